"""Of a file counts what a person sees: merged headings, and nothing that was deleted, struck through or hidden."""

import datetime
import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from plan.document.reader import read_plan
from plan.document.table.tables import from_json, to_json
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import made_workbook, word_rows
from tests.support.plans.plans import path

SPREAD = [
    ["№", "Ko'rsatkich nomi", "Birligi", "2026-yil rejasi", "", "", "", "", "Muddati", "Mas'ul"],
    ["", "", "", "I", "II", "III", "IV", "Jami", "", ""],
    ["1", "Kitob ko'rgazmalari", "ta", "3", "4", "3", "4", "14", "yil davomida", "Axborot xizmati"],
]


def _spread_workbook() -> bytes:
    def merge(sheet: Worksheet) -> None:
        for area in ("A1:A2", "B1:B2", "C1:C2", "D1:H1", "I1:I2", "J1:J2"):
            sheet.merge_cells(area)

    return made_workbook([list(row) for row in SPREAD], merge)


def _spread_word() -> bytes:
    document = docx.Document()
    table = document.add_table(3, 10)
    for cells, texts in zip(table.rows, SPREAD, strict=True):
        for cell, text in zip(cells.cells, texts, strict=True):
            cell.text = text
    table.cell(0, 3).merge(table.cell(0, 7)).text = SPREAD[0][3]
    for column in (0, 1, 2, 8, 9):
        table.cell(0, column).merge(table.cell(1, column)).text = SPREAD[0][column]
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("make", "name"), [(_spread_workbook, "reja.xlsx"), (_spread_word, "reja.docx")])
def test_a_heading_merged_over_its_columns_stands_above_each(make: Callable[[], bytes], name: str) -> None:
    tables = read_tables(make(), name)
    heading = next(row for table in tables for row in table.rows if row.cells[:1] == ("№",))
    assert heading.across == (4, 5, 6, 7)
    for read in (read_plan(tables), read_plan(from_json(to_json(tables)))):
        assert [figure.target for figure in read.figures] == [14]


def _marked(text: str, **marks: bool) -> Callable[[Paragraph], None]:
    def add(paragraph: Paragraph) -> None:
        run = paragraph.add_run(text)
        for name, value in marks.items():
            setattr(run.font, name, value)

    return add


def _moved(text: str, half_points: str) -> Callable[[Paragraph], None]:
    def add(paragraph: Paragraph) -> None:
        run = paragraph.add_run(text)
        position = OxmlElement("w:position")
        position.set(qn("w:val"), half_points)
        run._r.get_or_add_rPr().append(position)

    return add


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ([_marked("14"), _marked("1", superscript=True)], "14"),
        ([_marked("1 250"), _marked("*2)", superscript=True)], "1 250"),
        ([_marked("14"), _moved("1", "8")], "14"),
        ([_marked("14"), _moved("1", "-8")], "141"),
        ([_marked("20", strike=True), _marked("14")], "14"),
        ([_marked("14"), _marked("1", subscript=True)], "14"),
        ([_marked("14", strike=False)], "14"),
        ([_marked("7", double_strike=True), _marked("9 kitob")], "9 kitob"),
        ([_marked("14"), _marked("0", hidden=True)], "14"),
        ([_marked("m"), _marked("2", superscript=True)], "m2"),
        ([_marked("maydoni, m"), _marked("2", superscript=True), _marked(" 14")], "maydoni, m2 14"),
        ([_marked("H"), _marked("2", subscript=True), _marked("O")], "H2O"),
    ],
)
def test_it_reads_of_a_word_cell_what_a_person_sees(runs: list[Callable[[Paragraph], None]], text: str) -> None:
    def build(document: docx.document.Document) -> None:
        paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
        for add in runs:
            add(paragraph)

    assert word_rows(build) == [(text,)]


def test_it_leaves_out_rows_and_cells_that_were_deleted_by_tracking() -> None:
    def build(document: docx.document.Document) -> None:
        table = document.add_table(3, 3)
        for at, cell in enumerate(cell for row in table.rows for cell in row.cells):
            cell.text = str(at)
        table.rows[1]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
        table.cell(2, 1)._tc.get_or_add_tcPr().append(OxmlElement("w:cellDel"))

    assert word_rows(build) == [("0", "1", "2"), (), ("6", "", "8")]


def test_it_reads_a_table_in_a_frame() -> None:
    def build(document: docx.document.Document) -> None:
        frame = document.add_table(1, 1).cell(0, 0)
        inner = frame.add_table(1, 1).cell(0, 0).add_table(2, 3)
        for at, cell in enumerate(cell for row in inner.rows for cell in row.cells):
            cell.text = str(at)

    assert word_rows(build) == [("0", "1", "2"), ("3", "4", "5")]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [(0.95, "0%", "95%"), (0.955, "0.0%", "95.5%"), (1, "0%", "100%"), (0.07, "#,##0.00%", "7%"), (95, '0"%"', "95")],
)
def test_it_reads_a_percent_of_excel_as_it_is_shown(value: float, number_format: str, text: str) -> None:
    def show(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    (table,) = read_tables(made_workbook([[value]], show), "reja.xlsx")
    assert table.rows[0].cells == (text,)


@pytest.mark.parametrize(
    ("number_format", "text"),
    [
        ("dd.mm.yyyy", "2026-03-05"),
        ("[$-419]d mmmm yyyy;@", "2026-03-05"),
        ("d-mmm", "05.03?"),
        ('dd.mmm" y"', "05.03?"),
        ("mmmm yyyy", "2026-03"),
        ("[$-419]mmmm\\ yyyy;@", "2026-03"),
        ("mmm-yy", "2026-03"),
        ("mmmm", "mart"),
        ("m/d/yyyy", "2026-03-05"),
    ],
)
def test_a_day_that_is_shown_without_its_year_is_told_from_others(number_format: str, text: str) -> None:
    def show(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    (table,) = read_tables(made_workbook([[datetime.date(2026, 3, 5)]], show), "reja.xlsx")
    assert table.rows[0].cells == (text,)


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (120000, "#,##0,", "120"),
        (125400, "# ##0.0,", "125.4"),
        (7500000, '0.0,," mln"', "7.5 mln"),
        (120000, "#,##0", "120000"),
        (12, '0" ming so\'m"', "12 ming so'm"),
        (12, '0" ta"', "12"),
    ],
)
def test_thousands_that_a_format_leaves_out_or_puts_behind_are_read_as_shown(
    value: int, number_format: str, text: str
) -> None:
    def show(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    (table,) = read_tables(made_workbook([[value]], show), "reja.xlsx")
    assert table.rows[0].cells == (text,)


def test_it_reads_of_an_excel_cell_what_a_person_sees() -> None:
    struck, raised = InlineFont(strike=True), InlineFont(vertAlign="superscript")

    def mark(sheet: Worksheet) -> None:
        sheet["A1"].font = Font(strike=True)
        sheet["B1"] = CellRichText(TextBlock(struck, "20"), "14")
        sheet["C1"] = CellRichText("14", TextBlock(raised, "1"))
        sheet["D1"] = CellRichText("m", TextBlock(raised, "2"))

    (table,) = read_tables(made_workbook([[777, 0, 0, 0, 5]], mark), "reja.xlsx")
    assert table.rows[0].cells == ("7̶7̶7̶", "14", "14", "m2", "5")


@pytest.mark.parametrize("kind", [WD_STYLE_TYPE.CHARACTER, WD_STYLE_TYPE.PARAGRAPH])
@pytest.mark.parametrize(
    ("mark", "own", "text"),
    [
        ({"strike": True}, None, "14"), ({"double_strike": True}, None, "14"), ({"hidden": True}, None, "14"),
        ({"superscript": True}, None, "14"), ({"strike": True}, False, "20 14"),
    ],
)  # fmt: skip
def test_what_a_style_says_is_seen_as_well(
    kind: WD_STYLE_TYPE, mark: dict[str, bool], own: bool | None, text: str
) -> None:
    """Word's styles mark text as its buttons do, as do those they are based on; a run's own mark is the nearer."""

    def build(document: docx.document.Document) -> None:
        base = document.styles.add_style("Asosi", kind)
        for name, value in mark.items():
            setattr(base.font, name, value)
        style = document.styles.add_style("Eskirgan", kind)
        style.base_style = base
        cell = document.add_table(1, 2).cell(0, 0)
        cell.paragraphs[0].add_run("20 ").font.strike = own
        if kind == WD_STYLE_TYPE.CHARACTER:
            cell.paragraphs[0].runs[0].style = style
        else:
            cell.paragraphs[0].style = style
        paragraph = cell.paragraphs[0] if kind == WD_STYLE_TYPE.CHARACTER else cell.add_paragraph()
        paragraph.add_run("14")

    assert [" ".join(cells[0].split()) for cells in word_rows(build)] == [text]


@pytest.mark.parametrize(
    ("number_format", "text"),
    [('0.0,"K"', "14.0 K"), ('0," t."', "14 t."), ('0,"so\'m"', "14 so'm"), ('#,##0" ta"', "14000"), ("0,", "14")],
)
def test_words_beside_a_figure_without_its_thousands_stay(number_format: str, text: str) -> None:
    def show(sheet: Worksheet) -> None:
        sheet["A1"].number_format = number_format

    (table,) = read_tables(made_workbook([[14000]], show), "reja.xlsx")
    assert table.rows[0].cells == (text,)


def test_it_leaves_out_hidden_columns_and_sheets_and_says_so() -> None:
    def hide(sheet: Worksheet) -> None:
        for letter, texts in {"D": ("2026-yil (reja)", "777"), "E": ("2026-yil (reja)", "14")}.items():
            for at, text in enumerate(texts, 2):
                sheet[f"{letter}{at}"] = text
        sheet.column_dimensions["D"].hidden = True
        book = sheet.parent
        assert book is not None
        other = book.copy_worksheet(sheet)
        other.title, other.sheet_state = "Eski", "hidden"

    head: list[object] = [*SPREAD[0][:3], "", "", "Muddati", "Mas'ul"]
    tables = read_tables(made_workbook([["x"], head, [*SPREAD[2][:5], *SPREAD[2][8:]]], hide), "reja.xlsx")
    assert [(table.hidden, table.left_out) for table in tables] == [(False, ("D",)), (True, ("D",))]
    for read in (read_plan(tables), read_plan(from_json(to_json(tables)))):
        assert [figure.target for figure in read.figures] == [14]
        assert {doubt.code: doubt.printed for doubt in read.doubts if doubt.code.startswith("hidden_")} == {
            "hidden_sheets": "«Eski»",
            "hidden_columns": "D",
        }


def _changed(content: bytes, change: Callable[[str, bytes], tuple[str, bytes]]) -> bytes:
    """The same office file with its parts renamed or changed."""
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as original, zipfile.ZipFile(kept, "w") as written:
        for name in original.namelist():
            written.writestr(*change(name, original.read(name)))
    return kept.getvalue()


def _with_another_main_part(name: str, part: bytes) -> tuple[str, bytes]:
    for usual in ("document.xml", "workbook.xml"):
        other = usual.replace(".", "2.")
        name, part = name.replace(usual, other), part.replace(usual.encode(), other.encode())
    return name, part


def _strict(name: str, part: bytes) -> tuple[str, bytes]:
    usual = rb"http://schemas\.openxmlformats\.org/(wordprocessingml|spreadsheetml|officeDocument|drawingml)/2006/"
    return name, re.sub(usual, rb"http://purl.oclc.org/ooxml/\1/", part)


@pytest.mark.parametrize("change", [_with_another_main_part, _strict])
@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_a_file_is_read_whatever_its_parts_and_its_names_are_called(
    form: str, change: Callable[[str, bytes], tuple[str, bytes]]
) -> None:
    content = path(form).read_bytes()
    changed = _changed(content, change)
    assert changed != content
    assert read_tables(changed, f"reja.{form}") == read_tables(content, f"reja.{form}")
