"""What a new plan file changes, a line for each difference: before → after."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from plan.document.compare.difference import differing_words
from plan.document.compare.row_matching import printed_code
from plan.indicator import Window
from texts.deadlines import window_words
from texts.home import back_button
from texts.paging import numbered_title, page_of, page_turns
from texts.planning import presses
from texts.planning.kinds import (
    RecountedFigure,
    asking_words,
    direction_words,
    kind_words,
    recounted_line,
    schedule_words,
)
from texts.screen import Button, Row, Screen
from texts.sentence import Sentence, lines, paragraphs, plain, say
from texts.wording import clip, figure_or_dash, join_names, plan_words, short_department, unit_name

PAGE = 12
_VALUE = 70
_CHANGED: Mapping[str, Sentence] = {
    "name": Sentence("✏️ {where} nomi: {before} → <b>{after}</b>"),
    "section_title": Sentence("✏️ {where} bo'lim nomi: {before} → <b>{after}</b>"),
    "mechanism": Sentence("✏️ {where} bajarish mexanizmi: {before} → <b>{after}</b>"),
    "deadline": Sentence("✏️ {where} rejadagi muddat: {before} → <b>{after}</b>"),
    "responsible": Sentence("✏️ {where} mas'ullar: {before} → <b>{after}</b>"),
    "reporters": Sentence("✏️ {where} hisobot beradi: {before} → <b>{after}</b>"),
    "unit": Sentence("✏️ {where} o'lchov birligi: {before} → <b>{after}</b>"),
    "kind": Sentence("✏️ {where} turi: {before} → <b>{after}</b>"),
    "baseline": Sentence("✏️ {where} o'tgan yil: {before} → <b>{after}</b>"),
    "target": Sentence("✏️ {where} yillik reja: {before} → <b>{after}</b>"),
    "window": Sentence("✏️ {where} muddati: {before} → <b>{after}</b>"),
    "direction": Sentence("✏️ {where} yo'nalishi: {before} → <b>{after}</b>"),
    "schedule": Sentence("✏️ {where} yillik rejasi: {before} → <b>{after}</b>"),
    "of_two": Sentence("✏️ {where} so'ralishi: {before} → <b>{after}</b>"),
    "part_of": Sentence("✏️ {where} qaysi jamiga kiradi: {before} → <b>{after}</b>"),
}


_NAMED: Mapping[str, Callable[[str], str]] = {
    "kind": kind_words,
    "direction": direction_words,
    "schedule": schedule_words,
    "of_two": asking_words,
}
"""What is kept as a word of ours, by the aspect: how it is said."""


class Difference(Protocol):
    """One difference as it is told: the row, which of its figures, what of it, and both values."""

    @property
    def code(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def aspect(self) -> str: ...
    @property
    def before(self) -> object: ...
    @property
    def after(self) -> object: ...


def changes_page(
    draft: int,
    year: int,
    changes: Sequence[Difference],
    page: int,
    loadable: bool,
    recounted: Sequence[RecountedFigure] = (),
) -> Screen:
    """One page of the differences; loading is offered here, after they were seen. `recounted` is what becomes of
    numbers that were sent."""
    shown, page, pages = page_of(changes, page, PAGE)
    title = say("🔍 <b>{year:bare}-yil rejasidagi farqlar: {n} ta</b>", year=year, n=len(changes))
    text = paragraphs(
        numbered_title(title, page, pages),
        lines(map(change_line, shown)),
        lines(map(recounted_line, recounted[:PAGE])),
        say("Topshirilgan hisobotlardagi raqamlar o'zgarmaydi."),
    )
    rows: list[Row] = [*page_turns(page, pages, lambda other: presses.show_changes(draft, other))]
    if loadable:
        rows.append((Button(plain("✅ Kuchga kiritish"), presses.load_draft(draft), style="success"),))
    rows.append((back_button(presses.show_draft(draft)), Button(plain("Bekor qilish"), presses.discard_draft(draft))))
    return Screen(text, tuple(rows))


def change_line(change: Difference) -> Markup:
    """One difference in one line."""
    where, before, after = _where(change), _value(change.before), _value(change.after)
    match change.aspect:
        case "title":
            return say("✏️ sarlavha: {before} → {after}", before=before, after=after)
        case "order":
            return say("↕️ {where}: tartibi o'zgardi", where=where) if change.code else say("↕️ tartibi o'zgardi")
        case "row_added":
            return say("➕ {where}: {name} — yangi band", where=where, name=after)
        case "row_dropped":
            return say("➖ {where}: {name} — rejadan chiqdi", where=where, name=before)
        case "number":
            return say("🔢 {where}: avvalgi raqami {before}", where=where, before=before)
        case "part_added":
            return say("➕ {where}: yangi ko'rsatkich, rejasi {target}", where=where, target=after)
        case "part_dropped":
            return say("➖ {where}: ko'rsatkich rejadan chiqdi, rejasi {target} edi", where=where, target=before)
    if change.aspect in _NAMED:
        before, after = map(_NAMED[change.aspect], (str(change.before), str(change.after)))
    elif change.aspect == "part_of":
        before, after = _total(change.before), _total(change.after)
    elif isinstance(change.before, str) and isinstance(change.after, str):
        before, after = map(_value, differing_words(change.before, change.after))
    return _CHANGED[change.aspect](where=where, before=before, after=after)


def _where(change: Difference) -> Markup:
    if change.part:
        return say("<b>{code}</b> ({part})", code=change.code, part=clip(change.part, 40))
    return say("<b>{code}</b>", code=change.code)


def new_row(
    section: str,
    unit: str,
    kind: str,
    target: Decimal | None,
    deadline: str,
    window: Window,
    departments: Sequence[str],
) -> Markup:
    """What a row that is to be added will be, before it is: where, how much, until when, by whom."""
    names = join_names(short_department(name, 40) for name in departments)
    return lines(
        say("     bo'limi: {section}", section=clip(section, 80)),
        say("     rejasi: <b>{target:figure}</b> {unit}", target=target, unit=unit_name(clip(unit, 60))),
        say("     turi: {kind}", kind=kind_words(kind)),
        _new_deadline(deadline, window),
        say("     hisobot beradi: {departments} — har biri o'zinikini", departments=names)
        if len(departments) > 1
        else say("     hisobot beradi: {department}", department=names),
    )


def _new_deadline(deadline: str, window: Window) -> Markup:
    understood = window_words(window)
    if deadline == understood:
        return say("     muddati: {window}", window=understood)
    return say("     muddati: {window} (rejada: {printed})", window=understood, printed=clip(deadline, 80))


def _total(place: object) -> str:
    """Section, number and part as people call a figure: `IV.13 yangi`."""
    if not isinstance(place, tuple):
        return _value(place)
    section, number, part = place
    total = printed_code((section, number))
    return _value(plain("{code} {part}", code=total, part=part) if part else total)


def _value(value: object) -> str:
    if value is None or value == "" or value == ():
        return "–"
    if isinstance(value, Decimal):
        return figure_or_dash(value)
    if isinstance(value, Window):
        return window_words(value)
    if isinstance(value, tuple):
        return plan_words(join_names(map(str, value)), _VALUE)
    return plan_words(str(value), _VALUE)
