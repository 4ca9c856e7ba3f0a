"""Without a title, a later year beside the plan of one may be the plan's own: it is asked."""

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table


def table(headings: tuple[str, ...], figures: tuple[str, ...], title: str = "") -> Table:
    rows = (
        *([(title,)] if title else []),
        ("№", "Nomi", "Birligi", *headings, "Muddati", "Mas'ul"),
        ("1.", "Uchrashuv", "Marta", *figures, "yil davomida", "Bolalar xizmati"),
    )
    return Table(tuple(Row(Place(at), cells) for at, cells in enumerate(rows, 1)))


LATER = [
    ("Reja 2025", "Fakt 2025", "2026"),
    ("2025-yil (reja)", "2025-yil (amalda)", "2026-yil maqsad"),
    ("План 2025", "Факт 2025", "2026 год"),
    ("2025 reja", "2025 bajarildi", "2026-yil"),
]


@pytest.mark.parametrize("headings", LATER)
def test_the_later_year_is_asked_and_chosen(headings: tuple[str, ...]) -> None:
    tables = [table(headings, ("10", "9", "14"))]
    asked = read_plan(tables, {"plan:no_sections": "yes"})
    (doubt,) = asked.doubts
    assert (doubt.code, [choice.id for choice in doubt.choices]) == ("year_contradicts", ["2025", "2026"])
    for year, baseline, target in (("2026", 9, 14), ("2025", None, 10)):
        figure = read_plan(tables, {"plan:no_sections": "yes", doubt.id: year}).figures[0]
        assert (figure.baseline, figure.target) == (baseline, target)


@pytest.mark.parametrize("headings", LATER)
def test_a_title_says_which(headings: tuple[str, ...]) -> None:
    plan = read_plan([table(headings, ("10", "9", "14"), "2026-YIL ISH REJASI")], {"plan:no_sections": "yes"})
    assert (plan.doubts, [(figure.baseline, figure.target) for figure in plan.figures]) == ((), [(9, 14)])
