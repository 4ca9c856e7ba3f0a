// Where a person writes: several lines, files, the chat's commands and the bot's own keyboard.

import { fileSize } from "./dates.js";
import { el, icon, iconButton } from "./dom.js";

/** The bottom of a phone. `send({text, files, asFiles, editing, replyTo})` resolves to true when everything went. */
export class Composer {
  constructor(personId, { send, lastOwn }) {
    this.send = send;
    this.lastOwn = lastOwn;
    this.commands = [];
    this.files = [];
    this.editing = null;
    this.replyTo = null;
    this.input = el("textarea", {
      rows: 1, placeholder: "Xabar…", autocomplete: "off", enterKeyHint: "send", id: `words-${personId}`,
      aria: { label: "Xabar" }, data: { testid: `input-${personId}` },
      onkeydown: (event) => this.key(event), oninput: () => this.typed(), onpaste: (event) => this.pasted(event),
    });
    this.picker = el("input", {
      type: "file", multiple: true, className: "unseen", tabIndex: -1,
      aria: { label: "Fayl yoki rasm" }, data: { testid: `attach-${personId}` },
      onchange: () => { this.attach(this.picker.files); this.picker.value = ""; },
    });
    this.menuButton = el("button", {
      type: "button", className: "menu-button", data: { testid: `menu-${personId}` },
      aria: { expanded: "false", label: "Menyu" }, onclick: () => this.openMenu(this.menu.hidden),
    }, "☰", el("span", { className: "roomy" }, " Menyu"));
    this.keysButton = iconButton("keys", "Bot tugmalari", () => this.openKeys(this.keys.hidden), { hidden: true });
    this.sendButton = iconButton("send", "Yuborish", () => this.submit(), {
      className: "quiet icon-only send", data: { testid: `send-${personId}` },
    });
    this.menu = el("div", { className: "commands", hidden: true, onkeydown: (event) => event.key === "Escape" && this.openMenu(false) });
    this.banner = el("div", { className: "banner", hidden: true });
    this.tray = el("div", { className: "tray", hidden: true });
    this.asFiles = el("input", { type: "checkbox" });
    this.keys = el("div", { className: "reply-keys", role: "group", aria: { label: "Bot tugmalari" }, hidden: true });
    this.element = el("div", { className: "composer" }, this.menu, this.banner, this.tray,
      el("div", { className: "line" }, this.menuButton, this.input, this.keysButton,
        iconButton("clip", "Fayl yoki rasm biriktirish", () => this.picker.click()), this.picker, this.sendButton),
      this.keys);
    this.typed();
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape") this.calm();
    else if (event.key === "ArrowUp" && !this.input.value && !this.editing) {
      const own = this.lastOwn();
      if (own) { event.preventDefault(); this.edit(own); }
    }
  }

  typed() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 168)}px`;
    this.sendButton.disabled = !this.input.value.trim() && !this.files.length;
    const beginning = /^\/\w*$/.exec(this.input.value)?.[0];
    if (beginning !== undefined && this.matching(beginning).length) this.openMenu(true, beginning);
    else if (this.menu.dataset.typing) this.openMenu(false);
  }

  /** Put the chat's commands into the menu; without any the menu button is gone. */
  offer(commands) {
    this.commands = commands;
    this.menuButton.hidden = !commands.length;
    if (!this.menu.hidden) this.openMenu(commands.length > 0, this.menu.dataset.typing);
  }

  openMenu(yes, beginning) {
    this.menu.hidden = !yes;
    this.menuButton.setAttribute("aria-expanded", String(yes && !beginning));
    if (!yes) { delete this.menu.dataset.typing; return; }
    if (beginning) this.menu.dataset.typing = beginning;
    else delete this.menu.dataset.typing;
    this.menu.replaceChildren(...this.matching(beginning ?? "").map(({ command, description }) =>
      el("button", { type: "button", data: { testid: `command-${command}` }, onclick: () => this.runCommand(`/${command}`) },
        el("b", {}, `/${command}`), el("span", {}, description))));
    if (!beginning) this.menu.firstElementChild?.focus();
  }

  matching(beginning) {
    return this.commands.filter(({ command }) => `/${command}`.startsWith(beginning));
  }

  runCommand(command) {
    if (this.menu.dataset.typing) { this.input.value = ""; this.typed(); }
    this.openMenu(false);
    this.input.focus();
    this.send({ text: command, files: [] });
  }

  /** Show the bot's keyboard under the input, or take it away when `rows` is empty. */
  showKeys(rows) {
    const drawn = JSON.stringify(rows ?? []);
    if (drawn === this.keys.dataset.drawn) return;
    this.keys.dataset.drawn = drawn;
    this.keysButton.hidden = !rows?.length;
    this.keys.replaceChildren(...(rows ?? []).map((row) => el("div", { className: "keyboard-row" }, ...row.map((button) => {
      const label = typeof button === "string" ? button : button.text ?? button.label;
      return el("button", { type: "button", data: { testid: "reply-key" }, onclick: () => this.send({ text: label, files: [] }) }, label);
    }))));
    this.openKeys(Boolean(rows?.length));
  }

  openKeys(yes) {
    this.keys.hidden = !yes;
    this.keysButton.setAttribute("aria-expanded", String(yes));
  }

  attach(files) {
    this.files.push(...files);
    this.drawTray();
    this.input.focus();
  }

  pasted(event) {
    if (!event.clipboardData?.files.length) return;
    event.preventDefault();
    this.attach(event.clipboardData.files);
  }

  drawTray() {
    for (const image of this.tray.querySelectorAll("img")) URL.revokeObjectURL(image.src);
    const pictures = this.files.some((file) => file.type.startsWith("image/"));
    this.tray.hidden = !this.files.length;
    this.tray.replaceChildren(
      ...this.files.map((file, place) => el("span", { className: "chip" },
        file.type.startsWith("image/") ? el("img", { src: URL.createObjectURL(file), alt: "" }) : icon("file"),
        el("span", {}, file.name, el("small", {}, fileSize(file.size))),
        iconButton("close", `${file.name}: olib tashlash`, () => { this.files.splice(place, 1); this.drawTray(); }))),
      pictures ? el("label", { className: "as-files" }, this.asFiles, "rasmni fayl qilib yuborish") : "");
    this.typed();
  }

  /** Begin changing an own message that was sent before. */
  edit(message) {
    this.editing = message;
    this.replyTo = null;
    this.input.value = message.text;
    this.showBanner("Tahrirlash", message.text);
  }

  /** Answer a certain message. */
  reply(message) {
    this.replyTo = message;
    this.editing = null;
    this.showBanner("Javob", message.text || message.caption || message.file?.name || "");
  }

  showBanner(title, words) {
    this.banner.hidden = false;
    this.banner.replaceChildren(
      el("span", {}, el("b", {}, title), el("span", { className: "cut" }, words)),
      iconButton("close", "Bekor qilish", () => this.calm()));
    this.typed();
    this.input.focus();
  }

  /** Back to plain writing. */
  calm() {
    if (this.editing) this.input.value = "";
    this.editing = this.replyTo = null;
    this.banner.hidden = true;
    this.openMenu(false);
    this.typed();
  }

  /** Send what is written; what could not be sent stays where it was. */
  async submit() {
    const draft = { text: this.input.value.trim(), files: this.files, asFiles: this.asFiles.checked, editing: this.editing, replyTo: this.replyTo };
    if (!draft.text && !draft.files.length) return;
    const written = this.input.value;
    this.files = [];
    this.input.value = "";
    this.editing = null;
    this.calm();
    this.drawTray();
    this.input.focus();
    if (await this.send(draft)) return;
    this.input.value = this.input.value || written;
    this.files = [...draft.files, ...this.files];
    this.drawTray();
    if (draft.editing) { this.editing = draft.editing; this.showBanner("Tahrirlash", draft.editing.text); }
  }
}
