"""Signs beside a number that are neither a word nor ordinary punctuation, and letters that look like digits."""

import re
from decimal import Decimal

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


def strange_signs(*pieces: str) -> str:
    """What is left that is neither a word nor ordinary punctuation."""
    return "".join(_AROUND.sub("", WORD.sub("", _LABEL_DASH.sub(" ", piece))) for piece in pieces)


def lookalike(line: str, whole: bool) -> tuple[Decimal, ...]:
    """The number that a line was if its letters were meant as the digits they look like."""
    words = [word for word in line.split() if not is_unit(word)]
    run = " ".join(words).translate(_LOOKALIKES)
    value = read_digits(run, whole) if RUN.fullmatch(run) else None
    return (plain(value),) if isinstance(value, Decimal) else ()
