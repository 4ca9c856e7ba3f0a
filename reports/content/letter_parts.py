"""The letter before it has a format: everything Word, the library's own template and the PDF print, made once."""

from collections.abc import Mapping
from dataclasses import dataclass

from plan.progress.line import Line
from plan.progress.paper import ANSWER_TO, PaperFacts
from reports.content.cell_text import without_control_characters
from reports.content.form import MEANINGS
from reports.content.table import Cell, Column, Row, Table
from texts.endings import as_printed
from texts.papers import labels as papers
from texts.papers.letter import behind, parts, results, spans, table
from texts.progress.kinds import rounded, unit_and_kind
from texts.wording import row_name


@dataclass(frozen=True, slots=True)
class Layout:
    """What only shows when the letter is laid out on pages: the size of its letters in points that makes it fit, and
    how many sheets its attachments have; None where nobody has looked."""

    size: float = 13.0
    sheets: int | None = None
    evidence_sheets: int = 1


UNKNOWN = Layout()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the letter's text; `key` says what it is about, from one making to the next."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The parts of the letter in the order they stand in. An empty one is left out."""

    library: str
    contact: str
    addressee: str
    number_line: str
    date_line: str
    answer_to: str
    """The letter that this one answers; normally empty."""
    subject: str
    period: str
    greeting: str
    overview: tuple[Paragraph, ...]
    results: tuple[Paragraph, ...]
    undone: tuple[Paragraph, ...]
    closing: str
    attachments: tuple[str, ...]
    regards: str
    signer: tuple[str, str]
    performer: tuple[str, ...]
    evidence: tuple[str, ...]
    """The second attachment, its lines numbered."""
    draft: str
    """What stands on every page until everything is approved; then empty."""
    table: Table
    """For a library whose own letter has the rows in it."""
    columns: tuple[str, ...]
    """What each column of the table is, by the names that a library's own letter uses (`texts/papers/places.py`)."""
    place: str
    footer: str

    @property
    def body(self) -> tuple[str, ...]:
        """All its text, from the opening to the closing sentence."""
        return (*(part.text for part in (*self.overview, *self.results, *self.undone)), self.closing)


def letter_text(facts: PaperFacts) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """What the letter says as it would be said without anybody's changes: overview, results, what is behind."""
    overview = [("opening", parts.letter_opening(facts)), ("overview", _overview(facts))]
    return (
        _paragraphs(overview),
        _paragraphs(results.letter_directions(facts)),
        _paragraphs(behind.letter_behind(facts)),
    )


def _overview(facts: PaperFacts) -> str:
    return " ".join(filter(None, (parts.letter_overview(facts), results.letter_acts(facts))))


def _paragraphs(texts: list[tuple[str, str]] | tuple[tuple[str, str], ...]) -> tuple[Paragraph, ...]:
    counts: dict[str, int] = {}
    told = []
    for key, text in texts:
        if text:
            counts[key] = counts.get(key, 0) + 1
            told.append(Paragraph(key if counts[key] == 1 else f"{key}-{counts[key]}", _clean(text)))
    return tuple(told)


def _as_rewritten(paragraphs: tuple[Paragraph, ...], facts: PaperFacts) -> tuple[Paragraph, ...]:
    """Paragraphs as a director has written them, where the figures still say what these were written for."""
    written = {(change.key, change.original): change.text for change in facts.rewritten}
    said = (Paragraph(p.key, _clean(written.get((p.key, p.text), p.text))) for p in paragraphs)
    return tuple(paragraph for paragraph in said if paragraph.text)


def letter_parts(facts: PaperFacts, layout: Layout = UNKNOWN) -> Letter:
    """The letter about one span."""
    report, head = facts.report, facts.letterhead
    overview, told, undone = (_as_rewritten(part, facts) for part in letter_text(facts))
    greeting = parts.letter_greeting(facts)
    return Letter(
        library=_clean(parts.library_name(facts)),
        contact=_clean(parts.contact_line(facts)),
        addressee=_clean(head.addressee),
        number_line=parts.NUMBER_LINE.plain(),
        date_line=parts.registered_on(facts),
        answer_to=next((_clean(change.text) for change in facts.rewritten if change.key == ANSWER_TO), ""),
        subject=_clean(parts.letter_subject(facts)),
        period=_clean(spans.named_time(report.span)),
        greeting=_clean(greeting),
        overview=overview,
        results=told,
        undone=undone,
        closing=_clean(parts.CLOSING.plain()),
        attachments=tuple(map(_clean, parts.attachments(facts, layout.sheets, layout.evidence_sheets))),
        regards=_clean(parts.REGARDS.plain()) if greeting else "",
        signer=(_clean(parts.letter_signer(facts)[0]), _clean(parts.letter_signer(facts)[1])),
        performer=tuple(map(_clean, parts.letter_executor(facts))),
        evidence=tuple(map(without_control_characters, parts.letter_appendix(facts))),
        draft=papers.DRAFT.plain() if report.is_draft else "",
        table=letter_table(facts),
        columns=tuple(name for name, _, _ in _columns(facts)),
        place=_clean(head.place),
        footer=without_control_characters(papers.paper_footer(facts)),
    )


def _clean(text: str) -> str:
    return as_printed(without_control_characters(text))


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
    return Table(parts.TABLE.plain(), tuple(Column(width) for _, _, width in columns), tuple(rows), 0, 1)


def _columns(facts: PaperFacts) -> list[tuple[str, str, float]]:
    """(name, heading, width) of each column. What the span brought has one of its own where that is not the year so
    far, and so has what the plan itself asks of the span, where it does."""
    span = facts.report.span
    own = span.first.number > 1
    planned = span.kind != "year" and any(line.in_span_target is not None for line in facts.report.lines)
    return [
        ("raqam", papers.NUMBER.plain(), 7),
        ("nomi", papers.NAME.plain(), 44 - 10 * (own + planned)),
        ("birlik", papers.UNIT.plain(), 15.5),
        ("fakt", table.fact_heading(span), 11),
        ("reja", table.target_heading(span), 11),
        *([("davr_rejasi", table.planned_heading(span), 11.0)] if planned else []),
        *([("davrda", table.period_heading(facts.report), 11.0)] if own else []),
        ("jami", papers.SINCE_JANUARY.plain(), 13),
        ("foiz", papers.COMPLETION.plain(), 15),
        ("holati", papers.STANDING.plain(), 12),
    ]


def _cells(line: Line) -> Mapping[str, Cell]:
    row = line.indicator
    return {
        "raqam": Cell(row.number, "label"),
        "nomi": Cell(row_name(row, 300), "label"),
        "birlik": Cell(unit_and_kind(line), "label"),
        "fakt": Cell(row.baseline, "number"),
        "reja": Cell(row.target, "number"),
        "davr_rejasi": Cell(line.in_span_target, "number"),
        "davrda": Cell(rounded(line, line.in_span), "number"),
        "jami": Cell(rounded(line, line.actual), "total"),
        "foiz": Cell(line.completion, "share"),
        "holati": Cell(papers.standing_word(line), MEANINGS[line.standing]),
    }
