"""Every column that nothing is read from is named with the reason: at the terminal, in its JSON,
and when the plan is loaded."""

import json
from argparse import Namespace
from pathlib import Path

import pytest

from bot.cli.plan_check import plan_check
from bot.settings import Settings
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.command_line import hisobot
from tests.support.plans.office_files import made_workbook

BEFORE, BEHIND = ("№", "Nomi", "O'lchov birligi", "2025-yil (fakt)", "2026-yil (reja)"), ("Muddati", "Mas'ullar")


def book(*columns: tuple[str, str]) -> bytes:
    """A plan with these further columns: the heading of each, and what the row has there."""
    heading, row = zip(*columns, strict=True) if columns else ((), ())
    cells: list[list[object]] = [
        ["2026-YIL ISH REJASI"],
        [*BEFORE, *heading, *BEHIND],
        ["I. ISHLAR"],
        ["1", "Kitob berilishi", "nusxa", "300", "352", *(text or None for text in row), "yil davomida", "Abonement"],
    ]
    return made_workbook(cells)


def unused(*columns: tuple[str, str]) -> list[tuple[str, str]]:
    document = read_plan(read_tables(book(*columns), "reja.xlsx"))
    assert (document.figures[0].baseline, document.figures[0].target) == (300, 352)
    return [(column.words or str(column.number), column.why) for column in document.unused_columns]


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("Kutilayotgan 2025", "other_year"), ("2024 (fakt)", "other_year"), ("2027 (prognoz)", "other_year"),
        ("2024-yil reja", "other_year"), ("I chorak (fakt)", "part_of_year"), ("9 oy (fakt)", "part_of_year"),
        ("Mablag', mln so'm", "beside"), ("Сумма, тыс. руб.", "beside"), ("Ulushi, %", "beside"),
        ("Farqi (+,-)", "beside"), ("Yillik reja bandi", "beside"), ("2026-yil (amalda)", "figures"),
        ("shundan bolalar", "of_which"), ("Izoh", "unknown"), ("Ijrosi haqida ma'lumot", "unknown"),
        ("Ko'rsatkich", "second"), ("", "untitled"),
    ],
)  # fmt: skip
def test_a_column_that_is_not_used_is_named_with_the_reason(heading: str, why: str) -> None:
    assert unused((heading, "7")) == [(heading or "6", why)]


def test_an_empty_column_drops_nothing_and_a_nameless_one_is_none() -> None:
    assert unused(("Bajarildi", ""), ("", "")) == [("Bajarildi", "empty")]


def test_a_column_that_is_asked_about_is_not_yet_unused() -> None:
    content = book(("2026-yil (aniqlangan reja)", "360"))
    document = read_plan(read_tables(content, "reja.xlsx"))
    (doubt,) = (doubt for doubt in document.doubts if doubt.code == "which_column")
    assert document.unused_columns == ()
    answered = read_plan(read_tables(content, "reja.xlsx"), {doubt.id: doubt.choices[1].id})
    assert [column.words for column in answered.unused_columns] == ["2026-yil (reja)"]
    assert answered.figures[0].target == 360


def test_it_is_told_at_the_terminal_behind_all_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "reja.xlsx"
    file.write_bytes(book(("Kutilayotgan 2025", "320"), ("Bajarildi", "")))
    assert plan_check(Settings(), Namespace(file=file, json=False)) == 0
    out = capsys.readouterr().out
    told = "O'qilmagan ustunlar:\n  «Kutilayotgan 2025»: boshqa yilning raqamlari\n  «Bajarildi»: bo'sh\n"
    assert out.endswith(told)
    assert plan_check(Settings(), Namespace(file=file, json=True)) == 0
    figure, *columns = json.loads(capsys.readouterr().out)
    assert "unused_column" not in figure
    assert [column["unused_column"] for column in columns] == [
        "«Kutilayotgan 2025»: boshqa yilning raqamlari",
        "«Bajarildi»: bo'sh",
    ]
    assert {value for column in columns for name, value in column.items() if name != "unused_column"} == {None}


def test_it_is_told_when_a_plan_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "reja.xlsx").write_bytes(book(("Mablag', mln so'm", "12"), ("Bajarildi", "")))
    done = hisobot(tmp_path, "plan", "load", "reja.xlsx", "--begins", "1")
    assert done.stdout == (
        "not read: «Mablag', mln so'm»: money, a share, a difference, or a paragraph of another document\n"
        "2026: the plan was loaded.\n"
    )
