"""Each call of the file system fails once in turn, while a command makes, restores, moves or exports what must not be
lost; and the disk is full after every so many bytes.

The command lives in a child of its own, and Python's audit hook refuses there the call whose turn it is: opening,
renaming, removing and listing files, making folders, opening a database. `fsync`, which no hook sees, is refused by a
wrapper. A disk that is full is a limit on how large a file may grow.
"""

import errno
import json
import multiprocessing
import os
import shutil
import sqlite3
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.__main__ import main as hisobot
from bot.cli.telegram_library import load_telegram
from storage.copies.folder import finished_copies
from storage.copies.putting_back import is_being_restored
from storage.copies.sealing import new_key
from storage.database import open_database
from tests.support.empty_database import empty_database
from tests.support.people.cast import gather, moment

WATCHED = frozenset(("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.listdir", "os.scandir", "os.chmod"))
ERRORS = {"EIO": errno.EIO, "ENOSPC": errno.ENOSPC, "EACCES": errno.EACCES}
A_DATABASE = "sqlite3.connect"
FULL = "the disk is full"
STEP = 96 * 1024
"""Bytes between two sizes at which the disk is full."""
DATABASE, COPIES = Path("data/hisobot.db"), Path("backups")
MADE = "20250101-020000"
REFUSED = (1, 2)


@dataclass(frozen=True)
class Deed:
    """A command, and the settings it is given. `changes` says that it may put a copy in the database's place."""

    name: str
    words: tuple[str, ...]
    sealed: bool = False
    changes: bool = False


PLAIN_COPY, SEALED_COPY = f"backups/hisobot-{MADE}-nightly.db", f"backups/hisobot-{MADE}-sealed.db.age"
DEEDS = (
    Deed("backup", ("backup",)),
    Deed("backup, encrypted", ("backup",), sealed=True),
    Deed("restore", ("restore", PLAIN_COPY), changes=True),
    Deed("restore, encrypted", ("restore", SEALED_COPY), sealed=True, changes=True),
    Deed("move", ("move", "--to", "sqlite:///moved/other.db")),
    Deed("export", ("export", "--kind", "csv", "--span", "2025-month-1", "--out", "papers", "--overwrite")),
)


@dataclass(frozen=True)
class Case:
    """A command in which one call fails, or no file may grow beyond `room` bytes."""

    deed: Deed
    at: int = 0
    how: str = ""
    room: int = 0
    call: str = ""

    def __str__(self) -> str:
        if self.room:
            return f"{self.deed.name}: {FULL} at {self.room} bytes"
        return f"{self.deed.name}: call {self.at} ({self.call}): {self.how}"


@dataclass(frozen=True)
class Ended:
    """How a command ended, and which calls of the file system it made."""

    code: int
    errors: str
    calls: Sequence[str]


class Office:
    """A folder with a small library, a plain copy and an encrypted one of it as it was before its last change."""

    def __init__(self, folder: Path) -> None:
        load_telegram()
        self.folder, self.key = folder, new_key()
        self._laid = folder / "laid"
        (self._laid / "papers").mkdir(parents=True)
        url = empty_database(self._laid / DATABASE)
        database = open_database(url)
        with database.write() as session:
            gather(session, moment("2025-01-06 09:00"))
        database.close()
        self.earlier = _content(self._laid / DATABASE)
        for deed, name in ((DEEDS[0], PLAIN_COPY), (DEEDS[1], SEALED_COPY)):
            self._copy(deed, name)
        with closing(sqlite3.connect(self._laid / DATABASE)) as connection, connection:
            connection.execute("UPDATE libraries SET name = name || ' (yangi)'")
        self.now = _content(self._laid / DATABASE)

    def _copy(self, deed: Deed, name: str) -> None:
        before = set((self._laid / COPIES).glob("*.*")) if (self._laid / COPIES).is_dir() else set()
        ended = _in_a_child(self._laid, self._settings(deed), deed.words)
        assert ended.code == 0, ended.errors
        [made] = {path for path in (self._laid / COPIES).glob("*.*") if path.suffix != ".lock"} - before
        made.rename(self._laid / name)

    def _settings(self, deed: Deed) -> dict[str, str]:
        return {"BACKUP_KEY": self.key} if deed.sealed else {}

    def cases(self) -> list[Case]:
        """Each failure in turn, found by letting every command make all its calls once."""
        cases: list[Case] = []
        largest = (self._laid / DATABASE).stat().st_size
        for deed in DEEDS:
            ended = self._done(Case(deed))
            assert ended.code == 0, f"{deed.name}: {ended.errors}"
            for at, call in enumerate(ended.calls, 1):
                cases += [Case(deed, at, how, call=call) for how in ERRORS]
            cases += [Case(deed, room=room) for room in range(4096, largest + STEP, STEP)]
        return cases

    def _lay(self) -> Path:
        place = self.folder / "tried"
        shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self._laid, place)
        return place

    def _done(self, case: Case) -> Ended:
        return _in_a_child(self._lay(), self._settings(case.deed), case.deed.words, case)

    def tried(self, case: Case) -> list[str]:
        """What is wrong after that failure, and after the same command once more when nothing fails."""
        ended, place = self._done(case), self.folder / "tried"
        wrong = _wrong_words(ended)
        allowed = [self.now, self.earlier] if case.deed.changes else [self.now]
        wrong += self._wrong_files(place, allowed)
        again = _in_a_child(place, self._settings(case.deed), case.deed.words)
        if again.code != 0 and not (case.deed.name == "move" and ended.code == 0):
            wrong.append(f"the next attempt is refused: {again.errors}")
        wrong += self._wrong_files(place, [self.earlier] if case.deed.changes else [self.now])
        left = [path.name for path in place.rglob("*") if ".unfinished" in path.name or path.name.endswith(".half")]
        return [*wrong, *(f"{name} is left behind" for name in left)]

    def _wrong_files(self, place: Path, allowed: Sequence[list[str]]) -> list[str]:
        # A restore that failed half way leaves what is ready beside it, and whoever comes next finishes it.
        unfinished = len(allowed) > 1 and is_being_restored(place / DATABASE)
        wrong = [] if unfinished or _content(place / DATABASE) in allowed else ["the database is another one"]
        for name in (PLAIN_COPY, SEALED_COPY):
            if (place / name).read_bytes() != (self._laid / name).read_bytes():
                wrong.append(f"{name} is not what it was")
        for copy in finished_copies(place / COPIES, DATABASE.stem):
            if copy.path.suffix == ".db" and copy.made != MADE and _content(copy.path) != self.now:
                wrong.append(f"{copy.path.name} is no true copy")
        moved = place / "moved" / "other.db"
        if moved.exists() and _content(moved) != self.now:
            wrong.append("what was moved is not what there was")
        return wrong


@contextmanager
def office() -> Iterator[Office]:
    """An office in a folder that is there as long as it is needed."""
    with tempfile.TemporaryDirectory(prefix="files") as folder:
        yield Office(Path(folder))


def _wrong_words(ended: Ended) -> list[str]:
    if ended.code == 0:
        return []
    if ended.code not in REFUSED or "Traceback" in ended.errors or not ended.errors.strip():
        return [f"ended with {ended.code}: {ended.errors.strip() or 'without a word'}"]
    return []


def _content(file: Path) -> list[str]:
    """All rows of a database, whatever the order of its tables and columns; of what is none, why."""
    try:
        with closing(sqlite3.connect(f"file:{file}?mode=rw", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return sorted(
                f"{table} {sorted(dict(row).items())}"
                for table in tables
                for row in connection.execute(f'SELECT * FROM "{table}"')
            )
    except sqlite3.Error as error:
        return [str(error)]


def _in_a_child(place: Path, settings: dict[str, str], words: Sequence[str], case: Case | None = None) -> Ended:
    context = multiprocessing.get_context("fork")
    here, there = context.Pipe(duplex=False)
    child = context.Process(target=_live, args=(place, settings, tuple(words), case, there))
    child.start()
    there.close()
    try:
        code, errors, calls = json.loads(here.recv())
    except EOFError:
        code, errors, calls = -1, "the process ended without a word", []
    child.join()
    return Ended(code, errors, calls)


def _live(place: Path, settings: dict[str, str], words: Sequence[str], case: Case | None, tell: Any) -> None:
    os.chdir(place)
    os.environ.update({"DATABASE_URL": f"sqlite:///{DATABASE}", "BACKUP_DIR": str(COPIES), **settings})
    said = _Said()
    sys.stdout, sys.stderr = _Said(), said
    calls: list[str] = []
    if case is not None:
        _refuse(place, case, calls)
    try:
        code = hisobot(words)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 2
    except BaseException:
        code = -1
        said.write(traceback.format_exc())
    tell.send(json.dumps([code, said.text, calls]))


class _Said:
    """A terminal that remembers."""

    encoding = "utf-8"

    def __init__(self) -> None:
        self.text = ""

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


def _refuse(place: Path, case: Case, calls: list[str]) -> None:
    """Count the calls of this process below a folder from now on, and let that of the case fail."""
    if case.room:
        import resource  # only POSIX has it, as it has the fork that leads here

        resource.setrlimit(resource.RLIMIT_FSIZE, (case.room, resource.RLIM_INFINITY))

    def meet(call: str, path: Path) -> None:
        calls.append(f"{call} {path.name}")
        if len(calls) == case.at and not case.room:
            number = ERRORS[case.how]
            if call == A_DATABASE:
                raise sqlite3.OperationalError("unable to open database file")
            raise OSError(number, os.strerror(number), str(path))

    def audited(event: str, arguments: tuple[Any, ...]) -> None:
        if event in WATCHED or event == A_DATABASE:
            path = _below(place, arguments[0])
            if path is not None:
                meet(event, path)

    sys.addaudithook(audited)
    os.fsync = _refusing_fsync(os.fsync, lambda: meet("os.fsync", place))


def _refusing_fsync(fsync: Callable[..., None], meet: Callable[[], None]) -> Callable[..., None]:
    def refusing(handle: Any) -> None:
        meet()
        fsync(handle)

    return refusing


def _below(place: Path, name: object) -> Path | None:
    """The path that a call is about, if it lies in the folder."""
    if isinstance(name, bytes):
        name = os.fsdecode(name)
    if not isinstance(name, str | os.PathLike):
        return None
    text = os.fspath(name)
    path = Path(os.path.abspath(str(text).removeprefix("file:").split("?")[0]))
    return path if path.is_relative_to(place) else None
