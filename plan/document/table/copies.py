"""Rows that stand in the file more than once: a page printed twice gives its rows once, the rest is asked."""

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from plan.document.cell.ditto import filled_in
from plan.document.cell.numbers import read_number_cell
from plan.document.table.heading.words import Column
from plan.document.table.lines import COLUMNS, NOTHING, Line, Sheet
from plan.document.table.sub_rows import head_name, part_label
from plan.fold import count_words, fold, fold_key, join_torn

_ALIKE = 0.8
# A number that stands more often is no repeated page, and comparing all with all would never end.
_COMPARED = 5
_ENDS_OF_WHICH = re.compile(r"\b(?:shundan|shu jumladan|shu qatorda|v tom chisle|iz nix)\W*$")
_SHARED: tuple[Column, ...] = ("unit", "mechanism", "window", "responsible")
_STACKED: tuple[Column, ...] = ("baseline", "target")


@dataclass(slots=True)
class Entry:
    """A numbered row put together from its pieces; `line` is where it begins."""

    line: Line
    rest: list[Line] = field(default_factory=list)
    after_of_which: bool = False
    """It stands below "Shundan,", as part of the row above it."""
    cells: dict[Column, str] = field(default_factory=dict)
    parts: list["Entry"] = field(default_factory=list)
    """Rows without a number below it that are its parts."""
    label: str = ""
    """Of a part: what it is called."""
    copies: list["Entry"] = field(default_factory=list)
    """Other rows of the same section and number that say something else."""

    @property
    def identity(self) -> tuple[str, str]:
        return self.line.section, self.line.number

    @property
    def pieces(self) -> list["Entry"]:
        """Itself, and its parts."""
        return [self, *self.parts]

    @property
    def lines(self) -> list[Line]:
        """All rows of the file that it is made of."""
        return [line for piece in self.pieces for line in (piece.line, *piece.rest)]


def entries_of(sheet: Sheet) -> list[Entry]:
    """The plan's rows in order, each once; marks the lines of repeated copies."""
    _mark_repeated_rests(sheet.lines)
    entries = _assemble(sheet.lines)
    words = count_words(text for line in sheet.lines for text in line.cells.values())
    for entry in entries:
        for piece in entry.pieces:
            piece.cells = {column: _whole_text(piece, column, words) for column in COLUMNS}
    _fill_in_dittos(entries)
    for entry in entries:
        if entry.parts:
            _name_parts(entry)
    return _without_copies(entries)


def _fill_in_dittos(entries: list[Entry]) -> None:
    """Write out what "the same as above" stands for, in the order of the file."""
    above = dict.fromkeys(_SHARED, "")
    for piece in (piece for entry in entries for piece in entry.pieces):
        for column in _SHARED:
            piece.cells[column] = filled_in(piece.cells[column], above[column])
            above[column] = piece.cells[column] or above[column]


def _name_parts(entry: Entry) -> None:
    """Give the parts their names, and whatever is said only beside the row, and the reverse."""
    entry.cells["name"] = head_name(entry.cells["name"])
    for part in entry.parts:
        part.label = part_label(part.cells["name"])
    for column in _SHARED:
        texts = [part.cells[column] for part in entry.parts]
        if not entry.cells[column] and len({fold_key(text) for text in texts if text}) == 1:
            entry.cells[column] = next(filter(None, texts))
        for part in entry.parts:
            part.cells[column] = part.cells[column] or entry.cells[column]


def _mark_repeated_rests(lines: list[Line]) -> None:
    """Mark the continuation lines of a page that is printed twice: such a page may begin with the rest of a row that
    stands on the page before."""
    first: dict[tuple[str, str], int] = {}
    for at, line in enumerate(lines):
        if line.fate != "read":
            continue
        origin = first.setdefault((line.section, line.number), at)
        back = 1
        while origin != at and origin > back and lines[at - back].fate in ("continuation", "part"):
            if _content(lines[at - back]) != _content(lines[origin - back]):
                break
            lines[at - back].fate = "repeated"
            back += 1


def _content(line: Line) -> tuple[str, ...]:
    return tuple(fold_key(line.cells.get(column, "")) for column in COLUMNS)


def _assemble(lines: list[Line]) -> list[Entry]:
    entries: list[Entry] = []
    below_of_which = ""
    open_entry: Entry | None = None
    for line in lines:
        if line.fate == "of_which" and open_entry:
            below_of_which = open_entry.line.number
        elif line.fate == "read":
            below = bool(below_of_which) and line.number.startswith(below_of_which + ".")
            below_of_which = below_of_which if below else ""
            if _ENDS_OF_WHICH.search(fold(line.cells["name"])):
                below_of_which = line.number
            open_entry = Entry(line, after_of_which=below)
            entries.append(open_entry)
        elif line.fate == "continuation":
            if open_entry:
                open_entry.pieces[-1].rest.append(line)
            else:
                line.fate = "question"
        elif line.fate == "part":
            if open_entry:
                open_entry.parts.append(Entry(line))
            else:
                line.fate = "question"
        elif (
            line.fate == "section"
            or (line.fate == "question" and not line.may_be_part)
            or (line.fate in NOTHING and not line.flat)
        ):
            open_entry = None
    return entries


def _whole_text(entry: Entry, column: Column, words: Counter[str]) -> str:
    pieces = [line.cells[column] for line in (entry.line, *entry.rest) if line.cells[column]]
    # Figures of rows merged under one number stand below each other; words go on where they stopped.
    return join_torn(("\n" if column in _STACKED else " ").join(pieces), words)


def _without_copies(entries: list[Entry]) -> list[Entry]:
    kept: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        first = kept.setdefault(entry.identity, entry)
        if first is entry:
            continue
        others = [first, *first.copies[:_COMPARED]]
        same = next((other for other in others if _is_copy(other, entry)), None)
        if same is None:
            first.copies.append(entry)
        else:
            _keep_fuller(same, entry)
    return list(kept.values())


def _is_copy(entry: Entry, other: Entry) -> bool:
    """The same figures under the same name, where either may be torn off at the page's end."""
    flat = entry.line.flat
    for column in _STACKED:
        cells = [entry.cells[column] for entry in (entry, other)]
        if all(cells) and len({read_number_cell(cell, flat) for cell in cells}) > 1:
            return False
    # The parts of either may have been torn off.
    parts_alike = all(map(_is_copy, entry.parts, other.parts))
    return parts_alike and have_one_name(entry.cells["name"], other.cells["name"])


def have_one_name(name: str, other: str) -> bool:
    """Whether two names are one, of which either may be torn off. Numbers in them are never nearly alike: "1-bosqich"
    and "2-bosqich" are two works."""
    shorter, longer = sorted((fold_key(text) for text in (name, other)), key=len)
    beginning = longer[: len(shorter)]
    if re.findall(r"\d+", shorter) != re.findall(r"\d+", beginning):
        return False
    return SequenceMatcher(None, shorter, beginning, autojunk=False).ratio() >= _ALIKE


def _keep_fuller(first: Entry, other: Entry) -> None:
    """Leaves the fuller of two copies in `first` and marks the lines of the poorer one as repeated."""
    if _fullness(other) > _fullness(first):
        first.line, other.line, first.rest, other.rest = other.line, first.line, other.rest, first.rest
        first.cells, other.cells, first.parts, other.parts = other.cells, first.cells, other.parts, first.parts
    for line in other.lines:
        line.fate = "repeated"


def _fullness(entry: Entry) -> tuple[int, int, int]:
    """How much a row says: of how many things, with how many parts, in how many letters."""
    texts = entry.cells.values()
    return sum(map(bool, texts)), len(entry.parts), sum(map(len, texts))
