// The chat itself: messages in order, changed in place, kept at the bottom unless the reader has scrolled up.

import { bubble } from "./bubble.js";
import { clock } from "./clock.js";
import { dayInWords, momentOf } from "./dates.js";
import { el, icon } from "./dom.js";

const NEAR_BOTTOM = 80; // pixels
const PRESS_PATIENCE = 20_000; // milliseconds until a press without an answer stops turning

/** The scrolling list of one chat. `press(message, button)` does the press and resolves when it is answered. */
export class ChatLog {
  constructor({ press, label }) {
    this.pressed = press;
    this.messages = new Map(); // message_id -> what the server said last
    this.rows = new Map(); // message_id -> its <li>
    this.turning = new Set(); // "message_id key" of presses without an answer yet
    this.list = el("ol", { className: "messages", role: "log", aria: { live: "polite", label } });
    this.scroller = el("div", { className: "scroller", tabIndex: 0, aria: { label }, onscroll: () => this.scrolled() }, this.list);
    this.unseen = 0;
    this.downCount = el("span", { className: "badge" });
    this.down = el("button", {
      type: "button", className: "down", hidden: true, aria: { label: "Pastga" }, onclick: () => this.toBottom(true),
    }, icon("down"), this.downCount);
    this.stuck = true;
    this.element = el("div", { className: "log" }, this.scroller, this.down);
    this.lastTop = 0;
    const grown = new ResizeObserver(() => this.stuck && this.toBottom());
    grown.observe(this.scroller);
    grown.observe(this.list);
  }

  /** Show a whole chat anew, keeping what came while it was being fetched. */
  replace(messages, late) {
    const before = this.messages;
    this.messages = new Map();
    const kept = new Map(messages.filter((message) => !message.deleted).map((message) => [message.message_id, message]));
    for (const id of before.keys()) if (!kept.has(id)) this.remove(id, false);
    for (const message of [...kept.values()].sort((a, b) => a.message_id - b.message_id)) {
      this.apply(message, { quiet: true, same: sameAs(before.get(message.message_id), message) });
    }
    for (const message of late) this.apply(message);
    if (this.stuck) this.toBottom();
  }

  /** One message came, changed or went. What is already shown, or older than that, is passed over. Returns true when it is a new one. */
  apply(message, { quiet = false, same = false } = {}) {
    const id = message.message_id;
    const known = this.messages.get(id);
    if (known && known.seq >= message.seq) return false;
    if (message.deleted) return this.remove(id, true), false;
    this.messages.set(id, message);
    const row = this.rows.get(id);
    if (same && row) return false;
    if (row) this.redraw(row, message, quiet);
    else this.insert(message, quiet);
    if (this.stuck) this.toBottom();
    return !row;
  }

  insert(message, quiet) {
    const day = dayInWords(momentOf(message.date), clock.zone);
    const row = el("li", {
      className: `message ${message.from === "bot" ? "theirs" : "mine"}${quiet ? "" : " fresh"}`,
      data: { testid: "message", id: String(message.message_id), day },
    });
    this.rows.set(message.message_id, row);
    row.append(...this.inside(message));
    const next = [...this.list.children].reverse().find((other) => Number(other.dataset.id) < message.message_id);
    next ? next.after(row) : this.list.prepend(row);
    this.partDays(row);
    if (!quiet && !this.stuck && message.from === "bot") this.showUnseen(this.unseen + 1);
  }

  inside(message) {
    const key = (button) => `${message.message_id} ${button.data ?? button.url ?? button.label}`;
    return bubble(message, clock.zone, {
      waiting: (button) => this.turning.has(key(button)),
      press: (button) => this.press(message.message_id, button, key(button)),
      quoted: (id) => this.messages.get(id),
      goTo: (id) => this.show(id),
    }).filter(Boolean);
  }

  /** A changed message: the keyboard's focus stays on the same button, or on its place, or on the message. */
  redraw(row, message, quiet) {
    const held = row.contains(document.activeElement) ? { ...document.activeElement.dataset } : null;
    row.replaceChildren(...this.inside(message));
    if (held) {
      const buttons = [...row.querySelectorAll(".inline")];
      const like = (name) => buttons.find((button) => button.dataset[name] === held[name]);
      const heir = like("key") ?? like("place") ?? buttons[0] ?? row.querySelector(".bubble");
      heir.focus({ preventScroll: true });
    }
    if (quiet) return;
    light(row);
  }

  remove(id, gently) {
    const row = this.rows.get(id);
    this.messages.delete(id);
    this.rows.delete(id);
    if (!row) return;
    const next = row.nextElementSibling;
    const gone = () => { row.remove(); if (next?.isConnected) this.partDays(next); };
    delete row.dataset.testid;
    if (!gently || matchMedia("(prefers-reduced-motion: reduce)").matches) return gone();
    row.classList.add("going");
    row.addEventListener("animationend", gone, { once: true });
  }

  /** The day is written above the first message of each day. */
  partDays(row) {
    for (const each of [row, row.nextElementSibling]) {
      if (!each) continue;
      const before = each.previousElementSibling;
      if (before?.dataset.day === each.dataset.day) delete each.dataset.newDay;
      else each.dataset.newDay = each.dataset.day;
    }
  }

  async press(messageId, button, key) {
    if (this.turning.has(key)) return;
    const turn = (on) => {
      this.turning[on ? "add" : "delete"](key);
      for (const node of this.rows.get(messageId)?.querySelectorAll(".inline") ?? []) {
        if (`${messageId} ${node.dataset.key}` === key) on ? node.setAttribute("aria-busy", "true") : node.removeAttribute("aria-busy");
      }
    };
    turn(true);
    const patience = setTimeout(() => turn(false), PRESS_PATIENCE);
    try {
      await this.pressed(this.messages.get(messageId), button);
    } finally {
      clearTimeout(patience);
      turn(false);
    }
  }

  newest(test) {
    return [...this.messages.values()].sort((a, b) => b.message_id - a.message_id).find(test);
  }

  /** Bring a message into view and light it up. */
  show(id) {
    const row = this.rows.get(id);
    if (!row) return;
    row.scrollIntoView({ block: "center" });
    light(row);
  }

  /** Only the reader's own scrolling up lets go of the bottom; a picture that grows must not. */
  scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM;
    if (near) this.stuck = true;
    else if (scrollTop < this.lastTop) this.stuck = false;
    this.lastTop = scrollTop;
    if (this.stuck) this.showUnseen(0);
    this.down.hidden = this.stuck;
  }

  showUnseen(count) {
    this.unseen = count;
    this.downCount.textContent = count ? String(count) : "";
    this.down.setAttribute("aria-label", count ? `Pastga, ${count} ta yangi xabar` : "Pastga");
  }

  toBottom(smooth = false) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }
}

function light(row) {
  row.classList.remove("fresh", "flash");
  void row.offsetWidth; // starts the highlight again when edits follow one another
  row.classList.add("flash");
}

function sameAs(one, other) {
  return one !== undefined && JSON.stringify(one) === JSON.stringify(other);
}
