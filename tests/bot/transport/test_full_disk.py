"""The disk is full for a while: nothing is acknowledged meanwhile, and everything goes on when there is room again."""

import resource
import signal
import sys
import time
from pathlib import Path

import pytest

from sandbox.server import Running
from storage.database import Database
from tests.support.transport import counting
from tests.support.transport.counting import numbers_of
from tests.support.transport.running import eventually, start_process

UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


@pytest.mark.kill9
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the files of a process that runs")
def test_it_waits_for_room_on_the_disk(kept: Database, sqlite_url: str, telegram: Running, tmp_path: Path) -> None:
    people = counting.seat(telegram.sandbox, 5)
    bot = start_process(telegram.url, sqlite_url, tmp_path)
    for person in people:
        telegram.sandbox.say(person, "1")
    eventually(lambda: all(numbers_of(kept, person) == [1] for person in people))

    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))  # no file takes another byte
    for person in people:
        telegram.sandbox.say(person, "2")
    time.sleep(2)  # it has tried more than once by now
    assert telegram.sandbox.waiting_updates() == len(people), "what is not stored stays with Telegram"
    assert bot.poll() is None

    resource.prlimit(bot.pid, resource.RLIMIT_FSIZE, UNLIMITED)
    eventually(lambda: not any(counting.problems(kept, telegram.sandbox, person, 2) for person in people))
    bot.send_signal(signal.SIGTERM)
    assert bot.wait(30) == 0
