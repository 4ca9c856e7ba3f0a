"""A letter's form to begin with: every named place where our own letter has it, to be dressed by the library."""

import io
from datetime import UTC, datetime

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from reports.packing import repack_as_of
from reports.word.shapes import BODY, FONT, style_run
from texts.papers import labels as papers
from texts.papers.letter import parts as words

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
    top = section.header.paragraphs[0]
    top.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    style_run(top.add_run("{{ qoralama }}"), size=Pt(9))
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
        ("{{ sana }}", False, left),
        ("{{ raqam }}", False, left),
        ("{%p if javob %}", False, left),
        ("{{ javob }}", False, left),
        ("{%p endif %}", False, left),
        ("{{ kimga }}", True, right),
        ("{{ mavzu }}", False, left),
        ("{%p if murojaat %}", False, left),
        ("{{ murojaat }}", True, centre),
        ("{%p endif %}", False, left),
        ("{{ umumiy }}", False, both),
        ("{{ natijalar }}", False, both),
        ("{%p if bajarilmagan %}", False, left),
        ("{{ bajarilmagan }}", False, both),
        ("{%p endif %}", False, left),
        ("{{ yakun }}", False, both),
        ("{{ ilova }}", False, left),
        ("{%p if hurmat %}", False, left),
        ("{{ hurmat }}", False, left),
        ("{%p endif %}", False, left),
        (f"{{{{ lavozim }}}}   {papers.sign_here()}   {{{{ rahbar }}}}", True, left),
        ("{%p if ijrochi %}", False, left),
        (words.EXECUTOR.plain(executor="{{ ijrochi }}"), False, left),
        ("{%p endif %}", False, left),
        ("{%p if telefon %}", False, left),
        (words.PHONE.plain(phone="{{ telefon }}"), False, left),
        ("{%p endif %}", False, left),
        ("{%p if dalillar %}", False, left),
        (words.EVIDENCE_TITLE.plain(), True, left),
        ("{{ dalillar }}", False, left),
        ("{%p endif %}", False, left),
    ]
