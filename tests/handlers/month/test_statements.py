"""What one answered number asks of the database: at most ten statements between the lane's BEGIN and COMMIT, on either
engine, and no rows but those of its own report and of its figures' past."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.transport.api import Api
from bot.transport.assembly import Runtime
from bot.transport.lanes import Lanes
from bot.wiring import hisobot_program
from plan.period import Month
from storage.database import Database
from storage.tables import Answer, PaperOrder, Person, Submission
from tests.support.months.lane import NOW, Lane
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, Cast, gather, moment
from tests.support.people.laid import lay_whole_once
from usecases.month import answering, day_counts, reporting, submitting
from usecases.oversight import overseeing
from usecases.work import work_of

MOST = 10
DAY = date(2025, 3, 29)


@pytest.fixture
def lane(database: Database) -> Iterator[Lane]:
    """Nilufar at the first question of March; January and February are reported by everybody."""
    cast: Cast = pickle.loads(lay_whole_once(database, "two months reported", partial(_two_months, database)))
    api = Api("7:TEST")
    with ThreadPoolExecutor(1) as threads:
        lanes = Lanes(database, hisobot_program(7, "hisobot_bot").wiring, api, Runtime(lambda: NOW, threads, threads))
        opened = Lane(database, cast, lanes)
        opened.watch()
        opened.say("/kiritish")
        opened.say("11")  # so that the facts are known to the process
        yield opened


def _two_months(database: Database) -> bytes:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        for month in (Month(2025, 1), Month(2025, 2)):
            for account in (NILUFAR, BEKZOD, MALIKA):
                _report(session, cast, account, month)
    return pickle.dumps(cast)


def _report(session: Any, cast: Cast, account: int, month: Month) -> None:
    work = work_of(session, cast.people[account], moment(f"2025-{month.next.number:02}-02 10:00"))
    report = reporting.open_report(work, work.departments()[0], month)
    assert report is not None
    answering.fill_rest_with_zero(work, report, "0")
    assert submitting.submit_report(work, report)


def figure(lane: Lane, number: str, part: str = "") -> int:
    return next(key for (_, row, had), key in lane.cast.figures.items() if (row, had) == (number, part))


def test_a_plain_number(lane: Lane) -> None:
    assert len(lane.say("42")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 42


def test_a_number_in_each_language(lane: Lane) -> None:
    asked = []
    for spoken, typed in (("uz", "42"), ("uz_Cyrl", "9870"), ("ru", "29870")):
        with lane.database.write() as session:
            session.get_one(Person, lane.cast.people[NILUFAR].id).language = spoken
        lane.say("/kiritish")  # which reads the facts anew
        asked.append(len(lane.say(typed)))
    assert asked == [asked[0]] * 3
    assert asked[0] <= MOST
    assert lane.number_of(figure(lane, "15")) == 29870


def test_a_number_beside_a_diary_and_the_sum_of_its_days(lane: Lane) -> None:
    with lane.database.write() as session:
        work = work_of(session, lane.cast.people[NILUFAR], NOW)
        for number, value in (("13", 40), ("14", 7)):
            key = figure(lane, number, "qayta" if number == "13" else "")
            report = day_counts.month_of_day(work, work.departments()[0], DAY)
            assert report is not None
            row = report.find(key)
            assert row is not None
            assert day_counts.keep_day(work, report.department, row, DAY, Decimal(value), "")
    assert len(lane.say("42")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 42


def test_a_number_in_reply_to_another_one(lane: Lane) -> None:
    lane.say("42")
    own = lane.typed
    lane.say("9870")
    assert len(lane.say("43", reply_to=own)) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 43


def test_a_number_whose_message_is_edited(lane: Lane) -> None:
    lane.say("42")
    assert len(lane.edit(lane.typed, "43")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 43


def test_a_list_of_numbers(lane: Lane) -> None:
    assert len(lane.say("14) 9870\n15) 29870\n23) 4")) <= MOST
    assert lane.number_of(figure(lane, "15")) == 29870
    assert len(lane.say("14) 9871\n13 qayta) 7")) <= MOST, "one that stood there and a new one"


def test_rows_that_are_named_first(lane: Lane) -> None:
    report = lane.facts()["submission"]
    assert len(lane.press(f"marks:{report}:0")) <= MOST
    assert len(lane.press(f"mark:{report}:{figure(lane, '15')}")) <= MOST
    assert len(lane.say("14 23")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 0
    for number, value in (("14", 9870), ("15", 29870), ("23", 4)):
        assert len(lane.say(str(value))) <= MOST
        assert lane.number_of(figure(lane, number)) == value
    assert lane.facts()["screen"] == "review"


def test_numbers_under_the_list_of_open_rows(lane: Lane) -> None:
    report = lane.facts()["submission"]
    assert len(lane.press(f"open_rows:{report}")) <= MOST
    assert len(lane.say("14 9870\n15 29870")) <= MOST
    assert len(lane.press(f"list:{report}:{lane.typed}:0")) <= MOST
    assert [lane.number_of(figure(lane, number)) for number in ("14", "15")] == [9870, 29870]


def test_an_odd_number(lane: Lane) -> None:
    lane.say("42")
    assert len(lane.say("9999999")) <= MOST
    assert "right:" in str(lane.card())
    assert len(lane.press(f"right:{lane.facts()['submission']}:{figure(lane, '14')}")) <= MOST


def test_a_number_given_by_a_button(lane: Lane) -> None:
    facts = lane.facts()
    assert len(lane.press(f"zero:{facts['submission']}:{facts['figure']}")) <= MOST
    assert lane.number_of(facts["figure"]) == 0


def test_a_number_corrected_before_sending(lane: Lane) -> None:
    lane.say("42")
    report = lane.facts()["submission"]
    lane.press(f"change:{report}:{figure(lane, '13', 'qayta')}")
    assert len(lane.say("43")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 43


def test_the_last_number_and_its_review(lane: Lane) -> None:
    lane.say("42\n14) 9870\n15) 29870")
    assert len(lane.say("4")) <= MOST
    assert lane.facts()["screen"] == "review"


def test_a_number_corrected_after_sending(lane: Lane) -> None:
    lane.say("42\n14) 9870\n15) 29870\n23) 4")
    lane.press(f"submit:{lane.facts()['submission']}")
    corrected = figure(lane, "14")
    report = _march(lane)
    lane.press(f"change:{report}:{corrected}")
    assert len(lane.say("9871")) <= MOST
    assert lane.facts()["screen"] == "why"
    statements = lane.say("Xato yozilgan")
    assert len(statements) <= MOST, "\n".join(" ".join(statement.split())[:100] for statement in statements)
    assert lane.number_of(corrected) == 9871


def _march(lane: Lane) -> int:
    with lane.database.read() as session:
        department = lane.cast.departments["Abonement xizmati"].id
        query = select(Submission.id).where(Submission.month == 3, Submission.department_id == department)
        return session.scalars(query).one()


def test_a_list_whose_rest_is_zero(lane: Lane) -> None:
    assert len(lane.say("15) 29870\nqolgani 0")) <= MOST
    assert lane.facts()["screen"] == "review"
    assert [lane.number_of(figure(lane, number)) for number in ("14", "15", "23")] == [0, 29870, 0]


def test_a_number_typed_where_a_note_is_asked(lane: Lane) -> None:
    lane.say("42")
    lane.press(f"note:{lane.facts()['submission']}:{figure(lane, '14')}")
    assert len(lane.say("9870")) <= MOST
    assert lane.number_of(figure(lane, "14")) == 9870


def test_a_button_of_an_older_question(lane: Lane) -> None:
    report = lane.facts()["submission"]
    lane.say("42")
    assert len(lane.press(f"zero:{report}:{figure(lane, '13', 'qayta')}")) <= MOST
    assert lane.number_of(figure(lane, "13", "qayta")) == 42


def test_the_other_ways_to_answer(lane: Lane) -> None:
    report, again = lane.facts()["submission"], figure(lane, "13", "qayta")
    assert len(lane.press(f"same:{report}:{again}")) <= MOST
    assert len(lane.press(f"unknown:{report}:{figure(lane, '14')}")) <= MOST
    lane.press(f"change:{report}:{figure(lane, '14')}")
    assert len(lane.say("9870")) <= MOST, "it was not known yet"
    assert len(lane.say("1.200")) <= MOST, "it is asked back"
    assert len(lane.press(f"num:{report}:{figure(lane, '15')}:1200")) <= MOST
    assert len(lane.press(f"rest:{report}:{figure(lane, '23')}")) <= MOST
    assert [lane.number_of(figure(lane, number)) for number in ("14", "15", "23")] == [9870, 1200, 0]


@pytest.mark.parametrize("approved", [False, True])
def test_corrections_of_a_report_that_was_sent(lane: Lane, approved: bool) -> None:
    """Two at once, the second by a button; what was approved is to be approved again."""
    lane.say("42\n14) 9870\n15) 29870\n23) 4")
    report = lane.facts()["submission"]
    lane.press(f"submit:{report}")
    if approved:
        _approve(lane, report)
    lane.press(f"change:{report}:{figure(lane, '14')}")
    for statements in (
        lane.say("14) 9871\n15) 29871"),
        lane.say("Xato yozilgan"),
        lane.press(f"reason:{report}:{figure(lane, '15')}:typo"),
    ):
        assert len(statements) <= MOST, "\n".join(" ".join(statement.split())[:100] for statement in statements)
    assert [lane.number_of(figure(lane, number)) for number in ("14", "15")] == [9871, 29871]
    with lane.database.read() as session:
        assert session.get_one(Submission, report).status == "submitted"


@pytest.mark.parametrize("judged_before", [False, True])
def test_corrections_that_make_papers_out_of_date(lane: Lane, judged_before: bool) -> None:
    """The first keeps that the papers are out of date, and tells the director; no other one asks."""
    lane.say("42\n14) 9870\n15) 29870\n23) 4")
    report = lane.facts()["submission"]
    lane.press(f"submit:{report}")
    if judged_before:
        _approve(lane, report)
        _correct(lane, report, "9869")
    _papers_made(lane)
    for number, told in (("9871", True), ("9872", False)):
        statements = _correct(lane, report, number)
        assert len(statements) <= MOST, "\n".join(" ".join(statement.split())[:100] for statement in statements)
        assert ("eskirdi" in lane.last_text_to(MALIKA)) == told
        assert ("Qayta tasdiqlang" in lane.last_text_to(MALIKA)) == (judged_before and not told)


def test_a_correction_of_what_was_approved_makes_papers_out_of_date(lane: Lane) -> None:
    """The approval falls and the papers are out of date by one and the same reason: each is a statement of its own, and
    this one time the two are one too many."""
    lane.say("42\n14) 9870\n15) 29870\n23) 4")
    report: int = lane.facts()["submission"]
    lane.press(f"submit:{report}")
    _approve(lane, report)
    _papers_made(lane)
    statements = _correct(lane, report, "9871")
    assert len(statements) <= MOST + 1, "\n".join(" ".join(statement.split())[:100] for statement in statements)
    assert "eskirdi" in lane.last_text_to(MALIKA)
    assert len(_correct(lane, report, "9872")) <= MOST, "which is known then"
    with lane.database.read() as session:
        assert session.get_one(Submission, report).status == "submitted"


def _papers_made(lane: Lane) -> None:
    """Malika has had two papers of March made."""
    with lane.database.write() as session:
        library, malika = lane.cast.library.id, lane.cast.people[MALIKA].id
        for kind in ("excel", "word"):
            made = {"library_id": library, "person_id": malika, "key": kind, "kind": kind, "span": "2025-month-3"}
            session.add(PaperOrder(**made, state="made", ordered_at=NOW, settled_at=NOW))


def _correct(lane: Lane, report: int, number: str) -> list[str]:
    """Another number of row 14, and its reason; returns the statements that the reason took."""
    lane.press(f"change:{report}:{figure(lane, '14')}")
    lane.say(number)
    return lane.say("Xato yozilgan")


def _approve(lane: Lane, report: int) -> None:
    """Malika approves it as it stands."""
    with lane.database.write() as session:
        work = work_of(session, lane.cast.people[MALIKA], NOW)
        loaded = reporting.load_report(work, report, to_change=True)
        assert loaded is not None
        assert overseeing.approve_report(work, loaded, overseeing.revision_of(loaded)) is None


def test_a_number_of_a_report_that_was_returned(lane: Lane) -> None:
    lane.say("42\n14) 9870\n15) 29870\n23) 4")
    report, visits = lane.facts()["submission"], figure(lane, "14")
    lane.press(f"submit:{report}")
    with lane.database.write() as session:
        work = work_of(session, lane.cast.people[MALIKA], NOW)
        loaded = reporting.load_report(work, report, to_change=True)
        assert loaded is not None
        assert not isinstance(overseeing.return_report(work, loaded, [visits], "Qayta sanang"), str)
    lane.press(f"change:{report}:{visits}")
    assert len(lane.say("9871")) <= MOST
    shown = str(lane.card()["text"])
    assert "Qayta sanang" in shown
    assert "Malika" in shown
    assert len(lane.say("14) 9999999\n15) 7")) <= MOST
    assert len(lane.press(f"right:{report}:{visits}")) <= MOST
    assert lane.number_of(visits) == 9999999


def _correct_approved_number(lane: Lane) -> int:
    """An approved report whose row 14 gets another number, for which the reason is asked; the report's id."""
    lane.say("42\n14) 9870\n15) 29870\n23) 4")
    report: int = lane.facts()["submission"]
    lane.press(f"submit:{report}")
    _approve(lane, report)
    lane.press(f"change:{report}:{figure(lane, '14')}")
    lane.say("9871")
    return report


def test_an_approved_number_and_its_note_corrected(lane: Lane) -> None:
    report = _correct_approved_number(lane)
    assert len(lane.say("Xato yozilgan")) <= MOST
    assert "9\xa0870 → 9\xa0871" in lane.last_text_to(MALIKA), "what was approved, and what it is now"
    _approve(lane, report)
    lane.press(f"note:{report}:{figure(lane, '15')}")
    assert len(lane.say("Bayramda ko'p keldi")) <= MOST
    assert "Bayramda" in lane.last_text_to(MALIKA)


@pytest.mark.parametrize("typed", ["9870", "14) 9870\n15) 29870", "9999999"])
def test_it_reads_no_rows_but_its_own(lane: Lane, typed: str) -> None:
    lane.say("42")
    asked_next = ("15", "23")[typed.count("\n")]
    in_doubt = figure(lane, "13", "qayta")
    its_own = _rows_of_its_own(lane, in_doubt, figure(lane, "14"), figure(lane, "15"), figure(lane, asked_next))
    lane.say(typed)
    assert 0 < lane.rows <= its_own


def _rows_of_its_own(lane: Lane, *figures: int) -> int:
    """How many rows the report has, and all the reports' about these figures; and one each for who it is, the report
    and the version of the facts."""
    with lane.database.read() as session:
        own = session.scalar(select(func.count()).where(Answer.submission_id == _march(lane))) or 0
        return own + (session.scalar(select(func.count()).where(Answer.figure_id.in_(set(figures)))) or 0) + 3


def test_it_reads_no_rows_but_its_own_when_it_corrects(lane: Lane) -> None:
    _correct_approved_number(lane)
    doubted = figure(lane, "13", "qayta")
    its_own = _rows_of_its_own(lane, figure(lane, "14"), doubted)
    lane.say("Xato yozilgan")
    assert 0 < lane.rows <= its_own
