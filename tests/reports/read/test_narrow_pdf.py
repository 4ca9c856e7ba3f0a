"""Printed tables whose columns are so narrow that words are torn, and blanks lost, at the ends of lines."""

from collections.abc import Sequence

import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.pdf_files import printed

HEADING = (
    "№", "Ko'rsatkichlar nomi", "O'lchov birligi", "2025-yil (fakt)", "2026-yil (reja)", "Amalga oshirish mexanizmi",
    "Bajarilish muddati", "Mas'ullar",
)  # fmt: skip
ROWS = (
    ("1.", "Fondlarni to'ldirish", "nusxa", "105", "120", "Shartnomalar orqali", "2026-yil davomida", "Fond bo'limi"),
    ("2.", "Foydalanuvchilarga xizmat ko'rsatish", "nafar", "90", "95", "Sayyor xizmat", "har chorakda",
     "Foydalanuvchilarga xizmat ko'rsatish bo'limi"),
    ("3.", "Ommaviy tadbirlar", "ta", "110", "120", "Davra suhbatlari", "I yarim yillik", "Axborot xizmati"),
)  # fmt: skip
NARROW = (22, 90, 40, 40, 40, 80, 55, 70), (22, 60, 36, 34, 34, 60, 45, 60), (24, 70, 38, 36, 36, 50, 42, 55)


def read(widths: Sequence[float], *rows: Sequence[str]) -> PlanDocument:
    return read_plan(
        read_tables(printed([HEADING, *rows], widths=widths, title="2026-YIL UCHUN ISH REJASI"), "reja.pdf")
    )


@pytest.mark.parametrize("widths", NARROW)
def test_words_torn_in_narrow_columns_are_whole_again(widths: Sequence[float]) -> None:
    document = read(widths, *ROWS)
    assert [(figure.name, figure.baseline, figure.target) for figure in document.figures] == [
        (row[1], int(row[3]), int(row[4])) for row in ROWS
    ]
    assert [str(figure.window) for figure in document.figures] == ["months 1-12", "due 3,6,9,12", "months 1-6"]
    assert [figure.responsible for figure in document.figures] == [(row[7],) for row in ROWS]
    assert [doubt.code for doubt in document.doubts] == ["no_sections"]
    assert not document.unused_columns


def test_thousands_parted_by_a_narrow_column_are_offered_as_one_figure() -> None:
    row = ("1.", "Kitob berish", "nusxa", "10 500", "12 000", "Sayyor xizmat", "har chorakda", "Fond bo'limi")
    document = read(NARROW[1], row)
    (doubt,) = [doubt for doubt in document.doubts if doubt.code == "numbers_without_labels"]
    assert doubt.choices[0].id == "10500 / 12000"
    tables = read_tables(printed([HEADING, row], widths=NARROW[1], title="2026-YIL UCHUN ISH REJASI"), "reja.pdf")
    (figure,) = read_plan(tables, {doubt.id: doubt.choices[0].id}).figures
    assert (figure.baseline, figure.target) == (10500, 12000)
