"""A figure as read from the document, before it has a place in the database."""

from dataclasses import dataclass
from decimal import Decimal

from plan.document.doubt import Doubt
from plan.document.table.tables import Place
from plan.indicator import Direction, Kind, Window
from plan.schedule import Schedule


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the plan. Identity is (section, number, part); None means that no figure is given."""

    section: str
    section_title: str
    number: str
    part: str | None
    name: str
    unit: str
    kind: Kind
    baseline: Decimal | None
    target: Decimal | None
    window: Window | None
    deadline: str
    """The words of the deadline as printed."""
    mechanism: str
    responsible: tuple[str, ...]
    """Everybody named, as printed, with oversight and "Xizmat rahbarlari"."""
    reporters: tuple[str, ...]
    """The departments that answer for it; several mean that each reports its own part."""
    place: Place
    parts: tuple[int, ...] = ()
    """Positions in the document's figures that a total or a stock is computed from."""
    doubts: tuple[Doubt, ...] = ()
    direction: Direction = "more"
    schedule: Schedule | None = None
    target_cell: str = ""
    """The words in which the target is printed."""

    @property
    def code(self) -> str:
        """The row as people call it: `IV.13`; `13` in a plan without sections."""
        return f"{self.section}.{self.number}" if self.section else self.number
