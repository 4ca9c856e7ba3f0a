"""A month's report as a form that comes back filled: which report it is for, and which figure each of its rows is.

Rows are found by what stands in them and never by their position, because people sort, insert and delete rows. A row
is taken only when its number and its name agree with the plan in force; an empty cell says nothing, and is never zero.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal

from plan.document.table.tables import Place
from plan.fold import fold, fold_key
from plan.indicator import Indicator
from plan.period import Month
from plan.rate import Rate
from plan.typed.answers import holds_only_numbers
from plan.typed.numbers import Number, Unclear, read_number
from plan.typed.rows.fitting import fit_to_unit, two_numbers_of
from plan.typed.signs import plain_signs
from plan.vocabulary import says_unknown

MOST_LINES = 300
MOST_TEXT = 60_000
"""Characters of all rows together: what is kept between the look at a form and its ✅."""

Fault = Literal["", "no_code", "no_head", "several", "too_long"]
Trouble = Literal[
    "unclear",
    "no_row",
    "several",
    "other_row",
    "twice",
    "unknown_sent",
    "newer",
    "long_note",
    "number_in_note",
    "total",
    "no_number",
    "not_last",
    "own_sum",
    "unplaced",
]

_CODE = re.compile(r"hisobot:(\d{1,9}):(20\d\d)-(0[1-9]|1[0-2])(?:s(0[1-9]|1[0-2]))?:([0-9a-f]{10,11})(?![0-9a-f])")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
_EXACT = re.compile(r"\d{9}|\d{1,9}\.\d{4,}|\d{4,9}\.\d{3}")
"""How a cell of a workbook shows its own number: nine digits there are no telephone, and nobody parts thousands so."""
_TOTAL = re.compile(r"\b(?:jami|jamisi|hammasi|umumiy|itogo|vsego|total|summa|yigindi)\b")
"""How people call a sum below the rows, folded."""
_SECTIONS = str.maketrans("ІХ", "IX")


@dataclass(frozen=True, slots=True)
class FormCode:
    """Which report a form is for, and when its answers were written into it. Anybody may have forged it."""

    department: int
    month: Month
    made_at: datetime

    def __str__(self) -> str:
        since = f"s{self.month.since:02}" if self.month.since else ""
        return f"hisobot:{self.department}:{self.month}{since}:{(self.made_at - _EPOCH) // _MILLISECOND:x}"

    @classmethod
    def find(cls, text: str) -> "FormCode | None":
        """The first code in a text."""
        match = _CODE.search(plain_signs(text).lower())
        if match is None:
            return None
        department, year, month, since, moment = match.groups()
        made_at = _EPOCH + int(moment, 16) * _MILLISECOND
        return cls(int(department), Month(int(year), int(month), int(since or 0)), made_at)


@dataclass(frozen=True, slots=True)
class FormLine:
    """One row of a filled form, each cell as it was typed; `place` is how people find it again. One that is `unplaced`
    stands in a table of somebody's own, and nobody can say which row it is."""

    place: Place
    number: str
    name: str
    unit: str
    typed: str
    note: str
    unplaced: bool = False

    @property
    def says_something(self) -> bool:
        return bool(self.typed or self.note)


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A form out of a file: the rows in which something stands, or what keeps it from being read."""

    code: FormCode | None
    lines: tuple[FormLine, ...] = ()
    fault: Fault = ""
    parts: "tuple[FilledForm, ...]" = ()
    """The forms of single months that are added up in the one sum that `code` names, or all that a file of several
    holds; it has no lines of its own."""

    def to_json(self) -> dict[str, Any]:
        """Plain values, to be kept until the person has looked at what was read."""
        lines = [
            [line.place.to_json(), line.number, line.name, line.unit, line.typed, line.note, *[True] * line.unplaced]
            for line in self.lines
        ]
        parts = {"parts": [part.to_json() for part in self.parts]} if self.parts else {}
        return {"code": str(self.code), "lines": lines, **parts}

    def with_numbers_of_notes(self) -> "FilledForm":
        """The form as it was meant by whoever wrote the numbers one column too far, among the notes."""
        moved = [
            replace(line, typed=line.note, note="") if not line.typed and holds_only_numbers(line.note) else line
            for line in self.lines
        ]
        return replace(self, lines=tuple(moved), parts=tuple(part.with_numbers_of_notes() for part in self.parts))

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "FilledForm":
        """The reverse of `to_json`."""
        return cls(
            FormCode.find(kept["code"]),
            tuple(FormLine(Place.from_json(place), *cells) for place, *cells in kept["lines"]),
            parts=tuple(map(cls.from_json, kept.get("parts", ()))),
        )


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """A figure's answer in a form; None is "not known yet"."""

    value: Decimal | None


@dataclass(frozen=True, slots=True)
class ReadLine:
    """A row that was read: an answer to its figure, a note beside it, or both."""

    line: FormLine
    indicator: Indicator
    answer: FormAnswer | None


@dataclass(frozen=True, slots=True)
class TroubledLine:
    """A row that was not taken, and why; `indicator` where it is clear which row it is, `unclear` where its number
    could not be read. `now` is the answer that a person, named `by`, has given since the form was made; `months` are
    those of forms that are added up: whose form the row stands in, or in which its number is missing."""

    line: FormLine
    why: Trouble
    indicator: Indicator | None = None
    unclear: Unclear | None = None
    now: FormAnswer | None = None
    by: str = ""
    months: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form that is handed out: own figures are the department's, the rest the whole library's.

    Of a level `since_january` is where it stood last, where the last month did not say; of a percent it is the mean.
    """

    indicator: Indicator
    last_month: Decimal | None
    since_january: Decimal | None
    answer: FormAnswer | None
    note: str


@dataclass(frozen=True, slots=True)
class FormFacts:
    """Everything an empty (or half filled) form says."""

    code: FormCode
    library: str
    department: str
    rows: tuple[FormRow, ...]

    @property
    def month(self) -> Month:
        return self.code.month


def number_of(indicator: Indicator) -> str:
    """A row's number as the form has it: with its section no program takes `26.1` for a date or `9.10` for 9,1."""
    return indicator.code.lstrip(".")


def name_of(indicator: Indicator) -> str:
    """A figure's name as the form has it; of a list of parts its heading and the part."""
    return f"{indicator.name.split(':')[0]} — {indicator.part}" if indicator.part else indicator.name


def read_form(
    lines: Iterable[FormLine], figures: Sequence[Indicator], month: int | None = None
) -> list[ReadLine | TroubledLine]:
    """Give each row in which something stands to its figure, in the form's order; `month` as in `read_number`."""
    read = [_read(line, figures, month) for line in lines if line.says_something]
    answers: dict[int, set[tuple[FormAnswer | None, str]]] = {}
    for line, outcome in read:
        if isinstance(outcome, ReadLine):
            answers.setdefault(outcome.indicator.key, set()).add((outcome.answer, line.note))
    outcomes: list[ReadLine | TroubledLine] = []
    taken: set[int] = set()
    for line, outcome in read:
        if isinstance(outcome, ReadLine):
            if len(answers[outcome.indicator.key]) > 1:
                outcome = TroubledLine(line, "twice", outcome.indicator)
            elif outcome.indicator.key in taken:
                continue  # a row that was copied within the form
            else:
                taken.add(outcome.indicator.key)
        outcomes.append(outcome)
    return outcomes


def _read(line: FormLine, figures: Sequence[Indicator], month: int | None) -> tuple[FormLine, ReadLine | TroubledLine]:
    if _is_total(line):
        return line, TroubledLine(line, "total")
    figure = _figure(line, figures)
    if not isinstance(figure, Indicator):
        return line, TroubledLine(line, figure)
    answer = read_cell(line.typed, figure, month) if line.typed else None
    if isinstance(answer, Unclear):
        return line, TroubledLine(line, "unclear", figure, answer)
    return line, ReadLine(line, figure, answer)


def _is_total(line: FormLine) -> bool:
    """Whether somebody wrote a sum below the rows: the row has no number of its own, and is called one."""
    if any(map(str.isdigit, line.number)):
        return False
    return any(_TOTAL.search(fold(text)) for text in (line.number, line.name))


def _figure(line: FormLine, figures: Sequence[Indicator]) -> Indicator | Trouble:
    if line.unplaced:
        return "unplaced"
    number = _plain_number(line.number)
    named = [figure for figure in figures if _plain_number(number_of(figure)) == number]
    named = named or [figure for figure in figures if _plain_number(figure.number) == number]
    if not number or not named:
        return "no_row"
    if line.name:
        named = [figure for figure in named if fold_key(name_of(figure)) == fold_key(line.name)]
    named = [figure for figure in named if fold_key(line.unit).startswith(fold_key(figure.unit)) or not line.unit]
    if not named:
        return "other_row"
    return named[0] if len(named) == 1 else "several"


def _plain_number(text: str) -> str:
    return re.sub(r"[\s№]", "", plain_signs(text)).strip(".").upper().translate(_SECTIONS).replace(",", ".")


def read_cell(text: str, indicator: Indicator, month: int | None = None) -> FormAnswer | Unclear:
    """A cell as what it says: a number as it may be typed in the chat too, or that it is not known yet."""
    if says_unknown(text):
        return FormAnswer(None)
    if text.startswith("="):
        return Unclear("formula", text)
    read = Number(Decimal(text), text) if _EXACT.fullmatch(text) else read_number(text, whole=False, month=month)
    if indicator.of_two:
        two = two_numbers_of(read)
        return FormAnswer(two) if isinstance(two, Rate) else two
    fit = fit_to_unit(read, indicator)
    return FormAnswer(fit.value) if isinstance(fit, Number) else fit
