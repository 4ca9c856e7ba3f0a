"""The plan itself as a Word document, as it is in force, and what was changed in it. Same facts, same bytes."""

import io
from dataclasses import replace

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from plan.progress.paper import PaperFacts
from reports.content.plan_tables import plan_tables
from reports.content.table import Table
from reports.packing import repack_as_of
from reports.word.shapes import BODY, FONT, style_run, write_table
from texts.papers import plan_paper as words


def plan_document(facts: PaperFacts) -> bytes:
    """A .docx on A4 on its side."""
    document = docx.Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Mm(20), Mm(10), Mm(12), Mm(12)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, BODY
    about = document.core_properties
    about.author = about.last_modified_by = facts.library[:255]
    about.title, about.comments = words.plan_title(facts)[:255], ""
    for at, table in enumerate(plan_tables(facts)):
        title, body = _parted(table)
        line = document.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_before, line.paragraph_format.space_after = Pt(18 if at else 0), Pt(6)
        line.paragraph_format.keep_with_next = True
        style_run(line.add_run(title), size=BODY, bold=True)
        write_table(document, body, Mm(267))
    kept = io.BytesIO()
    document.save(kept)
    return repack_as_of(kept.getvalue(), facts.data_at)


def _parted(table: Table) -> tuple[str, Table]:
    """A table's title, which Word has above it, and the rest."""
    first = table.rows[0][0]
    return str(first.value if first is not None else ""), replace(table, rows=table.rows[1:], head_from=0, head_to=1)
