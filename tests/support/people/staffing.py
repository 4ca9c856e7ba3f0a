"""A library with a plan in force, and the director's hand in inviting people to it."""

import re
from functools import partial
from typing import Any

from sqlalchemy import select

from storage.people import people
from storage.tables import Library, Person
from tests.support.people.laid import lay_whole_once
from tests.support.people.phone import BOT, MALIKA, NILUFAR, Phone, Telegram
from tests.support.plans.files import SMALL, load, workbook

READERS, COUNTING = "Abonement", "Bosh hisobchi"
LIBRARY = "Guliston tuman kutubxonasi"


def planned(telegram: Telegram) -> Phone:
    """The director's phone, with a plan in force and so with departments to invite to."""
    assert not telegram.chats, "nobody has said anything yet"
    telegram.go_on_from(lay_whole_once(telegram.database, ("planned", telegram.now), partial(_plan, telegram)))
    return telegram.phone(MALIKA)


def _plan(telegram: Telegram) -> dict[str, Any]:
    with telegram.database.write() as session:
        session.scalars(select(Library)).one().name = LIBRARY
    load(telegram.phone(MALIKA), workbook(*SMALL))
    return telegram.so_far()


def invite(malika: Phone, name: str = "Nilufar", to: str = READERS) -> str:
    """The secret of a fresh link, read off the message that is to be forwarded."""
    malika.say("/xodimlar")
    malika.press("➕ Taklif qilish")
    malika.press(to)
    malika.say(name)
    match = [
        match for message in malika.chat if (match := re.search(r"https://t\.me/(\w+)\?start=([\w-]+)", message.text))
    ]
    assert match[-1][1] == BOT.username
    return match[-1][2]


def open_link(phone: Phone, secret: str) -> str:
    return phone.say(f"/start {secret}").text


def join_readers(telegram: Telegram, malika: Phone) -> Phone:
    """Nilufar is invited and comes in."""
    nilufar = telegram.phone(NILUFAR)
    telegram.once(("join readers", malika.id), partial(_come_in, nilufar, malika))
    return nilufar


def _come_in(nilufar: Phone, malika: Phone) -> None:
    open_link(nilufar, invite(malika))
    nilufar.press("✅")


def everybody(telegram: Telegram) -> dict[int, tuple[str, str, list[str]]]:
    """Telegram id → name, role and departments."""
    with telegram.database.read() as session:
        return {
            person.telegram_id: (person.name, person.role, [d.name for d in people.departments_of(session, person.id)])
            for person in session.scalars(select(Person))
        }
