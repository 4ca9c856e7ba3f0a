"""Tables that nothing heads as a plan, and lines below a table, are asked about and never lost."""

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from tests.support.plans.plans import codes, only, read, row, table


def further(*rows: tuple[str, ...], prose: bool = False) -> Table:
    return Table(tuple(Row(Place(at, 2), cells, prose=prose) for at, cells in enumerate(rows, 1)))


@pytest.mark.parametrize(
    "rows",
    [
        [("2.", "Ko'rgazmalar", "ta", "60", "2025-yil davomida", "Abonement xizmati")],
        [("2.", "Ko'rgazmalar", "ta", "5", "60", "", "2025-yil davomida", "Abonement xizmati", "yangi")],
        [("T/r", "Tadbir", "Joyi"), ("1)", "Seminar", "Zal"), ("2)", "Bahs", "Zal")],
    ],
    ids=["narrower", "wider", "with another heading"],
)
def test_rows_of_a_table_with_no_heading_of_a_plan_are_asked_about_once(rows: list[tuple[str, ...]]) -> None:
    tables = [table(row()), further(*rows)]
    plan = read_plan(tables)
    (doubt,) = plan.doubts
    assert (doubt.code, doubt.required, doubt.place) == ("tables_unread", True, Place(1, 2))
    assert plan.tally["unheaded"] == len(rows)
    assert read_plan(tables, {doubt.id: "yes"}).loadable


@pytest.mark.parametrize("cells", [("Direktor", "A. Karimov"), ("Kelishildi:", "", "2025-yil 5-yanvar")])
def test_what_stands_around_the_table_is_no_table(cells: tuple[str, ...]) -> None:
    assert codes(read_plan([further(cells), table(row()), further(cells)])) == []


@pytest.mark.parametrize(
    "below",
    [
        row("", "Ustoz-shogird", "", "", "", window="", responsible="B. Aliyev"),
        row("", "Seminar o'tkazish", "", "", "", window="mart", responsible=""),
        row("", "Bahs-munozara", "", "", "", window="II chorak", responsible="Abonement xizmati"),
    ],
)
def test_a_row_without_number_and_figures_is_no_end_of_the_row_above(below: tuple[str, ...]) -> None:
    plan = read(row(), below)
    assert codes(plan) == ["row_without_number"]
    assert (only(plan).name, only(plan).reporters) == ("Kitob berish", ("Abonement xizmati",))


def test_words_that_go_on_below_are_its_end() -> None:
    plan = read(row("1.", "Kitob berish va", responsible="Direktor,"), row("", "uni qayd etish", "", "", "", window=""))
    assert codes(plan) == []
    assert only(plan).name == "Kitob berish va uni qayd etish"


def test_numbers_of_columns_are_no_row_where_a_column_is_hidden() -> None:
    plan = read(("1", "2", "3", "", "5", "6", "7", "8"), row())
    assert codes(plan) == []
    assert plan.tally["column_numbers"] == 1


def test_the_title_once_more_at_the_head_of_the_next_page_is_no_row() -> None:
    title = ("NAMUNA KUTUBXONASINING 2025-YIL ISH REJASI",)
    plan = read_plan([further(title, prose=True), table(row(), title, row("2.", "Obzorlar"))])
    assert (codes(plan), [figure.number for figure in plan.figures]) == ([], ["1", "2"])
    other = read_plan([further(title, prose=True), table(row(), ("2026-YIL REJASI",), row("2.", "Obzorlar"))])
    assert codes(other) == ["row_unclear"]


ALIKE = {"mechanism": "Reja asosida", "window": "belgilangan muddatda", "responsible": "ijrochi xodimlar"}
"""What a row may say in the words of headings."""


@pytest.mark.parametrize(
    "cells",
    [
        ("2.", "Suhbatlar", "Nusxa", "10", "12"),
        ("2)", "Suhbatlar", "tadbir", "", "ko'proq"),
        ("№ 2", "Suhbatlar", "", "-", "kamida 8"),
        ("п.2", "Ish rejasi", "", "", "12 ta"),
        ("", "Suhbatlar", "Nusxa", "1", "2"),
        ("", "Suhbatlar", "nafar", "", "ko'proq"),
        ("", "Reja tuzish", "", "", "5 ming"),
    ],
)
def test_a_row_in_the_words_of_headings_is_none(cells: tuple[str, ...]) -> None:
    plan = read(row(), row(*cells, **ALIKE), row("3.", "Obuna", **ALIKE))
    assert plan.tally["heading"] == 1
    assert [figure.name for figure in plan.figures if figure.number in ("1", "3")] == ["Kitob berish", "Obuna"]


def test_such_a_row_heads_no_table_of_its_own() -> None:
    plan = read_plan([further(row("7.", "Suhbatlar", **ALIKE), row("8.", "Bahslar", **ALIKE))])
    assert plan.tally["heading"] == 0


def test_a_heading_that_comes_again_in_its_own_words_is_one() -> None:
    heading = ("№", "Mahsulot turi", "Birligi", "2024-yil fakt", "2025-yil reja", "", "Muddat", "Ijrochi")
    plan = read_plan([further(heading, row(), row("2.", "Obuna"), heading, row("3.", "Suhbatlar"))])
    assert (plan.tally["heading"], [figure.number for figure in plan.figures]) == (2, ["1", "2", "3"])
