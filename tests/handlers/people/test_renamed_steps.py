"""An upgrade in the middle of a conversation: a screen has another name since, or what it remembers another shape."""

from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from handlers.routes import SCREENS
from notices.trouble import handling_failed
from storage.tables import Answer, Dialog
from tests.support.people.laid import lay_whole_once
from tests.support.people.phone import MALIKA, NILUFAR, Phone, Telegram
from tests.support.people.staffing import join_readers, planned

WORDS = ("45", "salom", "5) 45")
SHAPES: dict[str, dict[str, Any]] = {
    "without anything": {},
    "of another time": {"submission": -1, "figure": "x", "person": "7", "month": [2025, 13], "plan": None, "rows": {}},
}


@pytest.fixture
def nilufar(telegram: Telegram) -> Phone:
    telegram.go_on_from(lay_whole_once(telegram.database, "nilufar is in", partial(_let_in, telegram)))
    return telegram.phone(NILUFAR)


def _let_in(telegram: Telegram) -> dict[str, Any]:
    join_readers(telegram, planned(telegram))
    return telegram.so_far()


def left_at(telegram: Telegram, screen: str, facts: dict[str, Any]) -> None:
    """Everybody's conversation as an earlier, or a later, program has left it."""
    with telegram.database.write() as session:
        session.execute(update(Dialog).values(screen=screen, facts=facts))


def say(phone: Phone, word: str) -> bool:
    """Whether what was typed was answered; if not, the person is told of a failure, as by the process."""
    try:
        phone.say(word)
    except Exception:
        message = {"message_id": phone.telegram.message_id(), "from": {"id": phone.id}}
        with phone.telegram.database.write() as session:
            handling_failed(session, {"update_id": 1, "message": message}, phone.telegram.now, final=True)
        phone.telegram.show()
        return False
    return True


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("account", [NILUFAR, MALIKA])
def test_it_answers_or_says_so_and_goes_on(telegram: Telegram, nilufar: Phone, account: int, shape: str) -> None:
    phone = telegram.phone(account)
    for screen in ("asked_by_another_program", *sorted(SCREENS.present)):
        for word in WORDS:
            left_at(telegram, screen, SHAPES[shape])
            heard = len(phone.chat)
            answered = say(phone, word)
            assert len(phone.chat) > heard, f"silence at {screen} after {word}"
            assert answered or say(phone, word), f"stuck at {screen} after {word}"
    with telegram.database.read() as session:
        assert session.scalars(select(Answer)).all() == []  # none of it was typed for a row that anybody saw
