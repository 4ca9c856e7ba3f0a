"""Every action × every state × every role: allowed, or refused with a sentence. The table is the whole rule."""

from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest

from plan.month.submission import Access, Action, Refusal, access_of, refusal_reason
from plan.status import Status
from tests.support.months.states import PEOPLE, STATES, wanted
from texts.oversight.overseeing import REFUSALS


@pytest.mark.parametrize("action", get_args(Action))
@pytest.mark.parametrize(("status", "access"), STATES)
def test_it_allows_or_refuses_as_the_table_says(action: Action, status: Status, access: Access) -> None:
    for role, own in PEOPLE:
        why: Refusal | None = refusal_reason(action, role=role, own=own, status=status, access=access)
        assert (why or "yes") == wanted(action, role, own, status, access), (role, own)


def test_it_has_a_sentence_for_every_refusal_and_no_other() -> None:
    met = {
        refusal_reason(action, role=role, own=own, status=status, access=access)
        for action in get_args(Action)
        for status, access in STATES
        for role, own in PEOPLE
    }
    assert met - {None} == set(REFUSALS)
    assert all(sentence.plain().endswith(".") for sentence in REFUSALS.values())


def test_it_knows_every_status() -> None:
    assert {status for status, _ in STATES} == set(get_args(Status))


def test_it_lets_nobody_change_what_they_only_look_at() -> None:
    for action in ("answer", "correct", "submit"):
        assert refusal_reason(action, role="director", own=False, status="submitted", access="read") == "not_yours"


@pytest.mark.parametrize("status", get_args(Status))
def test_it_closes_a_reopened_month_at_the_last_instant_and_not_before(status: Status) -> None:
    until = datetime(2025, 5, 7, tzinfo=UTC)
    sent = status in ("submitted", "approved")
    for now, at_that_time in (
        (until - timedelta(microseconds=1), "correct" if sent else "open"),
        (until, "closed"),
        (until + timedelta(microseconds=1), "closed"),
    ):
        met = access_of(status, month_begun=True, closes_on=date(2025, 4, 14), reopened_until=until, now=now)
        assert met == at_that_time, now
