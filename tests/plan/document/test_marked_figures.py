"""Figures with the mark of a note are asked about once for all that have it; row numbers have four digits, too; units
that say the same are no doubt."""

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from tests.support.plans.plans import codes, read, row, table
from texts.planning.file.doubts import doubt_question

NOTED = (row(target="48*"), row("2.", "Uchrashuv", target="12 *"), row("3.", "Ko'rgazma", target="30¹"))


def test_one_mark_is_one_question() -> None:
    plan = read(*NOTED)
    assert [(doubt.code, len(doubt.rows), doubt.required) for doubt in plan.doubts] == [
        ("number_noted", 2, True), ("number_noted", 1, True),
    ]  # fmt: skip
    assert doubt_question(plan.doubts[0]).endswith(
        "«48*» — raqam yonida izoh belgisi bor. Belgisiz o'zi olinaversinmi?"
    )
    assert [figure.target for figure in plan.figures] == [None, None, None]
    answers = {doubt.id: "yes" for doubt in plan.doubts}
    answered = read_plan([table(*NOTED)], answers)
    assert (answered.loadable, [figure.target for figure in answered.figures]) == (True, [48, 12, 30])


def test_each_may_be_answered_by_itself() -> None:
    stars, _ = read(*NOTED).doubts
    each = read_plan([table(*NOTED)], {stars.id: "each"})
    own = [doubt for doubt in each.doubts if doubt.code == "number_words"]
    assert [[choice.id for choice in doubt.choices] for doubt in own] == [["48", "none"], ["12", "none"]]
    answered = read_plan([table(*NOTED)], {stars.id: "each", own[0].id: "50", own[1].id: "none"})
    assert [figure.target for figure in answered.figures] == [50, None, None]


@pytest.mark.parametrize(
    ("unit", "target", "asked"),
    [
        ("ta", "500 nafar", []), ("dona", "12 nusxa", []), ("Nafar", "500 ta", []), ("шт.", "30 та", []),
        ("nusxa", "5 nafar", ["number_with_unit"]), ("Marta", "5 soat", ["number_words"]),
    ],
)  # fmt: skip
def test_what_anything_is_counted_by_is_no_other_unit(unit: str, target: str, asked: list[str]) -> None:
    assert codes(read(row(unit=unit, target=target, baseline="4"))) == asked


def test_rows_from_a_thousand_on() -> None:
    plan = read(*(row(f"{at}.", f"Ish {at}") for at in range(998, 1003)), row("1003", "Ish"), row("№1004", "Oxirgi"))
    assert (plan.loadable, [figure.number for figure in plan.figures]) == (
        True, ["998", "999", "1000", "1001", "1002", "1003", "1004"],
    )  # fmt: skip


@pytest.mark.parametrize(("number", "read_as"), [("2024", []), ("2025.", []), ("1.2025", [])])
def test_a_year_is_no_row_number(number: str, read_as: list[str]) -> None:
    plan = read(row("7."), row(number, "Uchrashuv"))
    assert [figure.number for figure in plan.figures] == ["7", *read_as]
    assert "row_unclear" in codes(plan)


@pytest.mark.parametrize("numbers", [("1", "2"), ("I", "II"), ("1.", "2."), ("1", "2", "3", "4")])
@pytest.mark.parametrize("total", ["Jami", "", "Yillik"])
def test_bare_numbers_below_the_plan_are_its_parts(numbers: tuple[str, ...], total: str) -> None:
    parts = [str(4 + at) for at in range(len(numbers))]
    whole = [total] * bool(total)
    wide = len(numbers) + len(whole)
    year = sum(map(int, parts))
    rows = (
        Row(Place(1), ("№", "Nomi", "Birligi", "2026-yil rejasi", *[""] * (wide - 1), "Muddati", "Mas'ul"),
            across=tuple(range(4, 3 + wide))),
        Row(Place(2), ("", "", "", *numbers, *whole, "", "")),
        Row(Place(3), ("1.", "Uchrashuv", "Marta", *parts, *([str(year)] * len(whole)), "yil davomida", "A xizmati")),
        Row(Place(4), ("2.", "Seminar", "Marta", *parts, *([str(year)] * len(whole)), "yil davomida", "A xizmati")),
    )  # fmt: skip
    answers = {"plan:no_sections": "yes"}
    plan = read_plan([Table(rows)], answers)
    if len(numbers) == 2 and not total:  # they may as well be two columns of other things
        assert [doubt.code for doubt in plan.doubts] == ["which_column"]
        plan = read_plan([Table(rows)], answers | {plan.doubts[0].id: "sum"})
    kind = "halves" if len(numbers) == 2 else "quarters"
    assert (plan.doubts, plan.loadable) == ((), True)
    assert [(figure.target, str(figure.schedule)) for figure in plan.figures] == [
        (year, f"{kind} {' '.join(parts)}")
    ] * 2
