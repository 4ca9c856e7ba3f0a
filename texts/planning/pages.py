"""/reja: the approved plan to be read: its sections, their rows, and one row with everything that is printed of it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from plan.indicator import Indicator
from texts.paging import across, counted, fit, page_of, turns
from texts.progress.measures import window_said
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen, safe
from texts.wording import clip, department, figure, month_name, number, unit

HOME = Button("🏠 Menyu", "menu")
PrintedRows = Mapping[int, Sequence[Indicator]]
"""Row key → its figures, in the plan's order."""


def contents(
    title: str,
    year: int,
    rows: PrintedRows,
    page: int,
    years: Sequence[int] = (),
    *,
    directs: bool = False,
    next_year: bool = False,
    renew: bool = False,
) -> Screen:
    """The plan's sections with how many rows each has. `years` are other years that have a plan; whoever directs may
    change it, make the one of the next year of it, and renew what it says of the year before."""
    by_section = _by_section(rows)
    shown, page, pages = page_of(list(by_section), page)
    figures = sum(len(one) for one in rows.values())
    lines = [
        counted(f"📖 <b>{year}-yil ish rejasi</b>", page, pages),
        *([safe(clip(title, 200))] if title.strip().casefold() != f"{year}-yil ish rejasi" else []),
        f"{len(by_section)} bo'lim · {len(rows)} band · {figures} ko'rsatkich",
    ]
    for section in shown:
        keys = by_section[section]
        name = rows[keys[0]][0].section_title
        lines += ["", f"<b>{safe(section)}.</b> {safe(clip(name, 160))} — <b>{len(keys)} band</b>"]
    places = {section: place for place, section in enumerate(by_section)}
    buttons = [Button(f"{one} ({len(by_section[one])})", f"plan_sec:{year}:{places[one]}:0") for one in shown]
    others = across([Button(f"{one}-yil", f"plan_at:{one}:0") for one in years], 3)
    turned = turns(page, pages, lambda to: f"plan_at:{year}:{to}")
    changing: list[Row] = [(Button("➕ Band qo'shish", f"pe_add:{year}"),)] if directs else []
    if next_year:
        changing.append((Button(f"📅 {year + 1}-yil rejasini tuzish", f"ny:{year}"),))
    if renew:
        changing.append((Button(f"🔄 {year - 1}-yil raqamlarini yangilash", f"pe_renew:{year}"),))
    return Screen(fit(lines), (*across(buttons, 4), *turned, *others, *changing, (HOME,)))


def _by_section(rows: PrintedRows) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for key, figures in rows.items():
        found.setdefault(figures[0].section, []).append(key)
    return found


def section(year: int, place: int, rows: PrintedRows, page: int) -> Screen | None:
    """A section's rows with what each promises; None when the plan has no such section."""
    by_section = _by_section(rows)
    if place >= len(by_section):
        return None
    name = list(by_section)[place]
    keys = by_section[name]
    shown, page, pages = page_of(keys, page)
    title = rows[keys[0]][0].section_title
    lines = [counted(f"📖 <b>{safe(name)}. {safe(clip(title, 120))}</b>", page, pages)]
    for key in shown:
        first = rows[key][0]
        lines += ["", f"<b>{safe(first.number)}.</b> {safe(clip(first.name, 110))}", f"     {_promises(rows[key])}"]
    lines += ["", "Batafsil ko'rish uchun bandni bosing 👇"]
    buttons = [Button(rows[key][0].code, f"plan_row:{year}:{key}:{page}") for key in shown]
    turned = turns(page, pages, lambda to: f"plan_sec:{year}:{place}:{to}")
    back = (Button("⬅️ Bo'limlar", f"plan_at:{year}:0"), HOME)
    return Screen(fit(lines), (*across(buttons, 4), *turned, back))


def _promises(figures: Sequence[Indicator]) -> str:
    """`248 · 4 620 bibliografik yozuv`"""
    targets = " · ".join(figure(one.target) for one in figures[:6])
    more = " …" if len(figures) > 6 else ""
    if all(one.target is None for one in figures):
        return "reja raqami yo'q"
    return f"{targets}{more} {safe(clip(unit(figures[0]), 24))}"


def row(
    year: int,
    figures: Sequence[Indicator],
    names: Mapping[int, str],
    *,
    mechanism: str,
    deadline: str,
    responsible: Sequence[str],
    back: str,
    shares: Mapping[int, Decimal] | None = None,
    doubles: Sequence[tuple[int, int]] = (),
    edit: str | None = None,
    why: str | None = None,
) -> Screen:
    """One row: what is printed of it, and how the bot has understood its deadline and who reports it. `shares` is
    what each department has reported of a shared row; `edit` is for whoever may change the plan, `why` for whoever
    may see the row's numbers."""
    first = figures[0]
    reporting = [department(names[key], 60) for key in first.departments if key in names]
    lines = [
        f"📖 <b>{safe(first.code)}</b> {safe(clip(first.name, 900))}",
        "",
        *_figures(year, figures),
        "",
        f"🗓 Muddati: {safe(clip(deadline, 200)) or '–'}",
        *(f"     bot tushunganicha: {said}" for said in dict.fromkeys(window_said(one.window) for one in figures)),
        f"👤 Mas'ul: {safe(clip(', '.join(responsible), 400)) or '–'}",
        f"📝 Hisobot beradi: {safe(', '.join(reporting)) or 'hech kim biriktirilmagan'}",
    ]
    for key, value in (shares or {}).items():
        lines.append(f"     {safe(department(names.get(key, ''), 40))}: {number(value)}")
    if mechanism:
        lines += ["", "<b>Amalga oshirish mexanizmi</b>", safe(clip(mechanism, 1200))]
    changing: tuple[Row, ...] = ((Button("✏️ O'zgartirish", edit),),) if edit else ()
    asking: tuple[Row, ...] = ((Button(WHY.plain(), why),),) if why else ()
    twice: tuple[Row, ...] = tuple(
        (Button(f"🤔 {month_name(month).capitalize()}: bir xil son yozilgan", f"dc:{key}"),) for key, month in doubles
    )
    return Screen(fit(lines), (*twice, *asking, *changing, (Button("⬅️ Orqaga", back), HOME)))


def _figures(year: int, figures: Sequence[Indicator]) -> list[str]:
    lines = []
    for one in figures:
        name = f"{safe(clip(one.part, 60))}: " if one.part else ""
        target = "reja raqami yo'q" if one.target is None else f"reja <b>{number(one.target)}</b>"
        measured = safe(clip(unit(one), 40))
        computed = "" if one.kind == "count" else " · hisoblab chiqiladi"
        lines.append(f"• {name}{target} {measured} ({year - 1}-yil: {figure(one.baseline)}){computed}")
    return lines


def places(rows: PrintedRows, key: int) -> int:
    """Which section a row belongs to, counted from 0."""
    for place, keys in enumerate(_by_section(rows).values()):
        if key in keys:
            return place
    raise KeyError(key)


def no_plan(*, director: bool) -> Screen:
    """There is no plan yet: how the director sends it."""
    if director:
        text = (
            "📖 <b>Ish rejasi hali yuklanmagan.</b>\n\n"
            "Yillik reja faylini (Word yoki Excel) shu chatga yuboring: 📎 → Fayl. "
            "Men uni o'qib, nima tushunganimni ko'rsataman, siz tasdiqlaysiz."
        )
    else:
        text = "📖 Ish rejasi hali yuklanmagan. Direktor reja faylini yuborgach, hammasi shu yerda ko'rinadi."
    return Screen(text, ((HOME,),))
