"""A plan and its figures as read from the document, before they have a place in the database."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from plan.document.doubt import Doubt
from plan.document.table.tables import Place
from plan.indicator import Direction, Kind, Window
from plan.schedule import Schedule

if TYPE_CHECKING:  # with the whole reader of tables, which a process that shows a plan need not hold
    from plan.document.cell.slips import Slip
    from plan.document.compare.hand_set import HandSet
    from plan.document.sums import WrongSum
    from plan.document.table.heading.near import NearHeading
    from plan.document.table.lines import Fate
    from plan.document.table.unused import UnusedColumn


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


Refusal = Literal["", "not_a_plan", "no_rows"]


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """A plan as read. It can be loaded when it is not refused and no required doubt is open."""

    year: int | None
    baseline_year: int | None
    title: str
    library_name: str | None
    figures: tuple[Figure, ...]
    departments: tuple[str, ...]
    """Who can report, in the order in which the plan names them."""
    doubts: tuple[Doubt, ...]
    sums: "tuple[WrongSum, ...]"
    tally: "Mapping[Fate, int]"
    """How many rows of the file had each fate; together as many as the file has rows."""
    refusal: Refusal = ""
    heading: "NearHeading | None" = None
    """Of a file that is no plan: what comes nearest to a plan's heading in it."""
    slips: "tuple[Slip, ...]" = ()
    target_heading: str = ""
    """The words above the column that was taken for the year's plan, of all tables; "" where it has no heading."""
    unused_columns: "tuple[UnusedColumn, ...]" = ()
    """Columns of its tables that nothing was taken from."""
    hand_set: "tuple[HandSet, ...]" = ()
    """Once it is held against a plan in force: what was set there by hand, though this document says otherwise."""

    @property
    def loadable(self) -> bool:
        """Whether nothing stands between this plan and the database."""
        return not self.refusal and not any(doubt.required for doubt in self.doubts)
