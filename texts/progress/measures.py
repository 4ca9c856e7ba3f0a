"""How progress is said in few signs: the colour of a standing, the bar, a row's numbers, the months it is about."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal

from plan.indicator import Indicator, Window
from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.pace import months_of
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from texts.screen import safe
from texts.wording import clip, figure, month_name, number, part_end, percent, row_button, unit
from texts.wording import span as span_name

ICONS: Mapping[Standing, str] = {
    "done": "✅",
    "on_track": "🟢",
    "behind": "🟡",
    "overdue": "🔴",
    "not_due": "⏳",
    "no_target": "▫️",
}
WORDS: Mapping[Standing, str] = {
    "done": "Bajarildi",
    "on_track": "Jadvalda",
    "behind": "Ortda",
    "overdue": "Muddati o'tgan",
    "not_due": "Vaqti kelmagan",
    "no_target": "Reja raqami yo'q",
}


def bar(share: Decimal | None, cells: int = 20) -> str:
    """A share as a bar; more than all of it is a full one, and a beginning shows before it makes a whole cell."""
    whole = min(max(share or Decimal(0), Decimal(0)), Decimal(1))
    filled = int((whole * cells).to_integral_value(ROUND_HALF_UP))
    if 0 < whole < 1:
        filled = min(max(filled, 1), cells - 1)
    return "▓" * filled + "░" * (cells - filled)


def reached(report: ProgressReport) -> str:
    """How far a report reaches: `mart yakuni`, or `I yarim yillik (mart yakunigacha)` before the span is over; months
    of it that were sent before they were over count as well, and are named."""
    name = span_name(report.span)
    if report.as_of == report.span.last.number:
        return f"{name} yakuni"
    if report.as_of < report.span.first.number:
        return f"{name} (hali tugamagan)"
    later = {at for line in report.lines for at, value in enumerate(line.months, 1) if value is not None}
    early = months_said([one for one in later if report.as_of < one <= report.span.last.number])
    return f"{name} ({month_name(report.as_of)} yakunigacha{f', {early} raqamlari bilan' if early else ''})"


def place(report: ProgressReport, span: Span | None = None) -> str:
    """How a button names the report it belongs to, or another span of it: `2025-month-3`, as it was on a past day
    `2025-month-3.20250410`."""
    day = f".{report.as_it_was:%Y%m%d}" if report.as_it_was else ""
    return f"{span or report.span}{day}"


def expected_word(report: ProgressReport) -> str:
    """What the expectation reaches to: this day, or the end of a time that is past."""
    is_newest = Month(report.span.year, max(report.as_of, 1)) >= Month.last_finished(report.today)
    return "shu kungacha kutilgan" if is_newest else "o'sha paytgacha kutilgan"


def short_span(span: Span) -> str:
    """A span as a button says it; years need their number."""
    return f"{span.year}-yil" if span.kind == "year" else span_name(span)


def months_said(months: Collection[int]) -> str:
    """Months in few words: `yanvar–mart, may`."""
    runs: list[list[int]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return ", ".join(
        month_name(run[0]) if len(run) == 1 else f"{month_name(run[0])}–{month_name(run[-1])}" for run in runs
    )


def window_said(window: Window) -> str:
    """When the work is due, as the bot has understood the plan's words."""
    months = months_of(window)
    if window.points:
        if len(months) == 12:
            return "har oy oxirida"
        return ", ".join(month_name(month) for month in months) + " oxirida"
    if not months:
        return "–"
    return "yil davomida" if len(months) == 12 else months_said(months)


def short_name(indicator: Indicator, length: int = 56) -> str:
    """The row's name for a list, not escaped; of a list of parts its heading and the part in question."""
    if indicator.part is None:
        return clip(indicator.name, length)
    head = indicator.name.split(":")[0]
    return f"{clip(head, length - 20)} — {part_end(indicator.part, 30)}"


def code_label(indicator: Indicator) -> str:
    """What stands on a row's button: `IV.13 yangi`."""
    return row_button(indicator, indicator.code)


def row_lines(line: Line) -> list[str]:
    """A row in a list: its colour, code and name, and below them its numbers, which are never cut."""
    indicator = line.indicator
    return [
        f"{ICONS[line.standing]} <b>{safe(indicator.code)}</b> {safe(short_name(indicator))}",
        f"     {row_numbers(line)}",
    ]


def row_numbers(line: Line) -> str:
    """`1 800 / 15 000 sahifa · 12 % (kutilgan 25 %)`"""
    indicator = line.indicator
    name = safe(clip(unit(indicator), 24))
    if indicator.target is None:
        return f"{figure(line.actual)} {name} · reja raqami yo'q"
    said = f"{figure(line.actual)} / {number(indicator.target)} {name}"
    if line.completion is not None:
        of = " o'sish" if indicator.kind == "stock" else ""
        said += f" · {percent(line.completion)}{of}"
    if line.expected_share is not None and line.standing in ("on_track", "behind", "overdue"):
        said += f" (kutilgan {percent(line.expected_share)})"
    return said


def standing_counts(lines: Collection[Line]) -> str:
    """A group's standings in one line: `✅ 2 · 🟢 10 · 🟡 5`."""
    counts = {standing: sum(line.standing == standing for line in lines) for standing in ICONS}
    return " · ".join(f"{ICONS[standing]} {count}" for standing, count in counts.items() if count)
