"""One row, several figures: which numbers belong together, and which of them is a total."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.document.cell.numbers import NumberCell
from plan.indicator import Kind

Values = tuple[Decimal | None, ...]
BLANK: Values = (None,)
STOCK_PART = "jami"
"""The label of a stock among its parts, as the library says it."""


@dataclass(frozen=True, slots=True)
class Split:
    """The figures of one row side by side: `baselines[i]` and `targets[i]` belong together."""

    baselines: Values
    targets: Values
    kind: Kind = "count"
    """What the first figure is to the others."""
    doubtful: bool = False
    """The first figure stands above the labels like a total, but no sum is right."""


@dataclass(frozen=True, slots=True)
class Splits:
    """The best splits of a row; more than one, or none that fits the labels (`fits` false), is a question."""

    best: tuple[Split, ...]
    fits: bool


def split_row(baseline: NumberCell, target: NumberCell, labels: int) -> Splits:
    """The ways to read the two number cells of a row that has so many labels."""
    ranked: dict[int, list[Split]] = {}
    for baselines, targets in _pairs(baseline, target):
        rank, split = _judge(baselines, targets, labels)
        if split not in ranked.setdefault(rank, []):
            ranked[rank].append(split)
    if not ranked:
        return Splits((), fits=False)
    best = min(ranked)
    return Splits(tuple(ranked[best]), fits=best < _UNFIT)


_UNFIT = 4


def split_as_typed(baselines: Values, targets: Values, labels: int) -> Split:
    """The figures that a person has typed for a row that has so many labels."""
    return _judge(baselines, targets, labels)[1]


def _judge(baselines: Values, targets: Values, labels: int) -> tuple[int, Split]:
    """How well a pair of readings fits, the best first: a sum that adds up counts most, then the number of labels."""
    size = len(targets)
    if labels and size == labels + 1:
        kind = first_of(baselines, targets)
        if kind != "count":
            return 0, Split(baselines, targets, kind)
        return 3, Split(baselines, targets, doubtful=True)
    if labels and size == labels:
        return 1, Split(baselines, targets)
    if size == 1:
        return 2, Split(baselines, targets)
    return _UNFIT, Split(baselines, targets)


def _pairs(baseline: NumberCell, target: NumberCell) -> Iterator[tuple[Values, Values]]:
    for baselines in baseline.readings or (BLANK,):
        for targets in target.readings or (BLANK,):
            size = max(len(baselines), len(targets))
            if len(baselines) == len(targets) or BLANK in (baselines, targets):
                yield _filled(baselines, size), _filled(targets, size)
            elif min(len(baselines), len(targets)) == 1:
                # One figure beside a total and its parts can only be that of the total.
                pair = _filled(baselines, size), _filled(targets, size)
                if first_of(*pair) != "count":
                    yield pair


def _filled(values: Values, size: int) -> Values:
    return values + (None,) * (size - len(values))


def first_of(baselines: Sequence[Decimal | None], targets: Sequence[Decimal | None]) -> Kind:
    """What the first figure is: a total of the rest, a stock that grew by the second, else a count."""
    if any(is_sum(values) for values in (targets, baselines)):
        return "total"
    if len(targets) > 1:
        before, after, new = baselines[0], targets[0], targets[1]
        if before is not None and new and after == before + new:
            return "stock"
    return "count"


def is_sum(values: Sequence[Decimal | None]) -> bool:
    """Whether the first figure is the sum of the others; a sum of nothing is none."""
    first, *rest = values
    summands = [value for value in rest if value is not None]
    return bool(first and summands and first == sum(summands))
