"""Rows without a number that are parts of the numbered row above them: "shundan: xarid 252", "sovg'a 100"."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from plan.document.cell.numbers import read_number_cell
from plan.document.table.heading.words import Column
from plan.document.table.lines import Line
from plan.fold import fold_key

_WORDS = (
    r"(?:shundan|shu jumladan|shu qatorda|shu hisobdan|jumladan|ulardan|bulardan"
    r"|шундан|шу жумладан|шу қаторда|шу ҳисобдан|жумладан|улардан|булардан|в том числе|в т\. ?ч\.?|из них)"
)
_BEGINS = re.compile(rf"(?i){_WORDS}(?!\w)[\s:,;–—-]*")
_ENDS = re.compile(rf"(?i)(?:[\s(,;:–—-]*\b{_WORDS}[\s:,;)–—-]*|\s*:\s*)$")
_MARK = re.compile(r"(?:[-–—•*·▪●○◦]+|\(?[^\W\d_]\)|\d{1,2}\))\s*")
_LETTERED = re.compile(r"\(?[^\W\d_]\s*[.)]?")
_FIGURES: tuple[Column, ...] = ("baseline", "target")


def part_label(name: str) -> str:
    """What a part is called: its name without "shundan:" and the mark of a list."""
    words = " ".join(name.split())
    for lead in (_MARK, _BEGINS, _MARK):
        words = words[match.end() :] if (match := lead.match(words)) and match.end() < len(words) else words
    return words.strip(" ;,.:")


def head_name(name: str) -> str:
    """The name of a row that has parts, without the words that lead to them."""
    words = " ".join(name.split())
    return _ENDS.sub("", words) or words


def own_cell(line: Line, column: Column) -> str:
    """A row's text in a column, "" where it is merged from the row above."""
    return "" if column in line.above else line.cells.get(column, "")


@dataclass
class _Group:
    """A numbered row with the rows below it that may be its parts."""

    head: Line
    lines: list[Line] = field(default_factory=list)
    announced: bool = False
    """Whether words like "shundan" lead to them."""


def mark_sub_rows(lines: Sequence[Line]) -> None:
    """Make parts of the unnumbered rows that are plainly parts of the row above; those that may be rows of their own
    are to be asked about."""
    for group in _groups(lines):
        if not _is_sure(group):
            _mark_each(group)
            continue
        for line in group.lines:
            become_part(line, group.head)


def become_part(line: Line, head: Line) -> None:
    """Make the row a part of the numbered row."""
    line.cells = {column: own_cell(line, column) for column in line.cells}
    line.number, line.section, line.fate = head.number, head.section, "part"


def _groups(lines: Sequence[Line]) -> Iterable[_Group]:
    group: _Group | None = None
    for line in lines:
        if group is not None and line.fate == "of_which":
            group.announced = True
        elif group is not None and _may_be_part(line, group.head):
            line.may_be_part = True
            group.lines.append(line)
        elif line.fate == "read":
            if group is not None and group.lines:
                yield group
            group = _Group(line, announced=bool(_ENDS.search(" ".join(line.cells["name"].split()))))
        elif line.fate not in ("continuation", "heading", "column_numbers", "around", "repeated"):
            if group is not None and group.lines:
                yield group
            group = None
    if group is not None and group.lines:
        yield group


def _may_be_part(line: Line, head: Line) -> bool:
    if line.fate not in ("continuation", "question") or not line.cells or line.date:
        return False
    number = own_cell(line, "number")
    if number and not _LETTERED.fullmatch(number):
        return False
    if not own_cell(line, "name") or not any(_has_digit(own_cell(line, column)) for column in _FIGURES):
        return False
    # Lines of text, and rows on another page than the row's beginning, may be torn off it.
    torn = line.flat or line.row.place.page != head.row.place.page
    return not torn or bool(own_cell(line, "unit"))


def _has_digit(text: str) -> bool:
    return any(letter.isdigit() for letter in text)


def _is_sure(group: _Group) -> bool:
    head, lines = group.head, group.lines
    if not all(may_join_above(line, head) for line in lines):
        return False
    if not any(head.cells[column] for column in (*_FIGURES, "unit")) and len(lines) == 1:
        # One row whose cells stand lower than its number and name.
        lines[0].may_be_part = False
        return False
    return group.announced or _add_up(group) or all(_looks_like_part(line, lines[0]) for line in lines)


def may_join_above(line: Line, head: Line) -> bool:
    """Whether a row can be a part of the row above: the parts of a row are all reported by the same people."""
    names = [fold_key(text) for text in (own_cell(line, "responsible"), head.cells["responsible"]) if text]
    return line.may_be_part and len(set(names)) < 2


def _looks_like_part(line: Line, first: Line) -> bool:
    """Whether a row says less than a row of its own would, or begins as the parts of something do."""
    name = own_cell(line, "name")
    if _BEGINS.match(own_cell(first, "name")):
        return True
    if own_cell(line, "number"):
        return False
    marked = bool(_MARK.match(name)) or not name[:1].isupper()
    return marked or not any(own_cell(line, column) for column in ("unit", "responsible", "window"))


def _add_up(group: _Group) -> bool:
    """Whether the rows come to what the row above them has, wherever both say it."""
    agreed = False
    for column in _FIGURES:
        whole = plain_figure(group.head.cells[column])
        parts = [plain_figure(own_cell(line, column)) for line in group.lines]
        given = [part for part in parts if part is not None]
        if whole is None or len(given) < 2:
            continue
        if sum(given, Decimal(0)) != whole:
            return False
        agreed = True
    return agreed


def plain_figure(text: str) -> Decimal | None:
    """The one figure of a cell; None where it has none, several, or one that has to be asked about."""
    cell = read_number_cell(text)
    readings = [reading for reading in cell.readings if len(reading) == 1]
    return readings[0][0] if len(readings) == 1 and not cell.fault else None


def _mark_each(group: _Group) -> None:
    for line in group.lines:
        if line.may_be_part:
            line.fate = "question"
