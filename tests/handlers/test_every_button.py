"""For every kind of button: pressed by somebody without the right, from another library, on an old message, and with
altered data. Refused politely, and nothing is changed."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copy

import pytest
from sqlalchemy import func, select, update

from handlers.routes import PRESSES
from sandbox.messages.labels import NARROW
from storage.database import Database, open_database
from storage.tables import (
    Attachment,
    Department,
    Person,
    Plan,
    PlanDraft,
    PlanFigure,
    PlanRow,
    Submission,
)
from tests.support.buttons.history_watch import FREE, SUBJECTS
from tests.support.buttons.played import FOREIGN_DIRECTOR, PlayedDay
from tests.support.buttons.plays import ELSEWHERE, IDLE, LEFT, OBSERVER
from tests.support.buttons.pressing import (
    FEW,
    WRONG,
    Forger,
    Outcome,
    carried,
    domain,
    kind,
    misshapen,
    misspelt,
    redirected,
)
from tests.support.buttons.screens import latin_words, words_typed
from tests.support.buttons.walls import heard, names_of_its_own
from tests.support.buttons.widths import buttons_shown, cut
from tests.support.people.cast import BEKZOD, INFORMATION, SARDOR
from tests.support.short import SHARE
from texts.language import CYRILLIC

pytestmark = pytest.mark.timeout(300)  # a whole day is played, and every button of it pressed

COMING = ("come", "come_as")
"""The yes below an invitation: whoever has the link comes in by it."""
OWN_LANGUAGE = "lang_to"
"""Changes the language of whoever presses it, and is everybody's."""
IN_SEVERAL = {OWN_LANGUAGE, "lang", "oform_tags", "letter_tags", "settings", "set_name"}
"""Pages with words of other languages: languages by name, marks of papers, the library's name as it was typed."""
OWN_PAPERS = {"paper_orders", "history"}
"""Whoever sees the library may have papers made; that changes nothing in it."""


@dataclass
class Played:
    """The library after its day, and every button that was shown in it."""

    day: PlayedDay
    database: Database
    forger: Forger


@pytest.fixture(scope="module")
def played(played_day: PlayedDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    file = tmp_path_factory.mktemp("buttons") / "test.db"
    file.write_bytes(played_day.database.read_bytes())
    database = open_database(f"sqlite:///{file}")
    try:
        yield Played(played_day, database, Forger(database, played_day.now))
    finally:
        database.close()


def test_the_day_shows_every_kind_of_button(played: Played) -> None:
    """Fails for a new kind of button until `plays` comes upon it: then all that is below holds for it too."""
    assert set(PRESSES) - played.day.kinds == set()
    assert played.day.kinds <= set(PRESSES), "a button that nobody answers"


def test_the_day_leaves_no_error_in_the_log(played: Played) -> None:
    assert played.day.errors == []


def test_the_day_leaves_a_line_of_history_for_every_change(played: Played) -> None:
    """Also for what has no button: whoever adds a table says there which lines tell of it, or why none need to."""
    assert played.day.unlogged == []
    assert domain() - FREE - set(SUBJECTS) == set()


def polite(outcome: Outcome) -> bool:
    """Answered once, and told something: a screen, or words over the one there is."""
    return len(outcome.answers) == 1 and (len(outcome.messages) > 0 or bool(outcome.answers[0]))


@pytest.mark.parametrize("account", [OBSERVER, IDLE, LEFT, SARDOR], ids=["observer", "idle", "left", "stranger"])
def test_it_lets_nobody_without_the_right_change_anything(played: Played, account: int) -> None:
    allowed = OWN_PAPERS if account == OBSERVER else set()
    for owner, data in played.day.chosen:
        if owner == account or kind(data) in (*COMING, "stay_out", OWN_LANGUAGE):
            continue
        outcome = played.forger.press(account, data)
        assert [message for message in outcome.changed if message[0] not in allowed] == [], data
        assert polite(outcome), data


def test_it_lets_a_colleague_change_nothing_of_anybody_elses(played: Played) -> None:
    """Bekzod presses what the others were shown: he may open his own month by that, and touch nothing of theirs."""
    own = {played.day.departments[INFORMATION]}
    with played.database.read() as session:
        reports = {
            submission.id for submission in session.scalars(select(Submission)) if submission.department_id in own
        }
    bekzod = played.day.people[BEKZOD]
    for owner, data in played.day.chosen:
        if owner == BEKZOD or kind(data) in (*COMING, OWN_LANGUAGE):
            continue
        outcome = played.forger.press(BEKZOD, data)
        for table, row in outcome.changed:
            theirs = (
                row.get("department_id") in own
                or row.get("submission_id") in reports
                or (table in ("history", "paper_orders", "practices", "reminders") and row["person_id"] == bekzod)
            )
            assert theirs, (data, table, row)
        assert polite(outcome), data


def test_it_shows_and_changes_nothing_of_another_library(played: Played) -> None:
    """A director presses in her own library what was shown in ours: nothing of ours moves, and she reads no name of
    it."""
    ours = names_of_its_own(played.database, played.day.library)
    assert len(ours) > 20
    for owner, data in played.day.chosen:
        if owner == SARDOR or kind(data) in COMING:
            continue
        outcome = played.forger.press(FOREIGN_DIRECTOR, data)
        assert {row.get("library_id", row.get("id")) for _, row in outcome.changed} <= {played.day.abroad}, data
        assert polite(outcome), data
        assert heard(ours, outcome) == [], data


def test_it_answers_on_an_old_message_with_where_things_stand(played: Played) -> None:
    for owner, data in played.day.chosen:
        outcome = played.forger.press(owner, data, message_id=1)
        assert polite(outcome), data


@pytest.mark.parametrize("spoken", [CYRILLIC, "ru"])
def test_it_answers_in_the_language_of_whoever_presses(played_day: PlayedDay, tmp_path: Path, spoken: str) -> None:
    """One button of each kind and length: its page has the words of one language, and no label is cut."""
    database = open_database(f"sqlite:///{copy(played_day.database, tmp_path)}")
    with database.write() as session:
        session.execute(update(Person).values(language=spoken))
    with database.read() as session:
        typed = words_typed(session)
    forger = Forger(database, played_day.now)
    shapes: set[tuple[str, int]] = set()
    foreign: dict[str, set[str]] = {}
    with buttons_shown() as shown:
        for owner, data in played_day.chosen:
            shape = kind(data), data.count(":")
            of_a_paper = kind(data).startswith(("letter", "paper"))  # which has a language of its own
            if shape not in shapes and kind(data) not in IN_SEVERAL and not of_a_paper:
                shapes.add(shape)
                foreign[data] = latin_words(" ".join(_words_of(forger.press(owner, data)))) - typed
    database.close()
    assert {data: words for data, words in foreign.items() if words} == {}
    assert cut(shown.rows, NARROW) == set()


def _words_of(outcome: Outcome) -> Iterator[str]:
    """What it says: toasts, texts, and labels of buttons."""
    yield from outcome.answers
    for message in map(json.loads, outcome.messages):
        yield message.get("text", message.get("caption", ""))
        keyboard = message.get("reply_markup", {}).get("inline_keyboard", [])
        yield from (button["text"] for row in keyboard for button in row)


def _foreign_ids(database: Database, library: int) -> list[int]:
    """Some numbers that name things of another library: one of each table."""
    with database.read() as session:
        tables = (Department, Person, Plan, PlanRow, PlanFigure, Submission, PlanDraft, Attachment)
        newest = (session.scalar(select(func.max(table.id)).where(table.library_id == library)) for table in tables)
        return sorted({number for number in newest if number is not None})


def test_it_follows_no_misshapen_data(played: Played) -> None:
    """One button of each kind and length, with something else in it: its declaration refuses that, whoever presses.
    Everything wrong is tried once by each rule of reading, and a little of it on each button."""
    shapes, rules = set(), set()
    for owner, data in played.day.chosen:
        shape = kind(data), data.count(":")
        if shape in shapes:
            continue
        shapes.add(shape)
        known_rule = carried(data) in rules
        rules.add(carried(data))
        for forged in misshapen(data, FEW if known_rule else WRONG):
            _goes_nowhere(played, owner, data, forged)
        for forged in () if known_rule else misspelt(data):
            _goes_nowhere(played, owner, data, forged)


def test_it_follows_no_number_of_another_library(played: Played) -> None:
    """The rightful person's own button with another library's numbers, whichever of the two libraries that is."""
    abroad, ours = played.day.abroad, played.day.library
    foreign = {abroad: _foreign_ids(played.database, ours), ours: _foreign_ids(played.database, abroad)}
    theirs = {
        abroad: names_of_its_own(played.database, ours),
        ours: names_of_its_own(played.database, abroad),
    }
    with played.database.read() as session:
        roles = {person.telegram_id: (person.library_id, person.role) for person in session.scalars(select(Person))}
    seen = set()
    for owner, data in played.day.chosen:
        rule = roles.get(owner), kind(data), data.count(":")
        if rule in seen:  # what one reporter may not, no other may
            continue
        seen.add(rule)
        numbers = foreign[abroad if owner >= ELSEWHERE else ours]
        for forged in redirected(data, numbers[len(seen) % SHARE :: SHARE]):
            _goes_nowhere(played, owner, data, forged, theirs[abroad if owner >= ELSEWHERE else ours])


def _goes_nowhere(played: Played, owner: int, data: str, forged: str, theirs: Iterable[str] = ()) -> None:
    """Never an error, never a row of the other library, and none of `theirs`, its names."""
    home = played.day.abroad if owner >= ELSEWHERE else played.day.library
    outcome = played.forger.press(owner, forged)
    assert {row.get("library_id", row.get("id")) for _, row in outcome.changed} <= {home}, (data, forged)
    assert polite(outcome), (data, forged)
    assert heard(theirs, outcome) == [], (data, forged)


def test_it_refuses_over_http_too_and_leaves_every_table_as_it_was(played: Played) -> None:
    """One button of each kind, pressed for real by an observer."""
    assert len(played.day.pressed) > 50
    assert [data for data, answered in played.day.pressed.items() if not answered] == []
    assert played.day.changed <= OWN_PAPERS
    assert played.day.errors == []
