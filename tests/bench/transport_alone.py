"""The transport without a conversation: every text goes through intake, lanes, outbox and sender, and comes back.

A scenario for tests.support.transport.child. Beside the bare bot it shows what keeping messages safe costs, and
beside Hisobot what the conversation costs.
"""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.program import Program
from bot.transport.assembly import Wiring
from storage.database import Database
from usecases.outgoing import Call, enqueue


def program(bot_id: int, username: str) -> Program:
    """What a bot process plugs into the transport."""
    return Program(Wiring(admit=echo))


def prepare(database: Database) -> None:
    """Nothing is kept but the transport's own rows."""


def echo(session: Session, update: dict[str, Any], now: datetime, prepared: object | None) -> list[Call]:
    """Say a text back."""
    message = update.get("message")
    if message and "text" in message:
        enqueue(
            session,
            now=now,
            chat_id=message["chat"]["id"],
            person_id=None,
            key=f"{update['update_id']}:echo",
            kind="reply",
            method="sendMessage",
            params={"text": message["text"]},
        )
    return []
