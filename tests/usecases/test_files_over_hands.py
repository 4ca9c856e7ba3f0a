"""Plans' files and changes by hand one over another, at random: every plan in force can be computed, and the file that
was loaded last changes nothing when it comes again."""

import random
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from plan.document.doubt import Doubt
from plan.document.figure import PlanDocument
from plan.document.table.tables import Place, Row, Table
from plan.indicator import Window
from plan.progress.tally import combining_of
from storage.base import Session
from storage.database import Database
from storage.oversight.history import lines_of_plan
from storage.people import people
from storage.planning import plans
from storage.planning.versions import plan_snapshot
from storage.tables import Library, Person
from tests.support.people.cast import MALIKA, moment
from usecases.people.founding import open_library
from usecases.planning.changes import compare_rows
from usecases.planning.editing import create_version
from usecases.planning.held.cross_checks import COLUMNS
from usecases.planning.held.hand_set import COUNTING
from usecases.planning.held.last_file import last_load
from usecases.planning.in_force.undoing import Undone, undo_change
from usecases.planning.kinds import kinds_to_choose, with_direction, with_kind
from usecases.planning.loading import changes_of_plan, load_plan_file, read_for_library
from usecases.planning.planned_rows import PlannedRow, rows_in_force
from usecases.planning.row_matching import QUESTION
from usecases.work import work_of

HEADING = (
    "№", "Nomi", "O'lchov birligi", "2024-yil (fakt)", "I chorak", "II chorak", "III chorak", "IV chorak",
    "2025-yil (reja)", "Bajarilish muddati", "Mas'ullar",
)  # fmt: skip
DEPARTMENTS = ("Abonement xizmati", "Axborot xizmati", "Bosh hisobchi")
STEPS = 4
NEVER = ("each", "skip", "none")


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def file_of(dice: random.Random) -> list[Table]:
    rows: list[tuple[str, ...]] = [HEADING, ("IV. ASOSIY FAOLIYAT", *[""] * 10)]
    for number, letter in enumerate("ABCD", 1):
        target = dice.choice((12, 16, 20, 40))
        quarters = [str(target // 4)] * 4 if dice.random() < 0.3 else [""] * 4
        unit, fact = dice.choice(("Nusxa", "Nusxa", "Foiz")), dice.choice(("", "10", "30"))
        when = dice.choice(("2025-yil davomida", "II chorak", "har chorakda"))
        name = f"Ish turi {letter} saqlash"
        rows.append((f"{number}.", name, unit, fact, *quarters, str(target), when, dice.choice(DEPARTMENTS)))
        if dice.random() < 0.35:
            rows.append(("", "Shundan,", *[""] * 9))
            below = (unit, "", *[""] * 4, str(target // 2), "2025-yil davomida")
            rows += [(f"{number}.{at}", f"Qism {letter}{at}", *below, dice.choice(DEPARTMENTS)) for at in (1, 2)]
    return [Table(tuple(Row(Place(at), cells) for at, cells in enumerate(rows, 1)))]


def answered(session: Session, library: Library, file: list[Table], dice: random.Random) -> dict[str, str]:
    """Answers to whatever is asked of the file, one after another."""
    answers: dict[str, str] = {}
    while required := required_of(read_for_library(session, library.id, file, answers)):
        doubt = required[0]
        assert doubt.id not in answers
        answers[doubt.id] = dice.choice([choice.id for choice in doubt.choices if choice.id not in NEVER])
    return answers


def required_of(document: PlanDocument) -> list[Doubt]:
    return [doubt for doubt in document.doubts if doubt.required]


def changed_by_hand(rows: list[PlannedRow], dice: random.Random) -> list[PlannedRow]:
    row = dice.choice(rows)
    figure = dice.choice(row.figures)
    place = (*row.identity, figure.part)
    match dice.choice(("kind", "direction", "target", "window", "reporters")):
        case "kind" if kinds := kinds_to_choose(rows, place):
            return with_kind(rows, place, dice.choice(kinds)) or rows
        case "direction":
            return with_direction(rows, place, dice.choice(("less", "more"))) or rows
        case "target":
            other = replace(figure, target=Decimal(dice.choice((7, 9, 12))), schedule="")
            row = replace(row, figures=tuple(other if known is figure else known for known in row.figures))
        case "window":
            figures = tuple(replace(known, window=Window(7, 9)) for known in row.figures)
            row = replace(row, deadline="III chorak", figures=figures)
        case _:
            who = (dice.choice(DEPARTMENTS[:2]),)
            row = replace(row, reporters=who, responsible=who)
    return [row if known.identity == row.identity else known for known in rows]


@pytest.mark.parametrize("seed", range(6))
def test_no_order_of_files_and_hands_makes_a_plan_that_cannot_be_computed(database: Database, seed: int) -> None:
    dice = random.Random(seed)
    start = moment("2025-01-06 09:00")
    with database.write() as session:
        library = open_library(session, "Kutubxona", start)
        session.add(Person(library_id=library.id, telegram_id=MALIKA, name="Malika", role="director", joined_at=start))
    for _ in range(STEPS):
        with database.write() as session:
            loaded = people.only_library(session)
            assert loaded is not None
            file = file_of(dice)
            answers = answered(session, loaded, file, dice)
            there = state_of(session, loaded)
            if load_plan_file(session, loaded, file, start, answers).outcome == "changed":
                assert_taken_back_and_put_again(session, loaded, there)
        with database.read() as session:
            assert_computable(session, loaded)
            # What is asked of the plan in force is asked anew.
            answers = {key: said for key, said in answers.items() if not key.startswith((QUESTION, COLUMNS, COUNTING))}
            again = read_for_library(session, loaded.id, file, answers)
            assert not any(doubt.id.startswith(COUNTING) for doubt in again.doubts)
            assert required_of(again) or changes_of_plan(session, loaded.id, again, answers) == []
        with database.write() as session:
            change_by_hand(session, loaded, dice)


def state_of(session: Session, library: Library) -> Any:
    """All that the plan in force says, with the keys of its rows and figures, in its order."""
    plan = plans.plan_row(session, library.id, 2025)
    if plan is None:
        return None
    content = plan_snapshot(session, plan)
    rows = [row for row in content["rows"] if not row["dropped"]]
    return plan.title, [
        {
            **row,
            "position": None,
            "figures": [{**one, "position": None} for one in row["figures"] if not one["dropped"]],
        }
        for row in rows
    ]


def assert_taken_back_and_put_again(session: Session, library: Library, before: Any) -> None:
    """A file that has changed the plan is taken back whole, and that is taken back too."""
    malika, plan = people.by_telegram_id(session, MALIKA), plans.plan_row(session, library.id, 2025)
    assert malika is not None
    assert plan is not None
    work, after = work_of(session, malika, moment("2025-01-06 10:00")), state_of(session, library)
    held = last_load(session, plan.id)
    undone = undo_change(work, 2025, plan.version, "xato fayl")
    assert isinstance(undone, Undone)
    assert undone.is_of_file
    assert state_of(session, library) == before
    loads = [line.after["version"] for line in lines_of_plan(session, plan.id, ("load",))]
    assert last_load(session, plan.id)["version"] == loads[-2]
    assert undo_change(work, 2025, plan.version - 1, "yana") == "undone"
    assert isinstance(undo_change(work, 2025, plan.version, "to'g'ri ekan"), Undone)
    assert state_of(session, library) == after
    assert last_load(session, plan.id) == held


def assert_computable(session: Session, library: Library) -> None:
    plan = plans.plan_of_year(session, library.id, 2025)
    assert plan is not None
    indicators = {indicator.key: indicator for indicator in plan.indicators}
    for indicator in plan.indicators:
        combining_of(indicator, indicators)
        assert bool(indicator.parts) is (indicator.kind in ("total", "stock"))


def change_by_hand(session: Session, library: Library, dice: random.Random) -> None:
    malika, plan = people.by_telegram_id(session, MALIKA), plans.plan_row(session, library.id, 2025)
    assert malika is not None
    assert plan is not None
    before = after = rows_in_force(session, plan)
    for _ in range(dice.randint(0, 3)):
        after = changed_by_hand(after, dice)
    if changes := compare_rows(before, after):
        work = work_of(session, malika, moment("2025-01-07 09:00"))
        create_version(work, plan, after, changes, why="Buyruq", order="")


def test_the_file_of_before_puts_a_loaded_plan_back(database: Database) -> None:
    """As the director is told where it cannot be taken back by a press."""

    def file(*targets: str) -> list[Table]:
        rows = [
            (f"{at}.", f"Ish turi {'ABC'[at - 1]}", "Nusxa", "", *[""] * 4, target, "2025-yil davomida", DEPARTMENTS[0])
            for at, target in enumerate(targets, 1)
        ]
        return [Table(tuple(Row(Place(at), cells) for at, cells in enumerate([HEADING, *rows], 1)))]

    def in_force(session: Session) -> list[Decimal | None]:
        plan = plans.plan_row(session, library.id, 2025)
        assert plan is not None
        return [figure.target for row in rows_in_force(session, plan) for figure in row.figures]

    before, now = file("120", "64", "30"), moment("2025-02-03 10:00")
    with database.write() as session:
        library = open_library(session, "Xonqa AKM", now)
        load_plan_file(session, library, before, now, _all_yes(session, library, before))
        there = in_force(session)
        after = file("120", "80", "30")
        assert load_plan_file(session, library, after, now, _all_yes(session, library, after)).outcome == "changed"
        assert in_force(session) != there
        assert load_plan_file(session, library, before, now, _all_yes(session, library, before)).outcome == "changed"
        assert in_force(session) == there


def _all_yes(session: Session, library: Library, file: list[Table]) -> dict[str, str]:
    answers: dict[str, str] = {}
    while required := required_of(read_for_library(session, library.id, file, answers)):
        answers[required[0].id] = required[0].choices[0].id
    return answers
