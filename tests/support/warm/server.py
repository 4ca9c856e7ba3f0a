"""The process that has imported the program: `python -m tests.support.warm.server SOCKET PID`. It ends with PID.

A request is a line of JSON (module, arguments, folder, environment, bound) with the standard streams' descriptors, and
more where `descriptors` says under which numbers they are to be had. Answered are the number of the process, and at its
end what os.waitstatus_to_exitcode says of it. A `bound` process is killed when whoever asked for it is gone.
"""

import atexit
import ctypes
import fcntl
import gc
import importlib
import io
import json
import os
import pkgutil
import runpy
import selectors
import shutil
import signal
import socket
import sys
import tempfile
import threading
import time
import traceback
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import Any, NoReturn

PACKAGES = ("bot", "handlers", "notices", "plan", "reports", "sandbox", "scheduler", "storage", "texts", "usecases")
ALSO = (
    "anyio._backends._asyncio",
    "matplotlib.figure",
    "matplotlib.backends.backend_agg",
    "openpyxl",
    "docx",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "holidays.countries",
    "reportlab.platypus",
    "tests.support.transport",
)
LONGEST = 1 << 20
MOST_DESCRIPTORS = 16
_PAST_RIGHTS = (1, 2)
"""CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH: root's pass over file rights."""
_DROP_FOR_CHILDREN = 24
"""PR_CAPBSET_DROP."""


def load() -> None:
    """Import whatever the program may import, but for what is only run."""
    for package in PACKAGES:
        with suppress(ImportError):
            imported = importlib.import_module(package)
            for module in pkgutil.walk_packages(imported.__path__, f"{package}."):
                if not module.name.endswith(("__main__", "papers.maker")) and ".migrations." not in module.name:
                    importlib.import_module(module.name)
    for name in ALSO:
        with suppress(ImportError):
            importlib.import_module(name)
    # What each process would do at its first query, its first PDF and its first sentence.
    importlib.import_module("sqlalchemy.orm").configure_mappers()
    importlib.import_module("reports.pdf.fonts").register_fonts()
    language = importlib.import_module("texts.language")
    for spoken in (*language.languages(), language.TERMINAL):
        language.catalogue_of(spoken)
        assert language.locale_of(spoken).number_symbols, "which are read only when they are asked for"
    _open_a_database()


def _open_a_database() -> None:
    """What is read of the migrations and compiled for one database serves those of all processes begun here."""
    engines = importlib.import_module("tests.support.engines")
    kept = ExitStack()
    kept.enter_context(engines.shared_statements())
    kept.enter_context(engines.revisions_read_once())
    atexit.register(kept.close)
    with tempfile.TemporaryDirectory() as folder:
        importlib.import_module("tests.support.empty_database").empty_database(Path(folder) / "empty.db")


class Server:
    """Forks for whoever connects, and tells them how it ended."""

    def __init__(self, path: str, lives_with: int) -> None:
        self._folder = os.path.dirname(path)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(path)
        self._listening.listen(64)
        self._selector = selectors.DefaultSelector()
        self._selector.register(self._listening, selectors.EVENT_READ)
        self._woken, waking = socket.socketpair()
        self._woken.setblocking(False)
        waking.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.set_wakeup_fd(waking.fileno())
        self._waking = waking
        self._selector.register(self._woken, selectors.EVENT_READ)
        self._lives_with = os.pidfd_open(lives_with)  # readable when that process has ended
        self._selector.register(self._lives_with, selectors.EVENT_READ)
        self._running: dict[int, socket.socket] = {}
        self._bound: dict[socket.socket, int] = {}

    def serve(self) -> None:
        """Until the process it lives with has ended."""
        while True:
            for key, _ in self._selector.select():
                if key.fileobj is self._listening:
                    self._selector.register(self._listening.accept()[0], selectors.EVENT_READ)
                elif key.fileobj is self._woken:
                    self._reap()
                elif key.fileobj == self._lives_with:
                    for process in self._running:
                        with suppress(ProcessLookupError):
                            os.kill(process, signal.SIGKILL)
                    shutil.rmtree(self._folder, ignore_errors=True)
                    return
                elif isinstance(key.fileobj, socket.socket):
                    self._hear(key.fileobj)

    def _hear(self, connection: socket.socket) -> None:
        try:
            data, descriptors, _, _ = socket.recv_fds(connection, LONGEST, MOST_DESCRIPTORS)
        except ConnectionError:  # gone before it had read how its process ended
            data, descriptors = b"", []
        if not data:
            self._selector.unregister(connection)
            process = self._bound.pop(connection, None)
            if process is not None:
                with suppress(ProcessLookupError):
                    os.kill(process, signal.SIGKILL)
            connection.close()
            return
        while not data.endswith(b"\n"):
            data += connection.recv(LONGEST)
        request = json.loads(data)
        process = os.fork()
        if process == 0:
            self._become(request, descriptors)
        for descriptor in descriptors:
            os.close(descriptor)
        self._running[process] = connection
        if request["bound"]:
            self._bound[connection] = process
        _tell(connection, process)

    def _reap(self) -> None:
        with suppress(BlockingIOError):
            while self._woken.recv(1024):
                pass
        with suppress(ChildProcessError):
            while True:
                process, status = os.waitpid(-1, os.WNOHANG)
                if process == 0:
                    return
                connection = self._running.pop(process)
                self._bound.pop(connection, None)
                _tell(connection, os.waitstatus_to_exitcode(status))

    def _become(self, request: dict[str, Any], descriptors: list[int]) -> NoReturn:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)  # it may have been ignored where the tests were begun
        for kept in (self._listening, self._woken, self._waking, *self._running.values()):
            kept.close()
        self._selector.close()
        os.close(self._lives_with)
        become(request, descriptors)


def _tell(connection: socket.socket, number: int) -> None:
    with suppress(OSError):  # whoever asked may be gone
        connection.sendall(f"{number}\n".encode())


def become(request: dict[str, Any], descriptors: list[int]) -> NoReturn:
    """Be the process that was asked for, from its streams to its exit code."""
    targets = request.get("descriptors", range(3))
    out_of_the_way = [fcntl.fcntl(descriptor, fcntl.F_DUPFD, 1 + max(targets)) for descriptor in descriptors]
    for descriptor in descriptors:
        os.close(descriptor)
    for target, descriptor in zip(targets, out_of_the_way, strict=True):
        os.dup2(descriptor, target)
        os.close(descriptor)
    if request.get("powerless"):
        _give_up_roots_powers()
    os.chdir(request["folder"])
    os.environ.clear()
    os.environ.update(request["environment"])
    time.tzset()
    _open_streams()
    code = 1
    sys.argv = [request["module"], *request["arguments"]]
    try:
        runpy.run_module(request["module"], run_name="__main__", alter_sys=True)
        code = 0
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
        if isinstance(end.code, str):
            print(end.code, file=sys.stderr)
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(_end(code))


def _give_up_roots_powers() -> None:
    """From now on file rights hold for this process and for whatever it starts, also where it is root's."""
    if os.geteuid() != 0:
        return
    libc = ctypes.CDLL(None, use_errno=True)
    for power in _PAST_RIGHTS:
        if libc.prctl(_DROP_FOR_CHILDREN, power, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), "a power could not be given up")
    # Header: version 3, this process. Data: twice (effective, permitted, inheritable), all empty.
    if libc.capset((ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()) != 0:
        raise OSError(ctypes.get_errno(), "powers could not be given up")


def _open_streams() -> None:
    """As the interpreter opens them at its start; UTF-8 unless the environment names another encoding."""
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    encoding, unbuffered = encoding or "utf-8", bool(os.environ.get("PYTHONUNBUFFERED"))
    sys.stdin = io.TextIOWrapper(io.BufferedReader(io.FileIO(0, closefd=False)), encoding)
    written = io.BufferedWriter(io.FileIO(1, "w", closefd=False))
    sys.stdout = io.TextIOWrapper(written, encoding, errors or "strict", write_through=unbuffered)
    complaints = io.BufferedWriter(io.FileIO(2, "w", closefd=False))
    sys.stderr = io.TextIOWrapper(complaints, encoding, "backslashreplace", line_buffering=True)


def _end(code: int) -> int:
    """What the interpreter does at its end; 120 when what was printed could not be written."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads; the interpreter itself has no other name for it
    atexit._run_exitfuncs()
    with suppress(OSError):
        sys.stderr.flush()
    try:
        sys.stdout.flush()
    except OSError:
        return 120
    return code


def _warm_children_of_children(socket_path: str) -> None:
    """What every start, every night and every first paper begins has nothing to import either, where the bot itself
    was begun here."""
    client = (sys.executable, "-IS", os.path.join(os.path.dirname(__file__), "client.py"), socket_path)
    for module, name, child in (
        ("bot.public_days", "CHILD", "plan.public_days"),
        ("bot.copies.nightly", "CHILD", "bot.copies.child"),
        ("bot.papers.process", "PRESS", "bot.papers.press"),
    ):
        setattr(importlib.import_module(module), name, (*client, child))


def main() -> None:
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # only one thread can be forked
    load()
    _warm_children_of_children(sys.argv[1])
    gc.freeze()
    server = Server(sys.argv[1], int(sys.argv[2]))
    print("ready", flush=True)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # nobody reads on
    server.serve()


if __name__ == "__main__":
    main()
