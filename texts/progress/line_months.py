"""The months of one indicator's card: each number with who gave it, what has not come, and the notes."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from plan.period import Month
from plan.progress.account import Account
from plan.progress.line import Line
from plan.progress.report import ProgressReport
from texts.progress.kinds import figure_of, shown_months
from texts.progress.measures import months_words
from texts.sentence import NOTHING, lines, listed, plain, say
from texts.wording import clip, short_department

Names = Mapping[int, str]


def months_of_line(report: ProgressReport, line: Line, accounts: Sequence[Account], names: Names) -> Markup:
    """Each month of the span with its number and who gave it, and those without one."""
    rows: list[Markup] = []
    silent = []
    summed = {month for first, last in line.sums for month in range(first, last)}
    for month in range(1, report.span.last.number + 1):
        if line.months[month - 1] is not None:
            givers = [account for account in accounts if account.month == month]
            rows.append(_month(report, line, month, givers, names))
        elif month <= report.as_of and line.indicator.window.asks(month) and month not in summed:
            silent.append(month)
    if silent:
        rows.append(say("kiritilmagan: {months}", months=months_words(silent)))
    return lines(rows) or say("hali kiritilmagan")


def _month(report: ProgressReport, line: Line, month: int, givers: Sequence[Account], names: Names) -> Markup:
    value = figure_of(line, shown_months(line)[month - 1])
    at = Month(report.span.year, month, line.since[month - 1])
    if at.since and line.combining != "last":
        number = say("{month:month_name} jami: <b>{value}</b>", month=at, value=value)
    else:
        number = say("{month:month_name}: <b>{value}</b>", month=month, value=value)
    if line.statuses[month - 1] == "approved":
        number = say("{number} ☑️", number=number)
    elif line.statuses[month - 1] == "returned":
        number = say("{number} ↩️ tuzatishga qaytarilgan", number=number)
    if len(givers) == 1 and len(line.indicator.departments) < 2:
        return say("{number} — {by}", number=number, by=_giver(line, givers[0], names))
    return lines(
        number,
        (
            say(
                "     {value} — {by}",
                value=figure_of(line, giver.value),
                by=_giver(line, giver, names),
            )
            for giver in givers
        ),
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


def notes_of_months(accounts: Sequence[Account]) -> Markup:
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
