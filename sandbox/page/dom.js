// Making elements without ever passing a string to innerHTML: names and messages are other people's words.

const SVG = "http://www.w3.org/2000/svg";

/** An element with properties (`on…` are listeners, `data`/`aria` are groups of attributes) and children. */
export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "aria") for (const [key, state] of Object.entries(value)) node.setAttribute(`aria-${key}`, state);
    else if (name in node) node[name] = value;
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** One of the drawings in icons.svg; it says nothing to a screen reader, the button around it does. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `page/icons.svg#${name}`);
  svg.append(use);
  return svg;
}

/** A button that is only a drawing; `label` is what it is called. */
export function iconButton(name, label, onclick, properties = {}) {
  return el("button", { type: "button", className: "quiet icon-only", title: label, aria: { label }, onclick, ...properties }, icon(name));
}

/** A person's round mark: initials on a colour that stays theirs. */
export function avatar(person) {
  const initials = [person.first_name, person.last_name].filter(Boolean).map((name) => [...name][0]).join("");
  return el("span", { className: `avatar hue-${Math.abs(person.id) % 8}`, aria: { hidden: "true" } }, initials.toUpperCase());
}

/** First and last name in one line. */
export function fullName(person) {
  return [person.first_name, person.last_name].filter(Boolean).join(" ");
}
