"""An office program opens our files without repairing them, and prints what we meant."""

import pytest

from reports.excel.workbook import paper_workbook
from reports.word.letter import letter_document
from storage.database import Database
from tests.support.papers import reading
from tests.support.papers.office_suite import SOFFICE, as_pdf
from tests.support.papers.year import facts_of
from texts.language import SOURCE, speaking
from texts.papers import form as form_words
from texts.papers import labels as words

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice was found here to print with"),
]


@pytest.fixture(scope="module")
def printed(year: Database, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """The pages of a quarter's workbook and letter."""
    facts = facts_of(year, "2025-quarter-2")
    with speaking(SOURCE):
        files = {"shakl.xlsx": paper_workbook(facts), "xat.docx": letter_document(facts)}
    made = as_pdf(tmp_path_factory.mktemp("office"), files)
    return {name: reading.pdf_pages(content) for name, content in made.items()}


def test_it_prints_the_workbook_with_its_headings_on_every_page(printed: dict[str, list[str]]) -> None:
    pages = printed["shakl.xlsx"]
    form = [page for page in pages if words.RESPONSIBLE.plain() in page]
    assert 6 <= len(form) <= 9
    assert all(form_words.DONE.plain() in page for page in form)
    assert 15 <= len(pages) <= 21
    for at, page in enumerate(pages, 1):
        assert words.DRAFT.plain() in page
        assert f"{at}/{len(pages)}" in page
        assert ("1-tahrir" in page) == (page not in form)
        assert len(page) > 200  # no page is empty
        assert "###" not in page
    assert "ish rejasining 2025-yil II chorak yakuni bo'yicha bajarilishi" in reading.plain(pages[0])
    assert words.SECTIONS_CHART.plain() in pages[-1]
    assert words.DEPARTMENTS_CHART.plain() in pages[-1]


def test_it_prints_the_letter_on_two_pages_at_most(printed: dict[str, list[str]]) -> None:
    pages = printed["xat.docx"]
    assert len(pages) <= 2
    assert all(page.count(words.DRAFT.plain()) == 1 for page in pages)
    last = pages[-1]
    assert words.sign_here() in last
    assert last.index(words.sign_here()) > 200  # not alone on its page
