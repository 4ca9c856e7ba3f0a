// What the bot asked of Telegram, as it happens, and a few misfortunes to try it with.

import * as api from "./api.js";
import { clock } from "./clock.js";
import { timeOfDay } from "./dates.js";
import { el, iconButton } from "./dom.js";

const EVERY = 1500; // milliseconds, only while the drawer is open
const SHOWN = 120; // calls
const FAULTS = [
  ["tarmoq uzilsin", { method: "*", fault: "drop_before" }],
  ["Telegram sekin (3 soniya)", { method: "*", fault: "stall", seconds: 3 }],
];

/** The drawer; it asks the server nothing until somebody opens it. */
export class JournalDrawer {
  constructor(drawer, toggle) {
    this.drawer = drawer;
    this.toggle = toggle;
    this.after = 0;
    this.calls = el("ol", { className: "calls", reversed: true });
    this.rules = el("p", { className: "faint", role: "status" });
  }

  build(tell) {
    const act = (work) => async () => {
      try {
        await work();
        await this.showRules();
      } catch (error) {
        tell(`Bo'lmadi: ${error.message}`);
      }
    };
    this.drawer.append(
      el("div", { className: "journal-head" },
        el("h2", {}, "Jurnal"),
        iconButton("close", "Jurnalni yopish", () => { this.open(false); this.toggle.focus(); })),
      el("div", { className: "faults", role: "group", aria: { label: "Nosozliklar" } },
        ...FAULTS.map(([label, rule]) => el("button", { type: "button", onclick: act(() => api.addFault(rule)) }, label)),
        el("button", { type: "button", onclick: act(() => api.clearFaults()) }, "hammasi joyida")),
      this.rules,
      this.calls);
    this.toggle.addEventListener("click", () => this.open(this.drawer.hidden));
    this.drawer.addEventListener("keydown", (event) => event.key === "Escape" && (this.open(false), this.toggle.focus()));
  }

  open(yes) {
    this.drawer.hidden = !yes;
    this.toggle.setAttribute("aria-expanded", String(yes));
    clearInterval(this.timer);
    if (!yes) return;
    this.refresh();
    this.timer = setInterval(() => this.refresh(), EVERY);
  }

  async refresh() {
    try {
      const calls = await api.journal(this.after);
      if (calls.length) this.after = calls.at(-1).seq;
      this.calls.prepend(...calls.filter(worthTelling).slice(-SHOWN).reverse().map((call) => this.line(call)));
      while (this.calls.children.length > SHOWN) this.calls.lastElementChild.remove();
      await this.showRules();
    } catch {
      // the bar "no connection" already says it
    }
  }

  async showRules() {
    const rules = await api.faults();
    this.rules.textContent = rules.length ? `Nosozlik yoqilgan: ${rules.map((rule) => rule.fault).join(", ")}` : "";
  }

  line(call) {
    const good = call.code >= 200 && call.code < 300;
    return el("li", {},
      el("time", {}, timeOfDay(new Date(call.at), clock.zone)),
      el("b", {}, call.method),
      el("span", { className: good ? "code" : "code bad" }, call.code ? String(call.code) : "uzildi"),
      el("small", {}, call.description || summary(call.params)));
  }
}

/** A poll that went well is the bot's heartbeat, not news. */
function worthTelling(call) {
  return call.method !== "getUpdates" || call.code !== 200;
}

function summary(params) {
  const words = params?.text ?? params?.caption ?? params?.callback_query_id ?? "";
  return [params?.chat_id, words].filter(Boolean).join(" · ").slice(0, 90);
}
