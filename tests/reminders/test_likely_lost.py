"""A gateway's page instead of an answer: the reminder is looked at again a little later, and goes once more at most."""

from storage import nudges
from storage.outbox import OutgoingMessage
from storage.tables import Reminder
from tests.cast import NILUFAR, moment
from tests.conversation.conftest import Story
from tests.reminders.conftest import Ledger
from tests.reminders.test_catch_up import MARCH
from tests.reminders.test_on_the_phone import move, reminders, story
from tests.transport.running import eventually
from usecases.reminding import STUCK, settled

__all__ = ["story"]


def lost(ledger: Ledger, when: str) -> None:
    """Every reminder that waits is answered with a gateway's page."""
    now = moment(when)
    with ledger.database.write() as session:
        for row in session.query(OutgoingMessage).filter(OutgoingMessage.state == "new").all():
            row.state = "unknown"
            session.flush()
            settled(session, row.key, "unknown", "a page with 502", now, STUCK)


def test_it_goes_once_more_ten_minutes_later_and_not_a_third_time(ledger: Ledger) -> None:
    ledger.at("2025-04-02 10:00", deliver=False)
    lost(ledger, "2025-04-02 10:00:05")
    assert ledger.at("2025-04-02 10:09") == []
    ledger.at("2025-04-02 10:10:05", deliver=False)
    lost(ledger, "2025-04-02 10:10:06")

    assert ledger.at("2025-04-02 10:30") == []
    assert ledger.rows(NILUFAR, MARCH)["-1"] == "unknown a page with 502"


def test_it_goes_once_more_and_is_done(ledger: Ledger) -> None:
    ledger.at("2025-04-02 10:00", deliver=False)
    lost(ledger, "2025-04-02 10:00:05")

    assert [account for account, _ in ledger.at("2025-04-02 10:10:05")].count(NILUFAR) == 1
    assert ledger.rows(NILUFAR, MARCH)["-1"] == "sent"
    assert ledger.at("2025-04-02 12:00") == []


def test_it_says_no_more_to_who_has_sent_meanwhile(ledger: Ledger) -> None:
    ledger.at("2025-04-02 10:00", deliver=False)
    lost(ledger, "2025-04-02 10:00:05")
    ledger.send_month(NILUFAR, "2025-04-02 10:05")

    assert NILUFAR not in {account for account, _ in ledger.at("2025-04-02 10:10:05")}
    assert ledger.rows(NILUFAR, MARCH)["-1"] == "skipped submitted"


def test_it_leaves_it_to_the_next_days_step_when_the_night_comes_first(ledger: Ledger) -> None:
    ledger.at("2025-04-02 17:55", deliver=False)
    lost(ledger, "2025-04-02 17:56")
    assert ledger.at("2025-04-02 18:06") == []

    told = [account for account, _ in ledger.at("2025-04-03 10:00")]
    assert told.count(NILUFAR) == 1
    assert ledger.rows(NILUFAR, MARCH)["-1"] == "skipped quiet"


def test_it_does_not_repeat_what_the_director_has_said_by_hand_since(ledger: Ledger) -> None:
    ledger.at("2025-04-02 10:00", deliver=False)
    lost(ledger, "2025-04-02 10:00:05")
    with ledger.database.write() as session:
        row = session.query(Reminder).filter(Reminder.state == "due", Reminder.subject.like(f"{MARCH}%")).first()
        assert row is not None
        by_hand = {name: getattr(row, name) for name in ("library_id", "person_id", "subject", "created_at")}
        at = moment("2025-04-02 10:05")
        session.add(Reminder(**by_hand, step=f"{nudges.STEP}1", due_at=at, state="sent", settled_at=at))
        person = row.person_id

    ledger.at("2025-04-02 10:10:05")
    with ledger.database.read() as session:
        again = session.query(Reminder).filter(Reminder.person_id == person, Reminder.step == "-1")
        assert [one.why for one in again.filter(Reminder.subject.like(f"{MARCH}%"))] == ["superseded"]


def test_it_sees_by_a_press_that_it_has_arrived(story: Story) -> None:
    """The page came after the message had: Nilufar presses its button before the ten minutes are over."""
    sandbox = story.house.sandbox
    sandbox.faults.add("sendMessage", "502_after", nth=1, person=NILUFAR)
    move(story, "2025-03-28 10:00")
    story.nilufar.wait_for("Mart hisoboti")
    eventually(lambda: _states(story) == ["due"])
    story.nilufar.press("▶️ Boshlash")
    story.nilufar.wait_for("Mart oyida nechta?")
    assert _states(story) == ["sent"], "and so it is not said again"


def test_it_comes_at_last_when_the_page_stood_for_nothing(story: Story) -> None:
    story.house.sandbox.faults.add("sendMessage", "502", nth=1, person=NILUFAR)
    move(story, "2025-03-28 10:00")
    story.bekzod.wait_for("Mart hisoboti")
    eventually(lambda: _states(story) == ["due"])
    assert reminders(story, story.nilufar) == []

    move(story, "2025-03-28 10:12")
    story.nilufar.wait_for("Mart hisoboti")
    eventually(lambda: _states(story) == ["sent"])


def _states(story: Story) -> list[str]:
    with story.house.database.read() as session:
        query = session.query(Reminder.state).filter(Reminder.person_id == story.cast.people[NILUFAR].id)
        return [state for (state,) in query.filter(Reminder.subject.like("month:%"))]
