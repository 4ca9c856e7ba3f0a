"""Which units are counted in whole ones: half a visitor is a slip of the finger, half an hour is not."""

import re

from plan.fold import fold_key

_MEASURED = frozenset(
    map(
        fold_key,
        (
            *("soat", "km", "metr", "m", "m2", "kv.m", "kv metr", "kvadrat metr", "kg", "tonna", "litr"),
            *("gektar", "ga", "gb", "tb", "mb", "so'm", "ming so'm", "mln so'm", "million so'm", "mlrd so'm"),
        ),
    )
)


_PERCENT = frozenset(map(fold_key, ("foiz", "foizda", "protsent", "процент", "проценты", "проц.")))
_PERCENT_SIGN = re.compile(
    r"\s*(?:%|foiz(?:i|da)?|фоиз(?:и|да)?|процент(?:а|ов)?|проц\.?)\s*$", re.IGNORECASE | re.MULTILINE
)


def is_percent(unit: str) -> bool:
    """Whether a figure in this unit is one of a hundred."""
    return unit.strip(" ()") == "%" or fold_key(unit) in _PERCENT


def without_percent(text: str) -> str:
    """A cell of such a figure without the sign that says its unit once more: `95 %` is 95."""
    return _PERCENT_SIGN.sub("", text)


def is_whole(unit: str) -> bool:
    """Whether a figure in this unit must be a whole number; an unknown unit is counted, not measured."""
    return not is_percent(unit) and fold_key(unit) not in _MEASURED
