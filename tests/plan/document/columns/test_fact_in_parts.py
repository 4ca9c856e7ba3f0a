"""Last year's fact that is printed by quarters, half-years or months alone is added up; of a rate it is asked."""

from decimal import Decimal

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required

END = "yil davomida | Axborot xizmati"
QUARTERS = "I chorak | II chorak | III chorak | IV chorak"
MONTHS = " | ".join(["yan", "fev", "mar", "apr", "may", "iyun", "iyul", "avg", "sen", "okt", "noy", "dek"])


def read(figures: str, *headings: str, row: str = "Kitob berish | nusxa", **answers: str) -> PlanDocument:
    first, *lower = headings
    lines = [
        f"№ | Ko'rsatkich nomi | O'lchov birligi | {first} | Muddati | Mas'ul",
        *(f"^ | ^ | ^ | {line} | ^ | ^" for line in lower),
        f"1. | {row} | {figures} | {END}",
    ]
    return read_lines(lines, **answers)


def spread(words: str, over: int) -> str:
    return " | ".join([words, *["<"] * (over - 1)])


def named(words: str, parts: str) -> str:
    return " | ".join(f"{words} {part}" for part in parts.split(" | "))


@pytest.mark.parametrize(
    ("figures", "headings", "baseline"),
    [
        ("11|12|13|14|70", (f"{named('2025-yil fakt,', QUARTERS)} | 2026-yil (reja)",), 50),
        ("11|12|13|14|70", (f"{spread('2025-yil (fakt)', 4)} | 2026-yil (reja)", "I | II | III | IV | ^"), 50),
        ("21|29|70", ("2025-yil (amalda) | < | 2026-yil (reja)", "1-yarim yillik | 2-yarim yillik | ^"), 50),
        ("11|-|13|14|70", (f"{spread('2025-yil bajarilishi', 4)} | 2026-yil (reja)", f"{QUARTERS} | ^"), 38),
        ("11|12|13|14|70", (f"{spread('Факт 2025 г.', 4)} | План 2026", "1 кв. | 2 кв. | 3 кв. | 4 кв. | ^"), 50),
        ("|".join(["3"] * 12 + ["70"]), (f"{spread('2025-yil (fakt)', 12)} | 2026-yil (reja)", f"{MONTHS} | ^"), 36),
        ("11|23|36|50|70", (f"{spread('2025 fakt (yil boshidan)', 4)} | 2026 reja", "I | II | III | IV | ^"), 50),
        ("1|2|3|4|9|70", (f"{spread('2025-yil (fakt)', 5)} | 2026-yil (reja)", "I | II | III | IV | Jami | ^"), 9),
    ],
)
def test_the_parts_make_the_fact(figures: str, headings: tuple[str, ...], baseline: int) -> None:
    document = read(figures, *headings)
    assert not document.doubts
    assert (document.figures[0].baseline, document.figures[0].target) == (baseline, 70)
    assert document.baseline_year == 2025


def test_the_parts_of_the_plan_beside_them_stay_its_own() -> None:
    both = f"{spread('2025-yil (fakt)', 4)} | {spread('2026-yil (reja)', 4)}"
    (figure,) = read("11|12|13|14|15|16|17|18", both, f"{QUARTERS} | {QUARTERS}").figures
    assert (figure.baseline, figure.target, str(figure.schedule)) == (50, 66, "quarters 15 16 17 18")


@pytest.mark.parametrize(
    ("figures", "headings"),
    [
        ("11|12|13|70", (f"{spread('2025-yil (fakt)', 3)} | 2026-yil (reja)", "I | II | III | ^")),
        ("36|70", ("2025-yil 9 oyi (fakt) | 2026-yil (reja)",)),
    ],
)
def test_a_part_alone_is_no_year(figures: str, headings: tuple[str, ...]) -> None:
    document = read(figures, *headings)
    assert document.figures[0].baseline is None
    assert document.unused_columns


@pytest.mark.parametrize("row", ["Yoshlar ulushi | %", "Fond hajmi (yil oxiriga) | nusxa"])
def test_what_is_not_added_up_is_asked(row: str) -> None:
    headings = f"{spread('2025-yil (fakt)', 4)} | 2026-yil (reja)", "I | II | III | IV | ^"
    document = read("40|42|44|46|50", *headings, row=row)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, [choice.id for choice in doubt.choices]) == (
        "fact_of_parts", True, ["46", "43", "none"],
    )  # fmt: skip
    assert document.figures[0].baseline is None
    assert read("40|42|44|46|50", *headings, row=row, fact_of_parts="43.5").figures[0].baseline == Decimal("43.5")


def test_words_in_a_part_are_asked() -> None:
    headings = f"{spread('2025-yil (fakt)', 4)} | 2026-yil (reja)", "I | II | III | IV | ^"
    assert required(read("40|ko'p|44|46|50", *headings)) == ["number_words"]
