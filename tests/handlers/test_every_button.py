"""For every kind of button: pressed by somebody without the right, from another library, on an old message, and with
altered data. Refused politely, and nothing is changed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
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
    once_by_rule,
    redirected,
    shape,
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
    posts: Mapping[int, tuple[int, str]]
    """Account → library and role."""

    def by_post(self, owner: int, data: str) -> tuple[object, tuple[str, int]]:
        """What one reporter sees at a button, or may not do by it, that holds for any other."""
        return self.posts.get(owner), shape(data)


@pytest.fixture(scope="module")
def played(played_day: PlayedDay, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    file = tmp_path_factory.mktemp("buttons") / "test.db"
    file.write_bytes(played_day.database.read_bytes())
    database = open_database(f"sqlite:///{file}")
    try:
        with database.read() as session:
            posts = {person.telegram_id: (person.library_id, person.role) for person in session.scalars(select(Person))}
        yield Played(played_day, database, Forger(database, played_day.now), posts)
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


OUTSIDE = {"observer": OBSERVER, "idle": IDLE, "left": LEFT, "stranger": SARDOR}


@pytest.mark.parametrize("who", OUTSIDE)
def test_it_lets_nobody_without_the_right_change_anything(played: Played, who: str) -> None:
    """One button of each kind and length, each of them another one."""
    account, free = OUTSIDE[who], (*COMING, "stay_out", OWN_LANGUAGE)
    allowed = OWN_PAPERS if account == OBSERVER else set()
    others = [(owner, data) for owner, data in played.day.chosen if owner != account and kind(data) not in free]
    for _, data in once_by_rule(others, lambda _, data: shape(data), turn=[*OUTSIDE].index(who)):
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
    bekzod, free = played.day.people[BEKZOD], (*COMING, OWN_LANGUAGE)
    others = [(owner, data) for owner, data in played.day.chosen if owner != BEKZOD and kind(data) not in free]
    for _, data in once_by_rule(others, played.by_post):
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
    shown = [(owner, data) for owner, data in played.day.chosen if owner != SARDOR and kind(data) not in COMING]
    for _, data in once_by_rule(shown, lambda owner, data: (owner >= ELSEWHERE, shape(data))):
        outcome = played.forger.press(FOREIGN_DIRECTOR, data)
        assert {row.get("library_id", row.get("id")) for _, row in outcome.changed} <= {played.day.abroad}, data
        assert polite(outcome), data
        assert heard(ours, outcome) == [], data


def test_it_answers_on_an_old_message_with_where_things_stand(played: Played) -> None:
    for owner, data in once_by_rule(played.day.chosen, played.by_post):
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
    foreign: dict[str, set[str]] = {}
    with buttons_shown() as shown:
        for owner, data in once_by_rule(played_day.chosen, lambda _, data: shape(data)):
            of_a_paper = kind(data).startswith(("letter", "paper"))  # which has a language of its own
            if kind(data) not in IN_SEVERAL and not of_a_paper:
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


def _foreign_ids(database: Database, library: int) -> dict[str, int]:
    """Table → a number that names a row of it of another library."""
    with database.read() as session:
        tables = (Department, Person, Plan, PlanRow, PlanFigure, Submission, PlanDraft, Attachment)
        newest = {
            table.__tablename__: session.scalar(select(func.max(table.id)).where(table.library_id == library))
            for table in tables
        }
        return {name: number for name, number in newest.items() if number is not None}


def test_it_follows_no_misshapen_data(played: Played) -> None:
    """One button of each kind and length, with something else in it: its declaration refuses that, whoever presses.
    Everything wrong is tried once for each kind of argument (words are each page's own to check), and a little of it
    on each button."""
    kinds: set[str] = set()
    rules: set[tuple[str, ...]] = set()
    for owner, data in once_by_rule(played.day.chosen, lambda _, data: shape(data)):
        rule = carried(data)
        for forged in misshapen(data, [FEW if name in kinds else WRONG for name in rule]):
            _goes_nowhere(played, owner, data, forged)
        for forged in () if rule in rules else misspelt(data):
            _goes_nowhere(played, owner, data, forged)
        kinds |= {*rule} - {"str"}
        rules.add(rule)


def test_it_follows_no_number_of_another_library(played: Played) -> None:
    """The rightful person's own button with another library's numbers, whichever of the two libraries that is."""
    abroad, ours = played.day.abroad, played.day.library
    foreign = {abroad: _foreign_ids(played.database, ours), ours: _foreign_ids(played.database, abroad)}
    theirs = {
        abroad: names_of_its_own(played.database, ours),
        ours: names_of_its_own(played.database, abroad),
    }
    for place, (owner, data) in enumerate(once_by_rule(played.day.chosen, played.by_post), 1):
        numbers = foreign[abroad if owner >= ELSEWHERE else ours]
        for forged in islice(redirected(data, numbers), place % SHARE, None, SHARE):
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
