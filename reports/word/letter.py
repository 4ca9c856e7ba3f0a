"""The letter to the province as a Word document, in our own form or in the library's.

Same facts, same bytes: nothing in the file remembers when or where it was written.
"""

import io
import re

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from plan.progress.paper import PaperFacts
from reports.content.letter_parts import Letter, letter_parts
from reports.looks import FAINT
from reports.packing import repack_as_of
from reports.word.shapes import BODY, FONT, SMALL, add_field, style_run, write_draft, write_table
from reports.word.template import fill_letter_template
from texts.papers import labels as papers
from texts.papers import letter as words

WIDTH = Mm(165)
"""Between the margins of an A4 page: 30 mm left, where it is bound, and 15 mm right."""
_INDENT = Mm(10)
_FIELD = re.compile("(<PAGE>|<NUMPAGES>)")
"""Where a number is to come that the reader's program works out."""


def letter_document(facts: PaperFacts, template: bytes | None = None) -> bytes:
    """A .docx of the letter; `template` is the library's own, with named places.

    Raises `TemplateRefused` for a template that cannot be filled.
    """
    parts = letter_parts(facts)
    content = fill_letter_template(template, parts, facts) if template is not None else _ours(parts)
    return repack_as_of(content, facts.data_at)


def _ours(parts: Letter) -> bytes:
    document = docx.Document()
    _set_page(document.sections[0])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY
    _set_properties(document, parts)
    _write_head(document, parts)
    for text in parts.results:
        _body(document, text)
    _heading(document, parts.table.name)
    write_table(document, parts.table, WIDTH)
    _heading(document, words.UNDONE.plain())
    for text in parts.undone:
        _body(document, text)
    if parts.absent:
        _heading(document, words.ABSENT.plain())
        for text in parts.absent:
            _body(document, text)
    _write_signature(document, parts)
    if parts.evidence:
        _heading(document, words.APPENDIX.plain())
        for text in parts.evidence:
            _body(document, text, size=Pt(10))
    _write_margins(document.sections[0], parts)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _set_page(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    section.header_distance = section.footer_distance = Mm(9)


def _set_properties(document: Document, parts: Letter) -> None:
    about = document.core_properties
    about.author = about.last_modified_by = parts.library[:255]
    about.title = parts.subject[1][:255]
    about.comments = ""


def _write_head(document: Document, parts: Letter) -> None:
    _line(document, parts.library, WD_ALIGN_PARAGRAPH.CENTER, bold=True, size=Pt(14))
    if parts.place:
        _line(document, parts.place, WD_ALIGN_PARAGRAPH.CENTER, size=Pt(11))
    _line(document, "", WD_ALIGN_PARAGRAPH.LEFT)
    _line(document, parts.number_line, WD_ALIGN_PARAGRAPH.LEFT)
    _line(document, parts.date_line, WD_ALIGN_PARAGRAPH.LEFT)
    if parts.addressee:
        addressee = _line(document, parts.addressee, WD_ALIGN_PARAGRAPH.LEFT, bold=True)
        addressee.paragraph_format.left_indent = Mm(90)
        addressee.paragraph_format.space_before = Pt(6)
    for at, text in enumerate(parts.subject):
        line = _line(document, text, WD_ALIGN_PARAGRAPH.CENTER, bold=True, size=Pt(13))
        line.paragraph_format.space_before = Pt(0 if at else 14)
        line.paragraph_format.space_after = Pt(10 if at else 0)


def _write_signature(document: Document, parts: Letter) -> None:
    post, name = parts.signer
    document.paragraphs[-1].paragraph_format.keep_with_next = True  # a page with a signature alone fits any letter
    line = _line(document, f"{post}\t{papers.sign_here()}\t{name}", WD_ALIGN_PARAGRAPH.LEFT, bold=True)
    line.paragraph_format.space_before = Pt(24)
    line.paragraph_format.keep_together = True
    line.paragraph_format.tab_stops.add_tab_stop(Mm(75))
    line.paragraph_format.tab_stops.add_tab_stop(WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    if parts.performer:
        line.paragraph_format.keep_with_next = True
        performer = _line(document, parts.performer, WD_ALIGN_PARAGRAPH.LEFT, size=Pt(10))
        performer.paragraph_format.space_before = Pt(14)


def _write_margins(section: Section, parts: Letter) -> None:
    """What stands on every page: the draft's mark above; where the figures come from, and the page, below."""
    if parts.draft:
        write_draft(section.header.paragraphs[0], parts.draft)
    below = section.footer.paragraphs[0]
    style_run(below.add_run(parts.footer), size=SMALL, ink=FAINT)
    page = section.footer.add_paragraph()
    page.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for piece in _FIELD.split(words.PAGE.plain(page="<PAGE>", pages="<NUMPAGES>")):
        if field := _FIELD.fullmatch(piece):
            add_field(page, field[0].strip("<>"))
        elif piece:
            style_run(page.add_run(piece), size=SMALL, ink=FAINT)


def _heading(document: Document, text: str) -> Paragraph:
    line = _line(document, text, WD_ALIGN_PARAGRAPH.LEFT, bold=True)
    line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(14), Pt(6)
    line.paragraph_format.keep_with_next = True
    return line


def _body(document: Document, text: str, size: int = BODY) -> Paragraph:
    line = _line(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY, size=size)
    line.paragraph_format.first_line_indent = _INDENT
    line.paragraph_format.space_after = Pt(4)
    return line


def _line(
    document: Document, text: str, alignment: WD_ALIGN_PARAGRAPH, *, bold: bool = False, size: int = BODY
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(0)
    style_run(paragraph.add_run(text), size=size, bold=bold)
    return paragraph
