"""Footers say which state of the plan a paper is of and since when that is in force; letters which one they answer."""

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from openpyxl import load_workbook

from plan.progress.paper import ANSWER_TO, Rewritten
from reports.excel.workbook import paper_workbook
from reports.pdf.letter import letter_pdf
from reports.word.letter import letter_document
from reports.word.sample import sample_template
from storage.database import Database
from tests.support.papers import reading
from tests.support.papers.margins import margin_text
from tests.support.papers.year import facts_of
from texts.language import speaking
from texts.papers.labels import paper_footer
from texts.papers.pictures import picture_footer

ANSWERS = "Viloyat markazining 2025-yil 2-apreldagi 05/17-sonli xatiga javoban"


def folded(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize(
    ("since", "order", "said"),
    [
        (date(2025, 3, 5), "", "Rejaning 3-tahriri (2025-yil 5-martdan kuchda)"),
        (date(2024, 12, 31), "12-son", "Rejaning 3-tahriri (2024-yil 31-dekabrdan kuchda, buyruq: 12-son)"),
        (None, "12-son", "Rejaning 3-tahriri (buyruq: 12-son)"),
        (None, "", "Rejaning 3-tahriri"),
    ],
    ids=["day", "day_and_order", "order", "version"],
)
def test_the_footer_says_since_when_the_plan_is_in_force(
    year: Database, since: date | None, order: str, said: str
) -> None:
    facts = replace(facts_of(year), plan_version=3, plan_since=since, plan_order=order)
    with speaking("uz"):
        assert paper_footer(facts).split(" · ")[0] == said


def test_the_day_stands_on_sheets_pictures_and_in_a_librarys_own_letter(year: Database) -> None:
    facts = replace(facts_of(year), plan_version=3, plan_since=date(2025, 3, 5), plan_order="")
    said = "(2025-yil 5-martdan kuchda)"
    sheets = load_workbook(io.BytesIO(paper_workbook(facts))).worksheets
    assert any(said in margin_text(sheet.oddFooter, "left") for sheet in sheets)
    own = docx.Document()
    own.add_paragraph("{{ manba }}")
    template = io.BytesIO()
    own.save(template)
    assert said in reading.word_text(letter_document(facts, template.getvalue()))
    assert said in picture_footer(facts)


@pytest.mark.parametrize("text", [ANSWERS, "2025-yil 2-apreldagi <05>-son & 06-sonli xatga"])
def test_the_letter_says_what_it_answers_in_every_form(year: Database, text: str) -> None:
    facts = facts_of(year)
    answering = replace(facts, rewritten=(Rewritten(ANSWER_TO, "", text),))
    ours = reading.word_text(letter_document(answering))
    own = reading.word_text(letter_document(answering, sample_template()))
    pdf = "".join(reading.pdf_pages(letter_pdf(answering)))
    assert [folded(made).count(folded(text)) for made in (ours, own, pdf)] == [1, 1, 1]
    for made in (ours, own):
        assert made.index("№") < made.index(text)
    without = reading.word_text(letter_document(facts, sample_template()))
    assert text not in without
    assert "{" not in without
    assert folded(text) not in folded("".join(reading.pdf_pages(letter_pdf(facts))))
