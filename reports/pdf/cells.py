"""The paragraphs in the cells of a table in a PDF: how each meaning looks, in a font that has its letters."""

from collections.abc import Mapping
from html import escape
from typing import TypeAlias

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_CENTER, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from reports.content.cell_text import printed_cell
from reports.content.table import Cell, Meaning, Table
from reports.looks import INK, LOOKS, Align
from reports.pdf.fonts import NARROW, NARROW_BOLD, SANS, SERIF, has_letters

Content: TypeAlias = Paragraph | str
Style: TypeAlias = tuple[Meaning, bool]
"""What a cell means, and whether it is in letters of which the table's own font lacks some."""
_ALIGNED: Mapping[Align, int] = {"left": TA_LEFT, "center": TA_CENTER, "right": TA_RIGHT}
_AROUND: Mapping[Meaning, float] = {"title": 11, "approval": 10, "sign": 10, "attached": 9}
"""Points of what stands around a form measured for its paper; a heading is half a point smaller than its rows."""
OF_WIDE = 0.9
"""So much smaller are letters of the wide font where all of a form is in it: they look as large as the narrow ones."""


class _Text(Paragraph):  # type: ignore[misc]
    """A paragraph that is broken into lines once for each width; a table asks half a dozen times."""

    _wrapped: tuple[float, tuple[float, float]] = (0.0, (0.0, 0.0))

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:
        if self._wrapped[0] != availWidth or not hasattr(self, "blPara"):  # its lines; a split forgets them
            self._wrapped = availWidth, super().wrap(availWidth, availHeight)
        return self._wrapped[1]


def paragraph_style(
    size: float, *, bold: bool = False, font: str = SANS, align: int = TA_LEFT, ink: str = INK
) -> ParagraphStyle:
    """How a paragraph of a table looks; long words without a space are broken, never cut."""
    return ParagraphStyle(
        "cell",
        fontName=f"{font}-Bold" if bold else font,
        fontSize=size,
        leading=size * 1.25,
        alignment=align,
        textColor=HexColor(f"#{ink}"),
        splitLongWords=1,
    )


def table_paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    """Text as it is: signs of markup in it are letters like any other, and its own lines are kept."""
    return _Text(escape(text, quote=False).replace("\n", "<br/>"), style)


def style_of(meaning: Meaning, size: float, *, narrow: bool, lacks: bool) -> ParagraphStyle:
    look = LOOKS[meaning]
    if not narrow:
        return paragraph_style(size, bold=look.bold, align=_ALIGNED[look.align], ink=look.ink)
    points = size - 0.5 if meaning == "heading" else _AROUND.get(meaning, size)
    font = SERIF if lacks else NARROW
    style = paragraph_style(points, bold=look.bold, font=font, align=_ALIGNED[look.align], ink=look.ink)
    style.leading = points * (1.2 if lacks else 1.12)
    style.leftIndent = 9 if meaning == "part" else 0
    return style


def is_mostly_wide(table: Table) -> bool:
    """Whether so many cells have letters that the narrow font lacks that all are better in one font: a form in Uzbek
    Cyrillic, and not one with a note in it."""
    texts = [cell.value for row in table.rows for cell in row if cell is not None and isinstance(cell.value, str)]
    return sum(not has_letters(NARROW, text) for text in texts) * 10 > len(texts)


def content_of(cell: Cell | None, styles: Mapping[Style, ParagraphStyle]) -> Content:
    if cell is None or not (text := printed_cell(cell)):
        return ""
    return table_paragraph(text, styled(cell, text, styles))


def styled(cell: Cell, text: str, styles: Mapping[Style, ParagraphStyle]) -> ParagraphStyle:
    style = styles[cell.meaning, False]
    is_narrow = style.fontName in (NARROW, NARROW_BOLD)
    return styles[cell.meaning, True] if is_narrow and not has_letters(style.fontName, text) else style
