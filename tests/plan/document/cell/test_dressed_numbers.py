"""A figure among words, marks and scales: the whole number is on a button, and nothing is taken without a question."""

import pytest

from tests.support.plans.plans import read, row


@pytest.mark.parametrize(
    ("target", "unit", "offered"),
    [
        ("2.750.000 so'm", "so'm", ["2750000"]), ("2.750.000 so'm", "ming so'm", ["2750"]),
        ("2'750'000 сум", "so'm", ["2750000"]), ("3 ming 40", "Nusxa", ["3040"]), ("3 минг 40 та", "Nusxa", ["3040"]),
        ("2 mln 300 ming so'm", "so'm", ["2300000"]), ("1 млн 20 тыс.", "so'm", ["1020000"]),
        ("1 mln 200 ming so'm", "ming so'm", ["1200"]), ("4 тыс. 500 экз.", "Nusxa", ["4500"]),
        ("+7", "Nusxa", ["17", "7"]), ("o'rta hisobda 280", "Nusxa", ["280"]), ("в среднем 1 280", "Nusxa", ["1280"]),
        ("90 (o'rtacha)", "Nusxa", ["90"]), ("≈ 90", "Nusxa", ["90"]), ("reja – 90", "Nusxa", ["90"]),
        ("jami: 90", "Nusxa", ["90"]), ("№ 90", "Nusxa", ["90"]), ("2.300 nusxa", "Nusxa", ["2300", "2.3"]),
        ("4 500 000 (to'rt million besh ming) so'm", "so'm", ["4500000", "4005000"]),
        ("15 tadan past bo'lmasin", "ta", ["15"]),
        ("kamida 2 400 nusxa", "Nusxa", ["2400"]), ("750 000 so'm", "mln so'm", ["0.75"]),
    ],
)  # fmt: skip
def test_the_whole_number_is_offered(target: str, unit: str, offered: list[str]) -> None:
    document = read(row("1.", "Kitob berish", unit, "10", target))
    (doubt,) = [doubt for doubt in document.doubts if doubt.field == "target"]
    assert doubt.required
    assert [choice.id for choice in doubt.choices] == [*offered, "none"]
    assert document.figures[0].target is None


@pytest.mark.parametrize(
    "target",
    ["90 %", "5 foizga", "6 baravar", "10 ta tadbir, 90 kishi", "45/90", "3 x 30", "o'sish 9",
     "2025-yildagidan 9 ta ko'p",
     "9 ga oshirish", "har kuni 9"],
)  # fmt: skip
def test_digits_that_are_no_figure_of_the_year_are_not(target: str) -> None:
    document = read(row("1.", "Kitob berish", "Nusxa", "10", target))
    (doubt,) = [doubt for doubt in document.doubts if doubt.field == "target"]
    assert (doubt.required, [choice.id for choice in doubt.choices]) == (True, ["none"])


@pytest.mark.parametrize(("target", "unit"), [
    ("2 750 so‘m", "so'm"), ("2 750 soʻm.", "so'm"), ("2 750 (ikki ming yetti yuz ellik) so'm", "so'm"),
])  # fmt: skip
def test_a_figure_with_its_own_unit_is_taken(target: str, unit: str) -> None:
    document = read(row("1.", "Pullik xizmatlar", unit, "", target))
    assert document.loadable
    assert document.figures[0].target == 2750
