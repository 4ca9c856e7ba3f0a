"""A row counted in thousands or millions whose figure says so once more."""

from decimal import Decimal

import pytest

from handlers.planning.typed_answers import Understood, read_answer
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.files import row, workbook


def with_target(target: str, unit: str) -> PlanDocument:
    return read_plan(read_tables(workbook(row("1.", "Pullik xizmatlar", unit=unit, target=target)), "reja.xlsx"))


@pytest.mark.parametrize(
    ("target", "unit", "offered"),
    [
        ("10 mln so'm", "mln so'm", "10"), ("10 mln", "million so'm", "10"), ("25 ming so'm", "ming so'm", "25"),
        ("12 mln", "ming so'm", "12000"), ("0,5 mlrd", "mln so'm", "500"), ("3 ming", "Nusxa", "3000"),
        ("7 тыс.", "тыс. руб.", "7"),
    ],
)  # fmt: skip
def test_the_button_offers_the_figure_in_the_rows_unit(target: str, unit: str, offered: str) -> None:
    document = with_target(target, unit)
    (doubt,) = [doubt for doubt in document.doubts if doubt.field == "target"]
    assert doubt.required
    assert [choice.id for choice in doubt.choices] == [offered, "none"]


@pytest.mark.parametrize(
    ("typed", "unit", "kept"),
    [("10 mln", "mln so'm", "10"), ("12,5 mln so'm", "mln so'm", "12.5"), ("40 ming", "ming nusxa", "40")],
)
def test_a_typed_answer_may_say_the_rows_unit(typed: str, unit: str, kept: str) -> None:
    document = with_target("ko'proq", unit)
    (doubt,) = document.doubts
    answer = read_answer(doubt, typed, document)
    assert isinstance(answer, Understood)
    assert Decimal(answer.answer) == Decimal(kept)


def test_a_scale_that_is_not_the_units_is_still_refused() -> None:
    document = with_target("ko'proq", "Nusxa")
    assert not isinstance(read_answer(document.doubts[0], "10 ming", document), Understood)
