"""Gathering what a paper is made from: one value for the workbook, the letter, the PDF and the pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from plan.period import Span
from plan.progress.paper import Actual, PaperFacts, Remark
from storage import settings
from storage.base import Session
from storage.facts import KnownPerson, facts_of
from storage.oversight.returns import returns_of_year
from storage.papers.facts import data_at
from storage.planning.plans import PlanContent
from storage.planning.versions import mechanisms_of, version_as_of
from storage.tables import Library
from usecases.papers.language import paper_language
from usecases.papers.plan_history import plan_history
from usecases.papers.reasons import reasons_for
from usecases.papers.rewriting import rewritten_of
from usecases.progress.completeness import board_of_record
from usecases.progress.measuring import department_names, measure_record
from usecases.progress.year_record import YearRecord, year_record
from usecases.work import Work, work_in

T = TypeVar("T")


def paper_facts(
    work: Work, span: Span, as_of: datetime | None = None, language: str = "", *, history: bool = False
) -> PaperFacts | None:
    """Everything a paper of a span says, as this person may see it; None when the year has no plan (or had none yet
    at the past moment `as_of`). `language` is what it is written in, if not what the library's papers are; `history` is
    for a paper of the plan itself: what was changed in it."""
    record = year_record(work, span.year, as_of)
    if record is None:
        return None
    plan, report = record.plan, measure_record(record, span)
    version = version_as_of(work.session, work.library.id, span.year, as_of)
    newest = data_at(work.session, work.library.id, as_of) or work.library.created_at
    order = {line.indicator.key: at for at, line in enumerate(report.lines)}
    actuals = [actual for actual in _actuals(record, span) if actual.indicator in order]
    actuals.sort(key=lambda actual: order[actual.indicator])
    evidence = (item for item in record.evidence() if item.month <= span.last.number)
    return PaperFacts(
        library=work.library.name,
        plan_title=plan.title,
        plan_version=plan.version,
        plan_order=version.order_number if version else "",
        report=report,
        departments=department_names(work),
        responsible=_of_rows(plan, plan.responsible),
        deadlines=_of_rows(plan, plan.deadlines),
        board=board_of_record(record),
        data_at=newest.astimezone(work.now.tzinfo),
        asked_by=work.person.name,
        remarks=tuple(_remark(actual) for actual in actuals if actual.note),
        actuals=tuple(actual for actual in actuals if actual.month >= span.first.number),
        evidence=tuple(item for item in evidence if item.indicator in order),
        reasons=reasons_for(work, report.lines, span.last.number) if as_of is None else (),
        rewritten=rewritten_of(work, span, language or paper_language(work)) if as_of is None else (),
        as_it_was=record.as_it_was,
        mechanisms=_of_rows(plan, mechanisms_of(work.session, plan.id, version if as_of else None)),
        returns=returns_of_year(work.session, work.library.id, span.year, as_of),
        changes=plan_history(work, span.year, as_of) if history else (),
        letterhead=settings.letterhead_of_library(work.session, work.library.id),
        plan_since=version.at.astimezone(work.now.tzinfo).date() if version else None,
    )


def _of_rows(plan: PlanContent, by_row: Mapping[int, T]) -> dict[int, T]:
    return {key: by_row[row] for key, row in plan.rows.items() if row in by_row}


def _actuals(record: YearRecord, span: Span) -> list[Actual]:
    """What was said up to the end of the span, by month and department, with its moments in the library's time."""
    zone = record.work.now.tzinfo
    return [
        replace(actual, at=actual.at.astimezone(zone))
        for actual in record.actuals()
        if actual.month <= span.last.number
    ]


def _remark(actual: Actual) -> Remark:
    return Remark(actual.indicator, actual.department, actual.month, actual.note)


def unattended_work(session: Session, library: Library, now: datetime, asked_by: str) -> Work:
    """The work of whoever makes papers from outside the chat: they see the whole library and are nobody in it."""
    nobody = KnownPerson(0, library.id, 0, asked_by, "observer", "uz", active=True)
    return work_in(session, facts_of(session, library.id).library, nobody, now)
