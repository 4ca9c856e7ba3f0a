"""Reading a file within limits of memory and time, for a file can be made to take all there is of either."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from resource import RLIM_INFINITY, RLIMIT_AS, getpagesize, getrlimit, setrlimit
from types import FrameType

from plan.document.table.tables import Table
from reports.read.refused import PlanFileRefused

MEMORY = 700 * 2**20
"""Bytes beyond what the process has already; five thousand rows of Excel take 70 MB."""
SECONDS = 20.0
"""Of the processor; a hundred printed pages take fifteen."""


class TooHeavy(BaseException):
    """The time is up. No reader takes it for an error of the file's."""


def read_limited(content: bytes, name: str = "") -> list[Table]:
    """The tables of a file. Raises `PlanFileRefused`, also for what takes more memory or time than any plan."""
    from reports.read.plan_file import read_tables  # here, for most commands read no file

    try:
        with limited():
            return read_tables(content, name)
    except PlanFileRefused as refused:
        if _ran_out_of_memory(refused):
            raise PlanFileRefused("too_heavy") from refused
        raise
    except (MemoryError, RecursionError, TooHeavy) as error:
        raise PlanFileRefused("too_heavy") from error


def _ran_out_of_memory(error: BaseException | None) -> bool:
    """Whether a reader took the want of memory for damage of the file."""
    while error is not None:
        if isinstance(error, MemoryError) or any(isinstance(argument, MemoryError) for argument in error.args):
            return True
        error = error.__cause__ or error.__context__
    return False


@contextmanager
def limited() -> Iterator[None]:
    """Raises MemoryError, or TooHeavy when the time is up, inside the block."""
    soft, hard = getrlimit(RLIMIT_AS)
    wanted = _memory_taken() + MEMORY
    most = wanted if soft == RLIM_INFINITY else min(soft, wanted)
    setrlimit(RLIMIT_AS, (most, hard))
    try:
        if threading.current_thread() is threading.main_thread():  # nobody else hears a signal
            with _timed():
                yield
        else:
            yield
    finally:
        setrlimit(RLIMIT_AS, (soft, hard))


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
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * getpagesize()
    except (OSError, ValueError):
        return 0
