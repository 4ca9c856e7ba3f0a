// One message as it looks on a phone: words, picture or file, the time, and the buttons under it.

import { fileSize, momentOf, timeOfDay } from "./dates.js";
import { pictureBox } from "./dialogs.js";
import { el, icon } from "./dom.js";
import { fromHtml, fromText } from "./rich.js";

const STYLES = ["primary", "success", "danger"];

/**
 * The inside of a message's row. `waiting(button)` tells whether its press is still unanswered, `press(button)` presses
 * it, `quoted(id)` finds the message this one answers and `goTo(id)` shows it.
 */
export function bubble(message, zone, { waiting, press, quoted, goTo }) {
  const words = message.text || message.caption ? wordsOf(message) : null;
  const picture = message.file?.kind === "photo";
  return [
    el("div", { className: `bubble${picture ? " with-picture" : ""}`, tabIndex: -1 },
      quoteOf(message.reply_to && quoted(message.reply_to), goTo),
      message.file && (picture ? pictureOf(message.file) : fileOf(message.file)),
      words,
      ...(message.reaction ?? []).map((emoji) => el("span", { className: "reaction" }, emoji)),
      metaOf(message, zone)),
    message.buttons?.length ? keyboardOf(message, waiting, press) : null,
  ];
}

/** One line of a message for lists and quotes. */
export function lineOf(message) {
  const words = (message.text || message.caption || "").split("\n").find((line) => line.trim()) ?? "";
  const what = message.file ? (message.file.kind === "photo" ? "🖼 Rasm" : `📎 ${message.file.name}`) : "";
  return [what, words].filter(Boolean).join(" ");
}

function quoteOf(message, goTo) {
  return message ? el("button", { type: "button", className: "quote", onclick: () => goTo(message.message_id) }, lineOf(message)) : null;
}

function wordsOf(message) {
  const fragment = message.html ? fromHtml(message.html) : fromText(message.text || message.caption);
  return el("div", { className: "words", dir: "auto" }, fragment);
}

function metaOf(message, zone) {
  const mine = message.from === "person";
  const moment = momentOf(message.date);
  return el("span", { className: "meta" },
    message.edited ? el("span", {}, "tahrirlangan ") : null,
    el("time", { dateTime: moment.toISOString() }, timeOfDay(moment, zone)),
    mine ? icon("ticks") : null);
}

/** Only the sandbox's own address: whatever a file says, nothing is fetched from elsewhere. */
function addressOf(file) {
  const given = file.url ? new URL(file.url, location.href) : null;
  return given?.origin === location.origin ? given.pathname + given.search : `/sandbox/files/${encodeURIComponent(file.file_id)}`;
}

function pictureOf(file) {
  const address = addressOf(file);
  const name = file.name || "Rasm";
  return el("button", { type: "button", className: "picture", aria: { label: `${name}: kattalashtirish` }, onclick: () => pictureBox(address, name) },
    el("img", { src: address, alt: name }));
}

function fileOf(file) {
  const name = file.name || "fayl";
  const ending = name.includes(".") ? name.split(".").pop().slice(0, 4) : "";
  return el("a", { className: "file", href: addressOf(file), download: name, data: { testid: "file" } },
    el("span", { className: `file-mark kind-${ending.toLowerCase()}`, aria: { hidden: "true" } }, ending || icon("file")),
    el("span", { className: "file-words" }, el("span", { className: "file-name" }, name), el("small", {}, fileSize(file.size ?? 0))));
}

function keyboardOf(message, waiting, press) {
  const rows = message.buttons.map((row, y) => el("div", { className: "keyboard-row" },
    ...row.map((button, x) => {
      const busy = waiting(button);
      return el("button", {
        type: "button",
        className: `inline${STYLES.includes(button.style) ? ` style-${button.style}` : ""}`,
        data: { testid: "button", place: `${y}:${x}`, key: button.data ?? button.url ?? button.label },
        aria: busy ? { busy: "true" } : {},
        onclick: () => press(button),
      }, el("span", {}, button.label), button.url ? icon("link") : button.copy ? icon("copy") : null);
    })));
  return el("div", { className: "keyboard", role: "group", aria: { label: "Tugmalar" } }, ...rows);
}
