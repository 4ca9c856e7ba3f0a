"""The plan's own form as a neutral table: one plan row is one paper row, what was done beside what was promised."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from plan.line import Line
from plan.paper import PaperFacts
from plan.period import Month, Span
from plan.standing import Standing
from plan.tally import Months
from reports.table import Cell, Column, Meaning, Row, Table
from texts import papers as words

MEANINGS: Mapping[Standing, Meaning] = {
    "done": "done",
    "on_track": "on_track",
    "behind": "late",
    "overdue": "late",
    "not_due": "waiting",
    "no_target": "waiting",
}


def form(facts: PaperFacts) -> Table:
    """The whole plan. Columns: №, name (and part), unit, last year, target, the span's parts and (where it begins
    later than January) their sum, since January, completion, standing, notes, who is responsible."""
    parts = words.parts_of(facts.report.span)
    columns, head = _head(facts, parts)
    width = len(columns)
    rows: list[Row] = list(_approval(facts, width))
    head_from = len(rows)
    rows.append(head)
    for section in facts.report.by_section:
        title = f"{section.key}. {section.lines[0].indicator.section_title}".rstrip(". ")
        rows.append(_wide(Cell(title, "section", wide=width), width))
        for _, group in groupby(section.lines, key=lambda line: line.indicator.code):
            rows += _plan_row(facts, list(group), parts)
    rows.append(_footing(facts, width))
    return Table(words.FORM, columns, tuple(rows), head_from, head_from + 1)


def _head(facts: PaperFacts, parts: Sequence[tuple[str, tuple[Month, ...]]]) -> tuple[tuple[Column, ...], Row]:
    report = facts.report
    titles: list[tuple[str, float]] = [
        (words.NUMBER, 6),
        (words.NAME, 36),
        (words.PART, 16),
        (words.UNIT, 12),
        (words.baseline_year(report), 11),
        (words.target_year(report), 11),
        *((title, 10) for title, _ in parts),
        *([(words.in_span(report.span), 11.0)] if _has_own_sum(report.span) else []),
        (words.SINCE_JANUARY, 11),
        (words.COMPLETION, 10),
        (words.STANDING, 13),
        (words.NOTE, 30),
        (words.RESPONSIBLE, 24),
    ]
    head: list[Cell | None] = [Cell(title, "heading") for title, _ in titles]
    head[1], head[2] = Cell(words.NAME, "heading", wide=2), None
    return tuple(Column(width) for _, width in titles), tuple(head)


def _has_own_sum(span: Span) -> bool:
    """Whether the span's sum is neither its only month nor what was done since January."""
    return span.first.number > 1 and span.kind != "month"


def _wide(cell: Cell, width: int) -> Row:
    return (cell, *([None] * (width - 1)))


def _approval(facts: PaperFacts, width: int) -> Iterator[Row]:
    """The blocks where the paper is agreed and approved, and its title."""
    head = facts.letterhead
    left = [words.AGREED, head.agreed_post, f"{words.SIGN_HERE} {head.agreed_by}".rstrip()]
    right = [words.APPROVED, head.director_post or f"{facts.library} direktori"]
    right.append(f"{words.SIGN_HERE} {head.director}".rstrip())
    half = width // 2
    for one, other in zip(left, right, strict=True):
        cells: list[Cell | None] = [None] * width
        cells[0] = Cell(one or None, "text", wide=half)
        cells[half] = Cell(other, "text", wide=width - half)
        yield tuple(cells)
    signed = words.approved_on(facts.report.today.year)
    cells = [None] * width
    cells[0] = Cell(signed, "text", wide=half)
    cells[half] = Cell(signed, "text", wide=width - half)
    yield tuple(cells)
    yield _wide(Cell(None, "blank", wide=width), width)
    for line in words.heading(facts):
        yield _wide(Cell(line, "title", wide=width), width)
    if facts.report.is_draft:
        yield _wide(Cell(words.DRAFT_WHY, "late", wide=width), width)


def _plan_row(facts: PaperFacts, lines: Sequence[Line], parts: Sequence[tuple[str, tuple[Month, ...]]]) -> list[Row]:
    """One row of the plan; of several figures each has a line, and what they share reaches over all of them."""
    high = len(lines)
    rows: list[Row] = []
    for at, line in enumerate(lines):
        shared = at == 0
        one = line.indicator
        rows.append(
            (
                Cell(one.number, "label", high=high) if shared else None,
                *_named(one.name, one.part, shared=shared, high=high),
                Cell(one.unit, "label"),
                Cell(one.baseline, "number"),
                Cell(one.target, "number"),
                *(Cell(sum_of(line.months, months), "number") for _, months in parts),
                *([Cell(line.in_span, "total")] if _has_own_sum(facts.report.span) else []),
                Cell(line.actual, "total"),
                Cell(line.completion, "share"),
                Cell(words.standing(line.standing), MEANINGS[line.standing]),
                Cell(notes(facts, line) or None, "note"),
                Cell(", ".join(facts.responsible.get(one.key, ())), "label", high=high) if shared else None,
            )
        )
    return rows


def _named(name: str, part: str | None, *, shared: bool, high: int) -> tuple[Cell | None, Cell | None]:
    if high == 1 and part is None:
        return Cell(name, "label", wide=2), None
    return Cell(name, "label", high=high) if shared else None, Cell(part, "label")


def notes(facts: PaperFacts, line: Line) -> str:
    """What was written beside a figure, and what stands beside it, in the span: one line each."""
    first, last = facts.report.span.first.number, facts.report.span.last.number
    key, several = line.indicator.key, len(line.indicator.departments) > 1
    told = [one for one in facts.remarks if one.indicator == key and first <= one.month <= last]
    shown = [one for one in facts.evidence if one.indicator == key and first <= one.month <= last]
    return "\n".join([*words.remarks(told, facts.departments, several=several), *map(words.evidence, shown)])


def sum_of(reported: Months, months: Sequence[Month]) -> Decimal | None:
    """The sum of some months; None (an empty cell) where nobody said anything."""
    said = [value for month in months if (value := reported[month.number - 1]) is not None]
    return sum(said, Decimal(0)) if said else None


def _footing(facts: PaperFacts, width: int) -> Row:
    return _wide(Cell(words.footer(facts), "text", wide=width), width)
