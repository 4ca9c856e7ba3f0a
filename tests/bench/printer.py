"""How much longer the workbook takes than the same cells written with openpyxl alone: `python -m tests.bench.printer`.

Both are printed by turns in one process, which is as the one that makes papers.
"""

import gc
import io
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from openpyxl import Workbook

from plan.progress.paper import PaperFacts
from reports.content.table import Paper
from reports.content.tables import paper_tables
from reports.excel.workbook import paper_workbook
from storage.database import open_database
from tests.support.papers.year import facts_of
from texts.language import SOURCE, speaking


def main() -> None:
    url, turns = sys.argv[1:]
    gc.disable()  # as there
    database = open_database(url)
    facts = facts_of(database)
    database.close()
    with speaking(SOURCE):
        print(json.dumps(_ratios(facts, int(turns))))


def _ratios(facts: PaperFacts, turns: int) -> list[float]:
    whole = paper_tables(facts)  # also fetches what is fetched only once
    documents = []
    for _ in range(turns):
        alone = _seconds(lambda: bare(whole))
        documents.append(_seconds(lambda: paper_workbook(facts)) / alone)
        gc.collect()
    return documents


def _seconds(work: Callable[[], bytes]) -> float:
    """Of the processor: what else the machine does meanwhile does not meet both alike."""
    began = time.process_time()
    work()
    return time.process_time() - began


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
