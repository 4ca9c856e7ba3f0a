"""Faults put into the bot on purpose, each of a kind that has cost others numbers: whoever looks for what is wrong must
find every one of them."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch

import bot.transport.delivery
import bot.transport.lanes
import bot.transport.sender
from bot.transport.delivery import Outcome
from bot.transport.intake import Intake
from bot.transport.lanes import Lanes
from bot.transport.sender import Sender
from storage.transport.inbox import Undone, mark_done
from storage.transport.outbox import set_message

Changes = list[tuple[Any, str, Any]]
"""Where, what, and what it becomes."""


def _sent_before_it_is() -> Changes:
    claim = Sender._claim

    def claims(self: Any, session: Any, finished: Any, now: Any) -> Any:
        taken = claim(self, session, finished, now)
        for row in taken:
            set_message(session, row.id, state="sent", settled_at=now)
        return taken

    return [(Sender, "_claim", claims)]


def _acknowledged_before_it_is_stored() -> Changes:
    keep = Intake._keep

    def keeps(self: Any, answer: list[Any]) -> list[Undone]:
        """What came with the last answer is stored with the next one."""
        late, self.late = getattr(self, "late", []), answer
        rows = keep(self, late)
        if answer:
            self._offset = max(update["update_id"] for update in answer) + 1
        return rows

    return [(Intake, "_keep", keeps)]


def _done_before_it_is_handled() -> Changes:
    apply = Lanes._apply

    def applies(self: Any, rows: list[Undone], prepared: Any) -> Any:
        with self._database.write() as session:
            for row in rows:
                mark_done(session, row, self._runtime.clock())
        with patch.object(bot.transport.lanes, "mark_done", lambda *_: True):
            return apply(self, rows, prepared)

    return [(Lanes, "_apply", applies)]


def _many_at_once_to_a_chat() -> Changes:
    claim = Sender._claim

    def claims(self: Any, session: Any, finished: Any, now: Any) -> Any:
        under_way, self._under_way = self._under_way, {}
        try:
            return claim(self, session, finished, now)
        finally:
            self._under_way = under_way

    return [(Sender, "_claim", claims)]


def _given_up_when_in_doubt() -> Changes:
    def never(row: Any, complaint: str, **_: Any) -> Outcome:
        return Outcome("sent", complaint)

    return [(bot.transport.delivery, "in_doubt", never)]


def _left_behind_by_the_dead() -> Changes:
    return [(bot.transport.sender, "abandoned_messages", lambda *_, **__: [])]


def _seen_whatever_the_order() -> Changes:
    import usecases.conversation

    return [(usecases.conversation, "is_written_before", lambda *_: False)]


def _newest_first() -> Changes:
    import bot.transport.queues

    first = bot.transport.queues.Queues.first

    def last(self: Any, lane: int, **named: Any) -> Undone:
        first(self, lane, **named)
        newest: Undone = self._queues[lane][-1]
        return newest

    return [(bot.transport.queues.Queues, "first", last)]


def _changed_in_place_above_what_comes() -> Changes:
    import usecases.outgoing

    return [(usecases.outgoing, "is_on_its_way_below", lambda *_: False)]


MUTANTS: Mapping[str, Callable[[], Changes]] = {
    "marked sent before it is sent": _sent_before_it_is,
    "acknowledged before it is stored": _acknowledged_before_it_is_stored,
    "marked done before it is handled": _done_before_it_is_handled,
    "many at once to a chat": _many_at_once_to_a_chat,
    "taken as sent when in doubt": _given_up_when_in_doubt,
    "what the dead had begun to send is left": _left_behind_by_the_dead,
    "every question counts as seen": _seen_whatever_the_order,
    "a person's newest update first": _newest_first,
    "a card changed above one that comes": _changed_in_place_above_what_comes,
}


@contextmanager
def mutated(name: str) -> Iterator[None]:
    """The bot with one of these faults."""
    with ExitStack() as patches:
        for where, what, new in MUTANTS[name]():
            patches.enter_context(patch.object(where, what, new))
        yield
