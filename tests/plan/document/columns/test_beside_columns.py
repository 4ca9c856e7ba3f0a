"""Columns that stand beside the plan's own: a second deadline, and parts of the target ("shundan bolalar")."""

from collections.abc import Sequence
from io import BytesIO

import openpyxl
import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import made_workbook
from texts.planning.file.table import unused_column

NAME = ["№", "Nomi", "O'lchov birligi"]


def file_of(heading: Sequence[object], *rows: Sequence[object], year: int = 2026) -> bytes:
    return made_workbook([[f"{year}-YIL UCHUN ISH REJASI"], [*heading], ["I. ASOSIY"], *([*cells] for cells in rows)])


def read(content: bytes, answers: dict[str, str] | None = None) -> PlanDocument:
    return read_plan(read_tables(content, "reja.xlsx"), answers)


def with_deadlines(headings: Sequence[str], *rows: Sequence[str], year: int = 2026) -> bytes:
    heading = [*NAME, f"{year}-yil (reja)", *headings, "Mas'ullar"]
    numbered = enumerate(rows, 1)
    return file_of(
        heading, *([f"{at}.", f"Ish {at}", "Nusxa", 5, *cells, "X bo'limi"] for at, cells in numbered), year=year
    )


@pytest.mark.parametrize(
    ("headings", "cells", "window"),
    [
        (["Bajarish muddati boshlanishi", "Bajarish muddati tugashi"], ["fevral", "sentabr"], "months 2-9"),
        (["Ijro muddatining boshlanishi", "Ijro muddatining yakunlanishi"], ["05.02.2026", "30.06.2026"], "months 2-6"),
        (["Boshlash", "Tugatish"], ["aprel", "may"], "months 4-5"),
        (["Tugash muddati", "Boshlanish muddati"], ["iyun", "mart"], "months 3-6"),
        (["Начало работ", "Окончание работ"], ["март", "октябрь"], "months 3-10"),
    ],
)
def test_a_beginning_and_an_end_are_one_deadline(headings: list[str], cells: list[str], window: str) -> None:
    document = read(with_deadlines(headings, cells))
    assert [doubt.code for doubt in document.doubts] == []
    assert str(document.figures[0].window) == window


@pytest.mark.parametrize("rows", [(("II chorak", "II chorak"), ("may", "May")), (("II chorak", ""), ("may", ""))])
def test_a_second_deadline_that_says_nothing_else_is_no_question(rows: Sequence[Sequence[str]]) -> None:
    document = read(with_deadlines(["Muddat", "Ijro muddati"], *rows))
    assert document.loadable
    assert [str(figure.window) for figure in document.figures] == ["months 4-6", "months 5-5"]


@pytest.mark.parametrize(
    ("headings", "rows", "windows"),
    [
        (
            ["Muddat", "Ijro muddati"],
            [("mart", "mart"), ("I chorak", "II chorak")],
            {"muddat": ["months 3-3", "months 1-3"], "ijro muddati": ["months 3-3", "months 4-6"]},
        ),
        (
            ["Nazorat muddati", "O'tkazish vaqti", "Hisobot muddati"],
            [("dekabr", "oktabr", "")],
            {"nazorat muddati": ["months 12-12"], "o'tkazish vaqti": ["months 10-10"]},
        ),
        (
            ["Muddat", "Boshlanishi", "Tugashi"],
            [("II yarim yillik", "yanvar", "mart")],
            {"muddat": ["months 7-12"], "boshlanishi - tugashi": ["months 1-3"]},
        ),
        (["Срок", "Срок сдачи отчёта"], [("", "1 квартал")], None),
    ],
)
def test_deadlines_that_differ_are_asked_and_the_answer_chooses(
    headings: list[str], rows: list[Sequence[str]], windows: dict[str, list[str]] | None
) -> None:
    content = with_deadlines(headings, *rows)
    asked = read(content)
    if windows is None:  # of which only one is filled in, so nothing contradicts it
        assert "which_deadline" not in [doubt.code for doubt in asked.doubts]
        return
    (doubt,) = [doubt for doubt in asked.doubts if doubt.code == "which_deadline"]
    assert doubt.required
    differing = next(cells for cells in rows if len({*filter(None, cells)}) > 1)
    assert all(differing[at] in doubt.choices[at].text for at in range(len(doubt.choices)))
    assert len(doubt.choices) == len(windows)
    for choice, expected in zip(doubt.choices, windows.values(), strict=True):
        answered = read(content, {doubt.id: choice.id})
        assert answered.loadable
        assert [str(figure.window) for figure in answered.figures] == expected


def with_part(part: str, *, first: bool = False, target: str = "2026-yil (reja)") -> bytes:
    figures = [(part, 20), (target, 50)] if first else [(target, 50), (part, 20)]
    heading = [*NAME, *(words for words, _ in figures), "Muddat", "Mas'ullar"]
    return file_of(heading, ["1.", "Ish", "Nafar", *(figure for _, figure in figures), "I chorak", "X bo'limi"])


@pytest.mark.parametrize("first", [False, True])
@pytest.mark.parametrize(
    "part",
    [
        "Shundan bolalar", "shu jumladan: xotin-qizlar", "Ulardan yoshlar soni", "в т.ч. дети", "в том числе сельские",
        "из них впервые", "Шундан ёшлар", "Shundan bolalar (reja)", "2026-yil reja, shundan bolalar",
        "Shulardan elektron, 2026-yil (reja)",
    ],
)  # fmt: skip
def test_a_part_of_the_target_is_told_and_never_taken(part: str, first: bool) -> None:
    document = read(with_part(part, first=first))
    assert [(figure.number, figure.target, figure.baseline) for figure in document.figures] == [("1", 50, None)]
    assert [unused_column(column) for column in document.unused_columns] == [
        f"«{part}»: yillik rejaning bir qismi, o'zi emas"
    ]
    assert document.loadable
    assert document.tally["read"] == 1


@pytest.mark.parametrize("part", ["Shundan bolalar (reja)", "в т.ч. дети, план 2026", "Ulardan yoshlar soni"])
def test_a_plan_with_nothing_but_parts_is_asked(part: str) -> None:
    document = read(file_of([*NAME, part, "Muddat", "Mas'ullar"], ["1.", "Ish", "Nafar", 20, "I chorak", "X bo'limi"]))
    (doubt,) = [doubt for doubt in document.doubts if doubt.code == "which_column"]
    assert doubt.required
    assert doubt.choices[0].text == f"20 · {part}"


def test_names_of_the_parts_below_of_which_are_no_row() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (
        ["2026-YIL UCHUN ISH REJASI"],
        [*NAME, "2026-yil rejasi, shu jumladan", None, None, "Muddat", "Mas'ullar"],
        [None, None, None, "jami", "bolalar", "qishloq aholisi"],
        ["1.", "Ish", "Nafar", 50, 20, 30, "I chorak", "X bo'limi"],
    ):
        sheet.append(cells)
    sheet.merge_cells("D2:F2")
    for letter in "ABCGH":
        sheet.merge_cells(f"{letter}2:{letter}3")
    kept = BytesIO()
    book.save(kept)
    document = read(kept.getvalue())
    assert [(figure.number, figure.target) for figure in document.figures] == [("1", 50)]
    assert (document.tally["heading"], document.tally["question"]) == (2, 0)
    assert [column.why for column in document.unused_columns] == ["of_which", "of_which"]


def test_quarters_below_of_which_are_still_the_plans_quarters() -> None:
    heading = [
        *NAME,
        "2026-yil rejasi",
        "shu jumladan I chorak",
        "II chorak",
        "III chorak",
        "IV chorak",
        "Muddat",
        "Mas'ullar",
    ]
    document = read(file_of(heading, ["1.", "Ish", "Nusxa", 14, 3, 4, 3, 4, "2026-yil davomida", "X bo'limi"]))
    assert (document.figures[0].target, str(document.figures[0].schedule)) == (14, "quarters 3 4 3 4")
    assert document.loadable
