"""The process that makes one copy: what Python does for every row or byte would hold up a process that serves."""

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.copies.making import copy_database
from bot.settings import Settings
from storage.copies.making import AlreadyMade, BackupFailed


def main() -> None:
    """Read the order, make the copy and say what became of it, as JSON."""
    print(json.dumps(_made(json.load(sys.stdin))))


def _made(order: dict[str, Any]) -> dict[str, Any]:
    given = order["settings"]
    settings = Settings(**{**given, "backup_dir": Path(given["backup_dir"])})
    try:
        copy = copy_database(settings, datetime.fromisoformat(order["now"]), order["label"], order["mark"])
    except AlreadyMade:
        return {"already": True}
    except BackupFailed as failed:
        return {"failed": failed.packed()}
    contents = copy.contents
    return {"file": copy.path.name, "size": copy.size, "rows": contents.rows, "libraries": contents.libraries}


if __name__ == "__main__":
    main()
