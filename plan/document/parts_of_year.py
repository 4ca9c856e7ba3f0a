"""What the parts of a year say about themselves: when their work is done, what they come to, how they are counted."""

from decimal import Decimal

from plan.indicator import Window

Parts = tuple[Decimal | None, ...]
"""Of 2, 4 or 12 parts of a year what is planned for each; None for no figure."""


def is_outside(parts: Parts, window: Window) -> bool:
    """Whether anything is planned for a part of the year that does not touch the months of the deadline."""
    months = 12 // len(parts)
    # Where something is due at the ends of months, the work before them belongs to it.
    first, last = (1, max(window.points)) if window.points else (window.first or 1, window.last or 12)
    planned = [at for at, part in enumerate(parts) if part]
    return any(at * months + 1 > last or (at + 1) * months < first for at in planned)


def months_of(parts: Parts) -> Window:
    """The months that anything is planned for."""
    months = 12 // len(parts)
    planned = [at for at, part in enumerate(parts) if part]
    return Window(planned[0] * months + 1, (planned[-1] + 1) * months)


def are_fractions(parts: Parts) -> bool:
    """Whether the parts of a rate look like 0,42 for 42 %."""
    given = [part for part in parts if part]
    return all(part <= 1 for part in given) and any(part < 1 for part in given)


def parts_total(parts: Parts) -> Decimal:
    """What the parts come to."""
    return sum((part for part in parts if part is not None), Decimal(0))


def may_run(parts: Parts, target: Decimal | None) -> bool:
    """Whether the parts rise up to the year's figure, as they do where each counts from January on."""
    given = [part for part in parts if part is not None]
    return len(given) == len(parts) and given == sorted(given) and given[-1] == target


def shown(parts: Parts) -> str:
    """The parts as a person reads them."""
    return " ".join("-" if part is None else f"{part.normalize():f}" for part in parts)
