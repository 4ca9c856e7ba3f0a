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
from pathlib import Path
from typing import Any

import psycopg

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


class Cluster:
    """A running server with its data in a temporary folder."""

    def __init__(self, programs: Path) -> None:
        self._programs = programs
        self._home = Path(tempfile.mkdtemp(prefix="hisobot-pg-"))
        self._as: dict[str, object] = _somebody_else()
        if self._as:
            shutil.chown(self._home, user=str(self._as["user"]))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
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
        settings = [part for setting in QUICK for part in ("-c", setting)]
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

    def drop(self, name: str) -> None:
        """Remove a database, whoever is still connected."""
        self._say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _say(self, statement: str) -> None:
        with psycopg.connect(self.dsn("postgres"), autocommit=True) as connection:
            connection.execute(statement)

    def _options(self) -> dict[str, Any]:
        return {"cwd": self._home, **self._as}


def _somebody_else() -> dict[str, Any]:
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
