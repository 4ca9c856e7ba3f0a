"""Signs beside a number that are neither a word nor ordinary punctuation, and letters that look like digits."""

import re
from decimal import Decimal

from plan.fold import NEW_LATIN
from plan.typed.digits import LETTER, plain, read_digits
from plan.typed.sentence import RUN, WORD
from plan.vocabulary import is_unit

_LOOKALIKES = str.maketrans("OoОоlIІіЗзSB", "000011113358")
_FRIENDLY = "✅✔☑☺❤👉👌👍👏💪🎉🎊🌷🌸🌹🌺🌻🌼💐📌📍📖📗📘📙📚📝🙂-🙄😀-😑😗-😚🤗🤝🤩🥰🙌🙏🏻-🏿"
"""Pictures that say nothing about a number; a face that wonders, an arrow or a cross may."""
TELLING = "👎❌🚫⛔📈📉⬆⬇🔼🔽👆👇👈➡⬅🤔🤷💔"
"""Pictures that do say something about a number."""
SLIPS = "/\\|#{}@^&-"
"""What a finger that slips puts beside a number: it is offered then."""
_AROUND = re.compile(rf"[\s.,:;!?()\[\]\"'«»“”„•*_`=…{_FRIENDLY}]+")
_LABEL_DASH = re.compile(rf"(?<={LETTER})\s*-\s+$|^\s*-\s+(?={LETTER})|^-(?={LETTER})|(?<={LETTER})\s+-\s+(?={LETTER})")
_APOSTROPHES = "‘’ʻʼ`´′＇ʹ՚‛"
_DASHES = "‐‑‒–—―−﹣－➖"
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad\ufe0f"
_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_APOSTROPHES, "'"),
        **dict.fromkeys(_DASHES, "-"),
        **dict.fromkeys(_SPACES, " "),
        **dict.fromkeys(_INVISIBLE, None),
        **{chr(zero + digit): str(digit) for zero in (0x0660, 0x06F0, 0xFF10) for digit in range(10)},
        **{chr(circled + digit): f"{digit + 1}\u20e3" for circled in (0x2460, 0x2776, 0x2780) for digit in range(10)},
        "⓪": "0\u20e3",
        "🔟": "10\u20e3",
        "，": ",",
        "．": ".",
        "＋": "+",
        "➕": "+",
        **dict.fromkeys("❗❕‼", "!"),
        **dict.fromkeys("❓❔⁉", "?"),
        "％": "%",
        "٫": ",",
        "٬": "'",
    }
)
_OLD_LETTERS = str.maketrans({**NEW_LATIN, **{letter.upper(): old.capitalize() for letter, old in NEW_LATIN.items()}})


def plain_signs(text: str) -> str:
    """The text with one kind of apostrophe, dash, space and digit, without what nobody sees, and in Latin letters that
    are in force (ş is sh)."""
    typed = plain_but_letters(text)
    return typed if typed.isascii() else typed.translate(_OLD_LETTERS)


def plain_but_letters(text: str) -> str:
    """The same with the letters as they were typed, for words that are kept."""
    return text.translate(_PLAIN).strip()


def strange_signs(*pieces: str) -> str:
    """What is left that is neither a word nor ordinary punctuation."""
    return "".join(_AROUND.sub("", WORD.sub("", _LABEL_DASH.sub(" ", piece))) for piece in pieces)


def lookalike(line: str, whole: bool) -> tuple[Decimal, ...]:
    """The number that a line was if its letters were meant as the digits they look like."""
    words = [word for word in line.split() if not is_unit(word)]
    run = " ".join(words).translate(_LOOKALIKES)
    value = read_digits(run, whole) if RUN.fullmatch(run) else None
    return (plain(value),) if isinstance(value, Decimal) else ()
