"""The letter before it has a format: everything Word, the library's own template and the PDF print, made once."""

from collections.abc import Mapping
from dataclasses import dataclass

from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from reports.content.cell_text import without_control_characters
from reports.content.form import MEANINGS
from reports.content.table import Cell, Column, Row, Table
from texts.papers import labels as papers
from texts.papers import letter as words
from texts.papers.letter_rows import letter_lagging
from texts.progress.kinds import rounded, unit_and_kind
from texts.wording import row_name


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of the letter in the order they stand in. An empty one is left out, with its heading."""

    library: str
    place: str
    addressee: str
    number_line: str
    date_line: str
    subject: tuple[str, str]
    results: tuple[str, ...]
    table: Table
    columns: tuple[str, ...]
    """What each column of the table is, by the names that a library's own letter uses (`texts/papers/places.py`)."""
    undone: tuple[str, ...]
    absent: tuple[str, ...]
    signer: tuple[str, str]
    performer: str
    evidence: tuple[str, ...]
    """The appendix, its lines numbered."""
    draft: str
    """What stands on every page until everything is approved; then empty."""
    footer: str


def letter_parts(facts: PaperFacts) -> Letter:
    """The letter about one span."""
    report = facts.report
    return Letter(
        library=without_control_characters(facts.library),
        place=without_control_characters(facts.letterhead.place),
        addressee=without_control_characters(facts.letterhead.addressee),
        number_line=words.NUMBER_LINE.plain(),
        date_line=papers.approved_on(facts.data_at.year),
        subject=_clean_pair(words.letter_subject(facts)),
        results=_clean(words.letter_results(facts)),
        table=letter_table(facts),
        columns=tuple(name for name, _, _ in _columns(facts)),
        undone=_clean(letter_lagging(facts)) or (words.NOTHING_UNDONE.plain(),),
        absent=_clean(words.letter_missing_reports(facts)) if report.is_draft else (),
        signer=_clean_pair(words.letter_signer(facts)),
        performer=without_control_characters(words.letter_executor(facts)),
        evidence=_clean(words.letter_appendix(facts)),
        draft=papers.DRAFT_WHY.plain() if report.is_draft else "",
        footer=without_control_characters(papers.paper_footer(facts)),
    )


def _clean(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(without_control_characters, lines))


def _clean_pair(pair: tuple[str, str]) -> tuple[str, str]:
    return without_control_characters(pair[0]), without_control_characters(pair[1])


def letter_table(facts: PaperFacts) -> Table:
    """The plan's rows with what the span brought, what came since January, and where each stands."""
    columns = _columns(facts)
    names = [name for name, _, _ in columns]
    rows: list[Row] = [tuple(Cell(title, "heading") for _, title, _ in columns)]
    for section in facts.report.by_section:
        title = papers.section_band(section.key, section.lines)
        rows.append((Cell(title, "section", wide=len(columns)), *([None] * (len(columns) - 1))))
        for line in section.lines:
            cells = _cells(line)
            rows.append(tuple(cells[name] for name in names))
    return Table(words.TABLE.plain(), tuple(Column(width) for _, _, width in columns), tuple(rows), 0, 1)


def _columns(facts: PaperFacts) -> list[tuple[str, str, float]]:
    """(name, heading, width) of each column. What the span brought has one of its own where that is not the year so
    far, and so has what the plan itself asks of the span, where it does."""
    span = facts.report.span
    own = span.first.number > 1
    planned = span.kind != "year" and any(line.in_span_target is not None for line in facts.report.lines)
    return [
        ("raqam", papers.NUMBER.plain(), 7),
        ("nomi", papers.NAME.plain(), 49 - 11 * (own + planned)),
        ("birlik", papers.UNIT.plain(), 15.5),
        ("reja", words.target_heading(span), 11),
        *([("davr_rejasi", words.planned_heading(span), 11.0)] if planned else []),
        *([("davrda", words.period_heading(facts.report), 11.0)] if own else []),
        ("jami", papers.SINCE_JANUARY.plain(), 13),
        ("foiz", papers.COMPLETION.plain(), 16),
        ("holati", papers.STANDING.plain(), 13),
    ]


def _cells(line: Line) -> Mapping[str, Cell]:
    row = line.indicator
    return {
        "raqam": Cell(row.number, "label"),
        "nomi": Cell(row_name(row, 300), "label"),
        "birlik": Cell(unit_and_kind(line), "label"),
        "reja": Cell(row.target, "number"),
        "davr_rejasi": Cell(line.in_span_target, "number"),
        "davrda": Cell(rounded(line, line.in_span), "number"),
        "jami": Cell(rounded(line, line.actual), "total"),
        "foiz": Cell(line.completion, "share"),
        "holati": Cell(papers.standing_word(line), MEANINGS[line.standing]),
    }
