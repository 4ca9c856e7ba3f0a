"""Several processes on one PostgreSQL part the people among them, and hear at once of what is theirs."""

import asyncio
from collections.abc import Iterator

import pytest

from bot.transport.several.sharing import Everything, Seat
from storage.database import Database
from tests.support.transport.running import eventually

PEOPLE = range(8001, 8031)


@pytest.fixture
def seats(database: Database) -> Iterator[list[Seat]]:
    if database.is_sqlite:
        pytest.skip("one process writes to a file of SQLite")
    seats = [Seat(database) for _ in range(3)]
    yield seats
    for seat in seats:
        seat.leave()


def test_everybody_is_somebodys(seats: list[Seat]) -> None:
    assert all(seats[0].mine(person) for person in PEOPLE), "until it has looked, whoever it is takes everything"
    for _ in range(2):  # the first has looked before the last sat down
        for seat in seats:
            seat.refresh()
    parts = [{person for person in PEOPLE if seat.mine(person)} for seat in seats]

    assert sorted(person for part in parts for person in part) == list(PEOPLE)
    assert all(parts)

    seats[1].leave()

    def parted() -> bool:
        for seat in (seats[0], seats[2]):
            seat.refresh()
        return all(seats[0].mine(person) != seats[2].mine(person) for person in PEOPLE)

    assert eventually(parted), "the server notices within a moment that a connection was closed"


def test_a_dead_connection_costs_its_seat_and_the_next_look_takes_one(seats: list[Seat], database: Database) -> None:
    seat = seats[0]
    seat.refresh()
    seat._driver().close()
    with pytest.raises(Exception, match="closed"):
        seat.refresh()
    assert all(seat.mine(person) for person in PEOPLE)

    def is_alone() -> bool:
        seat.refresh()
        return all(seat.mine(person) for person in PEOPLE)

    assert eventually(is_alone), "the server notices within a moment that the connection was closed"


async def test_it_is_told_what_is_its_own(seats: list[Seat]) -> None:
    for _ in range(2):
        for seat in seats:
            seat.refresh()
    theirs = [person for person in PEOPLE if seats[1].mine(person)]
    telling, other = (
        asyncio.create_task(seats[1].wait_for_notice(30)),
        asyncio.create_task(seats[2].wait_for_notice(30)),
    )
    await asyncio.sleep(0.1)
    await asyncio.to_thread(seats[0].notify, theirs)
    await asyncio.wait_for(telling, 10)

    assert not other.done()
    other.cancel()


async def test_the_sender_hears_of_messages_written_elsewhere(seats: list[Seat], database: Database) -> None:
    woken = asyncio.Event()
    database.senders.append(woken.set)
    seats[0].refresh()
    waiting = asyncio.create_task(seats[0].wait_for_notice(30))
    await asyncio.sleep(0.1)
    await asyncio.to_thread(seats[1].announce)
    await asyncio.wait_for(woken.wait(), 10)

    assert not waiting.done(), "there is nothing to handle"
    waiting.cancel()


async def test_one_process_has_everybody_and_waits_its_time() -> None:
    alone = Everything()
    await alone.wait_for_notice(0.01)
    assert all(alone.mine(person) for person in PEOPLE)
