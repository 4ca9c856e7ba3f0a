"""Small plans in real files, read with answers given by the code of their questions."""

from collections.abc import Sequence

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.written_plans import SECTION, TITLE, excel, word

_WRITERS = {"xlsx": excel, "docx": word}


def read_lines(
    lines: Sequence[str], *, above: Sequence[str] = (TITLE, SECTION), make: str = "xlsx", **answers: str
) -> PlanDocument:
    """A plan with these lines in its table. `answers`: by a question's code what is answered whenever it is asked."""
    tables = read_tables(_WRITERS[make](lines, above=above)(), f"reja.{make}")
    given: dict[str, str] = {}
    while open_doubts := [doubt for doubt in read_plan(tables, given).doubts if doubt.code in answers]:
        given[open_doubts[0].id] = answers[open_doubts[0].code]
    return read_plan(tables, given)


def required(document: PlanDocument) -> list[str]:
    """The codes of what has to be answered before the plan can be loaded."""
    return [doubt.code for doubt in document.doubts if doubt.required]
