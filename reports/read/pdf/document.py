"""A PDF with text as rows: its ruled tables over all pages, and the lines between them."""

import gc
import io
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage

from plan.document.table.tables import Table
from reports.read.pdf.gathering import gathered
from reports.read.pdf.letters import unreadable
from reports.read.pdf.page import PrintedPage, PrintedTable, read_page
from reports.read.pdf.quick_page import pages_of
from reports.read.refused import PlanFileRefused

MAX_PAGES = 100
"""The district library's plan has fifteen."""
_READABLE = 0.02
"""The share of letters that may be drawn without being named: marks of lists are."""
_SAME_PLACE = 1.0
_ROWS_OF_A_SHEET = 3
logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every oddity of every font


def read_pdf(content: bytes) -> list[Table]:
    """Every table and every line of text, in order; raises `PlanFileRefused` for what cannot be read truly."""
    try:
        with _uncollected(), pdfplumber.open(io.BytesIO(content)) as pdf:
            return _tables(list(_pages(pdf)))
    except PlanFileRefused:
        raise
    except Exception as error:  # pdfminer raises many kinds for one thing
        locked = any(isinstance(reason, PDFPasswordIncorrect) for reason in (error, *error.args))
        raise PlanFileRefused("password" if locked else "damaged") from error


@contextmanager
def _uncollected() -> Iterator[None]:
    """Has nobody look for what nothing refers to any more, among hundreds of thousands of letters that are all kept."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _tables(pages: Sequence[PrintedPage]) -> list[Table]:
    tables = [block for page in pages for block in page.blocks if isinstance(block, PrintedTable)]
    if not tables:
        raise PlanFileRefused("pdf_no_table")
    _refuse_cut(tables)
    return gathered(pages)


def _pages(pdf: Any) -> Iterator[PrintedPage]:
    if sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MAX_PAGES + 1)) > MAX_PAGES:
        raise PlanFileRefused("too_many_pages", limit=MAX_PAGES)
    letters = unnamed = 0
    for page in pages_of(pdf):
        letters += len(page.chars)
        unnamed += unreadable(page.chars)
        yield read_page(page)
        page.close()
    if not letters or unnamed > letters * _READABLE:
        raise PlanFileRefused("pdf_no_text")


def _refuse_cut(tables: Sequence[PrintedTable]) -> None:
    """A sheet that is wider than its paper is printed over several pages: rows stand at the same heights on them, and
    the columns are others."""
    seen: list[tuple[int, list[float], list[float]]] = []
    for table in tables:
        tops, sides = table.tops, table.sides
        for page, other_tops, other_sides in seen:
            if page != table.page and _are_same(tops, other_tops) and not _are_same(sides, other_sides):
                raise PlanFileRefused("pdf_cut")
        if len(tops) >= _ROWS_OF_A_SHEET:
            seen.append((table.page, tops, sides))


def _are_same(places: Sequence[float], others: Sequence[float]) -> bool:
    return len(places) == len(others) and all(
        abs(place - other) <= _SAME_PLACE for place, other in zip(places, others, strict=True)
    )
