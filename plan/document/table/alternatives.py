"""Several plans in one file: of two years, or the same rows twice. Which of them counts can only be asked."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from plan.document.table.columns import Columns
from plan.document.table.copies import have_one_name
from plan.document.table.heading.chosen import Answers
from plan.document.table.heading.words import Column
from plan.document.table.lines import NOTHING, Line, Sheet
from plan.document.table.sections import title_above
from plan.document.table.year_columns import plan_years
from plan.fold import fold_key

QUESTION = "plan:which_table"
ALL = "all"
_COMPARED = 30
_FIGURES: tuple[Column, ...] = ("baseline", "target")


@dataclass(slots=True)
class _Unit:
    """A table with a heading of its own, and the lines above it that belong to it."""

    columns: Columns
    table: int
    start: int
    end: int
    rows: dict[tuple[str, str], Line] = field(default_factory=dict)
    titled: bool = False


@dataclass(slots=True)
class Alternative:
    """Tables that make a plan together."""

    units: list[_Unit]

    @property
    def lines(self) -> frozenset[int]:
        """Places of its rows in the file."""
        return frozenset(at for unit in self.units for at in range(unit.start, unit.end))

    @property
    def first(self) -> Line:
        """Its first row."""
        return next(iter(self.units[0].rows.values()))


def alternatives_of(sheet: Sheet) -> list[Alternative]:
    """The plans in the file of which only one can be meant; none where there is one plan. Tables whose numbers go on,
    or that are sections, are parts of one plan."""
    units = [unit for unit in _units(sheet) if unit.rows]
    years = [frozenset(plan_years(unit.columns.values)) for unit in units]
    if len({named for named in years if named}) > 1:
        by_year: dict[frozenset[int], list[_Unit]] = {}
        for unit, named in zip(units, years, strict=True):
            by_year.setdefault(named or next(year for year in years if year), []).append(unit)
        return [Alternative(group) for group in by_year.values()]
    groups: list[list[_Unit]] = []
    for unit in units:
        fitting = next((group for group in groups if not any(_exclude(unit, other, sheet) for other in group)), None)
        if fitting is None:
            groups.append([unit])
        else:
            fitting.append(unit)
    return [Alternative(group) for group in groups] if len(groups) > 1 else []


def excluded_lines(alternatives: Sequence[Alternative], answers: Answers) -> frozenset[int]:
    """The rows of the plans that are not meant; until somebody has said which is, all but the first."""
    answer = answers.get(QUESTION)
    if not alternatives or answer == ALL:
        return frozenset()
    chosen = [at for at in range(len(alternatives)) if str(at + 1) == answer] or [0]
    return frozenset().union(*(other.lines for at, other in enumerate(alternatives) if at != chosen[0]))


def _units(sheet: Sheet) -> list[_Unit]:
    units: list[_Unit] = []
    for at, line in enumerate(sheet.lines):
        if line.columns is not None and (not units or _is_another(units[-1], line)):
            start = _beginning(sheet.lines, at) if units else 0
            if units:
                units[-1].end = start
            units.append(_Unit(line.columns, line.table, start, len(sheet.lines)))
        elif line.fate == "read" and units:
            unit = units[-1]
            unit.titled = unit.titled or (not unit.rows and _is_titled(sheet.lines, at))
            # A section that is only guessed does not yet tell two rows of one number apart.
            unit.rows.setdefault(("" if line.section in sheet.guessed else line.section, line.number), line)
    return units


def _is_titled(lines: Sequence[Line], start: int) -> bool:
    """Whether the rows that begin there have a title: one that was found already, or one that might be."""
    above = next((line for line in reversed(lines[:start]) if line.fate in ("section", "read")), None)
    return (above is not None and above.fate == "section") or title_above(lines, start) is not None


def _is_another(unit: _Unit, line: Line) -> bool:
    """Whether a heading begins another table, and does not repeat itself on the next page."""
    assert line.columns is not None
    return line.table != unit.table or plan_years(line.columns.values) != plan_years(unit.columns.values)


def _beginning(lines: Sequence[Line], heading: int) -> int:
    """Where what belongs to a table begins: below the last row of the one before it."""
    at = heading
    while at and lines[at - 1].fate in ("around", "question", "section", *NOTHING):
        at -= 1
    return at


def _exclude(unit: _Unit, other: _Unit, sheet: Sheet) -> bool:
    """Whether two tables cannot both be of one plan: they have the same rows with other figures, or are sheets with
    the same numbers, and nothing says that these are sections."""
    shared = [key for key in unit.rows if key in other.rows][:_COMPARED]
    if len(shared) < 2 or len(shared) * 2 < min(len(unit.rows), len(other.rows), _COMPARED):
        return False
    pairs = [(unit.rows[key], other.rows[key]) for key in shared]
    alike = sum(have_one_name(*(line.cells.get("name", "") for line in pair)) for pair in pairs)
    if alike * 2 >= len(pairs):
        return sum(map(_same_figures, pairs)) * 10 < len(pairs) * 9
    sheets = {sheet.names.get(unit.table), sheet.names.get(other.table)}
    return unit.table != other.table and None not in sheets and not (unit.titled and other.titled)


def _same_figures(pair: tuple[Line, Line]) -> bool:
    return all(len({fold_key(line.cells.get(column, "")) for line in pair}) == 1 for column in _FIGURES)
