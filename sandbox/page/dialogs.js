// Questions the page asks over everything else. The browser's own <dialog> keeps the focus inside and closes on Escape.

import * as api from "./api.js";
import { avatar, el, fullName } from "./dom.js";

function shown(dialog) {
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

const closer = (label) => el("button", { type: "button", onclick: (event) => event.target.closest("dialog").close() }, label);

/** The bot's answer that must be read: a text and one button. */
export function alertBox(text) {
  shown(el("dialog", { className: "box", data: { testid: "toast" }, role: "alertdialog", aria: { label: "Bot javobi" } },
    el("p", {}, text), el("div", { className: "row-end" }, closer("Yaxshi"))));
}

/** A picture at its full size. */
export function pictureBox(address, name) {
  shown(el("dialog", { className: "picture-box", aria: { label: name } },
    el("img", { src: address, alt: name, onclick: (event) => event.target.closest("dialog").close() }), closer("Yopish")));
}

/** Ask for a moment; resolves with the input's value, or null. */
export function askMoment(title, value) {
  return new Promise((resolve) => {
    const input = el("input", { type: "datetime-local", value, required: true, aria: { label: title } });
    const dialog = el("dialog", { className: "box", aria: { label: title } },
      el("form", { method: "dialog", onsubmit: (event) => { event.preventDefault(); resolve(input.value); dialog.close(); } },
        el("h2", {}, title), input,
        el("div", { className: "row-end" }, closer("Bekor"), el("button", { type: "submit", className: "primary" }, "O'tkazish"))));
    dialog.addEventListener("close", () => resolve(null));
    shown(dialog);
  });
}

/** Ask for a new person's name and add them; resolves with the person, or null. */
export function askNewPerson() {
  return new Promise((resolve) => {
    const first = el("input", { name: "first", required: true, maxLength: 64, autocomplete: "off", placeholder: "Sardor" });
    const last = el("input", { name: "last", maxLength: 64, autocomplete: "off" });
    const trouble = el("p", { className: "trouble", role: "alert" });
    const add = async (event) => {
      event.preventDefault();
      const given = { first_name: first.value.trim(), note: "begona" };
      if (last.value.trim()) given.last_name = last.value.trim();
      if (!given.first_name) return;
      try {
        resolve(await api.addPerson(given));
        dialog.close();
      } catch (error) {
        trouble.textContent = `Qo'shilmadi: ${error.message}`;
      }
    };
    const dialog = el("dialog", { className: "box", aria: { label: "Yangi odam" } },
      el("form", { method: "dialog", onsubmit: add },
        el("h2", {}, "Yangi odam"),
        el("p", { className: "faint" }, "Bot hali tanimaydigan kishi. U botga birinchi bo'lib yozadi."),
        el("label", {}, "Ism", first), el("label", {}, "Familiya (ixtiyoriy)", last), trouble,
        el("div", { className: "row-end" }, closer("Bekor"), el("button", { type: "submit", className: "primary" }, "Qo'shish"))));
    dialog.addEventListener("close", () => resolve(null));
    shown(dialog);
  });
}

/** Ask which of the people; the new-person form is one tap away. Resolves with the person, or null. */
export function askWho(title, people, explanation = "") {
  return new Promise((resolve) => {
    let leaving = false;
    const choose = (person) => { resolve(person); dialog.close(); };
    const chooseNew = async () => { leaving = true; dialog.close(); resolve(await askNewPerson()); };
    const dialog = el("dialog", { className: "box", data: { testid: "who" }, aria: { label: title } },
      el("h2", {}, title),
      explanation && el("p", { className: "faint" }, explanation),
      el("ul", { className: "choices" },
        ...people.map((person) => el("li", {},
          el("button", { type: "button", className: "choice", data: { testid: `who-${person.id}` }, onclick: () => choose(person) },
            avatar(person), el("span", {}, fullName(person), el("small", {}, person.note ?? ""))))),
        el("li", {}, el("button", { type: "button", className: "choice new", data: { testid: "who-new" }, onclick: chooseNew }, "+ yangi odam"))),
      el("div", { className: "row-end" }, closer("Bekor")));
    dialog.addEventListener("close", () => leaving || resolve(null));
    shown(dialog);
  });
}

/** A small menu at a point of the screen: pairs of a label and what it does. */
export function menuAt(x, y, choices, home) {
  document.querySelector(".context-menu")?.remove();
  const leave = () => { menu.remove(); document.removeEventListener("pointerdown", outside, true); };
  const outside = (event) => menu.contains(event.target) || leave();
  const walk = (event) => {
    const buttons = [...menu.children];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") { event.preventDefault(); leave(); home?.focus(); }
    if (step) { event.preventDefault(); buttons.at((buttons.indexOf(document.activeElement) + step) % buttons.length).focus(); }
  };
  const menu = el("div", { className: "context-menu", role: "menu", onkeydown: walk },
    ...choices.map(([label, act]) => el("button", { type: "button", role: "menuitem", onclick: () => { leave(); home?.focus(); act(); } }, label)));
  document.body.append(menu);
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  document.addEventListener("pointerdown", outside, true);
  menu.firstElementChild.focus();
}
