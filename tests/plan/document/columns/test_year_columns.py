"""Which column is the year's plan: told by the year and the part of the year in its heading, never by its place."""

from decimal import Decimal
from itertools import permutations

import pytest

from plan.document.doubt import Doubt
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table

BEFORE = ("№", "Ko'rsatkich nomi", "O'lchov birligi")
BEHIND = ("Bajarilish muddati", "Mas'ul")
NAMES = ("Kitob ko'rgazmalari", "Davra suhbatlari")
TITLE = "KUTUBXONANING {} ISH REJASI"
SECTION = Row(Place(2), ("I. ASOSIY ISHLAR",), prose=True)


def plan(
    headings: list[str], *rows: str, title: str = "2026-YIL", answers: dict[str, str] | None = None
) -> PlanDocument:
    """A plan with these columns of figures between the usual ones. A row of headings is written `a | b | < | c`: `<`
    belongs to the cell left of it, and what else has a heading has it above all of them."""
    heads = [_cells(heading) for heading in headings]
    lines = [Row(Place(1), (TITLE.format(title),), prose=True), SECTION]
    for at, cells in enumerate(heads):
        above = tuple(range(3)) + tuple(range(3 + len(cells), 5 + len(cells))) if at else ()
        lines.append(_row(3 + at, (*BEFORE, *cells, *BEHIND), above))
    for number, row in enumerate(rows, 1):
        cells = (str(number), NAMES[number - 1], "ta", *_cells(row), "yil davomida", "Axborot xizmati")
        lines.append(_row(10 + number, cells))
    return read_plan([Table(tuple(lines))], answers)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in text.split("|"))


def _row(number: int, cells: tuple[str, ...], above: tuple[int, ...] = ()) -> Row:
    across = tuple(at for at, cell in enumerate(cells) if cell == "<")
    return Row(Place(number), tuple("" if cell == "<" else cell for cell in cells), above=above, across=across)


def figures(read: PlanDocument) -> list[tuple[Decimal | None, Decimal | None]]:
    return [(figure.baseline, figure.target) for figure in read.figures]


def asked(read: PlanDocument) -> list[str]:
    return [doubt.code for doubt in read.doubts if doubt.required]


def which(read: PlanDocument) -> Doubt:
    return next(doubt for doubt in read.doubts if doubt.code == "which_column")


QUARTERS = "I chorak | II chorak | III chorak | IV chorak"


@pytest.mark.parametrize(
    ("headings", "row", "figure"),
    [
        (["2026-yil rejasi | < | < | < | <", "I | II | III | IV | Jami"], "3 | 4 | 3 | 4 | 14", (None, 14)),
        (["2026-yil rejasi | < | < | < | <", f"{QUARTERS} | Yil bo'yicha"], "- | 4 | 3 | 4 | 11", (None, 11)),
        (["2026-йил режаси | < | < | < | <", "Жами | 1-чорак | 2-чорак | 3-чорак | 4-чорак"], "14|3|4|3|4", (None, 14)),
        (["Плановое значение поквартально|<|<|<|<", "I кв.|II кв.|III кв.|IV кв.|Итого за год"],
         "1|2|2|4|9", (None, 9)),
        (["План на 2026 год|<|<", "1 полугодие|2 полугодие|Всего"], "5 | 6 | 11", (None, 11)),
        (["I chorak rejasi | II chorak rejasi | III chorak rejasi | IV chorak rejasi | Yillik reja"],
         "3|4|3|4|14", (None, 14)),
        (["1-yarim yillik rejasi | 2026-yil (reja)"], "7 | 15", (None, 15)),
        (["9 oylik reja | Yillik reja"], "7 | 15", (None, 15)),
        (["Mart oyi rejasi | 2026-yil rejasi"], "7 | 15", (None, 15)),
        (["2025 (fakt) | Reja | < | <", "2025 (fakt) | yanvar | fevral | jami"], "9 | 1 | 1 | 24", (9, 24)),
        (["2025 fakt | Reja | < | < | <", "2025 fakt | yan. | fev | mar | Jami"], "9 | 5 | 7 | 7 | 24", (9, 24)),
        (["2025 факт | План на год|<|<|<", "2025 факт | янв | февр. | мар | всего"], "9 | 8 | 8 | 8 | 24", (9, 24)),
        ([f"2025 fakt | {QUARTERS} | Yillik"], "9 | 3 | 4 | 3 | 4 | 14", (9, 14)),
        (["Факт 2025 | I кв. | II кв. | III кв. | IV кв. | За год"], "9 | 3 | 4 | 3 | 4 | 14", (9, 14)),
    ],
)  # fmt: skip
def test_the_year_wins_over_its_quarters_halves_and_months(
    headings: list[str], row: str, figure: tuple[int | None, int]
) -> None:
    read = plan(headings, row)
    assert figures(read) == [figure]
    assert asked(read) == []


@pytest.mark.parametrize(
    ("heading", "row", "figure"),
    [
        ("2025 (reja) | 2025 (fakt) | 2026 (reja)", "7 | 12 | 14", (12, 14)),
        ("2026 (reja) | 2025 (fakt) | 2025 (reja)", "14 | 12 | 7", (12, 14)),
        ("План 2025 | Факт 2025 | План 2026", "7 | 12 | 14", (12, 14)),
        ("2025 | 2026 | 2027", "12 | 14 | 16", (12, 14)),
        ("2025* | 2026 | 2027 | 2028", "12 | 14 | 16 | 18", (12, 14)),
        ("2024 (fakt) | 2025 (fakt) | 2026 (reja)", "10 | 12 | 14", (12, 14)),
        ("2025 (fakt) | 2026 (reja) | 2026 (amalda)", "12 | 14 | ", (12, 14)),
        ("Выполн. 2025 г. | План 2026 г. | Выполн. 2026 г.", "1250 | 1300 | ", (1250, 1300)),
        ("2025-yilda bajarildi | 2026-yil prognoz", "12 | 14", (12, 14)),
        ("2025 (fakt) | 2027 (reja) | 2026 (reja)", "12 | 20 | 14", (12, 14)),
    ],
)  # fmt: skip
def test_the_plan_is_that_of_the_plans_year_and_the_fact_that_of_the_year_before(
    heading: str, row: str, figure: tuple[int, int]
) -> None:
    read = plan([heading], row)
    assert figures(read) == [figure]
    assert read.year == 2026
    assert [doubt for doubt in read.doubts if doubt.required] == []


def test_the_order_of_the_columns_says_nothing() -> None:
    columns = {
        "2025 (reja)": "7",
        "2025 (fakt)": "12",
        "2026 (reja)": "14",
        "Rejalashtirilgan mablag', mln so'm": "900",
    }
    for order in permutations(columns):
        read = plan([" | ".join(order)], " | ".join(columns[name] for name in order))
        assert figures(read) == [(12, 14)], order
        assert asked(read) == [], order


@pytest.mark.parametrize(
    "heading",
    ["Rejalashtirilgan mablag' | {}", "{} | Yillik reja bandi", "Reja summasi (ming so'm) | {}",
     "{} | Reja bajarilishi, %", "План финансирования, тыс. руб. | {}", "{} | Пункт плана", "Rejadan farqi (+,-) | {}"],
)  # fmt: skip
@pytest.mark.parametrize("target", ["2026-yil (reja)", "Reja", "Йиллик режа"])
def test_money_paragraphs_and_shares_are_no_target(heading: str, target: str) -> None:
    cells = " | ".join("14" if name == "{}" else "777" for name in heading.split(" | "))
    read = plan([heading.format(target)], cells)
    assert figures(read) == [(None, 14)]
    assert asked(read) == []


def test_the_answer_to_which_year_chooses_the_column() -> None:
    heading, row = "2025 (reja) | 2025 (fakt) | 2026 (reja) | 2027 (reja)", "7 | 12 | 14 | 16"
    open_question = plan([heading], row, title="YILLIK")
    assert asked(open_question) == ["year_contradicts"]
    for year, figure in {"2026": (12, 14), "2027": (12, 16), "2025": (None, 7)}.items():
        read = plan([heading], row, title="YILLIK", answers={"plan:year_contradicts": year})
        assert (read.year, figures(read)) == (int(year), [figure])


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        (["2026-yil rejasi | 2026-yil qo'shimcha rejasi"], "14 | 3"),
        (["Reja | Rejadagi son"], "14 | 3"),
        (["2026 (reja) | 2026 (aniqlangan reja)"], "14 | 3"),
    ],
)
def test_between_two_that_fit_a_person_says_which(headings: list[str], row: str) -> None:
    read = plan(headings, row, "20 | 5")
    question = which(read)
    assert question.required
    assert not read.loadable
    assert [choice.text.partition(" · ")[0] for choice in question.choices] == ["14", "3"]
    for choice, targets in zip(question.choices, ([14, 20], [3, 5]), strict=True):
        answered = plan(headings, row, "20 | 5", answers={question.id: choice.id})
        assert [figure.target for figure in answered.figures] == targets
        assert asked(answered) == []


def test_one_answer_is_for_every_table_whose_heading_says_the_same() -> None:
    rows = plan(["2026 (reja) | 2026 (yangi reja)"], "14 | 3").figures
    assert len(rows) == 1
    head = _row(1, (*BEFORE, "2026 (reja)", "2026 (yangi reja)", *BEHIND))
    other = _row(1, (*BEFORE, "2026 (yangi reja)", "2026 (reja)", *BEHIND))
    first = _row(2, ("1", NAMES[0], "ta", "14", "3", "yil davomida", "Axborot xizmati"))
    second = _row(2, ("2", NAMES[1], "ta", "20", "5", "yil davomida", "Axborot xizmati"))
    tables = [Table((head, first)), Table((head, second))]
    question = which(read_plan(tables))
    answered = read_plan(tables, {question.id: question.choices[1].id})
    assert [figure.target for figure in answered.figures] == [3, 5]
    turned = [Table((head, first)), Table((other, second))]
    codes = [doubt.code for doubt in read_plan(turned).doubts]
    assert codes.count("which_column") == 2, "in another order it is another question"


@pytest.mark.parametrize(
    ("headings", "row", "target"),
    [
        (["2026-yil rejasi | < | < | <", "I | II | III | IV"], "3 | 4 | - | 4", 11),
        ([QUARTERS.replace("chorak", "chorak rejasi")], "1 000 | 2 | 3 | 4", 1009),
        ([QUARTERS.replace("chorak", "chorak rejasi")], "1,5 | 2 | | 0,5", 4),
        (["2026-yil rejasi | <", "1-yarim yillik | 2-yarim yillik"], "3 | 4", 7),
        (["План 2026 (нарастающим итогом) | < | < | <", "I кв | II кв | III кв | IV кв"], "3 | 7 | 10 | 14", 14),
        (["2026-yil rejasi (o'sib boruvchi) | < | < | <", "I | II | III | IV"], "3 | 7 | 10 | 14", 14),
        (["2026-yil rejasi | < | < | <", "3 oy | 6 oy | 9 oy | 12 oy"], "3 | 7 | 10 | 14", 14),
    ],
)
def test_where_no_column_has_the_year_its_quarters_make_it(headings: list[str], row: str, target: int) -> None:
    read = plan(headings, row)
    assert figures(read) == [(None, target)]
    assert asked(read) == []


@pytest.mark.parametrize(
    "headings",
    [
        ["I chorak rejasi | II chorak rejasi | III chorak rejasi"],
        ["1-yarim yillik rejasi"],
        ["2026-yil rejasi | < | <", "yanvar | fevral | mart"],
    ],
)
def test_a_part_of_the_year_is_never_taken_for_the_year_without_asking(headings: list[str]) -> None:
    read = plan(headings, " | ".join("3456"[: len(_cells(headings[-1]))]))
    assert "which_column" in asked(read)
    *offered, none = which(read).choices
    assert (len(offered), none.id) == (len(_cells(headings[-1])), "none")


def test_two_columns_below_one_heading_that_says_no_more_are_asked_about() -> None:
    read = plan(["2026-yil rejasi | <", "qog'oz | elektron"], "14 | 3")
    assert asked(read) == ["which_column"]


def test_money_alone_is_asked_about() -> None:
    read = plan(["Rejalashtirilgan mablag' (so'm)"], "900")
    assert asked(read) == ["which_column"]


@pytest.mark.parametrize("quarter", ["4\n5", "4 5", "5-6", "kamida 4", "4 ming", "1.234"])
def test_quarters_that_are_no_plain_figures_are_not_added_up_in_silence(quarter: str) -> None:
    read = plan(["2026-yil rejasi | < | < | <", "I | II | III | IV"], f"3 | {quarter} | 3 | 4")
    assert asked(read)


def test_a_heading_torn_at_the_ends_of_its_lines_is_read() -> None:
    read = plan(["2025-yil\n(fakt) | 2026-yil re-\nja-\nsi"], "12 | 14")
    assert figures(read) == [(12, 14)]


def test_a_year_under_the_word_indicators_is_a_column_of_figures() -> None:
    head = [
        Row(Place(1), ("№", "Ko'rsatkichlar", "", "", "", "Muddati", "Mas'ul"), across=(2, 3, 4)),
        Row(Place(2), ("№", "nomi", "birligi", "2025", "2026", "Muddati", "Mas'ul"), above=(0, 5, 6)),
        _row(3, ("1", NAMES[0], "ta", "12", "14", "yil davomida", "Axborot xizmati")),
    ]
    assert figures(read_plan([Table(tuple(head))])) == [(12, 14)]


@pytest.mark.parametrize("column", [3, 4])
def test_a_figure_merged_over_two_rows_is_asked_about_in_both(column: int) -> None:
    lines = [SECTION, _row(2, (*BEFORE, "2025 (fakt)", "2026 (reja)", *BEHIND))]
    for at, number in enumerate("12"):
        cells = (number, NAMES[at], "ta", "12", "14", "yil davomida", "Axborot xizmati")
        lines.append(_row(3 + at, cells, above=(column,) if at else ()))
    read = read_plan([Table(tuple(lines))])
    assert asked(read) == ["number_merged", "number_merged"]
    questions = [doubt for doubt in read.doubts if doubt.required]
    assert [[choice.id for choice in doubt.choices] for doubt in questions] == [[lines[2].cells[column], "none"]] * 2
    answered = read_plan([Table(tuple(lines))], {questions[0].id: "9", questions[1].id: "none"})
    at = column - 3
    assert [pair[at] for pair in figures(answered)] == [9, None]
    assert asked(answered) == []


def test_lines_of_one_row_whose_number_is_merged_as_well_are_one_row() -> None:
    head = _row(1, (*BEFORE, "2025 (fakt)", "2026 (reja)", *BEHIND))
    first = _row(2, ("1", NAMES[0], "ta", "12", "14", "yil davomida", "Axborot xizmati"))
    rest = _row(3, ("1", "va suhbatlar", "ta", "12", "14", "yil davomida", "Axborot xizmati"), above=(0, 2, 3, 4, 5, 6))
    read = read_plan([Table((SECTION, head, first, rest))])
    assert figures(read) == [(12, 14)]
    assert asked(read) == []


@pytest.mark.parametrize("merged", ["2025 (fakt) | 2026 (reja)", "2026 (reja) | 2025 (fakt)"])
def test_a_figure_merged_over_fact_and_plan_is_asked_about(merged: str) -> None:
    read = plan([merged], "4 | <", "5 | 6")
    assert set(asked(read)) == {"number_merged"}
    assert figures(read)[1] in ((5, 6), (6, 5))


def test_of_two_columns_of_people_it_is_asked_who_reports() -> None:
    head = _row(2, (*BEFORE, "2026 (reja)", "Muddati", "Nazorat uchun mas'ul", "Ijrochi"))
    first = _row(3, ("1", NAMES[0], "ta", "14", "yil davomida", "Direktor", "Axborot xizmati"))
    tables = [Table((SECTION, head, first))]
    question = next(doubt for doubt in read_plan(tables).doubts if doubt.code == "which_responsible")
    assert [choice.text for choice in question.choices] == [
        "Direktor · Nazorat uchun mas'ul", "Axborot xizmati · Ijrochi",
    ]  # fmt: skip
    for choice, reporter in zip(question.choices, ("Direktor", "Axborot xizmati"), strict=True):
        (figure,) = read_plan(tables, {question.id: choice.id}).figures
        assert figure.reporters == (reporter,)


def test_tables_with_other_columns_of_people_are_asked_about_apart() -> None:
    def table(number: str, *people: str) -> Table:
        head = _row(2, (*BEFORE, "2026 (reja)", "Muddati", *people))
        return Table((SECTION, head, _row(3, (number, NAMES[0], "ta", "14", "mart", "Axborot xizmati", "Direktor"))))

    tables = [table("1", "Ijrochi", "Mas'ul"), table("2", "Mas'ul xodim", "Javobgar")]
    answers: dict[str, str] = {}
    for _ in range(2):
        question = next(doubt for doubt in read_plan(tables, answers).doubts if doubt.code == "which_responsible")
        answers[question.id] = question.choices[0].id
    read = read_plan(tables, answers)
    assert [figure.reporters for figure in read.figures] == [("Axborot xizmati",)] * 2
    assert asked(read) == []


@pytest.mark.parametrize(
    ("begin", "end", "window"),
    [("yanvar", "dekabr", "months 1-12"), ("mart", "may", "months 3-5"), ("iyun", "iyun", "months 6-6"),
     ("", "dekabr", "months 12-12")],
)  # fmt: skip
def test_a_beginning_and_an_end_in_two_columns_are_one_span(begin: str, end: str, window: str) -> None:
    head = _row(2, (*BEFORE, "2026 (reja)", "Boshlanish muddati", "Tugash muddati", "Mas'ul"))
    first = _row(3, ("1", NAMES[0], "ta", "14", begin, end, "Axborot xizmati"))
    (figure,) = read_plan([Table((SECTION, head, first))]).figures
    assert str(figure.window) == window


@pytest.mark.parametrize("torn", [3, 4, 6])
def test_a_column_that_dragging_an_edge_has_left_in_word_is_none(torn: int) -> None:
    """Covered in the heading and in the rows, whichever column it belongs to."""

    def cut(cells: tuple[str, ...]) -> tuple[str, ...]:
        return (*cells[: torn + 1], "<", *cells[torn + 1 :])

    head = _row(2, cut((*BEFORE, "2025 (fakt)", "2026 (reja)", *BEHIND)))
    rows = [
        _row(3, cut(("1", NAMES[0], "ta", "12", "14", "yil davomida", "Axborot xizmati"))),
        _row(4, cut(("2", NAMES[1], "ta", "5", "6", "yil davomida", "Axborot xizmati"))),
    ]
    read = read_plan([Table((SECTION, head, *rows))])
    assert figures(read) == [(12, 14), (5, 6)]
    assert read.doubts == ()


@pytest.mark.parametrize(
    ("numbers", "others"), [("1 | 2", ["1", "2"]), ("I | II", ["I", "II"]), ("1. | 2.", ["1.", "2."])]
)
def test_two_columns_with_bare_numbers_are_asked_about_once(numbers: str, others: list[str]) -> None:
    headings, rows = ["2026-yil rejasi | <", numbers], ("5 | 6", "8 | 9")
    read = plan(headings, *rows)
    assert [doubt.code for doubt in read.doubts] == ["which_column"]
    shown = [f"{figure} · 2026-yil rejasi / {other}" for figure, other in zip("56", others, strict=True)]
    assert [choice.text for choice in which(read).choices[:2]] == shown
    first, second, *_ = (choice.id for choice in which(read).choices)
    for said, targets, halves in (
        (first, [5, 8], "None"),
        (second, [6, 9], "None"),
        ("sum", [11, 17], "halves 5 6"),
    ):
        answered = plan(headings, *rows, answers={which(read).id: said})
        assert ([figure.target for figure in answered.figures], answered.doubts) == (targets, ())
        assert str(answered.figures[0].schedule) == halves


@pytest.mark.parametrize(
    "headings",
    [
        ["Reja | <", "1-yarim | 2-yarim"],
        ["2026-yil rejasi | <", "yilning birinchi yarmi | yilning ikkinchi yarmi"],
        ["2026-yil rejasi, yarim yillar | <", "1 | 2"],
        ["План на 2026 год по полугодиям | <", "I | II"],
    ],
)
def test_two_columns_that_are_called_halves_make_the_year(headings: list[str]) -> None:
    (figure,) = (read := plan(headings, "5 | 6")).figures
    assert (figure.target, str(figure.schedule), read.doubts) == (11, "halves 5 6", ())
