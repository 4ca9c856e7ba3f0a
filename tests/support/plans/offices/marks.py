"""What files of offices show by more than their text: formats, marks, merged and deleted cells."""

from tests.support.plans.written_plans import (
    DEADLINE,
    WHO,
    Office,
    Written,
    columns,
    deleted_rows,
    excel,
    plan_with,
    shown_as,
    word,
)

FACT_PLAN = "2025-yil (fakt) | 2026-yil (reja)"


def _percents() -> list[Office]:
    kind = "percent formats"
    lines = [*columns(FACT_PLAN), f"1. | Qamrov | foiz | 0.825 | 0.9 | {DEADLINE} | {WHO}"]
    return [
        Office(
            kind,
            excel(lines, change=shown_as("0.0%", "D4", "E4")),
            ((82.5, 90, "percent"),),
            says="baseline target kind",
        ),
        Office(
            kind,
            excel(
                [*lines[:1], f"1. | Davomat ulushi | % | 1 | 1 | {DEADLINE} | {WHO}"], change=shown_as("0%", "D4", "E4")
            ),
            ((100, 100, "percent"),),
            says="baseline target kind",
        ),
    ]


def _marks() -> list[Office]:
    raised, struck, hidden = "raised figures", "struck figures", "hidden figures"
    return [
        Office(raised, plan_with(FACT_PLAN, "1 250{raised 2)} | 1 300{raised *}", make=word), ((1250, 1300),)),
        Office(raised, plan_with(FACT_PLAN, "12{raised 3} | 25{raised 12}"), ((12, 25),)),
        Office(struck, plan_with(FACT_PLAN, "12 | {struck 120}150", make=word), ((12, 150),)),
        Office(struck, plan_with(FACT_PLAN, "{struck 1}2 | 15{twice 0}", make=word), ((2, 15),)),
        Office(struck, plan_with(FACT_PLAN, "12 | {struck 300 }350"), ((12, 350),)),
        Office(hidden, plan_with(FACT_PLAN, "9{hidden 99} | {hidden 1}14", make=word), ((9, 14),)),
        Office(hidden, plan_with(FACT_PLAN, "12 | 1{hidden 5}2{hidden 0}", make=word), ((12, 12),)),
    ]


def _merged_figures() -> list[Office]:
    down, across = "a figure merged over rows", "a figure merged over fact and plan"
    return [
        Office(
            down,
            plan_with(FACT_PLAN, "5 | 14", "6 | ^", "7 | ^", make=word),
            ((5, None), (6, None), (7, None)),
            ("number_merged",) * 3,
        ),
        Office(down, plan_with(FACT_PLAN, "30 | 5", "^ | 6"), ((None, 5), (None, 6)), ("number_merged",) * 2),
        Office(
            across, plan_with(FACT_PLAN, "4 | <", "5 | 6", make=word), ((None, None), (5, 6)), ("number_merged",) * 2
        ),
        Office(across, plan_with("2026 (reja) | 2025 (fakt)", "8 | <"), ((None, None),), ("number_merged",) * 2),
    ]


def _rows_gone() -> list[Office]:
    kind = "rows deleted by tracking"
    rows = ("1 | 2", "3 | 4", "5 | 6", "7 | 8")
    return [
        Office(
            kind,
            plan_with(FACT_PLAN, *rows, make=word, change=deleted_rows(2)),
            (("1",), ("3",), ("4",)),
            says="number",
        ),
        Office(
            kind, plan_with(FACT_PLAN, *rows, make=word, change=deleted_rows(3, 4)), (("1",), ("2",)), says="number"
        ),
    ]


def _dropped_noughts() -> list[Office]:
    kind = "row numbers that Excel turned"

    def plan(*numbers: str) -> Written:
        rows = [f"{number} | {at}-ish | ta | 1 | {at} | {DEADLINE} | {WHO}" for at, number in enumerate(numbers, 1)]
        return excel([*columns(FACT_PLAN), *rows])

    whole = [f"2.{at}" for at in range(1, 13)]
    return [
        Office(
            kind,
            plan("1", "2", *[number.rstrip("0") for number in whole]),
            tuple((number,) for number in ("1", "2", *whole)),
            says="number",
        ),
        Office(
            kind,
            plan("1", *[f"1.{at}".rstrip("0") for at in range(1, 22)]),
            tuple((number,) for number in ("1", *[f"1.{at}" for at in range(1, 22)])),
            says="number",
        ),
    ]


def files() -> list[Office]:
    return [office for kind in (_percents, _marks, _merged_figures, _rows_gone, _dropped_noughts) for office in kind()]
