"""The split of a target over the year: read from the columns of quarters, half-years and months, converted where they
count from January on, and asked about wherever it does not come to the year's figure."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from plan.schedule import Schedule
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import made_workbook
from texts.planning.file.doubts import choice_text, doubt_question

BEFORE = ("№", "Ko'rsatkich nomi", "O'lchov birligi")
BEHIND = ("Bajarilish muddati", "Mas'ul")
ROMAN = "I chorak | II chorak | III chorak | IV chorak"
MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip


def plan(
    headings: list[str],
    *rows: str,
    names: tuple[str, ...] = (),
    unit: str = "ta",
    answers: dict[str, str] | None = None,
    deadline: str = "yil davomida",
) -> PlanDocument:
    """A plan of 2026 with these columns of figures. `<` belongs to the cell left of it; `/` in a cell is a new line; a
    name of a row may have its unit behind "|"."""
    lines = [
        Row(Place(1), ("KUTUBXONANING 2026-YIL ISH REJASI",), prose=True),
        Row(Place(2), ("I. ISHLAR",), prose=True),
    ]
    for at, heading in enumerate(map(_cells, headings)):
        above = tuple(range(3)) + tuple(range(3 + len(heading), 5 + len(heading))) if at else ()
        lines.append(_row(3 + at, (*BEFORE, *heading, *BEHIND), above))
    for number, cells in enumerate(map(_cells, rows), 1):
        name, _, own = (names[number - 1] if number <= len(names) else f"Kitob ko'rgazmalari {number}").partition("|")
        lines.append(_row(10 + number, (str(number), name, own or unit, *cells, deadline, "Axborot xizmati")))
    return read_plan([Table(tuple(lines))], answers)


def _cells(text: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace("/", "\n") for cell in text.split("|"))


def _row(number: int, cells: tuple[str, ...], above: tuple[int, ...] = ()) -> Row:
    across = tuple(at for at, cell in enumerate(cells) if cell == "<")
    return Row(Place(number), tuple("" if cell == "<" else cell for cell in cells), above=above, across=across)


def schedules(document: PlanDocument) -> list[str]:
    return [str(figure.schedule or "") for figure in document.figures]


def codes(document: PlanDocument) -> list[str]:
    return [doubt.code for doubt in document.doubts]


@pytest.mark.parametrize(
    ("headings", "row", "target", "schedule"),
    [
        (["2026-yil rejasi | < | < | < | <", "I | II | III | IV | Jami"], "3|4|3|4|14", 14, "quarters 3 4 3 4"),
        (["2026-yil rejasi | < | < | < | <", f"Jami | {ROMAN}"], "14|3|4|3|4", 14, "quarters 3 4 3 4"),
        ([f"{ROMAN} | 2026-yil (reja)"], "3|4|3|4|14", 14, "quarters 3 4 3 4"),
        (["2026-yil (reja) | 1-чорак | 2-чорак | 3-чорак | 4-чорак"], "14|3|4|3|4", 14, "quarters 3 4 3 4"),
        (["План на 2026 год | < | < | < | <", "1 кв. | 2 кв. | 3 кв. | 4 кв. | Итого"], "3|4|3|4|14", 14,
         "quarters 3 4 3 4"),
        (["2025 (fakt) | 2026-yil rejasi | < | < | < | <", f"2025 (fakt) | {ROMAN} | Jami"], "9|-|4|-|4|8", 8,
         "quarters - 4 - 4"),
        (["2026-yil rejasi | < | < | <", ROMAN], "1 000|2 000|1 000|500", 4500, "quarters 1000 2000 1000 500"),
        (["2026-yil rejasi | < | <", "I yarim yillik | II yarim yillik | Jami"], "5|6|11", 11, "halves 5 6"),
        (["План на 2026 год | < | <", "1 полугодие | 2 полугодие | Всего"], "5|6|11", 11, "halves 5 6"),
        (["1-yarim yillik rejasi | 2026-yil (reja)"], "5|11", 11, "halves 5 6"),
        (["2026-yil rejasi" + " | <" * 12, " | ".join((*MONTHS, "Jami"))], "1|" * 12 + "12", 12,
         "months 1 1 1 1 1 1 1 1 1 1 1 1"),
        (["2026-yil rejasi, o'sib boruvchi | < | < | <", ROMAN], "3|7|10|14", 14, "quarters 3 4 3 4"),
        (["План на 2026 год нарастающим итогом | < | < | <", "1 кв. | 2 кв. | 3 кв. | 4 кв."], "3|7|10|14", 14,
         "quarters 3 4 3 4"),
        (["I chorak | I yarim yillik | 9 oylik | 2026-yil (reja)"], "3|7|10|14", 14, "quarters 3 4 3 4"),
        (["3 oy | 6 oy | 9 oy | 2026-yil (reja)"], "3|7|10|14", 14, "quarters 3 4 3 4"),
        (["2026-yil rejasi | < | < | <", "3 oylik | 6 oylik | 9 oylik | 12 oylik"], "3|7|10|14", 14,
         "quarters 3 4 3 4"),
        (["2026-yil rejasi | < | < | <", "yanvar-mart | yanvar-iyun | yanvar-sentabr | yanvar-dekabr"], "3|7|10|14", 14,
         "quarters 3 4 3 4"),
        (["План на 2026 год | < | < | <", "январь-март | январь-июнь | январь-сентябрь | год"], "3|7|10|14", 14,
         "quarters 3 4 3 4"),
        (["1-chorak | Yarim yil | 9 oy | 2026-yil (reja)"], "3|7|10|14", 14, "quarters 3 4 3 4"),
        (["2026-yil rejasi | < | < | <", "1-chorak | Yarim yillik | 9 oylik | Yil"], "3|7|10|14", 14,
         "quarters 3 4 3 4"),
        (["2026-yil rejasi | < | < | <", "yan-mart | apr-iyun | iyul-sen | okt-dek"], "3|4|3|4", 14,
         "quarters 3 4 3 4"),
        (["январь-март | апрель-июнь | июль-сентябрь | октябрь-декабрь | План на 2026 год"], "3|4|3|4|14", 14,
         "quarters 3 4 3 4"),
        (["yanvar-iyun | iyul-dekabr | 2026-yil (reja)"], "5|6|11", 11, "halves 5 6"),
        (["2026-yil rejasi" + " | <" * 11, " | ".join(map(str, range(1, 13)))], "1|" * 11 + "1", 12,
         "months 1 1 1 1 1 1 1 1 1 1 1 1"),
        (["2026-йил режаси | I чорак | II чорак | III чорак | VI чорак"], "14|3|4|3|4", 14, "quarters 3 4 3 4"),
        (["I chorak (fakt) | II chorak (fakt) | III chorak (fakt) | IV chorak (fakt) | 2026-yil (reja)"],
         "3|4|3|4|15", 15, ""),
        (["2025-yil fakt | < | < | < | 2026-yil (reja)", f"{ROMAN} | 2026-yil (reja)"], "3|4|3|4|15", 15, ""),
        (["Mart oyi rejasi | 2026-yil rejasi"], "7|15", 15, ""),
        (["9 oylik reja | 2026-yil rejasi"], "7|15", 15, ""),
        (["I chorak | < | II chorak | < | III chorak | < | IV chorak | < | Jami | <",
          "reja|fakt|reja|fakt|reja|fakt|reja|fakt|reja|fakt"], "3||4||3||4||14|", 14, "quarters 3 4 3 4"),
        ([" | ".join((*(f"2026-yil {part} rejasi" for part in ROMAN.split(" | ")), "2026-yil rejasi"))],
         "3|4|3|4|14", 14, "quarters 3 4 3 4"),
        ([" | ".join((*MONTHS, "2026-yil rejasi"))], "+||+||||||+||||15", 15, ""),
        ([f"{ROMAN} | 2026-yil rejasi"], "+|+|-|+|15", 15, ""),
        ([f"{ROMAN} | 2026-yil rejasi"], "✓||✓||15", 15, ""),
        (["2026-yil rejasi (choraklar) | < | < | < | 2026-yil rejasi", "1 | 2 | 3 | 4 | jami"], "3|4|3|4|14", 14,
         "quarters 3 4 3 4"),
        (["Кварталы | < | < | < | План на 2026 год", "1. | 2. | 3. | 4. | План на 2026 год"], "3|4|3|4|14", 14,
         "quarters 3 4 3 4"),
        ([f"{ROMAN} | 2026-yil (reja)"], "||||14", 14, ""),
        ([f"{ROMAN} | 2026-yil (reja)"], "-|-|-|-|14", 14, ""),
        (["Mablag', mln so'm | < | < | < | 2026-yil (reja)", f"{ROMAN} | 2026-yil (reja)"], "30|40|30|40|14", 14, ""),
    ],
)  # fmt: skip
def test_it_reads_the_split_of_a_year(headings: list[str], row: str, target: int, schedule: str) -> None:
    document = plan(headings, row)
    assert schedules(document) == [schedule]
    assert [figure.target for figure in document.figures] == [target]
    assert codes(document) == []


def test_a_level_and_a_rate_stand_at_each_quarters_end() -> None:
    names = ("Kutubxona fondi (yil oxiriga)", "Qamrov|foiz", "Qamrov (o'rtacha)|foiz", "Kitob berilishi")
    rows = ("100|110|115|120|120", "80|82|84|85|85", "80|80|90|90|85", "1|1|1|1|4")
    document = plan([f"{ROMAN} | 2026-yil (reja)"], *rows, names=names)
    assert schedules(document) == [
        "quarters 100 110 115 120", "quarters 80 82 84 85", "quarters 80 80 90 90", "quarters 1 1 1 1",
    ]  # fmt: skip
    assert codes(document) == []
    running = plan(["2026-yil rejasi, o'sib boruvchi | < | < | <", ROMAN], "100|110|115|120", names=names)
    assert schedules(running) == ["quarters 100 110 115 120"]


@pytest.mark.parametrize(
    ("answer", "target", "schedule"),
    [("year", 15, ""), ("sum", 14, "quarters 3 4 3 4"), ("14", 14, "quarters 3 4 3 4"), ("16", 16, "")],
)  # fmt: skip
def test_it_asks_where_the_quarters_do_not_come_to_the_year(answer: str, target: int, schedule: str) -> None:
    heading = [f"{ROMAN} | 2026-yil (reja)"]
    document = plan(heading, "3|4|3|4|15", "1|1|1|1|4")
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, schedules(document)) == ("schedule_sum", True, ["", "quarters 1 1 1 1"])
    assert document.tally["question"] == 1
    assert "«3 4 3 4 = 14 ≠ 15»" in doubt_question(doubt)
    assert [choice_text(choice) for choice in doubt.choices] == ["yillik raqam qolsin, qismlarsiz", "qismlarning jami"]
    answered = plan(heading, "3|4|3|4|15", "1|1|1|1|4", answers={doubt.id: answer})
    assert (answered.figures[0].target, schedules(answered)[0], answered.loadable) == (target, schedule, True)


def test_it_asks_where_the_last_quarter_of_a_level_is_not_the_years() -> None:
    heading, names = [f"{ROMAN} | 2026-yil (reja)"], ("Kutubxona fondi (yil oxiriga)",)
    (doubt,) = plan(heading, "100|110|115|118|120", names=names).doubts
    assert doubt.code == "schedule_last"
    last = plan(heading, "100|110|115|118|120", names=names, answers={doubt.id: "last"})
    assert (last.figures[0].target, schedules(last)) == (118, ["quarters 100 110 115 118"])
    year = plan(heading, "100|110|115|118|120", names=names, answers={doubt.id: "year"})
    assert (year.figures[0].target, schedules(year)) == (120, [""])


def test_rows_without_a_figure_for_the_year_are_asked_once() -> None:
    heading, rows = [f"{ROMAN} | 2026-yil (reja)"], ("3|4|3|4|", "1|1|1|1|-", "80|82|84|85|")
    names = ("Kitob berilishi", "Uchrashuvlar", "Qamrov|foiz")
    document = plan(heading, *rows, names=names)
    assert codes(document) == ["schedule_no_year"] * 2
    summed, last = document.doubts
    assert [asked.number for asked in summed.rows] == ["1", "2"]
    answered = plan(heading, *rows, names=names, answers={summed.id: "sum", last.id: "last"})
    assert [figure.target for figure in answered.figures] == [14, 4, 85]
    assert schedules(answered) == ["quarters 3 4 3 4", "quarters 1 1 1 1", "quarters 80 82 84 85"]
    without = plan(heading, *rows, names=names, answers={summed.id: "none", last.id: "none"})
    assert [(figure.target, figure.schedule) for figure in without.figures] == [(None, None)] * 3
    assert without.loadable


def test_it_asks_once_whether_rising_quarters_count_from_january() -> None:
    heading = [f"{ROMAN} | 2026-yil (reja)"]
    rows = ("3|7|10|14|14", "5|5|10|10|10")
    document = plan(heading, *rows)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, len(doubt.rows)) == ("schedule_running", True, 2)
    assert schedules(document) == ["", ""]
    running = plan(heading, *rows, answers={doubt.id: "running"})
    assert (schedules(running), running.loadable) == (["quarters 3 4 3 4", "quarters 5 0 5 0"], True)
    without = plan(heading, *rows, answers={doubt.id: "year"})
    assert (schedules(without), [figure.target for figure in without.figures]) == (["", ""], [14, 10])


@pytest.mark.parametrize(
    ("row", "code", "answer", "schedule"),
    [
        ("3|4 ming|3|4|14", "number_amount_words", "4", "quarters 3 4 3 4"),
        ("3|kerak|3|4|14", "number_words", "4", "quarters 3 4 3 4"),
        ("3|4 5|3|4|14", "number_words", "4", "quarters 3 4 3 4"),
        ("3|kerak|3|4|10", "number_words", "none", "quarters 3 - 3 4"),
    ],
)
def test_it_asks_of_a_quarter_that_cannot_be_read(row: str, code: str, answer: str, schedule: str) -> None:
    heading = [f"{ROMAN} | 2026-yil (reja)"]
    document = plan(heading, row)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.field, doubt.required, schedules(document)) == (code, "schedule", True, [""])
    assert "II chorak" in doubt_question(doubt)
    answered = plan(heading, row, answers={doubt.id: answer})
    assert (schedules(answered), answered.loadable) == ([schedule], True)


@pytest.mark.parametrize("row", ["14|<|<|<|14", "7|<|7|<|14", "-|3|2|9|14"])
def test_it_never_takes_a_quarter_that_is_merged_or_falls(row: str) -> None:
    falling = "<" not in row
    heading = ["2026-yil rejasi, o'sib boruvchi | < | < | < | <", f"{ROMAN} | Jami"] if falling else [
        f"{ROMAN} | 2026-yil (reja)"]  # fmt: skip
    document = plan(heading, row)
    assert codes(document) == ["schedule_unclear"]
    assert (schedules(document), document.loadable) == ([""], False)
    answered = plan(heading, row, answers={document.doubts[0].id: "year"})
    assert (schedules(answered), answered.figures[0].target, answered.loadable) == ([""], 14, True)


def test_quarters_that_say_something_else_are_asked_once_for_all_rows() -> None:
    heading = [f"{ROMAN} | 2026-yil (reja)"]
    rows = ("25 %|25 %|25 %|25 %|14", "20 %|30 %|20 %|30 %|10")
    document = plan(heading, *rows)
    (doubt,) = document.doubts
    assert (doubt.code, doubt.required, len(doubt.rows)) == ("schedule_unclear", True, 2)
    assert choice_text(doubt.choices[0], doubt.field) == "yillik raqam qolsin, qismlarsiz"
    answered = plan(heading, *rows, answers={doubt.id: "year"})
    assert (schedules(answered), answered.loadable) == (["", ""], True)
    each = plan(heading, *rows, answers={doubt.id: "each"})
    assert codes(each) == ["schedule_unclear"] * 2


def test_it_splits_the_quarters_of_a_row_like_its_figures() -> None:
    heading = [f"{ROMAN} | 2026-yil (reja)"]
    names = ("Kitoblar: - badiiy; - ilmiy",)
    both = plan(heading, "1/2|1/2|1/2|1/2|4/8", names=names)
    assert (schedules(both), codes(both)) == (["quarters 1 1 1 1", "quarters 2 2 2 2"], [])
    gaps = plan(heading, "1/2||1/2|-|2/4", names=names)
    assert schedules(gaps) == ["quarters 1 - 1 -", "quarters 2 - 2 -"]
    unclear = plan(heading, "3|1/2|1/2|1/2|4/8", names=names)
    assert (schedules(unclear), codes(unclear)) == (["", ""], ["schedule_unclear"])
    total = plan(heading, "3/1/2|3/1/2|3/1/2|3/1/2|12/4/8", names=names)
    assert [figure.kind for figure in total.figures] == ["total", "count", "count"]
    assert schedules(total) == ["quarters 3 3 3 3", "quarters 1 1 1 1", "quarters 2 2 2 2"]


FIGURE = st.none() | st.integers(0, 10**6).map(Decimal) | st.decimals(0, 999, places=1, allow_nan=False)
SPLIT = st.sampled_from((2, 4, 12)).flatmap(
    lambda size: st.lists(FIGURE, min_size=size, max_size=size).filter(lambda parts: any(p is not None for p in parts))
)


@given(SPLIT, st.booleans(), st.booleans())
@settings(max_examples=120, deadline=None)
def test_a_written_split_is_read_back(parts: list[Decimal | None], with_year: bool, as_file: bool) -> None:
    schedule = Schedule(tuple(parts))
    names = {2: ("I yarim yillik", "II yarim yillik"), 4: tuple(ROMAN.split(" | ")), 12: MONTHS}[len(parts)]
    figures = [written(part) for part in parts] + ([written(schedule.total)] if with_year else [])
    heads = [*names, *(["Jami"] if with_year else [])]
    if as_file:
        upper = ["2026-yil (reja)", *[""] * (len(heads) - 1)]
        rows = [
            [*BEFORE, *upper, *BEHIND], ["", "", "", *heads, "", ""],
            ["1.", "Kitob berilishi", "soat", *figures, "2026-yil davomida", "Axborot xizmati"],
        ]  # fmt: skip
        content = made_workbook(
            [list(cells) for cells in rows],
            lambda sheet: sheet.merge_cells(start_row=1, end_row=1, start_column=4, end_column=3 + len(heads)),
        )
        document = read_plan(read_tables(content, "reja.xlsx"), {"plan:no_sections": "yes"})
    else:
        group = "2026-yil rejasi" + " | <" * (len(heads) - 1)
        document = plan([group, " | ".join(heads)], " | ".join(figures), unit="soat")
    (figure,) = document.figures
    # Of a year of nothing it is asked whether there should be less of it.
    asked = () if schedule.total else ("direction_unsure",)
    assert (figure.schedule, figure.target, tuple(codes(document))) == (schedule, schedule.total, asked)
    assert Schedule.parse(str(figure.schedule)) == schedule


def written(part: Decimal | None) -> str:
    return "" if part is None else f"{part.normalize():f}".replace(".", ",")


@pytest.mark.parametrize(
    "heading", ["2026-yil rejasi (o'sib boruvchi tartibda)", "План на 2026 год нарастающим итогом"]
)
def test_words_of_running_totals_above_the_year_alone_are_asked_once(heading: str) -> None:
    names = ("Kitob berilishi", "Tashriflar", "Uchrashuvlar|Tadbir", "Qamrov|foiz")
    rows = ("14", "15", "16", "17")
    document = plan([f"{heading}"], *rows, names=names)
    (doubt,) = document.doubts
    assert (doubt.code, [asked.number for asked in doubt.rows]) == ("kind_unsure", ["1", "2"])
    for answer, kind in (("added", "count"), ("level", "level")):
        answered = plan([heading], *rows, names=names, answers={doubt.id: answer})
        assert [figure.kind for figure in answered.figures] == [kind, kind, "count", "percent"]
        assert answered.loadable


def test_what_is_asked_of_the_year_is_not_asked_of_its_quarters_as_well() -> None:
    heading = [f"{ROMAN} | 2026-yil (reja)"]
    document = plan(heading, "3|4|3|4|14 ming")
    assert codes(document) == ["number_amount_words"]
    answered = plan(heading, "3|4|3|4|14 ming", answers={document.doubts[0].id: "14"})
    assert (schedules(answered), answered.doubts) == (["quarters 3 4 3 4"], ())


HEADINGS = (
    [f"{ROMAN} | 2026-yil (reja)"],
    ["2026-yil rejasi, o'sib boruvchi | < | < | < | <", f"{ROMAN} | Jami"],
    ["2026-yil rejasi | < | < | <", ROMAN],
    ["I chorak | I yarim yillik | 9 oylik | 2026-yil (reja)"],
    ["1-yarim yillik rejasi | 2026-yil (reja)"],
)
CELL = st.sampled_from(("", "-", "0", "1", "3", "5", "7,5", "120", "1 000", "1/2", "3/1/2", "kerak", "5 ming", "+"))
NAMED = st.sampled_from(
    ("Kitob berilishi", "Fond hajmi", "Fond (yil oxiriga)", "Qamrov|foiz", "Qarzdorlarni kamaytirish",
     "Kitoblar: - badiiy; - ilmiy", "Fond (yil oxiriga): - badiiy; - ilmiy", "Shikoyatlar ko'pi bilan")
)  # fmt: skip


@given(st.sampled_from(HEADINGS), st.lists(NAMED, min_size=1, max_size=3), st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_is_answered_a_plan_is_loaded_with_no_split_that_is_not_its_years(
    headings: list[str], names: list[str], data: st.DataObject
) -> None:
    width = len(_cells(headings[-1]))
    rows = ["|".join(data.draw(st.lists(CELL, min_size=width, max_size=width))) for _ in names]
    answers: dict[str, str] = {}
    for _ in range(30):
        document = plan(headings, *rows, names=tuple(names), answers=answers)
        open_doubts = [doubt for doubt in document.doubts if doubt.required]
        if not open_doubts:
            break
        doubt = data.draw(st.sampled_from(open_doubts))
        answers[doubt.id] = data.draw(st.sampled_from([choice.id for choice in doubt.choices]))
    assert document.loadable
    for figure in document.figures:
        counted = figure.kind == "count" or (figure.parts and document.figures[figure.parts[0]].kind == "count")
        if figure.schedule is not None:
            assert all(part is None or part >= 0 for part in figure.schedule.parts)
            assert not counted or figure.schedule.total == figure.target


@pytest.mark.parametrize(
    ("deadline", "row", "asked"),
    [
        ("mart", "-|-|-|4|4", True), ("I yarim yillik", "1|1|1|1|4", True), ("IV chorak", "4|-|-|-|4", True),
        ("I yarim yillik", "2|2|-|-|4", False), ("yil davomida", "1|1|1|1|4", False),
        ("har chorakda", "1|1|1|1|4", False),
    ],
)  # fmt: skip
def test_it_asks_of_a_split_outside_the_deadline(deadline: str, row: str, asked: bool) -> None:
    headings = [f"{ROMAN} | 2026-yil (reja)"]
    document = plan(headings, row, deadline=deadline)
    assert (codes(document), document.loadable) == (["schedule_outside"] * asked, not asked)
    for doubt in document.doubts:
        assert "muddatidan tashqari" in doubt_question(doubt)
        for answer, kept in (("split", True), ("year", False)):
            answered = plan(headings, row, deadline=deadline, answers={doubt.id: answer})
            assert (answered.loadable, answered.figures[0].target, bool(schedules(answered)[0])) == (True, 4, kept)


@pytest.mark.parametrize("rates", ["20 | 22 | 24 | 25", "42 | 43 | 44 | 45"])
def test_rates_of_quarters_are_never_added_up(rates: str) -> None:
    heading = ["2026-yil rejasi | < | < | <", ROMAN]
    names = ("Qamrov|foiz",)
    document = plan(heading, rates, names=names)
    (doubt,) = document.doubts
    assert (doubt.code, document.figures[0].target, document.loadable) == ("schedule_no_year", None, False)
    last = Decimal(rates.split(" | ")[-1])
    answered = plan(heading, rates, names=names, answers={doubt.id: doubt.choices[0].id}).figures[0]
    assert (answered.target, str(answered.schedule)) == (last, "quarters " + rates.replace(" | ", " "))
    typed = plan(heading, rates, names=names, answers={doubt.id: "30"})
    assert (typed.figures[0].target, typed.doubts) == (30, ())


def test_the_last_of_several_levels_is_the_years() -> None:
    heading = ["2026-yil rejasi | < | < | <", ROMAN]
    document = plan(heading, "60100 | 60200 | 60300 | 60400", names=("Fond hajmi (yil oxiriga)|nusxa",))
    (figure,) = document.figures
    assert (figure.kind, figure.target, document.doubts) == ("level", 60400, ())
    assert schedules(document) == ["quarters 60100 60200 60300 60400"]


@pytest.mark.parametrize(
    ("heading", "row", "offered", "schedule"),
    [
        (f"{ROMAN} | 2026-yil (reja)", "0,42|0,43|0,44|0,45|45", "42 43 44 45", "quarters 42 43 44 45"),
        (f"{ROMAN} | 2026-yil (reja)", "0.8|0.9|0.95|1|100", "80 90 95 100", "quarters 80 90 95 100"),
        ("1-yarim yillik | 2-yarim yillik | 2026-yil (reja)", "0,42|0,5|50", "42 50", "halves 42 50"),
        (
            " | ".join((*MONTHS, "2026-yil (reja)")), "|".join(("0,4",) * 11 + ("0,5", "50")),
            "40 40 40 40 40 40 40 40 40 40 40 50", "months 40 40 40 40 40 40 40 40 40 40 40 50",
        ),
    ],
)  # fmt: skip
def test_fractions_beside_a_percent_are_offered_as_percents(
    heading: str, row: str, offered: str, schedule: str
) -> None:
    names = ("Qamrov|foiz",)
    (doubt,) = plan([heading], row, names=names).doubts
    assert (doubt.code, doubt.required, choice_text(doubt.choices[0])) == ("schedule_fractions", True, offered)
    answered = plan([heading], row, names=names, answers={doubt.id: "percents"})
    assert (schedules(answered), answered.loadable) == ([schedule], True)
    alone = plan([heading], row, names=names, answers={doubt.id: "year"})
    assert (schedules(alone), alone.loadable) == ([""], True)


def test_fractions_alone_make_the_years_percent_once_it_is_said_what_they_mean() -> None:
    heading, names = ["2026-yil rejasi | < | < | <", ROMAN], ("Qamrov|foiz",)
    (doubt,) = plan(heading, "0,42|0,43|0,44|0,45", names=names).doubts
    assert [choice_text(choice, doubt.field) for choice in doubt.choices] == [
        "42 43 44 45", "0.42 0.43 0.44 0.45", "raqam yo'q",
    ]  # fmt: skip
    for answer, target in (("percents", Decimal(45)), ("last", Decimal("0.45")), ("none", None)):
        answered = plan(heading, "0,42|0,43|0,44|0,45", names=names, answers={doubt.id: answer})
        assert (answered.figures[0].target, answered.loadable) == (target, True)


def test_where_the_year_is_a_fraction_too_one_answer_is_for_all() -> None:
    heading, names = [f"{ROMAN} | 2026-yil (reja)"], ("Qamrov|foiz",)
    (doubt,) = plan(heading, "0,42|0,43|0,44|0,45|0,45", names=names).doubts
    assert doubt.code == "percent_below_one"
    answered = plan(heading, "0,42|0,43|0,44|0,45|0,45", names=names, answers={doubt.id: "45"})
    assert (schedules(answered), answered.loadable) == (["quarters 42 43 44 45"], True)


@pytest.mark.parametrize(
    ("deadline", "row", "offered"),
    [
        ("mart", "-|-|-|4|4", "months 10-12"), ("I chorak", "1|1|1|1|4", "months 1-12"),
        ("iyun", "-|2|2|-|4", "months 4-9"),
    ],
)  # fmt: skip
def test_where_the_deadline_is_what_is_wrong_it_can_be_put_right(deadline: str, row: str, offered: str) -> None:
    headings = [f"{ROMAN} | 2026-yil (reja)"]
    (doubt,) = plan(headings, row, deadline=deadline).doubts
    assert [choice.id for choice in doubt.choices] == ["split", offered, "year"]
    assert doubt.typed == "deadline"
    assert choice_text(doubt.choices[1], doubt.field).startswith("muddati: ")
    mended = plan(headings, row, deadline=deadline, answers={doubt.id: offered})
    assert (str(mended.figures[0].window), bool(schedules(mended)[0]), mended.loadable) == (offered, True, True)
    typed = plan(headings, row, deadline=deadline, answers={doubt.id: "due 3,6,9,12"})
    assert (str(typed.figures[0].window), bool(schedules(typed)[0]), typed.loadable) == ("due 3,6,9,12", True, True)


def test_a_deadline_that_does_not_hold_the_split_either_is_asked_about_again() -> None:
    headings, row = [f"{ROMAN} | 2026-yil (reja)"], "1|1|1|1|4"
    (first,) = plan(headings, row, deadline="mart").doubts
    again = plan(headings, row, deadline="mart", answers={first.id: "months 1-6"})
    (second,) = again.doubts
    assert (second.code, second.id != first.id, again.loadable) == ("schedule_outside", True, False)
    kept = plan(headings, row, deadline="mart", answers={first.id: "months 1-6", second.id: "split"})
    assert (str(kept.figures[0].window), bool(schedules(kept)[0]), kept.loadable) == ("months 1-6", True, True)
