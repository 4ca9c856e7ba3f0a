"""What people type when they are asked for March's number, made up by the thousand, and what each of it means.

This is written apart from the reader and imports nothing of it: what a text means is known here because the
text was made from its meaning.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path

from tests.plan.typed.sayings.spelling import framed, in_russian, in_uzbek, some_number, spelled, written

ROWS = ("13 yangi", "13 qayta", "14", "15", "23")
"""The rows of the report that the texts are typed in; the first is the question that is open."""


@dataclass(frozen=True)
class Saying:
    """One text. `takes` is March's number where the text says it plainly; `offers` the number that may be offered on a
    button although it may not be taken; `rows` what a list says of each row."""

    family: str
    text: str
    unit: str = "nusxa"
    takes: Decimal | None = None
    offers: Decimal | None = None
    rows: dict[str, Decimal] = field(default_factory=dict)


# --- families ---


def _phrases() -> dict[str, list[str]]:
    """The families of `phrases.txt`."""
    families: dict[str, list[str]] = {}
    for part in re.split(r"^\[(?=.+\]$)", Path(__file__).with_name("phrases.txt").read_text("utf-8"), flags=re.M)[1:]:
        name, _, forms = part.partition("]")
        families[name] = [form.strip() for form in re.sub(r"\n(?=\S)", " ", forms.strip()).split("|")]
    return families


PHRASES = _phrases()


def _said(dice: random.Random, family: str, value: int, offered: bool = True) -> Saying:
    """A number with one of a family's phrases, three times of ten in Russian."""
    offers = Decimal(value) if offered else None
    spaced = f"{value:,}".replace(",", " ") if dice.random() < 0.3 else str(value)
    russian = PHRASES.get(f"{family} in russian", ())
    if russian and dice.random() < 0.3:
        return Saying(family, dice.choice(russian).format(spaced), offers=offers)
    return Saying(family, spelled(dice, dice.choice(PHRASES[family]).format(spaced)), offers=offers)


def plain(dice: random.Random) -> Saying:
    value = some_number(dice)
    text = written(dice, value) + dice.choice(["", "", "", "", ",0", ".", "…", "…"][:6])
    text = dice.choice(["{}", "{}", "{}", "{}", "*{}*", "= {}", "«{}»", "{}!", "{} ✅"]).format(text)
    return Saying("plain", text, takes=Decimal(value))


_ANY = ("nusxa", "nafar", "tadbir", "hujjat", "sahifa", "bibliografik yozuv", "ma'lumot")
"""The units of rows; a word that only counts (`ta`) may be typed in each."""


def _units_of_rows() -> dict[str, tuple[str, ...]]:
    """The units of rows in which each word may be typed that things are counted by."""
    listed: dict[str, tuple[str, ...]] = {word: (word,) for word in _ANY}
    for line in PHRASES["units of rows"]:
        row_unit, _, words = line.partition(":")
        for word in map(str.strip, words.split(",")):
            listed[word] = (*listed.get(word, ()), row_unit.strip())
    return {word: listed.get(word, _ANY) for word in (*PHRASES["unit"], *PHRASES["unit in russian"], *_ANY)}


_UNITS_OF_ROWS = _units_of_rows()


def unit(dice: random.Random) -> Saying:
    """A number and a word that things are counted by, in a row that is counted by it too."""
    value = some_number(dice)
    if dice.random() < 0.25:
        words = dice.choice(PHRASES["unit in russian"])
        text = f"{written(dice, value)} {words}"
        if dice.random() < 0.3:
            text = f"{dice.choice(PHRASES['month itself in russian'])} {text}"
        return Saying("unit", text, dice.choice(_UNITS_OF_ROWS[words]), takes=Decimal(value))
    words = dice.choice(PHRASES["unit"])
    glued = words in ("ta", "nafar", "dona") and dice.random() < 0.4
    joint = dice.choice(["", "-", " "]) if glued else " "
    text = f"{written(dice, value)}{joint}{spelled(dice, words)}"
    if dice.random() < 0.3:
        text = f"{spelled(dice, dice.choice(PHRASES['month itself']))} {text}"
    elif dice.random() < 0.2:
        text += " " + spelled(dice, dice.choice(PHRASES["done"]))
    return Saying("unit", framed(dice, text), dice.choice(_UNITS_OF_ROWS[words]), takes=Decimal(value))


def other_unit(dice: random.Random) -> Saying:
    """The same in a row that counts something else."""
    value = some_number(dice)
    russian = dice.random() < 0.25
    counting = [word for word in PHRASES["unit in russian" if russian else "unit"] if _UNITS_OF_ROWS[word] != _ANY]
    words = dice.choice(counting)
    units = [unit for unit in _ANY if not set(_UNITS_OF_ROWS[unit]).intersection(_UNITS_OF_ROWS[words])]
    text = f"{written(dice, value)} {words if russian else spelled(dice, words)}"
    if not russian and dice.random() < 0.2:
        text += " " + spelled(dice, dice.choice(PHRASES["done"]))
    return Saying("other unit", text, dice.choice(units), offers=Decimal(value))


def endings(dice: random.Random) -> Saying:
    value = some_number(dice)
    ending = dice.choice(["ni", "ga", "tasi", "tani", "taga", "ning", "dan", "da"])
    text = f"{value}{dice.choice(['', '-', ' '])}{spelled(dice, ending)}"
    taken = ending in ("ni", "tasi", "tani", "ning")
    return Saying("endings", text, takes=Decimal(value) if taken else None, offers=Decimal(value))


_SCALES = {
    "ming": 1000, "mingga": 1000, "mingta": 1000, "mingdan": 1000, "mingni": 1000, "mingtaga": 1000, "mingtasi": 1000,
    "ming ta": 1000, "ming nusxa": 1000, "ming kitob": 1000, "mingta kitob": 1000, "mingga yetdi": 1000,
    "yuz": 100, "yuzta": 100, "yuzdan": 100, "mln": 10**6, "million": 10**6, "mlnga": 10**6, "milliondan": 10**6,
    "k": 1000,
}  # fmt: skip
_RUSSIAN_SCALES = {
    "тыс": 1000,
    "тыс.": 1000,
    "тысяч": 1000,
    "тысячи": 1000,
    "тысячу": 1000,
    "млн": 10**6,
    "миллионов": 10**6,
    "к": 1000,
}


def multiplier(dice: random.Random) -> Saying:
    value = dice.randrange(2, 60)
    scales = _RUSSIAN_SCALES if dice.random() < 0.25 else _SCALES
    word, times = dice.choice(list(scales.items()))
    tail, extra = "", 0
    if times == 1000 and word in ("ming", "тысяч") and dice.random() < 0.4:
        extra = dice.randrange(1, 1000)
        tail = f" {extra}" + dice.choice(["", "", " ta"])
    typed = word if scales is _RUSSIAN_SCALES or word == "k" else spelled(dice, word)
    text = f"{value}{dice.choice([' ', ' ', '', '-'])}{typed}{tail}"
    if extra:
        text = f"{value} {typed}{tail}"
    if dice.random() < 0.2 and not tail:
        text = spelled(dice, "jami") + " " + text
    return Saying("multiplier", text, offers=Decimal(value * times + extra))


def money(dice: random.Random) -> Saying:
    value = Decimal(dice.randrange(2, 999)) / dice.choice([1, 1, 10])
    typed = str(value).replace(".", dice.choice(".,"))
    unit, scale = dice.choice([("mln so'm", 10**6), ("ming so'm", 1000), ("so'm", 1)])
    word, times = dice.choice(
        [("mln so'm", 10**6), ("ming so'm", 1000), ("mln", 10**6), ("ming", 1000), ("million so'm", 10**6)]
    )
    meant = value * times / scale
    text = f"{typed} {spelled(dice, word)}"
    return Saying("money", text, unit, takes=value if "so'm" in word and times == scale else None, offers=meant)


def number_words(dice: random.Random) -> Saying:
    if dice.random() < 0.3:
        value = dice.choice(
            [dice.randrange(1, 15), dice.randrange(20, 100), dice.randrange(100, 111), dice.randrange(1020, 5999)]
        )
        while 14 < value % 100 < 20:
            value += 5
        return Saying("words", in_russian(value), offers=Decimal(value))
    value = dice.choice([dice.randrange(1, 100), dice.randrange(1, 1000), dice.randrange(1000, 9999)])
    words = in_uzbek(value)
    if dice.random() < 0.3:
        words += dice.choice(["ta", " ta", " nafar", " kitob", " tadbir", "ta kitob"])
    elif value < 100 and dice.random() < 0.1:
        words = words.replace(" ", "")
    return Saying("words", framed(dice, spelled(dice, words)), offers=Decimal(value))


def other_signs(dice: random.Random) -> Saying:
    value = dice.randrange(2, 999)
    if dice.random() < 0.5:
        return Saying("signs", "".join(f"{digit}\ufe0f\u20e3" for digit in str(value)), offers=Decimal(value))
    other = dice.randrange(2, 99)
    return Saying("signs", f"{value}{dice.choice(['+', ' + '])}{other}", offers=Decimal(value + other))


def percent(dice: random.Random) -> Saying:
    value = Decimal(dice.randrange(1, 1000)) / 10
    value = value.to_integral_value() if dice.random() < 0.5 else value
    typed = str(value).replace(".", ",")
    word = dice.choice(["%", " %", " foiz", "foiz", " процент", " процентов", " фоиз", " foizi"])
    if dice.random() < 0.5:
        return Saying("percent", typed + word, "foiz", takes=value)
    return Saying("not percent", typed + word)


def time(dice: random.Random) -> Saying:
    value = some_number(dice)
    if dice.random() < 0.6:
        phrase = dice.choice(PHRASES["time before"])
        counted = dice.choice(["{}", "{} ta", "{} nafar", "{} kitob"]).format(value)
        text = dice.choice(
            [f"{phrase} {counted}", f"{phrase} {counted}", f"{phrase}: {counted}", f"{counted} {phrase}"]
        )
        return Saying("time", spelled(dice, text), offers=Decimal(value))
    return _said(dice, "time", value)


def change(dice: random.Random) -> Saying:
    return _said(dice, "change", some_number(dice))


def less(dice: random.Random) -> Saying:
    return _said(dice, "less", some_number(dice), offered=False)


def rate(dice: random.Random) -> Saying:
    return _said(dice, "rate", some_number(dice), offered=False)


def monthly(dice: random.Random) -> Saying:
    return _said(dice, "monthly", some_number(dice))


def remainder(dice: random.Random) -> Saying:
    return _said(dice, "remainder", some_number(dice))


def planned(dice: random.Random) -> Saying:
    return _said(dice, "plan", some_number(dice))


def mistake(dice: random.Random) -> Saying:
    value, other = some_number(dice), some_number(dice)
    if dice.random() < 0.4:
        forms = PHRASES["right in russian"] if dice.random() < 0.3 else PHRASES["right"]
        right = dice.choice(forms).replace("OTHER", str(other)).format(value)
        return Saying(
            "mistake", right if forms is PHRASES["right in russian"] else spelled(dice, right), offers=Decimal(value)
        )
    return _said(dice, "mistake", value, offered=False)


def question(dice: random.Random) -> Saying:
    return _said(dice, "question", some_number(dice))


def about(dice: random.Random) -> Saying:
    return _said(dice, "about", some_number(dice))


def strange(dice: random.Random) -> Saying:
    """Words that nobody can tell what they say of the number: names, places, things of another kind."""
    return _said(dice, "strange", some_number(dice))


def doubted(dice: random.Random) -> Saying:
    return _said(dice, "doubted", some_number(dice))


def with_parts(dice: random.Random) -> Saying:
    """The whole, and some of it, which may never be offered alone."""
    value = some_number(dice) + 3
    part = str(dice.randrange(1, value))
    russian = dice.random() < 0.3
    form = dice.choice(PHRASES["parts in russian" if russian else "parts"]).replace("PART", part).format(value)
    return Saying("parts", form if russian else spelled(dice, form), offers=Decimal(value))


def bound(dice: random.Random) -> Saying:
    """At least or at most: never taken, and offered as exactly so many."""
    return _said(dice, "bound", some_number(dice))


def between(dice: random.Random) -> Saying:
    """One of two numbers, or something between them."""
    value = some_number(dice) + 30  # the rows that there are stand below
    russian = dice.random() < 0.3
    form = dice.choice(PHRASES["range in russian" if russian else "range"])
    form = form.replace("OTHER", str(value + dice.randrange(1, 9))).format(value)
    return Saying("range", form if russian else spelled(dice, form), offers=Decimal(value))


def fold(dice: random.Random) -> Saying:
    """So many times as many, or a part of them: nobody said of how many."""
    return _said(dice, "fold", dice.randrange(2, 9), offered=False)


def in_a_case(dice: random.Random) -> Saying:
    """Of whom or where it was, which may be some of it: `bolalarga 4`, typed where something else is counted."""
    value = some_number(dice)
    russian = PHRASES["of whom in russian"]
    if dice.random() < 0.3:
        return Saying("of whom", dice.choice(russian).format(value), "tadbir", offers=Decimal(value))
    form = dice.choice(PHRASES["of whom"]).format(value)
    return Saying("of whom", spelled(dice, form), dice.choice(("tadbir", "hujjat", "nusxa")), offers=Decimal(value))


def nothing(dice: random.Random) -> Saying:
    if dice.random() < 0.25:
        return Saying("nothing", dice.choice(PHRASES["zero"]), takes=Decimal(0), offers=Decimal(0))
    saying = _said(dice, "nothing", 0)
    return replace(saying, text=framed(dice, saying.text))


def later(dice: random.Random) -> Saying:
    saying = _said(dice, "later", 0, offered=False)
    return replace(saying, text=framed(dice, saying.text))


def all_zero(dice: random.Random) -> Saying:
    """Zero for all rows, or for this one: never taken unasked."""
    return _said(dice, "all zero", 0)


def as_before(dice: random.Random) -> Saying:
    """Last month's number, which the text does not say."""
    return _said(dice, "as before", 0, offered=False)


def took_part(dice: random.Random) -> Saying:
    """People, where events or copies are counted."""
    saying = _said(dice, "took part", some_number(dice))
    return replace(saying, unit=dice.choice(("tadbir", "nusxa", "hujjat", "sahifa")))


def of_one_row(dice: random.Random) -> Saying:
    """A row that is spelled, or stands behind its number: the number is that row's, and never the open one's."""
    value = some_number(dice) + 100
    if dice.random() < 0.5:
        words, _, row = dice.choice(PHRASES["spelled row"]).partition(":")
        word = dice.choice(["band", "bandga", "savol:", "qator -"])
        return Saying("of one row", f"{spelled(dice, words)} {word} {value}", rows={row: Decimal(value)})
    row = dice.choice(("14", "15", "23"))
    return Saying("of one row", dice.choice(PHRASES["row behind"]).format(row, value), rows={row: Decimal(value)})


def listed(dice: random.Random) -> Saying:
    """Several lines: bare ones in the order of the questions, or each with its row."""
    count = dice.randrange(2, 5)
    values = [some_number(dice) for _ in range(count)]
    if dice.random() < 0.3:
        lines = [written(dice, value) + dice.choice(["", " ta", "ta"]) for value in values]
        return Saying("lists", "\n".join(lines), rows=dict(zip(ROWS, map(Decimal, values), strict=False)))
    chosen = dice.sample(ROWS, count)
    style = dice.choice(PHRASES["list line"])
    pairs = list(zip(chosen, values, strict=True))
    text = "\n".join(style.format(row, value) for row, value in pairs)
    return Saying("lists", text, rows={row: Decimal(value) for row, value in pairs})


FAMILIES: tuple[Callable[[random.Random], Saying], ...] = (
    plain, unit, other_unit, endings, multiplier, money, number_words, other_signs, percent, time, change, less,
    rate, monthly, remainder, planned, mistake, question, about, bound, nothing, later, listed, strange, doubted,
    with_parts, between, fold, in_a_case, all_zero, as_before, took_part, of_one_row,
)  # fmt: skip


def sayings(count: int, seed: int = 1) -> Iterator[Saying]:
    """So many texts, the families in turn."""
    dice = random.Random(seed)
    for place in range(count):
        yield FAMILIES[place % len(FAMILIES)](dice)
