"""A cell that says "the same as above" is what stands above it, and never a department, a unit or a deadline itself."""

import pytest

from plan.document.cell.ditto import is_ditto
from tests.support.plans.plans import only, read, row

DITTOS = (
    '"', "''", "″", "〃", "//", "—//—", "- // -", "-»-", "« «", "=", "shu", "Shu bo'lim", "O'sha", "ўша хизмат",
    "xuddi shu xodim", "Yuqoridagidek", "tepadagi", "То же", "тот же отдел", "-''-",
)  # fmt: skip
OTHERS = ("-", "—", "- -", "", ".", "Ushbu", "Shoxruh", "Usta", "Tojiboyev", "1/2", "shuncha", "Yuqori bo'lim")


@pytest.mark.parametrize("text", DITTOS)
def test_it_knows_what_says_the_same(text: str) -> None:
    assert is_ditto(text)


@pytest.mark.parametrize("text", OTHERS)
def test_a_dash_or_another_word_says_something_else(text: str) -> None:
    assert not is_ditto(text)


@pytest.mark.parametrize("ditto", DITTOS)
def test_it_is_what_stands_above(ditto: str) -> None:
    first = row("1.", "Kitob olish", "soat", "1", "2,5", "", "II chorak", "Direktor, Bolalar bo'limi")
    second = row("2.", "Kitob berish", ditto, "1", "3,5", "", ditto, ditto)
    document = read(first, second, row("3.", "Targ'ibot", "Nafar", "1", "2", "", ditto, f"{ditto}, Metodist"))
    assert document.doubts == ()
    assert document.departments == ("Direktor", "Bolalar bo'limi", "Metodist")
    assert [(figure.unit, str(figure.window), figure.reporters) for figure in document.figures] == [
        ("soat", "months 4-6", ("Bolalar bo'limi",)),
        ("soat", "months 4-6", ("Bolalar bo'limi",)),
        ("Nafar", "months 4-6", ("Bolalar bo'limi",)),
    ]


@pytest.mark.parametrize("ditto", ["shu", '"', "То же"])
def test_with_nothing_above_it_is_asked(ditto: str) -> None:
    document = read(row("1.", "Kitob olish", "Nusxa", "1", "2", "", "II chorak", ditto))
    assert [doubt.code for doubt in document.doubts] == ["responsible_blank"]
    assert (only(document).reporters, document.departments) == ((), ())


def test_a_ditto_beside_a_part_is_the_part_above() -> None:
    document = read(
        row("1.", "Kitob", "Nusxa", "30", "30", "", "I chorak", "Abonement xizmati"),
        ("", "shundan yangi", '"', "10", "10", "", '"', '"'),
        ("", "eski", '"', "20", "20", "", '"', '"'),
    )
    assert {figure.unit for figure in document.figures} == {"Nusxa"}
    assert document.departments == ("Abonement xizmati",)
