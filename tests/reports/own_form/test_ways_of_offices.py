"""What offices write twice or in their own way: pieces of texts, headings of tables, what a chart shows."""

import re
from collections.abc import Callable

import pytest
import xlsxwriter

from plan.progress.paper import PaperFacts
from reports.own_form.filling import fill_form
from storage.database import Database
from tests.support.own_forms.comparing import parts_of, sheet_of
from tests.support.own_forms.small import form_of, packed
from tests.support.papers.year import facts_of


@pytest.fixture(scope="module")
def facts(year: Database) -> PaperFacts:
    return facts_of(year, "2025-quarter-2")


def test_pieces_may_have_their_signs_written_by_name_or_number(facts: PaperFacts) -> None:
    """As LibreOffice writes apostrophes and quotes; a sign that is itself spoken of stays as it is."""

    def more(book: xlsxwriter.Workbook) -> None:
        bold = book.add_format({"bold": True})
        book.worksheets()[0].write_rich_string("B1", 'O\'quv «a» "b" ', bold, "{{ IV.14 birligi }}", " &quot; & o'g'il")

    parts = parts_of(form_of("x", more=more))
    name = "xl/sharedStrings.xml"
    head, begin, texts = parts[name].partition(b"<si>")
    written = texts.replace(b"'", b"&apos;").replace(b'"b"', b"&quot;b&#34;").replace("«".encode(), b"&#xAB;")
    filled = fill_form(packed({**parts, name: head + begin + written}), {}, facts)
    assert sheet_of(filled.content, "Reja")["B1"].value == "O'quv «a» \"b\" Nafar &quot; & o'g'il"


def with_table(*, named: bool = False, headings: bool = True) -> bytes:
    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.add_table("B2:C4", {"columns": [{"header": "Nomi"}, {"header": "Amalda"}], "header_row": headings})
        if named:
            book.define_name("IV.15", "=Reja!$B$2")
        sheet.write("C2", "{{ IV.14 }}")
        sheet.write("C3", "{{ IV.14 reja }}")

    return form_of("x", more=more)


def test_it_tells_of_marks_in_the_headings_of_excels_own_tables(facts: PaperFacts) -> None:
    """The table's part has its headings once more: with other words in the sheet Excel finds the file damaged."""
    told = [[(trouble.place, trouble.why) for trouble in fill_form(form, {}, facts).troubles]
            for form in (with_table(), with_table(named=True), with_table(headings=False))]  # fmt: skip
    assert told == [[("Reja!C2", "heading")], [("Reja!C2", "heading"), ("Reja!B2", "heading")], []]


def test_a_chart_may_show_cells_that_are_marked(facts: PaperFacts) -> None:
    """It keeps what they said when it was drawn; a mark in its own title is told."""

    def more(title: str) -> Callable[[xlsxwriter.Workbook], None]:
        def build(book: xlsxwriter.Workbook) -> None:
            chart = book.add_chart({"type": "column"})
            chart.add_series({"name": "=Reja!$A$1", "categories": "=Reja!$A$1:$A$2", "values": "=Reja!$A$1:$A$2"})
            chart.set_title({"name": title})
            book.worksheets()[0].insert_chart("F2", chart)

        return build

    form, titled = (form_of("{{ IV.14 }}", "{{ IV.15 }}", more=more(title)) for title in ("Qatnov", "{{ davr }}"))
    assert b"{{ IV.14 }}" in parts_of(form)["xl/charts/chart1.xml"]
    assert fill_form(form, {}, facts).troubles == []
    assert [trouble.place for trouble in fill_form(titled, {}, facts).troubles] == ["chart1.xml"]


def test_a_rows_number_may_be_a_number_as_offices_store_it(facts: PaperFacts) -> None:
    """9.2 that is typed as a number stands in the file as 9.1999999999999993."""
    rows = [line.indicator for line in facts.report.lines if line.indicator.part is None]
    dotted = [row for row in rows if row.number.count(".") == 1]

    def more(book: xlsxwriter.Workbook) -> None:
        for at, row in enumerate(dotted, 1):
            book.worksheets()[0].write_row(at, 1, [float(row.number), row.name, "{{ birligi }}"])

    parts = parts_of(form_of("x", more=more))
    name = "xl/worksheets/sheet1.xml"
    for row in dotted:
        plain, stored = f"<v>{row.number}</v>", f"<v>{float(row.number):.17g}</v>"
        parts[name] = parts[name].replace(plain.encode(), stored.encode())
    assert re.search(rb"<v>\d\.\d{12,}</v>", parts[name])
    filled = fill_form(packed(parts), {}, facts)
    assert (len(dotted) > 2, filled.troubles, filled.places) == (True, [], len(dotted))


@pytest.mark.parametrize("number", ["²", "9" * 5000, "-1", "", "1.5"], ids=["raised", "long", "less", "none", "half"])
def test_a_number_that_is_none_in_the_file_says_nothing(number: str, facts: PaperFacts) -> None:
    parts = parts_of(form_of("{{ IV.14 }}"))
    name = "xl/worksheets/sheet1.xml"
    for written, places in (
        (f'<c r="A1" t="s"><v>{number}</v></c>', 0),
        (f'<c r="A1" s="{number}" t="inlineStr"><is><t>{{{{ IV.14 }}}}</t></is></c>', 1),
    ):
        form = packed({**parts, name: re.sub(rb"<c r=.*?</c>", written.encode(), parts[name])})
        assert fill_form(form, {}, facts).places == places
