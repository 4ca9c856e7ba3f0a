"""The letter and the plan's form as PDF: what a phone opens without any office program, drawn without one.

Same facts, same bytes: reportlab writes without a clock (`invariant`), and is given the moment of the data.
"""

import io
from collections.abc import Sequence
from functools import partial

from reportlab import rl_config
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from plan.progress.paper import PaperFacts
from reports.content.form import A4 as A4_SHEET
from reports.content.form import plan_form_table
from reports.content.letter_parts import Letter, letter_parts
from reports.content.table import Sheet
from reports.pdf.fonts import SERIF, register_fonts, register_narrow_fonts
from reports.pdf.page import Margins, NumberedPages
from reports.pdf.table import draw_table, paragraph_style, table_paragraph
from texts.papers import labels as papers
from texts.papers import letter as words
from texts.sentence import Sentence

_BODY, _TABLE = 10.5, 7.0
rl_config.useA85 = 0  # what is compressed stays bytes: a fifth less than as text


def letter_pdf(facts: PaperFacts) -> bytes:
    """The letter to the province, A4."""
    register_fonts()
    parts = letter_parts(facts)
    margins = Margins(parts.footer, parts.draft)
    width = A4[0] - 45 * mm
    *story, last = [*_head(parts), *_results(parts, width)]
    story += _end(parts, width, last)
    return _made(story, facts, A4, (30 * mm, 15 * mm), margins, parts.subject[1])


def form_pdf(facts: PaperFacts, sheet: Sheet = A4_SHEET) -> bytes:
    """The plan's own form on its side, as large as its sheet says."""
    register_narrow_fonts()
    page = landscape(A3 if sheet.size == "A3" else A4)
    table = plan_form_table(facts, sheet)
    draft = papers.DRAFT.plain() if facts.report.is_draft else ""
    story = draw_table(table, sheet.room * mm, sheet.points)
    sides = 20 * mm, page[0] - (20 + sheet.room) * mm
    margins = Margins(table.footer or "", draft, papers.SHEETS, left=20 * mm, right=10 * mm)
    return _made(story, facts, page, sides, margins, table.name, ends=(13 * mm, 12 * mm))


def _made(
    story: Sequence[Flowable],
    facts: PaperFacts,
    page: tuple[float, float],
    sides: tuple[float, float],
    margins: Margins,
    title: str,
    ends: tuple[float, float] = (18 * mm, 18 * mm),
) -> bytes:
    kept = io.BytesIO()
    document = SimpleDocTemplate(
        kept,
        pagesize=page,
        leftMargin=sides[0],
        rightMargin=sides[1],
        topMargin=ends[0],
        bottomMargin=ends[1],
        title=title,
        author=facts.library,
        subject=papers.DRAFT.plain() if margins.draft else "",
        creator="",
        lang="uz",
        invariant=1,
        allowSplitting=1,
    )
    canvas = partial(NumberedPages, margins=margins, at=facts.data_at)
    document.build(list(story), canvasmaker=canvas)
    return kept.getvalue()


def _head(parts: Letter) -> list[Flowable]:
    centre = paragraph_style(_BODY + 1.5, bold=True, font=SERIF, align=TA_CENTER)
    story: list[Flowable] = [table_paragraph(parts.library, centre)]
    if parts.place:
        story.append(table_paragraph(parts.place, paragraph_style(_BODY - 1, font=SERIF, align=TA_CENTER)))
    plain = paragraph_style(_BODY, font=SERIF)
    story += [
        Spacer(1, 12),
        table_paragraph(parts.number_line, plain),
        Spacer(1, 3),
        table_paragraph(parts.date_line, plain),
    ]
    if parts.addressee:
        right = paragraph_style(_BODY, bold=True, font=SERIF)
        right.leftIndent = 90 * mm
        story += [Spacer(1, 6), table_paragraph(parts.addressee, right)]
    story += [Spacer(1, 12), *(table_paragraph(text, centre) for text in parts.subject), Spacer(1, 8)]
    return story


def _results(parts: Letter, width: float) -> list[Flowable]:
    return [
        *_bodies(parts.results),
        CondPageBreak(50 * mm),
        _heading(parts.table.name, with_next=False),
        *draw_table(parts.table, width, _TABLE),
        *_under(words.UNDONE, parts.undone),
        *_under(words.ABSENT, parts.absent),
    ]


def _end(parts: Letter, width: float, last: Flowable) -> list[Flowable]:
    """The signature, on the same page as what it stands below: a page with nothing else could be put to any letter."""
    post, name = parts.signer
    bold = paragraph_style(_BODY, bold=True, font=SERIF)
    line = Table(
        [[table_paragraph(post, bold), papers.sign_here(), table_paragraph(name, bold)]],
        colWidths=[width * 0.36, width * 0.3, width * 0.34],
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("FONTNAME", (0, 0), (-1, -1), SERIF),
        ],
    )
    story: list[Flowable] = [last, Spacer(1, 22), line]
    if parts.performer:
        story += [Spacer(1, 10), table_paragraph(parts.performer, paragraph_style(_BODY - 1.5, font=SERIF))]
    return [KeepTogether(story), *_under(words.APPENDIX, parts.evidence)]


def _under(title: Sentence, texts: Sequence[str]) -> list[Flowable]:
    return [_heading(title.plain()), *_bodies(texts)] if texts else []


def _bodies(texts: Sequence[str]) -> list[Paragraph]:
    style = paragraph_style(_BODY, font=SERIF, align=TA_JUSTIFY)
    style.firstLineIndent, style.spaceAfter = 9 * mm, 3
    return [table_paragraph(text, style) for text in texts]


def _heading(text: str, *, with_next: bool = True) -> Paragraph:
    style: ParagraphStyle = paragraph_style(_BODY + 0.5, bold=True, font=SERIF)
    style.spaceBefore, style.spaceAfter, style.keepWithNext = 12, 5, with_next
    return table_paragraph(text, style)
