"""Prints one paper and says how long that took and how much memory it needed: run as a process of its own for each."""

import io
import json
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from plan.paper import PaperFacts
from reports.kinds import printed, printed_year
from reports.table import Paper
from reports.tables import paper
from storage.database import open_database
from tests.papers.year import facts_of

BARE = "bare"
"""The workbook's values in as many sheets, with nothing else: what openpyxl alone takes."""


def main() -> None:
    began = time.perf_counter()
    url, kind = sys.argv[1:]
    database = open_database(url)
    facts = facts_of(database)
    database.close()
    gathered = time.perf_counter()
    make = _maker(kind, facts)
    begun = time.perf_counter()
    size = len(make())
    ended = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"gather": gathered - began, "print": ended - begun, "bytes": size, "peak": peak}))


def _maker(kind: str, facts: PaperFacts) -> Callable[[], bytes]:
    if kind == BARE:
        whole = paper(facts)
        return lambda: bare(whole)
    if kind == "year":
        return lambda: printed_year(facts, facts.report.lines[-1].indicator.key).content
    return lambda: printed(kind, facts).content


def bare(whole: Paper) -> bytes:
    """The same cells written with openpyxl and nothing more."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in whole.tables:
        sheet = book.create_sheet(table.name[:31])
        for down, row in enumerate(table.rows, 1):
            for across, cell in enumerate(row, 1):
                if cell is not None:
                    sheet.cell(row=down, column=across, value=_plain(cell.value))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _plain(value: str | int | Decimal | date | None) -> str | int | float | date | None:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value


if __name__ == "__main__":
    main()
