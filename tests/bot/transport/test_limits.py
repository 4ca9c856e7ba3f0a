"""The throttle counts right whatever the clock does; time is an argument here."""

from hypothesis import given
from hypothesis import strategies as st

from bot.transport.limits import UNLIMITED, Limits, Throttle


class Watch:
    """A clock that a test turns."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def _send_all(throttle: Throttle, watch: Watch, chats: list[int]) -> list[tuple[float, int]]:
    sent = []
    for chat in chats:
        watch.now += throttle.wait(chat, "sendMessage")
        throttle.take(chat, "sendMessage")
        sent.append((watch.now, chat))
    return sent


@given(
    chats=st.lists(st.integers(1, 5), max_size=60),
    total=st.integers(1, 30),
    total_burst=st.integers(1, 6),
    per_chat=st.integers(1, 4),
    per_chat_burst=st.integers(1, 4),
)
def test_it_never_goes_faster_than_allowed(
    chats: list[int], total: int, total_burst: int, per_chat: int, per_chat_burst: int
) -> None:
    watch = Watch()
    sent = _send_all(Throttle(Limits(total, total_burst, per_chat, per_chat_burst), watch), watch, chats)
    for at, _ in sent:
        within = [chat for moment, chat in sent if at <= moment < at + 0.999]
        assert len(within) <= total + total_burst
        assert all(within.count(chat) <= per_chat + per_chat_burst for chat in within)


def test_it_lets_a_short_burst_to_one_chat_through_at_once() -> None:
    watch = Watch()
    sent = _send_all(Throttle(Limits(), watch), watch, [7] * 5)
    assert [round(at - 1000) for at, _ in sent] == [0, 0, 0, 1, 2]


def test_it_counts_edits_to_the_bot_but_not_to_the_chat() -> None:
    throttle = Throttle(Limits(total_per_second=25, total_burst=4), Watch())
    for _ in range(4):
        assert throttle.wait(7, "editMessageText") == 0
        throttle.take(7, "editMessageText")
    assert throttle.wait(7, "editMessageText") > 0


def test_it_knows_no_limit_when_unlimited() -> None:
    watch = Watch()
    assert {at for at, _ in _send_all(Throttle(UNLIMITED, watch), watch, [7] * 500)} == {1000.0}


def test_it_holds_each_refused_chat_and_all_when_three_in_a_row_are_refused() -> None:
    watch = Watch()
    throttle = Throttle(UNLIMITED, watch)
    throttle.refused(1, 5)
    assert throttle.wait(1, "editMessageText") == 5
    assert throttle.wait(2, "sendMessage") == 0
    throttle.refused(2, 40)
    assert throttle.wait(3, "sendMessage") == 0, "two chats may flood at the same time"
    watch.now += 6
    throttle.refused(3, 3)
    throttle.refused(4, 3)
    assert throttle.wait(5, "sendMessage") == 0, "the first refusals were long ago"
    watch.now += 1
    throttle.refused(5, 2)
    assert throttle.wait(6, "sendMessage") == 2
    watch.now += 2
    assert throttle.wait(6, "sendMessage") == 0
    assert throttle.wait(2, "sendMessage") == 31


def test_it_holds_those_chats_alone_that_are_refused_while_others_are_served() -> None:
    throttle = Throttle(UNLIMITED, Watch())
    for chat in (1, 2, 3, 4):
        throttle.refused(chat, 5)
        throttle.taken()
        assert throttle.wait(9, "sendMessage") == 0
        assert throttle.wait(chat, "sendMessage") == 5
    for chat in (5, 6, 7):
        throttle.refused(chat, 4)
    assert throttle.wait(9, "sendMessage") == 4, "three in a row"
