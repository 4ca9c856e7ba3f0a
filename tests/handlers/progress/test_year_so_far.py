"""What is done since January is one thing: the question's card, /hisobot and next year's plan agree about it."""

from decimal import Decimal

import pytest

from plan.period import Month, Span
from storage.month import submissions
from tests.support.months.reports import open_march
from tests.support.people.cast import MALIKA, READERS, moment
from tests.support.people.story import Story
from usecases.month import submitting
from usecases.planning import last_year
from usecases.progress.measuring import progress_report
from usecases.work import work_of

pytestmark = pytest.mark.over_http

VISITS = ("IV", "14", "")


def type_march(story: Story, now: str) -> None:
    """Nilufar's number for row 14, kept and not sent."""
    story.house.clock.set(moment(now))
    open_march(story)
    story.nilufar.say("14) 9870")
    story.nilufar.wait_for("✅ 14.")


def card_in_april(story: Story, now: str) -> str:
    """The question about row 14 of April, opened at a moment."""
    story.house.clock.set(moment(now))
    story.nilufar.say("/start")
    home = story.nilufar.wait_for("nimadan boshlaymiz?")
    department = story.cast.departments[READERS].id
    story.nilufar.press_data(f"month:{department}:2025:4", home["message_id"], wait=30)
    story.nilufar.wait_for("Aprel oyida qancha?")
    with story.house.database.read() as session:
        april = submissions.submissions_of_department(session, department, 2025, 4)
        assert april is not None
        press = f"ask:{april.id}:{story.cast.figures[VISITS]}"
    story.nilufar.press_data(press, story.nilufar.last()["message_id"], wait=30)
    return str(story.nilufar.wait_for("14. Kitobxonlar qatnovi")["text"]).replace("\u00a0", " ")


def reported(story: Story, now: str) -> tuple[Decimal | None, Decimal | None]:
    """Row 14 as /hisobot has it, and as next year's plan would take it over."""
    with story.house.database.read() as session:
        work = work_of(session, story.cast.people[MALIKA], moment(now))
        report = progress_report(work, Span.containing(Month(2025, 12), "year"))
        assert report is not None
        key = story.cast.figures[VISITS]
        line = next(line for line in report.lines if line.indicator.key == key)
        return line.actual, last_year.done_in_year(work, 2025)[key]


def test_it_counts_ones_own_unsent_numbers_only_as_long_as_they_can_be_sent(story: Story) -> None:
    type_march(story, "2025-04-01 09:00")
    assert "Mart: 9 870 · yil boshidan: 9 870" in card_in_april(story, "2025-04-05 09:00")

    closed = card_in_april(story, "2025-05-02 09:00")
    assert "yil boshidan: 0\n" in closed
    assert "9 870" not in closed
    assert reported(story, "2025-05-02 09:00") == (None, None)

    with story.house.database.write() as session:
        work = work_of(session, story.cast.people[MALIKA], moment("2025-05-02 10:00"))
        department = story.cast.departments[READERS].id
        assert submitting.reopen_month(work, department, Month(2025, 3), moment("2025-05-06 00:00").date()) is None
    assert "yil boshidan: 9 870" in card_in_april(story, "2025-05-02 11:00")


def test_it_counts_what_was_sent_on_the_card_as_in_the_report(story: Story) -> None:
    type_march(story, "2025-04-01 09:00")
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat!")

    assert "Mart: 9 870 · yil boshidan: 9 870" in card_in_april(story, "2025-05-02 09:00")
    assert reported(story, "2025-05-02 09:00") == (9870, 9870)
