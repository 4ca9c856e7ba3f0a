"""What only POSIX can do: have a process end what takes too much memory or time. On Windows a file's reader has the
limits of files alone, and whoever waits for it ends it."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]  # what is asked before each use

MEMORY = 700 * 2**20
"""Bytes beyond what the process has already; five thousand rows of Excel take 70 MB."""
SECONDS = 20.0
"""Of the processor; a hundred printed pages take three."""


class TooHeavy(BaseException):
    """The time is up. No reader takes it for an error of the file's."""


@contextmanager
def limited() -> Iterator[None]:
    """Raises MemoryError, or TooHeavy when the time is up, inside the block."""
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _memory_taken() + MEMORY
    most = wanted if soft == resource.RLIM_INFINITY else min(soft, wanted)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        if threading.current_thread() is threading.main_thread():  # nobody else hears a signal
            with _timed():
                yield
        else:
            yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def limit_memory() -> None:
    """From now on as much as a file may take, and no more."""
    if resource is not None:
        most = _memory_taken() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


@contextmanager
def _timed() -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _time_is_up)
    signal.setitimer(signal.ITIMER_PROF, SECONDS, 1.0)  # and again each second, should the first be lost
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _time_is_up(signal_number: int, frame: FrameType | None) -> None:
    raise TooHeavy


def _memory_taken() -> int:
    """Bytes of address space that the process has; 0 where Linux does not say."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        return 0
