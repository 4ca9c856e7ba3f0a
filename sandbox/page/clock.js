// The library's clock: what time it is there, and the buttons that move it. It runs on by itself between two answers.

import * as api from "./api.js";
import { forInput, fromInput, shortDay, timeOfDay, weekday, yearOf } from "./dates.js";
import { askMoment } from "./dialogs.js";
import { el, icon } from "./dom.js";

const HOUR = 3600; // seconds, as the server counts

export const clock = {
  zone: "Asia/Tashkent",
  ahead: 0, // milliseconds between the library's time and this machine's
  now: () => new Date(Date.now() + clock.ahead),
};

let face;
let moves;

/** Put the clock and its buttons into `place`; call `refreshClock` afterwards to set it. */
export function buildClock(place, onTrouble) {
  face = el("button", {
    type: "button", className: "clock-face quiet", data: { testid: "clock" },
    aria: { expanded: "false", controls: "clock-moves" }, onclick: () => open(moves.dataset.open !== "true"),
  });
  moves = el("div", { className: "clock-moves", id: "clock-moves", role: "group", aria: { label: "Vaqtni surish" } });
  const move = async (what) => {
    try {
      await api.moveClock(what);
      await refreshClock();
    } catch (error) {
      onTrouble(`Vaqt surilmadi: ${error.message}`);
    }
  };
  const button = (label, testid, onclick) => el("button", { type: "button", data: { testid }, onclick }, label);
  moves.append(
    button("+1 soat", "clock-hour", () => move({ advance: HOUR })),
    button("+1 kun", "clock-day", () => move({ advance: 24 * HOUR })),
    button("keyingi ish kuni", "clock-working-day", () => move({ next_working_day: true })),
    button("sanaga…", "clock-date", async () => {
      open(false);
      const chosen = await askMoment("Soatni qaysi vaqtga o'tkazamiz?", forInput(clock.now(), clock.zone));
      if (chosen) await move({ set: fromInput(chosen, clock.zone) });
    }),
    el("span", { className: "jumps" }),
  );
  moves.jump = (name) => move({ jump: name });
  place.append(face, moves);
  document.addEventListener("pointerdown", (event) => place.contains(event.target) || event.target.closest("dialog") || open(false));
  place.addEventListener("keydown", (event) => event.key === "Escape" && open(false));
  setInterval(show, 1000);
}

function open(yes) {
  moves.dataset.open = String(yes);
  face.setAttribute("aria-expanded", String(yes));
}

/** Ask the server what time it is in the library and which jumps it offers. */
export async function refreshClock() {
  const told = await api.clock();
  clock.zone = told.zone ?? clock.zone;
  clock.ahead = new Date(told.now) - Date.now();
  offerJumps(told.jumps ?? []);
  show();
}

const JUMPS = { next_reminder: "keyingi eslatmagacha" };

function offerJumps(jumps) {
  moves.querySelector(".jumps").replaceChildren(...jumps.map((name) =>
    el("button", { type: "button", data: { testid: `clock-${name}` }, onclick: () => moves.jump(name) }, JUMPS[name] ?? name)));
}

function show() {
  const now = clock.now();
  const [day, time] = [shortDay(now, clock.zone), timeOfDay(now, clock.zone)];
  const roomy = (words) => el("span", { className: "more-day" }, words);
  const words = el("span", {}, roomy(`${yearOf(now, clock.zone)}-yil `), day, roomy(`, ${weekday(now, clock.zone)}`), " · ", el("b", {}, time));
  if (face.textContent === words.textContent) return;
  face.replaceChildren(icon("clock"), words);
  document.dispatchEvent(new CustomEvent("minute"));
}
