"""Thousands and millions that stand beside a figure and not in its unit: asked, and never dropped."""

from decimal import Decimal

import pytest

from plan.document.figure import PlanDocument
from plan.indicator import Window
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import SECTION, TITLE

HEADING = "№ | Ko'rsatkich nomi | O'lchov birligi | 2025-yil (fakt) | 2026-yil (reja) | Muddati | Mas'ul"
QUARTERS = (
    "№ | Ko'rsatkich nomi | O'lchov birligi | 2026-yil (reja), ming | I chorak | II chorak | III chorak | IV chorak"
)
END = "yil davomida | Axborot xizmati"


def read(*lines: str, above: tuple[str, ...] = (), make: str = "xlsx", **answers: str) -> PlanDocument:
    return read_lines(lines, above=(TITLE, SECTION, *above), make=make, **answers)


def figures(document: PlanDocument) -> list[tuple[str, Decimal | None, Decimal | None]]:
    return [(figure.unit, figure.baseline, figure.target) for figure in document.figures]


@pytest.mark.parametrize(
    ("heading", "row", "above"),
    [
        (HEADING.replace("(reja)", "reja, ming").replace("(fakt)", "fakt, ming"), "Kitob berish | nusxa | 4 | 5", ()),
        (HEADING.replace("2026-yil (reja)", "2026 йил режаси (минг)"), "Китоб бериш | дона | 4 | 5", ()),
        (HEADING.replace("2026-yil (reja)", "План 2026, тыс."), "Книговыдача | экз. | 4 | 5", ()),
        (HEADING.replace("birligi", "birligi (ming)"), "Kitob berish | nusxa | 4 | 5", ()),
        (HEADING, "Kitob berish (ming nusxa) | dona | 4 | 5", ()),
        (HEADING, "Pullik xizmat daromadi, mln so'm | so'm | 4 | 5", ()),
        (HEADING, "Pullik xizmatlar | so'm | 4 | 5", ("(ming so'mda)",)),
        (HEADING, "Kitob berish | nusxa | 4 | 5", ("O'lchov birligi: ming nusxa",)),
        (HEADING, "Платные услуги | сум | 4 | 5", ("в тыс. сум",)),
    ],
)
@pytest.mark.parametrize("make", ["xlsx", "docx"])
def test_a_word_for_thousands_beside_a_figure_is_asked(
    heading: str, row: str, above: tuple[str, ...], make: str
) -> None:
    document = read(heading, f"1. | {row} | {END}", above=above, make=make)
    assert [(doubt.code, doubt.required) for doubt in document.doubts] == [("figures_scaled", True)]


def test_one_question_is_for_all_rows_and_its_answer_multiplies() -> None:
    rows = f"1. | Kitob berish | nusxa | 4 | 5 | {END}", f"2. | Tashriflar | marta | 2,5 | 3,5 | {END}"
    heading = HEADING.replace("(fakt)", "fakt, ming").replace("(reja)", "reja, ming")
    document = read(heading, *rows, figures_scaled="times")
    assert document.loadable
    assert figures(document) == [("nusxa", 4000, 5000), ("marta", 2500, 3500)]
    kept = read(heading, *rows, figures_scaled="scaled_unit")
    assert figures(kept) == [("ming nusxa", 4, 5), ("ming marta", Decimal("2.5"), Decimal("3.5"))]
    assert figures(read(heading, rows[0], figures_scaled="as_printed")) == [("nusxa", 4, 5)]


def test_only_the_column_that_says_so_is_multiplied() -> None:
    heading = HEADING.replace("(reja)", "reja, ming")
    document = read(heading, f"1. | Kitob berish | nusxa | 4000 | 5 | {END}", figures_scaled="times")
    assert figures(document) == [("nusxa", 4000, 5000)]


def test_the_quarters_are_multiplied_with_their_year() -> None:
    document = read(
        f"{QUARTERS} | Muddati | Mas'ul",
        f"1. | Kitob berish | nusxa | 10 | 1 | 2 | 3 | 4 | {END}",
        figures_scaled="times",
    )
    assert str(document.figures[0].schedule) == "quarters 1000 2000 3000 4000"
    assert (document.figures[0].target, document.figures[0].window) == (10000, Window(1, 12))


def test_a_figure_beside_thousands_is_offered_in_them() -> None:
    document = read(HEADING.replace("(reja)", "reja, ming"), f"1. | Kitob berish | nusxa | 4 | 5 ming | {END}")
    (amount,) = [doubt for doubt in document.doubts if doubt.code == "number_amount_words"]
    assert amount.choices[0].id == "5"


@pytest.mark.parametrize(
    ("heading", "row", "above"),
    [
        (HEADING.replace("(reja)", "reja, ming"), "Kitob berish | ming nusxa | 4 | 5", ()),
        (HEADING.replace("(reja)", "reja, ming"), "Yoshlar ulushi | % | 4 | 5", ()),
        (HEADING, "Kitob berish | nusxa | 4 | 5", ("(ming so'mda)",)),
        (HEADING, "Pullik xizmatlar | mln so'm | 4 | 5", ("(ming so'mda)",)),
        (HEADING, "1 ming nafar bolani qamrab olish, 5 ming kitob berish | dona | 4 | 5", ()),
        (HEADING, "Ming kitob loyihasi (mahalla bilan) | dona | 4 | 5", ()),
    ],
)
def test_what_speaks_of_something_else_is_not_asked(heading: str, row: str, above: tuple[str, ...]) -> None:
    document = read(heading, f"1. | {row} | {END}", above=above)
    assert not document.doubts
    assert [(figure.baseline, figure.target) for figure in document.figures] == [(4, 5)]


@pytest.mark.parametrize(
    ("unit", "row", "read_as"),
    [
        ("mln so'm", "12 000 000 | 15 000 000", (12, 15)),
        ("mln so'm", "12 | 15 000 000", (12, 15)),
        ("ming so'm", "900 | 15 000 000", (900, 15000)),
        ("тыс. экз.", "110 000 | 120 500", (110, Decimal("120.5"))),
    ],
)
def test_a_figure_that_its_unit_cannot_mean_is_asked(
    unit: str, row: str, read_as: tuple[Decimal | None, Decimal | None]
) -> None:
    lines = HEADING, f"1. | Pullik xizmatlar | {unit} | {row} | {END}"
    assert required(read(*lines)) == ["unit_too_large"]
    assert [row[1:] for row in figures(read(*lines, unit_too_large="divided"))] == [read_as]


@pytest.mark.parametrize(("unit", "row"), [("mln so'm", "850 | 12 500"), ("ming so'm", "900 000 | 1 500 000")])
def test_a_large_figure_that_may_be_meant_is_taken(unit: str, row: str) -> None:
    assert not read(HEADING, f"1. | Byudjet | {unit} | {row} | {END}").doubts
