"""One indicator in detail: what stands behind its number, and what it still needs."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.progress.account import Account
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from plan.progress.tally import combined
from texts.deadlines import window_words
from texts.home import back_button, home_button
from texts.paging import fit_lines
from texts.progress.as_it_was import as_of
from texts.progress.measures import (
    ICONS,
    WORDS,
    months_words,
    reach_of_report,
    reaches_today,
    row_numbers,
    share_bar,
    short_name,
)
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, beside, lines, listed, paragraphs, plain, say
from texts.wording import clip, indicator_unit, row_name, short_department
from texts.wording import name_of_span as span_name

Names = Mapping[int, str]


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
) -> Screen:
    """A line of the report. `accounts` is what was reported of it, `parts` the lines a computed one is made of;
    `leads_back` and `why` open the list it came from and its story, `chart` draws its year."""
    text = paragraphs(
        lines(_head(report, line), as_of(report.as_it_was)),
        lines(_measured(report, line), _outlook(line)),
        lines(
            say("📆 Bajarilish muddati: {window}", window=window_words(line.indicator.window)), _answering(line, names)
        ),
        _parts(parts),
        lines(say("<b>Oylar bo'yicha</b>"), _months(report, line, accounts, names)),
        _notes(accounts),
    )
    return Screen(fit_lines(text), ((Button(WHY.plain(), why), *chart), (back_button(leads_back), home_button())))


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
            say("{icon} {standing}", icon=ICONS[line.standing], standing=WORDS[line.standing]()),
            say("{reached}", reached=reach_of_report(report)),
        ),
    )


def _measured(report: ProgressReport, line: Line) -> Markup:
    """What was promised and what was done, in the unit of the row and as a share."""
    indicator = line.indicator
    return lines(
        say(
            "Yillik reja: <b>{target:figure}</b> · o'tgan yil: {baseline:figure}",
            target=indicator.target,
            baseline=indicator.baseline,
        ),
        _actual(line),
        _growth(line),
        _in_span(report, line),
        say("{bar}", bar=share_bar(line.completion)) if line.completion is not None else NOTHING,
        _expected(report, line),
    )


def _actual(line: Line) -> Markup:
    if line.actual is None:
        return say("Hali raqam kiritilmagan")
    if line.completion is None:
        return say("Amalda: <b>{actual}</b>", actual=line.actual)
    return say("Amalda: <b>{actual}</b> · <b>{completion:percent}</b>", actual=line.actual, completion=line.completion)


def _growth(line: Line) -> Markup:
    """For a stock: that the percentage is of what was to be added, not of the whole stock."""
    indicator = line.indicator
    if indicator.kind != "stock" or line.completion is None or line.actual is None or indicator.target is None:
        return NOTHING
    before = indicator.baseline or Decimal(0)
    return say(
        "Foiz o'sishdan olinadi: rejada {planned} {unit}, amalda {grown}",
        planned=_signed(indicator.target - before),
        unit=clip(indicator_unit(indicator), 40),
        grown=_signed(line.actual - before),
    )


def _signed(change: Decimal) -> str:
    return plain("−{change}", change=-change) if change < 0 else plain("+{change}", change=change)


def _in_span(report: ProgressReport, line: Line) -> Markup:
    """What the span brought itself, beside the year so far."""
    if line.in_span is None or report.span.first.number == 1:
        return NOTHING
    name = span_name(report.span)
    return say(
        "{span}: {value}", span=plain("{first}{rest}", first=name[:1].upper(), rest=name[1:]), value=line.in_span
    )


def _expected(report: ProgressReport, line: Line) -> Markup:
    if line.expected is None or line.standing == "not_due":
        return NOTHING
    expected, share = line.expected, line.expected_share
    if reaches_today(report):
        return say("Shu kungacha reja bo'yicha: {expected} ({share:percent})", expected=expected, share=share)
    return say("O'sha paytgacha reja bo'yicha: {expected} ({share:percent})", expected=expected, share=share)


def _outlook(line: Line) -> Markup:
    """Where the year leads at this pace, and what is needed from now on."""
    return lines(_forecast(line), _needed(line))


def _forecast(line: Line) -> Markup:
    if line.forecast is None or line.standing == "overdue":
        return NOTHING
    forecast, target = line.forecast.quantize(Decimal(1), ROUND_HALF_UP), line.indicator.target
    if line.indicator.kind == "stock" or not target:
        return say("Yil oxiri (taxmin): {forecast}", forecast=forecast)
    return say(
        "Yil oxiri (taxmin): {forecast} (rejaga nisbatan {share:percent})", forecast=forecast, share=forecast / target
    )


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
        return say(
            "Rejani bajarish uchun yana <b>{left}</b> {unit} kerak", left=left, unit=clip(indicator_unit(indicator), 40)
        )
    return say("Rejani bajarish uchun har oy: <b>{needed}</b>", needed=line.needed.to_integral_value(ROUND_CEILING))


def _answering(line: Line, names: Names) -> Markup:
    """Who reports it; of a shared row with what each has reported so far, also by one that no longer does."""
    reported = {key: combined(months, line.combining) for key, months in line.shares}
    answering = [key for key in line.indicator.departments if key in names]
    if len(answering) < 2:
        return lines(say("👥 {department}", department=short_department(names[key], 40)) for key in answering)
    others = [key for key in reported if key in names and key not in answering]
    return lines(
        say("👥 Har biri o'zinikini topshiradi:"),
        (
            say(
                "     {department}: <b>{value:figure}</b>",
                department=short_department(names[key], 40),
                value=reported.get(key),
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


def _months(report: ProgressReport, line: Line, accounts: Sequence[Account], names: Names) -> Markup:
    """Each month of the span with its number and who gave it, and those without one."""
    rows: list[Markup] = []
    silent = []
    for month in range(1, report.span.last.number + 1):
        if line.months[month - 1] is not None:
            givers = [account for account in accounts if account.month == month]
            rows.append(_month(report, line, month, givers, names))
        elif month <= report.as_of and line.indicator.window.asks(month):
            silent.append(month)
    if silent:
        rows.append(say("kiritilmagan: {months}", months=months_words(silent)))
    return lines(rows) or say("hali kiritilmagan")


def _month(report: ProgressReport, line: Line, month: int, givers: Sequence[Account], names: Names) -> Markup:
    value = line.months[month - 1]
    if line.statuses[month - 1] == "approved":
        number = say("{month:month_name}: <b>{value:figure}</b> ☑️", month=month, value=value)
    else:
        number = say("{month:month_name}: <b>{value:figure}</b>", month=month, value=value)
    if len(givers) == 1 and len(line.indicator.departments) < 2:
        return say("{number} — {by}", number=number, by=_giver(line, givers[0], names))
    return lines(
        number,
        (say("     {value} — {by}", value=giver.value, by=_giver(line, giver, names)) for giver in givers),
        _absent(report, line, month, givers, names),
    )


def _absent(report: ProgressReport, line: Line, month: int, givers: Sequence[Account], names: Names) -> Markup:
    """The departments whose part of a shared row has not come for a month that is over."""
    if not givers or month > report.as_of or not line.indicator.window.asks(month):
        return NOTHING
    came = {giver.department for giver in givers}
    absent = [
        short_department(names[key], 24) for key in line.indicator.departments if key in names and key not in came
    ]
    return say("     kiritilmagan: {departments}", departments=listed(absent)) if absent else NOTHING


def _giver(line: Line, giver: Account, names: Names) -> str:
    """Who gave a number; of which department is said where several answer."""
    by = giver.by
    if giver.instead_of:
        by = plain("{by}, {absent} o'rniga", by=giver.by, absent=giver.instead_of)
    if len(line.indicator.departments) < 2 and giver.department in line.indicator.departments:
        return by
    return plain("{by} ({department})", by=by, department=short_department(names.get(giver.department, ""), 24))


def _notes(accounts: Sequence[Account]) -> Markup:
    """Each note once, with the months and people that have it."""
    noted: dict[str, list[Account]] = {}
    for account in accounts:
        if account.note:
            noted.setdefault(account.note, []).append(account)
    if not noted:
        return NOTHING
    return lines(
        say("<b>Izohlar</b>"),
        (
            say(
                "💬 {months}, {people}: {note}",
                months=months_words([giver.month for giver in givers]),
                people=listed(dict.fromkeys(giver.by for giver in givers)),
                note=clip(note, 200),
            )
            for note, givers in noted.items()
        ),
    )
