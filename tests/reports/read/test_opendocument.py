"""Files of LibreOffice are read as a person sees them, and hostile ones are refused quickly."""

import time
from collections.abc import Callable
from functools import partial

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import from_json, to_json
from reports.read import refused as limits
from reports.read.plan_file import PlanFileRefused, read_tables
from tests.support.plans.opendocument_files import covered, ods, odt, packed, row, sheet, text_cell
from texts.planning.file.refusals import plan_refusal

FAST = 5.0
"""Processor seconds within which any file is read or refused, on a slow machine."""
BILLION = 10**9 - 1
STRUCK = '<style:text-properties style:text-line-through-style="solid"/>'
RAISED = '<style:text-properties style:text-position="super 58%"/>'
HIDDEN = '<style:text-properties text:display="none"/>'
TEXT_STYLES = "".join(
    f'<style:style style:name="{name}" style:family="text" {more}>{properties}</style:style>'
    for name, more, properties in (
        ("struck", "", STRUCK),
        ("based", 'style:parent-style-name="struck"', ""),
        ("kept", 'style:parent-style-name="struck"', STRUCK.replace("solid", "none")),
        ("raised", "", RAISED),
        ("lowered", "", RAISED.replace("super 58%", "-8% 58%")),
        ("hidden", "", HIDDEN),
        ("circle", 'style:parent-style-name="circle"', ""),
    )
)


def refused(content: bytes, name: str = "reja.odt") -> str:
    start = time.process_time()
    with pytest.raises(PlanFileRefused) as caught:
        read_tables(content, name)
    assert time.process_time() - start < FAST
    assert plan_refusal(caught.value.code, caught.value.facts)
    return caught.value.code


def span(style: str, text: str) -> str:
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def writer_cell(text: str, styles: str = TEXT_STYLES) -> str:
    """What is read of a cell of Writer with this text."""
    (table,) = read_tables(odt(sheet(row(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>")), styles))
    return table.rows[0].cells[0]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("12<text:line-break/>14", "12\n14"),
        ("a<text:s text:c='2'/>b\n   c<text:tab/>d", "a  b c d"),
        (span("struck", "20") + "14", "14"),
        (span("based", "20") + "14", "14"),
        (span("struck", "2" + span("kept", "0")) + "14", "014"),
        (span("circle", "14"), "14"),
        ("14" + span("raised", "1"), "14"),
        ("m" + span("raised", "2"), "m2"),
        ("H" + span("lowered", "2") + "O", "H2O"),
        ("14" + span("hidden", "0"), "14"),
        ("14<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>izoh</text:p></text:note-body>"
         "</text:note>", "14"),
        ("<office:annotation><text:p>nega?</text:p></office:annotation>14<office:annotation-end/>", "14"),
        ("<text:change-start/>14<text:change-end/><text:change/>", "14"),
        ("<draw:frame><draw:text-box><text:p>rasm</text:p></draw:text-box></draw:frame>14", "14"),
        ("<?soffice bo'sh?>14", "14"),
        ("<text:a>sayt</text:a> <text:bookmark-start/>va<text:bookmark-end/>", "sayt va"),
    ],
)  # fmt: skip
def test_it_reads_of_a_cell_what_a_person_sees(text: str, read: str) -> None:
    assert writer_cell(text) == read


def test_it_leaves_out_what_was_deleted_by_tracking_and_hidden_sections() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>eski band</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>ISH REJASI</text:p><text:section text:display='none'><text:p>yashirin</text:p></text:section>"
        "<text:section><text:p>ko'rinadi</text:p></text:section>"
    )
    tables = read_tables(odt(body))
    assert [row.cells for table in tables for row in table.rows] == [("ISH REJASI",), ("ko'rinadi",)]
    assert all(row.prose for table in tables for row in table.rows)


@pytest.mark.parametrize("make", [odt, ods])
def test_a_heading_merged_over_its_columns_stands_above_each(make: Callable[[str], bytes]) -> None:
    tall, wide = 'table:number-rows-spanned="2"', 'table:number-columns-spanned="5"'
    rows = (
        row(
            *(text_cell(text, tall) for text in ("№", "Ko'rsatkich nomi", "Birligi")),
            text_cell("2026-yil rejasi", wide),
            covered(4),
            *(text_cell(text, tall) for text in ("Muddati", "Mas'ul")),
        ),
        row(covered(3), "I", "II", "III", "IV", "Jami", covered(2)),
        row("1", "Kitob ko'rgazmalari", "ta", "3", "4", "3", "4", "14", "yil davomida", "Axborot xizmati"),
    )
    (table,) = tables = read_tables(make(sheet("".join(rows))), "reja")
    assert table.rows[0].across == (4, 5, 6, 7)
    assert table.rows[1].above == (0, 1, 2, 8, 9)
    assert table.rows[1].cells == ("№", "Ko'rsatkich nomi", "Birligi", "I", "II", "III", "IV", "Jami", "Muddati",
                                   "Mas'ul")  # fmt: skip
    for plan in (read_plan(tables), read_plan(from_json(to_json(tables)))):
        assert [figure.target for figure in plan.figures] == [14]


@pytest.mark.parametrize("make", [odt, ods])
def test_a_figure_merged_over_two_rows_is_asked(make: Callable[[str], bytes]) -> None:
    heading = ("№", "Nomi", "O'lchov birligi", "2024-yil (fakt)", "2025-yil (reja)", "Muddati", "Mas'ullar")
    ends = ("2025-yil davomida", "Abonement xizmati")
    tall = text_cell("14", 'table:number-rows-spanned="2"')
    rows = (
        row(*heading),
        row("1", "Kitob berish", "Nusxa", "10", tall, *ends),
        row("2", "Ko'rgazma", "Dona", "10", covered(), *ends),
    )
    plan = read_plan(read_tables(make(sheet("".join(rows))), "reja"))
    assert "number_merged" in {doubt.code for doubt in plan.doubts}


def calc_row(*cells: str, styles: str = "", columns: str = "", more: str = "") -> tuple[str, ...]:
    (table,) = read_tables(ods(sheet(row(*cells, more=more), columns=columns), styles), "reja.ods")
    return table.rows[0].cells


def value_cell(kind: str, value: str, shown: str, more: str = "") -> str:
    attribute = {"date": "date-value", "boolean": "boolean-value"}.get(kind, "value")
    return text_cell(shown, f'office:value-type="{kind}" office:{attribute}="{value}" {more}')


def test_it_reads_values_as_a_person_would_type_them() -> None:
    cells = (
        value_cell("float", "12", "12"),
        value_cell("float", "1250", "1 250,00"),
        value_cell("float", "9.1", "9,10"),
        value_cell("float", "1.234", "1.234"),
        value_cell("float", "12.4", "12"),
        value_cell("percentage", "0.955", "96%"),
        value_cell("percentage", "0.95", "95%"),
        value_cell("date", "2025-04-15T00:00:00", "15.04.25"),
        value_cell("date", "2025-03-05", "05.mart"),
        value_cell("currency", "5000000", "5 000 000 so'm"),
        value_cell("float", "1e400", "juda ko'p"),
        value_cell("boolean", "true", "HAQIQAT"),
        text_cell("", 'table:formula="of:=SUM([.A1:.A2])"'),
        text_cell("Err:502", 'table:formula="of:=1/0" office:value-type="string"'),
    )
    assert calc_row(*cells) == (
        "12", "1250", "9.10", "1.2340", "12.4", "95.5%", "95%", "2025-04-15", "05.03?", "5000000", "juda ko'p",
        "HAQIQAT", "=SUM([.A1:.A2])", "Err:502",
    )  # fmt: skip


def test_it_leaves_out_what_is_struck_through_by_the_cells_style() -> None:
    styles = f'<style:style style:name="ce1" style:family="table-cell">{STRUCK}</style:style>'
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="ce1"/><table:table-column/>'
    own = value_cell("float", "777", "777", 'table:style-name="ce1"')
    assert calc_row(own, value_cell("float", "5", "5"), "14", styles=styles, columns=columns) == ("", "", "14")


def test_hidden_rows_count_and_hidden_columns_and_sheets_are_left_out_by_name() -> None:
    styles = (
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/>'
        "</style:style>"
    )
    columns = (
        '<table:table-column/><table:table-column-group><table:table-column table:visibility="collapse" '
        'table:number-columns-repeated="2"/></table:table-column-group><table:table-column/>'
    )
    rows = row("1", "777", "", "14") + row("2", "", "", "3", more='table:visibility="filter"')
    content = ods(sheet(rows, columns=columns) + sheet(row("eski"), name="Eski", more='table:style-name="ta2"'), styles)
    shown, other = read_tables(content, "reja.ods")
    assert [(row.cells, row.hidden) for row in shown.rows] == [(("1", "", "", "14"), False), (("2", "", "", "3"), True)]
    assert (shown.left_out, shown.hidden) == (("B",), False)
    assert (other.name, other.hidden, other.rows[0].place.sheet) == ("Eski", True, "Eski")


def test_lists_are_numbered_as_they_are_printed() -> None:
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-suffix="." text:start-value="3"/><text:list-level-style-number text:level="2" '
        'style:num-format="1" style:num-suffix="." text:display-levels="2"/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
        "</text:list-style>"
    )

    def item(text: str, inner: str = "", style: str = "L1", more: str = "") -> str:
        return (
            f'<text:list text:style-name="{style}" {more}><text:list-item><text:p>{text}</text:p>{inner}'
            "</text:list-item></text:list>"
        )

    below = "<text:list><text:list-item><text:p>b</text:p></text:list-item></text:list>"
    goes_on = 'text:continue-numbering="true"'
    body = item("a", below) + item("c", more=goes_on) + item("d") + item("e", style="L2") + item("f", style="yo'q")
    lines = [row.cells[0] for table in read_tables(odt(body, styles)) for row in table.rows]
    assert lines == ["3. a", "3.1. b", "4. c", "3. d", "e", "f"]


def test_repeated_rows_and_columns_at_the_end_cost_nothing() -> None:
    last = f'<table:table-cell table:number-columns-repeated="{BILLION}"/>'
    rows = row("a", "b", last) + row(last, more=f'table:number-rows-repeated="{BILLION}"')
    start = time.process_time()
    (table,) = read_tables(ods(sheet(rows)), "reja.ods")
    assert [line.cells for line in table.rows] == [("a", "b")]
    (table,) = read_tables(odt(sheet(rows)), "reja.odt")
    assert table.rows[0].cells[:2] == ("a", "b")
    assert time.process_time() - start < 1


def test_a_repeated_cell_is_read_as_often_as_it_stands_there() -> None:
    cell, twice = text_cell("5", 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"'
    rows = row("", cell) + row("", more=twice) + row("c", more=twice)
    (table,) = read_tables(ods(sheet(rows)), "reja.ods")
    assert [line.cells for line in table.rows] == [
        ("", "5", "5"), ("", "", ""), ("", "", ""), ("c", "", ""), ("c", "", ""),
    ]  # fmt: skip
    assert [line.place.row for line in table.rows] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("make", [odt, ods])
@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (row("a", more=f'table:number-rows-repeated="{BILLION}"'), "too_many_rows"),
        (row(text_cell("a", f'table:number-columns-repeated="{BILLION}"')), "too_wide"),
        (row("a" * (limits.MAX_CELL + 1)), "cell_too_long"),
        (row(*["a"] * (limits.MAX_COLUMNS + 1)), "too_wide"),
        (row("a") * (limits.MAX_ROWS + 1), "too_many_rows"),
        (row("a" * 1000, more='table:number-rows-repeated="4000"'), "too_much_text"),
    ],
)
def test_it_refuses_more_than_a_plan_can_have(make: Callable[[str], bytes], rows: str, code: str) -> None:
    assert refused(make(sheet(rows))) == code


def test_it_reads_a_merge_over_the_whole_sheet_quickly() -> None:
    everything = f'table:number-columns-spanned="{BILLION}" table:number-rows-spanned="{BILLION}"'
    rows = row(text_cell("a", everything)) + row("b", "c") * 4000
    start = time.process_time()
    read_tables(ods(sheet(rows)), "reja.ods")
    assert time.process_time() - start < FAST


later = partial(partial, packed)
"""Large ones are packed by the test that reads them."""


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (later("text", "<office:text/>", more={"x.xml": b" " * (limits.MAX_XML + 1)}), "bomb"),
        (
            later("spreadsheet", "<office:spreadsheet/>", more={"x.bin": bytes(limits.MAX_UNPACKED + 1)}),
            "bomb",
        ),
        (
            later("text", "<office:text>&lol;</office:text>", more={"styles.xml": b"<!DOCTYPE a []><a/>"}),
            "bomb",
        ),
        (later("text", "<office:text>&lol;</office:text>"), "damaged"),
        (
            later("text", "<office:text>" + "<text:p>" * 5000 + "</text:p>" * 5000 + "</office:text>"),
            "damaged",
        ),
        (later("text", "<office:text><text:p>"), "damaged"),
        (later("text", ""), "damaged"),
        (later("spreadsheet", "<office:spreadsheet/>"), "empty"),
        (later("presentation", "<office:presentation/>"), "opendocument"),
        (later("text", "x", more={"META-INF/manifest.xml": b"<manifest:encryption-data/>"}), "password"),
        (later("text", "x", more={"encrypted-package": b"..."}), "password"),
    ],
)
def test_it_refuses_an_unsound_file(make: Callable[[], bytes], code: str) -> None:
    assert refused(make()) == code
