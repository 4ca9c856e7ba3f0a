"""Which column is last year's fact: told by its words, and asked where these leave two."""

from decimal import Decimal

import pytest

from plan.document.figure import PlanDocument
from tests.support.plans.answered import read_lines, required
from tests.support.plans.written_plans import BEFORE, BEHIND, TITLE, columns, works


def read(heading: str, *rows: str, make: str = "xlsx", **answers: str) -> PlanDocument:
    """A plan with these columns of figures; the lines of the heading, of which none is merged, are parted by `//`."""
    first, *lower = heading.split(" // ")
    lines = [f"{BEFORE} | {first} | {BEHIND}", *(f" | | | {line} | |" for line in lower)]
    return read_lines([*lines, *works(*rows)], above=(TITLE, "I. ASOSIY ISHLAR"), make=make, **answers)


def figures(document: PlanDocument) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(figure.baseline, figure.target) for figure in document.figures]


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("2025 reja | 2025 amalda | 2026 reja", "90 | 4 | 5"),
        ("2025-yil | 2025-yil bajarilishi | 2026-yil (reja)", "90 | 4 | 5"),
        ("2025 bajarilishi | 2025 fakt | 2026 reja", "90 | 4 | 5"),
        ("Выполнение 2025 | Факт 2025 | План 2026", "90 | 4 | 5"),
        ("2025 kutilayotgan natija | 2025-yil amalda | 2026 reja", "90 | 4 | 5"),
        ("Ожидаемое исполнение 2025 | Исполнение 2025 | План 2026", "90 | 4 | 5"),
        ("O'tgan yil rejasi | O'tgan yil bajarilishi | 2026-yil rejasi", "90 | 4 | 5"),
        ("2026 reja | 2025 reja | 2025 bajarildi", "5 | 90 | 4"),
    ],
)
def test_the_words_say_which_one_is_the_fact(heading: str, row: str) -> None:
    document = read(heading, row)
    assert (figures(document), document.doubts) == ([(4, 5)], ())


@pytest.mark.parametrize(
    ("heading", "answer"),
    [
        ("2025 natijasi | 2025 bajarilishi | 2026 reja", "2025 bajarilishi"),
        ("2025-yil (fakt) | 2025-yil amalda | 2026-yil (reja)", "2025-yil amalda"),
        ("2025 г. отчет | Исполнено за 2025 г. | План 2026 г.", "ispolneno za 2025 g."),
        ("2025-yil | 2025-yil | 2026-yil (reja)", "2025-yil (2)"),
    ],
)
def test_two_facts_are_asked_and_the_answer_chooses(heading: str, answer: str) -> None:
    assert required(read(heading, "3 | 4 | 5")) == ["which_fact"]
    document = read(heading, "3 | 4 | 5", which_fact=answer)
    assert (figures(document), document.doubts) == ([(4, 5)], ())


def test_two_facts_that_say_the_same_are_not_asked_and_an_empty_one_is() -> None:
    heading = "2025 natijasi | 2025 bajarilishi | 2026 reja"
    assert not read(heading, "4 | 4 | 5").doubts
    assert required(read(heading, " | 4 | 5")) == ["which_fact"]


@pytest.mark.parametrize(
    "heading",
    [
        "2025-yil (kutilish) | 2026-yil (reja)",
        "Ожидаемое за 2025 г. | План 2026",
        "2025 kutilayotgan yakun | 2026 reja",
    ],
)
def test_what_was_expected_stands_for_the_fact_and_is_told(heading: str) -> None:
    document = read(heading, "4 | 5")
    assert figures(document) == [(4, 5)]
    assert [(doubt.code, doubt.required) for doubt in document.doubts] == [("baseline_expected", False)]
    assert figures(read(heading, "4 | 5", baseline_expected="none")) == [(None, 5)]


@pytest.mark.parametrize("words", ["Kutilayotgan natija", "Ожидаемый результат", "Kutilayotgan natijalar (samara)"])
def test_a_result_in_words_is_no_fact(words: str) -> None:
    document = read(f"2025 (fakt) | 2026 (reja) | {words}", "4 | 5 | Kitobxonlik oshadi")
    assert (figures(document), document.doubts) == ([(4, 5)], ())
    assert [column.words for column in document.unused_columns] == [words]


@pytest.mark.parametrize("make", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("2025-yil | | | 2026-yil // reja | amalda | foizi | reja", "90 | 4 | 125 | 5"),
        ("2025-yil | | | 2026-yil rejasi // reja | ijro | % | ", "90 | 4 | 125 | 5"),
        ("2025 год | | | План 2026 // план | факт | выполнение | ", "90 | 4 | 125 | 5"),
        ("2025-yil | | 2026-yil // reja | bajarilishi | reja", "90 | 4 | 5"),
        ("2025 (fakt) | | 2026 (reja) | // jami | bolalar | jami | bolalar", "4 | 1 | 5 | 2"),
        ("2025-yil natijasi | | 2026-yil rejasi | // jami | shundan ayollar | jami | shundan ayollar", "4 | 1 | 5 | 2"),
    ],
)
def test_cells_left_empty_instead_of_merged_belong_to_the_heading_left_of_them(
    heading: str, row: str, make: str
) -> None:
    document = read(heading, row, make=make)
    assert (figures(document), required(document)) == ([(4, 5)], [])
    assert document.tally["heading"] == 2


def test_what_a_figure_is_parted_into_without_a_whole_is_asked() -> None:
    document = read("2025 (fakt) | | 2026 (reja) | // kattalar | bolalar | kattalar | bolalar", "4 | 1 | 5 | 2")
    assert sorted(required(document)) == ["which_column", "which_fact"]


def test_merged_headings_are_read_as_before() -> None:
    lines = [*columns("2025-yil | < | < | 2026-yil", "reja | amalda | foizi | reja"), *works("90 | 4 | 125 | 5")]
    document = read_lines(lines)
    assert (figures(document), document.doubts) == ([(4, 5)], ())


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        ("Reja | Amalda | Bajarilishi %", "5 | 4 | 80"),
        ("Reja | Fakt", "5 | 4"),
        ("План | Факт | % выполнения", "5 | 4 | 80"),
        ("2026-yil rejasi | Amalda bajarildi", "5 | 4"),
        ("План на год | Исполнено | Степень исполнения", "5 | 4 | 80"),
        ("Amalda | Reja | Bajarilish foizi", "4 | 5 | 80"),
        ("Факт | План | %", "4 | 5 | 80"),
        ("Joriy yil fakt | Reja", "4 | 5"),
        ("Факт текущего года | План", "4 | 5"),
        ("Ko'rsatkichlar | | // reja | haqiqatda | foizi", "5 | 4 | 80"),
    ],
)
def test_whose_year_an_undated_fact_is_of_is_asked(heading: str, row: str) -> None:
    open_question = read(heading, row)
    assert (figures(open_question), required(open_question)) == ([(None, 5)], ["fact_year"])
    last = read(heading, row, fact_year="yes")
    assert (figures(last), required(last)) == ([(4, 5)], [])
    this = read(heading, row, fact_year="this_year")
    assert (figures(this), required(this)) == ([(None, 5)], [])
    assert any("amal" in words or "fa" in words or "фа" in words or "исп" in words or "haq" in words for words in (
        column.words.lower() for column in this.unused_columns
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "row", "baseline"),
    [
        ("Fakt | Reja", "4 | 5", 4),
        ("Reja | O'tgan yil amalda", "5 | 4", 4),
        ("План | Факт прошлого года", "5 | 4", 4),
        ("Reja | Bazaviy ko'rsatkich", "5 | 4", 4),
        ("2026 reja | 2025 fakt", "5 | 4", 4),
        ("Reja | Amalda | Bajarilishi, %", "5 | | ", None),
    ],
)
def test_a_fact_before_the_plan_or_of_last_year_or_left_empty_is_not_asked(
    heading: str, row: str, baseline: int | None
) -> None:
    document = read(heading, row)
    assert (figures(document), required(document)) == ([(baseline, 5)], [])
