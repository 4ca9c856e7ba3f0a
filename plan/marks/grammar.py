"""What a mark in the province's own form says: which row of the plan, which of its figures, and of what time.

    {{ IV.14 }}                  what was done in the time that the paper is about
    {{ IV.14 I chorak }}         what was done in the first quarter
    {{ IV.14 yil boshidan }}     what was done since January
    {{ IV.14 reja }}             the year's target; {{ IV.14 reja II chorak }} that of a quarter
    {{ IV.13 (yangi) mart }}     a part of a row, in brackets or by its letter: {{ V.28e }}
    {{ yil boshidan }}           without a row: of the row that it stands in, or of all the rows below it
    {{ kutubxona }}              a word of the library's

In names of cells, which have no spaces, `_` stands for them: `IV.14_I_chorak`. Words are compared folded, so that all
alphabets and spellings are one. What is not understood wholly is not understood: it is told, never guessed.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from plan.fold import fold
from plan.period import SpanKind

Measure = Literal["actual", "target", "baseline", "growth", "completion", "standing", "note", "name", "unit"]
Since = Literal["span", "january"] | tuple[SpanKind, int]
"""Of what time: of the paper's own span, since January, or of a part of the year, whatever the paper is about."""
Why = Literal["words", "fact", "month_or_months", "no_time", "run", "two_times"]
"""Why a mark is not understood: its `words`, "fakt" alone, "9-oy", a time beside what has none, a run of months that is
no part of a year's reports ("fevral-aprel"), or two times in one mark."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure of a row. `section` and `number` are empty where the row is the one that the mark stands in."""

    section: str = ""
    number: str = ""
    part: str = ""
    """As it was typed: a letter, or words of the part's name."""
    measure: Measure = "actual"
    since: Since = "span"
    year: int | None = None


@dataclass(frozen=True, slots=True)
class WordMark:
    """A word of the library's, by its name in the list of these."""

    name: str


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """`words` are those that say nothing."""

    why: Why
    words: str = ""


MARK = re.compile(r"\{\{([^{}]{0,200})\}\}")
"""A mark in the text of a cell."""
_ROW = re.compile(
    r"(?:(?P<section>[ivxl]+) ?[.\- ] ?)?(?P<number>\d{1,3}(?:\.\d{1,3})*)(?P<letter>[a-z]?)[.:]?(?= |$|\()"
)
_NO_ROW = re.compile(r"\d+ ?-? ?(?:chorak|yarim|oy\b|oylik|yil)|\d{4}\b")
"""How a time begins that is no row: `1-chorak`, `9 oy`, `2025-yil`."""
_PART = re.compile(r"\(([^()]+)\)")
_MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "senty?abr", "okty?abr", "noyabr", "dekabr",
)  # fmt: skip
_ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_END = r"(?:da|ning|dagi)?\b"
_TIMES: tuple[tuple[re.Pattern[str], Since | SpanKind], ...] = (
    (re.compile(r"\byil ?boshidan(?: beri)?\b|\bosib boruvchi\b"), "january"),
    (re.compile(rf"\b(?P<at>iv|i{{1,3}}|[1-4])[ -]{{0,3}}chora(?:k|g[ia]){_END}"), "quarter"),
    (re.compile(rf"\b(?P<at>i{{1,2}}|[12])[ -]{{0,3}}yarim ?yil(?:lik|ligi|i)?{_END}"), "half"),
    (re.compile(rf"\b9 oy(?:lik|ligi)?{_END}|\btoqqiz oy(?:lik)?{_END}"), ("nine_months", 1)),
    (re.compile(rf"\b6 oy(?:lik|ligi)?{_END}|\bolti oy(?:lik)?{_END}"), ("half", 1)),
    (re.compile(rf"\b3 oy(?:lik|ligi)?{_END}"), ("quarter", 1)),
    (re.compile(rf"\b12 oy(?:lik|ligi)?{_END}"), ("year", 1)),
    *((re.compile(rf"\b(?:{name})(?: oyi)?{_END}"), ("month", at)) for at, name in enumerate(_MONTHS, 1)),
    (re.compile(rf"\bdavr(?:i)?{_END}"), "span"),
)  # fmt: skip
_MONTH, _QUARTER = "|".join(_MONTHS), "iv|i{1,3}|[1-4]"
_BETWEEN = r"(?:dan)?(?: oyi?| chorak)? {0,2}(?:-| dan ) {0,2}"
_RUNS: tuple[tuple[re.Pattern[str], Literal["quarter", "month"]], ...] = (
    (
        re.compile(
            rf"\b(?P<first>iv|i{{1,3}}|[1-4]){_BETWEEN}(?P<last>iv|i{{1,3}}|[1-4])[ -]{{0,3}}chora(?:k|g[ia])\w*"
        ),
        "quarter",
    ),
    (re.compile(rf"\b(?P<first>{_MONTH}){_BETWEEN}(?P<last>{_MONTH})(?:gacha)?(?: oy\w*)?\b"), "month"),
    (re.compile(rf"\b(?P<first>{_MONTH})dan (?P<last>{_MONTH})(?:gacha)?(?: oy\w*)?\b"), "month"),
    (re.compile(r"\b(?P<first>1[0-2]|[1-9]) {0,2}- {0,2}(?P<last>1[0-2]|[1-9]) ?-? ?oy\w*"), "month"),
)
_LENGTH: Mapping[str, int] = {"quarter": 3, "month": 1}
_SPANS: Mapping[tuple[int, int], Since] = {
    **{(at, at): ("month", at) for at in range(1, 13)},
    **{(3 * at - 2, 3 * at): ("quarter", at) for at in range(1, 5)},
    (1, 6): ("half", 1),
    (7, 12): ("half", 2),
    (1, 9): ("nine_months", 1),
    (1, 12): ("year", 1),
}
"""First and last month → the part of the year that they are."""
_YEAR = re.compile(r"\b(20\d\d)(?:[ -]{0,3}yil)?(?:gi|ning|da)?\b")
_MONTH_OR_MONTHS = re.compile(r"\b\d{1,2} ?- ?oy")
_BASELINE = re.compile(r"\botgan yil(?:gi|da|ning)?\b")
_MEASURES: tuple[tuple[re.Pattern[str], Measure | Literal["fact"]], ...] = (
    (re.compile(r"\b(?:yillik )?(?:reja|plan)(?:si|da)?\b"), "target"),
    (re.compile(r"\bamalda(?: bajarilgani)?\b|\bbajarilgani\b"), "actual"),
    (re.compile(r"\b(?:fakt|fact)\b"), "fact"),
    (re.compile(r"\bosish(?:i|da)?\b"), "growth"),
    (re.compile(r"\b(?:bajarilish(?:i)?(?: foizi|,? ?%)?|foiz(?:i|da)?)\b|%"), "completion"),
    (re.compile(r"\bholati?\b"), "standing"),
    (re.compile(r"\bizohi?\b"), "note"),
    (re.compile(r"\bnomi\b"), "name"),
    (re.compile(r"\b(?:olchov )?birligi?\b"), "unit"),
)
_A_YEAR = re.compile(r"\byil(?:lik)?\b")


def read_mark(text: str, words: Collection[str] = ()) -> Mark | WordMark | NotUnderstood:
    """What stands between the brackets of a mark, or is a cell's name; `words` are the names of the library's own."""
    spaced = " ".join(text.replace("_", " ").split())
    for name in words:
        if fold(spaced) == fold(name.replace("_", " ")):
            return WordMark(name)
    section, number, part, rest = _row(fold(spaced))
    run, rest = _run(rest)
    if isinstance(run, NotUnderstood):
        return run
    if _MONTH_OR_MONTHS.search(rest):
        return NotUnderstood("month_or_months", rest)
    since, rest = _time(rest)
    if (run or since) and (_time(rest)[0] or (run and since)):
        return NotUnderstood("two_times", " ".join(text.split()))
    since = run or since
    measure, rest = _measure(rest)
    year = None
    if match := _YEAR.search(rest):
        year, rest = int(match[1]), _cut(rest, match)
    if since is None and (match := _A_YEAR.search(rest)):
        since, rest = ("year", 1), _cut(rest, match)
    if rest and (part or not number):
        return NotUnderstood("words", rest)
    if measure == "fact":
        if since is None and year is None:
            return NotUnderstood("fact")
        measure = "actual"
    if since is not None and not _has_time(measure, since):
        return NotUnderstood("no_time")
    return Mark(section.upper(), number, part or rest, measure, since or "span", year)


def begins_with_row(text: str) -> bool:
    """Whether the name of a cell begins as a mark does: other names are the book's own business."""
    return bool(_row(fold(" ".join(text.replace("_", " ").split())))[1])


def _row(text: str) -> tuple[str, str, str, str]:
    """Section, number and part that a mark begins with, each empty where it does not say it; and the rest."""
    match = None if _NO_ROW.match(text) else _ROW.match(text)
    section, number, part, rest = "", "", "", text
    if match:
        section, number, part = match["section"] or "", match["number"], match["letter"]
        rest = text[match.end() :]
        if named := _PART.search(rest):
            part, rest = named[1].strip(), _cut(rest, named)
    return section, number, part, rest.strip()


def _run(text: str) -> tuple[Since | NotUnderstood | None, str]:
    """The time that is said by its first and last month or quarter."""
    for pattern, kind in _RUNS:
        if match := pattern.search(text):
            first, last = _month_at(match["first"], kind, 0), _month_at(match["last"], kind, _LENGTH[kind] - 1)
            meant = _SPANS.get((first, last))
            return meant or NotUnderstood("run", match[0].strip()), _cut(text, match)
    return None, text


def _month_at(word: str, kind: str, more: int) -> int:
    """The first month (1–12) of what a word names, or a later one; 0 where there is no such month."""
    if kind == "quarter":
        return (_ORDINALS[word] - 1) * 3 + 1 + more
    named = next((at for at, name in enumerate(_MONTHS, 1) if re.fullmatch(name, word)), 0)
    return named or (int(word) if word.isdigit() else 0)


def _time(text: str) -> tuple[Since | None, str]:
    for pattern, meant in _TIMES:
        if match := pattern.search(text):
            rest = _cut(text, match)
            if meant == "quarter" or meant == "half":
                return (meant, _ORDINALS[match["at"]]), rest
            if isinstance(meant, tuple) or meant == "span" or meant == "january":
                return meant, rest
    return None, text


def _measure(text: str) -> tuple[Measure | Literal["fact"], str]:
    if match := _BASELINE.search(text):
        rest = _cut(text, match)
        return "baseline", re.sub(r"\bfakt\b", "", rest).strip()
    for pattern, measure in _MEASURES:
        if match := pattern.search(text):
            return measure, _cut(text, match)
    return "actual", text


def _has_time(measure: Measure, since: Since) -> bool:
    """Whether this can be said of that time: a completion is that of the year so far, and a target that of a span."""
    if measure in ("actual", "growth"):
        return True
    if measure == "target":
        return since != "january"
    return measure == "completion" and since == "january"


def _cut(text: str, match: re.Match[str]) -> str:
    return " ".join(f"{text[: match.start()]} {text[match.end() :]}".split()).strip(" ,;-")
