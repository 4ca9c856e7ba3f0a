"""Every screen there is, interrupted in every way: it is shown again, with all that had been said so far."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from operator import itemgetter
from shutil import copy
from typing import Any

import pytest

from handlers.month.asking.told import TOLD
from handlers.month.screens import MARK
from handlers.routes import COMMANDS, SCREENS
from handlers.visit import SUSPENDED
from sandbox.messages.labels import NARROW
from tests.support.buttons import mirror
from tests.support.buttons.played import PlayedDay
from tests.support.buttons.screens import Interruption, Shown, Stand, interrupted, latin_words
from tests.support.buttons.widths import buttons_shown, cut
from tests.support.spoken import spoken_from
from texts import language, presses
from texts.month import presses as month_presses

pytestmark = pytest.mark.timeout(300)  # the first of them plays a whole day, or waits until it has been played

LEAVES = {"start", "kiritish", "kundalik"}
"""Commands that begin something else; home leads back."""
ANEW = {("xodimlar", "invite_name"), ("sozlamalar", "set_name"), ("sozlamalar", "set_days")}
"""A page's own command begins it anew where nothing has been said yet."""
STOPS = {"bekor", "cancel"}
HOME = "menu"


def at(played_day: PlayedDay, screen: str) -> Stand:
    if screen not in played_day.stands:
        pytest.fail(f"nobody comes to the screen {screen!r} in the day that is played")
    return played_day.stands[screen]


def test_the_day_comes_by_every_screen_and_by_no_other(played_day: PlayedDay) -> None:
    assert set(played_day.stands) == set(SCREENS.present)


def test_a_phone_shows_every_button_whole(played_day: PlayedDay) -> None:
    assert len(played_day.rows) > 200
    assert cut(played_day.rows, NARROW) == set()


def test_no_screen_has_two_buttons_alike(played_day: PlayedDay) -> None:
    assert played_day.alike == set()


def same(again: Shown, before: Shown) -> None:
    """The same screen, with what had been said: facts, buttons and the question itself."""
    assert again.screen == before.screen
    assert typed(again) == typed(before)
    assert again.buttons == before.buttons
    assert before.text.splitlines()[-1] in again.text


def typed(shown: Shown) -> dict[str, Any]:
    """What was said so far at a screen, without what waits behind it or was told above it."""
    return {name: fact for name, fact in shown.facts.items() if name not in (SUSPENDED, TOLD)}


def shown_at(visitor: Interruption) -> Shown:
    """The screen as it is shown when it is only shown again; an old button does so."""
    return visitor.press("zzz:1")


@cache
def uninterrupted(stand: Stand, now: datetime) -> Shown:
    """The same, seen once for all who are interrupted there."""
    with interrupted(stand, now) as visitor:
        shown = shown_at(visitor)
        assert shown.screen == stand.screen, "an old button leads elsewhere"
    return shown


@pytest.mark.walk
@pytest.mark.parametrize("screen", sorted(SCREENS.present))
@pytest.mark.parametrize("how", ["a mistyped command", "an old button", "a sticker", "another old button"])
def test_it_shows_the_screen_again(played_day: PlayedDay, screen: str, how: str) -> None:
    stand = at(played_day, screen)
    before = uninterrupted(stand, played_day.now)
    with interrupted(stand, played_day.now) as visitor:
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


@pytest.mark.walk
@pytest.mark.parametrize("screen", sorted(set(SCREENS.present) - SCREENS.waiting))
def test_it_shows_a_screen_that_waits_for_nothing_again_below_what_is_typed(played_day: PlayedDay, screen: str) -> None:
    stand = at(played_day, screen)
    before = uninterrupted(stand, played_day.now)
    with interrupted(stand, played_day.now) as visitor:
        same(visitor.write("salom"), before)


@pytest.mark.walk
@pytest.mark.parametrize("screen", sorted(SCREENS.waiting))
@pytest.mark.parametrize("command", sorted(set(COMMANDS) - LEAVES - STOPS))
def test_it_asks_again_below_the_page_of_a_command(played_day: PlayedDay, screen: str, command: str) -> None:
    if (command, screen) in ANEW:
        command = "hisobot"
    stand = at(played_day, screen)
    before = uninterrupted(stand, played_day.now)
    with interrupted(stand, played_day.now) as visitor:
        same(visitor.write(f"/{command}"), before)


@pytest.mark.walk
@pytest.mark.parametrize("screen", sorted(set(SCREENS.suspended) - {MARK}))
@pytest.mark.parametrize("way", ["/start", "/kiritish", "home"])
def test_home_leads_back_to_what_was_left_half_said(played_day: PlayedDay, screen: str, way: str) -> None:
    stand = at(played_day, screen)
    before = uninterrupted(stand, played_day.now)
    with interrupted(stand, played_day.now) as visitor:
        left = visitor.press(presses.menu()) if way == "home" else visitor.write(way)
        assert left.screen != screen
        home = visitor.write("/start")
        assert presses.take_up() in [data for _, data in home.buttons]
        same(visitor.press(presses.take_up()), before)


@pytest.mark.parametrize("way", ["/start", "home"])
def test_a_reports_own_button_leads_back_to_the_rows_that_were_being_marked(played_day: PlayedDay, way: str) -> None:
    stand = at(played_day, MARK)
    before = uninterrupted(stand, played_day.now)
    with interrupted(stand, played_day.now) as visitor:
        left = visitor.press(presses.menu()) if way == "home" else visitor.write(way)
        assert left.screen == HOME
        assert presses.take_up() not in [data for _, data in visitor.write("/start").buttons]
        same(visitor.press(month_presses.go_on(before.facts["submission"])), before)


@pytest.mark.walk
@pytest.mark.parametrize("screen", sorted(SCREENS.waiting))
def test_stopping_ends_at_home(played_day: PlayedDay, screen: str) -> None:
    with interrupted(at(played_day, screen), played_day.now) as visitor:
        stopped = visitor.write("/bekor")
        assert stopped.screen == HOME
        assert presses.take_up() not in [data for _, data in stopped.buttons]


@pytest.fixture(scope="module")
def mirrored(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The mirror language is one that Hisobot speaks. Nobody but the last of these tests speaks it."""
    folder = tmp_path_factory.mktemp("mirror")
    mirror.write_catalogue(folder)
    copy(language.CATALOGUES / "ru.po", folder)
    with spoken_from(folder):
        yield


@pytest.mark.walk
@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("screen", sorted(SCREENS.present))
def test_it_says_every_screen_by_the_catalogue_of_the_persons_own_language(played_day: PlayedDay, screen: str) -> None:
    stand = at(played_day, screen)
    with interrupted(stand, played_day.now) as visitor:
        visitor.speaks(mirror.LANGUAGE)
        shown = shown_at(visitor)
        # A paragraph of the letter, which stands there to be copied, is in the language of papers.
        text = re.sub(r"<code>[^<]*</code>", "", shown.text) if screen == "letter_par" else shown.text
        words = {screen: text, **{label: label for label, _ in shown.buttons}}
        names = visitor.names()
        outside = {name: mirror.texts_past_it(text) - names for name, text in words.items()}

    assert {name: words for name, words in outside.items() if words} == {}
    assert "⟦" in shown.text


@pytest.mark.walk
@pytest.mark.usefixtures("mirrored")
@pytest.mark.parametrize("screen", sorted(SCREENS.present))
def test_a_screen_has_the_words_of_its_language_alone(played_day: PlayedDay, screen: str) -> None:
    """Cyrillic and Russian, in which also the library's words are shown; and no button is cut."""
    for spoken in (language.CYRILLIC, "ru"):
        with interrupted(at(played_day, screen), played_day.now) as visitor, buttons_shown() as seen:
            visitor.speaks(spoken)
            typed = visitor.typed()
            shown = shown_at(visitor)
            said = " ".join([shown.text, *map(itemgetter(0), shown.buttons)])
            assert latin_words(said) - typed == set(), (spoken, shown.text)
            assert cut(seen.rows, NARROW) == set(), spoken
            if spoken == "ru":
                uzbek = set(re.findall(r"\w*[ўқғҳ]\w*", said)) - visitor.library_words()
                assert uzbek == set(), shown.text
