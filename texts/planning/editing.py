"""Changing the plan in force, in words: what can be changed of a row, before → after, and who hears of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from plan.indicator import Window
from texts.deadlines import window_words
from texts.home import back_button as way_back
from texts.home import home_button
from texts.paging import fit_lines
from texts.planning import presses
from texts.planning.changes import Difference, change_line
from texts.planning.kinds import RecountedFigure, recounted_line
from texts.planning.names import presses as name_presses
from texts.planning.questions import previous_question_button, stop_button
from texts.planning.undoing import undo_button
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, join_names, part_end, plan_words, short_department, unit_name

MOST_LINES = 20

GONE = Sentence("Bu band rejada endi yo'q.")
MOVED_ON = Sentence("Reja shu orada o'zgardi. Mana yangi holati — qayta ko'rib chiqing.")
STALE = Sentence("Bu tugma eskirgan. Yangisi quyida 👇")
STOPPED = Sentence("👌 Bekor qilindi. Reja o'zgarmadi.")
NO_CHANGE = Sentence("🟰 Rejada aynan shunday yozilgan. Hech narsa o'zgarmadi.")


def given_way(title: str) -> Markup:
    """Another change is begun while this one was half said."""
    if title:
        return say("✋ Avvalgi o'zgartirish bekor qilindi: {title}", title=title)
    return say("✋ Avvalgi o'zgartirish bekor qilindi.")


def change_stopped(year: int, row: int | None) -> Screen:
    """Nothing was changed: back to the row, or to the plan."""
    there = _plan(year) if row is None else Button(plain("📖 Band"), presses.plan_row(year, row, 0))
    return Screen(STOPPED(), ((there, home_button()),))


def row_gone() -> Screen:
    """What was to be changed is in the plan no more."""
    return Screen(GONE(), ((home_button(),),))


def no_change() -> Screen:
    """The plan says the same already."""
    return Screen(NO_CHANGE(), ((home_button(),),))


def _plan(year: int) -> Button:
    return Button(plain("📖 Reja"), presses.plan_page(year, 0))


class Figure(Protocol):
    """A figure of the row as it is kept."""

    @property
    def part(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def baseline(self) -> Decimal | None: ...
    @property
    def target(self) -> Decimal | None: ...
    @property
    def window(self) -> Window: ...


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with what may be changed of it: its figures by their keys, and who reports it."""

    year: int
    key: int
    code: str
    name: str
    figures: Sequence[tuple[int, Figure]]
    deadline: str
    departments: Sequence[str]
    """Everybody who answers for the row, the leading department first."""
    shared: bool
    """Whether each of them reports its own part."""


def row_menu(row: ShownRow, undoable: int | None = None) -> Screen:
    """What may be changed of a row, with its present values; `undoable` is the version whose change of it can be taken
    back."""
    numbered = len(row.figures) > 1
    text = paragraphs(
        say("✏️ <b>{code}</b> {name}", code=row.code, name=plan_words(row.name, 300)),
        lines(_figure(figure, row.year, place if numbered else 0) for place, (_, figure) in enumerate(row.figures, 1)),
    )
    below = paragraphs(lines(_deadline(row), _reporters(row)), say("Nimani o'zgartiramiz?"))
    buttons = _row_buttons(row, numbered)
    undo: tuple[Row, ...] = ((undo_button(row.year, undoable),),) if undoable is not None else ()
    return Screen(fit_lines(text, below=below), (*buttons[:-1], *undo, *buttons[-1:]))


def _figure(figure: Figure, year: int, place: int) -> Markup:
    """A figure's values in a line, numbered as its buttons are where the row has several."""
    places = {
        "target": figure.target,
        "unit": clip(unit_name(figure.unit), 40),
        "year": year - 1,
        "baseline": figure.baseline,
    }
    if not place:
        return say("• yillik reja <b>{target:figure}</b> {unit}, {year:bare}-yil: {baseline:figure}", **places)
    return say(
        "{place}) {part}: yillik reja <b>{target:figure}</b> {unit}, {year:bare}-yil: {baseline:figure}",
        place=place,
        part=part_end(figure.part, 24) or "–",
        **places,
    )


def _deadline(row: ShownRow) -> Markup:
    windows = join_names(dict.fromkeys(window_words(figure.window) for _, figure in row.figures))
    return say("🗓 Muddati: {deadline} ({windows})", deadline=clip(row.deadline, 120) or "–", windows=windows)


def _reporters(row: ShownRow) -> Markup:
    names = join_names(short_department(name, 40) for name in row.departments) or "–"
    if len(row.departments) < 2:
        return say("👥 Hisobot beradi: {departments}", departments=names)
    if row.shared:
        return say("👥 Hisobot beradi: {departments} — har biri o'zinikini topshiradi", departments=names)
    return say("👥 Hisobot beradi: {departments} — yetakchi xizmat hamma uchun topshiradi", departments=names)


def _row_buttons(row: ShownRow, numbered: bool) -> tuple[Row, ...]:
    def change(label: str, what: str, about: int = 0) -> Button:
        return Button(label, presses.begin_change(row.year, row.key, what, about))

    rows: list[Row] = []
    before = row.year - 1
    for place, (key, _) in enumerate(row.figures, 1):
        target = plain("🎯 Reja {place}", place=place) if numbered else plain("🎯 Reja")
        baseline = (
            plain("📅 {year:bare}-yil {place}", year=before, place=place)
            if numbered
            else plain("📅 {year:bare}-yil", year=before)
        )
        counting = plain("🧮 Turi {place}", place=place) if numbered else plain("🧮 Turi")
        how = Button(counting, presses.edit_counting(row.year, row.key, key))
        rows.append((change(target, "target", key), change(baseline, "baseline", key), how))
    rows.append((change(plain("🗓 Muddati"), "deadline"), change(plain("👥 Kim topshiradi"), "who")))
    if len(row.departments) > 1:
        label = plain("Faqat yetakchi topshiradi") if row.shared else plain("Har biri o'zinikini topshiradi")
        rows.append((change(label, "share", 0 if row.shared else 1),))
    rows.append((change(plain("🔤 Nomi"), "name"), change(plain("📝 Mexanizmi"), "mechanism")))
    called = Button(plain("🏷 Qisqa nomi"), name_presses.ask_short_name(row.year, row.key))
    rows.append((called, change(plain("🗑 Rejadan chiqarish"), "drop")))
    rows.append((way_back(presses.plan_row(row.year, row.key, 0)), home_button()))
    return tuple(rows)


class WrongSum(Protocol):
    """A sum that does not add up."""

    @property
    def code(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def target(self) -> Decimal: ...
    @property
    def computed(self) -> Decimal: ...


def change_preview(
    version: int,
    year: int,
    changes: Sequence[Difference],
    sums: Sequence[WrongSum],
    concerned: Sequence[str],
    why: str,
    order: str,
    *,
    drops: bool,
    above: Markup = NOTHING,
    added: Markup = NOTHING,
    recounted: Sequence[RecountedFigure] = (),
) -> Screen:
    """Before → after, with what follows from it, before anything is changed; `added` tells what a new row will be,
    `recounted` what becomes of numbers that were sent."""
    if not changes:
        return Screen(NO_CHANGE(), ((previous_question_button(), stop_button()),))
    title = say(
        "🔍 <b>{year:bare}-yil rejasi: {version:bare}-tahrirdan {next:bare}-tahrirga</b>",
        year=year,
        version=version,
        next=version + 1,
    )
    departments = clip(join_names(short_department(name, 40) for name in concerned), 1000)
    text = paragraphs(
        above,
        title,
        lines(map(change_line, changes[:MOST_LINES]), added, _left_out(changes)),
        map(_wrong_sum, sums),
        lines(map(recounted_line, recounted[:MOST_LINES])),
    )
    below = lines(
        _reason(why),
        _order(order) if order else say("📄 Buyruq: yo'q"),
        say("📣 Xabar yuboriladi: {departments}", departments=departments) if departments else NOTHING,
        say("Topshirilgan raqamlari tarixda va o'sha kungi hujjatlarda qoladi.")
        if drops
        else say("Topshirilgan raqamlar o'z joyida qoladi."),
    )
    make = Button(plain("✅ Saqlash"), presses.make_change(version), style="success")
    return Screen(fit_lines(text, below=below), ((make,), (previous_question_button(), stop_button())))


def _left_out(changes: Sequence[Difference]) -> Markup:
    more = len(changes) - MOST_LINES
    return say("… va yana {n} ta o'zgarish", n=more) if more > 0 else NOTHING


def _wrong_sum(wrong: WrongSum) -> Markup:
    if wrong.part:
        return say(
            "⚠️ {code} {part}: rejasi {target}, qismlaridan esa {computed} chiqadi.",
            code=wrong.code,
            part=clip(wrong.part, 30),
            target=wrong.target,
            computed=wrong.computed,
        )
    return say(
        "⚠️ {code}: rejasi {target}, qismlaridan esa {computed} chiqadi.",
        code=wrong.code,
        target=wrong.target,
        computed=wrong.computed,
    )


def _reason(why: str) -> Markup:
    return say("💬 Sababi: {why}", why=clip(why, 200))


def _order(order: str) -> Markup:
    return say("📄 Buyruq: {order}", order=clip(order, 100))


def change_made(year: int, row: int | None, version: int, changes: Sequence[Difference], people: int) -> Screen:
    """The change is in force, and so many people hear of it."""
    text = paragraphs(
        say("✅ <b>{year:bare}-yil rejasi yangilandi: {version:bare}-tahrir.</b>", year=year, version=version),
        lines(map(change_line, changes[:MOST_LINES]), _left_out(changes)),
        say("📣 {n} xodimga xabar berildi.", n=people) if people else NOTHING,
    )
    buttons: list[Row] = [(undo_button(year, version),)]
    if row is not None:
        buttons.append((Button(plain("📖 Bandni ko'rish"), presses.plan_row(year, row, 0)),))
    return Screen(fit_lines(text), (*buttons, (_plan(year), home_button())))


def change_notice(year: int, by: str, changes: Sequence[Difference], why: str, order: str) -> Screen:
    """To whoever reports the rows, and to the other directors."""
    text = paragraphs(
        say("📖 <b>{year:bare}-yil ish rejasi o'zgardi</b> ({by})", year=year, by=by),
        lines(map(change_line, changes[:MOST_LINES]), _left_out(changes)),
    )
    below = lines(_reason(why), _order(order) if order else NOTHING)
    return Screen(fit_lines(text, below=below), ((_plan(year),),))
