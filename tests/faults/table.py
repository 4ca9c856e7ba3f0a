"""The faults, what the last run found, and the page that is made of both (docs/reliability.md)."""

import json
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
FAULTS = Path(__file__).with_name("faults.toml")
RESULTS = Path(__file__).with_name("results.json")
PAGE = ROOT / "docs" / "reliability.md"
HEAD = """\
# How this bot is broken on purpose

A lost, doubled or misplaced number is the worst that can happen here. So every fault that we could think of is brought
about by a test, again and again, and this page says what came of it. It is written by the run itself (`make faults`;
the long runs of `make chaos` and `make waits` add theirs); nobody types a figure here, and a test holds the page
against what the runs have left in `tests/faults/results.json`.

*Times* is how often the fault was brought about in that run: every call that was spoilt, every process that was killed
or frozen, or once for each case of a test. *Lost* and *doubled* are numbers of people. A test that finds one fails, and
then the row says so.
"""
KILLED = """\
Many people type their month while processes are killed with SIGKILL at random moments (`make chaos`); the
database is the same from kill to kill. Everybody types other numbers, so a stray one would be seen. Most lives last
until their share of all answers was given (*amid answers*), the others end somewhere in the start.

*Said twice* are answers that came once more than needed; no number is kept twice by that. Telegram has no way to ask
whether a message has arrived, or to send it once more as the same one. Whoever takes over after a kill finds messages
that were on their way, of which each may have arrived. A reminder is then not repeated; an answer is, because one that
nobody sees would have its number typed again. These are the messages that Telegram has taken since the last transaction
that noted any: a turn of milliseconds, longer where the machine is busy. Others were met by a fault of the network
after Telegram had acted.
"""


@dataclass(frozen=True)
class Fault:
    """One thing that can happen, in a sentence; what has to come of it; and the tests that bring it about."""

    number: int
    group: str
    fault: str
    wanted: str
    tests: tuple[str, ...]


@cache
def faults() -> tuple[Fault, ...]:
    return tuple(Fault(**{**row, "tests": tuple(row["tests"])}) for row in tomllib.loads(FAULTS.read_text())["fault"])


def results() -> dict[str, Any]:
    """What the runs have left: `run`, `tests`, `chaos` and `measured`."""
    found: dict[str, Any] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    return {"run": {}, "tests": {}, "chaos": {}, "measured": {}, **found}


def keep(**parts: Any) -> None:
    """Keep parts of the results beside the others, and write the page anew."""
    found = {**results(), **parts}
    RESULTS.write_text(json.dumps(found, indent=1, sort_keys=True, ensure_ascii=False) + "\n")
    PAGE.write_text(page(found))


def page(found: dict[str, Any]) -> str:
    """The whole document."""
    return "\n".join([HEAD, *_table(found), *_chaos(found["chaos"]), *_measured(found["measured"])]) + "\n"


def _table(found: dict[str, Any]) -> list[str]:
    run = found["run"]
    when = f"Run on {run['day']}, on {run['cores']} cores, with Python {run['python']}." if run else "Not run yet."
    lines = [f"## The {len(faults())} faults\n\n{when}"]
    group = ""
    for fault in faults():
        if fault.group != group:
            group = fault.group
            lines += [f"\n### {group}\n", "| | fault | injected by | times | lost | doubled |", "|" + "---|" * 6]
        lines.append(_row(fault, found["tests"]))
    return lines


def _row(fault: Fault, tests: dict[str, Any]) -> str:
    known = [tests.get(name, {}) for name in fault.tests]
    times = sum(test.get("times", 0) for test in known)
    good = all(test.get("passed") and not test.get("failed") for test in known)
    ends = "0 | 0" if good else "FAILED | FAILED" if any(test.get("failed") for test in known) else "? | ?"
    by = "<br>".join(f"[{name.split('::')[1].removeprefix('test_')}](../{name.split('::')[0]})" for name in fault.tests)
    return f"| {fault.number} | {fault.fault}: *{fault.wanted}* | {by} | {times} | {ends} |"


def _chaos(rows: dict[str, Any]) -> list[str]:
    if not rows:
        return []
    lines = [
        "\n## Killed again and again\n",
        KILLED,
        "| run | kills | amid answers | numbers | lost | doubled | out of order | unanswered | said twice | seconds |",
        "|" + "---|" * 10,
    ]
    columns = ("kills", "amid", "numbers", "lost", "doubled", "disorder", "unanswered", "repeated", "seconds")
    lines += [
        f"| {name} | " + " | ".join(str(row.get(column, "?")) for column in columns) + " |"
        for name, row in rows.items()
    ]
    totals = [str(sum(row.get(column, 0) for row in rows.values())) for column in columns]
    return [*lines, "| **all** | " + " | ".join(f"**{total}**" for total in totals) + " |"]


def _measured(rows: dict[str, Any]) -> list[str]:
    if not rows:
        return []
    lines = [
        "\n## Who waits for whom\n",
        "Somebody types numbers while others do this to the bot (`make waits`); the longest wait for an answer counts.",
        "The load is how many processes wanted each core of the machine meanwhile: above 1 it was busy otherwise.\n",
        "| meanwhile | answers | longest, seconds | promised, seconds | load |",
        "|---|---|---|---|---|",
    ]
    return lines + [
        f"| {name} | {row['answers']} | {row['longest']:.2f} | {row['promised']:g} | {row.get('load', '?')} |"
        for name, row in rows.items()
    ]
