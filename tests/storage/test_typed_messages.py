"""A message becomes answers once, on both engines: they tell differently whether an insertion met a row."""

from storage.database import Database
from storage.month import taken_messages
from tests.support.people.cast import gather, moment

NOW = moment("2025-04-01 09:00")


def test_it_takes_a_message_once(database: Database) -> None:
    with database.write() as session:
        library = gather(session, NOW).library.id
        assert taken_messages.take_message(session, library, 7001, 5, NOW)
        assert not taken_messages.take_message(session, library, 7001, 5, NOW)
    with database.write() as session:
        assert not taken_messages.take_message(session, library, 7001, 5, NOW)
        assert taken_messages.take_message(session, library, 7001, 6, NOW)
        assert taken_messages.take_message(session, library, 7002, 5, NOW)
