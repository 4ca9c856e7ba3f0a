"""Rows that stand in the file more than once: a page printed twice gives its rows once, the rest is asked."""

import re
from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from plan.document.cell.numbers import read_number_cell
from plan.document.table.headings import Column
from plan.document.table.lines import COLUMNS, Line, Sheet
from plan.fold import count_words, fold, fold_key, join_torn

_ALIKE = 0.8
# A number that stands more often is no repeated page, and comparing all with all would never end.
_COMPARED = 5
_ENDS_OF_WHICH = re.compile(r"\b(?:shundan|shu jumladan|shu qatorda|v tom chisle|iz nix)\W*$")
_STACKED: tuple[Column, ...] = ("baseline", "target")


@dataclass(slots=True)
class Entry:
    """A numbered row put together from its pieces; `line` is where it begins."""

    line: Line
    rest: list[Line] = field(default_factory=list)
    after_of_which: bool = False
    """It stands below "Shundan,", as part of the row above it."""
    cells: dict[Column, str] = field(default_factory=dict)
    copies: list["Entry"] = field(default_factory=list)
    """Other rows of the same section and number that say something else."""

    @property
    def identity(self) -> tuple[str, str]:
        return self.line.section, self.line.number


def entries_of(sheet: Sheet) -> list[Entry]:
    """The plan's rows in order, each once; marks the lines of repeated copies."""
    _mark_repeated_rests(sheet.lines)
    entries = _assemble(sheet.lines)
    words = count_words(text for line in sheet.lines for text in line.cells.values())
    for entry in entries:
        entry.cells = {column: _whole_text(entry, column, words) for column in COLUMNS}
    return _without_copies(entries)


def _mark_repeated_rests(lines: list[Line]) -> None:
    """Mark the continuation lines of a page that is printed twice: such a page may begin with the rest of a row that
    stands on the page before."""
    first: dict[tuple[str, str], int] = {}
    for at, line in enumerate(lines):
        if line.fate != "read":
            continue
        origin = first.setdefault((line.section, line.number), at)
        back = 1
        while origin != at and origin > back and lines[at - back].fate == "continuation":
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
                open_entry.rest.append(line)
            else:
                line.fate = "question"
        elif line.fate in {"section", "question"} or (line.fate == "blank" and not line.flat):
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
    return have_one_name(entry.cells["name"], other.cells["name"])


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
    fullness = [(sum(map(bool, e.cells.values())), sum(map(len, e.cells.values()))) for e in (first, other)]
    if fullness[1] > fullness[0]:
        first.line, other.line, first.rest, other.rest = other.line, first.line, other.rest, first.rest
        first.cells, other.cells = other.cells, first.cells
    for line in (other.line, *other.rest):
        line.fate = "repeated"
