"""The smallest bot that can lose something: keeps every number of every person, answers with the count."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Integer, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.assembly import Wiring
from storage.base import Base
from storage.inbox import RowId
from usecases.outgoing import Call, enqueue


class Counted(Base):
    __tablename__ = "test_counted"

    id: Mapped[int] = mapped_column(RowId, primary_key=True)
    person: Mapped[int] = mapped_column(BigInteger, index=True)
    number: Mapped[int] = mapped_column(Integer)


def clock() -> datetime:
    return datetime.now(UTC)


def admit(session: Session, update: dict[str, Any], now: datetime, prepared: object | None) -> list[Call]:
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
    enqueue(
        session,
        now=now,
        chat_id=person,
        person_id=person,
        method="sendMessage",
        params={"text": f"{message['text']} ({count})"},
        key=f"answer:{update['update_id']}:{message['message_id']}",
        kind="reply",
    )
    return []


def wiring() -> Wiring:
    return Wiring(admit=admit)
