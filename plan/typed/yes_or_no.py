"""What a typed yes or no says where a question of ours is open: neither is a number there."""

import re
from typing import Literal

from plan.commands import REFUSALS
from plan.fold import heard_key

_NO = frozenset(
    map(
        heard_key,
        (
            *REFUSALS,
            *(
                "emas",
                "yo'q emas",
                "unday emas",
                "bunday emas",
                "to'g'ri emas",
                "noto'g'ri",
                "no",
                "kerakmas",
                "yo'g'e",
            ),
            *("yozilmasin", "yozmang", "yozma", "saqlanmasin", "йук", "нету", "не", "не так", "не то", "не верно"),
            *("неверно", "неправильно", "не правильно", "не записывать", "не пиши", "не сохранять"),
        ),
    )
)
_YES = frozenset(
    map(
        heard_key,
        (
            *("ha", "xa", "haa", "xaa", "ha'a", "to'g'ri", "albatta", "ok", "okey", "okay", "yes", "xo'p", "mayli"),
            *("shunday", "yozilsin", "yozing", "saqlansin", "tasdiqlayman", "roziman"),
            *("да", "ага", "угу", "верно", "правильно", "конечно", "точно", "так", "записать", "подтверждаю", "ок"),
        ),
    )
)


def yes_or_no(text: str) -> Literal["yes", "no"] | None:
    """`ha, to'g'ri` and `йўқ` say yes and no; None of a text that says anything else, or asks."""
    if "?" in text or any(map(str.isdigit, text)):
        return None
    words = [key for word in re.split(r"[\s,.;!-]+", text) if (key := heard_key(word))]
    if not words:
        return None
    if "".join(words) in _NO or all(word in _NO for word in words):
        return "no"
    if "".join(words) in _YES or all(word in _YES for word in words):
        return "yes"
    return None
