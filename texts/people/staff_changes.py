"""Changing who works here, in words: one person's card, what each change means beforehand, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from texts.home import back_button, home_button
from texts.paging import page_of, page_turns, paired_buttons
from texts.people import presses
from texts.people.roles import ROLES, Begun, bulleted_departments, clipped_name, departments_named, half_done_lines
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import short_department as short

GONE = Sentence("Bu xodim endi ro'yxatda emas.")
SO_ALREADY = Sentence("Allaqachon shunday.")
LAST_DIRECTOR = Sentence("Siz yagona direktorsiz. Avval boshqa direktor taklif qiling yoki o'rningizga xodim tanlang.")


@dataclass(frozen=True, slots=True)
class Card:
    """One person as the director sees them."""

    id: int
    name: str
    role: str
    departments: tuple[str, ...]
    unreachable: bool = False
    half_done: tuple[Begun, ...] = ()
    only_here: tuple[str, ...] = ()
    """Departments nobody else answers for."""
    reports: bool = True


def choose_person(people: Sequence[tuple[int, str, str]], page: int) -> Screen:
    """Whom to change: (id, name, role)."""
    shown, page, pages = page_of(people, page)
    buttons = [
        Button(
            plain("👤 {name} — {role}", name=clipped_name(name, 40), role=ROLES[role].name.plain()),
            presses.profile(key),
        )
        for key, name, role in shown
    ]
    rows = [*paired_buttons(buttons)]
    rows += page_turns(page, pages, presses.choose_person)
    return Screen(say("✏️ <b>Qaysi xodim?</b>"), (*rows, (Button(plain("⬅️ Xodimlar"), presses.staff()), home_button())))


def person_card(person: Card, above: Markup = NOTHING) -> Screen:
    """One person and everything that can be changed about them."""
    about = lines(
        _headline(person),
        bulleted_departments(person.departments),
        say("▫️ hech bir xizmatga biriktirilmagan") if not person.departments and person.role == "member" else NOTHING,
        half_done_lines(person.half_done),
    )
    leave: Row = (Button(plain("🌴 Ta'til"), presses.leave_of(person.id)),) if person.reports else ()
    return Screen(
        paragraphs(above, about),
        (
            (
                Button(plain("✏️ Ismi"), presses.rename(person.id)),
                Button(plain("👥 Xizmatlari"), presses.departments_of(person.id, 0)),
            ),
            (Button(plain("🎖 Vazifasi"), presses.choose_role(person.id)), *leave),
            (
                Button(plain("📱 Yangi telefon"), presses.new_account(person.id)),
                _successor_button(person.id),
            ),
            (Button(plain("🚪 Ishdan bo'shadi"), presses.ask_withdrawal(person.id), style="danger"),),
            (back_button(presses.choose_person(0)), home_button()),
        ),
    )


def _headline(person: Card) -> Markup:
    name, role = clipped_name(person.name), ROLES[person.role].name()
    if person.unreachable:
        return say("📵 <b>{name}</b> — {role}", name=name, role=role)
    return say("👤 <b>{name}</b> — {role}", name=name, role=role)


def _successor_button(person: int) -> Button:
    return Button(plain("🔁 O'rniga boshqa xodim"), presses.choose_successor(person, 0))


def back_to_person(person: int) -> Row:
    """The way back to somebody's card."""
    return (back_button(presses.profile(person)),)


def ask_persons_name(person: Card, above: Markup = NOTHING) -> Screen:
    text = paragraphs(
        above,
        say(
            "✏️ Hozirgi ismi: <b>{name}</b>\nOldin kiritgan raqamlari ham yangi ism bilan ko'rinadi.",
            name=clipped_name(person.name),
        ),
        say("👇 To'g'ri ismini yozing."),
    )
    return Screen(text, (back_to_person(person.id),))


def person_renamed(name: str) -> Markup:
    return say("✅ Endi ismi: <b>{name}</b>", name=clipped_name(name))


def departments_of_person_page(
    person: Card, choices: Sequence[tuple[int, str, bool]], page: int, above: Markup = NOTHING
) -> Screen:
    """All departments, with a mark at those the person answers for: (id, name, answers)."""
    shown, page, pages = page_of(choices, page)
    question = say(
        "👥 <b>{name}</b> qaysi xizmatlar uchun hisobot beradi?\nBosib qo'shing yoki olib tashlang.",
        name=clipped_name(person.name),
    )
    rows: list[Row] = [
        *paired_buttons([_department_button(person.id, key, name, answers) for key, name, answers in shown])
    ]
    rows += page_turns(page, pages, lambda to: presses.departments_of(person.id, to))
    return Screen(paragraphs(above, question), (*rows, back_to_person(person.id)))


def _department_button(person: int, key: int, name: str, answers: bool) -> Button:
    label = (
        plain("✅ {department}", department=short(name, 60))
        if answers
        else plain("▫️ {department}", department=short(name, 60))
    )
    return Button(label, presses.ask_department(person, key, not answers))


def ask_department(
    person: Card, key: int, department: str, answers: bool, half_done: Sequence[Begun], alone: bool
) -> Screen:
    """What it means that somebody answers for a department, or not any more; `alone` when nobody else does."""
    name, title = clipped_name(person.name), short(department, 60)
    if answers:
        question = say(
            "👥 <b>{name}</b> endi <b>{department}</b> uchun ham hisobot bersinmi?", name=name, department=title
        )
        warning = say("U kuzatuvchi edi; endi xodim bo'ladi.") if person.role == "observer" else NOTHING
        label = plain("✅ Ha, qo'shish")
    else:
        question = say(
            "👥 <b>{name}</b> endi <b>{department}</b> uchun hisobot bermasinmi?", name=name, department=title
        )
        warning = say("⚠️ Bu xizmatda boshqa xodim yo'q: hisobot topshirilmay qoladi.") if alone else NOTHING
        label = plain("✅ Ha, olib tashlash")
    yes = Button(label, presses.set_department(person.id, key, answers))
    return Screen(
        lines(question, half_done_lines(half_done), warning),
        ((yes,), (back_button(presses.departments_of(person.id, 0)),)),
    )


def department_set(name: str, department: str, answers: bool, empty: bool) -> Markup:
    """What came of it; `empty` when nobody answers for the department now."""
    title = short(department, 60)
    return lines(
        say("✅ {name}: {department} uchun endi hisobot beradi.", name=clipped_name(name), department=title)
        if answers
        else say("✅ {name}: {department} uchun endi hisobot bermaydi.", name=clipped_name(name), department=title),
        say("⚠️ Bu xizmatda endi xodim yo'q. Birorta xodimni taklif qiling.") if empty else NOTHING,
    )


def choose_role(person: Card) -> Screen:
    text = paragraphs(
        say("🎖 <b>{name}</b> hozir: {role}", name=clipped_name(person.name), role=ROLES[person.role].name()),
        lines(say("<b>{role}</b> — {may}", role=role.title(), may=role.may()) for role in ROLES.values()),
    )
    others = [
        (Button(role.title.plain(), presses.ask_role(person.id, key)),)
        for key, role in ROLES.items()
        if key != person.role
    ]
    return Screen(text, (*others, back_to_person(person.id)))


def ask_role(person: Card, role: str) -> Screen:
    """What another role means for somebody, before they have it."""
    loses = role == "observer" and bool(person.departments)
    text = lines(
        say(
            "🎖 <b>{name}</b>: {before} → <b>{after}</b>?",
            name=clipped_name(person.name),
            before=ROLES[person.role].name(),
            after=ROLES[role].name(),
        ),
        ROLES[role].may(),
        say(
            "⚠️ Kuzatuvchi hisobot bermaydi: {departments} undan olinadi.",
            departments=departments_named(person.departments),
        )
        if loses
        else NOTHING,
        _left_empty_by(person) if loses else NOTHING,
    )
    yes = Button(plain("✅ Ha"), presses.set_role(person.id, role))
    return Screen(text, ((yes,), (back_button(presses.choose_role(person.id)),)))


def _left_empty_by(person: Card) -> Markup:
    """The departments that nobody would answer for without this person."""
    if not person.only_here:
        return NOTHING
    return say("⚠️ Xodimsiz qoladi: {departments}.", departments=departments_named(person.only_here))


def role_set(name: str, role: str, empty: Sequence[str]) -> Markup:
    return lines(
        say("✅ {name} endi {role}.", name=clipped_name(name), role=ROLES[role].name()),
        say("⚠️ Xodimsiz qoldi: {departments}.", departments=departments_named(empty)) if empty else NOTHING,
    )


def ask_withdrawal(person: Card) -> Screen:
    """What happens when somebody leaves, before it does."""
    text = lines(
        say(
            "🚪 <b>{name}</b> ishdan bo'shadimi?\n"
            "Tasdiqlansa, u botdan foydalana olmaydi. Kiritgan raqamlari uning nomi bilan qoladi.",
            name=clipped_name(person.name),
        ),
        half_done_lines(person.half_done),
        _left_empty_by(person),
        say("O'rniga xodim kelgan bo'lsa, «O'rniga boshqa xodim» tugmasini bosing: boshlangan ish unga o'tadi.")
        if person.departments
        else NOTHING,
    )
    return Screen(
        text,
        (
            (_successor_button(person.id),),
            (Button(plain("🚪 Ha, bo'shadi"), presses.withdraw_person(person.id), style="danger"),),
            back_to_person(person.id),
        ),
    )
