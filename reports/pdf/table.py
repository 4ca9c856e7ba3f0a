"""A neutral table in a PDF: as wide as the page, its headings repeated, and no page that it cannot be continued on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, LongTable, PageBreak, Paragraph

from reports.content.cell_text import printed_cell
from reports.content.table import Cell, Meaning, Row, Table, goes_on, rows_together
from reports.looks import LINE, LOOKS
from reports.pdf.cells import (
    OF_WIDE,
    Content,
    Style,
    content_of,
    is_mostly_wide,
    style_of,
    styled,
)
from reports.pdf.fonts import SANS, longest_word

Place: TypeAlias = tuple[int, int, Cell]
"""The first row and column of a cell, and the cell."""
_PAD = 2.0
_TALLEST = 200.0
"""Points; a row that is taller goes on in a line of its own, which the next page may begin with."""
_LONGEST = 300
"""Rows drawn as one; a whole district's plan has a fifth of that."""
_MIDDLE: frozenset[Meaning] = frozenset({"heading", "section"})
_LINE = HexColor(f"#{LINE}")


class _Ruled(LongTable):  # type: ignore[misc]
    """A table that has a line at the foot of every page, however often it is parted."""

    def _splitRows(self, *given: Any, **named: Any) -> list[Flowable]:
        parts: list[Flowable] = super()._splitRows(*given, **named)
        if len(parts) > 1:
            parts[0].setStyle([("LINEBELOW", (0, -1), (-1, -1), 0.4, _LINE)])
        return parts


def draw_table(table: Table, width: float, size: float) -> list[Flowable]:
    """The table as flowables: one, or several from page to page where it is long. What several rows of one plan row
    share stands in the first of them, and they stay together; a row that is too tall for that goes on in lines of its
    own, and a page may end anywhere in it."""
    meanings = {cell.meaning for row in table.rows for cell in row if cell is not None}
    narrow = table.sheet is not None
    wide = narrow and is_mostly_wide(table)
    size *= OF_WIDE if wide else 1
    styles = {
        (meaning, lacks): style_of(meaning, size, narrow=narrow, lacks=lacks or wide)
        for meaning in meanings
        for lacks in (False, True)
    }
    widths = _widths(table, width, styles)
    drawn: list[Flowable] = []
    for piece in _pieces(table):
        drawn += [PageBreak(), _drawn(piece, widths, styles)]
    return drawn[1:]


def _pieces(table: Table) -> Iterator[Table]:
    """A long table cut where a plan row begins, each piece with the headings: reportlab looks at all that is left of a
    table at the end of every page."""
    begin, first = 0, True
    heads = table.rows[table.head_from : table.head_to]
    for at in range(table.head_to + 1, len(table.rows) + 1):
        ended = at == len(table.rows)
        if not ended and (at - begin < _LONGEST or goes_on(table.rows[at]) or _is_band(table.rows[at - 1])):
            continue
        rows = table.rows[begin:at]
        yield (
            replace(table, rows=rows)
            if first
            else replace(table, rows=(*heads, *rows), head_from=0, head_to=len(heads))
        )
        begin, first = at, False


def _is_band(row: Row) -> bool:
    return any(cell is not None and cell.meaning == "section" for cell in row)


def _drawn(table: Table, widths: Sequence[float], styles: Mapping[Style, ParagraphStyle]) -> _Ruled:
    owners = _owners(table)
    data: list[list[Content]] = []
    tall: list[float] = []
    begins: list[int] = []
    commands: list[tuple[object, ...]] = list(_FOR_ALL)
    for down, row in enumerate(table.rows):
        begins.append(len(data))
        room = [sum(widths[at : at + (cell.wide if cell else 1)]) - 2 * _PAD for at, cell in enumerate(row)]
        lines, height = _lines([content_of(cell, styles) for cell in row], room)
        places = [owners.get((down, across)) for across in range(len(row))]
        commands += _commands(down, places, len(data), len(lines), framed=table.head_from <= down)
        data += lines
        tall.append(height)
    begins.append(len(data))
    commands += _kept_together(table, begins, tall)
    ruled = begins[_framed_to(table)] - 1
    if table.head_to:  # what goes on from the page before has no line of its own below the headings
        commands.append(("LINEBELOW", (0, begins[table.head_to] - 1), (-1, begins[table.head_to] - 1), 0.4, _LINE))
    commands.append(("LINEBELOW", (0, ruled), (-1, ruled), 0.4, _LINE))
    repeated = tuple(begins[at] for at in range(table.head_from, table.head_to)) if table.head_to else 0
    return _Ruled(data, colWidths=widths, repeatRows=repeated, style=commands)


def _owners(table: Table) -> dict[tuple[int, int], Place]:
    """Which cell covers a place of the table."""
    owners: dict[tuple[int, int], Place] = {}
    for down, row in enumerate(table.rows):
        for across, cell in enumerate(row):
            if cell is not None:
                for y in range(down, down + cell.high):
                    for x in range(across, across + cell.wide):
                        owners[y, x] = (down, across, cell)
    return owners


def _lines(row: list[Content], room: Sequence[float]) -> tuple[list[list[Content]], float]:
    """A row of the table and its height; in several lines if it is too tall to stay on one page with the row before."""
    lines: list[list[Content]] = []
    height = 0.0
    while any(row) or not lines:
        rest: list[Content] = [""] * len(row)
        for at, content in enumerate(row):
            if isinstance(content, Paragraph):
                needed = content.wrap(room[at], _TALLEST)[1]
                height = max(height, needed)
                if needed > _TALLEST:
                    pieces = content.split(room[at], _TALLEST)
                    row[at], rest[at] = pieces[0], pieces[1] if len(pieces) > 1 else ""
        lines.append(row)
        row = rest
    return lines, height


def _kept_together(table: Table, begins: Sequence[int], tall: Sequence[float]) -> Iterator[tuple[object, ...]]:
    """Which lines no page may part: a section's band from its first row, the rows of one plan row, the last ones and
    the signature. Together never more than half a page: what fits no page could not be printed at all."""
    merged = [
        (down, min(down + high - 1, len(table.rows) - 1))
        for down, row in enumerate(table.rows)
        if down >= table.head_to and (high := max((cell.high for cell in row if cell is not None), default=1)) > 1
    ]
    for first, last in [*rows_together(table), *merged]:
        if last > first and sum(tall[first : last + 1]) < _TALLEST:
            yield ("NOSPLIT", (0, begins[first]), (0, begins[last + 1] - 1))


def _framed_to(table: Table) -> int:
    """The row behind the last one with lines around its cells."""
    framed = [at for at, row in enumerate(table.rows) if any(cell and LOOKS[cell.meaning].framed for cell in row)]
    return framed[-1] + 1 if framed else len(table.rows)


def _widths(table: Table, width: float, styles: Mapping[Style, ParagraphStyle]) -> list[float]:
    """Each column as wide as asked, but at least as its longest word; what that takes is given by the others."""
    least = [
        max(
            (_longest(cell, styles) for row in table.rows if (cell := row[at]) is not None and cell.wide == 1),
            default=0.0,
        )
        + 2 * _PAD
        + 0.5
        for at in range(len(table.columns))
    ]
    least = [min(width_needed, width / 6) for width_needed in least]
    wanted = [column.width for column in table.columns]
    if table.sheet is not None and all(low <= wish * mm for low, wish in zip(least, wanted, strict=True)):
        return [wish * mm for wish in wanted]
    spare = max(width - sum(least), 0.0)
    wishes = [max(wish * width / sum(wanted) - low, 0.0) for wish, low in zip(wanted, least, strict=True)]
    share = spare / sum(wishes) if sum(wishes) else 0.0
    return [low + wish * share for low, wish in zip(least, wishes, strict=True)]


def _longest(cell: Cell, styles: Mapping[Style, ParagraphStyle]) -> float:
    text = printed_cell(cell)
    style = styled(cell, text, styles)
    indent: float = style.leftIndent
    return longest_word(text, style.fontName, style.fontSize) + indent


_FOR_ALL: tuple[tuple[object, ...], ...] = (
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("FONTNAME", (0, 0), (-1, -1), SANS),
    ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
    ("TOPPADDING", (0, 0), (-1, -1), 1.5),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
)


def _commands(
    row: int, places: Sequence[Place | None], down: int, lines: int, *, framed: bool
) -> Iterator[tuple[object, ...]]:
    """How a row of the table looks that begins at line `down` and takes so many lines."""
    below = down + lines - 1
    # What reaches over from the row above has no line between.
    topped = [
        framed and place is not None and place[0] == row and _is_framed(places, across)
        for across, place in enumerate(places)
    ]
    yield from (("LINEABOVE", (first, down), (last, down), 0.4, _LINE) for first, last in _runs(topped))
    for across, place in enumerate(places):
        if place is None:
            continue
        top, left, cell = place
        look = LOOKS[cell.meaning]
        last = left + cell.wide - 1
        if (top, left) == (row, across) and (cell.wide > 1 or cell.meaning == "heading"):
            over = cell.high - 1 if cell.meaning == "heading" else 0  # headings are never parted
            yield ("SPAN", (across, down), (last, down + over))
        if framed and look.framed:
            if across == left:
                yield ("LINEBEFORE", (across, down), (across, below), 0.4, _LINE)
            if across == last and not _is_framed(places, across + 1):
                yield ("LINEAFTER", (across, down), (across, below), 0.4, _LINE)
        if look.fill is not None:
            yield ("BACKGROUND", (across, down), (across, below), HexColor(f"#{look.fill}"))
        if cell.meaning in _MIDDLE:
            yield ("VALIGN", (across, down), (across, down), "MIDDLE")


def _is_framed(places: Sequence[Place | None], across: int) -> bool:
    place = places[across] if across < len(places) else None
    return place is not None and LOOKS[place[2].meaning].framed


def _runs(wanted: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """The first and the last place of every unbroken run of places that are wanted."""
    at = 0
    for is_wanted, run in groupby(wanted):
        count = len(list(run))
        if is_wanted:
            yield at, at + count - 1
        at += count
