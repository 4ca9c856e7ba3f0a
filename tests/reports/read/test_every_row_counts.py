"""Each row of a plan's file, whatever is in it, is read, asked about, or left out with a reason; no figure is lost."""

from collections import Counter
from decimal import Decimal

from hypothesis import event, given, settings

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.lines import Fate
from reports.read.plan_file import read_tables
from tests.support.plans.any_files import AnyFile, What, Written, any_files

FATES: dict[What, Fate] = {
    "title": "around",
    "heading": "heading",
    "numbers": "column_numbers",
    "section": "section",
    "part": "part",
    "of_which": "of_which",
    "total": "total",
    "blank": "blank",
    "below": "closing",
    "foreign": "unheaded",
}
"""What each kind of row has to be; of the others it depends on what is asked."""


@settings(deadline=None, max_examples=20)
@given(any_files())
def test_every_row_is_counted_once_and_no_figure_is_lost(file: AnyFile) -> None:
    plan = read_plan(read_tables(file.content, f"reja.{file.form}"))
    event(f"{file.form}, {'asked' if any(doubt.required for doubt in plan.doubts) else 'all read'}")
    assert dict(Counter(plan.tally)) == expected_tally(file, plan)
    assert {figure.code for figure in plan.figures} == {written.code for written in file.shown if written.code}
    asked = asked_rows(plan)
    codes = {doubt.code for doubt in plan.doubts}
    assert ("tables_unread" in codes) == any(written.what == "foreign" for written in file.shown)
    for written in file.shown:
        if written.what == "row" and written.code not in asked:
            assert (*map(Decimal, filter(None, written.figures)),) == figures_of(plan, written)
        if written.shared or written.what == "more":
            assert written.code in asked
    assert [wrong.printed for wrong in plan.sums] == wrong_totals(file)


def expected_tally(file: AnyFile, plan: PlanDocument) -> dict[Fate, int]:
    expected: Counter[Fate] = Counter(dict.fromkeys(plan.tally, 0))
    asked = asked_rows(plan)
    for part in file.sheets:
        expected["hidden_sheet" if part.hidden else "around"] += len(part.above)
        for written in part.rows:
            expected["hidden_sheet" if part.hidden else fate_of(written, asked)] += 1
    if file.form == "csv":
        expected["blank"] = 0
    return dict(expected)


def fate_of(written: Written, asked: set[str]) -> Fate:
    match written.what:
        case "row":
            return "question" if written.code in asked else "read"
        case "rest" | "more":
            return "continuation"
        case "again":
            return "question" if written.code in asked else "repeated"
        case _:
            return FATES[written.what]


def asked_rows(plan: PlanDocument) -> set[str]:
    """The rows that something has to be answered about before the plan can be loaded."""
    return {
        f"{row.section}.{row.number}" for doubt in plan.doubts if doubt.required for row in doubt.rows if row.number
    }


def figures_of(plan: PlanDocument, written: Written) -> tuple[Decimal | None, ...]:
    figure = next(figure for figure in plan.figures if figure.code == written.code)
    return figure.baseline, figure.target


def wrong_totals(file: AnyFile) -> list[Decimal]:
    return [Decimal(written.figures[1] or 0) for written in file.shown if written.wrong]
