"""A process that dies while it works on a database: `python -m tests.support.dying_restore`.

`leave DATABASE NUMBER` writes a row that stands in the log only, and `restore COPY DATABASE STEP` puts a copy back and
is gone before the so-manieth change of a file.
"""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from storage.copies.putting_back import finish_restoring, lay_beside


def leave(database: str, number: str) -> None:
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("INSERT INTO lanes VALUES (?)", (number,))
    os.kill(os.getpid(), signal.SIGKILL)


def restore(copy: str, database: str, step: str) -> None:
    left = int(step)

    def dying(work: Callable[..., Any]) -> Callable[..., Any]:
        def change(*arguments: Any, **named: Any) -> Any:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return work(*arguments, **named)

        return change

    for name in ("rename", "replace", "unlink", "mkdir", "fsync"):
        setattr(os, name, dying(getattr(os, name)))
    lay_beside(Path(copy), Path(database), datetime(2025, 4, 1, 13), lambda contents: None)  # noqa: DTZ001  # as a name
    finish_restoring(Path(database))


if __name__ == "__main__":
    verb, *words = sys.argv[1:]
    leave(*words) if verb == "leave" else restore(*words)
