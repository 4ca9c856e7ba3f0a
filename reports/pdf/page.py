"""What stands on every page of a PDF: a draft's mark, once, where the figures come from, and which page of how many."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from reports.looks import BAD, FAINT
from reports.pdf.fonts import SANS, SANS_BOLD
from texts.papers.labels import PAGE
from texts.sentence import Sentence

_FAINT, _BAD = (HexColor(f"#{colour}") for colour in (FAINT, BAD))


@dataclass(frozen=True, slots=True)
class Margins:
    """The lines above and below every page; `draft` is empty once everything is approved."""

    footer: str
    draft: str
    numbers: Sentence = PAGE
    """How a page says which it is."""
    left: float = 15 * mm
    right: float = 15 * mm


def pdf_moment(at: datetime) -> str:
    """A moment as PDF writes it: `D:20250401090000+05'00'`."""
    offset = f"{at:%z}" or "+0000"
    return f"D:{at:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"


class NumberedPages(Canvas):  # type: ignore[misc]
    """A canvas that keeps its pages until it knows how many there are."""

    def __init__(self, *args: Any, margins: Margins, at: datetime, **kwargs: Any) -> None:
        """`at` is the moment the file says it was written."""
        super().__init__(*args, **{**kwargs, "initialFontName": SANS})
        stamp = pdf_moment(at)
        self.setDateFormatter(lambda *now: stamp)
        self._margins = margins
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:
        """Keep the page, and begin the next."""
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        """Write the pages, each with its number."""
        for at, page in enumerate(self._kept, 1):
            self.__dict__.update(page)
            self._draw_margins(at, len(self._kept))
            super().showPage()
        super().save()

    def _draw_margins(self, page: int, pages: int) -> None:
        width, height = self._pagesize
        about = self._margins
        self.saveState()
        if about.draft:
            self.setFillColor(_BAD)
            self.setFont(SANS_BOLD, 9 if about.draft.isupper() else 8)
            self.drawRightString(width - about.right, height - 9 * mm, about.draft)
        self.setFillColor(_FAINT)
        footer, size = about.footer, 7.0
        while stringWidth(footer, SANS, size) > width - about.left - about.right and size > 4:
            size -= 0.5
        self.setFont(SANS, size)
        self.drawString(about.left, 11 * mm if about.numbers is PAGE else 7 * mm, footer)
        self.setFont(SANS, 7)
        self.drawRightString(width - about.right, 7 * mm, about.numbers.plain(page=page, pages=pages))
        self.restoreState()
