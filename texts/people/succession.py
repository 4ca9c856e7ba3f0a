"""Who comes in somebody's place, in words: chosen or named, and asked once more before it is done."""

from collections.abc import Sequence

from markupsafe import Markup

from texts.home import back_button
from texts.paging import page_of, page_turns, paired_buttons
from texts.people import presses
from texts.people.roles import ROLES, clipped_name, departments_named, half_done_lines
from texts.people.staff_changes import Card, back_to_person
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, lines, paragraphs, plain, say


def choose_successor(person: Card, people: Sequence[tuple[int, str]], page: int) -> Screen:
    """Who takes over: somebody who works here (id, name), or somebody new by a link."""
    shown, page, pages = page_of(people, page)
    text = say(
        "🔁 <b>{name}</b> o'rniga kim?\n"
        "Xizmatlari va boshlagan hisobotlari yangi xodimga o'tadi. Kiritgan raqamlari {name} nomida qoladi.\n"
        "Tanlang yoki ismini yozing 👇",
        name=clipped_name(person.name),
    )
    rows: list[Row] = [
        (Button(plain("➕ Yangi xodim (havola bilan)"), presses.invite_successor(person.id), style="primary"),)
    ]
    rows += paired_buttons(
        [
            Button(plain("👤 {name}", name=clipped_name(name, 40)), presses.ask_successor(person.id, key))
            for key, name in shown
        ]
    )
    rows += page_turns(page, pages, lambda to: presses.choose_successor(person.id, to))
    return Screen(text, (*rows, back_to_person(person.id)))


def ask_new_successor(person: Card, name: str) -> Screen:
    """Whether a typed name is somebody new who takes over."""
    text = lines(
        say(
            "🔁 <b>{name}</b> o'rniga yangi xodim: <b>{new}</b>?",
            name=clipped_name(person.name),
            new=clipped_name(name),
        ),
        say("Unga taklif havolasi beriladi."),
    )
    yes = Button(plain("✅ Ha, havola berilsin"), presses.new_successor(person.id), style="primary")
    return Screen(text, ((yes,), (back_button(presses.choose_successor(person.id, 0)),)))


def ask_successor(person: Card, successor: int, name: str) -> Screen:
    """The last question before somebody takes over."""
    text = lines(
        say(
            "🔁 <b>{name}</b> o'rniga <b>{successor}</b> ishlaydimi?",
            name=clipped_name(person.name),
            successor=clipped_name(name),
        ),
        say(
            "{successor} topshiradigan hisobotlar: {departments}.",
            successor=clipped_name(name),
            departments=departments_named(person.departments),
        )
        if person.departments
        else NOTHING,
        say("{successor} endi {role} bo'ladi.", successor=clipped_name(name), role=ROLES[person.role].name())
        if person.role in ("director", "deputy")
        else NOTHING,
        half_done_lines(person.half_done),
    )
    yes = Button(plain("✅ Ha, topshirish"), presses.hand_over(person.id, successor))
    return Screen(text, ((yes,), (back_button(presses.choose_successor(person.id, 0)),)))


def ask_successors_name(person: Card, above: Markup = NOTHING) -> Screen:
    """Who comes in the place of somebody: their name, for the link."""
    text = paragraphs(
        above,
        say(
            "🔁 <b>{name}</b> o'rniga\n"
            "Havola ochilguncha {name} ishlayveradi. Yangi xodim qo'shilgan zahoti ish unga o'tadi.",
            name=clipped_name(person.name),
        ),
        say("👇 Yangi xodimning ismini yozing."),
    )
    return Screen(text, ((back_button(presses.choose_successor(person.id, 0)),),))
