"""Tables of offices in which the months stand in columns, or on sheets: which column is which month, and which row is
whose. What cannot be told is taken for nothing."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from plan.document.table.tables import Place, Row, Table
from plan.indicator import Indicator, Window
from plan.period import Month
from plan.typed.earlier.columns import OwnTable, own_table
from plan.typed.earlier.lines import TakenTable, take_table
from plan.typed.filled_form import FormCode
from reports.read.plan_file import read_tables

with (Path(__file__).parent / "headings.csv").open(encoding="utf-8") as file:
    HEADINGS = [(line["headings"], line["months"]) for line in csv.DictReader(file, delimiter=";")]
Rows = Sequence[Sequence[Any]]
READERS, OTHERS = 3, 4


def book(*sheets: Rows, names: Sequence[str] = ("Varaq",), merged: str = "") -> bytes:
    made = openpyxl.Workbook()
    made.remove(made.worksheets[0])
    for name, rows in zip(names, sheets, strict=True):
        sheet: Any = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for cells in merged.split():
            sheet.merge_cells(cells)
    kept = BytesIO()
    made.save(kept)
    return kept.getvalue()


def read(content: bytes) -> OwnTable | None:
    return own_table(read_tables(content, "jadval.xlsx"), 2025)


def row(key: int, section: str, number: str, name: str, part: str | None = None, kind: str = "count") -> Indicator:
    department = OTHERS if section == "VII" else READERS
    target, window = Decimal(10), Window(1, 12)
    return Indicator(
        key, section, "", number, part, name, "Nusxa", kind, None, target, window,  # type: ignore[arg-type]
        departments=() if kind == "stock" else (department,),
    )  # fmt: skip


USERS = "Foydalanuvchilarni ro'yxatga olish: - yangi; - qayta"
PLAN = (
    row(1, "I", "1", "Hujjatlar ijrosi"),
    row(2, "II", "1", "Bibliografik qo'llanmalarni ishlab chiqish, nashr etish"),
    row(3, "IV", "13", USERS, "jami", kind="stock"),
    row(4, "IV", "13", USERS, "yangi"),
    row(5, "IV", "13", USERS, "qayta"),
    row(6, "IV", "14", "Kitobxonlar qatnovining hisobini olib borish"),
    row(7, "IV", "15", "Kitob berilishi"),
    row(8, "VII", "30", "Markaz faoliyatini OAVda yoritish"),
)


def take(content: bytes) -> TakenTable:
    table = read(content)
    assert table is not None
    assert not table.fault
    made = datetime(2025, 5, 20, tzinfo=UTC)
    own = [figure for figure in PLAN if READERS in figure.departments]
    return take_table(table, own, PLAN, range(1, 5), lambda month: FormCode(READERS, Month(2025, month), made))


def taken(content: bytes) -> dict[str, list[str]]:
    """Row and part → what it says in each month of which there is anything."""
    told: dict[str, list[str]] = {}
    for form in take(content).forms:
        for line in form.lines:
            told.setdefault(f"{line.number} {line.name}"[:24], []).append(line.typed)
    return told


@pytest.mark.parametrize(("headings", "months"), HEADINGS)
def test_months_are_known_by_their_headings(headings: str, months: str) -> None:
    heads = headings.split("|")
    table = read(book([heads, ["1", "Kitob berilishi", *range(5, 3 + len(heads))]]))
    if not months:
        assert table is None or not table.months
    elif months[0].isdigit():
        assert table is not None
        assert sorted(table.months) == [int(month) for month in months.split()]
    else:
        assert table is not None
        assert f"{table.fault} {table.month or ''}".strip() == months
        assert not table.lines


def test_the_column_of_a_month_is_the_one_of_what_was_done() -> None:
    heads = [["№", "Nomi", "Yanvar", None, "Fevral", None], [None, None, "reja", "amalda", "reja", "amalda"]]
    groups = [["№", "Nomi", "Reja", None, "Amalda", None], [None, None, "yan", "fev", "yan", "fev"]]
    for rows in (heads, groups):
        table = read(book([*rows, [1, "Kitob berilishi", 10, 7, 20, 8]], merged="A1:A2 B1:B2 C1:D1 E1:F1"))
        assert table is not None
        wanted = {1: "7", 2: "8"} if rows is heads else {1: "20", 2: "8"}
        assert [line.cells for line in table.lines] == [wanted]


def test_a_row_is_known_by_its_number_and_its_name_together() -> None:
    told = taken(
        book(
            [
                ["T/r", "Ko'rsatkichlar nomi", "yan", "fev", "mar", "apr"],
                [1, 2, 3, 4, 5, 6],
                ["II. ILMIY-METODIK FAOLIYAT", *[None] * 5],
                ["1", "Bibliografik qo'llanmalarni ishlab chiqish", 1, 0, 2, 1],
                ["IV. ASOSIY FAOLIYAT", *[None] * 5],
                ["13", "Foydalanuvchilarni ro'yxatga olish", 60, 60, 60, 60],
                [None, "- yangi", 20, 21, 22, 23],
                [None, "- qayta", 40, 39, 38, 37],
                [None, "Kitobxonlar qatnovi", 900, 910, 920, 930],
                ["15", "Kitob  berilishi", "1 200", 1300, "-", None],
            ]
        )
    )
    assert told == {
        "II.1 Bibliografik qo'lla": ["1", "0", "2", "1"],
        "IV.13 Foydalanuvchilarni": ["20", "40", "21", "39", "22", "38", "23", "37"],
        "IV.14 Kitobxonlar qatnov": ["900", "910", "920", "930"],
        "IV.15 Kitob berilishi": ["1 200", "1300"],
    }


def test_what_may_be_another_row_is_told_once_and_what_is_others_is_counted() -> None:
    seen = take(
        book(
            [
                ["№", "Nomi", "Yanvar", "Fevral"],
                ["15", "Kitobxonlar soni", 5, 6],
                ["99", "Bayramlar", 1, 2],
                ["1", None, 3, 4],
                ["30", "Markaz faoliyatini OAVda yoritish", 1, 1],
                ["14", "Kitobxonlar qatnovining hisobini olib borish", 7, 8],
            ]
        )
    )
    assert (seen.own, seen.others) == (1, 1)
    first, second = seen.forms
    assert [(line.number, line.name, line.typed) for line in first.lines] == [
        ("15", "Kitobxonlar soni", "5"),
        ("99", "Bayramlar", "1"),
        ("1", "", "3"),
        ("IV.14", "Kitobxonlar qatnovining hisobini olib borish", "7"),
    ]
    assert [line.unplaced for line in first.lines] == [True, True, True, False]
    assert [line.typed for line in second.lines] == ["8"]


def test_months_may_stand_on_sheets_of_their_own() -> None:
    heads: list[Any] = ["№", "Nomi", "O'lchov birligi", "Yillik reja", "Amalda bajarildi"]
    sheets = [[heads, ["15", "Kitob berilishi", "Nusxa", 1200, at]] for at in (100, 110)]
    assert taken(book(*sheets, names=["Yanvar", "Fevral"])) == {"IV.15 Kitob berilishi": ["100", "110"]}
    two: list[list[Any]] = [[*heads, "Bajarildi (filial)"], ["15", "Kitob berilishi", "Nusxa", 1200, 5, 6]]
    table = read(book(two, sheets[1], names=["Yanvar", "Fevral"]))
    assert table is not None
    assert (table.fault, table.month) == ("twice", 1)


def test_a_title_of_another_year_is_no_month_of_this_one() -> None:
    rows: list[list[Any]] = [["2024-yil hisoboti"], ["№", "Nomi", "Yanvar", "Fevral"], ["15", "Kitob berilishi", 1, 2]]
    table = read(book(rows))
    assert table is not None
    assert table.fault == "other_year"


def test_a_table_that_is_no_report_of_a_plan_takes_no_time() -> None:
    heads = ["№", "Nomi", "Yanvar", "Fevral"]
    rows = tuple(Row(Place(at), (str(at), f"Kitob {at}", "1", "2")) for at in range(3_000))
    assert own_table([Table((Row(Place(0), tuple(heads)), *rows))], 2025) is None
    wide = tuple(f"{at} ta" for at in range(5_000))
    assert own_table([Table(tuple(Row(Place(at), wide) for at in range(30)))], 2025) is None
