"""The letter to the province as PDF: text only, on one page or two, in the largest letters that make it fit.

Same facts, same bytes: reportlab writes without a clock (`invariant`), and is given the moment of the data.
"""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from plan.progress.paper import PaperFacts
from reports.content.letter_parts import Layout, Letter, letter_parts
from reports.pdf.cells import paragraph_style, table_paragraph
from reports.pdf.document import form_pdf
from reports.pdf.fonts import NARROW, SERIF, has_letters, register_narrow_fonts
from reports.pdf.page import pdf_moment
from texts.papers import labels as papers
from texts.papers.letter import parts as words

SIZES = (14.0, 13.5, 13.0, 12.5, 12.0)
"""The largest that gives one page is taken; where none does, the largest that gives two."""
_WIDTH = A4[0] - 45 * mm
_LAST_LINES = 5
"""So many lines of text at least stand above the signature on a second page."""
_PAGE = re.compile(rb"/Type\s*/Page\b(?!s)")


def letter_pdf(facts: PaperFacts, layout: Layout | None = None) -> bytes:
    """The letter to the province, A4."""
    register_narrow_fonts()
    layout = layout or letter_layout(facts)
    return _drawn(letter_parts(facts, layout), facts, layout.size)


def letter_layout(facts: PaperFacts) -> Layout:
    """How large the letter's letters may be, and on how many sheets its attachments are."""
    register_narrow_fonts()
    sheets = pages_of(form_pdf(facts))
    parts = letter_parts(facts, Layout(SIZES[0], sheets))
    appendix = max(pages_of(_drawn(parts, facts, SIZES[0], only="appendix")), 1) if parts.evidence else 1
    counts = []
    for size in SIZES:
        pages = pages_of(_drawn(parts, facts, size, only="letter"))
        if pages == 1:
            return Layout(size, sheets, appendix)
        counts.append(pages)
    return Layout(SIZES[counts.index(min(counts))], sheets, appendix)


def pages_of(content: bytes) -> int:
    """How many pages a PDF of ours has."""
    return len(_PAGE.findall(content))


def _drawn(parts: Letter, facts: PaperFacts, size: float, only: str = "") -> bytes:
    said = (parts.library, parts.contact, parts.addressee, parts.greeting, *parts.body, *parts.signer, *parts.evidence)
    font = NARROW if has_letters(NARROW, " ".join((*said, *parts.performer))) else SERIF
    story: list[Flowable] = [] if only == "appendix" else _letter(parts, size, font)
    if only != "letter" and parts.evidence:
        story += ([] if only else [PageBreak()]) + _appendix(parts, font)
    kept = io.BytesIO()
    document = BaseDocTemplate(
        kept,
        pagesize=A4,
        title=parts.subject,
        author=facts.library,
        subject=parts.draft,
        creator="",
        lang="uz",
        invariant=1,
        allowSplitting=1,
    )
    room = Frame(30 * mm, 20 * mm, _WIDTH, A4[1] - 40 * mm, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate(frames=[room]))
    document.build(story, canvasmaker=partial(_LettersPages, at=facts.data_at, draft=parts.draft, font=font))
    return kept.getvalue()


class _LettersPages(Canvas):  # type: ignore[misc]
    """The draft's mark right above on each page, and from the second page its number in the middle."""

    def __init__(self, *args: Any, at: datetime, draft: str, font: str, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "initialFontName": font})
        stamp = pdf_moment(at)
        self.setDateFormatter(lambda *now: stamp)
        self._draft, self._font = draft, font

    def showPage(self) -> None:
        """What stands above the page, and the next one."""
        width, height = A4
        self.saveState()
        self.setFillColor(black)
        if self._draft:
            self.setFont(self._font, 9)
            self.drawRightString(width - 15 * mm, height - 12 * mm, self._draft)
        if self._pageNumber > 1:
            self.setFont(self._font, 11)
            self.drawCentredString(30 * mm + _WIDTH / 2, height - 12 * mm, str(self._pageNumber))
        self.restoreState()
        super().showPage()


def _letter(parts: Letter, size: float, font: str) -> list[Flowable]:
    body = paragraph_style(size, font=font, align=TA_JUSTIFY)
    body.firstLineIndent, body.spaceAfter = 12.5 * mm, size * 0.2
    body.allowOrphans = body.allowWidows = 0
    story = _head(parts, size, font)
    *texts, last = parts.body
    before_list = paragraph_style(size, font=font, align=TA_JUSTIFY)
    before_list.firstLineIndent, before_list.spaceAfter, before_list.keepWithNext = 12.5 * mm, size * 0.2, 1
    story += [table_paragraph(text, before_list if text.endswith(":") else body) for text in texts]
    return [*story, KeepTogether([table_paragraph(last, body), *_end(parts, size, font)])]


def _head(parts: Letter, size: float, font: str) -> list[Flowable]:
    centre = paragraph_style(size, font=font, bold=True, align=TA_CENTER)
    story: list[Flowable] = [table_paragraph(parts.library.upper(), centre)]
    if parts.contact:
        story.append(table_paragraph(parts.contact, paragraph_style(10, font=font, align=TA_CENTER)))
    plain, bold = paragraph_style(12, font=font), paragraph_style(12, font=font, bold=True)
    left = [table_paragraph(parts.date_line, plain), table_paragraph(parts.number_line, plain)]
    if parts.answer_to:
        left.append(table_paragraph(parts.answer_to, paragraph_style(10, font=font)))
    right = [table_paragraph(parts.addressee, bold)] if parts.addressee else []
    story += [Spacer(1, 10), _beside([left, right], (0.5, 0.5))]
    story += [Spacer(1, 10), _beside([[table_paragraph(parts.subject, plain)], []], (0.55, 0.45)), Spacer(1, 10)]
    if parts.greeting:
        story += [table_paragraph(parts.greeting, centre), Spacer(1, 4)]
    return story


def _end(parts: Letter, size: float, font: str) -> list[Flowable]:
    """What stands below the text, on one page with its end: a signature alone could be put to any letter."""
    plain, bold = paragraph_style(size, font=font), paragraph_style(size, font=font, bold=True)
    story: list[Flowable] = [Spacer(1, 4), *(table_paragraph(text, plain) for text in parts.attachments)]
    if parts.regards:
        story += [Spacer(1, 8), table_paragraph(parts.regards, plain)]
    post, name = parts.signer
    at_margin = paragraph_style(size, font=font, bold=True, align=TA_RIGHT)
    cells = [
        [table_paragraph(post, bold)],
        [table_paragraph(papers.sign_here(), plain)],
        [table_paragraph(name, at_margin)],
    ]
    story += [Spacer(1, 16), _beside(cells, (0.36, 0.32, 0.32), valign="BOTTOM")]
    if parts.performer:
        small = paragraph_style(10, font=font)
        story += [Spacer(1, 12), *(table_paragraph(text, small) for text in parts.performer)]
    return story


def _appendix(parts: Letter, font: str) -> list[Flowable]:
    plain, bold = paragraph_style(11, font=font), paragraph_style(12, font=font, bold=True, align=TA_CENTER)
    above: ParagraphStyle = paragraph_style(11, font=font)
    above.alignment = 2
    plain.spaceAfter = 3
    return [
        table_paragraph(words.EVIDENCE_ABOVE.plain(), above),
        table_paragraph(words.EVIDENCE_TITLE.plain(), bold),
        Spacer(1, 8),
        *(table_paragraph(text, plain) for text in parts.evidence),
    ]


def _beside(cells: Sequence[Sequence[Paragraph]], shares: Sequence[float], valign: str = "TOP") -> Table:
    return Table(
        [[list(cell) or "" for cell in cells]],
        colWidths=[_WIDTH * share for share in shares],
        style=[
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 6),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
            ("VALIGN", (0, 0), (-1, -1), valign),
        ],
    )
