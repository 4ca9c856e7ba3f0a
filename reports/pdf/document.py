"""The plan's form as PDF: what a phone opens without any office program, drawn without one.

Same facts, same bytes: reportlab writes without a clock (`invariant`), and is given the moment of the data.
"""

import io
from collections.abc import Sequence
from functools import partial

from reportlab import rl_config
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, SimpleDocTemplate

from plan.progress.paper import PaperFacts
from reports.content.form import A4 as A4_SHEET
from reports.content.form import plan_form_table
from reports.content.table import Sheet
from reports.pdf.fonts import register_narrow_fonts
from reports.pdf.page import Margins, NumberedPages
from reports.pdf.table import draw_table
from texts.papers import labels as papers

rl_config.useA85 = 0  # what is compressed stays bytes: a fifth less than as text


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
