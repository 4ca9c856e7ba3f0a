"""A whole paper as neutral tables: the plan's own form, by department, month by month, what is missing, the shares."""

import re
from collections.abc import Iterator, Sequence

from plan.period import Month
from plan.progress.paper import PaperFacts
from plan.progress.report import Group
from plan.progress.tally import combined
from plan.rate import Rate
from reports.content.comparison import comparison_table
from reports.content.form import A4, MEANINGS, plan_form_table
from reports.content.form_cells import notes_of
from reports.content.table import Cell, Column, Paper, Row, Sheet, Table
from reports.csv_file import csv_file
from texts.papers import labels as words
from texts.progress.kinds import kind_name, rounded, shown_months, unit_and_kind
from texts.sentence import Sentence
from texts.wording import month_and_year as month_words
from texts.wording import month_title, printed_unit, two_numbers

_UNFIT = re.compile(r"[^\w'-]+")


def paper_tables(facts: PaperFacts, sheet: Sheet = A4) -> Paper:
    """Every table of a workbook, in its order; the form is for the given size of paper."""
    footer = words.paper_footer(facts)
    return Paper(
        stem=file_stem(facts),
        title=words.paper_heading(facts)[1],
        tables=(
            plan_form_table(facts, sheet),
            department_table(facts),
            comparison_table(facts),
            month_table(facts),
            missing_table(facts),
            shares_table(facts),
        ),
        footer=footer,
        draft=facts.report.is_draft,
    )


def file_stem(facts: PaperFacts) -> str:
    """The file's name without its ending: library, period and the date of its data, fit for every file system."""
    made = (facts.as_it_was or facts.data_at).date()
    period = f"{words.file_period(facts.report.span)} {made.isoformat()}"
    library, rest = (_UNFIT.sub("_", words.without_apostrophes(text)).strip("_") for text in (facts.library, period))
    return f"{words.cut_to_bytes(library, 100)}_{rest}".strip("_")


def raw_csv(facts: PaperFacts) -> bytes:
    """Everything that was sent for the span's months: one line for each figure, department and month."""
    lines = {line.indicator.key: line for line in facts.report.lines}
    named = {key: line.indicator for key, line in lines.items()}
    year = facts.report.span.year
    return csv_file(
        [heading.plain() for heading in words.RAW_HEAD],
        (
            (
                named[row.indicator].code,
                words.row_title(named[row.indicator]),
                printed_unit(named[row.indicator]),
                words.department_name(facts, row.department, ""),
                (f"{year}-{row.since:02}–" if row.since and named[row.indicator].has_sum else "")
                + f"{year}-{row.month:02}",
                row.value,
                row.note,
                words.approved_word(approved=row.approved, returned=row.returned),
                row.by,
                f"{row.at:%Y-%m-%d %H:%M}",
                kind_name(lines[row.indicator]),
                two_numbers(row.value) if isinstance(row.value, Rate) else None,
            )
            for row in facts.actuals
        ),
    )


def department_table(facts: PaperFacts) -> Table:
    """Each department's completion and its rows, on a page of its own to be handed to it."""
    columns = tuple(map(Column, (9, 62, 14, 11, 12, 12, 12, 16, 34)))
    head: Row = (
        _heading(words.CODE),
        _heading(words.NAME),
        _heading(words.UNIT),
        Cell(words.target_year(facts.report), "heading"),
        _heading(words.SINCE_JANUARY),
        _heading(words.COMPLETION),
        _heading(words.EXPECTED),
        _heading(words.STANDING),
        _heading(words.NOTE),
    )
    rows: list[Row] = [head]
    begins: list[int] = []
    notes = notes_of(facts)
    for group in facts.report.by_department:
        begins.append(len(rows))
        rows.append(_group_row(words.department_name(facts, group.key), group))
        for line in group.lines:
            row = line.indicator
            rows.append(
                (
                    Cell(row.code, "label"),
                    Cell(words.row_title(row), "label"),
                    Cell(unit_and_kind(line), "label"),
                    Cell(row.target, "number"),
                    Cell(rounded(line, line.actual), "total"),
                    Cell(line.completion, "share"),
                    Cell(line.expected_share, "share"),
                    Cell(words.standing_word(line), MEANINGS[line.standing]),
                    Cell(notes(line) or None, "note"),
                )
            )
    return Table(words.BY_DEPARTMENT.plain(), columns, tuple(rows), 0, 1, breaks=tuple(begins[1:]))


def _heading(title: Sentence) -> Cell:
    return Cell(title.plain(), "heading")


def _group_row(name: str, group: Group[int]) -> Row:
    return (
        Cell(name, "section", wide=5),
        None,
        None,
        None,
        None,
        Cell(group.completion, "share"),
        Cell(group.expected, "share"),
        Cell(None, "section", wide=2),
        None,
    )


def month_table(facts: PaperFacts) -> Table:
    """Every figure's twelve months; coloured, so that a hole or a peak is seen at once."""
    columns = (Column(9), Column(50), Column(13), *([Column(8)] * 12), Column(11))
    head: Row = (
        _heading(words.CODE),
        _heading(words.NAME),
        _heading(words.UNIT),
        *(Cell(month_title(number), "heading") for number in range(1, 13)),
        Cell(words.year_heading(facts.report), "heading"),
    )
    last, has_sums = facts.report.span.last.number, False
    rows: list[Row] = [head]
    for line in facts.report.lines:
        row = line.indicator
        months = shown_months(line)[:last] + (None,) * (12 - last)
        inside = {month for first, end in line.sums for month in range(first, min(end, last + 1))}
        has_sums = has_sums or bool(inside)
        rows.append(
            (
                Cell(row.code, "label"),
                Cell(words.row_title(row), "label"),
                Cell(unit_and_kind(line), "label"),
                *(
                    Cell(words.IN_SUM, "label") if month in inside and value is None else Cell(value, "number")
                    for month, value in enumerate(months, 1)
                ),
                Cell(rounded(line, combined(line.months[:last], line.combining)) if line.known else None, "total"),
            )
        )
    heated = len(rows) - 1
    if has_sums:
        rows.append((Cell(words.WHAT_IS_IN_SUM.plain(), "text", wide=len(columns)), *([None] * (len(columns) - 1))))
    return Table(words.BY_MONTH.plain(), columns, tuple(rows), 0, 1, heat=(1, heated, 3, 14))


def missing_table(facts: PaperFacts) -> Table:
    """What keeps the paper a draft or the plan behind: reports not sent, not approved, rows that lag."""
    columns = tuple(map(Column, (8, 72, 20, 15, 15, 18)))
    rows: list[Row] = []
    rows += _block(words.NOT_REPORTED, (words.DEPARTMENT, words.MONTH, words.DUE), _not_reported(facts))
    rows += _block(words.NOT_APPROVED, (words.DEPARTMENT, words.MONTHS, words.HOW_MANY), _not_approved(facts))
    rows += _block(
        words.LAGGING,
        (words.NAME, words.UNIT, words.COMPLETION, words.EXPECTED, words.SHORT),
        _lagging(facts),
    )
    if not rows:
        rows.append((Cell(words.NOTHING_MISSING.plain(), "done", wide=6), *([None] * 5)))
    return Table(words.MISSING.plain(), columns, tuple(rows))


def _block(title: Sentence, heads: Sequence[Sentence], lines: list[Row]) -> Iterator[Row]:
    if not lines:
        return
    yield (Cell(title.plain(n=len(lines)), "section", wide=6), *([None] * 5))
    cells = [_heading(words.NUMBER), *(_heading(head) for head in heads)]
    yield (*cells, *([None] * (6 - len(cells))))
    yield from lines


def _not_reported(facts: PaperFacts) -> list[Row]:
    board, year = facts.board, facts.report.span.year
    return [
        (
            Cell(at, "label"),
            Cell(words.department_name(facts, department), "label"),
            Cell(month_words(Month(year, month)), "label"),
            Cell(words.paper_day(board.due_on[month]), "late"),
            None,
            None,
        )
        for at, (department, month) in enumerate(facts.report.completeness.missing, 1)
    ]


def _not_approved(facts: PaperFacts) -> list[Row]:
    approved, back = set(facts.report.completeness.approved), set(facts.report.completeness.returned)
    waiting: dict[tuple[int, bool], list[int]] = {}
    for department, month in facts.report.completeness.received:
        if (department, month) not in approved:
            waiting.setdefault((department, (department, month) in back), []).append(month)
    return [
        (
            Cell(at, "label"),
            Cell(words.department_back(words.department_name(facts, department), returned=returned), "label"),
            Cell(words.months_heading(months), "label"),
            Cell(len(months), "label"),
            None,
            None,
        )
        for at, ((department, returned), months) in enumerate(waiting.items(), 1)
    ]


def _lagging(facts: PaperFacts) -> list[Row]:
    return [
        (
            Cell(line.indicator.code, "label"),
            Cell(words.row_title(line.indicator), "label"),
            Cell(unit_and_kind(line), "label"),
            Cell(line.completion, "share"),
            Cell(line.expected_share, "share"),
            Cell(words.short_of(line), "late"),
        )
        for line in facts.report.worst
    ]


def shares_table(facts: PaperFacts) -> Table:
    """What the charts are drawn from: completion and what was expected, by section and by department, as fractions."""
    columns = tuple(map(Column, (44, 14, 14)))
    rows: list[Row] = []
    for title, named in (
        (words.SECTION, [(words.short_title(group.key, group.lines), group) for group in facts.report.by_section]),
        (words.DEPARTMENT, [(words.department_name(facts, group.key), group) for group in facts.report.by_department]),
    ):
        rows.append((_heading(title), _heading(words.COMPLETION), _heading(words.EXPECTED)))
        rows += [(Cell(name), Cell(group.completion, "share"), Cell(group.expected, "share")) for name, group in named]
    rows.append(
        (Cell(words.ALL.plain(), "total"), Cell(facts.report.completion, "share"), Cell(facts.report.expected, "share"))
    )
    return Table(words.CHARTS.plain(), columns, tuple(rows), one_page=True)
