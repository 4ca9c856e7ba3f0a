"""Whoever sends thousands of messages fills up nobody's room but their own, and has each of them handled in order."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.transport.assembly import Wiring
from bot.transport.queues import OF_ONE_PERSON, Queues
from sandbox.server import Running
from storage.database import Database
from storage.transport.inbox import Undone
from tests.support.transport import counting
from tests.support.transport.counting import admit, numbers_of
from tests.support.transport.running import eventually, serving


@dataclass
class Table:
    """The rows of the inbox, and a worker that handles what the queues give it."""

    queues: Queues = field(default_factory=Queues)
    waiting: list[Undone] = field(default_factory=list)
    handled: dict[int, list[int]] = field(default_factory=dict)
    being_read: dict[int, list[Undone]] = field(default_factory=dict)
    last: int = 0

    def store(self, lane: int, times: int) -> None:
        rows = [Undone(self.last + n, self.last + n, lane, {}) for n in range(1, times + 1)]
        self.last += times
        self.waiting += rows
        self.queues.add(rows)

    def work(self, lane: int, times: int) -> None:
        for _ in range(times):
            if lane not in self.queues:
                return
            row = self.queues.first(lane)
            self.queues.drop(row)
            self.waiting.remove(row)
            self.handled.setdefault(lane, []).append(row.id)

    def begin_reading(self, lane: int) -> None:
        if lane in self.queues.beyond and lane not in self.queues and lane not in self.being_read:
            self.queues.begin_fetching(lane)
            rows = [row for row in self.waiting if row.lane == lane]
            self.being_read[lane] = rows[: OF_ONE_PERSON + 1]

    def end_reading(self, lane: int) -> None:
        if lane in self.being_read:
            self.queues.end_fetching(lane, self.being_read.pop(lane))


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["store", "work", "begin_reading", "end_reading"]),
        st.integers(1, 3),
        st.sampled_from([1, 2, 60, OF_ONE_PERSON, 3 * OF_ONE_PERSON]),
    ),
    max_size=40,
)


@given(STEPS)
def test_nothing_is_left_behind_or_overtaken(steps: list[tuple[str, int, int]]) -> None:
    table = Table()
    for what, lane, times in steps:
        if what in ("store", "work"):
            getattr(table, what)(lane, times)
        else:
            getattr(table, what)(lane)
        assert len(table.queues) <= 3 * OF_ONE_PERSON
    for _ in range(100):
        for lane in (1, 2, 3):
            table.begin_reading(lane)
            table.end_reading(lane)
            table.work(lane, 1000)
    assert table.waiting == []
    assert len(table.queues) == 0
    assert all(rows == sorted(rows) for rows in table.handled.values())
    assert sum(map(len, table.handled.values())) == table.last


@pytest.mark.long
def test_somebody_elses_answer_does_not_wait_for_thousands_of_one_person(
    kept_anywhere: Database, telegram: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ten times as many as may be in memory."""
    for module in ("queues", "lanes"):
        monkeypatch.setattr(f"bot.transport.{module}.OF_ONE_PERSON", 15)
    flooder, other = counting.seat(telegram.sandbox, 2)
    sent = list(range(1, 10 * 15 + 7))
    for number in sent:
        telegram.sandbox.say(flooder, str(number))
    telegram.sandbox.say(other, "1")
    with serving(kept_anywhere, Wiring(admit=admit), telegram.url):
        eventually(lambda: numbers_of(kept_anywhere, other) == [1])
        before = len(numbers_of(kept_anywhere, flooder))
        eventually(lambda: len(numbers_of(kept_anywhere, flooder)) == len(sent), 120)
    assert numbers_of(kept_anywhere, flooder) == sent
    assert before < 10 * 15
