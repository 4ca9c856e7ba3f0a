"""Next year's targets: those that are typed, the totals and stocks that follow from them, and those that cannot.

A total whose part has no target is nobody's guess: the printed plan may leave such a part out of the sum or not. So it
is computed only out of parts that all have one, and otherwise asked, beside what its other parts come to.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator

Given = Mapping[int, Decimal | None]
"""What was answered, by figure: None says that it has no target."""


@dataclass(frozen=True, slots=True)
class Target:
    """One figure's new target as far as it is known."""

    value: Decimal | None
    asked: bool
    """Whether somebody has to say it; a total is asked once all its parts have been settled and do not give it."""
    said: bool
    """Whether somebody has, which may be that it has none."""
    lacking: tuple[Indicator, ...] = ()
    """Of a total or a stock: the parts without a target."""
    together: Decimal | None = None
    """What the parts that have one come to, where it is not all of them; None when none has."""

    @property
    def settled(self) -> bool:
        return self.said or (not self.asked and self.value is not None)


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
    indicator: Indicator, parts: Sequence[Indicator], known: Sequence[Target], given: Given, levels: Given
) -> Target:
    said, value = indicator.key in given, given.get(indicator.key)
    if indicator.kind == "count":
        return Target(value, True, said)
    lacking = tuple(part for part, target in zip(parts, known, strict=True) if target.value is None)
    values = [target.value for target in known if target.value is not None]
    base = levels.get(indicator.key) if indicator.kind == "stock" else Decimal(0)
    if values and not lacking and base is not None:
        return Target(base + sum(values), False, False)
    asked = all(target.settled for target in known)
    together = sum(values, Decimal(0)) if values and indicator.kind == "total" else None
    return Target(value if asked else None, asked, asked and said, lacking, together)


def above(indicators: Sequence[Indicator], key: int) -> set[int]:
    """The totals and stocks that a figure goes into, directly or through another."""
    totals: set[int] = set()
    waiting = [key]
    while waiting:
        part = waiting.pop()
        into = {indicator.key for indicator in indicators if part in indicator.parts} - totals
        totals |= into
        waiting += into
    return totals
