"""Makes papers while they are asked for: `python -m bot.papers.press FD`, a process that has all printers loaded.

Most of the time of a paper went into starting a process and loading its libraries. Here that is done once; each order
is still made by a process of its own, a fork of this one: what it takes of memory goes back, and whatever happens to it
happens to nobody else. It ends by itself when nobody has ordered anything for a while, and when its bot has gone.
"""

import gc
import json
import os
import selectors
import signal
import socket
import struct
import sys
import traceback
from contextlib import suppress
from importlib import import_module

from bot.apart import posix

IDLE_SECONDS = 180.0
"""After so long without an order it goes; somebody who takes several papers of a card takes them within minutes."""
PRINTERS = (
    "bot.papers.maker",
    "reports.excel.workbook",
    "reports.own_form.filling",
    "reports.own_form.sample",
    "reports.pdf.document",
    "reports.pictures.drawing",
    "reports.word.letter",
)
ENDED = struct.Struct("!8si")
"""What stands behind a maker's output: a word that no output ends with by itself, and how it ended."""
WORD = b"\0made.\0\n"
_LONGEST = 4096
"""Bytes of an order."""


class Press:
    """Takes orders from a bot, each with the socket that its paper is to be written to."""

    def __init__(self, control: socket.socket) -> None:
        self._control = control
        self._selector = selectors.DefaultSelector()
        self._children: dict[int, socket.socket] = {}
        """The process that makes a paper → where it writes it."""

    def serve(self) -> None:
        """Until nothing is ordered any more."""
        woken, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(woken, False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        self._selector.register(woken, selectors.EVENT_READ)
        self._selector.register(self._control, selectors.EVENT_READ)
        while True:
            seen = self._selector.select(None if self._children else IDLE_SECONDS)
            if not seen and not self._children:
                return None
            for key, _ in seen:
                if key.fileobj is self._control:
                    if not self._take():
                        return self._end_all()
                elif key.fileobj == woken:
                    os.read(woken, 4096)
                else:
                    self._given_up(key.data)
            self._reap()

    def _take(self) -> bool:
        """Begin with an order; False when the bot has gone."""
        asked, sockets, _, _ = socket.recv_fds(self._control, _LONGEST, 1)
        if not asked or not sockets:
            return False
        paper = socket.socket(fileno=sockets[0])
        child = os.fork()
        if child == 0:
            self._make(asked, paper)
        self._children[child] = paper
        self._selector.register(paper, selectors.EVENT_READ, child)
        return True

    def _make(self, asked: bytes, paper: socket.socket) -> None:
        """In a process of its own: make the paper, write it, end."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            self._control.close()
            posix.limit_memory()
            from bot.papers.maker import fulfil

            try:
                output, status = fulfil(json.loads(asked)), 0
            except BaseException:  # it goes into the bot's log
                output = traceback.format_exc().encode()
            paper.sendall(output)
        finally:
            os._exit(status)

    def _given_up(self, child: int) -> None:
        """Nobody waits for this paper any more."""
        os.kill(child, signal.SIGKILL)
        self._selector.unregister(self._children[child])

    def _reap(self) -> None:
        """Say how each maker ended, behind what it wrote."""
        for child, paper in list(self._children.items()):
            ended, status = os.waitpid(child, os.WNOHANG)
            if not ended:
                continue
            del self._children[child]
            if paper.fileno() in self._selector.get_map():
                self._selector.unregister(paper)
            with suppress(OSError):  # nobody may listen any more
                paper.sendall(ENDED.pack(WORD, os.waitstatus_to_exitcode(status)))
            paper.close()

    def _end_all(self) -> None:
        for child in self._children:
            os.kill(child, signal.SIGKILL)


def main() -> int:
    from bot.papers.maker import NICENESS

    os.nice(NICENESS)
    for printer in PRINTERS:
        import_module(printer)
    gc.collect()
    gc.freeze()  # what is loaded is shared with the makers, and never looked through
    gc.disable()
    with socket.socket(fileno=int(sys.argv[-1])) as control:
        Press(control).serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
