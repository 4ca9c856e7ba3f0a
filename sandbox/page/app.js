// The page as a whole: which phones are open, what the address remembers of it, and who hears which event.

import * as api from "./api.js";
import { buildClock, refreshClock } from "./clock.js";
import { askWho } from "./dialogs.js";
import { JournalDrawer } from "./journal.js";
import { listen } from "./live.js";
import { PeopleList } from "./people.js";
import { Phone } from "./phone.js";

const MOST_PHONES = 4;
const REMEMBERED = "sandbox.people";
const narrow = matchMedia("(max-width: 760px)");
const byId = (id) => document.getElementById(id);

let people = [];
let openIds = []; // also of people who are not there yet: a sandbox that starts again adds its people one by one
let activeId = null;
const phones = new Map(); // person id -> Phone, only those on the screen
const drafts = new Map(); // person id -> what was being written when the phone was left

const list = new PeopleList(byId("people"), {
  choose: (id) => { choose(id); showPeople(false); },
  beside: (id) => { beside(id); showPeople(false); },
  welcome: (person) => { welcome(person); choose(person.id); showPeople(false); },
});
const journal = new JournalDrawer(byId("journal"), byId("toggle-journal"));

/** Open a person's phone in place of the active one; a phone already open only becomes active. */
function choose(id) {
  if (openIds.includes(id)) return activate(id);
  const place = openIds.indexOf(activeId);
  setOpen((place < 0 ? [...openIds, id] : openIds.with(place, id)).filter(isKnown), id);
}

/** Open a person's phone next to the others; the oldest gives way when there is no room. */
function beside(id) {
  if (openIds.includes(id)) return activate(id);
  setOpen([...openIds, id].filter(isKnown).slice(-MOST_PHONES), id);
}

function isKnown(id) {
  return people.some((person) => person.id === id);
}

/** Somebody was added just now; the server's own news of it may come later. */
function welcome(person) {
  if (isKnown(person.id)) return;
  people.push(person);
  list.show(people);
}

function close(id) {
  const left = openIds.filter((other) => other !== id);
  setOpen(left, left.at(-1));
}

function activate(id) {
  setOpen(openIds, id);
}

function setOpen(ids, active) {
  openIds = ids;
  activeId = active;
  const address = `#people=${ids.join(",")}`;
  if (location.hash !== address) history.replaceState(null, "", address);
  localStorage.setItem(REMEMBERED, ids.join(","));
  drawPhones();
}

function drawPhones() {
  for (const [id, phone] of phones) {
    if (openIds.includes(id) && isKnown(id)) continue;
    phone.element.remove();
    phones.delete(id);
  }
  for (const id of openIds) {
    const person = people.find((other) => other.id === id);
    if (!person || phones.has(id)) continue;
    const phone = new Phone(person, { followLink, close, drafts });
    phone.element.addEventListener("focusin", () => activeId !== id && activate(id));
    phone.element.addEventListener("pointerdown", () => activeId !== id && activate(id));
    phones.set(id, phone);
    phone.load().catch((error) => phone.toast(`Yozishma ochilmadi: ${error.message}`));
  }
  const stage = byId("phones");
  openIds.filter(isKnown).forEach((id, place) => {
    const { element } = phones.get(id);
    if (stage.children[place] !== element) stage.insertBefore(element, stage.children[place] ?? null);
    element.classList.toggle("active", id === activeId);
  });
  stage.dataset.count = String(phones.size);
  list.viewing(openIds, seenIds());
}

/** On a narrow screen only the active phone is in view. */
function seenIds() {
  return narrow.matches ? openIds.filter((id) => id === activeId) : openIds;
}

/** A deep link was clicked in somebody's chat: open it as whoever is chosen. */
async function followLink(link, from) {
  const who = await askWho("Kim sifatida ochilsin?", people, link);
  if (!who) return;
  welcome(who);
  if (who.id !== from.id) beside(who.id);
  const phone = phones.get(who.id);
  await phone?.try(api.openLink(who.id, link));
}

async function refreshPeople() {
  people = await api.people();
  list.show(people);
  for (const person of people) phones.get(person.id)?.knowPerson(person);
  if (openIds.length) drawPhones();
  else openFirst();
}

async function lastLines() {
  for (const { id } of people) {
    const { messages } = await api.chat(id);
    const last = messages.filter((message) => !message.deleted).at(-1);
    if (last) list.heard(id, last, false);
  }
}

/** The phones the address asks for; without an address those of last time, as far as the people are still there. */
function wanted() {
  const asked = /people=([\d,-]+)/.exec(location.hash)?.[1];
  const written = asked ?? localStorage.getItem(REMEMBERED) ?? "";
  const ids = [...new Set(written.split(",").filter(Boolean).map(Number))].slice(0, MOST_PHONES);
  return asked ? ids : ids.filter(isKnown);
}

function openFirst() {
  const ids = wanted();
  const first = ids.length || narrow.matches ? ids : people.slice(0, 1).map((person) => person.id);
  if (first.length) setOpen(first, first[0]);
  else showPeople(true);
}

/** After each connection: whatever may have been missed is fetched, open phones included. */
async function catchUp() {
  byId("offline").hidden = true;
  const before = [...phones.values()];
  await Promise.all([refreshPeople(), refreshClock()]);
  await Promise.all(before.map((phone) => phone.load()));
  document.body.dataset.ready = "true"; // the phones' own chats may still be on their way
  await lastLines();
}

function hear(event) {
  if (event.kind === "people") refreshPeople().catch(lost);
  else if (event.kind === "clock") refreshClock().catch(lost);
  else {
    for (const [id, phone] of phones) if (id === event.person || event.person === null) phone.heard(event);
    if (event.message) hearMessage(event);
  }
}

function hearMessage({ kind, person, message }) {
  const seen = seenIds().includes(person);
  const isNews = kind === "message" && message.from === "bot";
  list.heard(person, message, isNews && !seen);
  if (isNews && seen) api.chat(person, message.seq).catch(lost); // asking is how the server learns that it was read
}

function showPeople(yes) {
  document.body.classList.toggle("people-shown", yes);
  byId("toggle-people").setAttribute("aria-expanded", String(narrow.matches ? yes : !document.body.classList.contains("people-folded")));
}

byId("toggle-people").addEventListener("click", () => {
  if (!narrow.matches) document.body.classList.toggle("people-folded");
  showPeople(narrow.matches && !document.body.classList.contains("people-shown"));
});
byId("people").addEventListener("keydown", (event) => event.key === "Escape" && showPeople(false));
byId("phones").addEventListener("pointerdown", () => showPeople(false));
byId("add-phone").addEventListener("click", async () => {
  const who = await askWho("Kimning telefoni?", people.filter((person) => !openIds.includes(person.id)));
  if (!who) return;
  welcome(who);
  beside(who.id);
});
addEventListener("hashchange", () => {
  const ids = wanted();
  if (ids.join() !== openIds.join()) setOpen(ids, ids[0] ?? null);
});
narrow.addEventListener("change", drawPhones);
document.addEventListener("minute", () => { for (const phone of phones.values()) phone.tick(); });

const tell = (text) => (phones.get(activeId) ?? phones.values().next().value)?.toast(text);
buildClock(byId("clock"), tell);
journal.build(tell);
showPeople(false);
listen({ onEvent: hear, onUp: () => catchUp().catch(lost), onDown: lost });

function lost() {
  byId("offline").hidden = false;
}
