"""Everything that proves the project: `python -m tests.targets.proof`; `--quick` the tests in a short form, `--checks`
linters and types alone, `--show` only what would be run."""

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

CHECKS = (["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"])
LEFT_OUT = "not browser and not postgresql and not kill9 and not bench and not long"
SHORT = "5"
"""One of so many cases is tried (`tests/support/short.py`)."""
MEMORY = Path("/dev/shm")
ENOUGH = 4 * 1024**3
"""Bytes of memory for files."""


def main(words: Sequence[str] | None = None) -> int:
    """1 when anything is wrong. The types are checked beside the tests, of which some wait; both have to be right."""
    parser = argparse.ArgumentParser(prog="python -m tests.targets.proof", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the tests alone, in a short form")
    parser.add_argument("--checks", action="store_true", help="linters and types alone")
    parser.add_argument("--show", action="store_true", help="print what would be run")
    given = parser.parse_args(words)
    checks = [] if given.quick else [_module(*check) for check in CHECKS]
    tests = None if given.checks else _module("pytest", *(("-q", "-m", LEFT_OUT) if given.quick else ()))
    if given.show:
        print("\n".join(" ".join(command[1:]) for command in (*checks, *([tests] if tests else []))))
        return 0
    running = subprocess.Popen(tests, env=_around(short=given.quick)) if tests else None
    wrong = any(subprocess.run(check, check=False).returncode for check in checks)
    return int((running.wait() != 0 if running is not None else False) or wrong)


def _module(*words: str) -> list[str]:
    return [sys.executable, "-m", *words]


def _around(*, short: bool) -> Mapping[str, str]:
    """Tests commit hundreds of thousands of times: in memory, where there is enough of it for files, that costs a
    quarter less. What is compiled once is kept, whatever the shell says: thousands of starts are quicker with it."""
    around = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    if short:
        around["SHORT"] = SHORT
    if MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ENOUGH:
        around["TMPDIR"] = str(MEMORY)
    return around


if __name__ == "__main__":
    sys.exit(main())
