"""Plans whose sections have no numerals, and files that hold more than one plan."""

from collections.abc import Sequence

import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from texts.planning.file.doubts import choice_text, doubt_question

Cells = tuple[str, ...]
WORKS = ["Kitob berish", "Davra suhbati", "Ko'rgazma", "Seminar", "Tanlov", "Uchrashuv", "Obuna", "Hisobdan chiqarish"]


def heading(year: int = 2026) -> Cells:
    return ("№", "Ko'rsatkich nomi", "Birligi", f"{year - 1} (fakt)", f"{year} (reja)", "Muddati", "Mas'ul")


def rows(names: Sequence[str], *, first: int = 1, target: int = 5) -> list[Cells]:
    return [
        (f"{number}.", name, "ta", "4", str(target), "yil davomida", "Axborot xizmati")
        for number, name in enumerate(names, first)
    ]


def lines(*texts: str) -> Table:
    return Table(tuple(Row(Place(at), (text,), prose=True) for at, text in enumerate(texts, 1)))


def table(cells: Sequence[Cells], number: int | None = 1, sheet: str = "", year: int = 2026) -> Table:
    """A table with its heading; a single text in a row is merged over all of it."""
    printed = [
        Row(Place(at, number, sheet), row if len(row) > 1 else (row[0], *[""] * 6), wide=len(row) == 1)
        for at, row in enumerate([heading(year), *cells], 1)
    ]
    return Table(tuple(printed), sheet)


def places(plan: PlanDocument) -> list[str]:
    return [figure.code for figure in plan.figures]


def titles(plan: PlanDocument) -> dict[str, str]:
    return {figure.section: figure.section_title for figure in plan.figures}


def codes(plan: PlanDocument) -> list[str]:
    return [doubt.code for doubt in plan.doubts]


TITLED = {"I": "Tashkiliy ishlar", "II": "Ommaviy tadbirlar"}


@pytest.mark.parametrize(
    "above",
    [
        ("Tashkiliy ishlar", "Ommaviy tadbirlar"),
        ("1. Tashkiliy ishlar", "2. Ommaviy tadbirlar"),
        ("TASHKILIY ISHLAR", "OMMAVIY TADBIRLAR"),
    ],
)
def test_tables_that_begin_with_one_again_are_sections_named_by_the_line_above(above: tuple[str, str]) -> None:
    tables = [
        lines("MARKAZNING 2026-YIL ISH REJASI", above[0]), table(rows(WORKS[:3])),
        lines(above[1]), table(rows(WORKS[3:7]), 2),
    ]  # fmt: skip
    plan = read_plan(tables)
    assert places(plan) == ["I.1", "I.2", "I.3", "II.1", "II.2", "II.3", "II.4"]
    assert {numeral: title.capitalize() for numeral, title in titles(plan).items()} == TITLED
    assert plan.loadable
    (doubt,) = plan.doubts
    assert doubt.code == "sections_guessed"
    assert f"I. {above[0].removeprefix('1. ')}; II." in doubt_question(doubt)
    assert sum(plan.tally.values()) == sum(len(table.rows) for table in tables)


def test_tables_that_begin_with_one_again_without_any_title_are_asked_about_once() -> None:
    tables = [lines("2026-YIL ISH REJASI"), table(rows(WORKS[:3])), table(rows(WORKS[3:7]), 2)]
    plan = read_plan(tables)
    assert places(plan) == ["I.1", "I.2", "I.3", "II.1", "II.2", "II.3", "II.4"]
    (doubt,) = plan.doubts
    assert (doubt.code, doubt.required) == ("sections_guessed", True)
    assert read_plan(tables, {doubt.id: "yes"}).loadable
    assert set(codes(read_plan(tables, {doubt.id: "no"}))) == {"number_twice", "no_sections"}


@pytest.mark.parametrize(
    "merged", [("Tashkiliy ishlar", "Ommaviy tadbirlar"), ("Tashkiliy ishlar", "OMMAVIY TADBIRLAR")]
)
@pytest.mark.parametrize("again", [True, False])
def test_merged_lines_without_numerals_are_sections(merged: tuple[str, str], again: bool) -> None:
    second = rows(WORKS[3:5], first=1 if again else 4)
    plan = read_plan([table([(merged[0],), *rows(WORKS[:3]), (merged[1],), *second])])
    assert {numeral: title.capitalize() for numeral, title in titles(plan).items()} == TITLED
    assert [figure.section for figure in plan.figures] == ["I", "I", "I", "II", "II"]
    assert plan.loadable


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("I. Tashkiliy ishlar", "II. Ommaviy tadbirlar"),
        ("I-bo'lim. Tashkiliy ishlar", "II-bo'lim. Ommaviy tadbirlar"),
        ("1-bo'lim. Tashkiliy ishlar", "2-bo'lim. Ommaviy tadbirlar"),
        ("I) Tashkiliy ishlar", "II) Ommaviy tadbirlar"),
    ],
)
def test_numbered_titles_above_tables_are_sections_in_any_letters(first: str, second: str) -> None:
    tables = [
        lines("2026-YIL ISH REJASI", first), table(rows(WORKS[:3])), lines(second), table(rows(WORKS[3:7]), 2),
    ]  # fmt: skip
    plan = read_plan(tables)
    assert list(titles(plan).values()) == ["Tashkiliy ishlar", "Ommaviy tadbirlar"]
    assert len(plan.figures) == 7
    assert plan.doubts == ()


@pytest.mark.parametrize("name", ["I. Karimov nomidagi kutubxonaning 2026-yil ish rejasi", "I.Karimov nomidagi maktab"])
def test_a_name_with_an_initial_above_the_first_table_opens_no_section(name: str) -> None:
    plan = read_plan([lines(name), table(rows(WORKS[:3]))])
    assert codes(plan) == ["no_sections"]


def test_a_line_below_the_last_table_is_no_section() -> None:
    plan = read_plan([table([("I. ISHLAR",), *rows(WORKS[:3]), ("Qo'shimcha ro'yxatlar",)])])
    assert list(titles(plan)) == ["I"]
    assert "row_unclear" in codes(plan)


def test_titles_above_tables_are_sections_though_the_numbers_go_on() -> None:
    tables = [
        lines("2026-YIL ISH REJASI", "Tashkiliy ishlar"), table(rows(WORKS[:3])),
        lines("Ommaviy tadbirlar"), table(rows(WORKS[3:5], first=4), 2),
    ]  # fmt: skip
    plan = read_plan(tables)
    assert (places(plan), titles(plan)) == (["I.1", "I.2", "I.3", "II.4", "II.5"], TITLED)
    assert (codes(plan), plan.loadable) == (["sections_guessed"], True)


def test_what_is_printed_on_every_page_is_no_title() -> None:
    tables = [lines("Namuna tumani kutubxonasi"), table(rows(WORKS[:3]))]
    tables += [lines("Namuna tumani kutubxonasi"), table(rows(WORKS[3:5], first=4), 2)]
    assert codes(read_plan(tables)) == ["no_sections"]


def test_tables_whose_numbers_go_on_are_one_section() -> None:
    plan = read_plan([lines("I. ISHLAR"), table(rows(WORKS[:3])), table(rows(WORKS[3:5], first=4), 2)])
    assert places(plan) == ["I.1", "I.2", "I.3", "I.4", "I.5"]
    assert plan.doubts == ()


def _sheets(*sheets: tuple[str, list[Cells], int]) -> list[Table]:
    return [table([("I. ISHLAR",), *cells], None, name, year) for name, cells, year in sheets]


@pytest.mark.parametrize(("answer", "year", "target"), [("1", 2025, 5), ("2", 2026, 7)])
def test_of_two_years_it_is_asked_once_which_sheet(answer: str, year: int, target: int) -> None:
    tables = _sheets(("O'tgan yil", rows(WORKS), 2025), ("Bu yil", rows(WORKS, target=7), 2026))
    asked = read_plan(tables)
    (doubt,) = asked.doubts
    assert (doubt.code, asked.loadable) == ("which_table", False)
    assert [choice_text(choice, doubt.field) for choice in doubt.choices] == [
        "«O'tgan yil» varag'i, 3-qator: 1. Kitob berish",
        "«Bu yil» varag'i, 3-qator: 1. Kitob berish",
        "hammasi: bitta rejaning bo'limlari",
    ]
    plan = read_plan(tables, {doubt.id: answer})
    assert (plan.year, len(plan.figures), {int(figure.target or 0) for figure in plan.figures}) == (year, 8, {target})
    assert plan.doubts == ()
    assert plan.tally["other_table"] == 10
    assert sum(plan.tally.values()) == 20


@pytest.mark.parametrize("answer", ["1", "2"])
def test_of_the_same_rows_twice_it_is_asked_once_which_sheet(answer: str) -> None:
    tables = _sheets(("Loyiha", rows(WORKS), 2026), ("Tasdiqlangan", rows(WORKS, target=7), 2026))
    assert codes(read_plan(tables)) == ["which_table"]
    plan = read_plan(tables, {"plan:which_table": answer})
    assert {int(figure.target or 0) for figure in plan.figures} == {5 if answer == "1" else 7}
    assert plan.loadable


def test_a_sheet_that_is_an_exact_copy_is_read_once() -> None:
    plan = read_plan(_sheets(("Reja", rows(WORKS), 2026), ("Nusxa", rows(WORKS), 2026)))
    assert (len(plan.figures), plan.doubts) == (8, ())


def test_two_tables_of_two_years_below_one_another_are_asked_about_once() -> None:
    tables = [
        lines("I. ISHLAR"), table(rows(WORKS), 1, year=2025), lines("I. ISHLAR"), table(rows(WORKS, target=7), 2),
    ]  # fmt: skip
    assert codes(read_plan(tables)) == ["which_table"]
    plan = read_plan(tables, {"plan:which_table": "2"})
    assert (plan.year, len(plan.figures), plan.loadable) == (2026, 8, True)


def test_sheets_with_titles_of_their_own_are_sections() -> None:
    tables = [
        table([("I. TASHKILIY ISHLAR",), *rows(WORKS[:4])], None, "Tashkiliy"),
        table([("II. OMMAVIY TADBIRLAR",), *rows(WORKS[4:])], None, "Ommaviy"),
    ]
    plan = read_plan(tables)
    assert (list(titles(plan)), plan.doubts) == (["I", "II"], ())


def test_sheets_whose_numbers_go_on_are_one_plan() -> None:
    tables = [
        table([("I. ISHLAR",), *rows(WORKS[:4])], None, "Yanvar"),
        table(rows(WORKS[4:], first=5), None, "Davomi"),
    ]
    plan = read_plan(tables)
    assert (len(plan.figures), plan.doubts) == (8, ())


def test_sheets_with_the_same_numbers_and_other_rows_are_sections_if_somebody_says_so() -> None:
    tables = [table(rows(WORKS[:4]), None, "Tashkiliy"), table(rows(WORKS[4:]), None, "Ommaviy")]
    assert codes(read_plan(tables)) == ["which_table"]
    plan = read_plan(tables, {"plan:which_table": "all"})
    assert titles(plan) == {"I": "Tashkiliy", "II": "Ommaviy"}
    assert (len(plan.figures), plan.loadable) == (8, True)
    alone = read_plan(tables, {"plan:which_table": "2"})
    assert [figure.name for figure in alone.figures] == WORKS[4:]


def test_sheets_with_a_title_line_each_are_sections_which_is_told() -> None:
    tables = [
        Table((Row(Place(1, None, name), (title, *[""] * 6), wide=True), *table(rows(works), None, name).rows), name)
        for name, title, works in (
            ("Varaq1", "Tashkiliy ishlar", WORKS[:4]),
            ("Varaq2", "Ommaviy tadbirlar", WORKS[4:]),
        )
    ]
    plan = read_plan(tables)
    assert (titles(plan), codes(plan), plan.loadable) == (TITLED, ["sections_guessed"], True)
