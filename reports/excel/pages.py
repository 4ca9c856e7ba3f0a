"""Where a sheet's pages end. An office program ends them wherever they are full; a title alone at the foot of a page, a
row of several figures torn apart, or a page for one row is what people would have mended by hand."""

from collections.abc import Sequence
from dataclasses import dataclass

from reports.content.cell_text import column_widths
from reports.content.table import Table, rows_together

_MILLIMETRE = 72 / 25.4
_A_CHARACTER = 5.25
"""Points of a column's width."""
_SIZES = {"A4": (297.0, 210.0), "A3": (420.0, 297.0)}
_CODES = {"A4": 9, "A3": 8}
"""Excel's own numbers for them."""
_TO_BE_SURE = 0.97
"""How much of a page is filled: programs differ by a line or two, and what does not fit makes a page of its own."""


@dataclass(frozen=True, slots=True)
class PageOf:
    """The paper a table is printed on, on its side; the margins are millimetres."""

    code: int
    wide: float
    high: float
    left: float
    right: float
    above: float
    below: float


def page_of(table: Table, *, draft: bool) -> PageOf:
    """A form that is bound has room for it on the left; other sheets use what there is."""
    name = "A4" if table.sheet is None else table.sheet.size
    wide, high = _SIZES[name]
    if table.sheet is None:
        return PageOf(_CODES[name], wide, high, 10, 10, 17 if draft else 12, 15)
    return PageOf(_CODES[name], wide, high, 20, 10, 13 if draft else 12, 12)


def page_ends(table: Table, heights: Sequence[float], page: PageOf) -> list[int]:
    """The rows, from 0, that begin a new page."""
    room = _room(table, page)
    heads = sum(heights[table.head_from : table.head_to])
    used, ends = sum(heights[: table.head_to]), []
    for group in _groups(table):
        whole = sum(heights[group[0][0] : group[-1][1] + 1])
        if heads + whole <= room < used + whole:
            ends.append(group[0][0])
            used = heads
        for first, last in group:
            high = sum(heights[first : last + 1])
            if used + high > room and used > heads:
                ends.append(first)
                used = heads
            used += high
            while used > room:  # higher than a page: the program ends it where it will
                used -= room - heads
    return ends


def _room(table: Table, page: PageOf) -> float:
    """Points of rows on a page, which is made as wide as the columns are."""
    wide = sum(column_widths(table)) * (_A_CHARACTER if table.sheet is None else _MILLIMETRE)
    smaller = max(wide / ((page.wide - page.left - page.right) * _MILLIMETRE), 1.0)
    return (page.high - page.above - page.below) * _MILLIMETRE * smaller * _TO_BE_SURE


def _groups(table: Table) -> list[list[tuple[int, int]]]:
    """The runs of rows that no page parts, in the groups that it parts only if it must."""
    groups: list[list[tuple[int, int]]] = []
    for run in rows_together(table):
        if table.breaks and groups and run[0] not in table.breaks:
            groups[-1].append(run)
        else:
            groups.append([run])
    return groups
