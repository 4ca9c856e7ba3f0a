"""A table of hundreds of rows as PDF: cut into pieces where nobody sees it."""

import io

import pytest
from reportlab.platypus import SimpleDocTemplate

from reports.content.table import Cell, Column, Row, Table
from reports.pdf.fonts import register_fonts
from reports.pdf.table import draw_table
from tests.support.papers.reading import pdf_pages

HEAD: Row = (Cell("№", "heading"), Cell("Nomi", "heading"))


def _band(number: int) -> Row:
    return (Cell(f"{number}-BO'LIM", "section", wide=2), None)


def _plan_row(number: int) -> list[Row]:
    """One row of the plan: of three figures, which share its number."""
    first, *others = [Cell(f"{number}-{part}-ko'rsatkich", "label") for part in "abc"]
    return [(Cell(number, "label", high=3), first), *((None, cell) for cell in others)]


def _pages(rows: list[Row]) -> list[list[str]]:
    """The lines of each page."""
    register_fonts()
    kept = io.BytesIO()
    table = Table("Uzun", (Column(10), Column(60)), (HEAD, *rows), 0, 1)
    SimpleDocTemplate(kept).build(draw_table(table, 400, 9))
    return [page.splitlines() for page in pdf_pages(kept.getvalue())]


@pytest.mark.parametrize("bands_at", [{0}, {0, 98, 99, 100, 101, 199, 200}])
def test_it_prints_every_row_once_below_its_headings(bands_at: set[int]) -> None:
    rows: list[Row] = []
    for number in range(250):
        rows += [_band(number)] if number in bands_at else []
        rows += _plan_row(number)
    pages = _pages(rows)
    assert len(pages) > 10
    assert {page[0] for page in pages} == {"№ Nomi"}
    numbers = [line.split()[-1] for page in pages for line in page if line.endswith("ko'rsatkich")]
    assert numbers == [f"{number}-{part}-ko'rsatkich" for number in range(250) for part in "abc"]
    for page in pages:
        assert not page[-1].endswith("BO'LIM"), "a band stands above its first row"
        assert page[-1].endswith("c-ko'rsatkich"), "a row of several figures is not torn"
