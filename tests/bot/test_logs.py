"""The log says everything but the token."""

import io
import json
import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import select

from bot.logs import hide_token, start_logging
from bot.transport.api import Api
from bot.transport.assembly import Wiring
from sandbox.server import Running
from storage.base import LIBRARY
from storage.database import Database
from storage.tables import InboxUpdate, OutgoingMessage
from tests.support.transport import counting
from tests.support.transport.running import eventually, serving
from tests.support.transport.stage import telegram

__all__ = ["telegram"]

TOKEN = "123456:" + "TEST-" + "never-to-be-seen-in-a-log"
REALISTIC = "987654321:" + "AAF" + "k" * 32


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    before, level = root.handlers, root.level
    yield io.StringIO()
    root.handlers = before
    root.setLevel(level)


@pytest.mark.parametrize("form", ["text", "json"])
def test_it_hides_the_token_in_messages_arguments_and_exceptions(form: str, written: io.StringIO) -> None:
    start_logging("DEBUG", form, TOKEN, stream=written)
    log = logging.getLogger("anybody")
    log.info(f"calling https://api.telegram.org/bot{TOKEN}/getMe")
    log.info("calling %s", {"url": f"/file/bot{TOKEN}/a.pdf"})
    log.info("another bot's %s and %s", REALISTIC, REALISTIC.replace(":", "%3A"))
    try:
        raise ConnectionError(f"cannot reach /bot{TOKEN}/")
    except ConnectionError:
        log.exception("it failed")
    text = written.getvalue()
    assert "it failed" in text
    assert "ConnectionError" in text
    for secret in (TOKEN, TOKEN.partition(":")[2], REALISTIC.partition(":")[2]):
        assert secret not in text


def test_it_writes_json_that_can_be_read_line_by_line(written: io.StringIO) -> None:
    start_logging("INFO", "json", None, stream=written)
    logging.getLogger("a").info("bir")
    logging.getLogger("b").warning("ikki\nqator")
    lines = [json.loads(line) for line in written.getvalue().splitlines()]
    assert [(line["level"], line["message"]) for line in lines] == [("INFO", "bir"), ("WARNING", "ikki\nqator")]
    assert lines[0]["at"].endswith("+05:00")


def test_it_keeps_a_message_whose_arguments_do_not_fit(written: io.StringIO) -> None:
    start_logging("INFO", "text", None, stream=written)
    logging.getLogger("a").info("%d and %d", "one")
    assert "%d and %d" in written.getvalue()


def test_it_quiets_libraries_that_would_log_every_address(written: io.StringIO) -> None:
    start_logging("DEBUG", "text", None, stream=written)
    logging.getLogger("httpx").info("HTTP Request")
    assert written.getvalue() == ""


def test_it_hides_nothing_that_is_no_token() -> None:
    for harmless in ("09:30", "2025:12", "12345: five", "1 200", "10:20:30"):
        assert hide_token(harmless) == harmless


async def test_it_shows_no_token_in_errors_of_calls() -> None:
    async with Api(TOKEN, "http://127.0.0.1:9") as api:
        assert TOKEN not in repr(api)
        with pytest.raises(Exception) as failed:  # noqa: PT011 (whatever it is)
            await api.call("getMe", {})
    error: BaseException | None = failed.value
    while error is not None:
        assert TOKEN not in f"{error} {error!r}"
        error = error.__cause__


def test_a_repeated_trouble_is_one_line_and_a_count(written: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = [1_000_000.0]
    make = logging.LogRecord.__init__

    def at_the_moment(record: logging.LogRecord, *arguments: Any, **more: Any) -> None:
        make(record, *arguments, **more)
        record.created = moment[0]

    monkeypatch.setattr(logging.LogRecord, "__init__", at_the_moment)
    start_logging("INFO", "text", None, stream=written)
    log = logging.getLogger("disk")
    for _ in range(300):
        moment[0] += 0.5
        log.warning("the disk is %s", "full")
        log.info("a number was kept")
    log.warning("the disk is %s", "on fire")

    lines = [line for line in written.getvalue().splitlines() if "disk is" in line]
    assert len(written.getvalue().splitlines()) == 300 + len(lines), "what is no trouble is all said"
    assert [line.partition(": ")[2] for line in lines] == [
        "the disk is full",
        "the disk is full (119 more times since it was last said)",
        "the disk is full (119 more times since it was last said)",
        "the disk is on fire",
    ]


def test_a_repeated_failure_is_told_from_another_by_its_error(written: io.StringIO) -> None:
    start_logging("INFO", "json", None, stream=written)
    log = logging.getLogger("any")
    for error in (ValueError("a"), ValueError("a"), ValueError("b"), KeyError("a")):
        try:
            raise error
        except Exception:
            log.exception("it failed")
    assert [json.loads(line)["error"].splitlines()[-1] for line in written.getvalue().splitlines()] == [
        "ValueError: a",
        "ValueError: b",
        "KeyError: 'a'",
    ]


@pytest.mark.parametrize("form", ["text", "json"])
def test_one_id_leads_from_an_update_to_its_reply(
    form: str, written: io.StringIO, sqlite_database: Database, telegram: Running
) -> None:
    """Also over a failed attempt, and a reply that had to be sent again."""
    counting.prepare(sqlite_database)
    start_logging("INFO", form, None, stream=written)
    [person] = counting.seat(telegram.sandbox, 1)
    telegram.sandbox.faults.add("sendMessage", "429", nth=1, retry_after=1)
    tries: list[int] = []

    def admit(session: Any, update: Any, now: Any, prepared: Any) -> Any:
        tries.append(1)
        session.info[LIBRARY] = 7
        if len(tries) == 1:
            raise ZeroDivisionError
        message = update["message"]
        counting.say(session, now, person, "javob", f"reply:7:{update['update_id']}:{message['message_id']}:1")
        return []

    telegram.sandbox.say(person, "1")
    with serving(sqlite_database, Wiring(admit=admit), telegram.url):
        eventually(lambda: "sent (reply)" in written.getvalue())
    with sqlite_database.read() as session:
        update = session.scalars(select(InboxUpdate.update_id)).one()
        reply = session.scalars(select(OutgoingMessage.id)).one()
    told = [_about(line, form) for line in written.getvalue().splitlines() if _is_line(line)]
    mine = [(words, ids.get("reply")) for words, ids in told if ids.get("update") == str(update)]
    # The sender may have tried already when the lane comes to say that it has handled the update.
    of_update = [words for words, number in mine if number is None]
    assert of_update == ["taken in", f"handling update {update} failed", "handled"]
    assert [entry for entry in mine if entry[1] is not None] == [
        ("to be sent again (reply)", str(reply)),
        ("sent (reply)", str(reply)),
    ]
    assert {ids["person"] for _, ids in told if "update" in ids} == {str(person)}
    whose = {words: ids.get("library") for words, ids in told}
    assert (whose["handled"], whose[f"handling update {update} failed"]) == ("7", "7")


def _is_line(line: str) -> bool:
    """Not one of a traceback."""
    return line.startswith("{") or re.match(r"\d{4}-\d\d-\d\dT", line) is not None


def _about(line: str, form: str) -> tuple[str, dict[str, str]]:
    """What a line of the log says, up to a colon, and what it is about."""
    if form == "json":
        read = json.loads(line)
        ids = {name: str(read[name]) for name in ("update", "person", "library", "reply") if name in read}
        return str(read["message"]).split(":")[0], ids
    ids = dict(re.findall(r" (update|person|library|reply)=(\d+)", line))
    words = re.sub(r" (update|person|library|reply)=\d+", "", line.split(": ", 1)[1])
    return words.split(":")[0], ids
