"""Parts of a year that a heading has only bare numbers for: 1, 2, 3, 4 below "Choraklar bo'yicha"."""

import re
from collections.abc import Sequence

from plan.fold import fold

_MONTHS_NAMED = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun",
    "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
)  # fmt: skip
_ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]
_PLAN = re.compile(r"\b(?:reja|plan)")
_NUMBERED: tuple[tuple[re.Pattern[str], Sequence[str]], ...] = (
    (re.compile(r"\b(?:chorak|kvartal|pokvartal)"), [f"{at}-chorak" for at in range(1, 5)]),
    (re.compile(r"\b(?:yarim ?yil|polugod)"), [f"{at}-yarim yillik" for at in range(1, 3)]),
    (re.compile(r"\b(?:oylar|mesyas|po mes)"), _MONTHS_NAMED),
)
_HALVES = 2
_GUESS = " ({}?)"
_GUESSED = re.compile(r" \(\d-yarim yillik\?\)$")


def name_numbered_parts(upper: Sequence[str], lower: list[str]) -> None:
    """In the lower of two rows of a heading, name the parts of a year that have bare numbers. Four or twelve of them
    below a plan are its quarters or months; two may be halves of the year, or anything else that there are two of."""
    for pattern, names in _NUMBERED:
        words = [fold(join_torn_lines(text)) for text in upper[: len(lower)]]
        below = [at for at, text in enumerate(words) if pattern.search(text) or _PLAN.search(text)]
        numbered = [at for at in below if lower[at].strip(" .").isdigit() or lower[at].strip(" .") in _ROMAN]
        numbers = [lower[at].strip(" .") for at in numbered]
        if numbers in ([str(at) for at in range(1, len(names) + 1)], _ROMAN[: len(names)]):
            sure = len(names) > _HALVES or any(pattern.search(words[at]) for at in numbered)
            for at, name in zip(numbered, names, strict=True):
                lower[at] = name if sure else lower[at].strip() + _GUESS.format(name)


def is_guessed(text: str) -> bool:
    """Whether the part of a year in a heading is only thought of."""
    return bool(_GUESSED.search(text))


def as_numbered(text: str) -> str:
    """The heading as it is printed, without what was only thought of."""
    return _GUESSED.sub("", text)


def name_bare_months(heading: list[str]) -> None:
    """Name the months of a heading that has their bare numbers, 1 to 12 or I to XII, beside its words."""
    for numbers in ([str(number) for number in range(1, 13)], _ROMAN):
        at = next((at for at, text in enumerate(heading) if text.strip(" .") == numbers[0]), len(heading))
        if [text.strip(" .") for text in heading[at : at + 12]] == numbers:
            heading[at : at + 12] = _MONTHS_NAMED


def join_torn_lines(cell: str) -> str:
    """A heading without the hyphens at the ends of its lines: narrow columns tear their words."""
    return re.sub(r"(?<=\w)[-\u00ad]\s*\n\s*(?=[^\W\d])", "", cell) if "\n" in cell else cell
