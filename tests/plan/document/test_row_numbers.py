"""Row numbers as programs leave them."""

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table

HEADING = ("№", "Ko'rsatkich nomi", "Birligi", "2026 (reja)", "Muddati", "Mas'ul")


def numbers(*printed: str) -> list[str]:
    """The numbers of the rows of a plan in which they are printed so; `I.` begins a section."""
    rows = [Row(Place(1), HEADING)]
    for at, number in enumerate(printed, 2):
        if number.startswith("I"):
            rows.append(Row(Place(at), (f"{number} ISHLAR", *[""] * 5), wide=True))
        else:
            rows.append(Row(Place(at), (number, f"Ish {at}", "ta", "5", "yil davomida", "Axborot xizmati")))
    return [figure.number for figure in read_plan([Table(tuple(rows))]).figures]


@pytest.mark.parametrize("last", [9, 19, 29, 99])
def test_a_nought_that_excel_has_dropped_is_given_back(last: int) -> None:
    whole = [f"1.{number}" for number in range(1, last + 3)]
    kept = [number.rstrip("0") if number.endswith("0") else number for number in whole]
    assert numbers("I.", "1", *kept) == ["1", *whole]
    assert numbers("I.", "1", *whole) == ["1", *whole]


def test_a_number_that_begins_anew_in_a_section_is_left_as_it_is() -> None:
    assert numbers("I.", "1", "1.8", "1.9", "II.", "1", "1.1") == ["1", "1.8", "1.9", "1", "1.1"]


@pytest.mark.parametrize("form", ["№{}", "№ {}", "{}-band", "{} - банд", "({})", "{}.)", "{})", "{}.", " {} "])
def test_a_row_number_may_be_dressed(form: str) -> None:
    assert numbers("I.", *(form.format(number) for number in ("1", "2", "2.1", "3"))) == ["1", "2", "2.1", "3"]


@pytest.mark.parametrize("printed", ["1-chorak", "12-maktab", "1, 2", "1-3", "№"])
def test_what_is_no_row_number_is_asked_about(printed: str) -> None:
    assert numbers("I.", "1", printed) == ["1"]
