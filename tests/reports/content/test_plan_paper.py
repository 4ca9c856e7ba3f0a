"""The plan itself as Excel and Word: our own reader reads the same plan out of it, and its changes stand behind it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import docx
import pytest

from bot.demo import create_demo
from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.period import Span
from plan.progress.paper import PaperFacts, PlanChange
from reports.content.plan_tables import plan_tables
from reports.excel.workbook import plan_workbook
from reports.read.plan_file import read_tables
from reports.word.plan import plan_document
from storage.database import Database, open_database
from storage.tables import PlanFigure
from tests.support.empty_database import empty_database
from tests.support.papers import reading
from tests.support.papers.year import AFTER, director, small_year
from tests.support.people.cast import READERS, Planned
from tests.support.plans.plans import real_plan
from usecases.papers.gathering import paper_facts
from usecases.planning.editing import change_plan
from usecases.planning.wish import Wish

PRINTERS: dict[str, Callable[[PaperFacts], bytes]] = {"reja.xlsx": plan_workbook, "reja.docx": plan_document}
YEAR = Span(2025, "year")
SPLIT = (
    Planned("IV", "1", "Tadbirlar", (READERS,), 50, 40, unit="Tadbir", schedule="quarters 12 14 14 10"),
    Planned("IV", "2", "Ko'rgazmalar", (READERS,), 8, None, unit="Tadbir", schedule="quarters 2 2 2 2"),
    Planned("IV", "3", "Kitob berilishi", (READERS,), 12000, 11500),
)


def facts_of(database: Database) -> PaperFacts:
    with database.read() as session:
        facts = paper_facts(director(session), YEAR, history=True)
    assert facts is not None
    return facts


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperFacts]:
    """The demo's plan after two changes by orders."""
    folder: Path = tmp_path_factory.mktemp("changed")
    database = open_database(empty_database(folder / "plan.db"))
    with database.write() as session:
        create_demo(session)
    lines = {
        (line.indicator.number, line.indicator.part): line.indicator.key for line in facts_of(database).report.lines
    }
    with database.write() as session:
        for at, (number, values) in enumerate(
            (
                ("15", {"value": "360000", "why": "Viloyat topshirig'i", "order": "12"}),
                ("16", {"value": "210", "why": "Ko'payishi", "order": "2025-yil 12-maydagi 14-son buyruq"}),
            )
        ):
            work = director(session, AFTER + timedelta(days=at))
            figure = lines[number, None]
            row = work.session.get_one(PlanFigure, figure).row_id
            wish = Wish("target", 2025, at + 1, row, figure, values)
            foreseen = change_plan(work, wish)
            assert foreseen is not None
            assert foreseen.changes
    yield facts_of(database)
    database.close()


def reread(content: bytes, name: str) -> PlanDocument:
    return read_plan(read_tables(content, name))


@pytest.mark.parametrize("name", PRINTERS)
def test_our_reader_reads_the_same_plan_out_of_it(year: Database, name: str) -> None:
    """Row by row and word by word, as out of the document that was approved; nothing more is asked."""
    read, approved = reread(PRINTERS[name](facts_of(year)), name), real_plan()
    assert len(read.figures) == 54
    for ours, theirs in zip(read.figures, approved.figures, strict=True):
        same = replace(ours, place=theirs.place, doubts=theirs.doubts, target_cell=theirs.target_cell)
        assert same == theirs
    assert read.year == approved.year
    assert len(read.doubts) <= len(approved.doubts)


@pytest.mark.parametrize("name", PRINTERS)
def test_it_has_what_is_in_force_and_what_changed(changed: PaperFacts, name: str) -> None:
    content = PRINTERS[name](changed)
    read = reread(content, name)
    targets = {figure.number: figure.target for figure in read.figures if figure.section == "IV"}
    assert (targets["15"], targets["16"], targets["14"]) == (Decimal(360000), Decimal(210), Decimal(118500))
    assert len(read.figures) == 54
    history = [
        ["2026-yil 20-yanvar", "12-son buyruq", "IV.15", "yillik reja", "354 654", "360 000", "Viloyat topshirig'i"],
        ["2026-yil 21-yanvar", "2025-yil 12-maydagi 14-son buyruq", "IV.16", "yillik reja", "200", "210", "Ko'payishi"],
    ]
    assert changes_in(content, name, changed) == history


def changes_in(content: bytes, name: str, facts: PaperFacts) -> list[list[str]]:
    """The rows below the headings of the changes."""
    if name.endswith(".xlsx"):
        return reading.sheet_rows(content, plan_tables(facts)[1])[2:]
    table = docx.Document(io.BytesIO(content)).tables[1]
    return [[reading.plain(cell.text) for cell in row.cells] for row in table.rows][1:]


@pytest.mark.parametrize("name", PRINTERS)
def test_it_has_the_parts_of_the_year_that_the_plan_names(sqlite_database: Database, name: str) -> None:
    with sqlite_database.write() as session:
        small_year(session, SPLIT, {})
    read = reread(PRINTERS[name](facts_of(sqlite_database)), name)
    assert [str(figure.schedule or "") for figure in read.figures] == [one.schedule for one in SPLIT]
    assert [figure.target for figure in read.figures] == [Decimal(one.target or 0) for one in SPLIT]


def test_a_plan_that_nobody_changed_has_no_sheet_of_changes(year: Database) -> None:
    facts = facts_of(year)
    assert reading.book_of(plan_workbook(facts)).sheetnames == ["Ish rejasi"]
    assert len(docx.Document(io.BytesIO(plan_document(facts))).tables) == 1
    assert facts.changes == ()


def test_it_says_what_was_split_and_what_came_and_went(year: Database) -> None:
    facts = replace(
        facts_of(year),
        changes=(
            PlanChange(AFTER, "", "", "IV.1", "", "schedule", "", "quarters 3 4 3 4"),
            PlanChange(AFTER, "", "", "IV.31", "", "row_added", None, "Yangi ish"),
            PlanChange(AFTER, "", "", "IV.9", "yangi", "target", None, Decimal(12)),
        ),
    )
    rows = reading.sheet_rows(plan_workbook(facts), plan_tables(facts)[1])[2:]
    assert [row[2:6] for row in rows] == [
        ["IV.1", "davrlar bo'yicha reja", "–", "3 · 4 · 3 · 4"],
        ["IV.31", "yangi band", "–", "Yangi ish"],
        ["IV.9 (yangi)", "yillik reja", "–", "12"],
    ]
