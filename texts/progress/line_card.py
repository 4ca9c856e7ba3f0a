"""One indicator in detail: what stands behind its number, and what it still needs."""

from collections.abc import Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.progress.account import Account
from plan.progress.line import Line
from plan.progress.paper import Reason
from plan.progress.report import ProgressReport
from plan.progress.tally import combined
from texts.deadlines import window_words
from texts.home import back_button, home_button
from texts.paging import fit_lines
from texts.progress.as_it_was import as_of
from texts.progress.kinds import (
    explained_kind,
    figure_of,
    grows,
    is_limit,
    last_known_month,
    rounded,
    schedule_line,
    shown_unit,
    standing_of,
)
from texts.progress.line_months import Names, months_of_line, notes_of_months
from texts.progress.measures import (
    ICONS,
    reach_of_report,
    reaches_today,
    row_numbers,
    share_bar,
    short_name,
    times_over,
)
from texts.progress.of_span import span_numbers, span_of_last_year
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, beside, lines, paragraphs, plain, say
from texts.wording import clip, indicator_unit, row_name, short_department

_FEW, _MANY = 10, 100
"""Of a target of a few no share is told, and a forecast of many is told without decimals."""


def line_card(
    report: ProgressReport,
    line: Line,
    accounts: Sequence[Account],
    parts: Sequence[Line],
    names: Names,
    *,
    leads_back: str,
    why: str,
    chart: Row = (),
    before: Line | None = None,
    reason: Reason | None = None,
    explain: Row = (),
) -> Screen:
    """A line of the report. `accounts` is what was reported of it, `parts` the lines a computed one is made of;
    `leads_back` and `why` open the list it came from and its story, `chart` draws its year; `before` is last year's
    line of the same work. Of a row behind `reason` is what was said of it, and `explain` asks for that."""
    text = paragraphs(
        lines(_head(report, line), as_of(report.as_it_was)),
        lines(_measured(report, line, before), _outlook(line)),
        _reason(reason),
        lines(
            say("📆 Bajarilish muddati: {window}", window=window_words(line.indicator.window)), _answering(line, names)
        ),
        _parts(parts),
        lines(say("<b>Oylar bo'yicha</b>"), months_of_line(report, line, accounts, names)),
        notes_of_months(accounts),
    )
    rows = (
        (Button(WHY.plain(), why), *chart),
        *([explain] if explain else []),
        (back_button(leads_back), home_button()),
    )
    return Screen(fit_lines(text), rows)


def _reason(reason: Reason | None) -> Markup:
    """Why it is behind, what is done about it and until when, as far as that was said."""
    if reason is None:
        return NOTHING
    until = say("📆 {day:long_day} gacha", day=reason.until) if reason.until else NOTHING
    return lines(
        say("💬 Sababi: {cause}", cause=reason.cause),
        say("➡️ {measure}", measure=reason.measure) if reason.measure else NOTHING,
        until,
    )


def _head(report: ProgressReport, line: Line) -> Markup:
    indicator = line.indicator
    return lines(
        say(
            "📈 <b>{code}</b> {name} ({unit})",
            code=indicator.lettered,
            name=row_name(indicator, 500),
            unit=clip(indicator_unit(indicator), 60),
        ),
        beside(
            say("{icon} {standing}", icon=ICONS[line.standing], standing=standing_of(line)()),
            say("{reached}", reached=reach_of_report(report)),
        ),
        explained_kind(line),
    )


def _measured(report: ProgressReport, line: Line, before: Line | None) -> Markup:
    """What was promised and what was done, in the unit of the row and as a share."""
    return lines(
        _promised(line),
        schedule_line(line.indicator.schedule, stands=line.combining == "last"),
        _capital(span_numbers(line, report.span)),
        span_of_last_year(before, report.span) if before is not None and report.span.kind != "year" else NOTHING,
        _actual(line),
        _growth(line),
        say("{bar}", bar=share_bar(line.completion)) if line.completion is not None else NOTHING,
        _expected(report, line),
    )


def _promised(line: Line) -> Markup:
    indicator = line.indicator
    places = {"target": figure_of(line, indicator.target), "baseline": figure_of(line, indicator.baseline)}
    if is_limit(indicator):
        return say("Yillik reja: ko'pi bilan <b>{target}</b> · o'tgan yil: {baseline}", **places)
    if line.combining == "last":
        return say("Yil oxiriga reja: <b>{target}</b> · o'tgan yil oxirida: {baseline}", **places)
    return say("Yillik reja: <b>{target}</b> · o'tgan yil: {baseline}", **places)


def _capital(sentence: Markup) -> Markup:
    """A fact of a list as a line of its own."""
    return sentence[:1].upper() + sentence[1:]


def _actual(line: Line) -> Markup:
    """The year so far: a sum, where a level or a stock stands, or the mean of a percent."""
    if line.actual is None and not line.known:
        return NOTHING
    if line.actual is None:
        return say("Hali raqam kiritilmagan")
    amount = _amount(line)
    if line.completion is None:
        return amount
    if (times := times_over(line.completion)) is not None:
        if is_limit(line.indicator):
            return beside(amount, say("kamaytirish rejasidan <b>{times}</b> baravar ko'p", times=times))
        if grows(line):
            return beside(amount, say("o'sish rejasidan <b>{times}</b> baravar ko'p", times=times))
        return beside(amount, say("rejadan <b>{times}</b> baravar ko'p", times=times))
    if line.combining == "mean" and not is_limit(line.indicator):
        return beside(amount, say("rejaga nisbatan <b>{completion:percent}</b>", completion=line.completion))
    if is_limit(line.indicator):
        return beside(amount, say("kamaytirish rejasi <b>{completion:percent}</b>", completion=line.completion))
    return beside(amount, say("<b>{completion:percent}</b>", completion=line.completion))


def _amount(line: Line) -> Markup:
    actual, month = rounded(line, line.actual), last_known_month(line)
    if line.combining == "mean":
        return say("Yil boshidan o'rtacha: <b>{actual:figure}</b>\u00a0%", actual=actual)
    if line.combining == "last" or line.indicator.kind == "stock":
        return say("{month:month_title} oxirida: <b>{actual:figure}</b>", month=month, actual=actual)
    return say("Yil boshidan: <b>{actual:figure}</b>", actual=actual)


def _growth(line: Line) -> Markup:
    """That the percentage is of what was to be added, or of the way down, and not of the whole."""
    indicator = line.indicator
    if line.completion is None or line.actual is None or indicator.target is None:
        return NOTHING
    before, actual = indicator.baseline or Decimal(0), rounded(line, line.actual) or Decimal(0)
    places = {
        "planned": _signed(indicator.target - before),
        # Between two percents lie points.
        "unit": plain("punkt") if line.combining == "mean" else clip(shown_unit(line), 40),
        "changed": _signed(actual - before),
    }
    if is_limit(indicator):
        return say("Foiz kamayishdan olinadi: rejada {planned} {unit}, amalda {changed}", **places)
    if grows(line):
        return say("Foiz o'sishdan olinadi: rejada {planned} {unit}, amalda {changed}", **places)
    return NOTHING


def _signed(change: Decimal) -> str:
    return plain("−{change}", change=-change) if change < 0 else plain("+{change}", change=change)


def _expected(report: ProgressReport, line: Line) -> Markup:
    """What should be there by now; nothing where that is the whole target of a percent or of a limit, told above."""
    expected, share = rounded(line, line.expected), line.expected_share
    if expected is None or line.standing == "not_due":
        return NOTHING
    is_told = line.combining == "mean" or is_limit(line.indicator)
    if is_told and expected == line.indicator.target:
        return NOTHING
    today = reaches_today(report)
    if line.combining == "mean":
        return _expected_percent(line, expected, today)
    if is_limit(line.indicator):
        if today:
            return say("Shu kungacha reja bo'yicha: ko'pi bilan {expected}", expected=expected)
        return say("O'sha paytgacha reja bo'yicha: ko'pi bilan {expected}", expected=expected)
    if share is None:
        if today:
            return say("Shu kungacha reja bo'yicha: {expected}", expected=expected)
        return say("O'sha paytgacha reja bo'yicha: {expected}", expected=expected)
    if today:
        return say("Shu kungacha reja bo'yicha: {expected} ({share:percent})", expected=expected, share=share)
    return say("O'sha paytgacha reja bo'yicha: {expected} ({share:percent})", expected=expected, share=share)


def _expected_percent(line: Line, expected: Decimal, today: bool) -> Markup:
    if is_limit(line.indicator):
        if today:
            return say("Shu kungacha reja bo'yicha: ko'pi bilan {expected}\u00a0%", expected=expected)
        return say("O'sha paytgacha reja bo'yicha: ko'pi bilan {expected}\u00a0%", expected=expected)
    if today:
        return say("Shu kungacha reja bo'yicha: {expected}\u00a0%", expected=expected)
    return say("O'sha paytgacha reja bo'yicha: {expected}\u00a0%", expected=expected)


def _outlook(line: Line) -> Markup:
    """Where the year leads at this pace, and what is needed from now on."""
    return lines(_forecast(line), _needed(line))


def _forecast(line: Line) -> Markup:
    """Of a level and a percent nothing: where they stand is all that can be said of the year's end."""
    if line.forecast is None or line.standing == "overdue" or line.combining != "sum":
        return NOTHING
    forecast, target = _about(line.forecast), line.indicator.target
    if target is not None and is_limit(line.indicator):
        return say("Yil oxiri (taxmin): {forecast} (ko'pi bilan {target})", forecast=forecast, target=target)
    if line.indicator.kind == "stock" or not target:
        return say("Yil oxiri (taxmin): {forecast}", forecast=forecast)
    # The share is that of the forecast itself: 8,93 of 1 is no 900 %.
    share = line.forecast / target
    if (times := times_over(share)) is not None:
        return say("Yil oxiri (taxmin): {forecast} (rejadan {times} baravar ko'p)", forecast=forecast, times=times)
    if target < _FEW:
        return say("Yil oxiri (taxmin): {forecast} (reja {target})", forecast=forecast, target=target)
    return say("Yil oxiri (taxmin): {forecast} (rejaga nisbatan {share:percent})", forecast=forecast, share=share)


def _about(forecast: Decimal) -> Decimal:
    """A small one with one decimal: "2 (75 %)" is no forecast of 2,3 out of 3."""
    whole = forecast.quantize(Decimal(1), ROUND_HALF_UP)
    near = forecast.quantize(Decimal("0.1"), ROUND_HALF_UP)
    return near if forecast < _MANY and near != whole else whole


def _needed(line: Line) -> Markup:
    """A month, or in all where that is less than one of it a month."""
    indicator = line.indicator
    if line.needed is None or indicator.target is None:
        return NOTHING
    if line.needed < 1:
        reached_now = (
            line.actual if line.actual is not None else indicator.baseline if indicator.kind == "stock" else None
        )
        left = (indicator.target - (reached_now or Decimal(0))).to_integral_value(ROUND_CEILING)
        places = {"left": left, "unit": clip(indicator_unit(indicator), 40)}
        if indicator.window.last == 12:
            return say("Yil oxirigacha yana <b>{left}</b> {unit} kerak", **places)
        month = indicator.window.last
        return say("{month:month_title} oxirigacha yana <b>{left}</b> {unit} kerak", month=month, **places)
    return say("Rejani bajarish uchun har oy: <b>{needed}</b>", needed=line.needed.to_integral_value(ROUND_CEILING))


def _answering(line: Line, names: Names) -> Markup:
    """Who reports it; of a shared row with what each has reported so far, also by one that no longer does."""
    reported = {key: rounded(line, combined(months, line.combining)) for key, months in line.shares}
    answering = [key for key in line.indicator.departments if key in names]
    if len(answering) < 2:
        return lines(say("👥 {department}", department=short_department(names[key], 40)) for key in answering)
    others = [key for key in reported if key in names and key not in answering]
    return lines(
        say("👥 Har biri o'zinikini topshiradi:"),
        (
            say(
                "     {department}: <b>{value}</b>",
                department=short_department(names[key], 40),
                value=figure_of(line, reported.get(key)),
            )
            for key in (*answering, *others)
        ),
    )


def _parts(parts: Sequence[Line]) -> Markup:
    if not parts:
        return NOTHING
    return lines(
        say("<b>Nimadan yig'iladi</b>"),
        (
            say(
                "• {code} {name}: {numbers}",
                code=part.indicator.lettered,
                name=short_name(part.indicator, 40),
                numbers=row_numbers(part),
            )
            for part in parts
        ),
    )
