"""The letter to the province as a Word document, in our own form or in the library's.

Same facts, same bytes: nothing in the file remembers when or where it was written.
"""

import io
import re
from collections.abc import Sequence
from textwrap import wrap

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from plan.progress.paper import PaperFacts
from reports.content.letter_parts import UNKNOWN, Layout, Letter, letter_parts
from reports.packing import repack_as_of
from reports.word.shapes import FONT, add_field, style_run
from reports.word.template import fill_letter_template
from texts.papers import labels as papers
from texts.papers.letter import parts as words

WIDTH = Mm(165)
"""Between the margins of an A4 page: 30 mm left, where it is bound, and 15 mm right."""
_INDENT, _HALF = Mm(12.5), Mm(82)
_HEAD, _SMALL = Pt(12), Pt(10)
_LONGEST_POST = 26
"""Letters of the signer's post that stand beside the line to sign on; of a longer one its last."""
_ENOUGH = 250
"""Letters of the text that stand at least above the signature on its page."""
_IN_A_DAY = re.compile(r"(?<=\d)-(?=[^\W\d_])")
"""The hyphen of a day, a year and a number: `26-iyun`, `2025-yil`, `12-son`."""


def letter_document(facts: PaperFacts, template: bytes | None = None, layout: Layout = UNKNOWN) -> bytes:
    """A .docx of the letter; `template` is the library's own, with named places.

    Raises `TemplateRefused` for a template that cannot be filled.
    """
    parts = letter_parts(facts, layout)
    content = fill_letter_template(template, parts, facts) if template is not None else _ours(parts, Pt(layout.size))
    return repack_as_of(content, facts.data_at)


def _ours(parts: Letter, size: Length) -> bytes:
    document = docx.Document()
    _set_page(document.sections[0])
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, size
    normal.paragraph_format.space_after, normal.paragraph_format.line_spacing = Pt(0), 1.0
    _set_properties(document, parts)
    _write_head(document, parts, size)
    for text in parts.body:
        line = _line(document, text, WD_ALIGN_PARAGRAPH.JUSTIFY, size=size)
        line.paragraph_format.first_line_indent = _INDENT
        line.paragraph_format.space_after = Pt(3)
        line.paragraph_format.widow_control = True
        line.paragraph_format.keep_with_next = text.endswith(":") or None
    _write_end(document, parts, size)
    _write_appendix(document, parts)
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
    about.title = parts.subject[:255]
    about.comments = ""


def _write_head(document: Document, parts: Letter, size: Length) -> None:
    centre, left = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT
    _line(document, parts.library.upper(), centre, bold=True, size=size)
    if parts.contact:
        _line(document, parts.contact, centre, size=_SMALL)
    _line(document, parts.date_line, left, size=_HEAD).paragraph_format.space_before = Pt(10)
    _line(document, parts.number_line, left, size=_HEAD)
    if parts.answer_to:
        _line(document, parts.answer_to, left, size=_SMALL)
    if parts.addressee:
        addressee = _line(document, parts.addressee, left, bold=True, size=_HEAD)
        addressee.paragraph_format.left_indent = _HALF
    subject = _line(document, parts.subject, left, size=_HEAD)
    subject.paragraph_format.right_indent = WIDTH - _HALF
    subject.paragraph_format.space_before = subject.paragraph_format.space_after = Pt(8)
    if parts.greeting:
        _line(document, parts.greeting, centre, bold=True, size=size).paragraph_format.space_after = Pt(4)


def _write_end(document: Document, parts: Letter, size: Length) -> None:
    """What stands below the text, on one page with its end: a signature alone could be put to any letter."""
    left = WD_ALIGN_PARAGRAPH.LEFT
    end = _last_of_text(document.paragraphs[-len(parts.body) :])
    end += [_line(document, text, left, size=size) for text in parts.attachments]
    if parts.regards:
        end.append(_line(document, parts.regards, left, size=size))
        end[-1].paragraph_format.space_before = Pt(8)
    post, name = parts.signer
    post = "\n".join(wrap(post, _LONGEST_POST, break_long_words=False, break_on_hyphens=False)) or post
    signed = _line(document, f"{post}\t{papers.sign_here()}\t{name}", left, bold=True, size=size)
    signed.paragraph_format.space_before = Pt(18)
    signed.paragraph_format.keep_together = True
    signed.paragraph_format.tab_stops.add_tab_stop(Mm(70))
    # At the very margin it is none to some programs, and the name would stand where the line ends.
    signed.paragraph_format.tab_stops.add_tab_stop(WIDTH - Mm(1), WD_TAB_ALIGNMENT.RIGHT)
    end.append(signed)
    end += [_line(document, text, left, size=_SMALL) for text in parts.performer]
    if parts.performer:
        end[-len(parts.performer)].paragraph_format.space_before = Pt(12)
    for paragraph in end[:-1]:
        paragraph.paragraph_format.keep_with_next = True


def _last_of_text(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """As many paragraphs from the end as are enough for a page."""
    for count in range(1, len(paragraphs)):
        last = paragraphs[-count:]
        if sum(len(paragraph.text) for paragraph in last) >= _ENOUGH:
            return [*last]
    return [*paragraphs]


def _write_appendix(document: Document, parts: Letter) -> None:
    """The list of evidence, on a sheet of its own."""
    if not parts.evidence:
        return
    above = _line(document, words.EVIDENCE_ABOVE.plain(), WD_ALIGN_PARAGRAPH.RIGHT, size=Pt(11))
    above.paragraph_format.page_break_before = True
    title = _line(document, words.EVIDENCE_TITLE.plain(), WD_ALIGN_PARAGRAPH.CENTER, bold=True, size=_HEAD)
    title.paragraph_format.space_after = Pt(8)
    for text in parts.evidence:
        _line(document, text, WD_ALIGN_PARAGRAPH.LEFT, size=Pt(11)).paragraph_format.space_after = Pt(3)


def _write_margins(section: Section, parts: Letter) -> None:
    """What stands above the pages: the draft's mark on each, and from the second page its number."""
    section.different_first_page_header_footer = True
    for header in (section.first_page_header, section.header):
        if parts.draft:
            mark = header.paragraphs[0]
            mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            style_run(mark.add_run(parts.draft), size=Pt(9))
    number = section.header.add_paragraph() if parts.draft else section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_field(number, "PAGE")


def _line(
    document: Document, text: str, alignment: WD_ALIGN_PARAGRAPH, *, size: Length, bold: bool = False
) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.alignment = alignment
    paragraph.paragraph_format.space_after = Pt(0)
    _write_whole_days(style_run(paragraph.add_run(), size=size, bold=bold), text)
    return paragraph


def _write_whole_days(run: Run, text: str) -> None:
    """Write a text, tabs and new lines as such, so that no line ends within `26-iyun` or `2025-yil`."""
    for at, piece in enumerate(_IN_A_DAY.split(text)):
        if at:
            run._element.append(OxmlElement("w:noBreakHyphen"))
        for part in re.split(r"([\t\n])", piece):
            if part == "\t":
                run.add_tab()
            elif part == "\n":
                run.add_break()
            elif part:
                run.add_text(part)
