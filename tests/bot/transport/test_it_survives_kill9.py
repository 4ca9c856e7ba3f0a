"""However the process dies, no number is lost, doubled or out of order."""

import signal
from pathlib import Path

import pytest

from sandbox.server import Running
from storage.database import open_database
from tests.support.transport import counting
from tests.support.transport.chaos_run import chaos
from tests.support.transport.child import POINTS
from tests.support.transport.running import eventually, start_process

pytestmark = pytest.mark.kill9


def test_it_survives_being_killed_again_and_again(tmp_path: Path) -> None:
    result = chaos(tmp_path, kills=5, people=20, numbers=10, seed=9)
    assert result.problems == [], (tmp_path / "bot.log").read_text()[-3000:]


@pytest.mark.parametrize("point", POINTS)
def test_it_survives_being_killed_at_the_worst_moment(point: str, telegram: Running, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/library.db"
    people = counting.seat(telegram.sandbox, 2)
    for number in (1, 2, 3):
        for person in people:
            telegram.sandbox.say(person, str(number))
    dying = start_process(telegram.url, url, tmp_path, die=point)
    try:
        assert dying.wait(20) == -signal.SIGKILL, (tmp_path / "bot.log").read_text()
    finally:
        dying.kill()
    process = start_process(telegram.url, url, tmp_path)
    database = open_database(url)
    try:
        eventually(lambda: _all_well(database, telegram, people), 20)
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(10) == 0
        database.close()
    for person in people:
        answers = [message for message in telegram.sandbox.chat(person)["messages"] if message["from"] == "bot"]
        assert len(answers) in (3, 4), "a reply goes at most once more"


def _all_well(database, telegram, people) -> bool:  # type: ignore[no-untyped-def]
    try:
        return not any(counting.problems(database, telegram.sandbox, person, 3) for person in people)
    except Exception:  # the table is not there yet
        return False
