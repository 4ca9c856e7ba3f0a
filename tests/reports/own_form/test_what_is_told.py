"""What a form cannot be filled with is told with its cell; files that are not sound are refused; and what nobody knows
leaves its cell empty."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from plan.marks.grammar import Mark, read_mark
from plan.progress.paper import PaperFacts
from reports.own_form.filling import Filled, fill_form
from reports.own_form.sheet import Sheet
from reports.read.refused import PlanFileRefused
from storage.database import Database, open_database
from tests.support.empty_database import empty_database
from tests.support.own_forms.comparing import changed_parts, parts_of, sheet_of
from tests.support.own_forms.made import made_up, provinces_form
from tests.support.own_forms.small import form_of, packed
from tests.support.papers import reading
from tests.support.papers.kinds import EVERY_KIND, NUMBERS
from tests.support.papers.office_suite import SOFFICE, as_pdf
from tests.support.papers.year import facts_of, small_year


@pytest.fixture(scope="module")
def facts(year: Database) -> PaperFacts:
    return facts_of(year, "2025-quarter-2")


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperFacts]:
    """A plan with every kind of figure after half a year, in its second quarter."""
    folder: Path = tmp_path_factory.mktemp("kinds")
    database = open_database(empty_database(folder / "kinds.db"))
    with database.write() as session:
        small_year(session, EVERY_KIND, NUMBERS)
    yield facts_of(database, "2025-quarter-2")
    database.close()


def values(filled: Filled) -> list[object]:
    return [cell.value for cell in sheet_of(filled.content, "Reja")["A"]]


def test_it_keeps_to_what_each_kind_of_figure_is(kinds: PaperFacts) -> None:
    form = form_of(
        "{{ IV.1 }}", "{{ IV.1 yil boshidan }}", "{{ IV.1 reja II chorak }}", "{{ IV.1 reja }}", "{{ 2 }}",
        "{{ 2 o'tgan yil }}", "{{ IV.2 2024-yil fakt }}", "{{ IV.2 reja }}", "{{ IV.1 III chorak }}", "{{ IV.1 iyun }}",
        "{{ IV.1 9 oy }}", "{{ IV.1 I yarim yillik }}", "{{ IV.1 birligi }}",
    )  # fmt: skip
    assert values(fill_form(form, {}, kinds)) == [
        13, 25, 14, 50, 60_500, 60_000, 60_000, 61_000, None, 3, None, 25, "Tadbir",
    ]  # fmt: skip


def test_growth_is_of_what_stands_somewhere(kinds: PaperFacts) -> None:
    """Of a level what lies between the ends of the time, both of which have to be known; of a stock what was new."""
    form = form_of(
        "{{ IV.2 o'sish }}", "{{ IV.2 yil boshidan o'sish }}", "{{ IV.2 o'sishi I chorak }}",
        "{{ IV.2 o'sish yanvar }}", "{{ IV.2 o'sish aprel }}", "{{ IV.2 o'sish may }}", "{{ IV.2 o'sish 9 oy }}",
        "{{ IV.5 o'sish }}",
        "{{ IV.8 (jami) o'sish }}", "{{ IV.8 (jami) yil boshidan o'sish }}",
    )  # fmt: skip
    assert values(fill_form(form, {}, kinds)) == [420, 500, 80, 10, None, None, None, -10, 25, 50]

    def more(book: xlsxwriter.Workbook) -> None:
        book.worksheets()[0].write_column("B1", ["№", "IV.2", "IV.1", "IV.3", "IV.5"])
        book.worksheets()[0].write("C1", "{{ o'sish }}")

    sheet = sheet_of(fill_form(form_of("x", more=more), {}, kinds).content, "Reja")
    assert [sheet[f"C{line}"].value for line in range(2, 6)] == [420, None, None, -10]


def test_a_percent_is_written_as_its_cell_shows_it(kinds: PaperFacts) -> None:
    marks = "{{ IV.3 }}", "{{ IV.3 reja }}", "{{ IV.1 foiz }}", "{{ IV.1 }}"
    assert values(fill_form(form_of(*marks), {}, kinds)) == [95.3, 95, 50, 13]
    assert values(fill_form(form_of(*marks, look="0.0%"), {}, kinds)) == [0.953, 0.95, 0.5, 13]
    assert values(fill_form(form_of(*marks, look='0.0" %"'), {}, kinds)) == [95.3, 95, 50, 13]


def test_what_nobody_knows_is_empty_and_no_zero(facts: PaperFacts) -> None:
    filled = fill_form(
        form_of("{{ IV.9.1 reja }}", "{{ IV.14 dekabr }}", "{{ rahbar }}", "{{ IV.16 mart }}"), {}, facts
    )
    assert (values(filled)[:3], filled.places, filled.empty) == ([None] * 3, 4, 3)


@pytest.mark.parametrize(
    ("mark", "why"),
    [
        ("{{ IV.99 }}", "no_row"),
        ("{{ 1 }}", "which_row"),
        ("{{ IV.13 mart }}", "which_part"),
        ("{{ IV.13 (eskilar) }}", "no_part"),
        ("{{ IV.14 mrat }}", "no_part"),
        ("{{ IV.14 fakt }}", "fact"),
        ("{{ IV.14 o'sish }}", "no_growth"),
        ("{{ IV.14 9-oy }}", "month_or_months"),
        ("{{ IV.14 II-III chorak }}", "run"),
        ("{{ IV.14 fevral-aprel }}", "run"),
        ("{{ IV.14 2–5 oylar }}", "run"),
        ("{{ IV.14 I chorak, mart }}", "two_times"),
        ("{{ IV.14 yanvar fevral }}", "two_times"),
        ("{{ IV.14 yil boshidan 9 oy }}", "two_times"),
        ("{{ IV.14 foiz I chorak }}", "no_time"),
        ("{{ IV.14 2023-yil }}", "year"),
        ("{{ kutubxon }}", "words"),
        ("{{ IV.14", "brackets"),
        ("{{ yil boshidan }}", "no_lines"),
    ],
)
def test_it_tells_a_mark_that_names_nothing_with_its_cell(mark: str, why: str, facts: PaperFacts) -> None:
    filled = fill_form(form_of("Hisobot", mark), {}, facts)
    assert [(trouble.place, trouble.why) for trouble in filled.troubles] == [("Reja!A2", why)]


def test_it_says_which_rows_and_parts_there_are(facts: PaperFacts) -> None:
    filled = fill_form(form_of("{{ 1 }}", "{{ IV.13 }}", "{{ II.14 }}"), {}, facts)
    choices = [trouble.choices for trouble in filled.troubles]
    assert choices == [("I.1", "II.1"), ("IV.13 (jami)", "IV.13 (yangi)", "IV.13 (qayta)"), ("IV.14",)]


def test_it_tells_of_marks_where_nothing_is_filled(facts: PaperFacts) -> None:
    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.write_formula("B1", '="{{ IV.14 }}"', None, "{{ IV.14 }}")
        sheet.write_comment("C1", "{{ IV.14 }}")
        sheet.set_header("&C{{ davr }}")
        book.define_name("IV.15", "=Reja!$B$3:$C$4")
        book.define_name("IV.16_reja", "=Reja!$B$1")
        book.define_name("IV.17", "=Reja!$A$1")
        book.define_name("IV.18", "=#REF!")
        book.define_name("Jami_2", "=Reja!$D$9")

    filled = fill_form(form_of("{{ IV.14 }}", more=more), {}, facts)
    assert sorted((trouble.place, trouble.why) for trouble in filled.troubles) == [
        ("IV.18", "lost"), ("Reja", "outside"), ("Reja!A1", "twice"), ("Reja!B1", "formula"), ("Reja!B1", "formula"),
        ("Reja!B3", "several_cells"), ("comments1.xml", "outside"),
    ]  # fmt: skip


def test_a_number_beside_another_name_is_no_row_of_the_plan(facts: PaperFacts) -> None:
    """The province may count its lines otherwise: nothing is put into such a line."""
    named = {line.indicator.code: line.indicator.name for line in facts.report.lines}

    def more(book: xlsxwriter.Workbook) -> None:
        sheet = book.worksheets()[0]
        sheet.write_row("A2", ["IV.14", named["IV.14"]])
        sheet.write_row("A3", ["IV.15", "Ijtimoiy tarmoqlardagi kuzatuvchilar soni"])
        sheet.write_row("A4", ["IV.16", named["IV.16"][:40]])
        sheet.write_row("A5", ["IV.17", named["IV.17"]])
        sheet.write("C1", "{{ yil boshidan }} Amalda")

    filled = fill_form(form_of("№", more=more), {}, facts)
    sheet = sheet_of(filled.content, "Reja")
    assert [sheet[f"C{line}"].value is None for line in range(2, 6)] == [False, True, False, False]
    assert sheet["C1"].value == "Amalda"
    assert [(column.letter, column.heading) for column in filled.columns] == [("C", "{{ yil boshidan }} Amalda")]


def test_pieces_of_a_text_keep_their_looks(facts: PaperFacts) -> None:
    def more(book: xlsxwriter.Workbook) -> None:
        bold = book.add_format({"bold": True})
        book.worksheets()[0].write_rich_string("B1", "Qatnov: ", bold, "{{ IV.14 }} <nafar>", " jami")

    filled = fill_form(form_of("x", more=more), {}, facts)
    part = parts_of(filled.content)["xl/worksheets/sheet1.xml"].decode()
    assert '<t xml:space="preserve">Qatnov: </t></r><r><rPr><b/>' in part
    assert "&lt;nafar&gt;" in part
    assert "{{" not in part


def test_only_a_book_that_waits_to_be_told_is_told_to_reckon(facts: PaperFacts) -> None:
    by_itself, told = form_of("{{ IV.14 }}"), form_of("{{ IV.14 }}", more=lambda book: book.set_calc_mode("manual"))
    assert "xl/workbook.xml" not in changed_parts(by_itself, fill_form(by_itself, {}, facts).content)
    parts = parts_of(told)
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"")
    told = packed(parts)
    filled = fill_form(told, {}, facts).content
    assert changed_parts(told, filled) == {"xl/workbook.xml", "xl/worksheets/sheet1.xml"}
    assert parts_of(filled)["xl/workbook.xml"].replace(b' fullCalcOnLoad="1"', b"") == parts["xl/workbook.xml"]


def with_part(name: str, part: bytes) -> bytes:
    return packed({**parts_of(form_of("{{ IV.14 }}")), name: part})


def test_cells_of_which_nothing_was_written_are_put_where_they_belong(facts: PaperFacts) -> None:
    """In a sheet with no rows at all, in rows with one tag for begin and end, and between cells that do not say where
    they stand."""

    def more(book: xlsxwriter.Workbook) -> None:
        for name, cell in (("IV.14", "C3"), ("IV.15", "A3"), ("IV.16", "B1"), ("IV.17", "D1")):
            book.define_name(name, f"=Reja!${cell[0]}${cell[1]}")

    parts = parts_of(form_of("x", more=more))
    name = "xl/worksheets/sheet1.xml"
    expected = {cell: line.in_span for line in facts.report.lines for code, cell in
                (("IV.14", "C3"), ("IV.15", "A3"), ("IV.16", "B1"), ("IV.17", "D1"))
                if line.indicator.code == code}  # fmt: skip
    head, _, tail = parts[name].partition(b"<sheetData>")
    for data in (
        b"<sheetData/>",
        b"<sheetData></sheetData>",
        b'<sheetData><row r="1" ht="20" customHeight="1"/><row r="9"/></sheetData>',
        b"<sheetData><row><c><v>1</v></c><c/><c><v>3</v></c></row><row/><row ><c/></row ></sheetData>",
    ):
        form = packed({**parts, name: head + data + tail.partition(b"</sheetData>")[2]})
        sheet = sheet_of(fill_form(form, {}, facts).content, "Reja")
        assert {cell: sheet[cell].value for cell in expected} == expected
        assert [sheet[cell].value for cell in ("A1", "C1")] in ([1, 3], [None, None])


SHEET = parts_of(form_of("{{ IV.14 }}"))["xl/worksheets/sheet1.xml"]


def _without(name: str) -> dict[str, bytes]:
    return {part: content for part, content in parts_of(form_of("{{ IV.14 }}")).items() if part != name}


UNSOUND: dict[str, tuple[Callable[[], bytes], str]] = {
    "text": (lambda: b"salom", "not_excel"),
    "encrypted": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        "password",
    ),
    "of 2003": (lambda: bytes.fromhex("d0cf11e0a1b11ae1"), "old_xls"),
    "cut off": (lambda: b"PK\x03\x04 and no more", "damaged"),
    "another archive": (lambda: packed({"a.txt": b"x"}), "not_excel"),
    "macro": (lambda: with_part("xl/vbaProject.bin", b"x"), "macro"),
    "entity": (lambda: with_part("xl/worksheets/sheet1.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + SHEET), "bomb"),
    "no main part": (lambda: packed(_without("xl/workbook.xml")), "damaged"),
    "half a sheet": (lambda: with_part("xl/worksheets/sheet1.xml", SHEET[:-20]), "damaged"),
    "bomb": (lambda: with_part("xl/sharedStrings.xml", b" " * 13 * 2**20), "bomb"),
    "other letters": (lambda: with_part("xl/worksheets/sheet1.xml", SHEET.decode().encode("utf-16")), "damaged"),
    "too many cells": (
        lambda: with_part(
            "xl/worksheets/sheet1.xml",
            SHEET.replace(b"</sheetData>", b"<row>" + b"<c/>" * 200_001 + b"</row></sheetData>"),
        ),
        "too_heavy",
    ),
    "too large": (lambda: b"PK" + b"\0" * 5 * 2**20, "too_large"),
}
"""A file by what is wrong with it, and the refusal's code."""


@pytest.mark.parametrize("wrong", UNSOUND)
def test_it_refuses_files_that_are_not_sound(wrong: str, facts: PaperFacts) -> None:
    make, code = UNSOUND[wrong]
    with pytest.raises(PlanFileRefused) as refused:
        fill_form(make(), {}, facts)
    assert refused.value.code == code


def test_it_tells_that_a_form_takes_figures_from_elsewhere(facts: PaperFacts) -> None:
    assert not fill_form(form_of("{{ IV.14 }}"), {}, facts).reaches_out
    assert fill_form(with_part("xl/externalLinks/externalLink1.xml", b"<externalLink/>"), {}, facts).reaches_out


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice was found here to open it with")
def test_an_office_opens_it_and_reckons_anew(facts: PaperFacts, tmp_path: Path) -> None:
    rows = [(line.indicator.code, line.indicator.part or "", line.indicator.name, line.indicator.lettered)
            for line in facts.report.lines if line.indicator.part is None]  # fmt: skip
    forms = {"shakl.xlsx": provinces_form(), **{f"{seed}.xlsx": made_up(seed, rows) for seed in (3, 4, 11)}}
    filled = {name: fill_form(form.content, form.chosen, facts).content for name, form in forms.items()}
    printed = as_pdf(tmp_path, filled)
    assert set(printed) == set(forms)
    pages = "\n".join(reading.pdf_pages(printed["shakl.xlsx"]))
    total = sum(sheet_of(filled["shakl.xlsx"], "Kutubxona faoliyati")[f"D{line}"].value for line in (4, 5, 6))
    assert str(total) in pages
    assert str(total * 2) in pages
    assert "###" not in pages


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("I-III chorak", ("nine_months", 1)),
        ("I – II choraklar", ("half", 1)),
        ("III-IV chorakda", ("half", 2)),
        ("1-4 chorak", ("year", 1)),
        ("yanvar-mart", ("quarter", 1)),
        ("aprel — iyun oylari", ("quarter", 2)),
        ("yanvardan sentabrgacha", ("nine_months", 1)),
        ("yanvar-dekabr", ("year", 1)),
        ("iyul-dekabr", ("half", 2)),
        ("mart-mart", ("month", 3)),
        ("1-6 oy", ("half", 1)),
        ("10-12 oylar", ("quarter", 4)),
        ("I chorak", ("quarter", 1)),
        ("IV chorak", ("quarter", 4)),
    ],
    ids=lambda given: given if isinstance(given, str) else "-",
)
def test_a_run_of_months_is_the_part_of_the_year_that_it_is(written: str, meant: object) -> None:
    for row in ("14", "IV.14"):
        for mark in (f"{row} {written}", f"{row} {written.replace(' ', '_')}"):
            read = read_mark(mark)
            assert isinstance(read, Mark), mark
            assert (read.number, read.part, read.since) == ("14", "", meant), mark
    target = read_mark(f"IV.14 reja {written}")
    assert isinstance(target, Mark)
    assert (target.measure, target.since) == ("target", meant)


def test_what_is_unknown_leaves_no_hole_in_a_sentence(facts: PaperFacts) -> None:
    form = form_of("Jami {{ IV.14 dekabr }} nafar, {{ IV.14 reja }} dan", "{{ qoralama }}", "Izoh: {{ IV.14 izoh }}")
    filled = fill_form(form, {}, facts)
    assert str(values(filled)[0]).startswith("Jami – nafar, ")
    assert (filled.places, filled.empty) == (3, 1)


def test_thirty_thousand_marks_among_merged_cells_are_found_at_once() -> None:
    """Each cell is asked for the block that it is part of: without a list of them that takes minutes."""
    sheet = Sheet("Reja", b"", blocks=[((row, 2), (row, 3)) for row in range(1, 30_001)] + [((1, 5), (1_000_000, 9))])
    began = time.process_time()
    seen = [sheet.block_of((row, 3)) for row in range(1, 30_001)]
    assert time.process_time() - began < 5
    assert seen[-1] == (30_000, 2)
    assert sheet.block_of((77, 4)) == (77, 4)
    assert sheet.block_of((999_999, 7)) == (1, 5)
