"""Three people who are all to be reminded at ten o'clock, and what each of them was told."""

from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from storage.tables import Person, Reminder
from tests.support.people.cast import BEKZOD, MALIKA, NAMES, NILUFAR, moment
from tests.support.transport.running import TOKEN

EVERYBODY = (NILUFAR, BEKZOD, MALIKA)


def sandbox_at(at: str = "2025-03-28 10:00") -> Sandbox:
    """Friday 28 March; everybody has written to the bot, or it could not write to them."""
    sandbox = Sandbox(TOKEN, clock=Clock(moment(at)), limits=False)
    for account in EVERYBODY:
        sandbox.add_person(NAMES[account], id=account)
        sandbox.say(account, "salom")
    return sandbox


def count_reminders(sandbox: Sandbox, account: int) -> int:
    return sum("Mart hisoboti" in message["text"] for message in sandbox.chat(account)["messages"])


def states_of(database) -> dict[int, str]:  # type: ignore[no-untyped-def]
    with database.read() as session:
        query = session.query(Person.telegram_id, Reminder.state).join(Reminder, Reminder.person_id == Person.id)
        reminders = query.filter(Reminder.subject.like("month:2025-03%"), Reminder.step == "-3").all()
        return dict(reminders)


def all_settled(database) -> bool:  # type: ignore[no-untyped-def]
    try:
        states = states_of(database)
    except Exception:  # the tables are not there yet
        return False
    return len(states) == 3 and set(states.values()) <= {"sent", "unknown", "skipped"}
