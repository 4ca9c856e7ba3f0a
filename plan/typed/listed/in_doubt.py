"""Lines of a message of which it is not clear whether their first number is a row."""

import re
from collections.abc import Sequence

from plan.indicator import Indicator
from plan.typed.answers import Address, Answer
from plan.typed.numbers import Number, Unclear, read_number
from plan.typed.signs import plain_signs

_ROW_IN_FRONT = re.compile(r"(\d{1,3})(?: |\t|\W|$)\s*(.*)")
_ROW_AND_NUMBER = re.compile(r"([1-9]\d{0,2}) ?- ?(\d[\d ]*)")
_FOR_ROW = re.compile(r"([1-9]\d{0,2})\s?-?\s?(?:uchun|учун|b[ou]'?yicha|б[ўу]йича|для)\s+(\d[\d ]*)\D*", re.IGNORECASE)
"""`20 uchun 7 ta`: for the row 20."""
_FAR_APART = 10
"""Times: nobody says of a number that it is from 45 to 450."""


def own_numbering(lines: Sequence[Answer], rows: Sequence[Indicator]) -> bool:
    """Whether somebody has numbered the lines 1) 2) 3) for themselves: no row is meant, not even one that exists."""
    numbers = [line.target.number for line in lines if line.target is not None and line.target.section is None]
    counted = [str(place) for place in range(1, len(lines) + 1)]
    return len(lines) > 1 and numbers == counted and not set(counted) <= {row.number for row in rows}


def as_range(lines: Sequence[Answer], rows: Sequence[Indicator]) -> Sequence[Answer]:
    """`45 - 50` alone, where the report has no row 45: nobody means one, and 45 to 50 are not far from each other."""
    target, line = (lines[0].target, lines[0].line) if len(lines) == 1 else (None, "")
    if target is None or target.section is not None or any(row.number == target.number for row in rows):
        return lines
    read = read_number(line, whole=False)
    if not isinstance(read, Unclear) or read.why != "range" or len(read.candidates) != 2:
        return lines
    low, high = read.candidates
    return [Answer(None, read, line)] if low < high < _FAR_APART * low else lines


def as_strange_row(lines: Sequence[Answer], rows: Sequence[Indicator]) -> Sequence[Answer]:
    """`14-9870` alone, where the report has no row 14: nobody is unsure between two numbers that are so far apart, so
    that another department's row is meant; so it is of `14 uchun 9870`."""
    typed = plain_signs(lines[0].line) if len(lines) == 1 else ""
    called = _FOR_ROW.fullmatch(typed)
    match = called or _ROW_AND_NUMBER.fullmatch(typed)
    if match is None or lines[0].target is not None or any(row.number == match[1] for row in rows):
        return lines
    number = read_number(match[2], whole=False)
    if not isinstance(number, Number) or (not called and number.value < _FAR_APART * int(match[1])):
        return lines
    return [Answer(Address(match[1]), number, lines[0].line)]


def with_rows_in_front(lines: Sequence[Answer], rows: Sequence[Indicator]) -> list[Answer]:
    """The lines, those of them made questions that may be a row and its number: of `14 667` and `15 794` together,
    where the report has the rows 14 and 15, nobody can say whether they are two numbers in thousands. Beside a line
    that can only be a row and its number (`15 9870`) it is the same of each that may be one."""
    numbers = {row.number for row in rows}
    matches = [_ROW_IN_FRONT.match(plain_signs(answer.line)) for answer in lines]
    in_front = [match is not None and match[1] in numbers for match in matches]
    listed = any(row and not isinstance(answer.read, Number) for answer, row in zip(lines, in_front, strict=True))
    if len(lines) < 2 or not (listed or all(in_front)):
        return list(lines)
    doubted = []
    for answer, match, row in zip(lines, matches, in_front, strict=True):
        rest = read_number(match[2], whole=False) if match and row else answer.read
        if match and row and answer.target is None and isinstance(answer.read, Number) and isinstance(rest, Number):
            answer = Answer(Address(match[1]), Unclear("address", answer.line, (rest.value,)), answer.line)
        doubted.append(answer)
    return doubted
