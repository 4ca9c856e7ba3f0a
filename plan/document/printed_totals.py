"""Totals that are printed among the rows: they are no rows of the plan, and are held against the rows that they add
up. One with a number of its own may be a row after all, and is asked about where it does not add up."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Literal

from plan.document.doubt import Choice, Doubt, Questions
from plan.document.sums import WrongSum
from plan.document.table.lines import Line
from plan.document.table.rows import is_total_name
from plan.document.table.sub_rows import own_cell, plain_figure
from plan.fold import fold_key

_Column = Literal["baseline", "target"]
_COLUMNS: tuple[_Column, ...] = ("baseline", "target")


def settle_totals(lines: Sequence[Line], questions: Questions) -> tuple[WrongSum, ...]:
    """Tell the printed totals from rows; returns those that do not add up."""
    wrong: list[WrongSum] = []
    totals = [at for at, line in enumerate(lines) if line.fate == "total" or _is_numbered_total(lines, at)]
    for at in totals:
        line = lines[at]
        scopes = [scope for scope in _scopes(lines, at, frozenset(totals)) if scope]
        if any(_agree(line, scope) for scope in scopes):
            line.fate = "total"
        elif line.fate == "total":
            wrong += _wrong(line, scopes[0]) if scopes else []
        else:
            _ask(at, line, questions)
    return tuple(wrong)


def _is_numbered_total(lines: Sequence[Line], at: int) -> bool:
    line = lines[at]
    if line.fate != "read" or line.date or not is_total_name(line.cells["name"]):
        return False
    if own_cell(line, "responsible") or own_cell(line, "window"):
        return False
    has_parts = at + 1 < len(lines) and lines[at + 1].fate in ("part", "of_which")
    return bool(line.cells["baseline"] or line.cells["target"]) and not has_parts


def _scopes(lines: Sequence[Line], at: int, totals: frozenset[int]) -> Iterable[list[Line]]:
    """The rows that a total may add up: those above it since the total before, of its section, of the plan; and those
    below it. Each also without the rows that are parts of others."""
    section = lines[at].section
    before = max((total for total in totals if total < at and lines[total].section == section), default=-1)
    after = min((total for total in totals if total > at), default=len(lines))
    rows = [(place, line) for place, line in enumerate(lines) if line.fate == "read" and place not in totals]
    above = [line for place, line in rows if place < at]
    of_section = [line for line in above if line.section == section]
    since = [line for place, line in rows if before < place < at and line.section == section]
    below = [line for place, line in rows if at < place < after and line.section == section]
    for scope in (since, of_section, above, below):
        yield [line for line in scope if "." not in line.number]
        yield scope


def _agree(total: Line, rows: Sequence[Line]) -> bool:
    agreed = False
    for column in _COLUMNS:
        printed = plain_figure(total.cells[column])
        if printed is None:
            continue
        if printed != _sum(rows, column):
            return False
        agreed = True
    return agreed


def _sum(rows: Sequence[Line], column: _Column) -> Decimal:
    figures = (plain_figure(own_cell(row, column)) for row in rows)
    return sum((figure for figure in figures if figure is not None), Decimal(0))


def _wrong(total: Line, rows: Sequence[Line]) -> list[WrongSum]:
    """What does not add up; nothing where the rows count different things, of which nobody can make a sum."""
    units = {fold_key(row.cells["unit"]) for row in rows} | ({fold_key(own_cell(total, "unit"))} - {""})
    if len(units) != 1 or len(rows) < 2:
        return []
    wrong = []
    for column in _COLUMNS:
        printed, computed = plain_figure(total.cells[column]), _sum(rows, column)
        if printed is not None and printed != computed:
            wrong.append(WrongSum(total.section, "", total.row.place, column, printed, computed, "rows"))
    return wrong


def _ask(at: int, line: Line, questions: Questions) -> None:
    printed = " | ".join(" ".join(cell.split()) for cell in line.row.cells if cell.strip())[:120]
    choices = (Choice("skip"), Choice(line.number))
    answer = questions.ask(
        Doubt(f"row:{at}:total", "row_total", line.row.place, line.section, "", "row", printed, choices)
    )
    if answer == "skip":
        line.fate = "total"
    elif answer is None:
        line.fate = "question"
