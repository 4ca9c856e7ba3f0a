"""Headings of names and units in other words, and units that stand beside a row and not in a cell of their own."""

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import SECTION, TITLE

END = "mart | Axborot xizmati"


def units(document: PlanDocument) -> list[str]:
    return [figure.unit for figure in document.figures]


def codes(document: PlanDocument) -> list[str]:
    return [doubt.code for doubt in document.doubts]


@pytest.mark.parametrize("make", ["xlsx", "docx"])
@pytest.mark.parametrize(
    "name",
    [
        "Tadbir", "Tadbirlar nomi", "Mazmuni", "Ishlar mazmuni", "Bajariladigan ishlar", "Vazifa", "Tadbir mavzusi",
        "Ish", "Мероприятие", "Показатель", "Вид работы", "Тадбир", "Иш мазмуни", "Chora-tadbir", "Tadbirlar nomlari",
    ],
)  # fmt: skip
def test_one_word_for_the_work_heads_the_names(name: str, make: str) -> None:
    lines = [
        f"№ | {name} | Birligi | 2025 fakt | 2026 reja | Muddati | Mas'ul",
        f"1. | Kitob bayrami | ta | 4 | 5 | {END}",
    ]
    document = read_lines(lines, make=make)
    assert [(figure.name, figure.baseline, figure.target) for figure in document.figures] == [("Kitob bayrami", 4, 5)]
    assert not document.doubts


@pytest.mark.parametrize("when", ["O'tkazish kuni", "Дата проведения", "Bajarilish sanasi", "O'tkaziladigan sana"])
def test_a_day_heads_the_deadlines(when: str) -> None:
    lines = [f"№ | Tadbir | Birligi | 2026 reja | {when} | Mas'ul", f"1. | Kitob bayrami | ta | 5 | {END}"]
    assert [str(figure.window) for figure in read_lines(lines).figures] == ["months 3-3"]


@pytest.mark.parametrize(
    "heading",
    ["Ko'rsatkich nomi, o'lchov birligi", "Ko'rsatkichlar (o'lchov birligi)", "Наименование показателя, ед. изм.",
     "Ko'rsatkich nomi va o'lchov birligi", "Tadbir nomi / o'lchov birligi"],
)  # fmt: skip
@pytest.mark.parametrize(
    ("name", "unit"),
    [("Kitob berish, nusxa", "nusxa"), ("O'quvchilar (nafar)", "nafar"), ("Yoshlar ulushi, %", "%"),
     ("Kitob berish, ming nusxa", "ming nusxa"), ("Daromad (mln so'm)", "mln so'm"), ("Книговыдача, экз.", "экз")],
)  # fmt: skip
def test_a_name_with_its_unit_in_one_column_has_both(heading: str, name: str, unit: str) -> None:
    document = read_lines([f"№ | {heading} | 2025 fakt | 2026 reja | Muddati | Mas'ul", f"1. | {name} | 4 | 5 | {END}"])
    assert (units(document), required(document)) == ([unit], [])


def test_a_unit_is_taken_from_the_figure_or_from_the_heading() -> None:
    beside = read_lines(["№ | Tadbir | Soni | Muddati | Mas'ul", f"1. | Kitob bayrami | 5 ta | {END}"])
    assert units(beside) == ["ta"]
    above = read_lines(["№ | Tadbir | Soni (nafar) | Muddati | Mas'ul", f"1. | Kitob bayrami | 5 | {END}"])
    assert (units(above), above.doubts) == (["nafar"], ())


def test_rows_whose_unit_nothing_says_are_asked_about_once() -> None:
    lines = ["№ | Tadbir | Soni | Muddati | Mas'ul", f"1. | Kitob bayrami | 5 | {END}", f"2. | Seminar | 4 | {END}"]
    document = read_lines(lines)
    assert [(doubt.code, doubt.required, len(doubt.rows)) for doubt in document.doubts] == [("unit_blank", False, 2)]
    assert units(read_lines(lines, unit_blank="ta")) == ["ta", "ta"]


@pytest.mark.parametrize("name", ["Anjuman (xalqaro)", "Kitob berish, shu jumladan uyga", "Tanlov, yakuniy bosqich"])
def test_other_words_behind_a_name_are_no_unit(name: str) -> None:
    document = read_lines(["№ | Tadbir | Soni | Muddati | Mas'ul", f"1. | {name} | 5 | {END}"])
    assert codes(document) == ["unit_blank"]


@pytest.mark.parametrize(
    "row", [" | OMMAVIY TADBIRLAR | | | |", "I | Ommaviy tadbirlar | | | |", "1 | TASHKILIY ISHLAR | | | |"]
)
def test_a_section_right_below_the_heading_is_none_of_its_lines(row: str) -> None:
    heading = "№ | Tadbirlar nomi | Birligi | Reja | Muddati | Mas'ul"
    document = read_lines([heading, row, f"1. | Kitob bayrami | ta | 5 | {END}"], above=(TITLE,))
    assert [figure.section_title.upper() for figure in document.figures] == [row.split("|")[1].strip().upper()]
    assert document.tally["section"] == 1


def test_what_a_heading_says_in_two_lines_is_one_heading() -> None:
    lines = [
        "T/r | Tadbirlar | Birligi | Reja | Muddati | Mas'ul",
        " | nomi | | | |",
        f"1. | Kitob bayrami | ta | 5 | {END}",
    ]
    document = read_lines(lines, above=(TITLE, SECTION))
    assert (len(document.figures), document.tally["heading"], document.doubts) == (1, 2, ())
