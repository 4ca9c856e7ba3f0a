"""Wakes whoever waits for something to happen, from any thread."""

import asyncio
import threading

Ticket = asyncio.Future[bool]


class Bell:
    """Coroutines of any event loop wait; `ring` wakes them all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[tuple[asyncio.AbstractEventLoop, Ticket]] = []

    def ring(self) -> None:
        """Wake everybody who is waiting now."""
        if not self._waiting:
            return
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for loop, ticket in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, ticket, True)

    @property
    def waiting(self) -> int:
        """How many wait now."""
        return len(self._waiting)

    def ticket(self) -> Ticket:
        """Begin to wait: take the ticket first, look at the state next, await the ticket last."""
        loop = asyncio.get_running_loop()
        ticket: Ticket = loop.create_future()
        with self._lock:
            self._waiting.append((loop, ticket))
        return ticket

    def drop(self, ticket: Ticket) -> None:
        """Wait no longer."""
        with self._lock:
            self._waiting = [waiter for waiter in self._waiting if waiter[1] is not ticket]

    async def wait(self, ticket: Ticket, seconds: float) -> bool:
        """Await a ticket at most so many seconds; tells whether the bell rang."""
        timer = asyncio.get_running_loop().call_later(max(0.0, seconds), _settle, ticket, False)
        try:
            return await ticket
        finally:
            timer.cancel()
            self.drop(ticket)


def _settle(ticket: Ticket, rang: bool) -> None:
    if not ticket.done():
        ticket.set_result(rang)
