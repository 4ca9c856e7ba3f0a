"""Which figure each typed line is for. A line is given to a figure only when there is one it can be for."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.fold import fold
from plan.indicator import Indicator
from plan.rate import Rate
from plan.typed.answers import Address, Answer, NotKnown, Opens, read_answers
from plan.typed.listed.in_doubt import as_range, as_strange_row, own_numbering, with_rows_in_front
from plan.typed.numbers import Number, Read, Unclear
from plan.typed.rows.fitting import fit_to_unit, two_numbers_of
from plan.typed.rows.other_units import counts_what_is_typed
from plan.typed.rows.parts import parts_named
from plan.typed.rows.row_names import asks_for_row, is_own_name, part_named, rows_named
from plan.typed.signs import plain_signs
from plan.vocabulary import is_unit

_WORDS = re.compile(r"[a-z]{3,}")
_ROW_AND_LETTER = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)\s?-?\s?([^\W\d_])[\s.):?!]*")
_MOST_PARTS = 6
"""Parts of a row that are offered on buttons at once."""
_NUMBER = re.compile(r"\d[\d .,']*")
_WHOLE = re.compile(r"\d+")
_HEAD = re.compile(
    r"\s*(?:№\s?)?(?P<row>\d{1,3}(?:\.\d{1,2})?)"
    r"(?:\s?-?\s?(?:band|qator|банд|қатор|пункт)\w*|\s?-?\s?(?:ga|ni|да|ga|га|ни)\b|\s+(?:uchun|учун|для)\b"
    r"|\s*[:)]|\s*[-–—](?!\d)|\.(?=\s))\s*(?P<rest>.*[^\W\d_].*)",
    re.IGNORECASE,
)
"""A row's number with what makes it one, and words behind it. Of `15-16 ta` and `15 ta emas` the first is no row."""
_WORDS_AND_NUMBER = re.compile(r"[^\W\d_][^\d]*\d[\d ]*")
"""Words and the first number behind them."""


@dataclass(frozen=True, slots=True)
class Assigned:
    """A line that became a figure's value; None is "not known yet". `in_order` tells that it names no row, and is for
    this one by its place in the message alone."""

    indicator: Indicator
    value: Decimal | None
    line: str
    in_order: bool = False


@dataclass(frozen=True, slots=True)
class NotRead:
    """A line meant for `indicator` that is not surely a number; `named` tells that it names that row itself."""

    indicator: Indicator | None
    unclear: Unclear
    named: bool = False


@dataclass(frozen=True, slots=True)
class NoSuchRow:
    """A line for a row that this report does not have."""

    address: Address
    line: str


@dataclass(frozen=True, slots=True)
class Several:
    """A line for a row number that names several figures (parts of a row, or rows of two sections)."""

    choices: tuple[Indicator, ...]
    line: str


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A line without a question: after one that was not read, or beyond the last."""

    line: str


@dataclass(frozen=True, slots=True)
class Opened:
    """A line that names a row and says nothing of it."""

    indicator: Indicator
    line: str


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A number whose line calls a row by words that may be another than the one that is asked; `values` are what it
    would be in each of `choices`. Where all choices are one row, several numbers were typed for it."""

    choices: tuple[Indicator, ...]
    values: tuple[Decimal, ...]
    line: str


Outcome = Assigned | NotRead | NoSuchRow | Several | LeftOver | Opened | Doubtful


def assign_lines(lines: Iterable[Answer], queue: Sequence[Indicator], rows: Sequence[Indicator]) -> list[Outcome]:
    """Give each line to a figure: addressed ones to their row among `rows`, the others to `queue` in order.

    After a plain line that was not read, or a line for a named row, the plain ones behind it are left over: nobody
    can say any more which question each was for.
    """
    lines = list(lines)
    if own_numbering(lines, rows):
        return [NoSuchRow(line.target, line.line) for line in lines if line.target is not None]
    lines = with_rows_in_front(as_range(as_strange_row(lines, rows), rows), rows)
    waiting = list(queue)
    outcomes: list[Outcome] = []
    lost = False
    for answer in lines:
        if answer.target is not None:
            lost = True  # a plain line behind a named row may be for the row after that one, or for the open question
            outcome = _addressed(answer, answer.target, rows)
            if isinstance(outcome, Assigned) and outcome.indicator in waiting:
                waiting.remove(outcome.indicator)
        elif parts := _part_alone(answer.line, rows):
            lost = True
            outcome = Opened(parts[0], answer.line) if len(parts) == 1 else Several(tuple(parts), answer.line)
        elif isinstance(answer.read, Unclear) and answer.read.why == "all_zero":
            lost = True
            outcome = NotRead(waiting[0] if waiting else None, answer.read)
        elif (part := part_named(answer.line, rows)) and (
            not waiting or part.code != waiting[0].code or asks_for_row(answer.line)
        ):
            lost = True
            outcome = Opened(part, answer.line)
        elif waiting and not lost and (other := _other_part(answer, waiting[0], rows)):
            lost = True
            outcome = Several((waiting[0], other), answer.line)
        elif named := _named(answer, waiting[0] if waiting and not lost else None, rows):
            lost = True
            outcome = named
            if isinstance(outcome, Assigned) and outcome.indicator in waiting:
                waiting.remove(outcome.indicator)
        elif lost or not waiting:
            unclear = answer.read if isinstance(answer.read, Unclear) and not lost else None
            outcome = LeftOver(answer.line) if unclear is None else NotRead(None, unclear)
        else:
            outcome = _read(_unless_own_name(answer, waiting[0]), waiting[0], answer.line)
            outcome = _of_which_unit(outcome, rows)
            lost = not isinstance(outcome, Assigned)
            if isinstance(outcome, Assigned):
                outcome = replace(outcome, in_order=not _calls_part(answer.line, outcome.indicator))
                waiting.pop(0)
        outcomes.append(outcome)
    return outcomes


def _part_alone(line: str, rows: Sequence[Indicator]) -> list[Indicator]:
    """The parts that a line means that is a row's number and a letter, and nothing else: `28b`, `28 в`."""
    match = _ROW_AND_LETTER.fullmatch(plain_signs(line))
    named = [row for row in rows if match and row.letter and row.number == match[1]]
    return parts_named(named, match[2]) if match and named else []


def rows_at(target: Address, rows: Sequence[Indicator]) -> list[Indicator]:
    """The rows that somebody may mean by naming one."""
    named = [row for row in rows if row.number == target.number and target.section in (None, row.section)]
    return parts_named(named, target.part) if target.part is not None else named


def _addressed(answer: Answer, target: Address, rows: Sequence[Indicator]) -> Outcome:
    named = [row for row in rows if row.number == target.number and target.section in (None, row.section)]
    if target.part is not None:
        whole_row, named = named, parts_named(named, target.part)
        if not named and whole_row and is_unit(target.part):
            # `14 nusxa) 250`: which one is the number?
            return NotRead(whole_row[0], Unclear("several", answer.line), named=True)
        if not named and len(whole_row) > 1:
            return Several(tuple(whole_row), answer.line)
        named = named or (whole_row if whole_row and whole_row[0].part is None else [])
    if not named:
        return NoSuchRow(target, answer.line)
    if len(named) > 1:
        if target.part is not None and isinstance(answer.read, Number):
            return one_of_parts(named, answer.read, answer.line)
        return Several(tuple(named), answer.line)
    if isinstance(answer.read, Opens):
        return Opened(named[0], answer.line)
    outcome = _read(answer.read, named[0], answer.line)
    alone = isinstance(answer.read, Unclear) and answer.read.typed == answer.line  # `14 9870` is still to be parted
    return replace(outcome, named=not alone) if isinstance(outcome, NotRead) else outcome


def one_of_parts(parts: Sequence[Indicator], number: Number, line: str) -> Several | Doubtful:
    """A number for one of several parts of a row, of which nobody can say which one was named: `28в) 5`."""
    read = [(row, fit_to_unit(Number(number.value, str(number.value)), row)) for row in parts]
    pairs = [(row, fit.value) for row, fit in read if isinstance(fit, Number)]
    if not 1 < len(pairs) <= _MOST_PARTS:
        return Several(tuple(parts), line)
    return Doubtful(tuple(row for row, _ in pairs), tuple(value for _, value in pairs), line)


def or_of_asked(named: Sequence[Indicator], number: Number, outcome: Assigned) -> Outcome:
    """The number of a line that is for the asked row, unless its first digits are a row (`named`, with its parts) and
    the others that row's number."""
    read = [(row, fit_to_unit(number, row)) for row in named]
    pairs = [(row, fit.value) for row, fit in read if isinstance(fit, Number)]
    if outcome.value is None or not 0 < len(pairs) < _MOST_PARTS:
        return outcome
    choices, values = zip(*pairs, (outcome.indicator, outcome.value), strict=True)
    return Doubtful(choices, values, outcome.line)


def _named(answer: Answer, asked: Indicator | None, rows: Sequence[Indicator]) -> Assigned | Doubtful | NotRead | None:
    """The number of a line that calls another row than the asked one by its name, or by where it stands."""
    if isinstance(answer.read, Number):
        choices = rows_named(answer.line, asked, rows)
        value = answer.read.value
    elif isinstance(answer.read, Unclear) and answer.read.why == "pointer" and answer.read.candidates and asked:
        choices = _beside(asked, rows, answer.read.unit)
        [value, *_] = answer.read.candidates
    elif isinstance(answer.read, Unclear) and answer.read.why == "right" and asked:
        choices = _corrected(answer.line, answer.read.candidates, asked, rows)
        value = answer.read.candidates[0] if choices else Decimal()
    else:
        return None
    # Where it is asked which row is meant, the words beside the number are part of the question.
    bare = _NUMBER.search(answer.line)
    typed = bare[0] if bare is not None and len(choices) > 1 else answer.line
    read = [fit_to_unit(Number(value, typed), choice) for choice in choices]
    pairs = [(row, fit.value) for row, fit in zip(choices, read, strict=True) if isinstance(fit, Number)]
    if len(choices) == 1 and pairs:
        return Assigned(choices[0], pairs[0][1], answer.line)
    if len(choices) == 1 and isinstance(read[0], Unclear) and read[0].why in ("other_unit", "strange_words"):
        return NotRead(choices[0], read[0], named=True)
    return Doubtful(tuple(row for row, _ in pairs), tuple(value for _, value in pairs), answer.line) if pairs else None


def _unless_own_name(answer: Answer, asked: Indicator) -> Read | NotKnown | Opens:
    """What was read, asked about where it may be the name of the asked row and no number."""
    if isinstance(answer.read, Number) and is_own_name(answer.line, asked):
        return Unclear("address", answer.line, (answer.read.value,))
    return answer.read


def _of_which_unit(outcome: Outcome, rows: Sequence[Indicator]) -> Outcome:
    """A number with the unit of other rows (`5 kishi` at one of documents): those next to the asked one may be meant as
    well, in the order in which they are asked."""
    if not isinstance(outcome, NotRead) or outcome.indicator is None or outcome.unclear.why != "other_unit":
        return outcome
    keys = [row.key for row in rows]
    asked = outcome.indicator
    if asked.key not in keys or len(outcome.unclear.candidates) != 1:
        return outcome
    [value], place = outcome.unclear.candidates, keys.index(asked.key)
    near = [*rows[max(0, place - 1) : place], *rows[place + 1 : place + 2]]
    choices = [row for row in near if counts_what_is_typed(outcome.unclear.typed, row)]
    if not choices:
        return outcome
    return Doubtful((*choices, asked), (value,) * (len(choices) + 1), outcome.unclear.typed)


def _corrected(
    line: str, right: Sequence[Decimal], asked: Indicator, rows: Sequence[Indicator]
) -> tuple[Indicator, ...]:
    """The figures of another row whose number stands before the right one, and the asked one: of `14 исправить на 7`
    nobody can say whether 14 was a row or what stood there before."""
    numbers = _WHOLE.findall(line)
    said = any(map(str.isalpha, line))  # an arrow alone (`14→9870`) is a list's
    if not said or len(numbers) != 2 or [Decimal(numbers[1])] != list(right):
        return ()
    called = [row for row in rows_at(Address(numbers[0]), rows) if row.code != asked.code]
    return (*called, asked) if called else ()


def _beside(asked: Indicator, rows: Sequence[Indicator], step: str) -> tuple[Indicator, ...]:
    """The row before or behind the asked one, and that one itself; nothing when there is none."""
    keys = [row.key for row in rows]
    if asked.key not in keys or step not in ("-1", "1"):
        return ()
    place = keys.index(asked.key) + int(step)
    return (rows[place], asked) if 0 <= place < len(rows) else ()


def _calls_part(line: str, indicator: Indicator) -> bool:
    """Whether a line names the part of the row that it is for: `qayta 35`."""
    return not set(_WORDS.findall(fold(line))).isdisjoint(_WORDS.findall(fold(indicator.part or "")))


def _other_part(answer: Answer, asked: Indicator, rows: Sequence[Indicator]) -> Indicator | None:
    """Another part of the row that is asked, if the line calls it by a word that the asked part has not: `qayta 35`."""
    if not isinstance(answer.read, Number) or asked.part is None:
        return None
    distinguishing = set(_WORDS.findall(fold(answer.line))) - set(_WORDS.findall(fold(asked.part)))
    parts = (row for row in rows if row.part and row.key != asked.key and row.code == asked.code)
    return next((part for part in parts if distinguishing.intersection(_WORDS.findall(fold(part.part or "")))), None)


def of_named_row(outcome: Outcome, asked: Indicator | None, rows: Sequence[Indicator]) -> Outcome:
    """A line that was not read and that names another row than the asked one, as that row's, so that the
    number which is typed next cannot go to the one on the screen; others as they are."""
    if not isinstance(outcome, NotRead) or outcome.named or asked is None:
        return outcome
    typed = plain_signs(outcome.unclear.typed)
    first = _WORDS_AND_NUMBER.match(typed)
    called = rows_named(first[0], asked, rows) if first else ()
    if len(called) == 1 and called[0] is not asked:
        return NotRead(called[0], outcome.unclear, named=True)
    head = _HEAD.fullmatch(typed)
    numbered = [row for row in rows if head and row.number == head["row"]]
    if head is None or len(numbered) != 1 or numbered[0] is asked:
        return outcome
    # The row's own number is no answer: `23 - o'tgan oyniki`.
    left = tuple(value for value in outcome.unclear.candidates if str(value) != head["row"])
    return NotRead(numbered[0], replace(outcome.unclear, candidates=left), named=True)


def address_of(indicator: Indicator, rows: Sequence[Indicator]) -> str | None:
    """The shortest beginning of a line that is surely read as this row among `rows`: `14`, `IV.1`, `12 nusxa`. None
    when it has none, such as a part whose name is a number."""
    part = indicator.part or ""
    words = part.split()
    beginnings = [*words, *(" ".join(words[:count]) for count in range(2, len(words) + 1))]
    for row in (indicator.number, indicator.code):
        lettered = f"{row}{indicator.letter}"
        for name in dict.fromkeys((row, lettered, *(f"{row} {beginning}" for beginning in beginnings))):
            read_as = [_at(answer, rows) for answer in read_answers(f"{name}) 1", whole=False)]
            if read_as == [indicator]:
                return name
    return None


def _at(answer: Answer, rows: Sequence[Indicator]) -> Indicator | None:
    outcome = _addressed(answer, answer.target, rows) if answer.target is not None else None
    return outcome.indicator if isinstance(outcome, Assigned) and outcome.value == 1 else None


def _read(read: Read | NotKnown | Opens, indicator: Indicator, line: str) -> Outcome:
    if isinstance(read, NotKnown):
        return Assigned(indicator, None, line)
    if isinstance(read, Opens):
        return Opened(indicator, line)
    if indicator.of_two:
        two = two_numbers_of(read)
        return Assigned(indicator, two, line) if isinstance(two, Rate) else NotRead(indicator, two)
    fit = fit_to_unit(read, indicator)
    return Assigned(indicator, fit.value, line) if isinstance(fit, Number) else NotRead(indicator, fit)
