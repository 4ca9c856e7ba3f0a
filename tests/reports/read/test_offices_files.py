"""Files as offices write them are read truly or asked about, and never wrongly in silence."""

from collections import Counter

import pytest

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from tests.support.plans.offices import columns, forms, marks, people, remarks
from tests.support.plans.written_plans import Office


def offices() -> list[Office]:
    return [office for pages in (columns, marks, people, forms, remarks) for office in pages.files()]


def said(office: Office, plan: PlanDocument) -> tuple[tuple[object, ...], ...]:
    names = office.says.split()
    return tuple(tuple(_plain(getattr(figure, name)) for name in names) for figure in plan.figures)


def _plain(value: object) -> object:
    return str(value) if type(value).__name__ in ("Window", "Schedule") else value


@pytest.mark.walk
@pytest.mark.parametrize("office", offices(), ids=lambda office: office.kind)
def test_a_file_of_an_office_is_read_truly_or_asked_about(office: Office) -> None:
    plan = read_plan(read_tables(office.content(), office.name))
    assert tuple(doubt.code for doubt in plan.doubts if doubt.required) == office.asked
    assert plan.year == 2026
    if office.says:
        assert said(office, plan) == office.rows


def test_every_kind_has_two_files_or_more() -> None:
    assert min(Counter(office.kind for office in offices()).values()) > 1
