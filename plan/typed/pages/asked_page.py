"""Which page somebody asks for in words, where no question is open: `martda qancha bajarildi`, `кто не сдал`,
`отчёт за первый квартал`. Uzbek Cyrillic is folded; what a period is called is told in both languages."""

import re
from dataclasses import dataclass, replace
from typing import Literal

from plan.fold import fold
from plan.period import SpanKind
from plan.vocabulary import look_up, words_of

Page = Literal["progress", "status", "deadlines", "plan"]


@dataclass(frozen=True, slots=True)
class AskedPage:
    """The page, and of the progress the span that was named: its kind, and which one of the year. `report` tells that
    it was called a report, which whoever reports may mean to write."""

    page: Page
    kind: SpanKind | None = None
    number: int = 0
    report: bool = False


_STATUS = re.compile(r"\b(?:kim(?:lar)?|kto)\b.*\b(?:topshir|tpshir|sdal|sdayot|ber|yubor|kechik|opazd|prisl|otprav)")
_DEADLINES = re.compile(r"(?:\w+ )?(?:muddat\w*|srok\w*)(?: \w+)?")
_PLAN = re.compile(r"(?:ish |yillik )?reja(?:si|ni)?|plan(?: rabot\w*)?|godovoy plan")
_DONE = re.compile(r"\b(?:bajar|vipoln|sdelan|natija|rezultat)")
_REPORT = re.compile(r"\b(?:[hx]isobot|otch[eyo]+t)")
_ONLY_DONE = re.compile(r"(?:ish |reja )?(?:bajarilish|bajarildi|natija)\w*|vipolneni\w*(?: plana)?|rezultat\w*")
_QUARTER = re.compile(
    r"(?:(?P<number>[1-4])(?:-?[a-z]{1,4}(?=\W))?|(?P<roman>iv|i{1,3})|(?P<word>[a-z']+))\W{0,2}(?:chora[kg]|kvartal)"
)
_HALF = re.compile(
    r"(?P<second>(?:\b2(?:-\w+)?|\bii|ikkinchi|vtor\w+)\W)?(?:yarim ?yil|polugod)"
    r"|\b(?:6|olti|shest\w*)\W?(?:oylik|mes)"
)
_FIRST_QUARTER = re.compile(r"\b(?:3|uch|tri|tryox)\W?(?:oylik|mesya[ts])")
_NINE = re.compile(r"\b(?:9|to'?qqiz|tokkiz|devyat)\w*\W?(?:oy|mes)")
_MONTH = re.compile(r"\b(?P<month>1[0-2]|[1-9])(?:-| )?(?:inchi |chi )?(?:oy|mesyats)\b(?!lik)")
_OF_TIME = re.compile(
    r"\d{1,2}|iv|i{1,3}|yarim|yil(?:lik|i|ning)?|yarimyil\w*|oy(?:i|lik|da|lar)?|chora[kg]\w*|kvartal\w*|polugodi\w*|mes\w*"
    r"|uch|olti|tri|tryox|shest\w*|birinchi|ikkinchi|uchinchi|tortinchi|to'?qqiz|tokkiz|devyat\w*|perv\w*|vtor\w*|tret\w*|chetv\w*|inchi|chi|uchun|za|goda?"
)
"""Words that only name a time."""
_YEAR = re.compile(r"\b(?:yillik|yil bo'?yicha|godov|za god)")
_ORDINALS = {"birinchi": 1, "ikkinchi": 2, "uchinchi": 3, "tortinchi": 4, "to'rtinchi": 4}
_IN_RUSSIAN = (("perv", 1), ("vtor", 2), ("tret", 3), ("chetv", 4))
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


def page_asked(text: str) -> AskedPage | None:
    """The page that a line asks for; None of any other line."""
    if "\n" in text or len(text) > 80:
        return None
    said = fold(text).strip(" ?!.,")
    if _STATUS.search(said):
        return AskedPage("status")
    if _DEADLINES.fullmatch(said):
        return AskedPage("deadlines")
    if _PLAN.fullmatch(said):
        return AskedPage("plan")
    if _ONLY_DONE.fullmatch(said):
        return AskedPage("progress")
    done, report = _DONE.search(said), _REPORT.search(said)
    span = _span(said) if done or report or names_time_alone(text) else None
    if span is not None and span.kind == "month" and not (done or report):
        return None  # a month alone says too little
    return replace(span, report=bool(report) and not done) if span is not None else None


def names_time_alone(text: str) -> bool:
    """Whether a line names a time and says nothing of it: `9 oylik`, `1-chorak`, and not `1-chorak 45`."""
    said = fold(text)
    return all(map(_is_of_time, re.findall(r"[a-z']+|\d+", said))) and len(re.findall(r"\d+", said)) < 2


def _is_of_time(word: str) -> bool:
    listed = look_up(word)
    return _OF_TIME.fullmatch(word) is not None or (listed is not None and listed.family == "month")


def _span(said: str) -> AskedPage | None:
    for quarter in _QUARTER.finditer(said):
        word = quarter["word"] or ""
        russian = next((number for stem, number in _IN_RUSSIAN if word.startswith(stem)), 0)
        number = int(quarter["number"] or 0) or _ROMAN.get(quarter["roman"] or "", 0)
        if number := number or _ORDINALS.get(word, 0) or russian:
            return AskedPage("progress", "quarter", number)
    if half := _HALF.search(said):
        return AskedPage("progress", "half", 2 if half["second"] else 1)
    if _FIRST_QUARTER.search(said):
        return AskedPage("progress", "quarter", 1)
    if _NINE.search(said):
        return AskedPage("progress", "nine_months", 1)
    if (numbered := _MONTH.search(said)) is not None:
        return AskedPage("progress", "month", int(numbered["month"]))
    months = [word.value for word in map(look_up, words_of(said)) if word is not None and word.family == "month"]
    if len(months) == 1:
        return AskedPage("progress", "month", int(months[0]))
    return AskedPage("progress", "year", 1) if _YEAR.search(said) else None
