"""Reads a file with nothing else in memory, and prints what that took: `python -m tests.bench.plans.reader FILE`.

Of several files each has a line, and shares the most memory with those before it.
"""

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from plan.document.reader import read_plan
from reports.read.plan_file import PlanFileRefused, read_tables


def main() -> None:
    for file in sys.argv[1:]:
        print(json.dumps(_taken(Path(file))))


def _taken(file: Path) -> dict[str, Any]:
    content = file.read_bytes()
    began = time.process_time()
    figures, refused = 0, ""
    try:
        figures = len(read_plan(read_tables(content, file.name)).figures)
    except PlanFileRefused as error:
        refused = error.code
    seconds = time.process_time() - began
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    megabytes = int(peak[1]) / 1024 if peak else None
    return {"seconds": seconds, "megabytes": megabytes, "figures": figures, "refused": refused}


if __name__ == "__main__":
    main()
