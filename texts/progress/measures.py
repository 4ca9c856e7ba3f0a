"""How progress is said in few signs: the colour of a standing, the bar, a row's numbers, the months it is about."""

from collections.abc import Collection, Mapping
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from plan.progress.view import SpanView
from texts.progress.kinds import grows, is_limit, rounded, shown_unit
from texts.progress.of_span import span_numbers
from texts.sentence import NOTHING, beside, lines, listed, plain, say
from texts.template import without_html
from texts.wording import ROMAN, clip, code_button, month_name, part_end, row_heading
from texts.wording import name_of_span as span_name

ICONS: Mapping[Standing, str] = {
    "done": "✅",
    "nearly": "🔵",
    "on_track": "🟢",
    "behind": "🟡",
    "overdue": "🔴",
    "not_due": "⏳",
    "no_target": "▫️",
}
TWICE = Decimal(2)
_TENTH = Decimal("0.1")


def share_bar(share: Decimal | None, cells: int = 20) -> str:
    """A share as a bar; more than all of it is a full one, and a beginning shows before it makes a whole cell."""
    whole = min(max(share or Decimal(0), Decimal(0)), Decimal(1))
    filled = int((whole * cells).to_integral_value(ROUND_HALF_UP))
    if 0 < whole < 1:
        filled = min(max(filled, 1), cells - 1)
    return "▓" * filled + "░" * (cells - filled)


def reach_of_report(report: ProgressReport) -> str:
    """How far a report reaches: `mart yakuni`, or `I yarim yillik (mart yakunigacha)` before the span is over; months
    of it that were sent before they were over count as well, and are named."""
    span = report.span
    if report.as_of == span.last.number:
        return plain("{span:span} yakuni", span=span)
    reported = {month for line in report.lines for month, value in enumerate(line.months, 1) if value is not None}
    early = [month for month in reported if max(report.as_of, span.first.number - 1) < month <= span.last.number]
    if early and span.kind != "month":
        return plain("{span:span} ({months} to'liq emas)", span=span, months=months_words(early))
    if report.as_of >= span.first.number:
        return plain("{span:span} ({month:month_name} yakunigacha)", span=span, month=report.as_of)
    if span.kind == "month":
        return plain("{span:span} (oy tugamagan)", span=span)
    return plain("{span:span} (davr tugamagan)", span=span)


def view_code(report: ProgressReport, span: Span | None = None) -> str:
    """How a button names the report it belongs to, or another span of it: `2025-month-3`, as it was on a past day
    `2025-month-3.20250410`."""
    return str(SpanView.of(report, span))


def reaches_today(report: ProgressReport) -> bool:
    """Whether what is expected reaches to this day, and not to the end of a time that is past."""
    return Month(report.span.year, max(report.as_of, 1)) >= Month.last_finished(report.today)


def short_span(span: Span) -> str:
    """A span on a button with little room: `I yarim`, `2025-yil`."""
    if span.kind == "year":
        return plain("{year:bare}-yil", year=span.year)
    if span.kind == "half":
        return plain("{half} yarim", half=ROMAN[span.ordinal - 1])
    if span.kind == "nine_months":
        return plain("{n:bare} oy", n=span.last.number)
    return span_name(span)


def months_words(months: Collection[int]) -> str:
    """Months in few words: `yanvar–mart, may`."""
    runs: list[list[int]] = []
    for month in sorted(set(months)):
        if runs and runs[-1][-1] == month - 1:
            runs[-1].append(month)
        else:
            runs.append([month])
    return without_html(listed(_run(run[0], run[-1]) for run in runs))


def _run(first: int, last: int) -> str:
    if first == last:
        return month_name(first)
    return plain("{first:month_name}–{last:month_name}", first=first, last=last)


def short_name(indicator: Indicator, length: int = 56) -> str:
    """The row's name for a list, not escaped; of a list of parts its heading and the part in question."""
    if indicator.part is None:
        return row_heading(indicator, length)
    return plain("{head} — {part}", head=row_heading(indicator, length - 20), part=part_end(indicator.part, 30))


def row_button_label(line: Line) -> str:
    """The same with the colour of its standing: `🟡 IV.20`."""
    return plain("{icon} {code}", icon=ICONS[line.standing], code=code_button(line.indicator))


def row_lines(line: Line, span: Span) -> Markup:
    """A row in a list: its colour, code and name, and below them its numbers, which are never cut: those of the year so
    far, and what the span itself brought."""
    indicator = line.indicator
    icon, name = ICONS[line.standing], short_name(indicator)
    tells = span.first.number > 1 or line.in_span_target is not None or not line.knows(span.last.number)
    own = span_numbers(line, span) if tells else NOTHING
    return lines(
        say("{icon} <b>{code}</b> {name}", icon=icon, code=indicator.lettered, name=name),
        say("     {numbers}", numbers=row_numbers(line)),
        say("     {numbers}", numbers=own) if own else NOTHING,
        say("     shu xizmatniki; hammasi birga: {numbers}", numbers=_together(line.whole)) if line.whole else NOTHING,
    )


def _together(line: Line) -> Markup:
    """The whole of a shared row of which somebody sees their own part: `7 / 24 tadbir`."""
    actual, target, unit = rounded(line, line.actual), line.indicator.target, clip(shown_unit(line), 24)
    if target is None:
        return say("{actual:figure} {unit}", actual=actual, unit=unit)
    return say("{actual:figure} / {target} {unit}", actual=actual, target=target, unit=unit)


def times_over(share: Decimal) -> Decimal | None:
    """How many times the promise was kept, to one decimal, where that says more than a percentage: from twice on."""
    return share.quantize(_TENTH, ROUND_HALF_UP) if share > TWICE else None


def row_numbers(line: Line) -> Markup:
    """`1 800 / 15 000 sahifa · 12 % (reja bo'yicha 25 %)`, `8 / ko'pi bilan 20 ta`, `o'rtacha 95,3 / 95 %`"""
    name, actual, target = clip(shown_unit(line), 24), rounded(line, line.actual), line.indicator.target
    if target is None and line.combining == "mean":
        amount = say("o'rtacha {actual:figure}\u00a0{unit}", actual=actual, unit=name)
    elif target is None:
        amount = say("{actual:figure} {unit}", actual=actual, unit=name)
    elif line.combining == "mean" and is_limit(line.indicator):
        amount = say(
            "o'rtacha {actual:figure} / ko'pi bilan {target}\u00a0{unit}", actual=actual, target=target, unit=name
        )
    elif line.combining == "mean":
        amount = say("o'rtacha {actual:figure} / {target}\u00a0{unit}", actual=actual, target=target, unit=name)
    elif is_limit(line.indicator):
        amount = say("{actual:figure} / ko'pi bilan {target} {unit}", actual=actual, target=target, unit=name)
    else:
        amount = say("{actual:figure} / {target} {unit}", actual=actual, target=target, unit=name)
    return beside(amount, say("rejasi belgilanmagan") if target is None else _shares(line))


def _shares(line: Line) -> Markup:
    """How much of the promise is fulfilled, and how much should be where that is a question. A percentage of growth, of
    the way down or of another percentage is said to be one."""
    done = line.completion
    is_asked = line.standing in ("nearly", "on_track", "behind", "overdue")
    expected = line.expected_share if is_asked else None
    if done is None:
        return _expected_figure(line) if is_asked else NOTHING
    if (times := times_over(done)) is not None:
        if is_limit(line.indicator):
            return say("kamaytirish rejasidan {times} baravar ko'p", times=times)
        if grows(line):
            return say("o'sish rejasidan {times} baravar ko'p", times=times)
        return say("rejadan {times} baravar ko'p", times=times)
    if line.combining == "mean" and not is_limit(line.indicator):
        return beside(say("rejaga nisbatan {done:percent}", done=done), _expected_figure(line) if is_asked else NOTHING)
    if is_limit(line.indicator):
        if expected is None:
            return say("kamaytirish rejasi {done:percent}", done=done)
        return say("kamaytirish rejasi {done:percent} (reja bo'yicha {expected:percent})", done=done, expected=expected)
    if expected is None:
        return say("o'sish rejasi {done:percent}", done=done) if grows(line) else say("{done:percent}", done=done)
    if grows(line):
        return say("o'sish rejasi {done:percent} (reja bo'yicha {expected:percent})", done=done, expected=expected)
    return say("{done:percent} (reja bo'yicha {expected:percent})", done=done, expected=expected)


def _expected_figure(line: Line) -> Markup:
    """What is expected by now of a line without a share to tell, or whose plan asks for another figure each quarter."""
    expected, share = rounded(line, line.expected), line.expected_share
    if share is not None and line.combining != "mean":
        return say("reja bo'yicha {expected:percent}", expected=share)
    if expected is None or expected == line.indicator.target:
        return NOTHING
    if line.combining == "mean" and is_limit(line.indicator):
        return say("shu paytgacha ko'pi bilan {expected}\u00a0%", expected=expected)
    if line.combining == "mean":
        return say("shu paytgacha reja {expected}\u00a0%", expected=expected)
    if is_limit(line.indicator):
        return say("shu paytgacha ko'pi bilan {expected}", expected=expected)
    return say("shu paytgacha reja {expected}", expected=expected)


def standing_counts(group: Collection[Line]) -> Markup:
    """A group's standings in one line: `✅ 2 · 🟢 10 · 🟡 5`."""
    counts = {standing: sum(line.standing == standing for line in group) for standing in ICONS}
    return beside(
        *(say("{icon} {count}", icon=ICONS[standing], count=count) for standing, count in counts.items() if count)
    )
