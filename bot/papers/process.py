"""Has papers made: by the process that has its printers loaded (`bot.papers.press`), or, where that cannot be had, by
one that is started for the order (`bot.papers.maker`)."""

import asyncio
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Sequence
from datetime import datetime

from bot.apart.child import ChildFailed, run_child
from bot.papers.press import ENDED, WORD
from notices.papers import PaperFile
from scheduler.papers import LetterRefused, NotMade

logger = logging.getLogger(__name__)

MAKER: tuple[str, ...] = (sys.executable, "-m", "bot.papers.maker")
PRESS: tuple[str, ...] = (sys.executable, "-m", "bot.papers.press") if hasattr(os, "fork") else ()
"""Nothing where every paper has a process of its own, as on Windows."""
_LAST_WORDS = 2000
"""Characters of a failed maker's that are kept for the log."""


class PressGone(Exception):
    """The process with the printers cannot be had, or ended in the middle of an order."""


class PaperPress:
    """The makers of one database's papers. The process is begun with the first order and again when it is gone."""

    def __init__(self, url: str, press: Sequence[str] | None = None) -> None:
        """`press` is the program with the printers: `PRESS` unless another is given, nothing for none."""
        self._url, self._press = url, press
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    async def make(self, order_id: int, now: datetime) -> PaperFile | None:
        """The file of an order; None when its person may not have it any more, or there is nothing to make it of. When
        cancelled its maker is ended. Raises NotMade, OSError."""
        order = json.dumps({"url": self._url, "order": order_id, "now": now.isoformat()}).encode()
        try:
            press = PRESS if self._press is None else self._press
            try:
                output = await self._pressed(press, order) if press else await run_child(MAKER, order)
            except PressGone as gone:  # the order is not to suffer for it
                logger.warning("paper order %s is made by a process of its own: %s", order_id, gone)
                output = await run_child(MAKER, order)
        except ChildFailed as error:
            raise NotMade(str(error)) from error
        return _paper(output)

    def close(self) -> None:
        """Let the process go, and wait until it has gone."""
        if self._control is not None:
            self._control.close()
        if self._process is not None:
            self._process.wait()
        self._control = self._process = None

    async def _pressed(self, press: Sequence[str], order: bytes) -> bytes:
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self._send(press, order, theirs)
            reader, writer = await asyncio.open_connection(sock=ours)
        except OSError as error:
            ours.close()
            raise PressGone(str(error)) from error
        try:
            written = await reader.read()
        except OSError as error:
            raise PressGone(str(error)) from error
        finally:
            writer.close()  # which ends the maker, should it not be done
        output, end = written[: -ENDED.size], written[-ENDED.size :]
        if len(end) < ENDED.size or ENDED.unpack(end)[0] != WORD:
            raise PressGone("the press ended before the paper was made")
        status = ENDED.unpack(end)[1]
        if status != 0:
            last_words = output.decode(errors="replace").strip()[-_LAST_WORDS:]
            raise ChildFailed(last_words or f"ended with {status}")
        return output

    def _send(self, press: Sequence[str], order: bytes, paper: socket.socket) -> None:
        """Hand an order over, with the socket that its paper is to be written to."""
        if self._process is None or self._process.poll() is not None or self._control is None:
            self._begin(press)
        assert self._control is not None
        socket.send_fds(self._control, [order], [paper.fileno()])

    def _begin(self, command: Sequence[str]) -> None:
        self.close()
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 (ours; Ctrl+C in a terminal is for the bot)
                [*command, str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )


def _paper(output: bytes) -> PaperFile | None:
    head, _, content = output.partition(b"\n")
    if not head:
        return None
    about = json.loads(head)
    if "refused" in about:
        raise LetterRefused(f"the library's own letter: {about['refused']}")
    return PaperFile(about["name"], about["mime"], about["photo"], about["words"], content)
