"""Parts of a year that are only numbered, or stand below lines that name them: asked once, and read as its parts."""

from collections.abc import Sequence

import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table

QUESTION = "plan:sheets_of_a_year"
HEADING = ("№", "Nomi", "O'lchov birligi", "Reja", "Bajarilish muddati", "Mas'ullar")
TITLE = "2026-YIL UCHUN ISH REJASI"
SECTION = ("II. KITOBXONLAR", "", "", "", "", "")
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]


def works(part: int, deadline: str = "yil davomida") -> list[tuple[str, ...]]:
    return [
        ("1.", "Ko'rgazmalar", "Marta", str(part), deadline, "Abonement xizmati"),
        ("2.", "Yangi kitoblar", "Nusxa", "30", deadline, "Butlash xizmati"),
    ]


def table(rows: Sequence[Sequence[str]], number: int | None = None, name: str = "") -> Table:
    places = [Place(at, table=number, sheet=name) for at in range(1, len(rows) + 1)]
    return Table(tuple(Row(place, tuple(cells)) for place, cells in zip(places, rows, strict=True)), name)


def line(text: str, at: int) -> Table:
    return Table((Row(Place(at), (text,), prose=True),))


def alone(text: str) -> tuple[str, ...]:
    return (text, *[""] * 5)


def schedules(document: PlanDocument) -> list[tuple[str, int, str, str]]:
    return [
        (figure.number, int(figure.target or 0), str(figure.schedule), str(figure.window))
        for figure in document.figures
    ]


def is_asked_once_and_read(tables: list[Table], parts: int) -> None:
    asked = read_plan(tables)
    assert [doubt.code for doubt in asked.doubts] == ["sheets_of_a_year"]
    read = read_plan(tables, {QUESTION: "split"})
    kind = {2: "halves", 4: "quarters", 12: "months"}[parts]
    said = " ".join(str(part) for part in range(1, parts + 1))
    assert read.loadable
    assert schedules(read) == [
        ("1", sum(range(1, parts + 1)), f"{kind} {said}", "months 1-12"),
        ("2", 30 * parts, f"{kind} {' '.join(['30'] * parts)}", "months 1-12"),
    ]
    for document in (asked, read):
        assert sum(document.tally.values()) == sum(len(table.rows) for table in tables)


@pytest.mark.parametrize(
    "names",
    [
        [f"{at}" for at in range(1, 13)],
        [f"{at:02d}" for at in range(1, 13)],
        [f"{at}-oy" for at in range(1, 13)],
        [f"{at:02d}.2026" for at in range(1, 13)],
        [f"Лист{at}" for at in range(1, 13)],
        ROMAN,
        ROMAN[:4],
        ["1", "2", "3", "4"],
        ["Sheet1", "Sheet2"],
    ],
    ids=lambda names: f"{len(names)} like {names[0]}",
)
def test_sheets_that_are_only_numbered(names: list[str]) -> None:
    sheets = [[alone(TITLE), HEADING, SECTION, *works(at, "oy davomida")] for at in range(1, len(names) + 1)]
    tables = [table(rows, name=name) for rows, name in zip(sheets, names, strict=True)]
    is_asked_once_and_read(tables, len(names))


def test_numbered_sheets_of_other_works_are_no_parts() -> None:
    tables = [
        table([HEADING, (f"{at}.", f"Ish {at}", "Nusxa", "5", "may", "Abonement xizmati")], name=str(at))
        for at in range(1, 5)
    ]
    assert QUESTION not in [doubt.id for doubt in read_plan(tables).doubts]


QUARTERS = ["I chorak", "2-chorak uchun ish rejasi", "III квартал", "4-chorak"]
HALVES = ["I yarim yillik", "II yarim yillik"]


@pytest.mark.parametrize("names", [QUARTERS, HALVES])
@pytest.mark.parametrize("place", ["above the table", "above the heading", "below the heading"])
def test_tables_below_lines_that_name_parts(place: str, names: list[str]) -> None:
    tables = [line(TITLE, 1)]
    for at, name in enumerate(names, 1):
        rows = [HEADING, SECTION, *works(at, "chorak davomida")]
        if place == "above the table":
            tables.append(line(name, 10 * at))
        else:
            rows.insert(0 if place == "above the heading" else 1, alone(name))
        tables.append(table(rows, at))
    is_asked_once_and_read(tables, len(names))


@pytest.mark.parametrize("repeated", [True, False])
def test_one_sheet_with_lines_between(*, repeated: bool) -> None:
    rows = [alone(TITLE), *([] if repeated else [HEADING])]
    for at, name in enumerate(QUARTERS, 1):
        rows += [alone(name), *([HEADING] if repeated else []), SECTION, *works(at)]
    is_asked_once_and_read([table(rows)], 4)


def test_quarters_with_works_of_their_own_are_no_parts_of_a_row() -> None:
    rows = [alone(TITLE), HEADING]
    for at, name in enumerate(QUARTERS, 1):
        rows += [alone(name), (f"{at}.", f"Ish {at}", "Marta", "4", "may", "Abonement xizmati")]
    assert QUESTION not in [doubt.id for doubt in read_plan([table(rows)]).doubts]


def test_rows_above_the_first_line_leave_the_question_open() -> None:
    rows = [alone(TITLE), HEADING, *works(100)]
    for at, name in enumerate(QUARTERS, 1):
        rows += [alone(name), *works(at)]
    document = read_plan([table(rows)])
    assert QUESTION not in [doubt.id for doubt in document.doubts]
    assert not document.loadable
