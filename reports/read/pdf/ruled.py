"""The cells that rules on a page make: each from a crossing of two rules to the next one to the right and below."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pdfplumber.table import cells_to_tables, merge_edges
from pdfplumber.utils.geometry import filter_edges

Box = tuple[float, float, float, float]
"""Its left, upper, right and lower edge."""
_Point = tuple[float, float]
_Crossings = dict[_Point, tuple[set[int], set[int]]]
"""Of each crossing the upright and the level rules through it, by their numbers."""
_NEAR = 3.0
"""Points by which rules may miss one another that are meant to meet."""
_SHORTEST_PIECE = 1.0
"""Of a rule that may be drawn in pieces."""


def tables_of(page: Any, levels: Sequence[float]) -> list[list[Box]]:
    """The cells of each table of a page of pdfplumber's, tables from top to bottom. `levels`: heights at which a level
    rule over the whole page is to be thought."""
    left, _, right, _ = page.bbox
    across = {"x0": left, "x1": right, "width": right - left, "orientation": "h"}
    edges = filter_edges(page.edges, min_length=_SHORTEST_PIECE)
    edges += [{**across, "top": level, "bottom": level} for level in levels]
    rules = filter_edges(merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR), min_length=_NEAR)
    return cells_to_tables(list(_cells(_crossings(rules))))


def _crossings(rules: Iterable[dict[str, Any]]) -> _Crossings:
    upright = [rule for rule in rules if rule["orientation"] == "v"]
    level = [(rule["top"], rule["x0"] - _NEAR, rule["x1"] + _NEAR) for rule in rules if rule["orientation"] == "h"]
    crossings: _Crossings = {}
    for number, rule in enumerate(upright):
        place, top, bottom = rule["x0"], rule["top"] - _NEAR, rule["bottom"] + _NEAR
        for other, (height, left, right) in enumerate(level):
            if top <= height <= bottom and left <= place <= right:
                through = crossings.setdefault((place, height), (set(), set()))
                through[0].add(number)
                through[1].add(other)
    return crossings


def _cells(crossings: _Crossings) -> Iterator[Box]:
    heights: dict[float, list[float]] = {}
    places: dict[float, list[float]] = {}
    for place, height in sorted(crossings):
        heights.setdefault(place, []).append(height)
        places.setdefault(height, []).append(place)
    for place, height in sorted(crossings):
        upright, level = crossings[place, height]
        below = [other for other in heights[place] if other > height and upright & crossings[place, other][0]]
        beside = [other for other in places[height] if other > place and level & crossings[other, height][1]]
        if (cell := _smallest(crossings, (place, height), below, beside)) is not None:
            yield cell


def _smallest(crossings: _Crossings, at: _Point, below: Sequence[float], beside: Sequence[float]) -> Box | None:
    """The smallest cell with its upper left corner there: of all that close, the lowest and then the narrowest."""
    place, height = at
    for lower in below:
        for right in beside:
            corner = crossings.get((right, lower))
            if corner and corner[0] & crossings[right, height][0] and corner[1] & crossings[place, lower][1]:
                return place, height, right, lower
    return None
