"""A reminder that may well be lost is looked at again: once, or for hours while a gateway lets nothing through."""

from storage.reminders import nudges
from storage.tables import OutgoingMessage, Reminder
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story
from tests.support.reminders.ledger import MARCH, Ledger
from tests.support.reminders.on_the_phone import move, reminders
from tests.support.transport.running import eventually
from usecases.reminders.reminding import STUCK, settle_message


def lost(ledger: Ledger, when: str) -> None:
    """Of every reminder that waits nobody knows: a gateway waited for Telegram in vain."""
    now = moment(when)
    with ledger.database.write() as session:
        for row in session.query(OutgoingMessage).filter(OutgoingMessage.state == "new").all():
            row.state = "unknown"
            session.flush()
            settle_message(session, row.key, "unknown", "a page with 504", now, STUCK)


def test_it_goes_once_more_ten_minutes_later_and_not_a_third_time(ledger: Ledger) -> None:
    ledger.at("2025-04-02 10:00", deliver=False)
    lost(ledger, "2025-04-02 10:00:05")
    assert ledger.at("2025-04-02 10:09") == []
    ledger.at("2025-04-02 10:10:05", deliver=False)
    lost(ledger, "2025-04-02 10:10:06")

    assert ledger.at("2025-04-02 10:30") == []
    assert ledger.rows(NILUFAR, MARCH)["-1"] == "unknown a page with 504"


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

    accounts = [account for account, _ in ledger.at("2025-04-03 10:00")]
    assert accounts.count(NILUFAR) == 1
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
        assert [reminder.why for reminder in again.filter(Reminder.subject.like(f"{MARCH}%"))] == ["superseded"]


def test_it_sees_by_a_press_that_it_has_arrived(beating: Story) -> None:
    """The page came after the message had: Nilufar presses its button before the ten minutes are over."""
    sandbox = beating.house.sandbox
    sandbox.faults.add("sendMessage", "502_after", nth=1, person=NILUFAR)
    move(beating, "2025-03-28 10:00")
    beating.nilufar.wait_for("Mart hisoboti")
    eventually(lambda: _states(beating) == ["due"])
    beating.nilufar.press("▶️ Boshlash")
    beating.nilufar.wait_for("Mart oyida qancha?")
    assert _states(beating) == ["sent"], "and so it is not said again"


def test_it_comes_at_last_when_the_page_stood_for_nothing(beating: Story) -> None:
    beating.house.sandbox.faults.add("sendMessage", "502", nth=1, person=NILUFAR)
    move(beating, "2025-03-28 10:00")
    beating.bekzod.wait_for("Mart hisoboti")
    eventually(lambda: _states(beating) == ["due"])
    assert reminders(beating, beating.nilufar) == []

    move(beating, "2025-03-28 10:12")
    beating.nilufar.wait_for("Mart hisoboti")
    eventually(lambda: _states(beating) == ["sent"])


def test_it_comes_when_the_gateway_is_at_work_again_after_an_hour(beating: Story) -> None:
    """Nothing gets through from ten to eleven: it is looked at again after ten, twenty and forty minutes."""
    beating.house.sandbox.faults.add("sendMessage", "502", nth=1, times=3, person=NILUFAR)
    for when, doubts in (("10:00", 1), ("10:11", 2), ("10:32", 3)):
        move(beating, f"2025-03-28 {when}")
        _wait_for_doubts(beating, doubts)
    assert reminders(beating, beating.nilufar) == []

    move(beating, "2025-03-28 11:10")
    eventually(lambda: "due" in _states(beating), 1)
    move(beating, "2025-03-28 11:13")
    beating.nilufar.wait_for("Mart hisoboti")
    eventually(lambda: _states(beating) == ["sent"])
    assert len(reminders(beating, beating.nilufar)) == 1


def test_it_gives_up_when_nothing_gets_through_for_hours(beating: Story) -> None:
    beating.house.sandbox.faults.add("sendMessage", "502", person=NILUFAR)
    for doubts, when in enumerate(("10:00", "10:11", "10:32", "11:13", "12:34"), 1):
        move(beating, f"2025-03-28 {when}")
        _wait_for_doubts(beating, doubts)
    move(beating, "2025-03-28 15:20")
    eventually(lambda: _states(beating) == ["unknown"])


def _wait_for_doubts(story: Story, doubts: int) -> None:
    eventually(lambda: _doubts(story) == [doubts])


def _doubts(beating: Story) -> list[int]:
    with beating.house.database.read() as session:
        query = session.query(Reminder.doubts).filter(Reminder.person_id == beating.cast.people[NILUFAR].id)
        return [doubts for (doubts,) in query.filter(Reminder.subject.like("month:%"))]


def _states(beating: Story) -> list[str]:
    with beating.house.database.read() as session:
        query = session.query(Reminder.state).filter(Reminder.person_id == beating.cast.people[NILUFAR].id)
        return [state for (state,) in query.filter(Reminder.subject.like("month:%"))]
