"""Deadlines that name a year and nothing else, or another year than the plan's; and days that are the first."""

import pytest

from plan.document.cell.deadline_words import read_deadline
from plan.document.cell.typed_deadline import read_typed_deadline
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.files import row, workbook
from texts.planning.file.doubts import doubt_question


def with_deadline(words: object) -> PlanDocument:
    return read_plan(read_tables(workbook(row("1.", "Kitob berish", window=words)), "reja.xlsx"))


@pytest.mark.parametrize("words", ["1-iyun", "1-iyunga", "1 iyun", "1-iyungacha", "1 июня", "к 1 июня", "01.06.2025",
                                   "2025-yil 1-iyun", "1-iyunga qadar"])  # fmt: skip
def test_by_the_first_is_the_month_before(words: str) -> None:
    assert str(read_deadline(words, 2025)) == "due 5"
    assert str(read_typed_deadline(words, 2025)) == "due 5"
    assert str(with_deadline(words).figures[0].window) == "due 5"


def test_on_the_first_is_that_month_and_before_the_year_is_asked() -> None:
    assert str(read_deadline("1-iyun kuni", 2025)) == "due 6"
    assert read_deadline("1-yanvar", 2025) is None
    (doubt,) = with_deadline("1-yanvar").doubts
    assert (doubt.code, doubt.required) == ("deadline_unknown", True)


@pytest.mark.parametrize("words", [2025, "2025", "(2025)", "2024", "2026.", "📅 2025"])
def test_a_year_alone_is_said_to_be_one(words: object) -> None:
    (doubt,) = with_deadline(words).doubts
    assert (doubt.code, doubt.required, doubt.typed) == ("deadline_year_alone", True, "deadline")
    assert "faqat yil yozilgan" in doubt_question(doubt)


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("2024-yil", "months 1-12"), ("2026-yil II chorak", "months 4-6"), ("15.03.2024", "due 3"),
        ("2024 йил март", "months 3-3"), ("III квартал 2026 г.", "months 7-9"),
    ],
)  # fmt: skip
def test_another_years_deadline_is_said_to_be_one_and_offers_the_same_months(words: str, offered: str) -> None:
    document = with_deadline(words)
    assert document.figures[0].window is None
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, doubt.choices[0].id) == ("deadline_other_year", True, offered)
    assert "boshqa yilning muddati" in doubt_question(doubt)
    assert len({choice.id for choice in doubt.choices}) == len(doubt.choices)
