"""How people spell words and numbers: in two alphabets, with and without apostrophes, in digits and in words."""

import random
import re

_PAIRS = (
    ("o'", "ў"), ("g'", "ғ"), ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"), ("ts", "ц"),
    ("a", "а"), ("b", "б"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "ҳ"), ("i", "и"), ("j", "ж"),
    ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "қ"), ("r", "р"), ("s", "с"),
    ("t", "т"), ("u", "у"), ("v", "в"), ("x", "х"), ("y", "й"), ("z", "з"), ("'", "ъ"),
)  # fmt: skip
_LOOSE = (("ў", "у"), ("қ", "к"), ("ғ", "г"), ("ҳ", "х"))


def cyrillic(text: str) -> str:
    """Uzbek Latin in Cyrillic letters."""
    for latin, letter in _PAIRS:
        text = text.replace(latin, letter)
    return re.sub(r"\bе", "э", text) if re.match(r"e[lkn]", text) else text


def spelled(dice: random.Random, text: str) -> str:
    """Uzbek Latin words as somebody types them: in one of two alphabets, with or without the apostrophe."""
    kind = dice.randrange(10)
    if kind < 2:
        return cyrillic(text)
    if kind == 2:
        typed = cyrillic(text)
        for letter, plain in _LOOSE:
            typed = typed.replace(letter, plain)
        return typed
    if kind == 3:
        return text.replace("'", "")
    if kind == 4:
        return text.replace("'", dice.choice("‘’ʻʼ`"))
    if kind == 5:
        return text.capitalize()
    if kind == 6:
        return text.replace("o'", "u").replace("g'", "g")
    return text


def framed(dice: random.Random, text: str) -> str:
    """The marks that change nothing."""
    return dice.choice(["{}", "{}", "{}", "{}", "{}.", " {} ", "{}!", "«{}»", "({})"]).format(text)


def some_number(dice: random.Random) -> int:
    return dice.choice(
        [dice.randrange(1, 10), dice.randrange(10, 100), dice.randrange(100, 1000), dice.randrange(1000, 99999)]
    )


def written(dice: random.Random, value: int) -> str:
    """A number in digits, its thousands parted or not."""
    mark = dice.choice(["", "", "", " ", "\u00a0", "'"])
    return f"{value:,}".replace(",", mark)


_ONES = ["bir", "ikki", "uch", "to'rt", "besh", "olti", "yetti", "sakkiz", "to'qqiz"]
_TENS = ["o'n", "yigirma", "o'ttiz", "qirq", "ellik", "oltmish", "yetmish", "sakson", "to'qson"]
_R_ONES = [
    *("один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять"),
    *("одиннадцать", "двенадцать", "тринадцать", "четырнадцать"),
]
_R_TENS = ["двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто"]
_R_HUNDREDS = ["сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот"]


def in_uzbek(value: int) -> str:
    words: list[str] = []
    if value >= 1000:
        words += ([] if value // 1000 == 1 else [in_uzbek(value // 1000)]) + ["ming"]
        value %= 1000
    if value >= 100:
        words += [_ONES[value // 100 - 1], "yuz"]
        value %= 100
    if value >= 10:
        words.append(_TENS[value // 10 - 1])
    if value % 10:
        words.append(_ONES[value % 10 - 1])
    return " ".join(words)


def in_russian(value: int) -> str:
    words: list[str] = []
    if value >= 1000:
        words.append(
            {1: "тысяча", 2: "две тысячи", 3: "три тысячи", 4: "четыре тысячи", 5: "пять тысяч"}[value // 1000]
        )
        value %= 1000
    if value >= 100:
        words.append(_R_HUNDREDS[value // 100 - 1])
        value %= 100
    if value >= 20:
        words.append(_R_TENS[value // 10 - 2])
        value %= 10
    if 0 < value <= len(_R_ONES):
        words.append(_R_ONES[value - 1])
    return " ".join(words)
