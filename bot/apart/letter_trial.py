"""Tries a library's own letter with its present figures: `python -m bot.apart.letter_trial`, on the standard input a
line of JSON that says whose it is, and then the form; on the standard output a line of JSON, and the letter if there is
one.

A form may hold loops within loops: whatever it takes of time and memory it takes in here, and only so much of it.
"""

import json
import sys
from datetime import datetime

from bot.apart.posix import TooHeavy, limited
from bot.apart.trial_facts import facts_to_try
from reports.on_demand import letter_document, letter_reaches_out
from reports.word.refused import TemplateRefused
from texts.language import speaking


def main() -> int:
    """Try it, and write what became of it."""
    asked = json.loads(sys.stdin.buffer.readline())
    template = sys.stdin.buffer.read()
    language, facts = facts_to_try(asked["url"], asked["account"], datetime.fromisoformat(asked["now"]))
    if facts is None:
        return _write({"no_plan": True})
    try:
        with speaking(language), limited():
            filled = letter_document(facts, template)
            out = letter_reaches_out(template)
    except TemplateRefused as refused:
        return _write({"refused": refused.code, "place": refused.place})
    except (TooHeavy, MemoryError, RecursionError):
        return _write({"refused": "too_heavy", "place": ""})
    return _write({"filled": True, "reaches_out": out}, filled)


def _write(outcome: dict[str, object], content: bytes = b"") -> int:
    sys.stdout.buffer.write(json.dumps(outcome).encode() + b"\n" + content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
