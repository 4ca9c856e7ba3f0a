"""Each fact of a library is changed through each entrance by another process, between two answers: the next answer
knows. What writes facts is read from the sources, so that a new entrance cannot be forgotten here."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from shutil import copy
from typing import get_args

import pytest

from storage.base import Session
from storage.database import Database, open_database
from tests.support.facts import people, plans, settings
from tests.support.facts.case import ANSWER, CASES, DILNOZA, Case, Entrance, Look
from tests.support.facts.hands import HalfTelegram
from tests.support.facts.other import OtherProcess
from tests.support.facts.writers import NEW_LIBRARIES, NO_FACTS, everything_that_writes, writers
from tests.support.people.cast import NILUFAR, gather, moment
from tests.support.postgres import PROGRAMS
from usecases.people.invitations import Door, accept_invitation, read_link, write_invitation

NOW = moment("2025-04-01 09:00")
SUBJECTS = (people, plans, settings)
"""Where the cases stand; importing them lists them."""
ON_BOTH = (
    "a_leave_is_entered",
    "the_library_is_closed",
    "a_name_is_corrected",
    "a_target_is_changed",
    "nothing_is_approved_any_more",
    "rows_change_their_numbers",
    "a_plan_opens_the_directors_office",
    "the_states_days_are_worked_out_at_night",
)
"""Cases of every entrance. Which engine it is makes no difference to the others: tests/storage/test_facts.py proves on
both that each table's changes are noticed."""
passed: dict[Case, set[str]] = {}
"""Which functions of ours the changes of these cases have passed."""


@pytest.fixture(scope="session")
def other() -> Iterator[OtherProcess]:
    process = OtherProcess()
    yield process
    process.end()


@pytest.fixture(scope="module")
def laid(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the library in it, to be copied."""
    path = tmp_path_factory.mktemp("laid") / "library.db"
    copy(sqlite_template, path)
    database = open_database(f"sqlite:///{path}")
    with database.write() as session:
        lay(session)
    database.close()
    return path


def lay(session: Session) -> None:
    """The cast, and a second director."""
    opened = moment("2025-01-06 09:00")
    cast = gather(session, opened)
    secret = write_invitation(session, cast.library.id, opened, role="director", name="Dilnoza")
    door = read_link(session, secret, DILNOZA, opened)
    assert isinstance(door, Door)
    accept_invitation(session, door, DILNOZA, opened)


def look(telegram: HalfTelegram, wanted: Look) -> str:
    """What is shown to somebody when they look, with the buttons below it."""
    phone = telegram.phone(wanted.account)
    phone.chat.clear()
    phone.say(wanted.says)
    for label in wanted.presses:
        if any(button.startswith(label) for button in phone.screen.labels):  # not there before the change, perhaps
            phone.press(label)
    shown = [line for message in phone.chat for line in (message.text, " | ".join(message.labels))]
    return "\n".join(shown).replace("\u00a0", " ")


def answer_first(database: Database) -> HalfTelegram:
    """Nilufar answers a number in this process, which keeps the library's facts from then on."""
    telegram = HalfTelegram(database, NOW, 1)
    nilufar = telegram.phone(NILUFAR)
    if nilufar.say("/kiritish").labels[0].startswith("Abonement"):  # she has two departments
        nilufar.press("Abonement")
    assert "qayta" in nilufar.say("5").text
    return telegram


def watch(case: Case, other: OtherProcess, url: str, meanwhile: Callable[[], None]) -> str:
    """What the look shows in the end, after a first answer here, a first look, and what happens meanwhile."""
    if case.first is not None:
        other.carry_out(case.first, url, NOW)
    database = open_database(url)
    try:
        telegram = answer_first(database)
        if case.look is not ANSWER:
            look(telegram, case.look)
        meanwhile()
        telegram.wait(days=case.wait)
        telegram.skip()
        return look(telegram, case.look)
    finally:
        database.close()


def carry_out(case: Case, other: OtherProcess, url: str) -> None:
    passed[case] = other.carry_out(case.change, url, NOW, case.about)


Untouched = Callable[[Case], str]


@pytest.fixture(scope="module")
def untouched(other: OtherProcess, laid: Path, tmp_path_factory: pytest.TempPathFactory) -> Untouched:
    """What the look of a case shows in a library to which nothing happens meanwhile."""
    shown: dict[tuple[object, ...], str] = {}

    def shows(case: Case) -> str:
        key = (case.look, case.first, case.wait)
        if key not in shown:
            path = copy(laid, tmp_path_factory.mktemp("untouched") / "library.db")
            shown[key] = watch(case, other, f"sqlite:///{path}", lambda: None)
        return shown[key]

    return shows


@pytest.fixture
def library_url(request: pytest.FixtureRequest, database_url: str) -> str:
    """Where the library is, on the engine that is asked for."""
    if database_url.startswith("sqlite"):
        copy(request.getfixturevalue("laid"), database_url.removeprefix("sqlite:///"))
    else:
        database = open_database(database_url)
        with database.write() as session:
            lay(session)
        database.close()
    return database_url


ENGINES = ["sqlite", "postgresql"] if PROGRAMS else ["sqlite"]


@pytest.mark.parametrize(
    ("case", "database_url"),
    [
        pytest.param(case, engine, id=f"{case.name}-{engine}")
        for case in CASES
        for engine in ENGINES
        if engine == "sqlite" or case.name in ON_BOTH
    ],
    indirect=["database_url"],
)
def test_the_next_answer_knows(case: Case, other: OtherProcess, library_url: str, untouched: Untouched) -> None:
    after = watch(case, other, library_url, partial(carry_out, case, other, library_url))
    before = untouched(case)
    assert case.tells(before, after), f"before:\n{before}\n\nafter:\n{after}"


def test_each_entrance_is_tried_on_both_engines() -> None:
    assert {case.entrance for case in CASES if case.name in ON_BOTH} == set(get_args(Entrance))


def test_no_way_to_change_a_fact_is_forgotten(other: OtherProcess, laid: Path, tmp_path: Path) -> None:
    """Whatever the sources say may write a fact was passed by a case."""
    for at, case in enumerate(CASES):
        if case not in passed:
            url = f"sqlite:///{copy(laid, tmp_path / f'{at}.db')}"
            if case.first is not None:
                other.carry_out(case.first, url, NOW)
            carry_out(case, other, url)
    forgotten = writers() - NEW_LIBRARIES.keys() - set().union(*passed.values())
    assert not forgotten, f"tests/support/facts has no case that passes {sorted(forgotten)}"


def test_what_is_said_not_to_be_tried_is_there() -> None:
    assert NEW_LIBRARIES.keys() <= writers()
    assert not NO_FACTS.keys() & writers()
    assert NO_FACTS.keys() <= everything_that_writes()


def test_a_leave_is_over_by_itself(other: OtherProcess, laid: Path, tmp_path: Path) -> None:
    """Nobody changes anything: the clock alone does, in the process that knows the facts."""
    url = f"sqlite:///{copy(laid, tmp_path / 'library.db')}"
    other.carry_out(people.bekzod_goes_on_leave, url, NOW)
    database = open_database(url)
    try:
        telegram = answer_first(database)
        assert people.WHOSE in look(telegram, people.OWN_MONTHS)
        telegram.wait(days=14)
        assert people.WHOSE in look(telegram, people.OWN_MONTHS)
        telegram.wait(days=1)
        assert people.WHOSE not in look(telegram, people.OWN_MONTHS)
    finally:
        database.close()
