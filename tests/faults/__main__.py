"""Bring every fault about and write docs/reliability.md: `python -m tests.faults` (`make faults`).

`--only 43 44` runs the tests of some faults and leaves the others' results; `--page` runs nothing and only
writes the page anew, here or elsewhere.
"""

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from tests.faults.table import PAGE, ROOT, faults, keep, page, results


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", type=int, nargs="*", metavar="NUMBER", help="these faults alone")
    parser.add_argument("--page", type=Path, nargs="?", const=PAGE, metavar="FILE", help="run nothing")
    given = parser.parse_args()
    if given.page:
        given.page.write_text(page(results()))
        return 0
    chosen = [fault for fault in faults() if not given.only or fault.number in given.only]
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.json"
        tests = sorted({test for fault in chosen for test in fault.tests})
        command = [sys.executable, "-m", "pytest", "-q", "-p", "tests.faults.counting", *tests]
        code = subprocess.run(command, cwd=ROOT, env={**os.environ, "HISOBOT_FAULTS": str(found)}).returncode
        new = json.loads(found.read_text())
    known = results()["tests"] | new
    named = {test for fault in faults() for test in fault.tests}
    day = date.today().isoformat()  # noqa: DTZ011 (the day on which somebody sat here)
    run = {"day": day, "cores": os.cpu_count(), "python": platform.python_version()}
    keep(run=run, tests={name: result for name, result in known.items() if name in named})
    return code


if __name__ == "__main__":
    sys.exit(main())
