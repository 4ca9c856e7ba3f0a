"""The letter before it has a format: everything Word, the library's own template and the PDF print, made once."""

from dataclasses import dataclass

from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from reports.content.cell_text import without_control_characters
from reports.content.form import MEANINGS
from reports.content.table import Cell, Column, Row, Table
from texts.papers import labels as papers
from texts.papers import letter as words
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
        undone=_clean(words.letter_lagging(facts)) or (words.NOTHING_UNDONE.plain(),),
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
    span = facts.report.span
    own = span.first.number > 1
    titles: list[tuple[str, float]] = [
        (papers.NUMBER.plain(), 7),
        (papers.NAME.plain(), 38 if own else 49),
        (papers.UNIT.plain(), 15.5),
        (words.target_heading(span), 11),
        *([(words.period_heading(span), 11.0)] if own else []),
        (papers.SINCE_JANUARY.plain(), 13),
        (papers.COMPLETION.plain(), 16),
        (papers.STANDING.plain(), 13),
    ]
    rows: list[Row] = [tuple(Cell(title, "heading") for title, _ in titles)]
    for section in facts.report.by_section:
        title = papers.section_band(section.key, section.lines)
        rows.append((Cell(title, "section", wide=len(titles)), *([None] * (len(titles) - 1))))
        rows += [_row(line, own=own) for line in section.lines]
    return Table(words.TABLE.plain(), tuple(Column(width) for _, width in titles), tuple(rows), 0, 1)


def _row(line: Line, *, own: bool) -> Row:
    row = line.indicator
    return (
        Cell(row.number, "label"),
        Cell(row_name(row, 300), "label"),
        Cell(row.unit, "label"),
        Cell(row.target, "number"),
        *([Cell(line.in_span, "number")] if own else []),
        Cell(line.actual, "total"),
        Cell(line.completion, "share"),
        Cell(papers.standing_word(line.standing), MEANINGS[line.standing]),
    )
