"""Gathering what a paper is made from: one value for the workbook, the letter, the PDF and the pictures."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from plan.period import Span
from plan.progress.paper import Actual, Evidence, PaperFacts, Remark
from storage import settings
from storage.base import Session
from storage.facts import KnownPerson, facts_of
from storage.month import evidence
from storage.papers import facts as kept
from storage.people import people
from storage.planning.plans import PlanContent, plan_of_year
from storage.planning.versions import version_as_of
from storage.tables import Library
from usecases.progress.as_it_was import Past, past
from usecases.progress.completeness import board
from usecases.progress.measuring import progress_report
from usecases.work import Work, work_in

T = TypeVar("T")


def paper_facts(work: Work, span: Span, as_of: datetime | None = None) -> PaperFacts | None:
    """Everything a paper of a span says, as this person may see it; None when the year has no plan (or had none yet
    at the past moment `as_of`)."""
    before = past(work, span.year, as_of) if as_of is not None else None
    plan = before.plan if before else plan_of_year(work.session, work.library.id, span.year)
    report = progress_report(work, span, as_of)
    whose = board(work, span.year, before)
    if plan is None or report is None or whose is None:
        return None
    version = version_as_of(work.session, work.library.id, span.year, as_of)
    newest = kept.data_at(work.session, work.library.id, as_of) or work.library.created_at
    order = {line.indicator.key: at for at, line in enumerate(report.lines)}
    told = [one for one in _actuals(work, span, before) if one.indicator in order]
    told.sort(key=lambda one: order[one.indicator])
    return PaperFacts(
        library=work.library.name,
        plan_title=plan.title,
        plan_version=plan.version,
        plan_order=version.order_number if version else "",
        report=report,
        departments={one.id: one.name for one in people.departments(work.session, work.library.id)},
        responsible=_of_rows(plan, plan.responsible),
        deadlines=_of_rows(plan, plan.deadlines),
        board=whose,
        data_at=newest.astimezone(work.now.tzinfo),
        asked_by=work.person.name,
        remarks=tuple(Remark(one.indicator, one.department, one.month, one.note) for one in told if one.note),
        actuals=tuple(one for one in told if one.month >= span.first.number),
        evidence=tuple(one for one in _evidence(work, span, before) if one.indicator in order),
        as_it_was=before.work.now if before else None,
        letterhead=settings.letterhead(work.session, work.library.id),
    )


def _of_rows(plan: PlanContent, by_row: Mapping[int, T]) -> dict[int, T]:
    return {key: by_row[row] for key, row in plan.rows.items() if row in by_row}


def _actuals(work: Work, span: Span, before: Past | None) -> list[Actual]:
    """What was said up to the end of the span, by month and department."""
    found = _said_then(before) if before else kept.actuals_of_year(work.session, work.library.id, span.year)
    zone = work.now.tzinfo
    return [replace(one, at=one.at.astimezone(zone)) for one in found if one.month <= span.last.number]


def _said_then(before: Past) -> list[Actual]:
    session, library = before.work.session, before.work.library.id
    names = {key: one.name for key in _tellers(before) if (one := people.person(session, library, key))}
    return [
        Actual(
            indicator=said.figure,
            department=report.department,
            month=report.month,
            value=said.value,
            note=said.note,
            approved=report.status == "approved",
            by=names.get(said.by or 0, ""),
            at=said.at,
        )
        for report, said in before.said()
    ]


def _tellers(before: Past) -> set[int]:
    return {said.by for _, said in before.said() if said.by is not None}


def _evidence(work: Work, span: Span, before: Past | None) -> list[Evidence]:
    """What stands beside the figures up to the end of the span."""
    until = before.work.now if before else None
    found = evidence.evidence_of_year(work.session, work.library.id, span.year, until)
    sent = before.sent() if before else None
    return [
        one for one in found if one.month <= span.last.number and (sent is None or (one.department, one.month) in sent)
    ]


def unattended(session: Session, library: Library, now: datetime, asked_by: str) -> Work:
    """The work of whoever makes papers from outside the chat: they see the whole library and are nobody in it."""
    nobody = KnownPerson(0, library.id, 0, asked_by, "observer", "uz", active=True)
    return work_in(session, facts_of(session, library.id).library, nobody, now)
