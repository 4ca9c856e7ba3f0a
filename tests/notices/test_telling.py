"""A notice is put into words for each person, in their own language, and sent once."""

import json

import pytest
from markupsafe import escape
from sqlalchemy import select
from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from notices.message import keyboard_markup, message_parameters
from notices.telling import Moment, event_of, notify_person
from storage.database import Database
from storage.tables import OutgoingMessage
from tests.support.people.cast import BEKZOD, NILUFAR, gather, moment
from texts.language import spoken_language
from texts.screen import Button, Screen
from usecases.work import work_of

NOW = moment("2025-04-01 09:00")


def _words() -> Screen:
    return Screen(escape(f"til: {spoken_language()}"))


def _sent(database: Database) -> list[tuple[int | None, str, bool]]:
    with database.read() as session:
        rows = session.scalars(select(OutgoingMessage).order_by(OutgoingMessage.id)).all()
        params = [json.loads(row.params) for row in rows]
        return [
            (row.chat_id, message["text"], message.get("disable_notification", False))
            for row, message in zip(rows, params, strict=True)
        ]


def test_it_writes_to_each_person_in_their_own_language(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        nilufar, bekzod = cast.people[NILUFAR], cast.people[BEKZOD]
        bekzod.language = "ru"
        for person in (nilufar, bekzod):
            notify_person(Moment(session, NOW), person, _words, f"hello:{person.id}", quietly=person is bekzod)
        notify_person(Moment(session, NOW), nilufar, _words, f"hello:{nilufar.id}")  # the same once more

    assert _sent(sqlite_database) == [(NILUFAR, "til: uz", False), (BEKZOD, "til: ru", True)]


def test_it_wants_to_know_what_brought_an_event(sqlite_database: Database) -> None:
    with sqlite_database.write() as session:
        work = work_of(session, gather(session, moment("2025-01-06 09:00")).people[NILUFAR], NOW)
        with pytest.raises(ValueError, match="nobody said what brought this work"):
            event_of(work)
        work.cause = "1:40"
        assert event_of(work) == "1:40"


def test_it_writes_buttons_as_the_library_would() -> None:
    screen = Screen(escape("x"), ((Button("0", "zero:1:2", style="primary"), Button("sayt", url="https://a.uz")),))
    buttons = [
        InlineKeyboardButton("0", callback_data="zero:1:2", api_kwargs={"style": "primary"}),
        InlineKeyboardButton("sayt", url="https://a.uz"),
    ]

    assert keyboard_markup(screen) == InlineKeyboardMarkup([buttons]).to_dict()
    assert "reply_markup" not in message_parameters(Screen(escape("x")))
