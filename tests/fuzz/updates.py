"""What people can write and press, made from one number: the same number makes the same again. What can be pressed
depends on what was shown, so an update is made where it is heard."""

import random
from typing import Any, Protocol

from handlers.routes import PRESSES
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, SARDOR

ACCOUNTS = (NILUFAR, NILUFAR, NILUFAR, BEKZOD, MALIKA, SARDOR)
"""Two who report, their director, and a stranger."""
LONGEST = 4096
"""Letters of a message of Telegram."""
LONG = 50
"""One in so many texts is as long as a message can be."""
_PIECES = (
    *("14", "14)", "14-band", "14.", "IV.14", "13 yangi", "№ 3", "0", "-5", "12,5", "1 200", "1.200", "1000000000000"),
    *("ming", "mln", "ta", "foiz", "%", "+", "=", "=1+1", "x", "/", "\n", "\n", " ", ":", ";", "–", "٣٤", "１２", "½"),
    *("jami", "shundan", "yo'q", "bilmayman", "hali", "qolgani nol", "o'tgan oy", "mart", "2025", "31.03", "bugun 4"),
    *("<b>", "&amp;", "@kim", "https://example.org/a?b=1", "👍", "\u202e", "\u200d", "а", "қўшимча", "и", "ў", "\x07"),
)
_COMMANDS = ("start", "kiritish", "hisobot", "holat", "muddat", "reja", "sozlamalar", "bekor", "yordam", "kun", "sabab")
_ARGUMENTS = (
    *("", "0", "1", "2", "3", "7", "-1", "99", "1" * 18, "1" * 40, "..", "٣"),
    *("2025-03", "2025-year-1", "a:b", "'"),
)
_VERBS = sorted(PRESSES)
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
_ALPHABETS = (range(32, 127), range(160, 592), range(1024, 1280), range(0xD800), range(0xE000, 0x110000))
"""ASCII, the letters of Europe, Cyrillic, whatever is common, and the rest without halves of characters."""


class Phones(Protocol):
    """What people look at while they do something."""

    def number(self) -> int:
        """A number that nothing had before."""

    def seconds(self) -> int:
        """What time it is."""

    def shown(self, account: int) -> list[tuple[int, str]]:
        """The buttons that somebody was shown last: (message, data)."""


def made(number: int, phones: Phones) -> dict[str, Any]:
    """Anything that comes from Telegram, without its number."""
    dice = random.Random(number)
    account = dice.choice(ACCOUNTS)
    match dice.randrange(11):
        case 0 | 1 | 2:
            return {"message": _message(phones, account, {"text": _text(dice)})}
        case 3 | 4 | 5:
            return _pressed(phones, account, None, dice)
        case 6:
            return _pressed(phones, account, _data(dice), dice)
        case 7:
            return {"message": _replied(phones, account, _text(dice), dice.randint(1, 40))}
        case 8:
            more = {"text": _text(dice)} if dice.random() < 0.5 else dice.choice(_SENT)
            return {dice.choice(("message", "edited_message")): _message(phones, account, more)}
        case 9:
            return {"message": _message(phones, account, dice.choice(_SENT))}
        case _:
            where = dice.choice(("group", "supergroup", "channel"))
            return {"message": _message(phones, account, {"text": _text(dice)}, where)}


def _text(dice: random.Random) -> str:
    if not dice.randrange(LONG):
        return _long(dice)
    match dice.randrange(8):
        case 0:
            return "\n".join(f"{dice.randint(-3, 60)}) {dice.randint(0, 10**7)}" for _ in range(dice.randint(1, 4)))
        case 1:
            return str(dice.randint(0, 10 ** dice.randint(0, 6)))
        case 2:
            return f"/{dice.choice(_COMMANDS)}"
        case 3:
            return f"/{dice.choice(_COMMANDS)} {_words(dice)}"
        case 4:
            return _letters(dice, dice.randint(1, 60))
        case _:
            return _words(dice)


def _long(dice: random.Random) -> str:
    """One thing again and again, or another one each time."""
    behind = dice.choice(("", " ", "\n"))
    if dice.random() < 0.5:
        return ((_piece(dice) + behind) * LONGEST)[:LONGEST]
    said = ""
    while len(said) < LONGEST:
        said += _piece(dice) + behind
    return said[:LONGEST]


def _piece(dice: random.Random) -> str:
    return _words(dice) if dice.random() < 0.5 else _letters(dice, dice.randint(1, 70))


def _words(dice: random.Random) -> str:
    return " ".join(dice.choices(_PIECES, k=dice.randint(1, 8)))


def _letters(dice: random.Random, most: int) -> str:
    alphabet = dice.choice(_ALPHABETS)
    return "".join(map(chr, dice.choices(alphabet, k=most)))


def _data(dice: random.Random) -> str:
    if dice.random() < 0.5:
        return ":".join([dice.choice(_VERBS), *dice.choices(_ARGUMENTS, k=dice.randint(0, 5))])[:64]
    return _letters(dice, dice.randint(0, 16))


def _who(account: int) -> dict[str, Any]:
    return {"id": account, "is_bot": False, "first_name": "Kimdir"}


def _message(phones: Phones, account: int, more: dict[str, Any], chat: str = "private") -> dict[str, Any]:
    where = {"id": account if chat == "private" else -100500, "type": chat}
    return {"message_id": phones.number(), "date": phones.seconds(), "chat": where, "from": _who(account), **more}


def _replied(phones: Phones, account: int, text: str, back: int) -> dict[str, Any]:
    shown = phones.shown(account)
    on = shown[-min(back, len(shown))][0] if shown else back
    before = {"message_id": on, "date": 1, "chat": {"id": account, "type": "private"}}
    return _message(phones, account, {"text": text, "reply_to_message": before})


def _pressed(phones: Phones, account: int, data: str | None, dice: random.Random) -> dict[str, Any]:
    """A button that the person was shown, or forged data on one of their messages."""
    message, real = dice.choice(phones.shown(account) or [(1, "menu")])
    on = {"message_id": message, "date": 1, "chat": {"id": account, "type": "private"}}
    query = {"id": str(phones.number()), "from": _who(account), "chat_instance": "1", "message": on}
    return {"callback_query": {**query, "data": real if data is None else data}}
