"""A plan exported as text with separators reads as the workbook that it was made of."""

import csv
import io

import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import PlanFileRefused, read_tables
from tests.support.plans.plans import path


def exported(separator: str, *, newline: str = "\r\n") -> str:
    """The real plan's workbook as a spreadsheet program exports it."""
    (table,) = read_tables(path("xlsx").read_bytes(), "reja.xlsx")
    kept = io.StringIO()
    csv.writer(kept, delimiter=separator, lineterminator=newline).writerows(row.cells for row in table.rows)
    return kept.getvalue()


def figures(read: PlanDocument) -> list[tuple[object, ...]]:
    return [
        (figure.code, figure.part, figure.name, figure.unit, figure.kind, figure.baseline, figure.target, figure.window)
        for figure in read.figures
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-8", "utf-16"])
def test_it_reads_as_the_workbook(separator: str, encoding: str) -> None:
    whole = read_plan(read_tables(path("xlsx").read_bytes(), "reja.xlsx"))
    read = read_plan(read_tables(exported(separator).encode(encoding), "reja.csv"))
    assert figures(read) == figures(whole)
    assert (read.year, read.doubts, len(read.figures) > 50) == (whole.year, whole.doubts, True)


def test_it_takes_the_line_that_names_the_separator() -> None:
    read = read_plan(read_tables(("sep=;\n" + exported(";", newline="\n")).encode(), "reja.csv"))
    assert len(read.figures) > 50


@pytest.mark.parametrize(
    "text",
    ["Salom, bu reja emas, faqat xat, ya'ni oddiy gap.\nYana bir gap, u ham oddiy.", "a;b;c\nd;e;f", "x", "1,2,3,4"],
)
def test_ordinary_text_with_commas_is_no_table(text: str) -> None:
    tables = read_tables(text.encode(), "xat.txt")
    assert all(row.prose for table in tables for row in table.rows)


def test_a_quote_that_is_never_closed_is_no_table() -> None:
    tables = read_tables(b'a;b;c;"d\ne;f;g;h\n', "reja.csv")
    assert all(row.prose for table in tables for row in table.rows)


def test_it_refuses_more_rows_than_a_plan_can_have() -> None:
    with pytest.raises(PlanFileRefused) as refused:
        read_tables(b"a;b;c;d\n" * 100_000, "reja.csv")
    assert refused.value.code == "too_many_rows"
