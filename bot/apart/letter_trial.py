"""Tries a library's own letter with its present figures: `python -m bot.apart.letter_trial`, on the standard input a
line of JSON that says whose it is, and then the form; on the standard output a line of JSON, and the letter if there is
one.

A form may hold loops within loops: whatever it takes of time and memory it takes in here, and only so much of it.
"""

import json
import sys
from datetime import datetime

from bot.apart.limits import TooHeavy, limited
from plan.progress.paper import PaperFacts
from reports.on_demand import letter_document, letter_reaches_out
from reports.word.refused import TemplateRefused
from storage.database import open_database
from texts.language import speaking
from usecases.conversation import work_of_account
from usecases.papers.letterhead import letter_to_try


def main() -> int:
    """Try it, and write what became of it."""
    asked = json.loads(sys.stdin.buffer.readline())
    template = sys.stdin.buffer.read()
    language, facts = _facts(asked["url"], asked["account"], datetime.fromisoformat(asked["now"]))
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


def _facts(url: str, account: int, now: datetime) -> tuple[str, PaperFacts | None]:
    """Of no transaction any more when the form is filled in."""
    database = open_database(url)
    try:
        with database.read() as session:
            work = work_of_account(session, account, now)
            if work is None:
                return "uz", None
            return work.person.language, letter_to_try(work)
    finally:
        database.close()


def _write(outcome: dict[str, object], content: bytes = b"") -> int:
    sys.stdout.buffer.write(json.dumps(outcome).encode() + b"\n" + content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
