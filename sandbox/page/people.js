// Who there is: the list at the left, with what each was told last and how much of it is still unread.

import { lineOf } from "./bubble.js";
import { askNewPerson } from "./dialogs.js";
import { avatar, el, fullName, iconButton } from "./dom.js";

/**
 * The list of people. `choose(id)` opens a phone in place of the current one, `beside(id)` next to it, `welcome(person)`
 * hears of somebody who was added here.
 */
export class PeopleList {
  constructor(place, { choose, beside, welcome }) {
    this.choose = choose;
    this.beside = beside;
    this.rows = el("ul", { className: "people-rows" });
    this.lastLines = new Map(); // person id -> the newest message's number and words
    this.unread = new Map();
    this.people = [];
    this.openIds = [];
    const add = async () => {
      const person = await askNewPerson();
      if (person) welcome(person);
    };
    place.append(el("h2", { className: "faint" }, "Kim bo'lasiz?"), this.rows,
      el("button", { type: "button", className: "add-person", data: { testid: "add-person" }, onclick: add }, "+ yangi odam"));
  }

  show(people) {
    this.people = people;
    for (const person of people) if (!this.unread.has(person.id)) this.unread.set(person.id, person.unread ?? 0);
    this.draw();
  }

  /** A message came or changed; `isUnread` when it is new and the person's phone is not in view. */
  heard(personId, message, isUnread) {
    const last = this.lastLines.get(personId);
    if (!message.deleted && !(last?.id > message.message_id)) {
      this.lastLines.set(personId, { id: message.message_id, words: (message.from === "person" ? "Siz: " : "") + lineOf(message) });
    }
    if (isUnread) this.unread.set(personId, (this.unread.get(personId) ?? 0) + 1);
    this.draw();
  }

  /** These phones are in view now: nothing of theirs is unread. */
  viewing(openIds, seenIds) {
    this.openIds = openIds;
    for (const id of seenIds) this.unread.set(id, 0);
    this.draw();
  }

  draw() {
    const focused = document.activeElement?.dataset?.focus;
    this.rows.replaceChildren(...this.people.map((person) => this.row(person)));
    if (focused) this.rows.querySelector(`[data-focus="${CSS.escape(focused)}"]`)?.focus();
  }

  row(person) {
    const unread = this.unread.get(person.id) ?? 0;
    const isOpen = this.openIds.includes(person.id);
    const last = person.blocked ? "botni to'xtatgan" : this.lastLines.get(person.id)?.words ?? "";
    return el("li", { className: isOpen ? "open" : "" },
      el("button", {
        type: "button", className: "person", data: { testid: `person-${person.id}`, focus: `p${person.id}` },
        aria: isOpen ? { current: "true" } : {}, onclick: () => this.choose(person.id),
      },
        avatar(person),
        el("span", { className: "person-words" },
          el("span", { className: "person-name" }, fullName(person)),
          person.note ? el("span", { className: "person-note" }, person.note) : null,
          el("span", { className: "person-last" }, last)),
        unread ? el("span", { className: "badge", aria: { label: `${unread} ta o'qilmagan` } }, String(unread)) : null),
      iconButton("plus", `${fullName(person)}: yonma-yon ochish`, () => this.beside(person.id), {
        className: "quiet icon-only beside", hidden: isOpen, data: { testid: `beside-${person.id}`, focus: `b${person.id}` },
      }));
  }
}
