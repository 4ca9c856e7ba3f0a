"""Whatever plan follows whatever plan: the newest file is what is in force, and no row or figure loses its identity."""

from datetime import UTC, datetime
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from plan.document.compare.difference import differing_words
from plan.document.doubt import Doubt
from plan.document.reader import read_plan
from plan.document.table.tables import Table
from storage.base import Session
from storage.database import Database
from storage.people import people
from storage.planning import plans
from storage.tables import Library, PlanFigure, PlanRow
from tests.support.plans.plans import row, table
from texts.planning.changes import change_line
from usecases.people.founding import ensure_department, open_library
from usecases.planning.changes import Change, compare_rows, same_parts
from usecases.planning.loading import Loaded, NotReady, load_plan_file
from usecases.planning.planned_rows import rows_in_force, rows_of_document

NOW = datetime(2025, 4, 1, tzinfo=UTC)
_libraries = count(1)

rows = st.builds(
    row,
    number=st.integers(1, 8).map("{}.".format),
    name=st.sampled_from(["Kitob berish", "Tadbirlar o'tkazish", "Ko'rgazma tashkil etish"]),
    unit=st.sampled_from(["Nusxa", "Dona"]),
    baseline=st.sampled_from(["-", "10", "25"]),
    target=st.sampled_from(["-", "12", "40"]),
    window=st.sampled_from(["2025-yil davomida", "II-chorak", "har oy"]),
    responsible=st.sampled_from(["Direktor", "Direktor, Bosh hisobchi", "Abonement xizmati"]),
)
parted = st.builds(
    row,
    number=st.just("9."),
    name=st.permutations(["yangi", "qayta", "uzoq"]).map(lambda kinds: f"Foydalanuvchilar: - {kinds[0]}; - {kinds[1]}"),
    baseline=st.just("5\n7"),
    target=st.sampled_from(["6\n8", "9\n30"]),
)
tables = st.builds(
    lambda plain, part: table(*plain, *part),
    st.lists(rows, min_size=1, max_size=6, unique_by=lambda cells: cells[0]),
    st.lists(parted, max_size=1),
)


@pytest.mark.long
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(tables, min_size=2, max_size=4), st.integers(0, 3))
def test_it_keeps_what_the_newest_file_says(sqlite_database: Database, files: list[Table], choice: int) -> None:
    with sqlite_database.write() as session:
        library = open_library(session, f"Kutubxona {next(_libraries)}", NOW)
        before: dict[tuple[str, ...], int] = {}
        version = 0
        for file in files:
            expected = rows_of_document(read_plan([file]))
            answers: dict[str, str] = {}
            try:
                loaded = load_plan_file(session, library, [file], NOW, answers)
            except NotReady as asked:
                answers = {doubt.id: doubt.choices[choice % len(doubt.choices)].id for doubt in asked.document.doubts}
                loaded = _load_answering(session, library, file, answers)
            plan = plans.plan_row(session, library.id, 2025)
            assert plan is not None
            assert compare_rows(rows_in_force(session, plan), expected) == []
            version += loaded.outcome != "same"
            assert plan.version == version
            assert load_plan_file(session, library, [file], NOW, {}).outcome == "same"
            # A row, or a figure, that stands where it stood under its own name is the one it was.
            rows = session.scalars(select(PlanRow).where(PlanRow.plan_id == plan.id, PlanRow.dropped.is_(False))).all()
            now: dict[tuple[str, ...], int] = {(row.number, row.name): row.id for row in rows}
            for row in rows:
                for figure in session.scalars(select(PlanFigure).where(PlanFigure.row_id == row.id)):
                    now[row.number, row.name, figure.part] = figure.id
            assert all(before[place] == key for place, key in now.items() if place in before)
            before = now


def _load_answering(session: Session, library: Library, file: Table, answers: dict[str, str]) -> Loaded:
    """One answer may settle what another asked, or open it: what is still open is taken for new."""
    while True:
        try:
            return load_plan_file(session, library, [file], NOW, answers)
        except NotReady as asked:
            answers |= {doubt.id: _answer(doubt) for doubt in asked.document.doubts if doubt.required}


def _answer(doubt: Doubt) -> str:
    """A row is taken for new, and of anything else what the file says."""
    offered = [choice.id for choice in doubt.choices]
    return "new" if "new" in offered else offered[0]


def test_it_finds_a_part_again_in_another_spelling() -> None:
    assert same_parts(["Ko'chma", "Uzoq"], ["uzoq", "Ko‘chma"]) == {"uzoq": "Uzoq", "Ko‘chma": "Ko'chma"}
    assert same_parts(["a b", "ab"], ["ab", "a b"]) == {"ab": "ab", "a b": "a b"}
    assert same_parts(["yangi"], ["yangi", "Yangi"]) == {"yangi": "yangi"}
    assert same_parts([], ["yangi"]) == {}


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("bir ikki uch", "bir ikki tort", ("bir ikki uch", "bir ikki tort")),
        (
            "bir ikki uch tort besh olti yetti sakkiz",
            "bir ikki uch tort BESH olti yetti sakkiz",
            ("… tort besh olti …", "… tort BESH olti …"),
        ),
        (
            "bir ikki uch tort besh olti yetti",
            "bir ikki uch tort besh olti yetti sakkiz",
            ("… yetti", "… yetti sakkiz"),
        ),
        (
            "nol bir ikki uch tort besh olti yetti",
            "bir ikki uch tort besh olti yetti",
            ("nol bir …", "bir …"),
        ),
    ],
)
def test_it_shows_where_two_long_texts_part(before: str, after: str, shown: tuple[str, str]) -> None:
    assert differing_words(before, after) == shown


@given(st.lists(st.sampled_from("abc"), max_size=12), st.lists(st.sampled_from("abc"), max_size=12))
def test_it_shows_different_texts_differently(before: list[str], after: list[str]) -> None:
    old, new = differing_words(" ".join(before), " ".join(after))
    assert (old == new) == (before == after)


def test_it_tells_every_kind_of_difference() -> None:
    assert change_line(Change("IV", "9", "", "part_of", ("IV", "9", "jami"), None)) == (
        "✏️ <b>IV.9</b> qaysi jamiga kiradi: IV.9 jami → <b>–</b>"
    )
    assert change_line(Change("IV", "13", "jami", "kind", "count", "stock")).unescape() == (
        "✏️ <b>IV.13</b> (jami) turi: qo'shib boriladigan → <b>o'sib boruvchi jami</b>"
    )
    assert change_line(Change("", "", "", "order")) == "↕️ tartibi o'zgardi"
    assert "&lt;b&gt;" in change_line(Change("IV", "1", "", "name", "eski", "<b>yangi"))


def test_a_department_is_found_however_an_earlier_program_folded_it(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        library = open_library(session, "Kutubxona", NOW)
        made = ensure_department(session, library.id, "Ахборот булими")
        made.folded = "as it was folded before"
        session.flush()
        assert ensure_department(session, library.id, "Axborot bo'limi").id == made.id
        load_plan_file(session, library, [table(row("1.", "Kitob berish", responsible="Ахборот булими"))], NOW, {})
        assert [department.name for department in people.load_departments(session, library.id)] == ["Ахборот булими"]
