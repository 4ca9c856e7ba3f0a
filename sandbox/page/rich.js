// What a message says, as elements. The server has cleaned the HTML already; here it is taken apart and built again
// from an allow-list, so that nothing but known tags can reach the page even if the server were wrong.

import { el } from "./dom.js";

const KEPT = {
  B: "b", STRONG: "b", I: "i", EM: "i", U: "u", INS: "u", S: "s", STRIKE: "s", DEL: "s",
  CODE: "code", PRE: "pre", BLOCKQUOTE: "blockquote", BR: "br",
};
const LINK_SCHEMES = ["http:", "https:", "mailto:", "tel:", "tg:"];
const LINK_OR_COMMAND = /((?:https?:\/\/|\bt\.me\/)[^\s<>"]*[^\s<>".,;:!?)\]'])|(?<![\w/.<-])(\/[a-z][a-z0-9_]{0,31})(?![\w/])/gi;
const DEEP_LINK = /^(?:https?:\/\/)?(?:t|telegram)\.me\/\w{4,32}\/?\?(?:.*&)?start=[\w-]{1,64}/i;
const DEEP_LINK_TG = /^tg:\/\/resolve\/?\?(?=.*domain=(\w{4,32}))(?=.*start=([\w-]{1,64}))/i;

/** The https form of a link that starts a bot with a word, or null for any other link. */
export function deepLink(address) {
  if (DEEP_LINK.test(address)) return address.replace(/^(?!https?:)/i, "https://");
  const parts = DEEP_LINK_TG.exec(address);
  return parts ? `https://t.me/${parts[1]}?start=${parts[2]}` : null;
}

/** A fragment of the server's safe HTML: Telegram's tags only, with /commands and bare links made live. */
export function fromHtml(html) {
  const fragment = document.createDocumentFragment();
  const inert = new DOMParser().parseFromString(html, "text/html");
  for (const child of inert.body.childNodes) fragment.append(...rebuilt(child, true));
  return fragment;
}

/** A fragment of plain text, with /commands and links made live. */
export function fromText(text) {
  const fragment = document.createDocumentFragment();
  fragment.append(...withLinks(text));
  return fragment;
}

function rebuilt(node, linking) {
  if (node.nodeType === Node.TEXT_NODE) return linking ? withLinks(node.data) : [node.data];
  if (node.nodeType !== Node.ELEMENT_NODE || ["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) return [];
  const shell = shellOf(node);
  const stillLinking = linking && !["A", "CODE", "PRE"].includes(node.tagName);
  const children = [...node.childNodes].flatMap((child) => rebuilt(child, stillLinking));
  if (!shell) return children;
  shell.append(...children);
  return [shell];
}

function shellOf(node) {
  if (node.tagName === "A") return anchor(node.getAttribute("href") ?? "");
  if (node.tagName === "SPAN" && node.classList.contains("spoiler")) return spoiler();
  if (!(node.tagName in KEPT)) return null;
  const shell = el(KEPT[node.tagName]);
  if (node.tagName === "BLOCKQUOTE" && node.classList.contains("expandable")) {
    shell.className = "folded";
    shell.addEventListener("click", () => shell.classList.toggle("folded"));
  }
  return shell;
}

function anchor(address) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  return LINK_SCHEMES.includes(url.protocol) ? el("a", { href: url.href, target: "_blank", rel: "noopener noreferrer" }) : null;
}

function spoiler() {
  const reveal = (event) => {
    if (event.type === "keydown" && !["Enter", " "].includes(event.key)) return;
    cover.classList.add("shown");
    cover.removeAttribute("aria-label");
  };
  const cover = el("span", {
    className: "spoiler", tabIndex: 0, role: "button", aria: { label: "Yashirin matn" }, onclick: reveal, onkeydown: reveal,
  });
  return cover;
}

function withLinks(text) {
  const found = [];
  let end = 0;
  for (const match of text.matchAll(LINK_OR_COMMAND)) {
    found.push(text.slice(end, match.index));
    end = match.index + match[0].length;
    if (match[2]) found.push(el("button", { type: "button", className: "command", data: { command: match[2] } }, match[2]));
    else {
      const link = anchor(match[1].replace(/^(?!https?:)/i, "https://"));
      link?.append(match[1]);
      found.push(link ?? match[1]);
    }
  }
  found.push(text.slice(end));
  return found.filter((piece) => piece !== "");
}
