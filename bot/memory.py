"""How the process of a bot keeps its memory; set once, when everything is loaded and before there are threads."""

import ctypes
import gc
from contextlib import suppress

_M_ARENA_MAX = -8  # glibc's name for it in malloc.h


def settle() -> None:
    """What is loaded by now is never garbage, and needs no looking through; and all threads share one heap."""
    gc.freeze()
    _share_one_heap()


def _share_one_heap() -> None:
    """glibc gives each thread a heap, and none of them gives back what it had: 3 to 5 MB of a busy bot. They are to
    spare threads a wait for one another, but Python's take turns anyway. Without glibc nothing happens."""
    with suppress(AttributeError, OSError):
        ctypes.CDLL(None).mallopt(_M_ARENA_MAX, 1)
