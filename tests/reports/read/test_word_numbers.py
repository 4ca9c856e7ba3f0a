"""The numbers that Word puts before paragraphs are read as they are printed."""

from collections.abc import Sequence

import docx

from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import saved, word_rows
from tests.support.plans.offices.word_lists import counted, define, list_element

HEADING = ("T/r", "Ko'rsatkich nomi", "Birligi", "2025 (fakt)", "2026 (reja)", "Muddati", "Mas'ul")


def test_rows_numbered_by_word_are_rows_of_the_plan() -> None:
    document = docx.Document()
    define(document, 90, ("upperRoman", "%1."))
    define(document, 91, ("decimal", "%1."), ("decimal", "%1.%2."))
    counted(document.add_paragraph("ASOSIY ISHLAR"), 90)
    _plan_table(document, [("Kitob ko'rgazmalari", 0), ("Davra suhbatlari", 0), ("shundan maktabda", 1)])
    counted(document.add_paragraph("QO'SHIMCHA ISHLAR"), 90)
    _plan_table(document, [("Kitob berish", 0)])
    read = read_plan(read_tables(saved(document), "reja.docx"))
    assert [(figure.section, figure.number) for figure in read.figures] == [
        ("I", "1"), ("I", "2"), ("I", "2.1"), ("II", "3"),
    ]  # fmt: skip
    assert [doubt.code for doubt in read.doubts if doubt.required] == []


def _plan_table(document: docx.document.Document, rows: Sequence[tuple[str, int]]) -> None:
    table = document.add_table(1 + len(rows), len(HEADING))
    for cell, text in zip(table.rows[0].cells, HEADING, strict=True):
        cell.text = text
    for row, (name, level) in zip(table.rows[1:], rows, strict=True):
        counted(row.cells[0].paragraphs[0], 91, level)
        for cell, text in zip(row.cells[1:], (name, "ta", "12", "14", "yil davomida", "Axborot xizmati"), strict=True):
            cell.text = text


def test_a_list_goes_on_or_begins_anew_as_word_prints_it() -> None:
    def build(document: docx.document.Document) -> None:
        define(document, 90, ("decimal", "%1)"), ("lowerLetter", "%2)"), start=3)
        document.part.numbering_part.element.append(list_element(95, 90, start=7))
        define(document, 92, ("bullet", "•"))
        for number, level in ((90, 0), (90, 1), (90, 1), (90, 0), (90, 1), (95, 0), (95, 0), (92, 0), (0, 0), (99, 0)):
            counted(document.add_paragraph("ish"), number, level)

    assert [text for (text,) in word_rows(build)] == [
        "3) ish", "c) ish", "d) ish", "4) ish", "c) ish", "7) ish", "8) ish", "ish", "ish", "ish",
    ]  # fmt: skip


def test_the_number_of_a_style_counts_as_well() -> None:
    def build(document: docx.document.Document) -> None:
        for text in ("birinchi", "ikkinchi"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("nuqta", style="List Bullet")

    assert [text for (text,) in word_rows(build)] == ["1. birinchi", "2. ikkinchi", "nuqta"]
