"""PgBouncer in front of a PostgreSQL of ours, where it is installed."""

import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.support.postgres import Cluster, free_port, somebody_else

PROGRAM = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")


@contextmanager
def pooled(cluster: Cluster, name: str, *, mode: str = "transaction", ignore: str = "") -> Iterator[str]:
    """Where one of the cluster's databases is reached through PgBouncer; `ignore` are settings that it leaves out of
    what a connection brings, and without it such a connection is refused."""
    assert PROGRAM is not None
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="hisobot-pooler-") as made:
        folder = Path(made)
        folder.chmod(0o755)
        (folder / "pooler.ini").write_text(f"""
[databases]
{name} = host=127.0.0.1 port={cluster.port} user=library
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
auth_type = any
pool_mode = {mode}
ignore_startup_parameters = {ignore or "extra_float_digits"}
""")
        with Path(os.devnull).open("wb") as nowhere:
            pooler = subprocess.Popen(
                [PROGRAM, folder / "pooler.ini"], stdout=nowhere, stderr=nowhere, **somebody_else()
            )
        try:
            _wait(f"postgresql://library@127.0.0.1:{port}/{name}")
            yield f"postgresql://library@127.0.0.1:{port}/{name}"
        finally:
            pooler.terminate()
            pooler.wait(10)


def _wait(url: str) -> None:
    end = time.monotonic() + 20
    while True:
        try:
            psycopg.connect(url, connect_timeout=2).close()
        except psycopg.OperationalError:
            assert time.monotonic() < end
            time.sleep(0.05)
        else:
            return
