"""Reads one file with nothing else in memory, and prints what that took: `python -m tests.bench.plans.reader FILE`."""

import json
import re
import sys
import time
from pathlib import Path

from plan.document.reader import read_plan
from reports.read.plan_file import PlanFileRefused, read_tables


def main() -> None:
    file = Path(sys.argv[1])
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
    print(json.dumps({"seconds": seconds, "megabytes": megabytes, "figures": figures, "refused": refused}))


if __name__ == "__main__":
    main()
