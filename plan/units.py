"""Which units are counted in whole ones: half a visitor is a slip of the finger, half an hour is not."""

import re
from decimal import Decimal

from plan.fold import fold, fold_key

_MEASURED = frozenset(
    map(
        fold_key,
        (
            *("soat", "km", "metr", "m", "m2", "kv.m", "kv metr", "kvadrat metr", "kg", "tonna", "litr"),
            *("gektar", "ga", "gb", "tb", "mb", "so'm", "ming so'm", "mln so'm", "million so'm", "mlrd so'm"),
            *(
                "m3",
                "kub metr",
                "kub.m",
                "p/m",
                "p.m",
                "pogon metr",
                "km2",
                "sm",
                "mm",
                "sotix",
                "sentner",
                "s/ga",
                "ts/ga",
            ),
            *("kg/ga", "t/ga", "kvt", "kvt.soat", "kvt/soat", "gkal", "kkal", "ball", "stavka", "so'm/kg"),
            *(
                "т",
                "тонн",
                "тонна",
                "ц",
                "ц/га",
                "км",
                "м",
                "м2",
                "м3",
                "кв.м",
                "куб.м",
                "п.м",
                "сум",
                "руб",
                "час",
                "часов",
            ),
        ),
    )
)


_IN_THOUSANDS = re.compile(r"(?:ming|mln|million(?:ov|a)?|mlrd|milliard(?:ov|a)?|tis|tisyach[ai]?)\b.*\w")
_PERCENT = re.compile(r"%|\b(?:foiz(?:i|da|larda)?|prosent(?:i|a|ov|ax)?|pros)\b")
_BESIDE_PERCENT = re.compile(
    r"[\W_]|\b(?:ulush(?:i|da)?|dolya|kamida|kopi|bilan|oshmas(?:ligi|in)|kam|emas|ne|menee|bolee|v)\b"
)
_PERCENT_SIGN = re.compile(
    r"\s*(?:%|foiz(?:i|da)?|фоиз(?:и|да)?|pro[ts]+ent|процент(?:а|ов)?|проц\.?)\s*$", re.IGNORECASE | re.MULTILINE
)
_PER_THOUSAND = re.compile(r"‰|\bpromill")
_PER_THOUSAND_SIGN = re.compile(r"\s*(?:‰|promill[ei]?|промилле)\s*$", re.IGNORECASE | re.MULTILINE)


def is_percent(unit: str) -> bool:
    """Whether a figure in this unit is one of a hundred, whatever else the unit says of it ("%, ko'pi bilan")."""
    folded = fold(unit)
    return bool(_PERCENT.search(folded)) and not _BESIDE_PERCENT.sub("", _PERCENT.sub("", folded))


def without_sign(text: str, unit: str) -> str:
    """A cell without the sign that says its unit once more: `95 %` is 95 of a hundred, `12 ‰` 12 of a thousand. Where
    no unit is given a percent sign is the unit itself."""
    if is_percent(unit) or not unit.strip(" -–—"):
        return without_percent(text)
    return _PER_THOUSAND_SIGN.sub("", text) if _PER_THOUSAND.search(fold(unit)) else text


def without_percent(text: str) -> str:
    """A cell of such a figure without the sign that says its unit once more: `95 %` is 95."""
    return _PERCENT_SIGN.sub("", text)


_SCALES = {"ming": 10**3, "tis": 10**3, "mln": 10**6, "million": 10**6, "mlrd": 10**9, "milliard": 10**9}
_SCALE = re.compile(r"\b(ming|tis|mln|million|mlrd|milliard)")
_SCALED = re.compile(r"(?P<figure>\d[\d ]*(?:,\d+)?)\s*(?P<words>[^\W\d].*)")


def scale_of(words: str) -> int:
    """How many one of a unit, or of the word beside a figure, stands for: a million in "mln so'm", otherwise 1."""
    match = _SCALE.search(fold(words))
    return _SCALES[match[1]] if match else 1


def without_scale(text: str, unit: str) -> str:
    """A figure without the word that says its unit's scale once more: `10 mln` is 10 in "mln so'm"."""
    match, scale = _SCALED.fullmatch(text.strip()), scale_of(unit)
    return match["figure"].strip() if match and scale > 1 and scale_of(match["words"]) == scale else text


def is_measured(unit: str) -> bool:
    """Whether it is a unit of time, length, weight, area or money, of which there are halves."""
    return fold_key(unit) in _MEASURED


def is_whole(unit: str) -> bool:
    """Whether a figure in this unit must be a whole number; an unknown unit is counted, not measured."""
    rate = is_percent(unit) or _PER_THOUSAND.search(fold(unit))
    return not (rate or fold_key(unit) in _MEASURED or _IN_THOUSANDS.match(fold(unit)))


_MONEY = {
    fold_key(f"{name} so'm"): scale
    for scale, names in (
        (1, ("",)),
        (1_000, ("ming", "тыс.", "тысяч")),
        (1_000_000, ("mln", "million", "миллионов")),
        (1_000_000_000, ("mlrd", "milliard", "миллиардов")),
    )
    for name in names
}


def money_scale(unit: str) -> Decimal | None:
    """How many so'm are one of a unit of money: 1 000 of `ming so'm`; None for what is no money."""
    key = re.sub(r"sum(?:ov|a)?$", "som", fold_key(unit))
    return Decimal(_MONEY[key]) if key in _MONEY else None


def is_same_unit(unit: str, typed: str) -> bool:
    """Whether a figure in `unit` is counted by the word that was typed beside its number, as `typed` is called in
    `plan/words.csv`."""
    if typed == "foiz":
        return is_percent(unit)
    return bool(typed) and fold_key(typed) in fold_key(unit)
