"""Where people stand in their conversations while a day is played: each screen kept once, with the library as it is
then, so that it can be interrupted there in every way."""

import atexit
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any, Literal

from babel.dates import get_day_names, get_month_names
from sqlalchemy import select

from handlers.doorway import Bot, admit
from handlers.settings.library import NAME
from plan.short_names.apart import told_apart
from plan.short_names.offered import offered_short_name
from sandbox.people import Phone, Seen
from storage.base import Session
from storage.database import Database, open_database
from storage.tables import (
    Answer,
    Department,
    Dialog,
    Invitation,
    Library,
    LibraryFile,
    OutgoingMessage,
    OwnForm,
    Person,
    PlanDraft,
    PlanFigure,
    PlanRow,
)
from tests.support.buttons.mirror import LANGUAGE
from tests.support.people.house import House
from texts.script.cyrillic import cyrillic

WIDTHS: tuple[Literal["wide"], Literal["abbreviated"]] = ("wide", "abbreviated")
FORMS: tuple[Literal["format"], Literal["stand-alone"]] = ("format", "stand-alone")
"""How months are named in a calendar."""
LATIN_EVERYWHERE = frozenset(
    {
        "QR",
        "https",
        "Excel",
        "Word",
        "PDF",
        "CSV",
        "II",
        "III",
        "IV",
        "Telegram",
        "Til",
        "Lotin",
        "xlsx",
        "docx",
        "Google",
        "Drive",
    }
)
BOT = Bot(424242, "hisobot_bot")
_SCREEN = "SELECT screen FROM dialogs JOIN people ON people.id = person_id WHERE telegram_id = ?"


@dataclass(frozen=True)
class Stand:
    """One person at one screen, and a copy of the database at that moment."""

    screen: str
    account: int
    copy: Path


@dataclass
class Lookout:
    """Looks, before anybody does the next thing, where that person stands."""

    house: House
    folder: Path
    stands: dict[str, Stand] = field(default_factory=dict)

    def look(self, account: int) -> None:
        with self.house.database.read() as session:
            screen = session.connection().exec_driver_sql(_SCREEN, (account,)).scalar()
        if screen is None or screen in self.stands:
            return
        copy = copied(self.house.database, self.folder / f"{screen}.db")
        self.stands[screen] = Stand(screen, account, copy)

    def phone(self, url: str, account: int) -> Phone:
        """A telephone that it looks at."""
        return _Watched(url, account, self)


def copied(database: Database, to: Path) -> Path:
    """A copy of a SQLite database as it is now, while others use it."""
    with closing(sqlite3.connect(str(database.engine.url.database))) as source, closing(sqlite3.connect(to)) as target:
        source.backup(target)
    return to


class _Watched(Phone):
    def __init__(self, url: str, person_id: int, lookout: Lookout) -> None:
        super().__init__(url, person_id)
        self._lookout = lookout

    def _post(self, what: str, **body: Any) -> Seen:
        self._lookout.look(self.person_id)
        return super()._post(what, **body)


@dataclass(frozen=True)
class Shown:
    """What a person sees at the bottom of their chat, and where the bot believes them to be."""

    screen: str
    facts: dict[str, Any]
    text: str
    buttons: tuple[tuple[str, str], ...]
    """(label, data)."""


class Interruption:
    """One person at their screen, with whom anything can be done; nothing of it stays."""

    def __init__(self, session: Session, stand: Stand, now: Any) -> None:
        self._session, self._account, self._now, self._stand = session, stand.account, now, stand
        self._numbers = count(20_000_000)

    def write(self, text: str = "", **more: Any) -> Shown:
        """The person writes, or sends something else (`sticker=…`)."""
        chat = {"id": self._account, "type": "private"}
        number = next(self._numbers)
        who = {"id": self._account, "is_bot": False, "first_name": "X"}
        message = {
            "message_id": number,
            "date": 1,
            "chat": chat,
            "from": who,
            **({"text": text} if text else {}),
            **more,
        }
        return self._handle({"update_id": number, "message": message})

    def press(self, data: str, message_id: int = 1) -> Shown:
        """The person presses a button; `message_id` 1 is an old message, far above."""
        chat = {"id": self._account, "type": "private"}
        number = next(self._numbers)
        query = {
            "id": str(number),
            "from": {"id": self._account, "is_bot": False, "first_name": "X"},
            "chat_instance": "1",
            "data": data,
            "message": {"message_id": message_id, "date": 1, "chat": chat},
        }
        return self._handle({"update_id": number, "callback_query": query})

    def speaks(self, language: str) -> None:
        """From now on the person is spoken to in another language."""
        person = self._session.scalars(select(Person).where(Person.telegram_id == self._account)).one()
        person.language = language
        self._session.flush()

    def names(self) -> set[str]:
        """Every word of the library's own rows, of what was sent or said before, and of the calendar: all that may be
        said untranslated."""
        columns = (
            Library.name,
            Department.name,
            Person.name,
            PlanRow.section,
            PlanRow.section_title,
            PlanRow.name,
            PlanRow.short_name,
            PlanFigure.unit,
            PlanRow.deadline,
            PlanFigure.part,
            PlanDraft.file_name,
            Answer.note,
        )
        rows = self._values(columns)
        printed = self._session.scalars(select(PlanRow.name)).all()
        rows += [*map(offered_short_name, printed), *told_apart(printed).values()]
        forms = [get_month_names(width, form, LANGUAGE) for width in WIDTHS for form in FORMS]
        months = [name for names in forms for name in names.values()]
        days = get_day_names("wide", "format", LANGUAGE).values()
        drafts = self._session.scalars(select(PlanDraft.tables))
        facts = self._session.scalars(select(Dialog.facts))
        text = " ".join([*rows, *months, *days, *(json.dumps(kept, ensure_ascii=False) for kept in [*drafts, *facts])])
        return _words(text)

    def typed(self) -> set[str]:
        """Every word that people have typed, or called a file; where the library's name is corrected, that as well."""
        corrected = self._values((Library.name,)) if self._stand.screen == NAME else []
        return words_typed(self._session) | _words(" ".join(corrected))

    def library_words(self) -> set[str]:
        """Every word of the plan and of the library's own in Cyrillic: what a Russian screen has of Uzbek."""
        columns = (
            *(Library.name, Department.name, PlanRow.section_title, PlanRow.name, PlanRow.short_name),
            *(PlanFigure.unit, PlanFigure.part, PlanRow.deadline, PlanRow.mechanism),
        )
        drafts = self._session.scalars(select(PlanDraft.tables))
        text = " ".join([*self._values(columns), *(json.dumps(kept, ensure_ascii=False) for kept in drafts)])
        return {cyrillic(word) for word in re.findall(r"[A-Za-z'’ʻ‘`]+", text)} | _words(cyrillic(text))

    def _values(self, columns: Sequence[Any]) -> list[str]:
        return [value or "" for column in columns for value in self._session.scalars(select(column))]

    def _handle(self, update: dict[str, Any]) -> Shown:
        newest = self._session.scalar(select(OutgoingMessage.id).order_by(OutgoingMessage.id.desc()).limit(1)) or 0
        admit(BOT, self._session, update, self._now, None)
        self._session.flush()
        query = select(OutgoingMessage).where(OutgoingMessage.id > newest, OutgoingMessage.chat_id == self._account)
        written = [
            (row.method, json.loads(row.params)) for row in self._session.scalars(query.order_by(OutgoingMessage.id))
        ]
        spoken = [params for _, params in written if "text" in params]
        # An old card that becomes a receipt stands above what is sent.
        sent = [params for method, params in written if method == "sendMessage"]
        return self.stands((sent or spoken or [{}])[-1])

    def stands(self, params: dict[str, Any]) -> Shown:
        dialog = self._session.scalars(
            select(Dialog).join(Person, Person.id == Dialog.person_id).where(Person.telegram_id == self._account)
        ).one()
        keyboard = params.get("reply_markup", {}).get("inline_keyboard", [])
        buttons = tuple((button["text"], button.get("callback_data", "")) for row in keyboard for button in row)
        return Shown(dialog.screen, dict(dialog.facts), params.get("text", ""), buttons)


def words_typed(session: Session) -> set[str]:
    """Every word that people have typed, or called a file: it is shown as it is in each language."""
    columns = (Person.name, PlanDraft.file_name, Answer.note, Invitation.name, OwnForm.name, LibraryFile.name)
    typed = [value or "" for column in columns for value in session.scalars(select(column))]
    facts = session.scalars(select(Dialog.facts))
    return _words(" ".join([*typed, *(json.dumps(kept, ensure_ascii=False) for kept in facts)]))


def latin_words(said: str) -> set[str]:
    """The words in Latin letters of what is said in another alphabet, as HTML: without commands and what is quoted,
    and without names and signs that are written so everywhere."""
    bare = unescape(re.sub(r"<code>[^<]*</code>|</?[a-z]+>|/[a-z]+|«[^»]*»|https?:\S+", " ", said))
    return set(re.findall(r"[A-Za-z]{2,}", bare)) - LATIN_EVERYWHERE


def _words(text: str) -> set[str]:
    return {part for word in re.findall(r"[^\W\d_]{2,}", text) for part in (word, word.capitalize(), word.lower())}


class _NotKept(Exception):
    pass


@contextmanager
def interrupted(stand: Stand, now: Any) -> Iterator[Interruption]:
    """Look into the copy at a stand; what is done in it is forgotten afterwards."""
    try:
        with _opened(stand.copy).write() as session:
            yield Interruption(session, stand, now)
            raise _NotKept
    except _NotKept:
        pass


@cache
def _opened(copy: Path) -> Database:
    """Nothing stays in it, so that all who are interrupted there may use it one after another."""
    database = open_database(f"sqlite:///{copy}")
    atexit.register(database.close)
    return database
