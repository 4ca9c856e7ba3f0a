"""A PDF read with PDFium, the reader in many browsers: the text of its pages, and the cells between its lines."""

from __future__ import annotations

import ctypes
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

SAME = 1.5
"""Points within which two lines are one."""
FOOT = 34
"""Points of a page, from below, where its number stands."""
MARK = 40
"""Points: larger letters are the mark that lies across a draft's pages."""
HYPHEN = "\N{HYPHEN-MINUS}"
_AT_LINES_END = {"\x02": HYPHEN, "\ufffe": HYPHEN, "\r": ""}
"""How PDFium tells of a hyphen at a line's end, and of the line's end."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter and the place of its middle, in points from the page's lower left; of no place when PDFium added it."""

    text: str
    across: float
    up: float
    added: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """A line along an axis: where it stands, and from where to where it reaches."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Page:
    """`marked` when a draft's mark lies across it; `letters` are all others, in the order of the file; `smallest` is
    the size of the smallest of them in points, but for what stands below the page."""

    letters: tuple[Letter, ...]
    marked: bool
    smallest: float
    upright: tuple[Rule, ...]
    level: tuple[Rule, ...]
    sides: tuple[Rule, ...]
    """Of boxes filled with a colour: a cell's, also where no line stands beside it."""

    @property
    def text(self) -> str:
        return "".join(letter.text for letter in self.letters)

    def rows(self, across: list[float]) -> list[list[str | None]]:
        """The text of every cell of the page's table, whose columns part at these places; None where another cell
        reaches over. No rows without lines."""
        if not self.upright:
            return []
        low, high = min(rule.start for rule in self.upright), max(rule.end for rule in self.upright)
        up = [at for at in _places(self.level)[::-1] if low - SAME <= at <= high + SAME]
        owners = _owners(across, up, self.upright, self.level)
        cells: list[list[str | None]] = [
            ["" if owners[down, place] == (down, place) else None for place in range(len(across) - 1)]
            for down in range(len(up) - 1)
        ]
        falling = [-at for at in up]
        for letter in self.letters:
            where = bisect_right(falling, -letter.up) - 1, bisect_right(across, letter.across) - 1
            if not letter.added and where in owners:
                down, place = owners[where]
                cells[down][place] = (cells[down][place] or "") + letter.text
        return cells


def table_rows(content: bytes) -> list[list[list[str | None]]]:
    """The rows of each page of the one table that goes over the pages. No page need show every column by a line: all
    cells may reach over it."""
    pages = pages_of(content)
    across = _places([rule for page in pages for rule in (*page.upright, *page.sides)])
    return [page.rows(across) for page in pages]


@lru_cache(maxsize=4)
def pages_of(content: bytes) -> tuple[Page, ...]:
    document = pdfium.PdfDocument(content)
    try:
        return tuple(_page(document[number]) for number in range(len(document)))
    finally:
        document.close()


def _page(page: pdfium.PdfPage) -> Page:
    sized = list(_letters(page.get_textpage()))
    rules = list(_rules(page))
    return Page(
        tuple(letter for letter, size in sized if size < MARK),
        any(size >= MARK for _, size in sized),
        min((size for letter, size in sized if letter.up > FOOT and letter.text.strip()), default=0.0),
        *(tuple(rule for kind, rule in rules if kind == wanted) for wanted in ("upright", "level", "side")),
    )


def _letters(text: pdfium.PdfTextPage) -> Iterator[tuple[Letter, float]]:
    """Every letter with its size in points."""
    box = raw.FS_RECTF()
    for at in range(raw.FPDFText_CountChars(text)):
        raw.FPDFText_GetLooseCharBox(text, at, box)
        sign = chr(raw.FPDFText_GetUnicode(text, at))
        added = raw.FPDFText_IsGenerated(text, at) == 1
        middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        yield Letter(_AT_LINES_END.get(sign, sign), *middle, added), raw.FPDFText_GetFontSize(text, at)


def _rules(page: pdfium.PdfPage) -> Iterator[tuple[str, Rule]]:
    """`upright` and `level` lines, and the upright `side`s of coloured boxes."""
    for drawn in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH]):
        corners = list(_corners(drawn))
        for (x0, y0), (x1, y1) in pairwise(corners):
            if abs(x0 - x1) < SAME:
                yield "upright" if len(corners) == 2 else "side", Rule(x0, min(y0, y1), max(y0, y1))
            elif abs(y0 - y1) < SAME and len(corners) == 2:
                yield "level", Rule(y0, min(x0, x1), max(x0, x1))


def _corners(drawn: pdfium.PdfObject) -> Iterator[tuple[float, float]]:
    matrix, x, y = drawn.get_matrix(), ctypes.c_float(), ctypes.c_float()
    for number in range(raw.FPDFPath_CountSegments(drawn.raw)):
        raw.FPDFPathSegment_GetPoint(raw.FPDFPath_GetPathSegment(drawn.raw, number), x, y)
        yield matrix.on_point(x.value, y.value)


def _places(rules: Sequence[Rule]) -> list[float]:
    """Where lines stand, from left to right or upwards; those side by side once."""
    places: list[float] = []
    for at in sorted(rule.at for rule in rules):
        if not places or at - places[-1] > SAME:
            places.append(at)
    return places


def _owners(
    across: list[float], up: list[float], upright: Sequence[Rule], level: Sequence[Rule]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Every place of the grid (row, column) → the upper left one of the cell it belongs to."""
    owners: dict[tuple[int, int], tuple[int, int]] = {}
    for down in range(len(up) - 1):
        middle = (up[down] + up[down + 1]) / 2
        walls = [rule.at for rule in upright if rule.start < middle < rule.end]
        for place in range(len(across) - 1):
            if (down, place) in owners:
                continue
            right = place + 1
            while right < len(across) - 1 and not _near(across[right], walls):
                right += 1
            centre = (across[place] + across[place + 1]) / 2
            floors = [rule.at for rule in level if rule.start < centre < rule.end]
            below = down + 1
            while below < len(up) - 1 and not _near(up[below], floors):
                below += 1
            owners |= {(row, column): (down, place) for row in range(down, below) for column in range(place, right)}
    return owners


def _near(place: float, rules: list[float]) -> bool:
    return any(abs(place - at) <= SAME for at in rules)
