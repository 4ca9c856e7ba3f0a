"""A letter in the library's own form brings nothing along that would reach out of it, or run, where it is opened."""

import io
import zipfile

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from reports.word.cleaning import clean_fields, cleaned
from reports.word.letter import letter_document
from reports.word.refused import TemplateRefused
from reports.word.sample import sample_template
from reports.word.template import check_template, reaches_out
from storage.database import Database
from tests.support.papers.reaching_forms import HIDDEN, REACHING, SEEN, SPACES, field, form, text
from tests.support.papers.year import facts_of


def everything(content: bytes) -> str:
    """All parts of a file but its pictures, with their names."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if not name.endswith((".jpeg", ".png"))]
        return "".join(f"{name}\n{archive.read(name).decode('latin-1')}\n" for name in names)


@pytest.mark.parametrize("way", REACHING)
def test_a_form_reaches_out_in_no_way(way: str) -> None:
    kept, found = cleaned(REACHING[way])
    assert found
    inside = everything(kept)
    assert [sign for sign in HIDDEN if sign in inside] == []
    assert docx.Document(io.BytesIO(kept)).paragraphs, "it opens"
    if SEEN in everything(REACHING[way]):
        assert SEEN in inside, "what stands on the paper stays"
    assert cleaned(kept) == (kept, False), "once is enough"


@pytest.mark.parametrize("way", ["an attached template", "a field that starts a program"])
def test_letters_are_written_in_the_cleaned_form(way: str, year: Database) -> None:
    letter = letter_document(facts_of(year), REACHING[way])
    assert [sign for sign in HIDDEN if sign in everything(letter)] == []


def test_ordinary_forms_stay_as_they_are() -> None:
    harmless = [field(said) for said in ("PAGE", " NUMPAGES \\* MERGEFORMAT", "DATE \\@ yyyy", "= 1 + 1", "TOC \\o")]
    linked = '<w:hyperlink w:anchor="belgi">' + text(SEEN) + "</w:hyperlink>"
    for ordinary in (sample_template(), form(), *(form(said) for said in harmless), form(linked)):
        assert cleaned(ordinary) == (ordinary, False)


def test_a_picture_stays_that_was_linked_to_an_address() -> None:
    kept, found = cleaned(
        form(
            '<w:r><w:drawing><a:blip r:embed="rId1"/><a:hlinkClick r:id="rIdOut"/></w:drawing></w:r>',
            relations='<Relationship Id="rIdOut" Type="x/hyperlink" Target="http://a" TargetMode="External"/>',
        )
    )
    assert found
    inside = everything(kept)
    assert ("a:blip" in inside, "hlinkClick" in inside, "http://a" in inside) == (True, False, False)


PIECES = st.lists(
    st.sampled_from(
        [
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "<w:r><w:instrText>DDE x</w:instrText></w:r>",
            "<w:r><w:instrText>PAGE</w:instrText></w:r>",
            "<w:r><w:instrText>INC</w:instrText></w:r>",
            "<w:r><w:instrText>LUDETEXT x</w:instrText></w:r>",
            text("so'z"),
        ]
    ),
    max_size=14,
)


@given(PIECES)
def test_no_order_of_marks_makes_an_unknown_field(pieces: list[str]) -> None:
    tree = etree.fromstring(f"<w:p {SPACES}>{''.join(pieces)}</w:p>")
    clean_fields(tree)
    inside = etree.tostring(tree, encoding="unicode")
    assert "DDE x" not in inside
    assert "LUDETEXT" not in inside
    assert clean_fields(tree) is False, "once is enough"


DAMAGED = {"empty": b"", "cut off": b"<w:body", "no XML": b"\x00\xff", "of another part": b"<a/>"}


@pytest.mark.parametrize("part", ["word/styles.xml", "word/document.xml", "word/settings.xml", "_rels/.rels"])
@pytest.mark.parametrize("how", DAMAGED)
def test_a_letter_with_a_damaged_part_is_taken_or_refused(part: str, how: str) -> None:
    """Whatever the libraries of Word files stumble over in it."""
    content, refused = form(parts={part: DAMAGED[how]}), ""
    try:
        check_template(content)
        reaches_out(content)
    except TemplateRefused as error:
        refused = error.code
    assert refused in ("", "damaged", "not_word")
