"""Files as people send them, and files made to hurt."""

import datetime
import io
import time
import zipfile
from collections.abc import Callable

import docx
import openpyxl
import pytest
from docx.oxml import OxmlElement
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from plan.document.table.tables import Place, from_json, to_json
from reports.read import refused as limits
from reports.read.plan_file import PlanFileRefused, read_tables
from tests.support.plans.office_files import made_workbook, word_rows
from tests.support.plans.plans import FORMS, path, real_tables
from texts.planning.file.refusals import plan_refusal

FAST = 5.0
"""Processor seconds within which any file is read or refused, on a slow machine; what else it does is not counted."""


def refused(content: bytes, name: str = "reja.xlsx") -> str:
    """The code of the refusal, which must come fast and have a sentence."""
    start = time.process_time()
    with pytest.raises(PlanFileRefused) as caught:
        read_tables(content, name)
    assert time.process_time() - start < FAST
    assert plan_refusal(caught.value.code, caught.value.facts)
    return caught.value.code


def archive(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for name, data in parts.items():
            written.writestr(name, data)
    return kept.getvalue()


def changed(form: str, change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """The real plan with its parts changed."""
    with zipfile.ZipFile(path(form)) as original:
        parts = {name: change(name, original.read(name)) for name in original.namelist()}
    return archive({**parts, **(more or {})})


@pytest.mark.parametrize("form", FORMS)
def test_it_keeps_tables_as_json_and_back(form: str) -> None:
    tables = real_tables(form)
    assert from_json(to_json(tables)) == tables


@pytest.mark.parametrize("content", [b"", b"\n \t\n", b"\xef\xbb\xbf", b"\x00\x00"])
def test_it_refuses_an_empty_file(content: bytes) -> None:
    assert refused(content) == "empty"


def test_it_refuses_an_empty_workbook() -> None:
    assert refused(made_workbook([])) == "empty"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("keep", [0.1, 0.5, 0.9, 0.99])
def test_it_refuses_a_file_that_was_cut_off(form: str, keep: float) -> None:
    content = path(form).read_bytes()
    assert refused(content[: int(len(content) * keep)], f"reja.{form}") == "damaged"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_it_refuses_broken_xml_inside(form: str) -> None:
    broken = changed(
        form, lambda name, data: data[: len(data) // 2] if "document" in name or "sheet1" in name else data
    )
    assert refused(broken, f"reja.{form}") == "damaged"


@settings(max_examples=40, deadline=None)
@given(st.data(), st.sampled_from(["docx", "xlsx"]))
def test_it_refuses_or_reads_whatever_is_overwritten(data: st.DataObject, form: str) -> None:
    content = bytearray(path(form).read_bytes())
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        tables = read_tables(bytes(content), f"reja.{form}")
    except PlanFileRefused as error:
        code, facts = error.code, error.facts
        assert plan_refusal(code, facts)
    else:
        assert tables


@pytest.mark.parametrize(
    ("stream", "code"), [("EncryptedPackage", "password"), ("Workbook", "old_xls"), ("WordDocument", "old_doc")]
)
def test_it_tells_old_files_from_locked_ones(stream: str, code: str) -> None:
    content = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600) + stream.encode("utf-16-le") + bytes(600)
    assert refused(content) == code


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 ...", "damaged"),
        (b"\x89PNG\r\n\x1a\n....", "picture"),
        (b"\xff\xd8\xff\xe0....", "picture"),
        (b"\x00\x00\x00\x18ftypheic....", "picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "picture"),
        (b"{\\rtf1 salom}", "rtf"),
        (b"\x1f\x8b\x08....", "packed"),
        (b"Rar!\x1a\x07....", "packed"),
        (b"\xef\xbb\xbf<!DOCTYPE HTML><table><tr><td>1</table>", "html"),
        (b"<html xmlns:o='urn:schemas-microsoft-com:office:office'>", "html"),
        (archive({"reja.xlsx": b"PK"}), "packed"),
        (archive({"mimetype": b"application/vnd.oasis.opendocument.graphics"}), "opendocument"),
    ],
)
def test_it_names_the_kind_of_what_is_no_table_and_says_what_to_do(content: bytes, code: str) -> None:
    assert refused(content, "reja.xls") == code


def test_it_refuses_bytes_that_are_no_text() -> None:
    assert refused(bytes(range(256)) * 20, "reja.txt") == "unknown_kind"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_it_refuses_macros_whatever_the_name_says(form: str) -> None:
    folder = "word" if form == "docx" else "xl"
    with_macro = changed(form, lambda name, data: data, {f"{folder}/vbaProject.bin": b"macro"})
    assert refused(with_macro, f"reja.{form}") == "macro"


def test_it_refuses_a_macro_workbook_by_its_declared_kind() -> None:
    def declare(name: str, data: bytes) -> bytes:
        return data.replace(
            b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
        )

    assert refused(changed("xlsx", declare)) == "macro"


def test_it_refuses_a_file_over_the_limit() -> None:
    assert refused(b"a" * (limits.MAX_FILE + 1)) == "too_large"


def test_it_refuses_a_bomb_before_it_is_unpacked() -> None:
    assert refused(archive({"xl/workbook.xml": b"<a/>", "xl/x.bin": bytes(limits.MAX_UNPACKED + 1)})) == "bomb"


def test_it_refuses_one_part_that_is_far_too_large() -> None:
    huge = b"<worksheet>" + b" " * (limits.MAX_XML + 1)
    assert refused(changed("xlsx", lambda name, data: huge if "sheet1" in name else data)) == "bomb"


def test_it_does_not_believe_the_declared_size() -> None:
    """A part that declares a few bytes and unpacks to megabytes."""
    content = bytearray(archive({"xl/workbook.xml": b"a" * 5_000_000}))
    size = (5_000_000).to_bytes(4, "little")
    lie = bytes(content).replace(size, (10).to_bytes(4, "little"))
    assert lie != bytes(content)
    assert refused(lie) in {"damaged", "bomb"}


def test_it_refuses_an_archive_of_too_many_parts() -> None:
    assert refused(archive({f"x{at}": b"" for at in range(limits.MAX_PARTS + 1)})) == "bomb"


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_it_refuses_entities(form: str, encoding: str) -> None:
    main = "word/document.xml" if form == "docx" else "xl/workbook.xml"
    lol = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'.encode(encoding)
    assert refused(changed(form, lambda name, data: lol if name == main else data), f"reja.{form}") == "bomb"


def test_it_does_not_walk_to_the_last_cell_of_a_sheet() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["XFD1048576"] = "uzoqda"

    assert refused(made_workbook([["a"]], far)) == "too_many_rows"


def test_it_does_not_mind_an_empty_formatted_cell_in_the_last_corner() -> None:
    def far(sheet: Worksheet) -> None:
        sheet["XFD1048576"].font = Font(bold=True)

    (table,) = read_tables(made_workbook([["a", "b"]], far), "reja.xlsx")
    assert [row.cells for row in table.rows] == [("a", "b")]


def test_it_refuses_a_merge_over_the_whole_sheet() -> None:
    def merge(name: str, data: bytes) -> bytes:
        return data.replace(b'<mergeCell ref="', b'<mergeCell ref="A1:XFD1048576"/><mergeCell ref="', 1)

    assert refused(changed("xlsx", merge)) == "too_many_cells"


@pytest.mark.parametrize("cell", [b"<c/>", b"<c><v>1</v></c>", b"<c><f>A1</f></c>"])
def test_it_refuses_a_sheet_of_more_cells_than_a_plan_can_have(cell: bytes) -> None:
    cells = b"<row>" + cell * (limits.MAX_CELLS + 1) + b"</row>"

    def fill(name: str, data: bytes) -> bytes:
        return data.replace(b"</sheetData>", cells + b"</sheetData>")

    assert refused(changed("xlsx", fill)) == "too_many_cells"


def test_it_refuses_more_text_than_a_plan_can_have() -> None:
    line = b"a\t" + b"b " * (limits.MAX_CELL // 2 - 10) + b"\n"
    assert refused(line * (limits.MAX_TEXT // limits.MAX_CELL + 2), "reja.txt") == "too_much_text"


def test_it_does_not_believe_a_false_dimension() -> None:
    def lie(name: str, data: bytes) -> bytes:
        return data.replace(b'<dimension ref="A1:H63"/>', b'<dimension ref="A1:XFD1048576"/>')

    with zipfile.ZipFile(path("xlsx")) as original:
        assert b'<dimension ref="A1:H63"/>' in original.read("xl/worksheets/sheet1.xml")
    start = time.process_time()
    assert read_tables(changed("xlsx", lie), "reja.xlsx") == real_tables("xlsx")
    assert time.process_time() - start < FAST


def test_it_refuses_more_rows_than_a_plan_can_have() -> None:
    assert refused(b"a\tb\n" * (limits.MAX_ROWS + 1), "reja.txt") == "too_many_rows"
    assert refused(made_workbook([["a"]] * (limits.MAX_ROWS + 1))) == "too_many_rows"


def test_it_refuses_more_columns_than_a_plan_can_have() -> None:
    assert refused(b"a\t" * (limits.MAX_COLUMNS + 1), "reja.txt") == "too_wide"
    assert refused(made_workbook([["a"] * (limits.MAX_COLUMNS + 1)])) == "too_wide"


def test_it_refuses_a_cell_that_is_a_book() -> None:
    assert refused(b"a\t" + b"b" * (limits.MAX_CELL + 1), "reja.txt") == "cell_too_long"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_it_reads_text_in_any_encoding(encoding: str) -> None:
    text = path("txt").read_text(encoding="utf-8")
    assert read_tables(text.encode(encoding), "reja.txt") == real_tables("txt")


def test_it_reads_cyrillic_of_old_windows() -> None:
    (table,) = read_tables("№\tНоми\tРежа\n1\tКитоб бериш\t12".encode("cp1251"), "reja.txt")
    assert table.rows[1].cells == ("1", "Китоб бериш", "12")


def test_it_reads_all_sheets_and_hidden_rows() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    first.append(["ko'rinadi"])
    first.append(["yashirin"])
    first.row_dimensions[2].hidden = True
    book.create_sheet("Ikkinchi").append(["bor"])
    kept = io.BytesIO()
    book.save(kept)
    tables = read_tables(kept.getvalue(), "reja.xlsx")
    assert [[row.cells for row in table.rows] for table in tables] == [[("ko'rinadi",), ("yashirin",)], [("bor",)]]
    assert [row.hidden for row in tables[0].rows] == [False, True]
    assert tables[1].rows[0].place == Place(1, sheet="Ikkinchi")


def cells_of(rows: list[list[object]]) -> list[tuple[str, ...]]:
    (table,) = read_tables(made_workbook(rows), "reja.xlsx")
    return [row.cells for row in table.rows]


def test_it_works_out_formulas_that_nobody_calculated() -> None:
    rows: list[list[object]] = [
        [1, 2, 3],
        ["=SUM(A1:C1)", "=A1+B1*2-C1/3", "=(A2+B2)*2"],
        ["=A2&B2", "=SUM(A1,C1)", "=-A1"],
    ]
    assert cells_of(rows)[1:] == [("6", "4", "20"), ("=A2&B2", "4", "-1")]


@pytest.mark.parametrize(
    "formula", ["=A1", "=1/0", "=SUM(A1:XFD1048576)", "=((((", "=VLOOKUP(1,B:C,2)", "=SUM(", "=1E9"]
)
def test_it_leaves_other_formulas_to_be_asked(formula: str) -> None:
    assert cells_of([[formula]]) == [(formula,)]


def test_it_prints_numbers_as_a_person_would() -> None:
    rows: list[list[object]] = [[12, 12.0, 9.1, 1.234, 318740, datetime.date(2025, 4, 15), True]]
    assert cells_of(rows) == [("12", "12", "9.1", "1.2340", "318740", "2025-04-15", "True")]


def test_it_repeats_the_text_of_cells_merged_downwards() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:B2")

    (table,) = read_tables(made_workbook([["a", "muddat"], ["b", None]], merge), "reja.xlsx")
    assert [(row.cells, row.above) for row in table.rows] == [(("a", "muddat"), ()), (("b", "muddat"), (1,))]


def test_it_reads_word_tables_with_merged_cells_and_the_text_between() -> None:
    def build(document: docx.document.Document) -> None:
        document.add_paragraph("ISH REJASI")
        table = document.add_table(2, 3)
        for at, text in enumerate(["1", "nomi", "12\n14"]):
            table.cell(0, at).text = text
        table.cell(1, 0).text = "2"
        table.cell(0, 1).merge(table.cell(1, 1))
        document.add_paragraph("oxiri")

    assert word_rows(build) == [("ISH REJASI",), ("1", "nomi", "12\n14"), ("2", "nomi", ""), ("oxiri",)]


def test_it_reads_accepted_and_not_deleted_text() -> None:
    def build(document: docx.document.Document) -> None:
        paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
        for tag, text in (("ins", "yangi "), ("del", "eski "), ("moveFrom", "ko'chgan ")):
            change = OxmlElement(f"w:{tag}")
            change.append(paragraph.add_run(text)._r)
            paragraph._p.append(change)
        paragraph.add_run("matn")

    assert word_rows(build) == [("yangi matn",)]


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_refuses_rows_without_end_for_their_number(form: str) -> None:
    tag, main = ("row", "sheet1.xml") if form == "xlsx" else ("w:tr", "word/document.xml")

    def more(name: str, data: bytes) -> bytes:
        if not name.endswith(main):
            return data
        end = data.rindex(f"</{tag}>".encode()) + len(tag) + 3
        row = data[data.rindex(f"<{tag} ".encode() if form == "xlsx" else b"<w:tr") : end]
        return data[:end] + row * (limits.MAX_ROWS + 1) + data[end:]

    assert refused(changed(form, more), f"reja.{form}") == "too_many_rows"
