"""Sections whose numeral stands in the cell of row numbers, and whose title in the column of names."""

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import TITLE

HEADING = "T/r | Ko'rsatkichlar nomi | O'lchov birligi | 2025 fakt | 2026 reja | Muddati | Mas'ullar"
FIGURES = "dona | 4 | 5 | yil davomida | Axborot xizmati"


def read(*rows: str, make: str = "xlsx") -> PlanDocument:
    """Rows of a number and a name; those with a star have figures."""
    lines = [f"{row.rstrip('* ')} | {FIGURES if row.endswith('*') else '| | | |'}" for row in rows]
    return read_lines([HEADING, *lines], above=(TITLE,), make=make)


def sections(document: PlanDocument) -> dict[str, str]:
    return {figure.section: figure.section_title for figure in document.figures}


@pytest.mark.parametrize("make", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("rows", "titles"),
    [
        (("I | FOND ISHLARI", "1 | Kitob*", "II | Ommaviy ishlar", "1 | Seminar*"), ("FOND ISHLARI", "Ommaviy ishlar")),
        (("I) | Fond ishlari", "1 | Kitob*", "II) | Ommaviy", "2 | Seminar*"), ("Fond ishlari", "Ommaviy")),
        (("I-bo'lim | Fond ishlari", "1 | Kitob*", "II-bo'lim | Ommaviy", "2 | Seminar*"), ("Fond ishlari", "Ommaviy")),
        (("1 | FOND ISHLARI", "1 | Kitob*", "2 | OMMAVIY", "1 | Seminar*"), ("FOND ISHLARI", "OMMAVIY")),
        (("1. | Fond ishlari", "1.1 | Kitob*", "2. | Ommaviy", "2.1 | Seminar*"), ("Fond ishlari", "Ommaviy")),
        (("1 | ФОНД ИШЛАРИ", "1.1 | Китоб*", "2 | ОММАВИЙ", "2.1 | Семинар*"), ("ФОНД ИШЛАРИ", "ОММАВИЙ")),
        ((" | FOND ISHLARI", "1 | Kitob*", " | OMMAVIY", "2 | Seminar*"), ("FOND ISHLARI", "OMMAVIY")),
    ],
)
def test_a_numeral_and_a_title_open_a_section(rows: tuple[str, ...], titles: tuple[str, ...], make: str) -> None:
    document = read(*rows, make=make)
    assert (sections(document), required(document)) == (dict(zip(("I", "II"), titles, strict=True)), [])
    assert document.tally["section"] == 2


def test_letters_open_sections_and_below_a_numeral_parts_of_it() -> None:
    rows = "A) | Fond ishlari", "1 | Kitob*", "B) | Ommaviy", "1 | Seminar*"
    assert sections(read(*rows)) == {"A": "Fond ishlari", "B": "Ommaviy"}
    below = "I | BIRINCHI", *rows, "II | IKKINCHI", "A) | Obuna", "1 | Jurnal*"
    document = read(*below)
    assert list(sections(document)) == ["IA", "IB", "IIA"]
    assert not document.doubts


@pytest.mark.parametrize(
    "rows", [("1 | Kitob berish", "2 | Seminar*"), ("1 | Seminar*", "2 | Kitob berish", "3 | Davra*")]
)
def test_a_row_that_nobody_filled_in_is_still_asked(rows: tuple[str, ...]) -> None:
    document = read(*rows)
    assert len(document.figures) == len(rows)
    assert {"deadline_blank", "responsible_blank"} <= set(required(document))
