"""A PostgreSQL of our own for the length of a test run, where the programs for it are found."""

import getpass
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

KEEPING = ("fsync=off", "full_page_writes=off", "max_connections=100", "timezone=UTC")
"""For a standby that has every commit before it is acknowledged."""
QUICK = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=100", "timezone=UTC")


def find_programs() -> Path | None:
    """The folder with initdb and postgres: Debian keeps it off the PATH."""
    beside = [Path(program).resolve().parent for program in [shutil.which("initdb")] if program]
    versions = Path("/usr/lib/postgresql").glob("*/bin")
    by_version = sorted(versions, key=lambda bin: float(bin.parent.name), reverse=True)
    for folder in beside + by_version:
        if (folder / "initdb").is_file() and (folder / "postgres").is_file():
            return folder
    return None


PROGRAMS = find_programs()


_TABLES = """
    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
    WHERE schemaname = 'public' AND tablename <> 'alembic_version'
"""
_ALONE = """
    SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
_BEGIN_ANEW = "SELECT setval(oid, 1, false) FROM pg_class WHERE relkind = 'S'"
_SHAPE = """
    SELECT (SELECT (count(*), max(xmin::text::bigint)) FROM pg_class),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_attribute),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_constraint),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_trigger),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_proc),
           (SELECT (count(*), max(xmin::text::bigint)) FROM pg_namespace),
           (SELECT count(*) FROM pg_db_role_setting)
"""
"""What changes when a table, a trigger, a function or a schema does."""


class Cluster:
    """A running server with its data in a temporary folder."""

    def __init__(self, programs: Path, settings: Sequence[str] = QUICK) -> None:
        self._programs, self._settings = programs, settings
        self._as: dict[str, object] = somebody_else()
        self._home, self.port = _home(self._as), free_port()
        self._server: subprocess.Popen[bytes] | None = None
        command: list[str | Path] = [
            programs / "initdb",
            "-D",
            self._home / "data",
            "-U",
            "library",
            "-A",
            "trust",
            "-E",
            "UTF8",
        ]
        subprocess.run(
            [*command, "--no-sync", "--locale=C.UTF-8"],
            check=True,
            stdout=subprocess.DEVNULL,
            **self._options(),
        )
        self.start()

    def start(self) -> None:
        """Start the server and return when it answers."""
        settings = [part for setting in self._settings for part in ("-c", setting)]
        command = [
            self._programs / "postgres",
            "-D",
            self._home / "data",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
        ]
        log = (self._home / "log").open("ab")
        self._server = subprocess.Popen(
            [*map(str, command), "-k", str(self._home), *settings], stdout=log, stderr=log, **self._options()
        )
        deadline = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.dsn("postgres"), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > deadline or self._server.poll() is not None:
                    raise RuntimeError((self._home / "log").read_text()) from None
                time.sleep(0.05)

    def follow_synchronously(self) -> "Cluster":
        """Another server that has every commit of this one before it is acknowledged, and takes over by `promote`."""
        standby = Cluster.__new__(Cluster)
        standby._programs, standby._settings, standby._as, standby._server = (
            self._programs,
            self._settings,
            self._as,
            None,
        )
        standby._home, standby.port = _home(self._as), free_port()
        copy: list[str | Path] = [
            "-D",
            standby._home / "data",
            "-d",
            f"{self.dsn('postgres')}?application_name=standby",
            "-R",
            "-X",
            "stream",
        ]
        subprocess.run(
            [self._programs / "pg_basebackup", *copy, "--no-sync", "-c", "fast"], check=True, **self._options()
        )
        standby.start()
        self._say("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        self._say("SELECT pg_reload_conf()")
        return standby

    def promote(self) -> None:
        """Be the server from now on."""
        self._say("SELECT pg_promote()")

    @property
    def process(self) -> int | None:
        """The server's own process, whose children serve."""
        return None if self._server is None else self._server.pid

    def crash(self) -> None:
        """End as a machine does that loses power."""
        if self._server is not None:
            self._server.send_signal(signal.SIGQUIT)
            self._server.wait(20)
            self._server = None

    def stop(self) -> None:
        """Stop the server, whoever is connected; the data stay."""
        if self._server is not None:
            self._server.send_signal(signal.SIGINT)  # a "fast" shutdown: connections are ended, commits are kept
            self._server.wait(20)
            self._server = None

    def remove(self) -> None:
        """Stop the server and leave nothing behind."""
        self.stop()
        shutil.rmtree(self._home, ignore_errors=True)

    def dsn(self, name: str) -> str:
        """Where to reach one of its databases."""
        return f"postgresql://library@127.0.0.1:{self.port}/{name}"

    def create(self, name: str, template: str = "template0") -> str:
        """Make a database, empty or as a copy of another that nobody is connected to; returns where it is."""
        self._say(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return self.dsn(name)

    def keep_commits(self, name: str) -> None:
        """Have a database lose no commit when the server crashes: a QUICK one forgets those of the last moment."""
        self._say(f'ALTER DATABASE "{name}" SET synchronous_commit = on')

    def shape(self, name: str) -> object:
        """What its tables, triggers and functions are, to be compared with what they were."""
        with psycopg.connect(self.dsn(name), autocommit=True) as connection:
            return connection.execute(_SHAPE).fetchone()

    def empty(self, name: str, shape: object) -> bool:
        """Take all rows out of a database, whoever is still connected: its tables stay, and numbers begin anew. That
        costs a third of a new copy. False, and nothing is done, where its tables are not what they were by `shape`."""
        with psycopg.connect(self.dsn(name), autocommit=True) as connection:
            connection.execute(_ALONE)
            if connection.execute(_SHAPE).fetchone() != shape:
                return False
            connection.execute("SET session_replication_role = replica")  # no trigger of ours is asked
            tables = [table for (table,) in connection.execute(_TABLES)]
            connection.execute("; ".join(f"DELETE FROM {table}" for table in tables))
            connection.execute(_BEGIN_ANEW)
        return True

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _options(self) -> dict[str, Any]:
        return {"cwd": self._home, **self._as}


class Emptied:
    """A database with all tables and no rows, for one test after another: emptied in between, and made anew after a
    test that has changed its tables."""

    def __init__(self, cluster: Cluster, template: str) -> None:
        self._cluster, self._template = cluster, template
        self._numbers = count(1)
        self._name = ""
        self._shape: object = None

    def take(self) -> str:
        """Where it is."""
        if not self._name:
            self._name = f"test_{next(self._numbers)}"
            self._cluster.create(self._name, self._template)
            self._shape = self._cluster.shape(self._name)
        return self._cluster.dsn(self._name)

    def give_back(self) -> None:
        """Nobody needs its rows any more."""
        if not self._cluster.empty(self._name, self._shape):
            self._cluster.drop(self._name)
            self._name = ""


def _home(owner: dict[str, object]) -> Path:
    home = Path(tempfile.mkdtemp(prefix="hisobot-pg-"))
    if owner:
        shutil.chown(home, user=str(owner["user"]))
    return home


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def somebody_else() -> dict[str, Any]:
    """PostgreSQL refuses to run as root, so root runs it as somebody who is not."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody", getpass.getuser()):
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_name, "group": user.pw_gid, "extra_groups": []}
    return {}
