"""A page of pdfplumber's that tells of each letter only what is asked here: most of the time that reading a PDF takes
went into what nobody looks at (its colours, its matrix, the tags around it)."""

from collections.abc import Iterator
from typing import Any

from pdfminer.layout import LTChar, LTItem
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF


class QuickPage(Page):
    """Everything but letters is as pdfplumber has it."""

    def process_object(self, obj: LTItem) -> dict[str, Any]:
        """A thing on the page with its edges in points from the upper left corner."""
        if not isinstance(obj, LTChar):
            return super().process_object(obj)
        left, above = self.mediabox[:2]
        top, bottom = (self.height - obj.y1) + above, (self.height - obj.y0) + above
        return {
            "object_type": "char",
            "text": obj.get_text(),
            "x0": obj.x0 + left,
            "x1": obj.x1 + left,
            "top": top,
            "bottom": bottom,
            "size": obj.size,
            "upright": obj.upright,
        }


def pages_of(pdf: PDF) -> Iterator[QuickPage]:
    """Its pages in order."""
    below: float = 0
    for number, page in enumerate(PDFPage.create_pages(pdf.doc), 1):
        quick = QuickPage(pdf, page, page_number=number, initial_doctop=below)
        below += quick.height
        yield quick
