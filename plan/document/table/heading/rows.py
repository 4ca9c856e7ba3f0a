"""The rows that a heading takes, and what stands above each column in them."""

import re
from collections.abc import Sequence

from plan.document.table.heading.numbered import join_torn_lines
from plan.document.table.heading.words import LONGEST
from plan.document.table.headings import (
    column_headed,
    heads_a_column,
    may_head,
    names_a_part,
    read_heading,
    stands_beside,
)
from plan.document.table.tables import Row
from plan.fold import fold

_REST = re.compile(r"(?:nomi|mazmuni|raqami|royxati|tartib raqami|\d{1,2}|naimenovanie|nomer)\.?")
"""What may stand below such a heading all the same: its own rest, or the number of the column."""
_ROW_NUMBER = re.compile(r"(?:№\s*)?(?!(?:19|20)\d\d)\d{1,4}(?:\.\d{1,3}){0,3}\s*[.)]{0,2}")
_FIGURE = re.compile(r"\d[\d ]*(?:[.,]\d+)?\s*%?")
_YEAR = re.compile(r"20\d\d")
_DAY_OR_YEAR = re.compile(r"(?:\d{1,2}\.\d{1,2}\.)?20\d\d")
_FEWEST_PARTS = 4
"""Of a year, or columns of a table, that are numbered in a heading."""
_SHORT = 30
"""Letters of what a column of figures is parted into: "bolalar", "shu yil"."""


def is_a_row(cells: Sequence[str]) -> bool:
    """Whether a row has what no heading has, whatever its words are: a row's number in front, or a plain figure. Years
    are none, nor are the numbers of columns or of parts of a year, one after the other."""
    texts = [text for cell in cells if (text := " ".join(cell.split()))]
    if texts and _ROW_NUMBER.fullmatch(texts[0]):
        return True
    figures = [text for text in texts if _FIGURE.fullmatch(text) and not _YEAR.fullmatch(text)]
    in_order = len(figures) >= _FEWEST_PARTS and figures == [str(at) for at in range(1, len(figures) + 1)]
    return bool(figures) and not in_order


def stands_for_a_figure(cell: str) -> bool:
    """Whether a cell below the heading of figures has one, in whatever words, and heads nothing itself."""
    return any(map(str.isdigit, _DAY_OR_YEAR.sub("", cell))) and not may_head(cell)


def torn_columns(heading: Sequence[Row], below: Row | None) -> set[int]:
    """Columns of the file that are none of the paper: covered in every row of the heading, and in the row below it
    covered again, or empty. Dragging the edges of a table leaves such columns in Word."""
    covered = set.intersection(*(set(row.across) for row in heading))
    if below is None:
        return covered
    return {at for at in covered if at in below.across or at >= len(below.cells) or not below.cells[at].strip()}


def spread(row: Row) -> list[str]:
    """The row's texts, each above every column that its cell is merged over."""
    texts: list[str] = []
    for at, cell in enumerate(row.cells):
        texts.append(texts[-1] if at in row.across and texts else join_torn_lines(cell))
    return texts


def spread_upwards(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows of a heading where cells were left empty instead of merged: "2025-yil" above "reja" and "amalda" stands
    above both. The last row stays as it is."""
    texts = [list(row) for row in rows]
    for upper in range(len(texts) - 2, -1, -1):
        row, lower = texts[upper], texts[upper + 1]
        for at in range(1, min(len(row), len(lower))):
            if row[at].strip() or not lower[at].strip() or not lower[at - 1].strip():
                continue
            if _heads_figures(*(_last_text(above[:at]) for above in texts[:upper]), row[at - 1]):
                row[at] = row[at - 1]
    return texts


def _last_text(cells: Sequence[str]) -> str:
    return next((cell for cell in reversed(cells) if cell.strip()), "")


def _heads_figures(*texts: str) -> bool:
    if not texts[-1].strip():
        return False
    heading = read_heading(texts)
    return heading.figures or heading.of_which or (heading.year is not None and heading.column is None)


def continues(cells: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row can be the lower part of a heading: nothing in it but short words of headings, and of what the plan
    is made of below "shu jumladan", or below its figures."""
    filled = [(cell, above[at] if at < len(above) else "") for at, cell in enumerate(cells) if cell.strip()]
    if any(_opens_a_section(cell, upper) for cell, upper in filled):
        return False
    heads = [may_head(cell) or names_a_part(cell, upper) for cell, upper in filled]
    if any(heads) and all(head or stands_beside(cell) for head, (cell, _) in zip(heads, filled, strict=True)):
        return True
    # A row of the plan has a name, and figures are no words.
    return len(filled) > 1 and all(_splits_figures(cell, upper) for cell, upper in filled)


def has_no_row(cells: Sequence[str], above: Sequence[str]) -> bool:
    """Whether a row has nothing below the headings of numbers and names of its own, so that it is none of the plan."""
    named = [at for at, text in enumerate(above) if column_headed(text) in ("number", "name")]
    return not any(at < len(cells) and cells[at].strip() and fold(cells[at]) != fold(above[at]) for at in named)


def _opens_a_section(cell: str, above: str) -> bool:
    """Whether a cell stands below a heading that needs no second line: "OMMAVIY TADBIRLAR" below "Tadbirlar nomi"."""
    whole = column_headed(above) in ("number", "name") and fold(cell) != fold(above)
    return whole and not _REST.fullmatch(fold(cell)) and not _heads_figures(cell)


def _splits_figures(cell: str, above: str) -> bool:
    return _heads_figures(above) and len(cell) <= _SHORT and sum(map(str.isalpha, cell)) > 1 and not cell[0].isdigit()


def hangs_below(row: Row) -> bool:
    """Whether a row below a heading is of it whatever it says, because most of its cells are those of the row above."""
    own = [cell.strip() for at, cell in enumerate(row.cells) if cell.strip() and at not in row.above]
    named = sum(heads_a_column(row.cells[at]) for at in row.above if at < len(row.cells))
    return named >= 3 and bool(own) and all(len(text) <= LONGEST and not text[0].isdigit() for text in own)


def stack(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The heading's texts column by column; a cell merged downwards says its words once."""
    width = max(len(row) for row in rows)
    stacks: list[list[str]] = []
    for index in range(width):
        texts = [row[index] for row in rows if index < len(row) and row[index].strip()]
        stacks.append(list(dict.fromkeys(texts)))
    return stacks
