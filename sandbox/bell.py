"""Wakes whoever waits for something to happen, from any thread."""

import asyncio
import threading


class Bell:
    """Coroutines of any event loop wait; `ring` wakes them all."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: list[tuple[asyncio.AbstractEventLoop, asyncio.Future[None]]] = []

    def ring(self) -> None:
        """Wake everybody who is waiting now."""
        if not self._waiting:
            return
        with self._lock:
            waiting, self._waiting = self._waiting, []
        for loop, future in waiting:
            if not loop.is_closed():
                loop.call_soon_threadsafe(_wake, future)

    def ticket(self) -> asyncio.Future[None]:
        """Begin to wait: take the ticket first, look at the state next, await the ticket last."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[None] = loop.create_future()
        with self._lock:
            self._waiting.append((loop, future))
        return future

    def drop(self, future: asyncio.Future[None]) -> None:
        """Wait no longer."""
        with self._lock:
            self._waiting = [one for one in self._waiting if one[1] is not future]


def _wake(future: asyncio.Future[None]) -> None:
    if not future.done():
        future.set_result(None)


async def wait(bell: Bell, ticket: asyncio.Future[None], seconds: float) -> bool:
    """Await a ticket at most so many seconds; tells whether the bell rang."""
    try:
        await asyncio.wait_for(ticket, max(0.0, seconds))
        return True
    except asyncio.TimeoutError:
        bell.drop(ticket)
        return False
