"""The other process: it lives as long as the test run and carries out one change after another.

It is asked by lines of JSON (the change as `module:function`, the database and the moment), and answers with what went
wrong, if anything did, and with every function of ours that was passed on the way.
"""

import json
import os
import socket
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from storage.database import open_database
from tests.support.facts.hands import Hands
from tests.support.warm.process import ROOT, WarmProcess
from texts.language import SOURCE, speaking

Change = Callable[..., None]


class OtherProcess:
    """Changes facts there; started when it is needed first."""

    def __init__(self) -> None:
        listening = socket.socket(socket.AF_UNIX)
        self._folder = tempfile.TemporaryDirectory(prefix="hisobot-other-")
        listening.bind(path := f"{self._folder.name}/socket")
        listening.listen(1)
        environment = {"PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
        with (Path(self._folder.name) / "out").open("wb") as out:
            folder = Path(self._folder.name)
            self._process = WarmProcess(
                __name__, [path], folder=folder, environment=environment, stdout=out, stderr=out
            )
        listening.settimeout(60)
        self._connection, _ = listening.accept()
        listening.close()
        self._answers = self._connection.makefile("r")

    def carry_out(self, change: Change, url: str, now: datetime, about: Sequence[str] = ()) -> set[str]:
        """Have a change made; returns the functions that it passed, as `module.function`."""
        asked: dict[str, Any] = {"change": f"{change.__module__}:{change.__name__}", "about": about, "url": url}
        asked["now"] = now.isoformat()
        self._connection.sendall(json.dumps(asked).encode() + b"\n")
        answer = json.loads(self._answers.readline())
        assert not answer["trouble"], answer["trouble"]
        return set(answer["passed"])

    def end(self) -> None:
        self._answers.close()
        self._connection.close()
        self._process.wait(10)
        self._folder.cleanup()


class _Passed:
    """Notes every function of ours that is called."""

    def __init__(self) -> None:
        self._codes: dict[int, CodeType] = {}

    def __enter__(self) -> "_Passed":
        sys.settrace(self._note)
        return self

    def __exit__(self, *_: object) -> None:
        sys.settrace(None)

    def _note(self, frame: FrameType, _event: str, _argument: Any) -> None:
        self._codes[id(frame.f_code)] = frame.f_code

    def names(self) -> list[str]:
        root = f"{ROOT}{os.sep}"
        ours = [code for code in self._codes.values() if code.co_filename.startswith(root)]
        return sorted(
            {f"{code.co_filename.removeprefix(root)[:-3].replace(os.sep, '.')}.{code.co_qualname}" for code in ours}
        )


def _carry_out(asked: dict[str, Any]) -> list[str]:
    module, _, function = asked["change"].partition(":")
    change: Change = getattr(import_module(module), function)
    database = open_database(asked["url"])
    try:
        with speaking(SOURCE), _Passed() as passed:
            change(Hands(database, asked["url"], datetime.fromisoformat(asked["now"])), *asked["about"])
        return passed.names()
    finally:
        database.close()


def main(path: str) -> None:
    connection = socket.socket(socket.AF_UNIX)
    connection.connect(path)
    for line in connection.makefile("r"):
        passed, trouble = [], ""
        try:
            passed = _carry_out(json.loads(line))
        except Exception:
            trouble = traceback.format_exc()
        connection.sendall(json.dumps({"passed": passed, "trouble": trouble}).encode() + b"\n")


if __name__ == "__main__":
    main(sys.argv[1])
