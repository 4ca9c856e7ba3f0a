"""Whatever people can write and press, in any order: everything is answered, nothing fails, and the history tells the
same state as the tables."""

import json
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import strategies as st
from sqlalchemy import select

from handlers.doorway import Bot, admit
from handlers.routes import PRESSES
from storage.database import Database, open_database
from storage.tables import Library, OutgoingMessage
from storage.transport.inbox import mark_done, store_updates
from tests.support.empty_database import empty_database
from tests.support.months.rebuilt import replayed, tables
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, SARDOR, gather, moment
from usecases import conversation

BOT = Bot(7, "hisobot_bot")
BEGINS = moment("2025-04-01 09:00")
ACCOUNTS = (NILUFAR, NILUFAR, NILUFAR, BEKZOD, MALIKA, SARDOR)
"""Two who report, their director, and a stranger."""
SLOWEST = 3.0
"""Processor's seconds that one answer may take, also to 4,096 letters; an ordinary one takes thousandths."""
RENEWED = 2000
"""After so many updates the database begins anew: that its rows get many is not what is tried here."""
_PIECES = (
    *("14", "14)", "14-band", "14.", "IV.14", "13 yangi", "№ 3", "0", "-5", "12,5", "1 200", "1.200", "1000000000000"),
    *("ming", "mln", "ta", "foiz", "%", "+", "=", "=1+1", "x", "/", "\n", "\n", " ", ":", ";", "–", "٣٤", "１２", "½"),
    *("jami", "shundan", "yo'q", "bilmayman", "hali", "qolgani nol", "o'tgan oy", "mart", "2025", "31.03", "bugun 4"),
    *("<b>", "&amp;", "@kim", "https://example.org/a?b=1", "👍", "\u202e", "\u200d", "а", "қўшимча", "и", "ў", "\x07"),
)
_COMMANDS = ("start", "kiritish", "hisobot", "holat", "muddat", "reja", "sozlamalar", "bekor", "yordam", "kun", "sabab")
_ARGUMENTS = (
    "",
    "0",
    "1",
    "2",
    "3",
    "7",
    "-1",
    "99",
    "1" * 18,
    "1" * 40,
    "..",
    "٣",
    "2025-03",
    "2025-year-1",
    "a:b",
    "'",
)
Make = Callable[["Talk"], dict[str, Any]]


@dataclass
class Talk:
    """People who talk to a bot without Telegram, and what came of it."""

    database: Database
    now: datetime = BEGINS
    updates: int = 0
    slowest: float = 0.0
    kinds: dict[str, int] = field(default_factory=dict)
    _numbers: int = 1000
    _buttons: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    """Account → the buttons that it was shown last: (message, data)."""

    def number(self) -> int:
        self._numbers += 1
        return self._numbers

    def shown(self, account: int) -> list[tuple[int, str]]:
        return self._buttons.get(account, [])

    def hear(self, update: dict[str, Any]) -> None:
        """Have an update answered as a lane does it, and see that it was."""
        self.now += timedelta(seconds=1)
        self.updates += 1
        began = time.process_time()
        with self.database.write() as session:
            (row,) = store_updates(session, BOT.id, [{"update_id": self.number(), **update}], self.now)
            mark_done(session, row, self.now)
            calls = admit(BOT, session, row.body, self.now, None)
            said = self._delivered(session)
        took = time.process_time() - began
        self.slowest = max(self.slowest, took)
        kind = next(iter(update))
        self.kinds[kind] = self.kinds.get(kind, 0) + 1
        assert took < SLOWEST, f"{took:.1f} s for {update}"
        assert said or calls or not is_to_be_answered(update), f"nothing was said to {update}"

    def _delivered(self, session: Any) -> int:
        """Let everything arrive that was said; returns how much that is."""
        waiting = session.scalars(select(OutgoingMessage).where(OutgoingMessage.state == "new")).all()
        for row in waiting:
            params = json.loads(row.params)
            row.state, row.settled_at, row.params = "sent", self.now, "{}"
            row.message_id = params.get("message_id") or self.number()
            if row.remember:
                conversation.remember_card(session, row.remember, row.message_id, self.now)
            keyboard = (params.get("reply_markup") or {}).get("inline_keyboard") or ()
            data = [button["callback_data"] for line in keyboard for button in line if "callback_data" in button]
            if data and row.chat_id is not None:
                last = self._buttons.setdefault(row.chat_id, [])
                last[:] = [*last, *((row.message_id, each) for each in data)][-40:]
        return len(waiting)

    def faults(self) -> list[str]:
        """What the history tells otherwise than the tables."""
        with self.database.read() as session:
            told: list[Any] = [replayed(session, library.id) for library in session.query(Library)]
            there = tables(session)
            reports = {key: report for then in told for key, report in then.reports.items()}
            answers = {key: answer for then in told for key, answer in then.answers.items()}
        return ["other reports"] * (reports != there.reports) + ["other answers"] * (answers != there.answers)


def is_to_be_answered(update: dict[str, Any]) -> bool:
    """Whether somebody who works here waits for an answer; a stranger is answered so often and no oftener, an edit of
    what was never taken needs none, and a group hears nothing."""
    content = update.get("message") or update.get("callback_query")
    if content is None or content["from"]["id"] == SARDOR:
        return False
    chat = content.get("chat") or (content.get("message") or {}).get("chat") or {"type": "private"}
    return bool(chat["type"] == "private")


@contextmanager
def talk() -> Iterator[Callable[[], Talk]]:
    """Gives the talk of the moment, which begins anew when it has become long."""
    with TemporaryDirectory(prefix="fuzz") as folder:
        template = Path(folder) / "template.db"
        database = open_database(empty_database(template))
        with database.write() as session:
            gather(session, BEGINS)
        database.close()
        talks: list[Talk] = []

        def present() -> Talk:
            if not talks or talks[-1].updates >= RENEWED:
                if talks:
                    end()
                file = Path(folder) / f"{len(talks)}.db"
                file.write_bytes(template.read_bytes())
                talks.append(Talk(open_database(f"sqlite:///{file}")))
            return talks[-1]

        def end() -> None:
            assert talks[-1].faults() == []
            talks[-1].database.close()

        yield present
        if talks:
            end()


_words = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=8).map(" ".join)
_texts = st.one_of(
    *(_words, _words, _words),
    st.lists(st.tuples(st.integers(-3, 60), st.integers(0, 10**7)), min_size=1, max_size=4).map(
        lambda pairs: "\n".join(f"{row}) {number}" for row, number in pairs)
    ),
    st.integers(0, 10**6).map(str),
    st.sampled_from(_COMMANDS).map("/{}".format),
    st.tuples(st.sampled_from(_COMMANDS), _words).map(lambda said: f"/{said[0]} {said[1]}"),
    st.text(min_size=1, max_size=60),
    st.tuples(st.one_of(_words, st.text(min_size=1, max_size=70)), st.sampled_from(("", " ", "\n"))).map(
        lambda said: ((said[0] + said[1]) * 4096)[:4096]
    ),
)
_data = st.one_of(
    st.tuples(st.sampled_from(sorted(PRESSES)), st.lists(st.sampled_from(_ARGUMENTS), max_size=5)).map(
        lambda press: ":".join([press[0], *press[1]])[:64]
    ),
    st.text(max_size=16),
)
_SENT: tuple[dict[str, Any], ...] = (
    {"sticker": {"file_id": "s", "emoji": "👍"}},
    {"voice": {"file_id": "v", "duration": 3}},
    {"location": {"latitude": 41.3, "longitude": 69.2}},
    {"contact": {"phone_number": "+998901234567", "first_name": "Ali"}},
    {"photo": [{"file_id": "p", "file_unique_id": "u", "width": 90, "height": 90}], "caption": "14) 5"},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"poll": {"id": "1", "question": "?", "options": []}},
    {"video": {"file_id": "w", "duration": 3, "width": 1, "height": 1}, "caption": "<i>"},
    {"forward_date": 1, "text": "14) 12"},
    {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
)


def _who(account: int) -> dict[str, Any]:
    return {"id": account, "is_bot": False, "first_name": "Kimdir"}


def _message(talk: Talk, account: int, more: dict[str, Any], chat: str) -> dict[str, Any]:
    where = {"id": account if chat == "private" else -100500, "type": chat}
    date = int(talk.now.timestamp())
    return {"message_id": talk.number(), "date": date, "chat": where, "from": _who(account), **more}


def _written(account: int, more: dict[str, Any], *, chat: str = "private", edited: bool = False) -> Make:
    kind = "edited_message" if edited else "message"
    return lambda talk: {kind: _message(talk, account, more, chat)}


def _replied(account: int, text: str, back: int) -> Make:
    def make(talk: Talk) -> dict[str, Any]:
        shown = talk.shown(account)
        on = shown[-min(back, len(shown))][0] if shown else back
        before = {"message_id": on, "date": 1, "chat": {"id": account, "type": "private"}}
        return {"message": _message(talk, account, {"text": text, "reply_to_message": before}, "private")}

    return make


def _pressed(account: int, data: str | None, dice: random.Random) -> Make:
    """A button that the person was shown, or forged data on one of their messages."""

    def make(talk: Talk) -> dict[str, Any]:
        message, real = dice.choice(talk.shown(account) or [(1, "menu")])
        on = {"message_id": message, "date": 1, "chat": {"id": account, "type": "private"}}
        query = {"id": str(talk.number()), "from": _who(account), "chat_instance": "1", "message": on}
        return {"callback_query": {**query, "data": real if data is None else data}}

    return make


_accounts = st.sampled_from(ACCOUNTS)
_text = st.builds(lambda text: {"text": text}, _texts)
_dice = st.integers(0, 2**32).map(random.Random)
updates: st.SearchStrategy[Make] = st.one_of(
    *[st.builds(_written, _accounts, _text)] * 3,
    *[st.builds(_pressed, _accounts, st.none(), _dice)] * 3,
    st.builds(_pressed, _accounts, _data, _dice),
    st.builds(_replied, _accounts, _texts, st.integers(1, 40)),
    st.builds(_written, _accounts, st.one_of(_text, st.sampled_from(_SENT)), edited=st.booleans()),
    st.builds(_written, _accounts, st.sampled_from(_SENT)),
    st.builds(_written, _accounts, _text, chat=st.sampled_from(("group", "supergroup", "channel"))),
)
"""Anything that comes from Telegram, made where it is heard: what can be pressed depends on what was shown."""
