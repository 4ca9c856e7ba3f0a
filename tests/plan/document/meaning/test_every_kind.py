"""The invented plan with every kind of figure is read alike from Excel and from Word, without a question."""

import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.kinds import WANTED, kinds_document, kinds_workbook


def read_kinds(form: str) -> PlanDocument:
    content = kinds_workbook() if form == "xlsx" else kinds_document()
    return read_plan(read_tables(content, f"reja.{form}"))


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_reads_the_years_figures_beside_their_quarters(form: str) -> None:
    document = read_kinds(form)
    assert (document.loadable, document.doubts, document.sums) == (True, (), ())
    assert [(f.number, f.baseline, f.target, str(f.window)) for f in document.figures] == [
        (wanted.number.rstrip("."), wanted.baseline_value, wanted.target_value, wanted.window) for wanted in WANTED
    ]


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_it_reads_kinds_directions_and_quarters(form: str) -> None:
    document = read_kinds(form)
    assert [(f.number, f.kind, f.direction, str(f.schedule or "")) for f in document.figures] == [
        (wanted.number.rstrip("."), wanted.kind, wanted.direction, wanted.schedule) for wanted in WANTED
    ]
    assert [f.parts for f in document.figures if f.kind == "total"] == [(9, 10)]
