"""The province's own form in each language of papers: its figures are the same bytes, words come in its letters, and
nothing that stands beside the marks changes."""

from decimal import Decimal
from typing import Any

import pytest

from plan.progress.paper import PaperFacts
from reports.kinds import filled_form
from storage.database import Database
from tests.support.own_forms.comparing import changed_parts, sheet_of
from tests.support.own_forms.made import written
from tests.support.papers.year import facts_of
from texts.language import CYRILLIC, SOURCE, speaking

MARKS = ("IV.14", "IV.14 yillik reja", "IV.14 foiz", "IV.14 nomi", "IV.14 birligi", "IV.14 holati", "IV.16 nomi")
BESIDE = "Viloyat: qo'lda yozilgan — написано рукой"
NAMES = (("Kitobxonlar qatnovining hisobini olib borish", "Учёт посещений"),)
WORDS = {
    SOURCE: ("Kitobxonlar qatnovining hisobini olib borish", "Nafar", "Tadbirlar va ko'rgazmalarni tashkil qilish"),
    CYRILLIC: ("Китобхонлар қатновининг ҳисобини олиб бориш", "Нафар", "Тадбирлар ва кўргазмаларни ташкил қилиш"),
    "ru": ("Учёт посещений", "чел.", "Тадбирлар ва кўргазмаларни ташкил қилиш"),
}
"""Name and unit of one row and the name of another, of which the library has said no Russian one."""


@pytest.fixture(scope="module")
def facts(year: Database) -> PaperFacts:
    return facts_of(year, "2025-quarter-3")


def form() -> bytes:
    def build(book: Any) -> None:
        sheet = book.add_worksheet("Shakl")
        bold = book.add_format({"bold": True, "bg_color": "#FFEEAA"})
        for at, mark in enumerate(MARKS):
            sheet.write(at, 0, f"{{{{ {mark} }}}}", bold)
        sheet.write(0, 1, BESIDE)
        sheet.merge_range("A12:C12", BESIDE, bold)
        sheet.data_validation("D1", {"validate": "list", "source": ["ha", "yo'q"]})
        sheet.conditional_format("A1:A3", {"type": "cell", "criteria": ">", "value": 5, "format": bold})
        sheet.write_comment("B1", "eslatma")
        book.add_worksheet("Yashirin").hide()

    return written(build)


@pytest.mark.parametrize("language", WORDS)
def test_it_is_filled_in_the_language_of_papers(facts: PaperFacts, language: str) -> None:
    content = form()
    with speaking(language, NAMES):
        filled, troubles = filled_form(facts, "shakl.xlsx", content, {})
    assert troubles == 0
    assert changed_parts(content, filled.content) == {"xl/worksheets/sheet1.xml"}
    sheet = sheet_of(filled.content, "Shakl")
    line = next(line for line in facts.report.lines if line.indicator.code == "IV.14")
    actual, target, share, name, unit, standing, other = (sheet.cell(at, 1).value for at in range(1, len(MARKS) + 1))
    assert (Decimal(str(actual)), Decimal(str(target))) == (line.in_span, line.indicator.target)
    assert line.completion is not None
    assert float(str(share)) == pytest.approx(float(line.completion * 100), abs=0.051)
    assert (name, unit, other) == WORDS[language]
    assert standing
    assert (sheet["B1"].value, sheet["A12"].value) == (BESIDE, BESIDE)
