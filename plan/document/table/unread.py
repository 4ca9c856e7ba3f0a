"""Tables of a plan's file that are not read, because nothing above their rows says what stands in which column."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plan.document.doubt import Choice, Doubt, Questions
from plan.document.table.lines import NOTHING, Line

QUESTION = "plan:tables_unread"
_NUMBER = re.compile(r"(?:№ ?)?\d{1,4}(?:\.\d{1,3})*[.)]{0,2}")
_FEWEST_TEXTS = 3
_SHOWN = 3


def mark_unread_tables(lines: Sequence[Line]) -> None:
    """Tell rows that are numbered as a plan's are, but have no plan's heading above them, from text around the table.
    The line that heads them belongs to them."""
    for start, end in _runs(lines):
        numbered = [at for at in range(start, end) if _is_numbered(lines[at])]
        if not numbered:
            continue
        first = numbered[0]
        if first > start and len(_texts(lines[first - 1])) >= _FEWEST_TEXTS:
            first -= 1
        for line in lines[first : numbered[-1] + 1]:
            line.fate = "unheaded"


def ask_for_unread_tables(lines: Sequence[Line], questions: Questions) -> None:
    """Ask once whether the plan is whole without such rows."""
    first_rows = [
        line
        for before, line in pairwise([None, *lines])
        if line is not None
        and line.fate == "unheaded"
        and not (before is not None and before.fate == "unheaded" and before.table == line.table)
    ]
    if first_rows:
        printed = "; ".join(" | ".join(_texts(line))[:120] for line in first_rows[:_SHOWN])
        place = first_rows[0].row.place
        questions.ask(Doubt(QUESTION, "tables_unread", place, "", "", "plan", printed, (Choice("yes"),)))


def _runs(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Where rows of one table stand, of which nothing is known: from and to."""
    start = None
    for at, line in enumerate(lines):
        goes_on = line.fate in ("around", *NOTHING) and not line.row.prose
        if start is not None and not (goes_on and line.table == lines[start].table):
            yield start, at
            start = None
        if start is None and goes_on:
            start = at
    if start is not None:
        yield start, len(lines)


def _is_numbered(line: Line) -> bool:
    texts = _texts(line)
    return len(texts) >= _FEWEST_TEXTS and bool(_NUMBER.fullmatch(texts[0]))


def _texts(line: Line) -> list[str]:
    """The texts of a row's cells in their order, each once."""
    return list(dict.fromkeys(" ".join(cell.split()) for cell in line.row.cells if cell.strip()))
