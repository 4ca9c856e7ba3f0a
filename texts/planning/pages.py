"""/reja: the approved plan to be read: its sections, their rows, and one row with everything that is printed of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from texts.deadlines import window_words
from texts.home import back_button as way_back
from texts.home import home_button
from texts.paging import button_grid, fit_lines, numbered_title, page_of, page_turns
from texts.planning import presses
from texts.planning.kinds import direction_words, kind_words, schedule_words
from texts.planning.names import presses as name_presses
from texts.planning.names.russian_names import section_button
from texts.planning.undoing import undo_file_button
from texts.progress.finding import HINT as FIND
from texts.progress.sections import section_label, section_line, section_name
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, beside, lines, paragraphs, plain, say
from texts.wording import (
    clip,
    figure_or_dash,
    figure_words,
    indicator_unit,
    join_names,
    month_name,
    plan_words,
    short_department,
)

PrintedRows = Mapping[int, Sequence[Indicator]]
"""Row key → its figures, in the plan's order."""
_PROMISES = 6


def contents_page(
    title: str,
    year: int,
    rows: PrintedRows,
    page: int,
    years: Sequence[int] = (),
    *,
    directs: bool = False,
    next_year: bool = False,
    renew: bool = False,
    finds: bool = False,
    undo: int | None = None,
    files: Sequence[Row] = (),
) -> Screen:
    """The plan's sections with how many rows each has. `years` are other years that have a plan; whoever directs may
    change it, make the one of the next year of it, renew what it says of the year before, and take back the file that
    made it the version `undo`. `files` are the buttons that order it as a file; `finds` tells that a word typed now
    finds rows."""
    by_section = _by_section(rows)
    shown, page, pages = page_of(list(by_section), page)
    heading = plain("{year:bare}-yil ish rejasi", year=year)
    text = paragraphs(
        lines(
            numbered_title(say("📖 <b>{heading}</b>", heading=heading), page, pages),
            NOTHING if title.strip().casefold() == heading.casefold() else say("{title}", title=clip(title, 200)),
            beside(
                say("{n} ta bo'lim", n=len(by_section)) if any(by_section) else NOTHING,
                say("{n} ta band", n=len(rows)),
                say("{n} ta ko'rsatkich", n=sum(map(len, rows.values()))),
            ),
        ),
        (_section(name, rows[by_section[name][0]][0].section_title, len(by_section[name])) for name in shown),
    )
    places = {name: place for place, name in enumerate(by_section)}
    buttons = [
        Button(
            plain("{section} ({n})", section=section_label(name), n=len(by_section[name])),
            presses.plan_section(year, places[name], 0),
        )
        for name in shown
    ]
    others = [Button(plain("{year:bare}-yil", year=other), presses.plan_page(other, 0)) for other in years]
    turned = page_turns(page, pages, lambda other: presses.plan_page(year, other))
    below = FIND() if finds else NOTHING
    changing = _changing(year, undo, directs=directs, next_year=next_year, renew=renew)
    return Screen(
        fit_lines(text, below=below),
        (*button_grid(buttons, 4), *turned, *button_grid(others, 3), *files, *changing, (home_button(),)),
    )


def _section(name: str, title: str, rows: int) -> Markup:
    return say("{section} — <b>{n} ta band</b>", section=section_line(name, title, 160), n=rows)


def _changing(year: int, undo: int | None, *, directs: bool, next_year: bool, renew: bool) -> list[Row]:
    """What the director may do with the plan."""
    rows: list[Row] = []
    if directs:
        names = Button(plain("🏷 Qisqa nomlar"), name_presses.short_names(year, 0))
        rows.append((Button(plain("➕ Band qo'shish"), presses.add_row(year)), names))
    if next_year:
        label = plain("📅 {year:bare}-yil rejasini tuzish", year=year + 1)
        rows.append((Button(label, presses.begin_next_year(year)),))
    if renew:
        label = plain("🔄 {year:bare}-yil raqamlarini yangilash", year=year - 1)
        rows.append((Button(label, presses.renew_baselines(year)),))
    if undo is not None:
        rows.append((undo_file_button(year, undo),))
    return rows


def _by_section(rows: PrintedRows) -> dict[str, list[int]]:
    sections: dict[str, list[int]] = {}
    for key, figures in rows.items():
        sections.setdefault(figures[0].section, []).append(key)
    return sections


def section_page(year: int, place: int, rows: PrintedRows, page: int, *, directs: bool = False) -> Screen | None:
    """A section's rows with what each promises; None when the plan has no such section. Whoever directs may give it a
    Russian name, if it has one."""
    by_section = _by_section(rows)
    if place >= len(by_section):
        return None
    name = list(by_section)[place]
    keys = by_section[name]
    shown, page, pages = page_of(keys, page)
    title = say("📖 <b>{section}</b>", section=clip(section_name(name, rows[keys[0]][0].section_title), 130))
    text = paragraphs(numbered_title(title, page, pages), (_row(rows[key]) for key in shown))
    buttons = [Button(rows[key][0].code, presses.plan_row(year, key, page)) for key in shown]
    turned = page_turns(page, pages, lambda other: presses.plan_section(year, place, other))
    back = Button(plain("⬅️ Bo'limlar"), presses.plan_page(year, 0))
    below = say("Batafsil ko'rish uchun bandni bosing 👇")
    named = ((section_button(year, place),),) if directs and rows[keys[0]][0].section_title else ()
    return Screen(fit_lines(text, below=below), (*button_grid(buttons, 4), *turned, *named, (back, home_button())))


def _row(figures: Sequence[Indicator]) -> Markup:
    first = figures[0]
    return lines(
        say("<b>{number}.</b> {name}", number=first.number, name=plan_words(first.name, 110)),
        _promises(figures),
    )


def _promises(figures: Sequence[Indicator]) -> Markup:
    """`248 · 4 620 bibliografik yozuv`"""
    if all(indicator.target is None for indicator in figures):
        return say("     rejasi yo'q")
    targets = join_names((figure_or_dash(indicator.target) for indicator in figures[:_PROMISES]), " · ")
    measured = clip(indicator_unit(figures[0]), 24)
    if len(figures) > _PROMISES:
        return say("     {targets} … {unit}", targets=targets, unit=measured)
    return say("     {targets} {unit}", targets=targets, unit=measured)


def row_page(
    year: int,
    figures: Sequence[Indicator],
    names: Mapping[int, str],
    *,
    mechanism: str,
    deadline: str,
    responsible: Sequence[str],
    back: str,
    shares: Mapping[int, Decimal] | None = None,
    doubles: Sequence[tuple[str, int]] = (),
    edit: str | None = None,
    why: str | None = None,
) -> Screen:
    """One row: what is printed of it, and how the bot has understood its deadline and who reports it. `shares` is
    what each department has reported of a shared row. Buttons are handed in: `doubles` to the questions whether the
    row was counted twice, each with its month, `edit` for whoever may change the plan, `why` for whoever may see the
    row's numbers."""
    first = figures[0]
    reporting = join_names(short_department(names[key], 60) for key in first.departments if key in names)
    text = paragraphs(
        say("📖 <b>{code}</b> {name}", code=first.code, name=plan_words(first.name, 900)),
        lines(_figure(year, indicator) for indicator in figures),
        lines(
            say("🗓 Muddati: {deadline}", deadline=clip(deadline, 200) or "–"),
            map(_understood, dict.fromkeys(window_words(indicator.window) for indicator in figures)),
            say("👤 Mas'ul: {names}", names=plan_words(join_names(responsible), 400) or "–"),
            say("📝 Hisobot beradi: {departments}", departments=reporting)
            if reporting
            else say("📝 Hisobot beradi: xizmat biriktirilmagan"),
            (
                say(
                    "     {department}: {value}",
                    department=short_department(names.get(key, ""), 40),
                    value=figure_words(first, value),
                )
                for key, value in (shares or {}).items()
            ),
        ),
        lines(say("<b>Amalga oshirish mexanizmi</b>"), say("{mechanism}", mechanism=clip(mechanism, 1200)))
        if mechanism
        else NOTHING,
    )
    return Screen(fit_lines(text), (*_about_row(doubles, why, edit), (way_back(back), home_button())))


def _about_row(doubles: Sequence[tuple[str, int]], why: str | None, edit: str | None) -> list[Row]:
    """The ways from a row: to its double counts, to where its numbers come from, and to its change."""
    rows: list[Row] = []
    for press, month in doubles:
        label = plain("🤔 {month}: bir xil raqam yozilgan", month=month_name(month).capitalize())
        rows.append((Button(label, press),))
    if why:
        rows.append((Button(WHY.plain(), why),))
    if edit:
        rows.append((Button(plain("✏️ O'zgartirish"), edit),))
    return rows


def _understood(window: str) -> Markup:
    return say("     bot tushunganicha: {window}", window=window)


def _figure(year: int, indicator: Indicator) -> Markup:
    computed = NOTHING if indicator.is_asked else say("hisoblab chiqiladi")
    return lines(beside(_promise(year - 1, indicator), computed), _counting(indicator))


def _counting(indicator: Indicator) -> Markup:
    """How it is counted, where it is no mere count of which more is better."""
    counting = beside(
        say("{kind}", kind=kind_words(indicator.kind)) if indicator.kind in ("level", "percent") else NOTHING,
        say("{direction}", direction=direction_words("less")) if indicator.direction == "less" else NOTHING,
        say("{split}", split=schedule_words(str(indicator.schedule))) if indicator.schedule is not None else NOTHING,
    )
    return say("     {counting}", counting=counting) if counting else NOTHING


def _promise(before: int, indicator: Indicator) -> Markup:
    """A figure's target and what the year `before` brought."""
    places: dict[str, object] = {
        "unit": clip(indicator_unit(indicator), 40),
        "before": before,
        "baseline": indicator.baseline,
    }
    if indicator.target is not None:
        places["target"] = indicator.target
    match bool(indicator.part), indicator.target is None:
        case True, True:
            return say(
                "• {part}: rejasi yo'q, {unit} ({before:bare}-yil: {baseline:figure})",
                part=clip(indicator.part or "", 60),
                **places,
            )
        case True, False:
            return say(
                "• {part}: reja <b>{target:figure}</b> {unit} ({before:bare}-yil: {baseline:figure})",
                part=clip(indicator.part or "", 60),
                **places,
            )
        case False, True:
            return say("• rejasi yo'q, {unit} ({before:bare}-yil: {baseline:figure})", **places)
        case _:
            return say("• reja <b>{target:figure}</b> {unit} ({before:bare}-yil: {baseline:figure})", **places)


def section_of(rows: PrintedRows, key: int) -> int:
    """Which section a row belongs to, counted from 0."""
    for place, keys in enumerate(_by_section(rows).values()):
        if key in keys:
            return place
    raise KeyError(key)


def no_plan_page(*, director: bool) -> Screen:
    """There is no plan yet: how the director sends it."""
    if director:
        text = paragraphs(
            say("📖 <b>Ish rejasi hali kuchga kirmagan.</b>"),
            lines(
                say("Yillik reja faylini (Word, Excel, PDF) shu chatga yuboring."),
                say("Bot uni o'qib, nima tushunganini ko'rsatadi, siz tasdiqlaysiz."),
            ),
        )
    else:
        text = say("📖 Ish rejasi hali kuchga kirmagan. Direktor reja faylini yuborgach, hammasi shu yerda ko'rinadi.")
    return Screen(text, ((home_button(),),))
