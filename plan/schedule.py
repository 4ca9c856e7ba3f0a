"""A target that the plan itself splits over the year: a figure for each quarter, half or month."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

_NAMES = {2: "halves", 4: "quarters", 12: "months"}


@dataclass(frozen=True, slots=True)
class Schedule:
    """A figure for each part of the year in order: two halves, four quarters or twelve months.

    Of what is added up each is what its part is to bring; of a level or a percent it is what should stand there. None
    where the plan says nothing for a part.
    """

    parts: tuple[Decimal | None, ...]

    def __post_init__(self) -> None:
        if len(self.parts) not in _NAMES or not any(part is not None for part in self.parts):
            raise ValueError(f"no schedule of a year: {self.parts}")

    @property
    def length(self) -> int:
        """Months in a part."""
        return 12 // len(self.parts)

    @property
    def total(self) -> Decimal:
        """What all parts come to."""
        return sum((part for part in self.parts if part is not None), Decimal(0))

    @property
    def last(self) -> Decimal | None:
        """The last figure that is given."""
        return next((part for part in reversed(self.parts) if part is not None), None)

    def part_at(self, month: int) -> int:
        """The place, from 0, of the part that a month (1–12) belongs to."""
        return (month - 1) // self.length

    def months_of(self, part: int) -> tuple[int, ...]:
        """The months of the part at this place."""
        return tuple(range(part * self.length + 1, (part + 1) * self.length + 1))

    def within(self, first: int, last: int) -> Decimal | None:
        """What the parts come to that lie in the months `first`–`last` as a whole; None when these are no whole parts,
        or nothing is said for any of them."""
        inside = [part for part in range(len(self.parts)) if first <= self.months_of(part)[0] <= last]
        if not inside or self.months_of(inside[0])[0] != first or self.months_of(inside[-1])[-1] != last:
            return None
        given = [figure for part in inside if (figure := self.parts[part]) is not None]
        return sum(given, Decimal(0)) if given else None

    @classmethod
    def of_running_totals(cls, totals: Sequence[Decimal | None]) -> "Schedule":
        """A schedule out of figures that each count from January on. ValueError where one is missing between others
        (what its part brings cannot be told from that of the next), or is less than the one before."""
        parts: list[Decimal | None] = []
        before: Decimal | None = None
        for total in totals:
            if total is not None and before is not None and (parts[-1] is None or total < before):
                raise ValueError(f"no running totals: {totals}")
            parts.append(None if total is None else total - (before or 0))
            before = before if total is None else total
        return cls(tuple(parts))

    def __str__(self) -> str:
        figures = " ".join("-" if part is None else f"{part.normalize():f}" for part in self.parts)
        return f"{_NAMES[len(self.parts)]} {figures}"

    @classmethod
    def parse(cls, text: str) -> "Schedule | None":
        """The reverse of `str`: how a schedule is kept in the database and in expected tables; "" is none."""
        if not text:
            return None
        name, *figures = text.split(" ")
        schedule = cls(tuple(None if figure == "-" else Decimal(figure) for figure in figures))
        if name != _NAMES[len(figures)]:
            raise ValueError(f"no schedule: {text}")
        return schedule
