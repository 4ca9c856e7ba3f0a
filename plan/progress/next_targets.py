"""Next year's targets: those that are typed, the totals and stocks that follow from them, and those that cannot.

A total is computed only when all its parts have a target. Otherwise it is asked, and what the other parts come to is
shown beside the question: the printed plan may count such a part in its sum or leave it out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from plan.progress.tally import Combining, combined

Given = Mapping[int, Decimal | None]
"""What was answered, by figure: None says that it has no target."""


@dataclass(frozen=True, slots=True)
class Target:
    """One figure's new target as far as it is known."""

    value: Decimal | None
    asked: bool
    """Whether somebody has to say it; a total is asked once all its parts have been settled and do not give it."""
    answered: bool
    """Whether somebody has said it; the answer may be that it has none."""
    lacking: tuple[Indicator, ...] = ()
    """Of a total or a stock: the parts without a target."""
    together: Decimal | None = None
    """What the parts that have one come to, where it is not all of them; None when none has."""

    @property
    def settled(self) -> bool:
        return self.answered or (not self.asked and self.value is not None)


def next_targets(indicators: Sequence[Indicator], given: Given, levels: Given) -> dict[int, Target]:
    """Every figure's new target, by key. `levels` are where stocks stand at the end of the old year."""
    by_key = {indicator.key: indicator for indicator in indicators}
    targets: dict[int, Target] = {}

    def settle(indicator: Indicator) -> Target:
        if indicator.key not in targets:
            parts = {part: settle(by_key[part]) for part in indicator.parts}
            targets[indicator.key] = _target(
                indicator, [by_key[part] for part in parts], list(parts.values()), given, levels
            )
        return targets[indicator.key]

    for indicator in indicators:
        settle(indicator)
    return targets


def _target(
    indicator: Indicator, parts: Sequence[Indicator], part_targets: Sequence[Target], given: Given, levels: Given
) -> Target:
    answered, value = indicator.key in given, given.get(indicator.key)
    if indicator.is_asked:
        return Target(value, True, answered)
    lacking = tuple(part for part, target in zip(parts, part_targets, strict=True) if target.value is None)
    values = [target.value for target in part_targets if target.value is not None]
    base = levels.get(indicator.key) if indicator.kind == "stock" else Decimal(0)
    # A total of percents is their mean, as it is measured.
    combining: Combining = "mean" if any(part.kind == "percent" for part in parts) else "sum"
    sum_of_parts = combined(values, combining)
    if sum_of_parts is not None and not lacking and base is not None:
        return Target(base + sum_of_parts, False, False)
    asked = all(target.settled for target in part_targets)
    together = sum_of_parts if indicator.kind == "total" else None
    return Target(value if asked else None, asked, asked and answered, lacking, together)


def sums_above(indicators: Sequence[Indicator], key: int) -> set[int]:
    """The totals and stocks that a figure goes into, directly or through another."""
    totals: set[int] = set()
    waiting = [key]
    while waiting:
        part = waiting.pop()
        into = {indicator.key for indicator in indicators if part in indicator.parts} - totals
        totals |= into
        waiting += into
    return totals
