"""The smallest bot that can lose something: keeps every number of every person, answers with the count."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Integer, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.program import Program
from bot.transport.assembly import Wiring
from sandbox.sandbox import Sandbox
from storage.base import Base
from storage.database import Database
from storage.tables.inbox import RowId
from usecases.outgoing import Call, enqueue


class Counted(Base):
    """A number somebody typed."""

    __tablename__ = "test_counted"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    person: Mapped[int] = mapped_column(BigInteger, index=True)
    number: Mapped[int] = mapped_column(Integer)


def clock() -> datetime:
    return datetime.now(UTC)


def admit(session: Session, update: dict[str, Any], now: datetime, prepared: object | None) -> list[Call]:
    """Keep a number and answer with how many there are; a press is answered, all else is left alone."""
    press = update.get("callback_query")
    if press:
        return [Call("answerCallbackQuery", {"callback_query_id": press["id"]})]
    message = update.get("message")
    if not message or not message.get("text", "").isdigit():
        return []
    person = message["from"]["id"]
    session.add(Counted(person=person, number=int(message["text"])))
    session.flush()
    count = session.scalar(select(func.count()).where(Counted.person == person))
    say(session, now, person, f"{message['text']} ({count})", f"{update['update_id']}:{message['message_id']}")
    return []


def say(session: Session, now: datetime, person: int, text: str, key: str, **more: Any) -> bool:
    """Put a message into the outbox, as a reply unless told otherwise."""
    what: dict[str, Any] = {"kind": "reply", "method": "sendMessage", "params": {"text": text}, **more}
    return enqueue(session, now=now, chat_id=person, person_id=person, key=key, **what)


def numbers_of(database: Database, person: int) -> list[int]:
    """What was kept of one person, in the order it was kept."""
    with database.read() as session:
        return list(session.scalars(select(Counted.number).where(Counted.person == person).order_by(Counted.id)))


# What the kill -9 run needs to know about a bot; the real one has the same names (`scenario` of chaos_run).

BEGINS = None


def program(bot_id: int, username: str) -> Program:
    """What a bot process plugs into the transport."""
    return Program(Wiring(admit=admit))


def prepare(database: Database) -> None:
    """Whatever must be there before the first update."""
    with database.write() as session:
        Base.metadata.create_all(session.connection(), [Base.metadata.tables["test_counted"]])


def seat(sandbox: Sandbox, people: int) -> list[int]:
    """People with phones who have started the bot."""
    return [sandbox.add_person(f"Xodim {number}")["id"] for number in range(1, people + 1)]


def text(person: int, number: int) -> str:
    """What somebody types as the n-th thing, from 1."""
    return str(number)


def answered(sandbox: Sandbox, person: int) -> int:
    """How many of somebody's numbers have been answered so far."""
    return len(set(_texts_to(sandbox, person)))


def repeated(sandbox: Sandbox, person: int) -> int:
    """How many answers were said once more than needed."""
    texts = _texts_to(sandbox, person)
    return len(texts) - len(set(texts))


def _texts_to(sandbox: Sandbox, person: int) -> list[str]:
    return [message["text"] for message in sandbox.chat(person)["messages"] if message["from"] == "bot"]


def answers_missing(sandbox: Sandbox, person: int, numbers: int) -> int:
    """How many of somebody's numbers were never answered."""
    receipts = {text.split(" ")[0] for text in _texts_to(sandbox, person)}
    return sum(str(number) not in receipts for number in range(1, numbers + 1))


def problems(database: Database, sandbox: Sandbox, person: int, numbers: int) -> list[str]:
    """What went wrong with one person's numbers 1, 2, 3 …: lost, doubled, out of order, never answered."""
    kept, wanted = numbers_of(database, person), list(range(1, numbers + 1))
    faults = [f"lost {number}" for number in set(wanted) - set(kept)]
    faults += [f"doubled {number}" for number in set(kept) if kept.count(number) > 1]
    if not faults and kept != wanted:
        faults.append("out of order")
    missing = answers_missing(sandbox, person, numbers)
    return faults + ([f"{missing} never answered"] if missing else [])
