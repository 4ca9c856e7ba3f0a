"""Tries a form of the province's with the present figures: `python -m bot.apart.form_trial`, on the standard input a
line of JSON that says whose it is, and then the file; on the standard output a line of JSON, and the filled form.

Whatever a file takes of time and memory it takes in here, and only so much of it.
"""

import json
import sys
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.apart.posix import TooHeavy, limited
from bot.apart.trial_facts import facts_to_try
from plan.document.table.tables import Place
from reports.on_demand import filled_form
from reports.read.refused import PlanFileRefused
from texts.language import speaking


def main() -> int:
    """Try it, and write what became of it."""
    asked = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    language, facts = facts_to_try(asked["url"], asked["account"], datetime.fromisoformat(asked["now"]))
    if facts is None:
        return _write({"refused": "no_plan"})
    try:
        with speaking(language), limited():
            filled = filled_form(content, asked["chosen"], facts)
    except PlanFileRefused as refused:
        plain = {name: value for name, value in refused.facts.items() if not isinstance(value, Place)}
        return _write({"refused": refused.code, "facts": plain})
    except (TooHeavy, MemoryError, RecursionError):
        return _write({"refused": "too_heavy"})
    outcome = {
        "troubles": [asdict(trouble) for trouble in filled.troubles],
        "columns": [asdict(column) for column in filled.columns],
        "marks": filled.marks,
        "reaches_out": filled.reaches_out,
    }
    return _write(outcome, filled.content)


def _write(outcome: dict[str, Any], content: bytes = b"") -> int:
    sys.stdout.buffer.write(json.dumps(outcome).encode() + b"\n" + content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
