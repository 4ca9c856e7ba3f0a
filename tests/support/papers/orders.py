"""Ordering papers in the chat, and opening what comes."""

import csv
import io
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import docx
from openpyxl import load_workbook
from PIL import Image

from bot.papers import process as paper_process
from sandbox.people import Phone, Seen
from storage.people import people
from tests.support.page.more import open_more
from tests.support.papers.reading import pdf_pages
from tests.support.people.cast import SARDOR, moment
from tests.support.people.story import Story
from tests.support.transport.running import eventually
from tests.support.warm.process import stands_for
from usecases.people.invitations import accept_invitation, read_link, write_invitation

MARCH = "2025-month-3"


def card(phone: Phone) -> Seen:
    """The report's card, newly asked for, with what is behind its ⋯."""
    phone.say("/hisobot")
    phone.wait_for("Bajarilish")
    return open_more(phone)


def order(phone: Phone, kind: str, place: str = MARCH, about: str = "") -> Seen:
    """Press for a paper below the newest message; returns the answer to the press."""
    data = {"year": f"paper_of:{about}:{place}", "who": f"paper_who:{place[:4]}"}.get(kind, f"paper:{kind}:{place}")
    return phone.press_data(data, phone.last()["message_id"], wait=30)


def has_file(message: Seen) -> bool:
    return bool(message["file"])


def file_after(phone: Phone, seq: int, timeout: float = 60.0) -> Seen:
    """The first message with a file after a `seq` of the chat."""
    return phone.wait_for(has_file, timeout, seq)


def ordered(phone: Phone, kind: str, place: str = MARCH, about: str = "") -> Seen:
    """Order a paper and wait for it."""
    since = phone.chat()["seq"]
    answer = order(phone, kind, place, about)
    assert "Tayyorlanmoqda" in str(answer["answer"]), answer
    return file_after(phone, since)


def files(phone: Phone) -> list[Seen]:
    """Every message with a file in somebody's chat."""
    return [message for message in phone.chat()["messages"] if message["from"] == "bot" and has_file(message)]


def content(phone: Phone, message: Seen) -> bytes:
    data = phone.fetch(message)
    assert len(data) == message["file"]["size"]
    return data


def sheet_months(workbook: bytes) -> dict[str, dict[str, Any]]:
    """Row code → month or total → value, of the sheet that tells the months; parts of a row follow it as `IV.13 2`."""
    sheet = load_workbook(io.BytesIO(workbook))["Oyma-oy"]
    head, *rows = sheet.iter_rows(values_only=True)
    files: dict[str, dict[str, Any]] = {}
    for row in rows:
        code = str(row[0])
        same = sum(name.split()[0] == code for name in files)
        files[f"{code} {same + 1}" if same else code] = dict(zip(map(str, head), row, strict=True))
    return files


def csv_lines(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";"))


def words_in(kind: str, data: bytes) -> str:
    """Everything a document says, without the spaces that group and wrap."""
    if kind == "word":
        document = docx.Document(io.BytesIO(data))
        texts = [paragraph.text for paragraph in document.paragraphs]
        texts += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    else:
        texts = pdf_pages(data)
    return re.sub(r"\s", "", "".join(texts))


def picture(data: bytes) -> Image.Image:
    with Image.open(io.BytesIO(data)) as opened:
        opened.load()
        return opened


def let_in(story: Story, role: str) -> Phone:
    """Sardor is a stranger no more."""
    with story.house.database.write() as session:
        library, now = people.only_library(session), moment("2025-03-03 09:00")
        assert library is not None
        secret = write_invitation(session, library.id, now, role=role, name="Sardor")
        door = read_link(session, secret, SARDOR, now)
        assert not isinstance(door, str)
        assert not isinstance(accept_invitation(session, door, SARDOR, now), str)
    return story.sardor


def makers(parent: int) -> list[int]:
    """The processes in which a bot makes papers just now: its own, and those of the process with the printers."""
    presses = map(stands_for, processes_below(parent, b"bot.papers.press"))
    return [
        *processes_below(parent, b"bot.papers.maker"),
        *(made for press in presses for made in processes_below(press)),
    ]


def processes_below(parent: int, command: bytes = b"") -> list[int]:
    """The processes that another has begun, of those whose command line holds this."""
    found = []
    for listed in Path(f"/proc/{parent}/task").glob("*/children"):
        with suppress(OSError):
            for child in listed.read_text().split():
                if command in Path(f"/proc/{child}/cmdline").read_bytes():
                    found.append(int(child))
    return found


@contextmanager
def held_maker(start: Callable[[], object]) -> Iterator[int]:
    """Do what has a paper made, and let its maker stand still for the length of a `with`, from its first moment: it
    stops itself before it begins, so that it cannot be done before it is seen. Gives its process."""
    command, earlier = paper_process.MAKER, makers(os.getpid())
    paper_process.MAKER = ("sh", "-c", 'kill -STOP $$; exec "$@"', "sh", *command)
    try:
        start()
        maker: int = eventually(lambda: [new for new in _stopped_makers() if new not in earlier], 30)[0]
    finally:
        paper_process.MAKER = command
    try:
        yield maker
    finally:
        with suppress(ProcessLookupError):
            os.kill(maker, signal.SIGCONT)


def _stopped_makers() -> list[int]:
    return [maker for maker in makers(os.getpid()) if _state_of(maker) == "T"]


def _state_of(process: int) -> str:
    """A letter as `ps` prints it; none for a process that has gone."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return ""
