"""Numbers typed at once while the bot is slow: what becomes of them hangs not on whether a card arrives in between."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.transport.api import Api
from bot.transport.assembly import Runtime
from bot.transport.lanes import Lanes
from bot.wiring import hisobot_program
from storage.database import Database
from tests.support.months.lane import NOW, Lane
from tests.support.people.cast import gather, moment


@pytest.fixture
def lane(sqlite_database: Database) -> Iterator[Lane]:
    """Nilufar at the first question of March."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    with ThreadPoolExecutor(1) as threads:
        wiring = hisobot_program(7, "hisobot_bot").wiring
        lanes = Lanes(sqlite_database, wiring, Api("7:TEST"), Runtime(lambda: NOW, threads, threads))
        opened = Lane(sqlite_database, cast, lanes)
        opened.say("/kiritish")
        yield opened


def answers(lane: Lane) -> dict[str, object]:
    rows = {f"{number} {part}".strip(): key for (_, number, part), key in lane.cast.figures.items()}
    found = {row: lane.number_of(key) for row, key in rows.items()}
    return {row: int(str(value)) for row, value in found.items() if value is not None}


@pytest.mark.parametrize("arrives", [True, False])
@pytest.mark.parametrize(
    ("texts", "kept", "named"),
    [
        (["21", "44"], {"13 yangi": 21}, ["44"]),
        (["21", "44", "14 band", "9870"], {"13 yangi": 21, "14": 9870}, ["44"]),
        (["14 band", "9870"], {"14": 9870}, []),
        (["14 band", "salom", "9870"], {"14": 9870}, []),
        (["21", "15 band", "bilmadim qancha", "300", "12"], {"13 yangi": 21, "15": 300}, ["12"]),
        (["21", "14) 9870", "44"], {"13 yangi": 21, "14": 9870}, ["44"]),
    ],
)
def test_a_row_that_was_chosen_takes_its_number_and_the_rest_is_named(
    lane: Lane, texts: list[str], kept: dict[str, int], named: list[str], arrives: bool
) -> None:
    lane.say_at_once(*texts, arrives=arrives)
    assert answers(lane) == kept
    assert all(f"«{text}»" in lane.card()["text"] for text in named)


def test_a_number_below_a_question_of_which_nobody_knows_whether_it_was_seen_is_asked(lane: Lane) -> None:
    report, figure = lane.facts()["submission"], lane.facts()["figure"]
    lane.press(f"zero:{report}:{figure}", arrives=False)
    lane.give_up()
    lane.say("44")
    assert answers(lane) == {"13 yangi": 0}
    assert "«44»" in lane.card()["text"]
    lane.say("45")
    assert answers(lane) == {"13 yangi": 0, "13 qayta": 45}, "the question that was repeated has been seen"
