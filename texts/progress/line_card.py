"""One indicator in detail: what stands behind its number, and what it still needs."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from plan.progress.account import Said
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.tally import year_sum
from texts.paging import fit
from texts.papers.orders import year_button
from texts.progress.as_it_was import as_of
from texts.progress.measures import (
    ICONS,
    WORDS,
    bar,
    expected_word,
    months_said,
    place,
    reached,
    row_numbers,
    short_name,
    window_said,
)
from texts.progress.story import WHY
from texts.progress.summary import HOME
from texts.screen import Button, Screen, safe
from texts.wording import clip, department, figure, month_name, number, percent, row_name, unit
from texts.wording import span as span_name

Names = Mapping[int, str]


def line_card(
    report: ProgressReport, line: Line, said: Sequence[Said], parts: Sequence[Line], names: Names, back: str, why: str
) -> Screen:
    """A line of the report. `said` is what was reported of it, `parts` the lines a computed one is made of; `back` and
    `why` open the list it came from and its story."""
    indicator = line.indicator
    name = safe(row_name(indicator, 500))
    lines = [
        f"📈 <b>{safe(indicator.code)}</b> {name} ({safe(clip(unit(indicator), 60))})",
        f"{ICONS[line.standing]} {WORDS[line.standing]} · {reached(report)}",
        *([f"🕰 <b>{as_of(report.as_it_was)}</b>"] if report.as_it_was else []),
        "",
        *_measured(report, line),
        *_outlook(line),
        "",
        f"🗓 Muddati: {window_said(indicator.window)}",
        *_answering(line, names),
        *_parts(parts),
        "",
        "<b>Oylar bo'yicha</b>",
        *_months(report, line, said, names),
        *_notes(said),
    ]
    chart = year_button(indicator.key, place(report))
    return Screen(fit(lines), ((Button(WHY, why), *chart), (Button("⬅️ Orqaga", back), HOME)))


def _measured(report: ProgressReport, line: Line) -> list[str]:
    indicator = line.indicator
    lines = [f"Yillik reja: <b>{figure(indicator.target)}</b> · o'tgan yil: {figure(indicator.baseline)}"]
    if line.actual is None:
        lines.append("Hali raqam kelmagan")
    else:
        share = f" · <b>{percent(line.completion)}</b>" if line.completion is not None else ""
        lines.append(f"Amalda: <b>{number(line.actual)}</b>{share}")
        lines += _growth(line)
    if line.in_span is not None and report.span.first.number > 1:
        lines.append(f"{_span(report)}: {number(line.in_span)}")
    if line.completion is not None:
        lines.append(bar(line.completion))
    if line.expected is not None and line.standing != "not_due":
        lines.append(f"{expected_word(report).capitalize()}: {number(line.expected)} ({percent(line.expected_share)})")
    return lines


def _growth(line: Line) -> list[str]:
    """What the percentage of a stock is of: of what was to be added, not of all there is."""
    one = line.indicator
    if one.kind != "stock" or line.completion is None or line.actual is None or one.target is None:
        return []
    before = one.baseline or Decimal(0)
    planned, grown = number(one.target - before), number(line.actual - before)
    return [f"Foiz o'sish bo'yicha: rejada {planned} ta qo'shilishi kerak, {grown} ta qo'shildi"]


def _outlook(line: Line) -> list[str]:
    lines = []
    if line.forecast is not None and line.standing != "overdue":
        outlook = line.forecast.quantize(Decimal(1), ROUND_HALF_UP)
        lines.append(f"Shu sur'atda yil oxirida: {number(outlook)}{_of_target(line, outlook)}")
    if line.needed is not None:
        needed = line.needed.to_integral_value(ROUND_CEILING)
        lines.append(f"Rejaga yetish uchun oyiga: <b>{number(needed)}</b>")
    return lines


def _of_target(line: Line, outlook: Decimal) -> str:
    if line.indicator.kind == "stock" or not line.indicator.target:
        return ""
    return f" (rejaning {percent(outlook / line.indicator.target)})"


def _answering(line: Line, names: Names) -> list[str]:
    """Who reports it; of a shared row with what each has reported so far, also by one that no longer does."""
    said = {key: year_sum(months) for key, months in line.shares}
    answering = [key for key in line.indicator.departments if key in names]
    if len(answering) < 2:
        return [f"👥 {safe(department(names[key], 40))}" for key in answering]
    others = [key for key in said if key in names and key not in answering]
    parts = [
        f"     {safe(department(names[key], 40))}: <b>{figure(said.get(key))}</b>" for key in (*answering, *others)
    ]
    return ["👥 Har biri o'z ulushini beradi:", *parts]


def _parts(parts: Sequence[Line]) -> list[str]:
    if not parts:
        return []
    lines = ["", "<b>Nimadan yig'iladi</b>"]
    lines += [
        f"• {safe(part.indicator.code)} {safe(short_name(part.indicator, 40))}: {row_numbers(part)}" for part in parts
    ]
    return lines


def _months(report: ProgressReport, line: Line, said: Sequence[Said], names: Names) -> list[str]:
    by_month: dict[int, list[Said]] = {}
    for one in said:
        by_month.setdefault(one.month, []).append(one)
    lines, silent = [], []
    for month in range(1, report.span.last.number + 1):
        value = line.months[month - 1]
        if value is None:
            if month <= report.as_of and line.indicator.window.asks(month):
                silent.append(month)
            continue
        mark = " ☑️" if line.statuses[month - 1] == "approved" else ""
        givers = by_month.get(month, [])
        if len(givers) == 1 and len(line.indicator.departments) < 2:
            lines.append(f"{month_name(month)}: <b>{number(value)}</b>{mark} — {safe(_giver(line, givers[0], names))}")
            continue
        lines.append(f"{month_name(month)}: <b>{number(value)}</b>{mark}")
        lines += [f"     {number(one.value)} — {safe(_giver(line, one, names))}" for one in givers]
        lines += _absent(report, line, month, givers, names)
    if silent:
        lines.append(f"raqam yo'q: {months_said(silent)}")
    return lines or ["hali hech narsa kelmagan"]


def _absent(report: ProgressReport, line: Line, month: int, givers: Sequence[Said], names: Names) -> list[str]:
    """The departments whose part of a shared row has not come for a month that is over."""
    if not givers or month > report.as_of or not line.indicator.window.asks(month):
        return []
    came = {one.department for one in givers}
    absent = [department(names[key], 24) for key in line.indicator.departments if key in names and key not in came]
    return [f"     hali yo'q: {safe(', '.join(absent))}"] if absent else []


def _giver(line: Line, one: Said, names: Names) -> str:
    """Who gave a number; of which department is said where several answer."""
    by = f"{one.by}, {one.instead_of} o'rniga" if one.instead_of else one.by
    if len(line.indicator.departments) < 2 and one.department in line.indicator.departments:
        return by
    return f"{by} ({department(names.get(one.department, ''), 24)})"


def _notes(said: Sequence[Said]) -> list[str]:
    """Each note once, with the months and people that have it."""
    noted: dict[str, list[Said]] = {}
    for one in said:
        if one.note:
            noted.setdefault(one.note, []).append(one)
    lines = ["", "<b>Izohlar</b>"] if noted else []
    for note, givers in noted.items():
        people = ", ".join(dict.fromkeys(one.by for one in givers))
        lines.append(f"📝 {months_said([one.month for one in givers])}, {safe(people)}: {safe(clip(note, 200))}")
    return lines


def _span(report: ProgressReport) -> str:
    name = span_name(report.span)
    return name[:1].upper() + name[1:]
