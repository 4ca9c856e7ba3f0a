"""The split of each target over the year, out of the columns of its quarters, half-years or months; whatever does not
fit the year's figure is asked about, so that no figure has a split that is not its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.document.cell.numbers import NumberCell, read_number_cell
from plan.document.cell.row_cells import pieces_of
from plan.document.doubt import Choice, Doubt, Questions
from plan.document.figure import Figure
from plan.document.parts_of_year import Parts, are_fractions, is_outside, may_run, months_of, parts_total, shown
from plan.document.table.beside.mark_cells import is_blank, is_mark
from plan.document.table.copies import Entry
from plan.document.table.schedule_columns import ScheduleColumns
from plan.document.table.sub_rows import plain_figure
from plan.document.table.tables import Place
from plan.indicator import Window
from plan.schedule import Schedule
from plan.units import is_percent, without_percent

_NONE, _YEAR, _SUM, _LAST, _RUNNING, _SPLIT = "none", "year", "sum", "last", "running", "split"
_PERCENTS, _HUNDRED = "percents", 100
_CODES = {_SUM: "schedule_sum", _LAST: "schedule_last"}
_NAME = 120
_TAKEN = ("", "with_unit")
"""Faults with which a cell can be taken as it is: beside the year's figure it is checked."""


def settle_schedules(figures: list[Figure], entries: Mapping[Place, Entry], questions: Questions) -> None:
    """Give every figure its schedule, in place; `entries` by the place of a figure's row. Kinds are settled before."""
    rows: dict[Place, list[int]] = {}
    for at, figure in enumerate(figures):
        rows.setdefault(figure.place, []).append(at)
    for place, positions in rows.items():
        cells = _cells(entries[place]) if place in entries else None
        if cells is not None:
            _Row(figures, positions, entries[place], *cells, questions).settle()


def _cells(entry: Entry) -> tuple[ScheduleColumns, tuple[str, ...], bool] | None:
    """The columns of the row's schedule, what stands in each, and whether any is merged with another."""
    if entry.parts:
        return _cells_of_parts(entry)
    pieces = [line.schedule for line in (entry.line, *entry.rest) if line.schedule]
    if not pieces or not any(text.strip() for piece in pieces for text in piece.texts):
        return None
    columns = pieces[0].columns
    if any(piece.columns != columns for piece in pieces):
        return None
    texts = tuple(
        "\n".join(filter(None, (piece.texts[at].strip() for piece in pieces))) for at in range(_size(columns))
    )
    return columns, texts, any(piece.merged for piece in pieces)


def _cells_of_parts(entry: Entry) -> tuple[ScheduleColumns, tuple[str, ...], bool] | None:
    """The same of a row whose parts have rows of their own: a line for each figure, also where it is blank."""
    pieces = [piece.line.schedule for piece in pieces_of(entry)]
    given = [piece for piece in pieces if piece is not None]
    if len(given) < len(pieces) or not any(text.strip() for piece in given for text in piece.texts):
        return None
    columns = given[0].columns
    if any(piece.columns != columns for piece in given):
        return None
    texts = tuple("\n".join(piece.texts[at].strip() or "-" for piece in given) for at in range(_size(columns)))
    return columns, texts, any(piece.merged for piece in given)


def _size(columns: ScheduleColumns) -> int:
    return len(columns.indexes)


@dataclass
class _Row:
    figures: list[Figure]
    positions: Sequence[int]
    entry: Entry
    columns: ScheduleColumns
    texts: tuple[str, ...]
    merged: bool
    questions: Questions

    def settle(self) -> None:
        if self._is_open():
            # What the row's figures are is asked already: only the answer can be held against its quarters.
            return
        seen = len(self.questions.asked)
        if self.merged:
            self._unclear()
        else:
            for at, parts in zip(self.positions, self._read(), strict=False):
                if any(part is not None for part in parts):
                    self._settle_figure(at, parts)
        doubts = self.questions.asked[seen:]
        for at in self.positions if doubts else ():
            self.figures[at] = replace(self.figures[at], doubts=(*self.figures[at].doubts, *doubts))

    def _is_open(self) -> bool:
        doubts = self.figures[self.positions[0]].doubts
        return any(doubt.required and doubt.field in ("row", "target", "kind") for doubt in doubts)

    def _read(self) -> Sequence[Parts]:
        """By figure its parts; nothing where a cell cannot be read."""
        size = len(self.positions)
        if all(is_mark(text) or is_blank(text) for text in self.texts):
            # Crosses below the months say when the work is done, and not how much of it.
            return ()
        if size == 1 and sum(self._plain(text) is None for text in self.texts) > 1:
            self._unclear()
            return ()
        columns: list[Parts] = []
        for at, text in enumerate(self.texts):
            values = self._single(at, text) if size == 1 else self._several(text, size)
            if values is None:
                return ()
            columns.append(values)
        return list(zip(*columns, strict=True))

    def _single(self, at: int, text: str) -> Parts | None:
        if (plain := self._plain(text)) is not None:
            return plain
        cell = self._cell(text)
        fault = cell.fault if cell.fault not in _TAKEN else "words"
        proposals = [f"{value.normalize():f}" for value in cell.proposals]
        printed = f"{self.columns.headings[at]}: {' '.join(text.split())}"[:_NAME]
        doubt = self._doubt(f"{at}:{fault}", f"number_{fault}", printed, [*proposals, _NONE])
        answer = self.questions.ask(replace(doubt, typed="number"))
        if answer is None:
            return None
        return (None,) if answer == _NONE else (Decimal(answer),)

    def _plain(self, text: str) -> Parts | None:
        """The one figure of a cell, None where it cannot simply be taken."""
        cell = self._cell(text)
        readings = [reading for reading in cell.readings if len(reading) == 1]
        return readings[0] if len(readings) == 1 and cell.fault in _TAKEN else None

    def _cell(self, text: str) -> NumberCell:
        percent = is_percent(self.entry.cells["unit"])
        return read_number_cell(without_percent(text) if percent else text, self.entry.line.flat)

    def _several(self, text: str, size: int) -> Parts | None:
        """The figures of a cell of a row that has so many; asked where the cell has more or fewer."""
        if not text.strip("-–— \n"):
            return (None,) * size
        cell = self._cell(text)
        readings = [reading for reading in cell.readings if len(reading) == size]
        if len(readings) == 1 and not cell.fault:
            return readings[0]
        self._unclear()
        return None

    def _unclear(self) -> None:
        """What the quarters are to be cannot be said here: without them, or in a mended file."""
        printed = " | ".join(" ".join(text.split()) or "-" for text in self.texts)
        self.questions.ask_of_all(self._doubt("unclear", "schedule_unclear", printed, [_YEAR]), "unclear")

    def _settle_figure(self, at: int, parts: Parts) -> None:
        figure = self.figures[at]
        if figure.kind == "stock":
            # What stands there is last year's too, and is computed.
            return
        if not self._adds_up(at):
            self._settle_standing(at, parts)
        elif self.columns.cumulative:
            self._settle_running(at, parts)
        elif parts_total(parts) == figure.target:
            self._give(at, Schedule(parts))
        elif may_run(parts, figure.target):
            doubt = self._doubt(self._name("running", figure), "schedule_running", shown(parts), [_RUNNING, _YEAR])
            if self.questions.ask_of_all(doubt, "running") == _RUNNING:
                self._settle_running(at, parts)
        else:
            self._ask_of_sum(at, Schedule(parts))

    def _adds_up(self, at: int) -> bool:
        figure = self.figures[at]
        return self._adds_up(figure.parts[0]) if figure.parts else figure.kind == "count"

    def _settle_running(self, at: int, parts: Parts) -> None:
        try:
            schedule = Schedule.of_running_totals(parts)
        except ValueError:
            schedule = None
        if schedule is None or any(part is not None and part < 0 for part in schedule.parts):
            self._unclear()
        elif schedule.total == self.figures[at].target:
            self._give(at, schedule)
        else:
            self._ask_of_sum(at, schedule)

    def _ask_of_sum(self, at: int, schedule: Schedule) -> None:
        printed = f"{shown(schedule.parts)} = {schedule.total.normalize():f}"
        self._ask_of_year(at, schedule, _SUM, schedule.total, printed)

    def _settle_standing(self, at: int, parts: Parts) -> None:
        """Of a level or a rate each part is what should stand there: the last of them is the year's."""
        if self.figures[at].kind == "percent" and are_fractions(parts):
            as_percents = self._as_percents(at, parts)
            if as_percents is None:
                return
            parts = as_percents
        target, last = self.figures[at].target, parts[-1]
        given = [part for part in parts if part is not None]
        mean = sum(given, Decimal(0)) / len(given) if self.figures[at].kind == "percent" else None
        if target is None and self.columns.make_year and last is not None and mean is None:
            # No column has the year's figure: what is to stand there at its end is.
            self.figures[at] = replace(self.figures[at], target=last)
            self._give(at, Schedule(parts))
        elif target is not None and (last is None or target in (last, mean)):
            self._give(at, Schedule(parts))
        else:
            self._ask_of_year(at, Schedule(parts), _LAST, given[-1], shown(parts))

    def _as_percents(self, at: int, parts: Parts) -> Parts | None:
        """The parts of a rate that are printed as fractions (0,42 for 42 %), as percents where that is said; None while
        it is open, or where they are not wanted."""
        figure = self.figures[at]
        percents = tuple(None if part is None else part * _HUNDRED for part in parts)
        last = next(part for part in reversed(percents) if part is not None)
        if figure.target is not None and plain_figure(self.entry.cells["target"]) != figure.target == last:
            # The year's figure is a fraction as well, and somebody has said that it is so many percent.
            return percents
        without = _NONE if figure.target is None else _YEAR
        choices = (Choice(_PERCENTS, shown(percents)), Choice(_LAST, shown(parts)), Choice(without))
        doubt = self._doubt(self._name("fractions", figure), "schedule_fractions", shown(parts), [])
        answer = self.questions.ask(replace(doubt, choices=choices))
        if answer in (None, without):
            return None
        parts = percents if answer == _PERCENTS else parts
        if figure.target is None:
            self.figures[at] = replace(figure, target=next(part for part in reversed(parts) if part is not None))
        return parts

    def _ask_of_year(self, at: int, schedule: Schedule, answer_id: str, comes_to: Decimal, printed: str) -> None:
        """The parts come to another figure than the year's: the year stands alone, or the parts do. Rows that have no
        figure for the year are asked about together."""
        figure = self.figures[at]
        if figure.target is None:
            doubt = self._doubt(self._name("unset", figure), "schedule_no_year", printed, [answer_id, _NONE])
            if figure.kind == "percent":
                answer = self.questions.ask(replace(doubt, typed="number"))
            else:
                answer = self.questions.ask_of_all(doubt, f"unset:{answer_id}")
        else:
            printed = f"{printed} ≠ {figure.target.normalize():f}"
            doubt = self._doubt(self._name(answer_id, figure), _CODES[answer_id], printed, [_YEAR, answer_id])
            answer = self.questions.ask(replace(doubt, typed="number"))
        if answer is None or answer in (_YEAR, _NONE):
            return
        target = comes_to if answer == answer_id else Decimal(answer)
        self.figures[at] = replace(figure, target=target)
        if target == comes_to:
            self._give(at, schedule)

    def _give(self, at: int, schedule: Schedule, tried: tuple[str, ...] = ()) -> None:
        figure = self.figures[at]
        if figure.window is not None and is_outside(schedule.parts, figure.window):
            printed = f"{shown(schedule.parts)}; {figure.deadline}"[:_NAME]
            months = str(months_of(schedule.parts))
            name = self._name(f"window:{'; '.join(tried)}" if tried else "window", figure)
            doubt = self._doubt(name, "schedule_outside", printed, [_SPLIT, months, _YEAR])
            answer = self.questions.ask(replace(doubt, typed="deadline"))
            if answer in (None, _YEAR):
                return
            if answer != _SPLIT:
                # The deadline is what was wrong; another that does not hold the parts either is asked about again.
                self.figures[at] = replace(figure, window=Window.parse(answer))
                self._give(at, schedule, (*tried, answer))
                return
        self.figures[at] = replace(figure, schedule=schedule)

    def _name(self, name: str, figure: Figure) -> str:
        """Of several figures of a row each has questions of its own."""
        return f"{name}:{figure.part}" if figure.part else name

    def _doubt(self, name: str, code: str, printed: str, choices: Sequence[str]) -> Doubt:
        section, number = self.entry.identity
        return Doubt(
            f"{section}.{number}:schedule:{name}",
            code,
            self.entry.line.row.place,
            section,
            number,
            "schedule",
            printed,
            tuple(map(Choice, choices)),
            name=" ".join(self.entry.cells["name"].split())[:_NAME],
            unit=" ".join(self.entry.cells["unit"].split()),
            split=len(self.texts),
        )
