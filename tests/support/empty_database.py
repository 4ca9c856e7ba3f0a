"""SQLite files with all tables and no rows: made by the migrations once for each state, and copied from then on."""

import tempfile
from functools import cache
from pathlib import Path

from storage.migrate import migrate


def empty_database(file: Path, revision: str = "head") -> str:
    """Lay an empty database, as a `revision` of the program leaves it, and give its address. Its folder is made too."""
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(_content(revision))
    return f"sqlite:///{file}"


@cache
def _content(revision: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "empty.db"
        migrate(f"sqlite:///{file}", revision)
        return file.read_bytes()
