"""How truly plans in every shape are read: `python -m tests.plan_shapes` (`--kind plain` for one kind alone).

Each cell of a row (its number, last year's figure, this year's, the deadline, who reports) is read, asked about, or
wrong in silence; printed are the shares by kind of document.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from plan.document.doubt import Doubt
from plan.document.figure import Figure, PlanDocument
from plan.document.reader import read_plan
from tests.support.plans.shapes import Shape, Work, shapes

Outcome = Literal["read", "asked", "wrong"]
Cell = Literal["number", "baseline", "target", "window", "reporters"]
_CELLS: tuple[Cell, ...] = ("number", "baseline", "target", "window", "reporters")
_OF_ALL: Mapping[str, tuple[Cell, ...]] = {
    "which_table": _CELLS,
    "year_unknown": _CELLS,
    "year_contradicts": _CELLS,
    "which_column": ("baseline", "target"),
    "which_responsible": ("reporters",),
    "no_numbers": ("number",),
    "no_sections": ("number",),
    "sections_guessed": ("number",),
}
"""Questions about the whole plan, by the cells of every row that wait for their answers."""
_OF_ROWS: Mapping[str, tuple[Cell, ...]] = {
    "window": ("window",),
    "responsible": ("reporters",),
    "baseline": ("baseline",),
    "target": ("target",),
    "row": _CELLS,
    "number": _CELLS,
}


def outcomes(shape: Shape) -> Counter[Outcome]:
    """How often each came of the cells of a document. A row that nobody has written is wrong as well."""
    plan = read_plan(shape.read())
    required = [doubt for doubt in plan.doubts if doubt.required]
    figures = {(figure.code, figure.part): figure for figure in plan.figures}
    wanted = {(work.code, work.part) for work in shape.works}
    counted: Counter[Outcome] = Counter()
    everywhere = {cell for doubt in required for cell in _OF_ALL.get(doubt.code, ())}
    for work in shape.works:
        waiting = everywhere | _asked_of(work, required)
        figure = figures.get((work.code, work.part)) or _nameless(plan, work)
        for cell in _CELLS:
            if cell in waiting:
                counted["asked"] += 1
            else:
                counted["read" if figure and _is_right(cell, figure, work) else "wrong"] += 1
    if "number" not in everywhere:
        counted["wrong"] += sum(place not in wanted for place in figures)
    return counted


def _nameless(plan: PlanDocument, work: Work) -> Figure | None:
    """The row by its name, where its number is what is asked."""
    return next((figure for figure in plan.figures if work.name and figure.name == work.name), None)


def _asked_of(work: Work, required: Iterable[Doubt]) -> set[Cell]:
    cells: set[Cell] = set()
    for doubt in required:
        places = {f"{row.section}.{row.number}" for row in doubt.rows}
        if work.code in places or (doubt.field == "row" and work.name and work.name in doubt.printed):
            cells |= set(_OF_ROWS.get(doubt.field, ()))
    return cells


def _is_right(cell: Cell, figure: Figure, work: Work) -> bool:
    match cell:
        case "number":
            return figure.code == work.code
        case "baseline":
            return figure.baseline == work.baseline
        case "target":
            return figure.target == work.target
        case "window":
            return str(figure.window) == work.window
        case _:
            return not work.reporters or figure.reporters == work.reporters


@cache
def by_kind(wanted: str = "") -> Mapping[tuple[str, bool], Counter[Outcome]]:
    """The outcomes of all documents, or of those of one kind, by kind and by whether they are plain."""
    kinds: dict[tuple[str, bool], Counter[Outcome]] = {}
    for shape in (shape for shape in shapes() if wanted in ("", shape.kind)):
        kinds.setdefault((shape.kind, shape.plain), Counter()).update(outcomes(shape))
    return kinds


def main(words: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.plan_shapes", description=__doc__)
    parser.add_argument("--kind", default="", help="of documents; all of them unless it is given")
    print(f"{'':32}{'cells':>7}{'read':>9}{'asked':>9}{'wrong':>9}")
    kind = parser.parse_args(words).kind
    kinds = by_kind(kind) if kind else by_kind()
    totals = {
        name: sum((counted for (_, plain), counted in kinds.items() if plain is wanted), Counter[Outcome]())
        for name, wanted in (("all plain documents", True), ("all others", False))
    }
    for name, counted in {**{kind: counted for (kind, _), counted in kinds.items()}, **totals}.items():
        cells = counted.total() or 1
        shares = "".join(f"{counted[outcome] / cells:9.1%}" for outcome in ("read", "asked", "wrong"))
        print(f"{name:32}{cells:7}{shares}")


if __name__ == "__main__":
    main()
