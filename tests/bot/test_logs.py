"""The log says everything but the token."""

import io
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import hide_token, start_logging
from bot.transport.api import Api

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
