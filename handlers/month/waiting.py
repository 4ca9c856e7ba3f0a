"""What waits above a month's question for an answer of its own: days' numbers that may be kept in the diary, and what
was typed before the question could be seen. As long as the same question is asked, it waits on, whatever is said about
something else; when another one comes, it is told what was not kept."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from markupsafe import Markup

from handlers.visit import Visit
from plan.indicator import Indicator
from plan.rate import number_as_text, number_from_text
from plan.typed import assignment
from plan.typed.answers import read_answers
from plan.typed.days.lines import DayNumber
from plan.typed.numbers import Number
from plan.typed.rows.fitting import value_for
from texts.month import lists as list_words
from texts.month import presses, unclear
from texts.month import unseen as unseen_words
from texts.month.days import diary as diary_words
from texts.month.days import offers as day_words
from texts.month.questions import names_on_buttons
from texts.screen import Button, Row
from texts.sentence import NOTHING, lines
from texts.wording import row_button
from usecases.month.reporting import Report, StoredAnswer

DAYS, UNSEEN, DOUBTS, ABOUT = "days", "unseen", "doubts", "about"
"""The dialog's facts: days' numbers that wait at a question, each as figure, day, number and line; texts that were
typed unseen; lines of which one row or number of several is meant, each as its rows and numbers, the line, and what
stood in those rows; and other rows that are asked about."""
_SIDE_BY_SIDE = 2
"""Numbers of one row that are offered in one row of buttons."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A line that may be for several rows, or gives several numbers for one; `choices` are rows and numbers, `seen`
    what stood in those rows when it was asked."""

    choices: tuple[tuple[Indicator, Decimal], ...]
    line: str
    seen: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits at one question. The `doubts` name their rows, and wait on at the next question as well; `asks` tells
    that what is said above it guesses what was meant, and may be answered with yes or no; `about` are other rows than
    the open one that it asks about: the next bare number may be theirs."""

    days: tuple[DayNumber, ...] = ()
    unseen: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    asks: bool = False
    about: tuple[Indicator, ...] = ()


NO_WAITING = Waiting()


def as_seen(answer: StoredAnswer | None) -> str | None:
    """What stood at a question when it was shown, to notice a colleague's answer that came in between."""
    return None if answer is None or answer.value is None else number_as_text(answer.value)


def doubts_in(report: Report, outcomes: Sequence[assignment.Outcome]) -> tuple[Doubt, ...]:
    """The lines of a message of which it is asked what is meant."""
    doubtful = [outcome for outcome in outcomes if isinstance(outcome, assignment.Doubtful)]
    return tuple(
        Doubt(
            tuple(zip(outcome.choices, outcome.values, strict=True)),
            outcome.line,
            tuple(as_seen(report.answers.get(choice.key)) for choice in outcome.choices),
        )
        for outcome in doubtful
    )


def doubts_left(visit: Visit, report: Report) -> tuple[Doubt, ...]:
    """Those of this report that nothing has answered yet."""
    facts = visit.dialog.facts
    if facts.get("submission") != report.submission.id:
        return ()
    doubts: list[Doubt] = []
    for choices, line, seen in facts.get(DOUBTS, ()):
        rows = [(report.find(key), number_from_text(value)) for key, value in choices]
        known = tuple((row, value) for row, value in rows if row is not None)
        if len(known) == len(seen) and [as_seen(report.answers.get(row.key)) for row, _ in known] == list(seen):
            doubts.append(Doubt(known, line, tuple(seen)))
    return tuple(doubts)


def is_asked(visit: Visit, report: Report, indicator: Indicator) -> bool:
    """Whether this question is the one that is open."""
    screen, facts = visit.dialog.screen, visit.dialog.facts
    return (screen, facts.get("submission"), facts.get("figure")) == ("ask", report.submission.id, indicator.key)


def waiting_at(visit: Visit, report: Report, asked: Indicator | None = None, new: Sequence[Doubt] = ()) -> Waiting:
    """What waits at the open question of this report. If another one is `asked` now, only what names its rows waits on;
    `new` doubts take the place of older ones about the same rows."""
    rows = {row.key for doubt in new for row, _ in doubt.choices}
    doubts = [doubt for doubt in doubts_left(visit, report) if not rows & {row.key for row, _ in doubt.choices}]
    facts = visit.dialog.facts
    if asked is not None and not is_asked(visit, report, asked):
        return Waiting(doubts=(*doubts, *new))
    days = tuple(
        DayNumber(indicator, date.fromisoformat(day), number_from_text(value), line)
        for key, day, value, line in facts.get(DAYS, ())
        if (indicator := report.find(key)) is not None
    )
    return Waiting(days, tuple(facts.get(UNSEEN, ())), (*doubts, *new))


def facts_of(visit: Visit, waiting: Waiting) -> dict[str, object]:
    """The facts with which a question is asked while something waits there; whoever leaves it is told of the days."""
    facts: dict[str, object] = {}
    if waiting.days:
        facts[DAYS] = [
            [number.indicator.key, number.day.isoformat(), number_as_text(number.value), number.line[:300]]
            for number in waiting.days
        ]
        facts["if_left"] = [diary_words.not_kept(number.indicator, number.day, number.value) for number in waiting.days]
    if waiting.unseen:
        for name in ("last", "receipt"):
            if name in visit.dialog.facts:
                facts[name] = visit.dialog.facts[name]
        facts[UNSEEN] = list(waiting.unseen)
    if waiting.about:
        facts[ABOUT] = [row.key for row in waiting.about]
    if waiting.doubts:
        facts[DOUBTS] = [
            [[[row.key, number_as_text(value)] for row, value in doubt.choices], doubt.line[:300], list(doubt.seen)]
            for doubt in waiting.doubts
        ]
    return facts


def checksum(numbers: Sequence[DayNumber]) -> int:
    """Stands for days' numbers on their button: one of an older card keeps nothing else than it showed."""
    shown = [(number.indicator.key, number.day.isoformat(), number_as_text(number.value)) for number in numbers]
    return zlib.crc32(repr(shown).encode())


def drop_days(visit: Visit, report: Report, numbers: Sequence[DayNumber]) -> None:
    """These days' numbers wait no more; the others wait on."""
    done = {(number.indicator.key, number.day) for number in numbers}
    waiting = waiting_at(visit, report)
    left = tuple(number for number in waiting.days if (number.indicator.key, number.day) not in done)
    facts = {name: fact for name, fact in visit.dialog.facts.items() if name not in (DAYS, "if_left")}
    visit.dialog.facts = facts | facts_of(visit, replace(waiting, days=left))


def drop_number(visit: Visit, report: Report, indicator: Indicator, value: Decimal) -> None:
    """A number that waited for its day was taken for the whole month."""
    days = waiting_at(visit, report).days
    drop_days(visit, report, [number for number in days if (number.indicator, number.value) == (indicator, value)])


def asked_above(visit: Visit, report: Report, asked: Indicator, waiting: Waiting) -> tuple[Markup, tuple[Row, ...]]:
    """What is asked above the question `asked` of whatever waits there, and the buttons that answer it."""
    days, day_rows = _days_asked(visit, report, asked, waiting.days)
    typed, repeated = parted(visit, waiting.unseen)
    unseen = unseen_words.unseen_lines(typed, repeated) if waiting.unseen else NOTHING
    doubted = [_doubt_words(doubt) for doubt in waiting.doubts]
    doubt_rows = [row for doubt in waiting.doubts for row in _doubt_buttons(report, asked, doubt)]
    return lines(doubted, days, unseen), (*doubt_rows, *day_rows, *unseen_offered(report, asked, typed))


def _doubt_words(doubt: Doubt) -> Markup:
    if len({row.key for row, _ in doubt.choices}) == 1:
        return list_words.which_number(doubt.choices[0][0], doubt.line)
    return unclear.which_row(doubt.line, [row for row, _ in doubt.choices])


def _doubt_buttons(report: Report, asked: Indicator, doubt: Doubt) -> tuple[Row, ...]:
    """A button for each row that a number may be for, or for each number that a row was given."""
    by_key = {row.key: row for row, _ in doubt.choices}
    name_of = dict(zip(by_key, names_on_buttons([*by_key.values()]), strict=True))
    buttons = tuple(
        Button(
            unclear.row_label(name_of[row.key], value),
            presses.number_of_row(report.submission.id, asked.key, row.key, number_as_text(value)),
        )
        for row, value in doubt.choices
    )
    if len(by_key) == 1:
        return tuple(buttons[start : start + _SIDE_BY_SIDE] for start in range(0, len(buttons), _SIDE_BY_SIDE))
    return tuple((button,) for button in buttons)


def _days_asked(
    visit: Visit, report: Report, asked: Indicator, numbers: Sequence[DayNumber]
) -> tuple[Markup, tuple[Row, ...]]:
    submission, today = report.submission.id, visit.work.today
    listed = [(number.indicator, number.day, number.value) for number in numbers]
    if len(numbers) > 1:
        return day_words.ask_days(listed, today), (day_words.offer_all(submission, checksum(numbers), len(numbers)),)
    if not numbers:
        return NOTHING, ()
    [number] = numbers
    named = number.indicator is not asked
    question = day_words.ask_day(number.indicator, number.day, number.line, report.month)
    keep = day_words.offer(submission, listed[0], today, named=named)
    return question, (keep, month_offer(report, asked, number))


def month_offer(report: Report, asked: Indicator, number: DayNumber) -> Row:
    """The button that takes a day's number for the whole month; of another row than the `asked` one it names the
    row."""
    indicator, value = number.indicator, number_as_text(number.value)
    month = report.time_of(indicator)
    submission = report.submission.id
    if indicator is asked:
        press = presses.offered_number(submission, indicator.key, value)
        return (Button(unclear.month_label(number.value, month), press),)
    press = presses.number_of_row(submission, asked.key, indicator.key, value)
    [name] = names_on_buttons([indicator])
    return (Button(day_words.row_month_label(name, month, indicator, number.value), press),)


def parted(visit: Visit, texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The texts that say something of their own, and those that say again what came just before them: an impatient
    person sends a number several times while nothing answers."""
    last = visit.dialog.facts.get("last")
    before = last[1] if last is not None else None
    typed: list[str] = []
    repeated: list[str] = []
    for text in texts:
        number = _number_in(text)
        (repeated if number is not None and number == before else typed).append(text)
        before = number if number is not None else before
    return typed, repeated


def _number_in(text: str) -> str | None:
    """The one plain number that a text is, as it is remembered; None of anything else."""
    answers = read_answers(text, whole=False)
    if len(answers) != 1 or answers[0].target is not None or not isinstance(answers[0].read, Number):
        return None
    return number_as_text(answers[0].read.value)


def unseen_offered(report: Report, current: Indicator, typed: Sequence[str]) -> tuple[Row, ...]:
    """One number goes to the open question by one tap; of several it is shown first which row each would go to."""
    if len(typed) > 1:
        return ((unseen_words.check_button(report.submission.id, current.key, len(typed)),),)
    numbers = [answer.read for answer in read_answers(typed[0], whole=False)] if typed else []
    number = numbers[0] if len(numbers) == 1 else None
    value = value_for(number, current) if isinstance(number, Number) else None
    if value is None:
        return ()
    press = presses.offered_number(report.submission.id, current.key, number_as_text(value))
    return ((Button(unclear.row_label(row_button(current), value), press),),)
