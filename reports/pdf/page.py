"""What stands on every page of a PDF: the draft's mark, where the figures come from, and which page of how many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports.looks import BAD, FAINT, WATERMARK
from reports.pdf.fonts import SANS, SANS_BOLD
from texts.papers.labels import DRAFT
from texts.papers.letter import PAGE

_FAINT, _BAD, _WATERMARK = (HexColor(f"#{colour}") for colour in (FAINT, BAD, WATERMARK))


@dataclass(frozen=True, slots=True)
class Margins:
    """The lines above and below every page; `draft` is empty once everything is approved."""

    footer: str
    draft: str


def _stamp(at: datetime) -> str:
    """A moment as PDF writes it: `D:20250401090000+05'00'`."""
    offset = f"{at:%z}" or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


class NumberedPages(Canvas):  # type: ignore[misc]
    """A canvas that keeps its pages until it knows how many there are."""

    def __init__(self, *args: Any, margins: Margins, at: datetime, **kwargs: Any) -> None:
        """`at` is the moment the file says it was written."""
        super().__init__(*args, **{**kwargs, "initialFontName": SANS})
        stamp = _stamp(at)
        self.setDateFormatter(lambda *now: stamp)
        self._margins = margins
        self._kept: list[dict[str, Any]] = []
        self._draw_mark()

    def showPage(self) -> None:
        """Keep the page, and begin the next with the draft's mark below everything."""
        self._kept.append(dict(self.__dict__))
        self._startPage()
        self._draw_mark()

    def save(self) -> None:
        """Write the pages, each with its number."""
        for at, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            self._draw_margins(at, len(self._kept))
            super().showPage()
        super().save()

    def _draw_mark(self) -> None:
        if not self._margins.draft:
            return
        width, height = self._pagesize
        self.saveState()
        self.setFillColor(_WATERMARK)
        self.setFont(SANS_BOLD, 84)
        self.translate(width / 2, height / 2)
        self.rotate(45)
        self.drawCentredString(0, -28, DRAFT.plain())
        self.restoreState()

    def _draw_margins(self, page: int, pages: int) -> None:
        width, height = self._pagesize
        self.saveState()
        if self._margins.draft:
            self.setFillColor(_BAD)
            self.setFont(SANS_BOLD, 8)
            self.drawCentredString(width / 2, height - 11 * mm, self._margins.draft)
        self.setFillColor(_FAINT)
        footer, size = self._margins.footer, 7.0
        while stringWidth(footer, SANS, size) > width - 30 * mm and size > 4:
            size -= 0.5
        self.setFont(SANS, size)
        self.drawString(15 * mm, 11 * mm, footer)
        self.setFont(SANS, 7)
        self.drawRightString(width - 15 * mm, 7 * mm, PAGE.plain(page=page, pages=pages))
        self.restoreState()
