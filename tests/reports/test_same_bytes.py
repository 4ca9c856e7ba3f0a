"""The same data gives the same bytes, whoever makes the file and wherever: in another process, with another seed for
hashes and another clock on the wall."""

import hashlib
import json
import os
import subprocess
import sys
import time

import pytest

from reports.content.tables import raw_csv
from reports.excel.workbook import paper_workbook
from reports.pdf.document import form_pdf
from reports.pdf.letter import letter_pdf
from reports.pictures.drawing import indicator_year, overview_picture, who_reported
from reports.word.letter import letter_document
from reports.word.sample import sample_template
from storage.database import Database, open_database
from tests.support.papers.year import SPANS, facts_of
from texts.language import SOURCE, speaking

pytestmark = pytest.mark.long

TRIED = SPANS[1], SPANS[-1]
"""Of the last span every kind of file is made."""


def prints(database: Database) -> dict[str, str]:
    """Form and span → the fingerprint of the file."""
    made: dict[str, bytes] = {"sample": sample_template()}
    for span in TRIED:
        facts = facts_of(database, span)
        made |= {
            f"{span} xlsx": paper_workbook(facts),
            f"{span} docx": letter_document(facts),
            f"{span} csv": raw_csv(facts),
        }
    made |= {
        "letter.pdf": letter_pdf(facts),
        "form.pdf": form_pdf(facts),
        "own.docx": letter_document(facts, sample_template()),
        "overview": overview_picture(facts),
        "who": who_reported(facts),
        "year": indicator_year(facts, facts.report.lines[20].indicator.key),
    }
    return {name: hashlib.sha256(content).hexdigest() for name, content in made.items()}


def test_it_makes_the_same_bytes_in_another_process_elsewhere(year: Database) -> None:
    url = year.engine.url.render_as_string(hide_password=False)
    zone = "Asia/Tashkent" if time.timezone > 0 else "America/Los_Angeles"
    around = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": zone}
    asked = [sys.executable, "-m", "tests.reports.test_same_bytes", url]
    elsewhere = subprocess.run(asked, env=around, capture_output=True, check=True)
    here = prints(year)
    assert hash("seed") != json.loads(elsewhere.stdout)["seed"]
    assert here == json.loads(elsewhere.stdout)["files"]
    assert len(here) == 1 + len(TRIED) * 3 + 6


if __name__ == "__main__":
    opened = open_database(sys.argv[1])
    with speaking(SOURCE):
        print(json.dumps({"files": prints(opened), "seed": hash("seed")}))
    opened.close()
