"""Buttons in rows that a small phone shows whole."""

import pytest

from sandbox.messages.labels import NARROW, room, width
from tests.support.buttons.widths import cut
from texts.fitting import first_fitting, fits, fitted_rows, packed_rows
from texts.language import languages, speaking
from texts.oversight.overseeing import approval_setting
from texts.progress.card_buttons import _KINDS
from texts.screen import Button, Row

LABELS = (
    "0",
    "28e",
    "⚠️ 28d",
    "13 qayta",
    "✏️ 13 qayta: tuzatish",
    "Noma'lum",
    "⬅️ Orqaga",
    "📌 Bu oyda ish bo'lgan bandlar",
)


def labels(rows: tuple[Row, ...]) -> list[tuple[str, ...]]:
    return [tuple(button.label for button in row) for row in rows]


def buttons(*shown: str) -> Row:
    return tuple(Button(label, "zero:1:1") for label in shown)


@pytest.mark.parametrize("label", [*LABELS, "🕓 Noma'lum", "👩‍🏫 Mashq", "Ўқувчилар", "30 671 (fevraldagidek)"])
@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_what_it_takes_for_whole_is_whole_on_a_small_phone(label: str, count: int) -> None:
    if fits([label], count - 1):
        assert width(label) <= room(count, NARROW)


def test_it_leaves_a_row_that_fits_as_it_is() -> None:
    rows = (buttons("0", "fevral: 29 870"), buttons("Noma'lum", "⬅️ Orqaga", "⋯ Yana"), buttons("A" * 60))
    assert fitted_rows(rows) == rows


def test_it_lays_out_below_what_does_not_fit_beside() -> None:
    rows = fitted_rows((buttons("✅ 13 qayta: to'g'ri", "✏️ 13 qayta: tuzatish"), buttons("13 qayta", "0", "1", "2")))
    assert labels(rows) == [
        ("✅ 13 qayta: to'g'ri",),
        ("✏️ 13 qayta: tuzatish",),
        ("13 qayta", "0", "1"),
        ("2",),
    ]
    assert cut(set(labels(rows)), NARROW) == set()


def test_it_packs_as_many_as_fit() -> None:
    assert labels(packed_rows(buttons("14", "15", "28e", "30", "31", "13 qayta", "13 yangi", "1", "2"))) == [
        ("14", "15", "28e", "30"),
        ("31", "13 qayta", "13 yangi"),
        ("1", "2"),
    ]


def test_it_says_the_first_wording_that_fits() -> None:
    assert first_fitting(2, "✏️ 13 qayta: tuzatish", "✏️ 13 qayta") == "✏️ 13 qayta"
    assert first_fitting(2, "✏️ 28e: tuzatish", "✏️ 28e") == "✏️ 28e: tuzatish"


@pytest.mark.parametrize("language", languages())
def test_it_has_all_spans_in_one_row(language: str) -> None:
    with speaking(language):
        labels = [said.plain() for said in _KINDS.values()]
        assert all(fits([*labels[:at], f"•{label}", *labels[at + 1 :]]) for at, label in enumerate(labels)), labels


def test_it_names_a_setting_by_a_noun_where_its_button_tells_what_to_do() -> None:
    with speaking("ru"):
        assert approval_setting(True)[:2] == ("✅ Утверждение отчётов", "включено")
