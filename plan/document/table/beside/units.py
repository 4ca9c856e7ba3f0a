"""The unit of a row whose cell for it is empty, or whose table has no column for it: from the words beside it."""

import re
from collections.abc import Iterator

from plan.document.table.beside.mark_cells import is_blank
from plan.document.table.columns import Columns
from plan.document.table.heading.below import names_a_unit
from plan.document.table.lines import Line, Sheet
from plan.fold import fold

_BRACKET_ENDS = re.compile(r"\(\s*([^()\d]{1,25})\s*\)\s*$")
_COMMA_ENDS = re.compile(r"[,;:–—]\s*([^,;:()\d]{1,25})$")
_BEHIND_FIGURE = re.compile(r"^\d[\d ]*(?:[.,]\d+)?\s*-?\s*([^\W\d]\w{0,14}|%)\.?$")
_BEHIND_SCALED = re.compile(
    r"(\d[\d ]*(?:[.,]\d+)?)\s*((?:ming|mln|million|mlrd|milliard|минг|тыс|млн|млрд)\.? [^\W\d][\w'’‘ʻʼ`]{1,14}\.?)"
)
"""A figure in thousands or millions of something: "15,5 mln so'm"."""
_LABELLED = re.compile(
    r"\W*(?:(?:o['’‘ʻʼ`]?|ö)l(?:ch|ç)ov birligi|[ўу]лчов бирлиги|единица измерения|ед\. ?изм\.?)\s*[:–—-]\s*(.{1,25})",
    re.IGNORECASE,
)


def note_units(sheet: Sheet) -> None:
    """Fill in the units that the rows' own words say."""
    columns: Columns | None = None
    above = ""
    for line in sheet.lines:
        if line.columns is not None:
            columns = line.columns
        elif labelled := _of_all(line):
            above = labelled
        elif (
            columns is not None
            and line.cells
            and line.fate in ("read", "part")
            and is_blank(line.cells.get("unit", ""))
        ):
            beside = (*_beside(line, columns), above)
            line.cells["unit"] = next(filter(names_a_unit, beside), line.cells.get("unit", ""))
            if _BEHIND_SCALED.fullmatch(" ".join(line.cells.get("target", "").split())):
                _leave_out_unit(line)


def _of_all(line: Line) -> str:
    """The unit that a line around the table says of all its rows: "O'lchov birligi: dona"."""
    if line.fate not in ("around", "section"):
        return ""
    texts = dict.fromkeys(" ".join(cell.split()) for cell in line.row.cells if cell.strip())
    match = _LABELLED.fullmatch(next(iter(texts), "")) if len(texts) == 1 else None
    return match[1].strip(" .()") if match else ""


def _leave_out_unit(line: Line) -> None:
    """Of "15,5 mln so'm" in cells that alone say the unit the figure stays."""
    for column in ("baseline", "target"):
        match = _BEHIND_SCALED.fullmatch(" ".join(line.cells.get(column, "").split()))
        if match and fold(match[2]) == fold(line.cells["unit"]):
            line.cells[column] = match[1]


def _beside(line: Line, columns: Columns) -> Iterator[str]:
    name = " ".join(line.cells.get("name", "").split()).rstrip(" .:")
    for pattern in (_BRACKET_ENDS, _COMMA_ENDS):
        if match := pattern.search(name):
            yield from (match[1].strip(), match[1].partition(",")[0].strip())
    behind = {match[1] for match in map(_BEHIND_FIGURE.match, _figures(line)) if match}
    behind |= {match[2] for match in map(_BEHIND_SCALED.fullmatch, _figures(line)) if match}
    if len(behind) == 1:
        yield behind.pop()
    at = columns.at.get("target")
    for words in columns.headings[at] if at is not None else ():
        for pattern in (_BRACKET_ENDS, _COMMA_ENDS):
            if match := pattern.search(" ".join(words.split())):
                yield match[1].strip()


def _figures(line: Line) -> Iterator[str]:
    for text in (line.cells.get("baseline", ""), line.cells.get("target", "")):
        yield " ".join(text.split())
