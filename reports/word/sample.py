"""A letter's form to begin with: every named place where our own letter has it, to be dressed by the library."""

import io
from datetime import UTC, datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from reports.looks import BAD, FAINT
from reports.packing import repack_as_of
from reports.word.shapes import BODY, FONT, SMALL, style_run
from texts.papers import labels as papers
from texts.papers import letter as words

_NO_DAY = datetime(2025, 1, 1, tzinfo=UTC)
"""A form has no data and so no moment of its own; a fixed one keeps its bytes the same."""


def sample_template() -> bytes:
    """A .docx with all named places, which `fill_letter_template` takes as it is."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY
    for text, bold, align in _lines():
        paragraph = document.add_paragraph()
        paragraph.alignment = align
        paragraph.paragraph_format.keep_with_next = bold
        style_run(paragraph.add_run(text), bold=bold)
    top, below = section.header.paragraphs[0], section.footer.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style_run(top.add_run("{{ qoralama }}"), size=SMALL, bold=True, ink=BAD)
    style_run(below.add_run("{{ manba }}"), size=SMALL, ink=FAINT)
    kept = io.BytesIO()
    document.save(kept)
    return repack_as_of(kept.getvalue(), _NO_DAY)


def _lines() -> list[tuple[str, bool, WD_ALIGN_PARAGRAPH]]:
    left, centre, right, both = (
        WD_ALIGN_PARAGRAPH.LEFT,
        WD_ALIGN_PARAGRAPH.CENTER,
        WD_ALIGN_PARAGRAPH.RIGHT,
        WD_ALIGN_PARAGRAPH.JUSTIFY,
    )
    return [
        ("{{ kutubxona }}", True, centre),
        ("{{ shahar }}", False, centre),
        ("{{ raqam }}     {{ sana }}", False, left),
        ("{{ kimga }}", True, right),
        ("{{ mavzu }}", True, centre),
        ("{{ davr }}", True, centre),
        ("{{ natijalar }}", False, both),
        (words.TABLE.plain(), True, centre),
        ("{{ jadval }}", False, left),
        (words.UNDONE.plain(), True, centre),
        ("{{ bajarilmagan }}", False, both),
        ("{%p if topshirmagan %}", False, left),
        (words.ABSENT.plain(), True, centre),
        ("{{ topshirmagan }}", False, both),
        ("{%p endif %}", False, left),
        (f"{{{{ lavozim }}}}   {papers.sign_here()}   {{{{ rahbar }}}}", True, left),
        (words.EXECUTOR.plain(executor="{{ ijrochi }}"), False, left),
        (words.PHONE.plain(phone="{{ telefon }}"), False, left),
        ("{%p if dalillar %}", False, left),
        (words.APPENDIX.plain(), True, left),
        ("{{ dalillar }}", False, left),
        ("{%p endif %}", False, left),
    ]
