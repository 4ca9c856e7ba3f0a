"""Every screen there is, interrupted in every way: it is shown again, with all that had been said so far."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from handlers.routes import COMMANDS, SCREENS
from handlers.visit import SUSPENDED
from storage.database import open_database
from tests.support.buttons import mirror
from tests.support.buttons.plays import START, furnish, play
from tests.support.buttons.pressing import Samples
from tests.support.buttons.screens import Interruption, Lookout, Shown, Stand, interrupted
from tests.support.buttons.widths import cut, rows_shown
from tests.support.people.house import house
from texts import language, presses
from texts.language import SOURCE, speaking

LEAVES = {"start", "kiritish"}
"""Commands that begin something else; home leads back."""
ANEW = {("xodimlar", "invite_name"), ("sozlamalar", "set_name"), ("sozlamalar", "set_days")}
"""A page's own command begins it anew where nothing has been said yet."""
STOPS = {"bekor", "cancel"}
HOME = "menu"


@dataclass
class Day:
    stands: dict[str, Stand]
    now: datetime
    rows: set[tuple[str, ...]]
    """The labels of every row of buttons that was shown."""


@pytest.fixture(scope="module")
def day(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    folder = tmp_path_factory.mktemp("screens")
    file = folder / "played.db"
    file.write_bytes(sqlite_template.read_bytes())
    database = open_database(f"sqlite:///{file}")
    try:
        with speaking(SOURCE):
            furnish(database)
        with speaking(SOURCE), house(database, START, beat_seconds=2) as opened, rows_shown() as rows:
            lookout = Lookout(opened, folder)
            play(replace(opened, phones=lookout.phone), Samples(opened))
            yield Day(lookout.stands, opened.clock.now(), rows)
    finally:
        database.close()


def at(day: Day, screen: str) -> Stand:
    if screen not in day.stands:
        pytest.fail(f"nobody comes to the screen {screen!r} in the day that is played")
    return day.stands[screen]


def test_the_day_comes_by_every_screen_and_by_no_other(day: Day) -> None:
    assert set(day.stands) == set(SCREENS.present)


def test_a_phone_shows_every_button_whole(day: Day) -> None:
    assert len(day.rows) > 200
    assert cut(day.rows) == set()


def same(again: Shown, before: Shown) -> None:
    """The same screen, with what had been said: facts, buttons and the question itself."""
    assert again.screen == before.screen
    assert typed(again) == typed(before)
    assert again.buttons == before.buttons
    assert before.text.splitlines()[-1] in again.text


def typed(shown: Shown) -> dict[str, Any]:
    """What was said so far at a screen, without what waits behind it."""
    return {name: fact for name, fact in shown.facts.items() if name != SUSPENDED}


def shown_at(visitor: Interruption) -> Shown:
    """The screen as it is shown when it is only shown again; an old button does so."""
    return visitor.press("zzz:1")


@pytest.mark.parametrize("screen", sorted(SCREENS.present))
@pytest.mark.parametrize("how", ["a mistyped command", "an old button", "a sticker", "another old button"])
def test_it_shows_the_screen_again(day: Day, screen: str, how: str) -> None:
    stand = at(day, screen)
    with interrupted(stand, day.now) as visitor:
        before = shown_at(visitor)
        assert before.screen == screen, "an old button leads elsewhere"
        if how == "a mistyped command":
            again = visitor.write("/hisobott")
        elif how == "a sticker":
            again = visitor.write(sticker=STICKER)
        elif how == "an old button":
            again = visitor.press("zzz:1", message_id=2)
        else:
            again = visitor.press("zero:999999999:999999999")
        same(again, before)


STICKER = {
    "file_id": "x",
    "file_unique_id": "x",
    "width": 1,
    "height": 1,
    "type": "regular",
    "is_animated": False,
    "is_video": False,
}


@pytest.mark.parametrize("screen", sorted(set(SCREENS.present) - SCREENS.waiting))
def test_it_shows_a_screen_that_waits_for_nothing_again_below_what_is_typed(day: Day, screen: str) -> None:
    with interrupted(at(day, screen), day.now) as visitor:
        before = shown_at(visitor)
        same(visitor.write("salom"), before)


@pytest.mark.parametrize("screen", sorted(SCREENS.waiting))
@pytest.mark.parametrize("command", sorted(set(COMMANDS) - LEAVES - STOPS))
def test_it_asks_again_below_the_page_of_a_command(day: Day, screen: str, command: str) -> None:
    if (command, screen) in ANEW:
        command = "hisobot"
    with interrupted(at(day, screen), day.now) as visitor:
        before = shown_at(visitor)
        same(visitor.write(f"/{command}"), before)


@pytest.mark.parametrize("screen", sorted(SCREENS.suspended))
@pytest.mark.parametrize("way", ["/start", "/kiritish", "home"])
def test_home_leads_back_to_what_was_left_half_said(day: Day, screen: str, way: str) -> None:
    with interrupted(at(day, screen), day.now) as visitor:
        before = shown_at(visitor)
        left = visitor.press(presses.menu()) if way == "home" else visitor.write(way)
        assert left.screen != screen
        home = visitor.write("/start")
        assert presses.take_up() in [data for _, data in home.buttons]
        same(visitor.press(presses.take_up()), before)


@pytest.mark.parametrize("screen", sorted(SCREENS.waiting))
def test_stopping_ends_at_home(day: Day, screen: str) -> None:
    with interrupted(at(day, screen), day.now) as visitor:
        stopped = visitor.write("/bekor")
        assert stopped.screen == HOME
        assert presses.take_up() not in [data for _, data in stopped.buttons]


@pytest.fixture
def mirrored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The mirror language is one that Hisobot speaks."""
    mirror.write_catalogue(tmp_path)
    monkeypatch.setattr(language, "CATALOGUES", tmp_path)
    language.catalogue_of.cache_clear()


@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("screen", sorted(SCREENS.present))
def test_it_says_every_screen_by_the_catalogue_of_the_persons_own_language(day: Day, screen: str) -> None:
    stand = at(day, screen)
    with interrupted(stand, day.now) as visitor:
        visitor.speaks(mirror.LANGUAGE)
        shown = shown_at(visitor)
        words = {screen: shown.text, **{label: label for label, _ in shown.buttons}}
        outside = {name: mirror.texts_past_it(text) - visitor.names() for name, text in words.items()}

    assert {name: words for name, words in outside.items() if words} == {}
    assert "⟦" in shown.text
