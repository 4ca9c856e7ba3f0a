"""The plan's own sums, checked and reported; nothing is corrected, for the paper is approved."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plan.document.figure import Figure
from plan.document.table.tables import Place


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A printed figure that is not what its parts give."""

    section: str
    number: str
    place: Place
    column: Literal["baseline", "target"]
    printed: Decimal
    computed: Decimal
    rule: Literal["parts", "growth", "rows"]
    """`parts`: the sum of its parts; `growth`: last year's figure and this year's new ones; `rows`: a total that is
    printed among the rows, which has no number, and the rows that it adds up."""


def wrong_sums(figures: Sequence[Figure], suspects: dict[int, tuple[int, ...]]) -> tuple[WrongSum, ...]:
    """Every total and stock that does not add up; `suspects` stand where a total would, with their parts."""
    wrong: list[WrongSum] = []
    for at, figure in enumerate(figures):
        parts = figure.parts or suspects.get(at, ())
        if not parts:
            continue
        if figure.kind == "stock" or (at in suspects and _grows(figures, at, parts)):
            wrong += _check(figure, "target", _growth(figures, at, parts), "growth")
        else:
            wrong += _check(figure, "baseline", _total([figures[part].baseline for part in parts]), "parts")
            wrong += _check(figure, "target", _total([figures[part].target for part in parts]), "parts")
    return tuple(wrong)


def _total(values: list[Decimal | None]) -> Decimal | None:
    summands = [value for value in values if value is not None]
    return sum(summands, Decimal(0)) if summands else None


def _growth(figures: Sequence[Figure], at: int, parts: tuple[int, ...]) -> Decimal | None:
    before, new = figures[at].baseline, figures[parts[0]].target
    return None if before is None or new is None else before + new


def _grows(figures: Sequence[Figure], at: int, parts: tuple[int, ...]) -> bool:
    """Whether a doubtful total is nearer to a stock than to a sum; the report names the likelier slip."""
    target, grown = figures[at].target, _growth(figures, at, parts)
    total = _total([figures[part].target for part in parts])
    if target is None or grown is None or total is None:
        return False
    return abs(target - grown) < abs(target - total)


def _check(
    figure: Figure,
    column: Literal["baseline", "target"],
    computed: Decimal | None,
    rule: Literal["parts", "growth"],
) -> list[WrongSum]:
    printed = figure.baseline if column == "baseline" else figure.target
    if printed is None or computed is None or printed == computed:
        return []
    return [WrongSum(figure.section, figure.number, figure.place, column, printed, computed, rule)]
