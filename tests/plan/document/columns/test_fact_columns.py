"""Which column is last year's fact: told by its words, and asked where these leave two."""

from decimal import Decimal

import pytest

from plan.document.reader import PlanDocument
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
