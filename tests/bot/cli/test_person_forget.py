"""`hisobot person forget`: nothing tells any more who it was, and every number and line of history is there."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from plan.period import Month
from storage.database import Database
from storage.people import people
from storage.tables import Person
from storage.transport.inbox import mark_done, store_updates
from tests.support.command_line import hisobot
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, READERS, gather, moment
from usecases.month import answering, reporting
from usecases.outgoing import enqueue
from usecases.people.posts import rename_person
from usecases.work import work_of

NOW = moment("2025-04-02 10:00")
FIRST, SECOND = "Nilufar", "Nilufar Aliyeva"


@pytest.fixture
def library(database: Database) -> Database:
    """Nilufar came by a link, was renamed, answered, wrote to the bot and was written to."""
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        malika = work_of(session, cast.people[MALIKA], NOW)
        rename_person(malika, cast.people[NILUFAR].id, SECOND)
        nilufar = work_of(session, cast.people[NILUFAR], NOW)
        report = reporting.open_report(nilufar, cast.departments[READERS], Month(2025, 3))
        assert report is not None
        visitors = next(row for row in report.asked if row.key == cast.figures["IV", "14", ""])
        answering.record_answer(nilufar, report, visitors, Decimal(9870), "9870")
        message = {"message_id": 5, "text": "9870", "from": {"id": NILUFAR, "first_name": "Nilufarxon"}}
        for row in store_updates(session, 7, [{"update_id": 5, "message": message}], NOW):
            mark_done(session, row, NOW)
        enqueue(
            session,
            now=NOW,
            chat_id=NILUFAR,
            person_id=nilufar.person.id,
            method="sendMessage",
            params={"text": f"Rahmat, {SECOND}!"},
            key="thanks",
            kind="reply",
        )
    with database.write() as session:
        session.execute(text("UPDATE outbox SET state = 'sent' WHERE chat_id = :account"), {"account": NILUFAR})
    return database


def forget(database: Database, folder: Path, *words: str) -> tuple[int, str, str]:
    url = database.engine.url.render_as_string(hide_password=False).replace("+psycopg", "")
    done = hisobot(folder, "person", "forget", *words, DATABASE_URL=url)
    return done.returncode, done.stdout, done.stderr


def everything(database: Database) -> dict[str, list[dict[str, Any]]]:
    """Table → its rows."""
    with database.engine.connect() as connection:
        names = sorted(set(inspect(connection).get_table_names()) - {"alembic_version"})
        return {
            name: [dict(row._mapping) for row in connection.execute(text(f"SELECT * FROM {name} ORDER BY 1"))]
            for name in names
        }


def test_it_leaves_no_name_and_no_account_and_every_number(library: Database, tmp_path: Path) -> None:
    before = everything(library)
    code, out, err = forget(library, tmp_path, SECOND, "--yes")
    assert (code, err) == (0, "")
    assert out.startswith("Forgotten: Sobiq xodim ")

    after = everything(library)
    told = [
        (table, row)
        for table, rows in after.items()
        for row in rows
        if any(sign in repr(row) for sign in (FIRST, str(NILUFAR)))
    ]
    assert told == []
    for table in ("answers", "submissions", "plans", "plan_figures", "reporters"):
        assert after[table] == before[table], table
    kept = [(row["id"], row["at"], row["action"], row["person_id"], row["why"]) for row in before["history"]]
    now = [(row["id"], row["at"], row["action"], row["person_id"], row["why"]) for row in after["history"]]
    assert now[: len(kept)] == kept
    assert {row["action"] for row in after["history"][len(kept) :]} == {"withdraw", "forget"}


def test_the_history_is_guarded_afterwards_as_before(library: Database, tmp_path: Path) -> None:
    assert forget(library, tmp_path, SECOND, "--yes")[0] == 0
    for statement in ("UPDATE history SET why = 'x'", "DELETE FROM history"):
        with pytest.raises(Exception, match="history can only be added to"), library.write() as session:
            session.execute(text(statement))


def test_they_are_a_stranger_and_may_be_invited_again(library: Database, tmp_path: Path) -> None:
    assert forget(library, tmp_path, SECOND, "--yes")[0] == 0
    with library.read() as session:
        assert people.by_telegram_id(session, NILUFAR) is None
        [nameless] = [row for row in people.everybody_ever(session, 1) if row.name.startswith("Sobiq xodim")]
        assert (nameless.active, nameless.telegram_id) == (False, -nameless.id)
    with library.write() as session:
        person = Person(
            library_id=1, telegram_id=NILUFAR, name=SECOND, role="member", joined_at=NOW + timedelta(days=1)
        )
        session.add(person)
    code, out, _ = forget(library, tmp_path, SECOND, "--yes")
    assert (code, "Sobiq xodim" in out) == (0, True), "a second time, as somebody else"


def test_it_asks_first_and_names_who_is_meant(library: Database, tmp_path: Path) -> None:
    before = everything(library)
    code, out, err = forget(library, tmp_path, SECOND)
    assert (code, out) == (1, "")
    assert SECOND in err
    assert READERS in err
    code, _, err = forget(library, tmp_path, "Zulfiya", "--yes")
    assert (code, "there is: " in err, "Bekzod" in err) == (2, True, True)
    with library.write() as session:
        bekzod = people.by_telegram_id(session, BEKZOD)
        assert bekzod is not None
        bekzod.name = SECOND
    code, _, err = forget(library, tmp_path, SECOND, "--yes")
    assert (code, "give the number instead of the name" in err) == (2, True)
    assert everything(library)["history"] == before["history"]


def test_it_leaves_no_library_without_a_director(library: Database, tmp_path: Path) -> None:
    code, _, err = forget(library, tmp_path, "Malika", "--yes")
    assert (code, "let somebody else in as director first" in err) == (1, True)
    with library.read() as session:
        assert people.by_telegram_id(session, MALIKA) is not None
