"""Reading large plans, and refusing files that are none: `python -m tests.bench.plans.reading`.

Each file is read in a process of its own, which tells how long its processor was busy with the file and how much
memory it has had at most. `--short` reads small files, all in one process, and proves only that the bench works.
"""

import argparse
import csv
import io
import json
import math
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl

from tests.bench.ratios import Ratio, report
from tests.support.plans import opendocument_files as calc
from tests.support.plans.pdf_files import printed
from tests.support.plans.plans import HEADING
from tests.support.transport.running import ROOT
from tests.support.warm.process import client_command

LARGE, LARGEST, TOO_LARGE = "a large plan", "the largest plan", "a file of too many rows"
WHOLE = {LARGE: 500, LARGEST: 5_000, TOO_LARGE: 100_000}
SHORT = {LARGE: 20, LARGEST: 100, TOO_LARGE: 6_000}
"""Rows of each file, its heading and sections too."""
SECONDS = {LARGE: 1.0, LARGEST: 5.0, TOO_LARGE: 1.0}
MEGABYTES = {LARGE: 300.0, LARGEST: 300.0, TOO_LARGE: 100.0}
SECTION = 140
"""Rows of one section."""
_ONES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
TITLES = [f"{tens}{ones}" for tens in ("", "X", "XX", "XXX") for ones in _ONES]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.plans.reading", description=__doc__)
    parser.add_argument("--short", action="store_true", help="seconds instead of minutes")
    parser.add_argument("--json", action="store_true", help="print the ratios as JSON")
    given = parser.parse_args()
    counts = SHORT if given.short else WHOLE
    with tempfile.TemporaryDirectory() as made:
        files = _written(Path(made), counts)
        if given.short:
            taken = _taken(list(files), client_command())
        else:
            taken = [took for file in files for took in _taken([file], [sys.executable, "-m"])]
    ratios = [
        ratio
        for (file, name), took in zip(files.items(), taken, strict=True)
        for ratio in _measured(name, file.suffix[1:], took, counts[name])
    ]
    return report(ratios, as_json=given.json)


def _written(folder: Path, counts: Mapping[str, int]) -> dict[Path, str]:
    """Each file, and what it is."""
    files: dict[Path, str] = {}
    for name, count in counts.items():
        for form, write in FORMS.items():
            file = folder / f"{count}.{form}"
            file.write_bytes(write(count))
            files[file] = name
    in_print = folder / "large.pdf"  # five thousand rows are more pages than are read
    in_print.write_bytes(printed(_rows(counts[LARGE])))
    return files | {in_print: LARGE}


def _taken(files: Sequence[Path], start: Sequence[str]) -> list[dict[str, Any]]:
    """What reading these files took, one after another in one process that is started so."""
    command = [*start, "tests.bench.plans.reader", *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def _measured(name: str, form: str, took: Mapping[str, Any], count: int) -> list[Ratio]:
    # Whatever was read wrongly, or read at all though it is too large, has no time.
    as_wanted = took["refused"] == "too_many_rows" if name == TOO_LARGE else took["figures"] > count * 0.85
    seconds, megabytes = (took["seconds"], took["megabytes"]) if as_wanted else (math.nan, math.nan)
    return [
        Ratio(f"seconds for {name}, {form}", seconds, most=SECONDS[name]),
        Ratio(f"peak MB for {name}, {form}", megabytes, most=MEGABYTES[name]),
    ]


def _rows(count: int) -> list[list[str]]:
    """A plan of so many rows, its heading and the titles of its sections among them."""
    rows = [list(HEADING)]
    for at in range(count - 1):
        section, place = divmod(at, SECTION)
        if place == 0:
            rows.append([f"{TITLES[section % len(TITLES)]}. ASOSIY ISHLAR", *[""] * 7])
            continue
        work, date = f"{at}-ish: kitob berish va tadbirlar o'tkazish", "2025-yil davomida"
        rows.append([f"{place}.", work, "Nusxa", "10", "12", "Rejaga asosan", date, "Direktor, Abonement xizmati"])
    return rows


def _xlsx(count: int) -> bytes:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for row in _rows(count):
        sheet.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _docx(count: int) -> bytes:
    """The first row as Word writes it, and the others made after it: by Word's library it would take minutes."""
    document = docx.Document()
    marks = [f"@{at}@" for at in range(len(HEADING))]
    for cell, mark in zip(document.add_table(1, len(marks)).rows[0].cells, marks, strict=True):
        cell.text = mark
    first = io.BytesIO()
    document.save(first)
    kept = io.BytesIO()
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for name in parts.namelist():
            part = parts.read(name).decode() if name == "word/document.xml" else ""
            if part:
                begin, end = part.index("<w:tr>"), part.index("</w:tr>") + len("</w:tr>")
                rows = "".join(_filled(part[begin:end], marks, row) for row in _rows(count))
                part = part[:begin] + rows + part[end:]
            written.writestr(name, part or parts.read(name))
    return kept.getvalue()


def _filled(row: str, marks: list[str], texts: list[str]) -> str:
    for mark, text in zip(marks, texts, strict=True):
        row = row.replace(mark, text, 1)
    return row


def _csv(count: int) -> bytes:
    kept = io.StringIO()
    csv.writer(kept, delimiter=";").writerows(_rows(count))
    return kept.getvalue().encode()


def _ods(count: int) -> bytes:
    lines = "".join(calc.row(*map(escape, texts)) for texts in _rows(count))
    return calc.ods(calc.sheet(lines))


FORMS: Mapping[str, Callable[[int], bytes]] = {"xlsx": _xlsx, "docx": _docx, "csv": _csv, "ods": _ods}

if __name__ == "__main__":
    sys.exit(main())
