"""The mark "qoralama" stands on every page until everything is approved, and nowhere once it is."""

import io
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from reports.excel.workbook import paper_workbook
from reports.pdf.document import form_pdf
from reports.pdf.letter import letter_pdf
from reports.word.letter import letter_document
from storage.database import Database, open_database
from tests.support.papers import reading
from tests.support.papers.margins import margin_text
from tests.support.papers.year import approve_all, facts_of
from texts.papers import labels as words
from texts.papers import pictures

NOT_APPROVED, LAGGING = "Tasdiqlanmagan hisobotlar", "Rejadan ortda qolgan ko'rsatkichlar"


@pytest.fixture(scope="module")
def approved(year: Database, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The same year after the director has approved all of it."""
    path: Path = tmp_path_factory.mktemp("approved") / "year.db"
    with closing(sqlite3.connect(str(year.engine.url.database))) as connection:
        connection.execute("VACUUM INTO ?", (str(path),))
    database = open_database(f"sqlite:///{path}")
    with database.write() as session:
        approve_all(session)
    yield database
    database.close()


def test_it_marks_every_page_of_a_draft(year: Database) -> None:
    facts = facts_of(year)
    for sheet in load_workbook(io.BytesIO(paper_workbook(facts))).worksheets:
        assert margin_text(sheet.oddHeader, "right") == words.DRAFT.plain()
    section = docx.Document(io.BytesIO(letter_document(facts))).sections[0]
    for header in (section.first_page_header, section.header):
        assert "".join(line.text for line in header.paragraphs).count(words.DRAFT.plain()) == 1
    for content in (letter_pdf(facts), form_pdf(facts)):
        assert not any(reading.marked_pages(content)), "nothing lies across the figures"
        assert {page.count(words.DRAFT.plain()) for page in reading.pdf_pages(content)} == {1}
    assert words.DRAFT.plain() in pictures.picture_footer(facts)


def test_it_marks_nothing_once_everything_is_approved(approved: Database) -> None:
    facts = facts_of(approved)
    assert not facts.report.is_draft
    book = load_workbook(io.BytesIO(paper_workbook(facts)))
    for sheet in book.worksheets:
        assert margin_text(sheet.oddHeader, "right") == ""
        assert not any(words.DRAFT.plain() in str(cell.value) for row in sheet.iter_rows() for cell in row)
    assert words.DRAFT.plain() not in reading.word_text(letter_document(facts))
    for content in (letter_pdf(facts), form_pdf(facts)):
        assert not any(reading.marked_pages(content))
        assert not any(words.DRAFT.plain() in page for page in reading.pdf_pages(content))
    assert words.DRAFT.plain() not in pictures.picture_footer(facts)


def test_it_lists_what_is_not_approved_until_it_is(year: Database, approved: Database) -> None:
    def blocks(database: Database) -> str:
        sheet = reading.sheet_of(paper_workbook(facts_of(database)), words.MISSING.plain())
        return "\n".join(str(row[0]) for row in sheet.iter_rows(values_only=True))

    assert NOT_APPROVED in blocks(year)
    assert NOT_APPROVED not in blocks(approved)
    assert LAGGING in blocks(approved)
