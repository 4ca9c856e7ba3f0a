"""Next year's plan while it is made out of this year's, as values: what is asked, and how far it has come."""

from dataclasses import dataclass
from decimal import Decimal

from plan.indicator import Indicator
from usecases.planning.planned_rows import PlannedRow


@dataclass(frozen=True, slots=True)
class AskedTarget:
    """A figure whose new target is asked. A total is asked only where the targets of its parts do not give it."""

    key: int
    """The old year's figure."""
    old: Indicator
    done: Decimal | None
    """What was done of it this year; None where nobody has reported anything."""
    answered: bool
    """Whether a target was given, or it was said that there is none."""
    target: Decimal | None
    lacking: tuple[Indicator, ...] = ()
    """Of a total: the parts without a target."""
    together: Decimal | None = None
    """Of a total: the sum of its parts that have a target."""
    completion: Decimal | None = None
    """How much of this year's target was done, as /hisobot measures it."""
    schedule: str | None = None
    """The new target's split over the year, "" where there is to be none; None as long as nobody has said it."""

    @property
    def is_total(self) -> bool:
        return not self.old.is_asked

    @property
    def waits_for_split(self) -> bool:
        """Whether this year's target was split over the year, and nobody has said how the new one is."""
        return self.old.schedule is not None and self.target is not None and self.schedule is None

    @property
    def offered(self) -> Decimal | None:
        """The number that one tap gives: what a total's parts come to, or else this year's target."""
        return self.old.target if self.together is None else self.together


@dataclass(frozen=True, slots=True)
class RollOver:
    """Next year's plan as far as it has come."""

    draft: int
    year: int
    asked: tuple[AskedTarget, ...]
    rows: tuple[PlannedRow, ...]
    title: str
    unsummed: tuple[AskedTarget, ...]
    """Totals and stocks without a target, because their parts do not give it."""
    renamed: tuple[str, ...] = ()
    """Rows, as people call them, in whose name the year has moved."""
    same: tuple[int, ...] = ()
    """Figures that were given this year's target all at once, and may be taken back so."""

    @property
    def next(self) -> AskedTarget | None:
        return next((figure for figure in self.asked if not figure.answered), None)

    @property
    def unsplit(self) -> tuple[AskedTarget, ...]:
        """Figures whose new target is to be split over the year as the old one was."""
        return tuple(figure for figure in self.asked if figure.waits_for_split)

    def find(self, key: int) -> AskedTarget | None:
        return next((figure for figure in self.asked if figure.key == key), None)

    def room(self, figure: AskedTarget) -> int:
        """How many targets a list that begins at this figure can hold: its own, and one for each figure without any."""
        unanswered = {
            other.key
            for other in (*self.asked, *self.unsummed)
            if not other.answered and (figure.is_total or not other.is_total)
        }
        return len(unanswered | {figure.key})


@dataclass(frozen=True, slots=True)
class GivenTargets:
    """What giving targets has changed: the plan now, and which figure got which target, in order."""

    now: RollOver
    taken: tuple[tuple[AskedTarget, Decimal | None], ...]
