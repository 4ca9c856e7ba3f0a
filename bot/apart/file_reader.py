"""Reads one file that somebody sent: `python -m bot.apart.file_reader`, on the standard input its name as a line of
JSON and then its content; on the standard output its tables, or why it was refused.

Whatever a file does to its reader, it does it in here: the bot goes on answering, and the memory goes back.
"""

import json
import sys

from bot.apart.limits import read_limited
from plan.document.table.tables import Place, to_json
from reports.read.refused import PlanFileRefused


def main() -> int:
    """Read, and write one line of JSON."""
    name = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        outcome: dict[str, object] = {"tables": to_json(read_limited(content, name))}
    except PlanFileRefused as refused:
        facts = {key: _plain(value) for key, value in refused.facts.items()}
        outcome = {"refused": refused.code, "facts": facts}
    json.dump(outcome, sys.stdout)
    return 0


def _plain(value: object) -> object:
    return {"place": value.to_json()} if isinstance(value, Place) else value


if __name__ == "__main__":
    sys.exit(main())
