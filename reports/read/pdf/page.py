"""One page: its ruled tables as cells with their lines, and the lines of text beside them."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from plan.document.cell.struck import struck
from reports.read.pdf.letters import Letter, Line, is_overprinted, lines_of
from reports.read.pdf.ruled import Box, tables_of
from reports.read.refused import PlanFileRefused

MAX_LETTERS = 30_000
"""Of one page; a page of a plan that is printed closely has four thousand."""
MAX_RULES = 20_000
"""Rules of one page."""
_CLOSE = 2.0
"""Points by which rules may differ that are meant to be one."""
_RULES_OF_A_ROW = 3


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell with its edges in points from the page's upper left corner, and the lines in it."""

    x0: float
    top: float
    x1: float
    bottom: float
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table of one page, or the part of a table that stands on it."""

    page: int
    cells: tuple[PrintedCell, ...]

    @property
    def left(self) -> float:
        return self.sides[0]

    @property
    def right(self) -> float:
        return self.sides[-1]

    @property
    def tops(self) -> list[float]:
        """Where its rows begin, from top to bottom."""
        return distinct(cell.top for cell in self.cells)

    @property
    def sides(self) -> list[float]:
        """Where its columns begin, and where the last one ends."""
        return distinct(side for cell in self.cells for side in (cell.x0, cell.x1))


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """What a page holds, from top to bottom: tables, and lines outside of them."""

    blocks: tuple[PrintedTable | Line, ...]


def distinct(places: Iterable[float]) -> list[float]:
    """Places in order, those that are meant to be one only once."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > _CLOSE:
            kept.append(place)
    return kept


def read_page(page: Any) -> PrintedPage:
    """A page of pdfplumber's; raises `PlanFileRefused` for one that no plan can have, or whose lines overlap."""
    if len(page.chars) > MAX_LETTERS or len(page.edges) > MAX_RULES:
        raise PlanFileRefused("too_much_text")
    letters = _seen(page)
    tables: list[PrintedTable] = []
    for cells in tables_of(page, _open_ends(page.edges)):
        boxes = sorted(cells, key=lambda box: (box[1], box[0]))
        inside, letters = _inside(letters, _around(boxes))
        tables.append(PrintedTable(page.page_number, tuple(_cells(boxes, inside))))
    blocks: list[tuple[float, PrintedTable | Line]] = [(table.cells[0].top, table) for table in tables]
    blocks += [(line.top, line) for line in lines_of(letters)]
    return PrintedPage(tuple(block for _, block in sorted(blocks, key=lambda pair: pair[0])))


def _cells(boxes: Sequence[Box], letters: Sequence[Letter]) -> Iterable[PrintedCell]:
    for box, inside in zip(boxes, _parted(letters, boxes), strict=True):
        lines = lines_of(inside)
        if is_overprinted(lines):
            raise PlanFileRefused("pdf_cut")
        yield PrintedCell(*box, tuple(lines))


def _parted(letters: Sequence[Letter], boxes: Sequence[Box]) -> Iterator[list[Letter]]:
    """Of each box the letters whose middle is inside it and inside no box before it. Letters are looked for among those
    of the same height: a table has as many boxes as it has letters by the hundred."""
    places = [((letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2) for letter in letters]
    by_height = sorted(range(len(letters)), key=lambda at: places[at][1])
    heights = [places[at][1] for at in by_height]
    rows: dict[tuple[float, float], tuple[list[int], list[float]]] = {}
    taken: set[int] = set()
    for x0, top, x1, bottom in boxes:
        if (row := rows.get((top, bottom))) is None:
            near = by_height[bisect_left(heights, top) : bisect_right(heights, bottom)]
            near.sort(key=lambda at: places[at][0])
            row = rows[top, bottom] = near, [places[at][0] for at in near]
        near, sides = row
        inside = sorted(set(near[bisect_left(sides, x0) : bisect_right(sides, x1)]) - taken)
        taken.update(inside)
        yield [letters[at] for at in inside]


def _around(boxes: Sequence[Box]) -> Box:
    """The box around boxes."""
    x0, top, x1, bottom = zip(*boxes, strict=True)
    return min(x0), min(top), max(x1), max(bottom)


def _inside(letters: Sequence[Letter], box: Box) -> tuple[list[Letter], list[Letter]]:
    """The letters whose middle is inside a box, and the others."""
    x0, top, x1, bottom = box
    inside: list[Letter] = []
    others: list[Letter] = []
    for letter in letters:
        across, down = (letter["x0"] + letter["x1"]) / 2, (letter["top"] + letter["bottom"]) / 2
        (inside if x0 <= across <= x1 and top <= down <= bottom else others).append(letter)
    return inside, others


def _seen(page: Any) -> list[Letter]:
    """The page's letters once each, without those outside of the paper."""
    letters: list[Letter] = []
    width = page.width
    drawn: set[tuple[str, int, int]] = set()
    strokes = [rule for rule in page.edges if rule["orientation"] == "h"]
    heights = sorted({rule["top"] for rule in strokes})
    for letter in page.chars:
        # Bold is sometimes the same letter drawn twice, a little aside.
        key = letter["text"], round(letter["x0"]), round(letter["top"])
        if key in drawn or not letter["upright"] or not (0 <= letter["x0"] <= width):
            continue
        drawn.add(key)
        is_struck = _is_struck(letter, strokes, heights)
        letters.append({**letter, "text": struck(letter["text"])} if is_struck else letter)
    return letters


def _is_struck(letter: Letter, strokes: Sequence[Letter], heights: Sequence[float]) -> bool:
    height = letter["bottom"] - letter["top"]
    top, bottom = letter["top"] + 0.4 * height, letter["bottom"] - 0.3 * height
    if bisect_right(heights, top) == bisect_left(heights, bottom):
        return False
    middle = (letter["x0"] + letter["x1"]) / 2
    return any(top < stroke["top"] < bottom and stroke["x0"] <= middle <= stroke["x1"] for stroke in strokes)


def _open_ends(rules: Sequence[Any]) -> list[float]:
    """Where upright rules end beyond the last level one: a row that goes on on the next page may have none below it,
    and one that began on the page before none above it."""
    level = [rule["top"] for rule in rules if rule["orientation"] == "h"]
    if not level:
        return []
    upright = [rule for rule in rules if rule["orientation"] == "v"]
    ends = Counter(round(rule["bottom"]) for rule in upright if rule["bottom"] > max(level) + _CLOSE)
    begins = Counter(round(rule["top"]) for rule in upright if rule["top"] < min(level) - _CLOSE)
    return [float(place) for place, rows in (*ends.items(), *begins.items()) if rows >= _RULES_OF_A_ROW]
