"""Two numbers with a sign or a word between them that are one answer: `100+20`, `45 → 54`, `40-50`, `45 yoki 46`."""

import re
from decimal import Decimal

from plan.typed.digits import Misread, read_digits, sensible
from plan.vocabulary import is_unit

_LETTER = r"[^\W\d_]"
_RUN = r"\d(?:[\d ']*\d)?"
_SUM = re.compile(r"[\d ]+(?:\+[\d ]+)+|\d+ ?[*×xх] ?\d+")
_COUNTED = re.compile(rf"(?<=\d)\s*({_LETTER}+)(?=\s*(?:[+*×xх=]|$))")
_TIMES = re.compile(r"(?<=\d)\s+(?:karra|карра)\s+(?=\d)", re.IGNORECASE)
_SIGNS = "→➡⇒⟶➜➔👉"
_ARROW = re.compile(rf"\D*?(?P<old>{_RUN})[^\d>{_SIGNS}]*(?:[-=—]*>+|[{_SIGNS}])\D*?(?P<new>{_RUN})[^\d>{_SIGNS}]*")
"""`45 → 54`, `45 ta -> 54 ta`: what stood there, and what is to stand there."""
_TOTAL = re.compile(rf"\b(?:jami|hammasi(?: bo'lib)?|жами|ҳаммаси|всего|итого)\b[\s:=-]*({_RUN})", re.IGNORECASE)
_EACH = rf"\s*-?\s*{_LETTER}*(?:dan|дан)\b"
_WORDS = rf"[^\d]*{_LETTER}[^\d]*"
_SO_MANY_EACH = re.compile(
    rf"\D*?({_RUN})(?:{_EACH}\D+?({_RUN})\D*|{_WORDS}({_RUN}){_EACH}\D*|{_WORDS}\b(?:по|po)\s+({_RUN})\D*)"
    rf"|\D*\b(?:по|po)\s+({_RUN}){_WORDS}({_RUN})\D*",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\D*?(?P<low>{_RUN})(?P<between>\D+?)(?P<high>{_RUN})\D*")


def sum_of(line: str, whole: bool) -> tuple[Decimal, ...]:
    """What a sum or a product comes to, if that is all there is: 120 for `100+20`, and for `100+20=120`."""
    line = _TIMES.sub("*", line.strip(" .,!()"))
    line = _COUNTED.sub(lambda match: "" if is_unit(match[1]) else match[0], line)  # `1 ta + 1 ta`
    worked, _, result = line.partition("=")
    if not _SUM.fullmatch(worked.strip()):
        return ()
    parts = [re.sub(" ", "", part) for part in re.split(r"[+*×xх]", worked)]
    if not all(part.isdigit() and len(part) < 10 for part in parts):
        return ()
    numbers = [Decimal(part) for part in parts]
    value = sum(numbers, Decimal(0)) if "+" in worked else numbers[0] * numbers[1]
    if result.strip() and re.sub(" ", "", result) != str(value):
        return ()
    return sensible([value], whole)


def behind_arrow(line: str, whole: bool) -> tuple[Decimal, ...] | None:
    """The number that an arrow leads to; nothing where it is none, and None of a line without an arrow."""
    match = _ARROW.fullmatch(line)
    return _numbers(whole, match["new"]) if match else None


def ends_of(line: str, whole: bool) -> tuple[Decimal, ...]:
    """Both numbers of a range, or of which one is meant (`40-50`, `45 yoki 46`); nothing of any other line."""
    match = _BETWEEN.fullmatch(line)
    if match is None or _is_one_number("".join(match.groups())):
        return ()
    both = _numbers(whole, match["low"], match["high"])
    return both if len(both) == 2 else ()


def total_of(line: str, whole: bool) -> tuple[Decimal, ...]:
    """The number that is called the sum of what came each day: 9000 of `kuniga 300, jami 9000`."""
    totals = _TOTAL.findall(line)
    return _numbers(whole, *totals) if len(totals) == 1 else ()


def product_of(line: str, whole: bool) -> tuple[Decimal, ...]:
    """What comes of so many times so many each: 1040 of `26 kun 40 tadan`, `26 дней по 40`."""
    match = _SO_MANY_EACH.fullmatch(line)
    factors = _numbers(whole, *filter(None, match.groups())) if match else ()
    return sensible([factors[0] * factors[1]], whole) if len(factors) == 2 else ()


def _is_one_number(between: str) -> bool:
    """Whether what looks like two numbers is one with its thousands parted: `30 671`."""
    return isinstance(read_digits(between, False), Decimal)


def _numbers(whole: bool, *runs: str) -> tuple[Decimal, ...]:
    values = [read_digits(run, whole) for run in runs]
    return sensible([value for value in values if not isinstance(value, Misread)], whole)
