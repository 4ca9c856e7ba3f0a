"""`hisobot plan check` on files with rows below a row: its parts, and totals that are printed among the rows."""

import csv
import io
import json
from argparse import Namespace
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.cli.plan_check import plan_check
from bot.settings import Settings
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import made_workbook
from tests.support.plans.opendocument_files import ods, sheet
from tests.support.plans.opendocument_files import row as cells_of

HEADING = ("№", "Nomi", "O'lchov birligi", "2025-yil (fakt)", "2026-yil (reja)", "Muddati", "Mas'ullar")
WHEN, WHO = "yil davomida", "Abonement xizmati"
Cells = tuple[str, ...]


def row(number: str, name: str, unit: str, fact: str, target: str, when: str = WHEN, who: str = WHO) -> Cells:
    return number, name, unit, fact, target, when, who


def below(name: str, unit: str, fact: str, target: str, when: str = "", who: str = "", mark: str = "") -> Cells:
    return mark, name, unit, fact, target, when, who


def _csv(rows: list[Cells]) -> bytes:
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode()


def _xlsx(rows: list[Cells]) -> bytes:
    return made_workbook([[cell or None for cell in cells] for cells in rows])


def _ods(rows: list[Cells]) -> bytes:
    return ods(sheet("".join(cells_of(*cells) for cells in rows)))


WRITERS: Mapping[str, Callable[[list[Cells]], bytes]] = {"xlsx": _xlsx, "csv": _csv, "ods": _ods}


def content(form: str, *rows: Cells) -> bytes:
    return WRITERS[form]([("2026-YIL ISH REJASI", *[""] * 6), HEADING, ("I. ISHLAR", *[""] * 6), *rows])


def read(*rows: Cells, form: str = "xlsx", **answers: str) -> PlanDocument:
    tables = read_tables(content(form, *rows), f"reja.{form}")
    return read_plan(tables, {name.replace("__", ":"): answer for name, answer in answers.items()})


def figures(document: PlanDocument) -> list[tuple[object, ...]]:
    return [
        (f.number, f.part, f.unit, f.kind, f.parts, *(None if v is None else int(v) for v in (f.baseline, f.target)))
        for f in document.figures
    ]


@pytest.mark.parametrize("form", WRITERS)
def test_rows_below_a_row_are_its_parts(form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / f"reja.{form}"
    file.write_bytes(
        content(
            form,
            row("1", "Kitob olish", "nusxa", "300", "352"),
            below("shundan: xarid", "nusxa", "200", "252"),
            below("sovg'a", "nusxa", "100", "100"),
            row("2", "Seminarlar", "ta", "4", "6"),
        )
    )
    assert plan_check(Settings(), Namespace(file=file, json=True)) == 0
    lines = json.loads(capsys.readouterr().out)
    assert [(line["number"], line["part"], line["kind"], line["unit"], line["target"]) for line in lines] == [
        ("1", None, "total", "nusxa", 352),
        ("1", "xarid", "count", "nusxa", 252),
        ("1", "sovg'a", "count", "nusxa", 100),
        ("2", None, "count", "ta", 6),
    ]
    assert {line["doubt"] for line in lines} == {None}
    assert plan_check(Settings(), Namespace(file=file, json=False)) == 0
    assert "bandning qismi: 2" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("head", "parts", "labels"),
    [
        ("Kitob olish, shundan:", [("Xarid", "200", "252"), ("Sovg'a", "100", "100")], ["Xarid", "Sovg'a"]),
        ("Kitob olish", [("- xarid;", "200", "252"), ("- sovg'a.", "100", "100")], ["xarid", "sovg'a"]),
        ("Число посещений", [("в том числе дети", "200", "252"), ("из них: онлайн", "100", "100")], ["дети", "онлайн"]),
        ("Китоб олиш", [("шу жумладан харид", "200", "252"), ("совға", "100", "100")], ["харид", "совға"]),
        ("Kitob olish", [("a) xarid", "200", "252"), ("b) sovg'a", "100", "100")], ["xarid", "sovg'a"]),
    ],
)
def test_parts_are_named_without_the_words_and_marks_before_them(
    head: str, parts: list[tuple[str, str, str]], labels: list[str]
) -> None:
    document = read(
        row("1", head, "nusxa", "300", "352"), *(below(name, "nusxa", *numbers) for name, *numbers in parts)
    )
    assert [figure.part for figure in document.figures] == [None, *labels]
    assert document.figures[0].name == head.removesuffix(", shundan:")
    assert (document.figures[0].kind, document.doubts) == ("total", ())


def test_rows_that_say_all_that_a_row_says_are_parts_where_they_add_up_and_are_asked_about_elsewhere() -> None:
    head, first = row("1", "Kitob olish", "Nusxa", "300", "352"), row("", "Xarid", "Nusxa", "200", "252")
    assert figures(read(head, first, row("", "Sovg'a", "Nusxa", "100", "100")))[0][3:5] == ("total", (1, 2))
    rows = (head, first, row("", "Sovg'a", "Nusxa", "100", "90"))
    asked = read(*rows)
    assert [doubt.code for doubt in asked.doubts] == ["row_without_number"] * 2
    assert [choice.id for choice in asked.doubts[0].choices] == ["part", "1.1", "2", "skip"]
    as_parts = read(*rows, row__4="part", row__5="part")
    assert [line[:2] for line in figures(as_parts)] == [("1", None), ("1", "Xarid"), ("1", "Sovg'a")]
    assert [(wrong.printed, wrong.computed) for wrong in as_parts.sums] == [(352, 342)]
    as_rows = read(*rows, row__4="1.1", row__5="1.2")
    assert [line[:2] for line in figures(as_rows)] == [("1", None), ("1.1", None), ("1.2", None)]


def test_a_part_may_have_its_own_unit_and_deadline_but_not_its_own_people() -> None:
    head = row("1", "Tadbirlar o'tkazish", "ta", "30", "34")
    guests = read(head, below("qatnashchilar", "kishi", "200", "250", when="II chorak"))
    assert figures(guests) == [
        ("1", None, "ta", "count", (), 30, 34),
        ("1", "qatnashchilar", "kishi", "count", (), 200, 250),
    ]
    assert [str(figure.window) for figure in guests.figures] == ["months 1-12", "months 4-6"]
    others = read(head, below("shundan seminarlar", "ta", "20", "25", who="Axborot xizmati"))
    assert "part" not in [choice.id for choice in others.doubts[0].choices]


def test_a_row_without_figures_only_heads_its_parts() -> None:
    document = read(
        row("1", "Fondni to'ldirish:", "", "", ""),
        below("- xarid", "nusxa", "200", "252"),
        below("- sovg'a", "nusxa", "100", "kamida 90"),
    )
    assert figures(document) == [
        ("1", "xarid", "nusxa", "count", (), 200, 252),
        ("1", "sovg'a", "nusxa", "count", (), 100, None),
    ]
    (doubt,) = document.doubts
    assert (doubt.name, [choice.id for choice in doubt.choices]) == ("- sovg'a", ["90", "none"])


def test_the_rest_of_a_name_is_no_part() -> None:
    document = read(
        row("1", "Kitobxonlarga xizmat", "nusxa", "300", "352"),
        below("ko'rsatish", "", "", ""),
        row("2", "Tadbirlar", "ta", "3", "4"),
    )
    assert [(figure.name, figure.part) for figure in document.figures] == [
        ("Kitobxonlarga xizmat ko'rsatish", None),
        ("Tadbirlar", None),
    ]


@pytest.mark.parametrize("name", ["Jami:", "Итого", "ЖАМИ", "Всего"])
@pytest.mark.parametrize("form", WRITERS)
def test_a_numbered_total_that_adds_up_is_no_row(name: str, form: str) -> None:
    works = row("1", "Kitob olish", "nusxa", "300", "352"), row("2", "Seminarlar", "ta", "4", "6")
    document = read(*works, row("3", name, "", "304", "358", "", ""), form=form)
    assert ([figure.number for figure in document.figures], document.doubts, document.sums) == (["1", "2"], (), ())
    assert document.tally["total"] == 1


def test_a_numbered_total_that_does_not_add_up_is_asked_about() -> None:
    works = row("1", "Kitob olish", "nusxa", "300", "352"), row("2", "Seminarlar", "ta", "4", "6")
    total = row("3", "Jami", "", "304", "360", "", "")
    (doubt,) = read(*works, total).doubts
    assert (doubt.code, [choice.id for choice in doubt.choices]) == ("row_total", ["skip", "3"])
    assert [line[0] for line in figures(read(*works, total, **{doubt.id: "skip"}))] == ["1", "2"]
    assert [line[0] for line in figures(read(*works, total, **{doubt.id: "3"}))] == ["1", "2", "3"]


def test_a_total_without_a_number_is_held_against_the_rows_that_it_can_add_up() -> None:
    books = [row(str(at), f"Fond {at}", "nusxa", "100", "120") for at in (1, 2)]
    assert read(*books, below("Jami", "", "200", "240")).sums == ()
    (wrong,) = read(*books, below("Jami", "", "200", "250")).sums
    assert (wrong.column, wrong.printed, wrong.computed, wrong.rule) == ("target", 250, 240, "rows")
    mixed = (books[0], row("2", "Seminarlar", "ta", "4", "6"))
    assert read(*mixed, below("Jami", "", "200", "250")).sums == ()
