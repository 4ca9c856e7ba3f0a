"""What a screen says, in one spelling whatever language it was said in: Uzbek in three alphabets becomes small Latin
letters without apostrophes, and Russian is spelled in them. Nothing of ours is imported here."""

_CYRILLIC = "абвгдежзийклмнопрстуфхцчшщыэюяёқғўҳ"
_LATIN = "a b v g d e j z i y k l m n o p r s t u f x s ch sh sh i e yu ya yo q g o h"
_LETTERS = str.maketrans(
    dict(zip(_CYRILLIC, _LATIN.split(), strict=True))
    | {"ş": "sh", "ç": "ch", "ö": "o", "ğ": "g"}
    | dict.fromkeys("ъь'‘’ʻʼ`", "")
)


def in_small_letters(text: str) -> str:
    """`2025 yil mart` of `2025 йил март`; the spellings of one word that differ otherwise are made alike."""
    return text.lower().translate(_LETTERS).replace("ye", "e").replace("ts", "s")
