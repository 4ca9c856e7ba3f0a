"""What changes rarely is kept by the process, and yet nobody ever answers by what was true before: each fact is changed
through each entrance, from outside the process that answers, between two answers."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import event, func, select, text

from storage.changes import FACTS
from storage.database import Database, open_database
from storage.facts import facts_of, note_version
from storage.planning.plans import plan_of_year
from storage.tables import Department, OutgoingMessage, Person
from tests.support.command_line import PLAN, hisobot
from tests.support.people.cast import MALIKA, NILUFAR, READERS, Cast, gather, moment
from tests.support.people.phone import Phone, Telegram

NOW = moment("2025-04-01 09:00")


@dataclass
class Two:
    """One database opened by two programs: people answer through the first, and facts change through the second."""

    cast: Cast
    first: Telegram
    second: Telegram

    def phone(self, account: int) -> Phone:
        return self.first.phone(account)

    def turn(self, telegram: Telegram) -> None:
        """From here on this program's people write; what the other's were shown is none of its business."""
        with telegram.database.read() as session:
            telegram._seen = session.scalar(select(func.max(OutgoingMessage.id))) or 0

    def change(self, statement: str) -> None:
        """Change rows by hand, past everything of ours but the database."""
        with self.second.database.write() as session:
            session.execute(text(statement))


@pytest.fixture
def two(database: Database, database_url: str) -> Iterator[Two]:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    other = open_database(database_url)
    second = Telegram(other, NOW)
    second._updates = count(500_000)  # the same bot's updates have numbers of their own
    yield Two(cast, Telegram(database, NOW), second)
    other.close()


def answers(two: Two) -> int:
    with two.second.database.read() as session:
        return int(session.scalar(text("SELECT count(*) FROM answers")) or 0)


def figure(cast: Cast, number: str, part: str = "") -> int:
    return next(key for (_, row, had), key in cast.figures.items() if (row, had) == (number, part))


REFUSED = "the number is not taken"
BY_HAND: dict[str, tuple[Callable[[Cast], str], str]] = {
    "departments": (lambda cast: "UPDATE departments SET name = 'Yangi xizmat' WHERE position = 0", "Yangi xizmat"),
    "plan_rows": (lambda cast: "UPDATE plan_rows SET name = 'Boshqa ish' WHERE number = '14'", "Boshqa ish"),
    "plan_figures": (lambda cast: f"UPDATE plan_figures SET dropped = true WHERE id = {figure(cast, '14')}", "15."),
    "reporters": (
        lambda cast: "DELETE FROM reporters WHERE row_id IN (SELECT id FROM plan_rows WHERE number = '14')",
        "15.",
    ),
    "plans": (lambda cast: "UPDATE plans SET year = 2031", REFUSED),
    "memberships": (lambda cast: "DELETE FROM memberships", REFUSED),
    "people": (lambda cast: "UPDATE people SET role = 'observer' WHERE name = 'Nilufar'", REFUSED),
    "library_settings": (
        lambda cast: (
            "INSERT INTO library_settings (library_id, ladder, deadlines, oversight, papers, changed_at) VALUES "
            f"({cast.library.id}, '{{}}', '{{\"report_due\": 1, \"report_closes\": 2}}', '{{}}', '{{}}', "
            "'2025-04-01 00:00:00')"
        ),
        REFUSED,
    ),
}
"""Table → a change of it by hand, and what the next answer says then."""


@pytest.mark.parametrize("table", BY_HAND)
def test_the_next_answer_sees_rows_changed_by_hand(two: Two, table: str) -> None:
    nilufar = two.phone(NILUFAR)
    nilufar.say("/kiritish")
    assert "qayta" in nilufar.say("5").text
    change, says = BY_HAND[table]
    two.change(change(two.cast))
    if table == "library_settings":
        two.first.wait(days=2)
    answer = nilufar.say("7").text
    assert answers(two) == (1 if says == REFUSED else 2)
    assert says in (REFUSED, *answer.splitlines()) or says in answer


def test_the_next_answer_sees_days_off_and_public_days(two: Two) -> None:
    """Closed on the 14th of April; a day off more, and the month is open on the 15th."""
    nilufar = two.phone(NILUFAR)
    library = two.cast.library.id
    two.change("INSERT INTO public_days (day, working, estimated) VALUES ('2025-03-31', false, false)")
    nilufar.say("/kiritish")
    assert "qayta" in nilufar.say("5").text
    two.first.wait(days=14)
    nilufar.say("6")
    assert answers(two) == 1
    two.change(f"INSERT INTO days_off (library_id, day) VALUES ({library}, '2025-04-10')")
    nilufar.say("/kiritish")
    nilufar.say("6")
    assert answers(two) == 2
    two.change(f"INSERT INTO days_off (library_id, day, working) VALUES ({library}, '2025-04-12', true)")
    nilufar.say("7")
    assert answers(two) == 2
    two.change("INSERT INTO public_days (day, working, estimated) VALUES ('2025-04-09', false, false)")
    nilufar.say("/kiritish")
    nilufar.say("7")
    assert answers(two) == 3


def test_a_leave_entered_in_another_programs_chat_opens_the_door_and_its_end_shuts_it(two: Two) -> None:
    nilufar, malika = two.phone(NILUFAR), two.second.phone(MALIKA)
    nilufar.say("/kiritish")
    assert "qancha?" in nilufar.say("5").text
    assert not departments_offered(nilufar)
    two.turn(two.second)
    malika.say("/xodimlar")
    for step in ("🌴", "👤 Bekzod", "🌴"):
        malika.press(step)
    malika.say("15-aprel")
    malika.press("👤 Nilufar")
    two.turn(two.first)
    assert len(departments_offered(nilufar)) == 2
    two.change("UPDATE leaves SET ended_at = '2025-04-01 00:00:00'")
    assert not departments_offered(nilufar)


def test_a_day_off_typed_in_another_programs_chat_keeps_a_month_open_until_it_is_taken_back(two: Two) -> None:
    nilufar, malika = two.phone(NILUFAR), two.second.phone(MALIKA)
    nilufar.say("/kiritish")
    assert "qayta" in nilufar.say("5").text
    two.first.wait(days=14)
    nilufar.say("6")
    assert answers(two) == 1
    two.turn(two.second)
    malika.say("/sozlamalar")
    malika.press("📅")
    malika.say("10-aprel")
    two.turn(two.first)
    nilufar.say("/kiritish")
    nilufar.say("6")
    assert answers(two) == 2
    two.turn(two.second)
    malika.press("❌ 10-apr")
    two.turn(two.first)
    nilufar.say("7")
    assert answers(two) == 2


def departments_offered(phone: Phone) -> list[str]:
    """Between which departments /kiritish lets somebody choose; nothing for whoever has one."""
    phone.say("/kiritish")
    return [button["callback_data"] for button in phone.last.buttons if button["callback_data"].startswith("dept:")]


def test_the_next_answer_sees_a_plan_loaded_on_the_command_line(two: Two, database_url: str, tmp_path: Path) -> None:
    two.change("UPDATE plans SET year = 2031")
    assert plan_now(two) == 0
    done = hisobot(tmp_path, "plan", "load", str(PLAN), DATABASE_URL=database_url)
    assert done.returncode == 0, done.stderr
    assert plan_now(two) == 54


def plan_now(two: Two) -> int:
    """How many figures the first program sees in the plan of 2025."""
    with two.first.database.read() as session:
        plan = plan_of_year(session, two.cast.library.id, 2025)
    return len(plan.indicators) if plan else 0


def test_every_change_of_a_watched_table_raises_the_version(two: Two) -> None:
    _enter_one_of_each(two)
    for table, column in COLUMNS.items():
        before = _version(two)
        two.change(f"UPDATE {table} SET {column} = {column}")
        assert _version(two) > before, f"UPDATE {table}"
    for table in ("leaves", "library_settings", "days_off", "memberships", "reporters", "public_days"):
        before = _version(two)
        two.change(f"DELETE FROM {table}")
        assert _version(two) > before, f"DELETE FROM {table}"


COLUMNS = {
    "libraries": "name",
    "departments": "name",
    "people": "role",
    "memberships": "since",
    "leaves": "until",
    "library_settings": "changed_at",
    "days_off": "day",
    "plans": "title",
    "plan_rows": "name",
    "plan_figures": "unit",
    "reporters": "position",
    "public_days": "working",
    "russian_names": "russian",
}
"""Watched table → a column of it."""


def test_papers_that_are_made_handed_in_or_out_of_date_raise_the_version(two: Two) -> None:
    library, malika = two.cast.library.id, two.cast.people[MALIKA].id
    order = (
        "INSERT INTO paper_orders (library_id, person_id, key, kind, span, about, state, ordered_at, attempts, error) "
        f"VALUES ({library}, {malika}, 'k', 'excel', '2025-month-1', '', 'ordered', '2025-04-01 00:00:00', 0, '')"
    )
    before = _version(two)
    two.change(order)
    two.change("UPDATE paper_orders SET state = 'making'")
    assert _version(two) == before, "nothing is made yet"
    for change in (
        "UPDATE paper_orders SET state = 'made', settled_at = '2025-04-01 00:00:00'",
        "INSERT INTO handed_in (library_id, year, quarter, at, by) "
        f"VALUES ({library}, 2025, 1, '2025-04-01 00:00:00', {malika})",
        "DELETE FROM handed_in",
        f"INSERT INTO outdated_papers (library_id, paper, at) VALUES ({library}, 'order:1', '2025-04-01 00:00:00')",
        "DELETE FROM outdated_papers",
    ):
        before = _version(two)
        two.change(change)
        assert _version(two) > before, change


def test_no_table_of_facts_is_forgotten_here() -> None:
    assert set(COLUMNS) == {table.__tablename__ for table in FACTS}


def _enter_one_of_each(two: Two) -> None:
    library, malika = two.cast.library.id, two.cast.people[MALIKA].id
    before = _version(two)
    two.change(f"INSERT INTO days_off (library_id, day) VALUES ({library}, '2025-05-05')")
    two.change(
        "INSERT INTO leaves (library_id, person_id, since, until, created_at, created_by) "
        f"VALUES ({library}, {malika}, '2025-05-05', '2025-05-06', '2025-04-01 00:00:00', {malika})"
    )
    two.change(
        "INSERT INTO library_settings (library_id, ladder, deadlines, oversight, papers, changed_at) "
        f"VALUES ({library}, '{{}}', '{{}}', '{{}}', '{{}}', '2025-04-01 00:00:00')"
    )
    two.change("INSERT INTO public_days (day, working, estimated) VALUES ('2025-05-09', false, false)")
    two.change(f"INSERT INTO russian_names (library_id, name, russian) VALUES ({library}, 'Gazeta', 'Газета')")
    assert _version(two) == before + 5


def _version(two: Two) -> int:
    with two.second.database.read() as session:
        return int(session.scalar(text("SELECT version FROM libraries")) or 0)


def test_a_person_who_blocks_the_bot_changes_no_fact(two: Two) -> None:
    before = _version(two)
    two.change("UPDATE people SET unreachable_since = '2025-04-01 00:00:00'")
    assert _version(two) == before


def test_a_transaction_sees_its_own_change_and_nobody_sees_one_that_came_to_nothing(two: Two) -> None:
    library = two.cast.library.id

    def names(database: Database) -> list[str]:
        with database.read() as session:
            return [department.name for department in facts_of(session, library).departments]

    before = names(two.first.database)
    with suppress(ZeroDivisionError), two.first.database.write() as session:
        facts_of(session, library)
        session.get_one(Department, two.cast.departments[READERS].id).name = "Mapped"
        assert facts_of(session, library).departments[0].name == "Mapped"
        session.execute(text("UPDATE departments SET name = 'Plain' WHERE position = 0"))
        assert facts_of(session, library).departments[0].name == "Plain"
        content = plan_of_year(session, library, 2025)
        session.execute(text("UPDATE plan_figures SET target = '7'"))
        changed = plan_of_year(session, library, 2025)
        assert content is not None
        assert changed is not None
        assert {indicator.target for indicator in changed.indicators} == {7}
        raise ZeroDivisionError
    assert names(two.first.database) == before == names(two.second.database)
    two.change("UPDATE departments SET name = 'Other' WHERE position = 0")
    assert names(two.first.database)[0] == "Other"
    with two.first.database.read() as session:
        kept = plan_of_year(session, library, 2025)
    assert kept is not None
    assert {indicator.target for indicator in kept.indicators} != {7}


def test_facts_read_in_the_middle_of_a_change_are_read_again(two: Two) -> None:
    """Another program commits between two of the statements that read the facts: they must not be mixed."""
    if two.first.database.is_sqlite:
        pytest.skip("a transaction of SQLite sees one state only")
    library = two.cast.library.id
    changed: list[str] = []

    def meanwhile(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "FROM memberships" in statement and not changed:
            changed.append(statement)
            two.change("UPDATE departments SET name = 'Meanwhile' WHERE position = 0")

    event.listen(two.first.database.engine, "before_cursor_execute", meanwhile)
    with two.first.database.read() as session:
        facts = facts_of(session, library)
    assert facts.departments[0].name == "Meanwhile"
    assert facts.version == _version(two)


def test_an_unchanged_library_is_read_once(two: Two) -> None:
    statements: list[str] = []
    library = two.cast.library.id
    with two.first.database.read() as session:
        facts_of(session, library)
        plan_of_year(session, library, 2025)
    event.listen(two.first.database.engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    with two.first.database.read() as session:
        note_version(session, library, _version(two))
        assert facts_of(session, library).colleagues
        assert plan_of_year(session, library, 2025) is not None
        assert session.get_one(Person, two.cast.people[NILUFAR].id).name == "Nilufar"
    assert [
        statement
        for statement in statements
        if "FROM people" not in statement and not statement.startswith(("PRAGMA", "BEGIN"))
    ] == []
