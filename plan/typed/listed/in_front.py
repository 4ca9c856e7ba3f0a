"""A line with a row of the report in front of its number, or behind it, in any shape."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.typed.assignment import Assigned, Doubtful, Several, one_of_parts
from plan.typed.listed.entries import Entry, entry_of
from plan.typed.numbers import Number, read_number
from plan.typed.rows.parts import parts_named
from plan.typed.rows.row_names import is_same_word
from plan.typed.signs import plain_signs
from plan.vocabulary import is_unit, words_of

ROW = r"(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)"
_OF_ROW = (
    r"\s?-?\s?(?:ga|га|da|да|uchun|учун|b[ou]'?yicha|б[ўу]йича|niki|ники|haqida|ҳақида"
    r"|(?:i?n)?chi(?:si)?(?:ga)?|(?:и?н)?чи(?:си)?(?:га)?)"
)
"""What a row's number carries: `14 ga 9870`, `14-chi 9870`."""
_FRONTS = tuple(
    re.compile(
        rf"(?:№\s?)?{row}(?:{_OF_ROW}\s+(?=\d)|\s*[)\]:=→➡👉>-]+\s*|\s*[.,]\s+|[.,](?=\d{{4}})|\s+|\s?(?=[(\w]))(?P<rest>\S.*)"
    )
    for row in (ROW, r"(\d{1,3})(?!\d)")
)
_WORDS_AND_NUMBER = re.compile(r"(?P<words>[(]?(?:[^\W\d_][^\d+*/×]*?)?)[\s:=)-]*(?P<number>\d.*)")
_ROW_BEHIND = re.compile(
    r"(?P<number>\d[\d ]*?)(?:\s*(?:-+>?|[=→>:])\s*|\s+\(?)(?P<row>\d{1,3}(?:\.\d{1,2})?)(?:\s?(?:ga|га|chi|чи))?\)?"
)
_SHORTEST = 3
"""Letters of a word that may call a row: `28 va 4` calls none."""
_TIME = re.compile(r"\d{1,2}:\d{2}")


def is_range(meant: Entry | Assigned) -> bool:
    """Whether two numbers with a dash between them are near enough to be a range: `14-16`, unlike `14-9870`."""
    return meant.value is not None and meant.value < 10 * Decimal(meant.indicator.number)


def with_row_in_front(
    line: str, rows: Sequence[Indicator], month: int | None, *, alone: bool
) -> Entry | Assigned | Several | Doubtful | None:
    """A line that begins with a row of this report and goes on with its number, or ends with one; `Assigned` if it is
    surely for it, `Several` if that row has several figures. `alone` it may be a time (`14:30`)."""
    if alone and _TIME.fullmatch(line.strip()):
        return None
    for match in filter(None, (front.fullmatch(plain_signs(line)) for front in _FRONTS)):
        named = [row for row in rows if row.number == match[1].replace(",", ".")]
        pieces = _WORDS_AND_NUMBER.fullmatch(match["rest"])
        if named and pieces:
            called = [*_called(named, pieces["words"])]
            number = read_number(pieces["number"], month=month)
            if len(called) > 1 and isinstance(number, Number):
                return one_of_parts(called, number, line) if pieces["words"] else Several(tuple(called), line)
            if len(called) != 1:
                return None
            entry = entry_of(called[0], pieces["number"], line, month)
            if entry is None or entry.spelled or not _is_part_named(called[0], pieces["words"], named):
                return entry
            return Assigned(entry.indicator, entry.value, line)
    return _with_row_behind(plain_signs(line), rows, month)


def _with_row_behind(line: str, rows: Sequence[Indicator], month: int | None) -> Entry | None:
    """`9870 - 14`: a number, and the row that it is for. What may be a range, or a row in front, is none."""
    match = _ROW_BEHIND.fullmatch(line)
    named = [row for row in rows if match and row.number == match["row"]]
    if match is None or len(named) != 1 or any(row.number == match["number"] for row in rows):
        return None
    entry = entry_of(named[0], match["number"], line, month)
    return None if entry is None or entry.spelled or is_range(entry) else entry


def _called(named: Sequence[Indicator], words: str) -> Iterator[Indicator]:
    """Those of a row's figures that the words behind its number may call."""
    spoken = words_of(words)
    if spoken and (parts := parts_named(named, words.strip(" ()-:"))):
        yield from parts
    elif not spoken:
        yield from named
    elif any(is_unit(word) or len(word) >= _SHORTEST for word in spoken):
        for row in named:
            name = words_of(f"{row.name} {row.part or ''}")
            if all(is_unit(word) or any(is_same_word(word, part) for part in name) for word in spoken):
                yield row


def _is_part_named(indicator: Indicator, words: str, named: Sequence[Indicator]) -> bool:
    called = words.strip(" ()-:")
    if not called or is_unit(called):
        return False
    return bool(indicator.part) and parts_named(named, called) == [indicator]
