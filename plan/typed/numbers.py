"""The reader of what people type when they are asked "how many?".

It reads a number only when there is one way to read it. Everything else is a value too: what stood in the
way, and the numbers that may have been meant, to be confirmed with one tap. It never raises, never guesses.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from plan.typed import number_words as words

Why = Literal[
    "empty",
    "not_a_number",
    "several",  # more than one number on the line
    "fraction",  # 12,5 of something that is counted in whole ones
    "negative",
    "too_big",  # over MOST_DIGITS digits
    "separator",  # 1.200: thousands, or a fraction?
    "grouping",  # 1 20: a slip, or two numbers?
    "letters",  # l00, 15-band: letters at the digits or in their place
    "leading_zero",
    "multiplier",  # 2 ming
    "number_words",  # o'n ikki
    "not_yet",  # 14 noma'lum: the row's number?
    "approximate",  # 45 ga yaqin, kamida 12, 45 emas
    "sentence",  # a number among many words
    "dash",  # "-": zero, or not known?
    "plus",  # +5: five, or five more?
    "percent",
    "date",
    "phone",
    "range",
    "sum",  # 12+3
    "address",  # 14. 9870: a row and its number, or 14.987? (only from `plan.typed.answers`)
    "formula",  # =A1+B1 whose result nobody has worked out (only from `plan.typed.filled_form`)
]

MOST_DIGITS = 9
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Number:
    """What was read, and the text it was read from."""

    value: Decimal
    typed: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why nothing was read. With candidates it is a question (was one of these meant?), without a refusal."""

    why: Why
    typed: str
    candidates: tuple[Decimal, ...] = ()


Read = Number | Unclear

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
        "，": ",",
        "．": ".",
        "＋": "+",
        "➕": "+",
        "％": "%",
        "٫": ",",
        "٬": "'",
    }
)
_KEYCAP = "\u20e3"  # makes a picture of the digit before it
_LOOKALIKES = str.maketrans("OoОоlIІіЗзSB", "000011113358")
_LIKE_DIGITS = re.compile(r"[OoОоlIІі]+")

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:{_LETTER}|['-](?={_LETTER}))*")
_RUN = re.compile(r"\d(?:[\d .,']*\d)?")
_AROUND = re.compile(r"[\s.,:;!?()\[\]\"'«»“”„•✅✔👍🙏😊🙂]+")
_LABEL_DASH = re.compile(rf"(?<={_LETTER})\s*-\s+$|^\s*-\s+(?={_LETTER})")

_SHAPES: tuple[tuple[Why, re.Pattern[str]], ...] = (
    ("phone", re.compile(r"\+\s*\d[\d ()-]{8,}|\b998[ -]?\(?\d\d\)?[ -]?\d{3}[ -]?\d\d[ -]?\d\d\b")),
    ("phone", re.compile(r"(?<!\d)\(?\d\d\)?[ -]?\d{3}[ -]\d\d[ -]\d\d(?!\d)")),
    ("phone", re.compile(r"(?<![\d ])(?:33|50|55|77|88|9[0134579])\d{7}(?!\d)")),
    ("date", re.compile(r"(?<!\d)(?:\d\d?([./-])\d\d?\1(?:\d{4}|\d\d)|\d{4}([./-])\d\d?\2\d\d?)(?!\d)")),
    ("date", re.compile(r"(?<!\d)\d\d?:\d\d(?!\d)")),
    ("range", re.compile(r"\d\s*(?:-+|\.{2,}|…)\s*\d")),
    ("sum", re.compile(r"\d\s*[+*×/:=xх]\s*\d")),
    ("percent", re.compile(r"[%‰]")),
    ("negative", re.compile(r"^-+\s*\d|[^\w\s]\s*-\d|\s-\d")),
    ("plus", re.compile(r"(?:^|\s)\+\s*\d")),
    ("approximate", re.compile(r"[~≈<>≤≥±]|\d\s*\+")),
    ("letters", re.compile(rf"\d{_LETTER}+\d|{_LETTER}\d|{_LETTER}-\d|№")),
)
"""Looked for in this order; the first that is found says why."""
_NOT_THIS: frozenset[Why] = frozenset({"phone", "percent", "not_a_number", "not_yet"})
"""Where the digits that stand there are surely not the answer, so they are not offered."""

_GROUPED = re.compile(r"\d{1,3}(?:([ .,'])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"(?P<whole>\d+|\d{1,3}(?:(?P<by>[ .,'])\d{3})(?:(?P=by)\d{3})*)(?P<point>[.,])(?P<part>\d+)")


def plain_signs(text: str) -> str:
    """The text with one kind of apostrophe, dash, space and digit, and without what nobody sees."""
    return text.translate(_PLAIN).strip()


def read_number(text: str, whole: bool = True) -> Read:
    """Read one typed answer; `whole` for what is counted in whole ones (12,0 is twelve, 12,5 is refused)."""
    line = plain_signs(text)
    if not line:
        return Unclear("empty", text)
    if any(char.isnumeric() and not char.isascii() for char in line) or _KEYCAP in line:
        return Unclear("not_a_number", text)
    runs = list(_RUN.finditer(line))
    if not runs:
        return _without_digits(line, text)
    shape = next((why for why, pattern in _SHAPES if pattern.search(line)), None)
    if len(runs) > 1:
        return Unclear(shape or "several", text, _lookalike(line, whole) if shape == "letters" else ())
    run = runs[0].group()
    after = line[runs[0].end() :]
    why = shape or _surroundings(line[: runs[0].start()], after)
    value = _value(run, whole and why != "multiplier")
    if why is None:
        return Number(value, text) if isinstance(value, Decimal) else Unclear(value[0], text, value[1])
    if why == "letters":
        return Unclear(why, text, _lookalike(line, whole))
    if why in _NOT_THIS or not isinstance(value, Decimal):
        return Unclear(why, text)
    times = words.MULTIPLIERS[_words(after)[0]] if why == "multiplier" else 1
    return Unclear(why, text, _sensible([value * times], whole))


def _without_digits(line: str, text: str) -> Read:
    if not line.strip("- "):
        return Unclear("dash", text, (Decimal(0),))
    if _LIKE_DIGITS.fullmatch(line) and line in "OoОо":
        return Unclear("letters", text, (Decimal(0),))
    spoken = [word for word in _words(line) if word not in words.UNITS]
    if len(spoken) == 1 and spoken[0] in words.ZEROS and not _strange(line):
        return Number(Decimal(0), text)
    return Unclear("number_words" if any(map(words.is_numeral, spoken)) else "not_a_number", text)


def _surroundings(before: str, after: str) -> Why | None:
    """What the rest of the line does to the number; None if nothing."""
    if before.endswith((".", ",")):
        return "separator"  # ,5 may be a half
    glued = re.match(rf"-?({_LETTER}(?:{_LETTER}|')*)", after)
    if glued and glued[1].casefold() not in words.UNITS:
        return "letters"
    ahead, behind = _words(before), _words(after)
    spoken = ahead + behind
    if any(_LIKE_DIGITS.fullmatch(word) for word in _WORD.findall(f"{before} {after}")):
        return "letters"
    if words.PERCENT.intersection(spoken):
        return "percent"
    if words.MINUS.intersection(spoken):
        return "negative"
    if behind and behind[0] in words.MULTIPLIERS and words.UNITS.issuperset(ahead + behind[1:]):
        return "multiplier"
    if any(map(words.is_numeral, spoken)):
        return "number_words"
    if words.MONTHS.intersection(before.casefold().split()[-1:]) or any(map(words.is_of_calendar, behind[:1])):
        return "date"
    if words.NOT_YET.intersection(spoken):
        return "not_yet"
    if words.DOUBTS.intersection(spoken):
        return "approximate"
    rest = after[glued.end() :] if glued else after
    if _strange(_LABEL_DASH.sub(" ", before)) or _strange(_LABEL_DASH.sub(" ", rest)):
        return "not_a_number"
    return "sentence" if len(spoken) > MOST_WORDS else None


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]


def _strange(text: str) -> bool:
    """Whether something is left that is neither a word nor ordinary punctuation."""
    return bool(_AROUND.sub("", _WORD.sub("", text)))


def _value(run: str, whole: bool) -> Decimal | tuple[Why, tuple[Decimal, ...]]:
    """A run of digits and separators as a number, or why not, with what may have been meant."""
    digits = re.sub(r"\D", "", run)
    joined = Decimal(digits)
    if len(run) > 1 and run[0] == "0" and not re.fullmatch(r"0[.,]\d+", run):
        return "leading_zero", _sensible([joined], whole)
    if grouped := _GROUPED.fullmatch(run):
        if grouped[1] not in ".," or run.count(grouped[1]) > 1:
            return _sized(joined)
        if run[0] != "0":
            return "separator", _sensible([joined, Decimal(run.replace(",", "."))], whole)
    if run.isdigit():
        return _sized(joined)
    decimal = _DECIMAL.fullmatch(run)
    if decimal and decimal["by"] != decimal["point"]:
        value = Decimal(re.sub(r"\D", "", decimal["whole"]) + "." + decimal["part"])
        if len(decimal["part"]) > 2 and decimal["whole"] != "0":
            return "separator", _sensible([joined, value] if len(decimal["part"]) == 3 else [value], whole)
        if whole and value != value.to_integral_value():
            return "fraction", ()
        return _sized(value.to_integral_value() if whole else value)
    pieces = re.split(r"[ ']+", run)
    if all(piece.isdigit() and len(piece) <= 3 for piece in pieces):
        return "grouping", _sensible([joined], whole)
    return ("several" if " " in run else "separator"), ()


def _lookalike(line: str, whole: bool) -> tuple[Decimal, ...]:
    """The number that a line was if its letters were meant as the digits they look like."""
    run = line.translate(_LOOKALIKES)
    value = _value(run, whole) if _RUN.fullmatch(run) else None
    return (value,) if isinstance(value, Decimal) else ()


def _sized(value: Decimal) -> Decimal | tuple[Why, tuple[Decimal, ...]]:
    return value if value < 10**MOST_DIGITS else ("too_big", ())


def _sensible(candidates: Iterable[Decimal], whole: bool) -> tuple[Decimal, ...]:
    """Those of the candidates that could be an answer, each once."""
    fit = [number for number in candidates if number < 10**MOST_DIGITS and not (whole and number % 1)]
    return tuple(dict.fromkeys(number.to_integral_value() if whole else number for number in fit))
