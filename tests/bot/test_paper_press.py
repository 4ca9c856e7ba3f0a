"""The process that has its printers loaded: it makes papers one after another, and whatever happens to it or to one of
its makers, no order is lost."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.demo import MALIKA
from bot.papers.press import PRINTERS
from bot.papers.process import PaperPress
from notices.papers import PaperFile
from scheduler.papers import NotMade
from storage.database import Database
from storage.people import people
from storage.tables import PaperOrder
from tests.support.papers.orders import makers, processes_below
from tests.support.papers.year import AFTER, full_year
from tests.support.transport.running import eventually

pytestmark = pytest.mark.long

OURS = os.getpid()


@pytest.fixture
def library(sqlite_database: Database) -> Database:
    with sqlite_database.write() as session:
        full_year(session, months=1)
    return sqlite_database


def order(database: Database, kind: str) -> int:
    with database.write() as session:
        malika = people.by_telegram_id(session, MALIKA.account)
        assert malika is not None
        wanted = PaperOrder(library_id=malika.library_id, person_id=malika.id, key=kind, kind=kind, span="2025-month-1")
        wanted.ordered_at = AFTER
        session.add(wanted)
        session.flush()
        return wanted.id


@contextmanager
def press_of(url: str, **otherwise: object) -> Iterator[PaperPress]:
    """The process as the bot starts it, with some of its limits otherwise, and what few papers need loaded."""
    otherwise = {"PRINTERS": (), **otherwise}
    owners = {"MEMORY": "press.posix"}
    limits = "".join(f"{owners.get(name, 'press')}.{name} = {value!r}; " for name, value in otherwise.items())
    program = f"import sys; from bot.papers import press as press; {limits}sys.exit(press.main())"
    press = PaperPress(url, (sys.executable, "-c", program, "bot.papers.press"))
    try:
        yield press
    finally:
        press.close()


def presses() -> list[int]:
    return processes_below(OURS, b"bot.papers.press")


async def make(press: PaperPress, order_id: int) -> PaperFile:
    made = await press.make(order_id, AFTER)
    assert made is not None
    return made


def stopped(maker: int) -> bool:
    return Path(f"/proc/{maker}/stat").read_text().rpartition(")")[2].split()[0] == "T"


def test_one_process_makes_many_papers_and_the_same_as_before(library: Database, sqlite_url: str) -> None:
    kinds = ("csv", "excel", "word", "form_pdf", "overview")
    orders = {kind: order(library, kind) for kind in kinds}

    async def all_of(press: PaperPress) -> list[PaperFile]:
        return [await make(press, orders[kind]) for kind in kinds]

    with press_of(sqlite_url, PRINTERS=PRINTERS) as press:
        asyncio.run(make(press, orders["csv"]))
        (first,) = presses()
        made = asyncio.run(all_of(press))
        assert presses() == [first]
        assert not processes_below(first)
    assert not presses()
    assert made == asyncio.run(all_of(PaperPress(sqlite_url, ())))


def test_an_order_survives_the_death_of_the_process(library: Database, sqlite_url: str) -> None:
    csv, excel = order(library, "csv"), order(library, "excel")

    async def killed(press: PaperPress) -> PaperFile:
        await make(press, csv)
        (first,) = presses()
        os.kill(first, signal.SIGSTOP)
        making = asyncio.create_task(make(press, excel))
        await asyncio.sleep(0)
        os.kill(first, signal.SIGKILL)
        made = await making
        await make(press, csv)
        assert presses() != [first]
        return made

    with press_of(sqlite_url) as press:
        assert asyncio.run(killed(press)).name.endswith(".xlsx")


def test_only_the_maker_of_an_order_that_is_given_up_is_ended(library: Database, sqlite_url: str) -> None:
    csv, excel = order(library, "csv"), order(library, "excel")

    async def given_up(press: PaperPress) -> None:
        await make(press, csv)
        (first,) = presses()
        making = asyncio.create_task(make(press, excel))
        maker = (await asyncio.to_thread(eventually, lambda: makers(OURS)))[0]
        os.kill(maker, signal.SIGSTOP)
        assert (await make(press, csv)).name  # it holds nobody else up
        making.cancel()
        with pytest.raises(asyncio.CancelledError):
            await making
        await asyncio.to_thread(eventually, lambda: not makers(OURS))
        await make(press, excel)
        assert presses() == [first]

    with press_of(sqlite_url) as press:
        asyncio.run(given_up(press))


def test_a_maker_that_fails_or_takes_too_much_says_why_and_the_next_is_served(
    library: Database, sqlite_url: str
) -> None:
    csv = order(library, "csv")

    async def fails(press: PaperPress, number: int) -> str:
        with pytest.raises(NotMade) as failed:
            await press.make(number, AFTER)
        return str(failed.value)

    with press_of(sqlite_url) as press:
        assert "NoResultFound" in asyncio.run(fails(press, 10**6))
        assert asyncio.run(make(press, csv)).name.endswith(".csv")
    with press_of(sqlite_url, MEMORY=0) as press:
        assert asyncio.run(fails(press, csv))
        assert len(presses()) == 1


def test_it_goes_when_it_is_idle_and_when_its_bot_has_gone(library: Database, sqlite_url: str) -> None:
    csv = order(library, "csv")
    with press_of(sqlite_url, IDLE_SECONDS=0.05) as press:
        for _ in range(2):
            asyncio.run(make(press, csv))
            eventually(lambda: all(_is_gone(process) for process in presses()))


def _is_gone(process: int) -> bool:
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
