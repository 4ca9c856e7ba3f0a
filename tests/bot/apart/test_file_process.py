"""Files are read in a process of their own, within limits: whatever a file does there, the bot goes on."""

import asyncio
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.apart import file_process, posix
from bot.apart.file_process import FileProcess, tables_in
from bot.apart.limits import read_limited
from plan.document.table.tables import Place, Table
from reports.read.plan_file import PlanFileRefused, read_tables
from storage.database import Database
from tests.support.people.cast import MALIKA, gather, moment
from tests.support.people.house import House, house
from tests.support.plans.hostile_files import pdf_that_unpacks_to, pdf_without_end
from tests.support.plans.plans import path
from tests.support.transport.running import eventually
from texts.planning.file.refusals import plan_refusal

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def real_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the bot starts it: its memory is its own from the beginning."""
    monkeypatch.setattr(file_process, "READER", (sys.executable, "-m", "bot.apart.file_reader"))


def read(content: bytes, name: str = "reja.pdf") -> list[Table]:
    return tables_in(asyncio.run(FileProcess().read(content, name)))


def refused(content: bytes, name: str = "reja.pdf") -> PlanFileRefused:
    with pytest.raises(PlanFileRefused) as caught:
        read(content, name)
    assert plan_refusal(caught.value.code, caught.value.facts)
    return caught.value


@pytest.mark.parametrize("form", ["xlsx", "odt"])
def test_it_gives_the_tables_that_reading_here_gives(form: str) -> None:
    content = path(form).read_bytes()
    assert read(content, f"reja.{form}") == read_tables(content, f"reja.{form}")


def test_it_refuses_with_the_reason_and_its_place() -> None:
    reason = refused(b"a\t" + b"b" * 30_000, "reja.txt")
    assert (reason.code, reason.facts) == ("cell_too_long", {"place": Place(1)})


def test_a_file_that_takes_all_memory_is_refused() -> None:
    content = pdf_that_unpacks_to(3000)
    assert len(content) < 4 * 2**20
    assert refused(content).code == "too_heavy"


def test_a_file_that_takes_all_time_is_refused_here_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the command line reads it."""
    monkeypatch.setattr(posix, "SECONDS", 1.0)
    started = time.process_time()
    with pytest.raises(PlanFileRefused) as caught:
        read_limited(pdf_without_end(), "reja.pdf")
    assert caught.value.code == "too_heavy"
    assert time.process_time() - started < 10


@pytest.mark.parametrize("program", ["import os; os.abort()", "print('{')", "while True: pass"])
def test_a_reader_that_dies_or_never_ends_refuses_the_file(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_process, "READER", (sys.executable, "-c", program))
    monkeypatch.setattr(file_process, "PATIENCE", 3.0)
    assert refused(b"reja").code == "too_heavy"


def test_its_process_ends_with_the_wait_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    born = tmp_path / "pid"
    program = f"import os, time; open({str(born)!r}, 'w').write(str(os.getpid())); time.sleep(100)"
    monkeypatch.setattr(file_process, "READER", (sys.executable, "-c", program))

    async def give_up() -> None:
        reading = asyncio.create_task(FileProcess().read(b"reja", "reja.pdf"))
        await asyncio.to_thread(eventually, lambda: born.exists() and born.read_text())
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading

    asyncio.run(give_up())
    assert not Path(f"/proc/{born.read_text()}").exists()


@pytest.fixture
def opened(sqlite_database: Database) -> Iterator[House]:
    with sqlite_database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    with house(sqlite_database, moment("2025-01-06 09:00")) as bot:
        yield bot


def test_the_chat_reads_a_plan_and_goes_on_while_a_hostile_file_is_read(opened: House) -> None:
    malika = opened.phone(MALIKA, "Malika")
    malika.send_file("bomba.pdf", pdf_that_unpacks_to(3000))
    malika.wait_for("Fayl juda murakkab", timeout=90)
    for form in ("pdf", "ods"):
        malika.send_file(f"reja.{form}", path(form).read_bytes())
        malika.wait_for("45 ta band, 54 ta ko'rsatkich", timeout=90, since=malika.last()["message_id"])
