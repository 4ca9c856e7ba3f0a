"""Small PDFs drawn for one test each: rules, and letters where they are told to stand."""

import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import matplotlib
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table

FONT = "DejaVuSans"
SIZE = 9
PADDING = 5.4
"""Points between a cell's edge and its text, as Word has them."""
WIDTHS = (30, 150, 60, 60, 60, 130, 90, 110)
"""Of the eight columns of a plan, in points."""


def _font() -> None:
    if FONT not in pdfmetrics.getRegisteredFontNames():
        place = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / f"{FONT}.ttf"
        pdfmetrics.registerFont(TTFont(FONT, place))


def printed(
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[float] = WIDTHS,
    title: str = "2025-YIL UCHUN ISH REJASI",
    centered: bool = False,
    repeated: int = 1,
    password: str | None = None,
) -> bytes:
    """A plan printed as programs do: text is broken where the cell is full, a line end of the text ends its line."""
    _font()
    style = ParagraphStyle(
        "cell", fontName=FONT, fontSize=SIZE, leading=SIZE * 1.2, alignment=1 if centered else 0, splitLongWords=1
    )
    cells = [[Paragraph(cell.replace("\n", "<br/>"), style) for cell in row] for row in rows]
    grid = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
    sides = [(f"{side}PADDING", (0, 0), (-1, -1), PADDING) for side in ("LEFT", "RIGHT")]
    table = Table(cells, colWidths=list(widths), repeatRows=repeated, splitInRow=1, style=[*grid, *sides])
    story: list[Flowable] = [Paragraph(title, style), table] if title else [table]
    kept = io.BytesIO()
    template = SimpleDocTemplate(
        kept, pagesize=landscape(A4), leftMargin=15 * mm, rightMargin=15 * mm, encrypt=password, invariant=1
    )
    template.build(story)
    return kept.getvalue()


def drawn(pages: Iterable[Sequence[tuple[float, float, str]]], rules: Sequence[tuple[float, ...]] = ()) -> bytes:
    """Pages of texts at places, from the left and from the top, with the same rules on each: x0, y0, x1, y1."""
    _font()
    kept = io.BytesIO()
    canvas = Canvas(kept, pagesize=A4, invariant=1)
    height = A4[1]
    for page in pages:
        canvas.setFont(FONT, SIZE)
        for across, down, text in page:
            canvas.drawString(across, height - down, text)
        for x0, y0, x1, y1 in rules:
            canvas.line(x0, height - y0, x1, height - y1)
        canvas.showPage()
    canvas.save()
    return kept.getvalue()


def ruled(sides: Sequence[float], tops: Sequence[float]) -> list[tuple[float, float, float, float]]:
    """The rules of a table with these columns and rows."""
    upright = [(side, tops[0], side, tops[-1]) for side in sides]
    return upright + [(sides[0], top, sides[-1], top) for top in tops]
