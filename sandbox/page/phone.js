// One person's phone: whose it is, the chat with the bot, and everything the person can do in it.

import * as api from "./api.js";
import { clock } from "./clock.js";
import { Composer } from "./composer.js";
import { timeOfDay } from "./dates.js";
import { alertBox, menuAt } from "./dialogs.js";
import { avatar, el, fullName, iconButton } from "./dom.js";
import { ChatLog } from "./log.js";
import { deepLink } from "./rich.js";

const TOAST_STAYS = 3500; // milliseconds
const TYPING_STAYS = 5000; // milliseconds, as at Telegram
const LONG_PRESS = 500; // milliseconds

const ACTIONS = {
  typing: "yozmoqda…", upload_document: "fayl yubormoqda…", upload_photo: "rasm yubormoqda…",
};

const LANGUAGES = { uz: "o'zbekcha", ru: "ruscha", en: "inglizcha" };

/** A phone on the page. `followLink(link, person)` opens a deep link as somebody, `close(id)` takes the phone away. */
export class Phone {
  constructor(person, { followLink, close, drafts }) {
    this.person = person;
    this.followLink = followLink;
    this.answers = new Map(); // callback_id -> what the bot answered, or who waits for it
    this.late = null; // events that came while the chat was being fetched
    this.log = new ChatLog({ press: (message, button) => this.press(message, button), label: `${fullName(person)}: yozishma` });
    this.composer = new Composer(person.id, {
      send: (draft) => this.send(draft),
      lastOwn: () => this.log.newest((message) => message.from === "person" && message.text),
    });
    this.composer.input.value = drafts.get(person.id) ?? "";
    this.composer.input.addEventListener("input", () => drafts.set(person.id, this.composer.input.value));
    this.statusTime = el("span", { className: "status-time" });
    this.owner = el("span", { className: "owner" });
    this.state = el("small", { className: "state", aria: { live: "polite" } }, "bot");
    this.more = iconButton("more", "Yana", () => this.openMore());
    this.empty = el("div", { className: "empty", hidden: true });
    this.toasts = el("div", { className: "toasts", aria: { live: "assertive" } });
    this.blockedBar = el("div", { className: "blocked-bar", hidden: true }, "Bot to'xtatilgan.",
      el("button", { type: "button", onclick: () => this.try(api.unblock(person.id)) }, "Qayta boshlash"));
    this.log.element.append(this.empty, this.toasts);
    this.element = el("section", { className: "phone", data: { testid: `phone-${person.id}` }, aria: { label: `${fullName(person)} telefoni` } },
      el("div", { className: "status" }, this.statusTime, this.owner,
        iconButton("close", "Telefonni yopish", () => close(person.id), { className: "quiet icon-only close-phone" })),
      el("header", { className: "chat-head" },
        el("span", { className: "avatar bot-mark", aria: { hidden: "true" } }, el("img", { src: "page/icon.svg", alt: "" })),
        el("div", { className: "chat-name" }, el("h2", {}, "Hisobot"), this.state),
        this.more),
      this.log.element, this.composer.element, this.blockedBar);
    this.listen();
    this.knowPerson(person);
    this.tick();
  }

  listen() {
    const list = this.log.list;
    list.addEventListener("click", (event) => this.clicked(event));
    list.addEventListener("contextmenu", (event) => this.openMessageMenu(event));
    let held;
    list.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse") held = setTimeout(() => this.openMessageMenu(event), LONG_PRESS);
    });
    for (const end of ["pointerup", "pointermove", "pointercancel"]) list.addEventListener(end, () => clearTimeout(held));
    this.element.addEventListener("dragover", (event) => { event.preventDefault(); this.element.classList.add("dropping"); });
    this.element.addEventListener("dragleave", (event) => this.element.contains(event.relatedTarget) || this.element.classList.remove("dropping"));
    this.element.addEventListener("drop", (event) => {
      event.preventDefault();
      this.element.classList.remove("dropping");
      this.composer.attach(event.dataTransfer.files);
    });
  }

  /** Fetch the whole chat again; what arrives meanwhile is not lost. */
  async load() {
    this.late = [];
    try {
      const chat = await api.chat(this.person.id);
      this.log.replace(chat.messages, this.late);
      this.composer.offer(chat.commands ?? []);
      this.doing(chat.action);
      this.changed();
    } finally {
      this.late = null;
    }
  }

  /** Something happened in this person's chat. Returns true when it is a new message. */
  heard(event) {
    let isNew = false;
    if (event.message) {
      this.late?.push(event.message);
      isNew = this.log.apply(event.message);
      if (isNew && event.message.from === "bot") this.doing(null);
      this.changed();
    }
    if (event.kind === "answer") this.answered(event);
    if (event.kind === "action") this.doing(event.action ?? "typing");
    if (event.kind === "commands") this.try(api.chat(this.person.id).then((chat) => this.composer.offer(chat.commands ?? [])));
    return isNew;
  }

  changed() {
    const keyboard = this.log.newest((message) => message.from === "bot" && message.keyboard !== null && message.keyboard !== undefined);
    this.composer.showKeys(keyboard?.keyboard);
    this.composer.input.placeholder = this.log.newest((message) => message.from === "bot")?.placeholder ?? "Xabar…";
    const isEmpty = !this.log.messages.size;
    if (isEmpty && !this.empty.childElementCount) {
      const start = () => this.send({ text: "/start", files: [] });
      this.empty.append(el("p", {}, "Bu yerda hali yozishma yo'q."),
        el("button", { type: "button", className: "primary", onclick: start }, "Boshlash"));
    }
    this.empty.hidden = !isEmpty;
  }

  knowPerson(person) {
    this.person = person;
    this.owner.replaceChildren(avatar(person), el("span", {}, fullName(person), person.note ? el("small", {}, ` · ${person.note}`) : ""));
    this.blockedBar.hidden = !person.blocked;
    this.composer.element.hidden = Boolean(person.blocked);
  }

  tick() {
    this.statusTime.textContent = timeOfDay(clock.now(), clock.zone);
  }

  doing(action) {
    clearTimeout(this.typingEnds);
    const name = typeof action === "string" ? action.replace("…", "") : null;
    this.state.textContent = name ? ACTIONS[name] ?? ACTIONS.typing : "bot";
    this.state.classList.toggle("typing", Boolean(name));
    if (name) this.typingEnds = setTimeout(() => this.doing(null), TYPING_STAYS);
  }

  async send({ text, files, asFiles, editing, replyTo }) {
    const me = this.person.id;
    this.log.stuck = true;
    if (editing) return this.try(api.edit(me, editing.message_id, text));
    if (!files.length) return this.try(api.say(me, text, replyTo?.message_id));
    for (const [place, file] of files.entries()) {
      const as = file.type.startsWith("image/") && !asFiles ? "photo" : "document";
      if (!await this.try(api.sendFile(me, file, place ? "" : text, as))) return false;
    }
    return true;
  }

  async press(message, button) {
    if (button.copy) return this.copy(button.copy);
    if (button.url) return this.follow(button.url);
    try {
      const result = await api.press(this.person.id, message.message_id, button);
      const answer = result.answer ?? await this.answerTo(result.callback_id);
      if (answer?.text) answer.show_alert ? alertBox(answer.text) : this.toast(answer.text);
    } catch (error) {
      this.toast(`Bosilmadi: ${error.message}`);
    }
    return undefined;
  }

  answerTo(callbackId) {
    const known = this.answers.get(callbackId);
    if (known && typeof known !== "function") return known;
    return new Promise((resolve) => this.answers.set(callbackId, resolve));
  }

  answered({ callback_id: callbackId, answer }) {
    const waiting = this.answers.get(callbackId);
    this.answers.set(callbackId, answer ?? {});
    if (typeof waiting === "function") waiting(answer ?? {});
  }

  clicked(event) {
    const command = event.target.closest(".command");
    if (command) return this.send({ text: command.dataset.command, files: [] });
    const link = event.target.closest("a[href]");
    if (link && deepLink(link.href)) {
      event.preventDefault();
      this.follow(link.href);
    }
    return undefined;
  }

  follow(address) {
    const link = deepLink(address);
    if (link) this.followLink(link, this.person);
    else window.open(address, "_blank", "noopener,noreferrer");
  }

  async copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      this.toast("Nusxa olindi");
    } catch {
      this.toast("Brauzer nusxa olishga ruxsat bermadi");
    }
  }

  openMessageMenu(event) {
    const row = event.target.closest(".message");
    const message = row && this.log.messages.get(Number(row.dataset.id));
    if (!message || event.target.closest("a, img, .inline")) return;
    event.preventDefault();
    const words = message.text || message.caption;
    const choices = [["Javob berish", () => this.composer.reply(message)]];
    if (words) choices.push(["Nusxa olish", () => this.copy(words)]);
    if (message.from === "person" && message.text) choices.push(["Tahrirlash", () => this.composer.edit(message)]);
    menuAt(event.clientX, event.clientY, choices, row.querySelector(".bubble"));
  }

  openMore() {
    const { right, bottom } = this.more.getBoundingClientRect();
    const me = this.person;
    menuAt(right - 220, bottom + 4, [
      me.blocked ? ["Botni qayta boshlash", () => this.try(api.unblock(me.id))] : ["Botni to'xtatish", () => this.try(api.block(me.id))],
      ["/start yuborish", () => this.send({ text: "/start", files: [] })],
      ...Object.entries(LANGUAGES).map(([code, name]) => [
        `${me.language_code === code ? "✓ " : ""}Telefon tili: ${name}`, () => this.try(api.speak(me.id, code)),
      ]),
    ], this.more);
  }

  /** Wait for a request; a failure is told in the phone. Resolves to whether it went. */
  async try(request) {
    try {
      await request;
      return true;
    } catch (error) {
      this.toast(`Yuborilmadi: ${error.message}`);
      return false;
    }
  }

  toast(text) {
    const toast = el("div", { className: "toast", data: { testid: "toast" } }, text);
    this.toasts.replaceChildren(toast);
    setTimeout(() => toast.remove(), TOAST_STAYS);
  }
}
