"""The plan itself as neutral tables: its rows as they are in force, written as the plan's own document writes them, and
what was changed in it. Whoever sends the file back to the bot has the same plan read out of it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from plan.document.cell.lists import list_in
from plan.document.split import STOCK_PART
from plan.indicator import Indicator
from plan.progress.paper import PaperFacts, PlanChange
from reports.content.table import Cell, Column, Row, Sheet, Table
from texts.papers import form as form_words
from texts.papers import labels
from texts.papers import plan_paper as words
from texts.wording import grouped_number, printed_name, printed_part, printed_unit

_SHEET = Sheet("A4", 267, 9)
_WIDTHS = (10.0, 72.0, 22.0, 18.0, 18.0, 63.0, 24.0, 40.0)
_PART = 13.0


def plan_tables(facts: PaperFacts) -> tuple[Table, ...]:
    """The plan; and behind it what was changed in it, if anything was."""
    return (plan_table(facts), *([changes_table(facts)] if facts.changes else []))


def plan_table(facts: PaperFacts) -> Table:
    """The plan's eight columns, and between them the parts of the year that it splits its targets into."""
    lines = facts.report.lines
    splits = sorted({len(line.indicator.schedule.parts) for line in lines if line.indicator.schedule is not None})
    parts = [(split, at) for split in splits for at in range(split)]
    number, name, unit, base, target, mechanism, deadline, responsible = _WIDTHS
    name, mechanism = name - _PART * len(parts) / 2, mechanism - _PART * len(parts) / 2
    widths = (
        number,
        max(name, 30.0),
        unit,
        base,
        target,
        *[_PART] * len(parts),
        max(mechanism, 30.0),
        deadline,
        responsible,
    )
    heads = (
        form_words.NUMBER.plain(),
        form_words.NAME.plain(),
        form_words.UNIT.plain(),
        form_words.baseline_heading(facts.report),
        form_words.target_heading(facts.report),
        *(words.part_heading(split, at) for split, at in parts),
        words.MECHANISM.plain(),
        words.DEADLINE.plain(),
        words.RESPONSIBLE.plain(),
    )
    wide = len(heads)
    rows: list[Row] = [_band(words.plan_title(facts), wide, title=True), tuple(Cell(head, "heading") for head in heads)]
    for section in facts.report.by_section:
        rows.append(_band(labels.section_band(section.key, section.lines), wide))
        figures = [line.indicator for line in section.lines]
        for _, group in groupby(figures, key=lambda figure: figure.code):
            rows += _rows(facts, list(group), parts)
    return Table(words.SHEET.plain(), tuple(map(Column, widths)), tuple(rows), 1, 2, sheet=_SHEET, footer="", frozen=2)


def _band(text: str, wide: int, *, title: bool = False) -> Row:
    return (Cell(text, "title" if title else "section", wide=wide), *([None] * (wide - 1)))


def _rows(facts: PaperFacts, figures: Sequence[Indicator], parts: Sequence[tuple[int, int]]) -> Iterator[Row]:
    """One row of the plan as printed. Several figures stand in one cell, below each other, in the order of the list
    that their names make; what sums up the rows below it says so in a line of its own."""
    first = figures[0]
    units = list(dict.fromkeys(map(printed_unit, figures)))
    mechanism = facts.mechanisms.get(first.key, "")
    yield (
        Cell(first.number, "label"),
        Cell(_name(figures, mechanism), "label"),
        Cell("\n".join(units), "label"),
        _figures([figure.baseline for figure in figures]),
        _figures([figure.target for figure in figures]),
        *(_figures([_part(figure, split, at) for figure in figures], blank=True) for split, at in parts),
        Cell(mechanism or None, "label"),
        Cell(facts.deadlines.get(first.key) or None, "label"),
        Cell(", ".join(facts.responsible.get(first.key, ())) or None, "label"),
    )
    own = {figure.key for figure in figures}
    if any(set(figure.parts) - own for figure in figures):
        blank = [Cell(None, "label")] * (6 + len(parts))
        yield (Cell(None, "label"), Cell(words.OF_WHICH.plain(), "label"), *blank)


def _name(figures: Sequence[Indicator], mechanism: str) -> str:
    """The row's name with the list of its figures behind it, unless its mechanism lists them. All users, of whom some
    are new, stand before the list."""
    first, name = figures[0], printed_name(figures[0])
    is_stock = first.kind == "stock" and first.part == STOCK_PART
    parts = [printed_part(figure) for figure in (figures[1:] if is_stock else figures) if figure.part]
    if not parts or list_in(name)[1] or list(list_in(mechanism)[1]) == parts:
        return name
    return name + ":\n" + ";\n".join(parts)


def _part(figure: Indicator, split: int, at: int) -> Decimal | None:
    schedule = figure.schedule
    return schedule.parts[at] if schedule is not None and len(schedule.parts) == split else None


def _figures(values: Sequence[Decimal | None], *, blank: bool = False) -> Cell:
    """One figure as a number; several, or none, as the plan writes them."""
    if len(values) == 1 and values[0] is not None:
        return Cell(values[0], "number")
    if all(value is None for value in values):
        return Cell(None if blank else words.NO_FIGURE.plain(), "number")
    return Cell(
        "\n".join(words.NO_FIGURE.plain() if value is None else grouped_number(value) for value in values), "number"
    )


def changes_table(facts: PaperFacts) -> Table:
    """What was changed since the plan was approved: from which day on, by which order, and both values."""
    heads = (words.DAY, words.ORDER, words.ROW, words.WHAT, words.BEFORE, words.AFTER, words.WHY)
    widths = (26.0, 32.0, 30.0, 38.0, 50.0, 50.0, 41.0)
    rows: list[Row] = [
        _band(words.changes_title(facts), len(heads), title=True),
        tuple(Cell(head.plain(), "heading") for head in heads),
        *(_change(change) for change in facts.changes),
    ]
    return Table(
        words.CHANGES.plain(), tuple(map(Column, widths)), tuple(rows), 1, 2, sheet=_SHEET, footer="", frozen=1
    )


def _change(change: PlanChange) -> Row:
    said = words.schedule_words if change.what == "schedule" else words.value_words
    return (
        Cell(words.changed_on(change.at), "label"),
        Cell(words.order_words(change.order) or None, "label"),
        Cell(words.row_words(change), "label"),
        Cell(words.what_changed(change), "label"),
        Cell(said(change.before), "label"),
        Cell(said(change.after), "label"),
        Cell(change.why or None, "label"),
    )
