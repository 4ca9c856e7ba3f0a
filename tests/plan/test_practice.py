"""The practice month's rows and its doubt: whatever a department reports, the slip is doubted and the rest is not."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plan.indicator import KINDS, Indicator, Kind, Window
from plan.period import Month
from plan.practice import PLAIN, SLIP, USUAL, background_of, doubt_of, practised_month, practised_rows

MONTHS = [practised_month(Month(2025, number)) for number in range(1, 13)]


def row(key: int, kind: Kind = "count") -> Indicator:
    return Indicator(
        key=key,
        section="IV",
        section_title="IV",
        number=str(key),
        part=None,
        name="Kitob berilishi",
        unit="Foiz" if kind == "percent" else "Nusxa",
        kind=kind,
        baseline=Decimal(4),
        target=Decimal(2),
        window=Window(9, 9),
        departments=(1, 2),
        direction="less",
        of_two=kind == "percent",
    )


@pytest.mark.parametrize(
    ("kinds", "tasks"),
    [
        ("", []),
        ("count", [(1, "slip")]),
        ("count count", [(1, "slip"), (2, "zero")]),
        ("count count count count", [(1, "plain"), (2, "slip"), (3, "zero")]),
        ("level count percent count count", [(2, "plain"), (4, "slip"), (5, "zero")]),
        ("level count percent", [(2, "plain"), (1, "slip"), (3, "later")]),
        ("level level", [(1, "slip"), (2, "later")]),
        ("total stock percent", [(3, "slip")]),
    ],
)
def test_it_chooses_rows_that_are_asked_and_first_those_that_are_added_up(
    kinds: str, tasks: list[tuple[int, str]]
) -> None:
    named: dict[str, Kind] = {kind: kind for kind in KINDS}
    reported = [row(key, named[kind]) for key, kind in enumerate(kinds.split(), start=1)]

    assert [(chosen.indicator.key, chosen.task) for chosen in practised_rows(reported, 1)] == tasks


def test_it_leaves_nothing_of_the_plan_but_a_rows_name() -> None:
    (chosen,) = practised_rows([row(1)], 1)

    assert chosen.indicator == replace(
        row(1), baseline=None, target=None, window=Window(1, 12), departments=(1,), direction="more"
    )


@pytest.mark.parametrize("kind", ["count", "level", "percent"])
@pytest.mark.parametrize("month", MONTHS, ids=str)
def test_it_doubts_the_slip_and_knows_what_was_meant(kind: Kind, month: Month) -> None:
    (chosen,) = practised_rows([row(1, kind)], 1)
    doubt = doubt_of(chosen.indicator, month, SLIP)

    assert doubt is not None
    assert doubt.meant == USUAL
    assert doubt_of(chosen.indicator, month, PLAIN) is None
    assert doubt_of(chosen.indicator, month, USUAL) is None
    assert background_of(chosen.indicator, month).as_before == USUAL


def test_it_practises_the_last_finished_month_or_the_one_before_january() -> None:
    assert practised_month(Month(2025, 3)) == Month(2025, 3)
    assert practised_month(Month(2025, 1)) == Month(2024, 12)
