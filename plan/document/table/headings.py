"""What the heading of one column says: which column it is, and for columns of figures of which year and span."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from plan.document.table.heading.limits import names_a_share, names_a_span, names_the_year
from plan.document.table.heading.numbered import as_numbered, is_guessed, join_torn_lines
from plan.document.table.heading.words import COLUMN_WORDS, LONGEST, TORN_WORDS, Column
from plan.fold import fold, remembered

Part = str
"""Of a year: "" when nothing is said of it, `whole` for "jami" or "yillik", `quarter 1`, `half 2`, `month 12`, `to 9`
for nine months, `some` for a part that is not said further."""

_AMOUNT = re.compile(r".*(?:miqdor|kolichestvo|kol-vo|hajmi|soni).*")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_MONEY_YEAR = re.compile(r" ?\b(?:finansov\w+|moliya(?:viy)?) (?=god|yil)")
_NEW_YEAR = re.compile(
    r"(?<!\d)0?1\.0?1\.(20\d\d)(?!\d)(?: ?-?(?:yil|y\.|g\.|goda))?"
    r"|(20\d\d) ?-? ?yil(?:ning)? ?1 ?-? ?yanvar(?:gacha|ga|dagi|da)?\b"
    r"|(?<!\d)1 ?-? ?yanvarya? (20\d\d)(?: goda| g\.)?"
)
_YEARS_END = re.compile(
    r"(?<!\d)31\.12\.(20\d\d)(?!\d)(?: ?-?(?:yil|y\.|g\.|goda))?"
    r"|(20\d\d) ?-? ?yil(?:ning)? ?31 ?-? ?dekabr(?:gacha|ga|dagi|da)?\b"
    r"|(?<!\d)31 ?-? ?dekabrya? (20\d\d)(?: goda| g\.)?"
)
_ONLY_YEAR = re.compile(r"20\d\d ?\*? ?-? ?(?:yil(?:gi|da|lik)?|god|y\.?|g\.?)?")
_DONE = re.compile(r"ijro(?:si)?|bajarilish(?:i)?|amal(?:iy|da)?")
"""Below a year: what it came to. Alone such a word may head anything."""
_DONE_SHARE = re.compile(
    r"(?=.*(?:bajar|ijro|amal|vipoln|ispoln))(?=.*(?:%|foiz|pros|daraja|stepen|uroven)).*"
    r"|(?:.* / )?(?:%|foiz(?:i|da|larda)?|prosent\w*|pros\.?)"
)
"""How far a plan was fulfilled; a bare "%" beside a plan and a fact is nothing else."""
_EXPECTED = re.compile(r".*(?:kutil|ojida|predvarit|dastlabki).*")
"""What a year is thought to come to, while it is not over."""
_PLAN_BEFORE = re.compile(
    r".*otgan yil\w*.*\b(?:reja|plan|topshiri)(?!.*(?:bajar|fakt|amal|ijro)).*|(?:reja|plan)\w* .*otgan yil.*"
)
"""Last year's plan, which is no fact."""
_RESULT = re.compile(r".*(?:natija|rezultat|samara|effekt).*")
_MONTHS = (
    "yanvar", "fevral", "mart", "aprel", "may", "iyun",
    "iyul", "avgust", "sent[iy]?abr", "okt[iy]?abr", "noyabr", "dekabr",
)  # fmt: skip
_SHORT_MONTHS = (
    "yanv?", "fevr?", "mart?", "apr", "may", "iyun?|iyn", "iyul?|iyl", "avg", "sent?", "okt", "noy(?:ab)?|noya", "dek",
)  # fmt: skip
_NTH = (
    r"(?:1|i|birinchi|perv\w*)", r"(?:2|ii|ikkinchi|vtor\w*)", r"(?:3|iii|uchinchi|tret\w*)",
    r"(?:4|iv|vi|tortinchi|chetv\w*)",
)  # fmt: skip
_STEMS = ("yan", "fev", "mar", "apr", "may", "iyun?", "iyul?", "avg", "sen", "okt", "noy", "dek")


def _from_to(first: int, last: int) -> str:
    """The months of a part of a year: "apr-iyun", "aprel - iyun oylari"."""
    begins, ends = _STEMS[first - 1], _STEMS[last - 1]
    return rf"(?:.*\b)?{begins}[a-z]{{0,6}}\.? ?- ?{ends}[a-z]{{0,6}}\b.*"


_PARTS: tuple[tuple[Part, re.Pattern[str]], ...] = tuple(
    (f"{kind} {number}", re.compile(pattern))
    for kind, patterns in (
        ("quarter", [rf".*\b{nth} ?-? ?(?:y|iy)?-? ?(?:chorak|ch\b|kv\b|kvartal).*" for nth in _NTH]),
        ("half", [rf".*\b{nth} ?-? ?(?:oe)?-? ?(?:yarim ?yil|polugod).*" for nth in _NTH[:2]]),
        ("half", [rf"(?:.*\b)?{nth} ?-? ?(?:yarim|yarmi)\.?" for nth in _NTH[:2]]),
        ("quarter", [_from_to(*months) for months in ((1, 3), (4, 6), (7, 9), (10, 12))]),
        ("half", [_from_to(*months) for months in ((1, 6), (7, 12))]),
        ("to", [rf"(?:.*\b)?yanvar[a-z]{{0,3}} ?- ?{month}[a-z]{{0,3}}\b.*" for month in _MONTHS]),
        ("to", [rf"(?:.*\D)?{count} ?-? ?(?:oy|mes).*" for count in range(1, 13)]),
        ("month", [rf"(?:.*\b)?{month}[a-z]{{0,3}}\b.*" for month in _MONTHS]),
        ("month", [rf"(?:{month})\.?" for month in _SHORT_MONTHS]),
        ("to", [r"(?!)"] * 5 + [r"(?:yarim ?yil(?:lik)?|polugodie)(?: (?:reja|plan)\w*)?"]),
        ("quarter", [rf"{roman}\.?" for roman in ("i", "ii", "iii", "iv")]),
    )
    for number, pattern in enumerate(patterns, 1)
)
_SOME_PART = re.compile(r".*(?:\bchorakda|\byarim ?yil|polugod|\bkvartal\b|\boylik\b).*")
_CUMULATIVE = re.compile(r".*(?:narasta|osib bor|osuvchi|yil boshidan|s nachala goda).*")
_WHOLE = re.compile(
    r"(?:.* )?(?:jami|hammasi|itogo|vsego|yillik|yili?ga|bir yilda|yil boyicha|yil uchun"
    r"|za god|na god|god|godov\w*|yil)\b.*"
    r"|yilda|na vse[xm]?|obsh(?:iy|ee|aya)|umumiy(?: (?:reja|plan|son|miqdor|hajm)\w*)?"
)
_NO_TARGET = re.compile(
    r".*(?:mablag|som\b|sum\b|rub\b|summa|moliya|finans|narxi|qiymati|stoimost|byudjet|manba|istochnik"
    r"|\bbuyru[qg]|\bqarori?\b|\bprikaz|\baholi(?:si|ning)? soni|naseleni"
    r"|\bband|punkt|modda|ulush|dolya|farq|otklon|osish|prirost|temp|[+%]).*"
    r"|(?:.*(?:bajaril|ijro|vipoln|ispoln)\w* )?(?:foiz(?:i|da|larda)?|prosent\w*|pros\.?)"
)
"""Money, the paragraph of another paper, a share, a difference: beside the plan, and never the plan itself."""
_MEASURED = re.compile(
    r"(?!.*(?:mablag|summa|moliya|finans|narx|qiymat|stoimost|byudjet|manba|istochnik))"
    r".*(?:reja|plan|prognoz|fakt|amal|bajar|natija|vipoln|ispoln)[^,(]*(?:\([^()]*\) ?)?[,(] ?"
    r"(?:v )?(?:%|foiz(?:da)?|(?:(?:ming|mln|million|mlrd|tis)\.? )?(?:som|sum|rub)\w*\.?)\)?"
)
"""A plan or a fact, and what it is counted in: "2026 reja, ming so'm"."""
_WHICH = r"(?:shundan|shu ?jumladan|jumladan|(?:sh)?ulardan|v t(?:\. ?| )?ch\b|v tom chisle|iz (?:nix|nego|nee)\b)"
_OF_WHICH = re.compile(rf"(?!(?:jami|hammasi|vsego|itogo)\W+{_WHICH}\W*$)(?:.*\W)?{_WHICH}.*")
"""A part of what the plan promises ("shundan bolalar"), which is promised beside it and never instead."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of one column, from its texts one below the other."""

    column: Column | None
    """None for a column of figures that may be either: a bare year, an amount."""
    figures: bool
    """Whether it may be a column of figures: a plan, a fact, or either."""
    year: int | None
    part: Part
    cumulative: bool
    """Whether each part of the year counts from the year's beginning."""
    beside: bool
    """Whether it holds something else about the plan than its figures."""
    of_which: bool
    """Whether it holds a part of the figures beside it, and not of the year; such a column is `beside` as well."""
    in_measure: bool
    """Whether it is `beside` only for naming what the figures are counted in, as a plan of money alone does."""
    expected: bool
    """Whether it holds what last year is thought to come to, and no fact."""
    share: bool
    """Whether its figures are for a part of the library or come on top, so that hardly they are the plan alone."""
    words: str
    """As printed, on one line."""
    guessed: bool = False
    """Whether its part of the year is only thought of for its bare number (`heading.numbered`)."""


def read_heading(texts: Sequence[str]) -> Heading:
    """The lower text is the closer one: "Miqdori" above "2024-yil (fakt)"."""
    return _read_heading(tuple(texts))


@lru_cache(maxsize=1024)
def _read_heading(texts: tuple[str, ...]) -> Heading:
    folded = [_by_the_year(fold(text)) for text in texts if text.strip()]
    column = next((kind for text in reversed(folded) if (kind := _column(text))), None)
    lowest = folded[-1] if folded else ""
    year = next((int(match[1]) for text in reversed(folded) if (match := _YEAR.search(text))), None)
    if column is None and year is not None and _DONE.fullmatch(lowest):
        column = "baseline"
    if expected := any(_EXPECTED.fullmatch(text) for text in folded):
        # "Kutilayotgan natija" is what the work is done for, in words; of a year it is a figure.
        in_words = year is None and any(_RESULT.fullmatch(text) for text in folded)
        column = None if in_words else "baseline" if column is None else column
    speaks_of_figures = bool(_ONLY_YEAR.fullmatch(lowest) or _AMOUNT.fullmatch(lowest) or _part(lowest))
    if speaks_of_figures and _column(lowest) is None and column not in ("baseline", "target"):
        # Whatever stands above: "Ko'rsatkichlar" above "2025", "2026" names no row.
        column = None
        figures = year is not None or bool(_AMOUNT.fullmatch(lowest))
    else:
        figures = column in ("baseline", "target")
    parts = [part for text in reversed(folded) if (part := _part(text, in_plan=figures))]
    part = next(iter(parts), "")
    if part == "whole" and not names_the_year(lowest):
        # "Jami" below "I chorak" is all of the quarter.
        part = next((above for above in parts if above not in ("whole", "some")), part)
    cumulative = part.startswith("to ") or any(_CUMULATIVE.fullmatch(text) for text in folded)
    of_which = _is_of_which(folded, part)
    beside = of_which or any(_NO_TARGET.fullmatch(text) or _PLAN_BEFORE.fullmatch(text) for text in folded)
    return Heading(
        column,
        figures,
        year,
        part,
        cumulative,
        beside,
        of_which,
        beside and not of_which and bool(folded) and bool(_MEASURED.fullmatch(folded[-1])),
        expected,
        figures and any(map(names_a_share, folded)),
        " / ".join(" ".join(text.split()) for text in map(as_numbered, texts)),
        any(map(is_guessed, texts)),
    )


def _by_the_year(text: str) -> str:
    """The text with the year that is over on a day: what there is on 01.01.2027 is what 2026 came to. A financial year
    is a year, and no money."""
    text = _MONEY_YEAR.sub(" ", text)
    text = _NEW_YEAR.sub(lambda match: f"{int(next(filter(None, match.groups()))) - 1}-yil", text)
    return _YEARS_END.sub(lambda match: f"{next(filter(None, match.groups()))}-yil", text)


def _is_of_which(folded: Sequence[str], part: Part) -> bool:
    """Below "Reja, shu jumladan" stand parts of the plan, but not its quarters, and not the whole of it."""
    if not folded or part not in ("", "whole"):
        return False
    above = any(_OF_WHICH.fullmatch(text) for text in folded[:-1])
    return bool(_OF_WHICH.fullmatch(folded[-1]) or (above and not _part(folded[-1])))


def names_a_result(heading: Heading) -> bool:
    """Whether it may as well be what the work comes to in words: "Natija" without a year."""
    words = fold(heading.words)
    return heading.year is None and heading.column == "baseline" and bool(_RESULT.fullmatch(words))


def is_of_some_year(heading: Heading) -> bool:
    """Whether a heading names a year, and nothing that is known: "2026-yil vazifasi". With figures below it, it may be
    a plan or a fact."""
    return heading.column is None and heading.year is not None and not heading.part and not heading.beside


def says_how_far(texts: Sequence[str]) -> bool:
    """Whether the heading of a column is of the share of the plan that was fulfilled: "Bajarilishi, %"."""
    words = fold(" / ".join(texts))
    return bool(_DONE_SHARE.fullmatch(words)) and not _YEAR.search(words)


def heads_a_column(cell: str) -> bool:
    """Whether a heading may begin with this cell."""
    return column_headed(cell) is not None


def column_headed(cell: str) -> Column | None:
    """Which column has this cell for its heading; None for none."""
    return _column(_folded(cell))


def may_head(cell: str) -> bool:
    """Whether a cell can stand in the lower part of a heading: short, with nothing in it but words of headings."""
    text = _folded(cell)
    return len(cell) <= LONGEST and bool(
        _column(text)
        or _AMOUNT.fullmatch(text)
        or _ONLY_YEAR.fullmatch(text)
        or _DONE.fullmatch(text)
        or _EXPECTED.fullmatch(text)
        or _part(text)
    )


def names_a_part(cell: str, above: str) -> bool:
    """Whether a cell of a heading's lower row says what a part of the plan is, "bolalar" below "shu jumladan"."""
    return bool(_OF_WHICH.fullmatch(_folded(above))) and len(cell) <= LONGEST and not any(map(str.isdigit, cell))


def stands_beside(cell: str) -> bool:
    """Whether a cell names money, a share or a difference: low in a heading it may stand beside others."""
    return len(cell) <= LONGEST and bool(_NO_TARGET.fullmatch(_folded(cell)))


def _folded(cell: str) -> str:
    return fold(join_torn_lines(cell))


@remembered(8192)
def _column(text: str) -> Column | None:
    if not text or len(text) > LONGEST:
        return None
    column = next((column for column, words in COLUMN_WORDS if re.fullmatch(words, text)), None)
    # Narrow columns of printed tables tear words where no hyphen shows it: "mud dati".
    return column or next((column for column, words in TORN_WORDS if re.search(words, text.replace(" ", ""))), None)


def _part(text: str, *, in_plan: bool = False) -> Part:
    """`in_plan`: above figures every word for a span of time counts; elsewhere it may belong to a deadline."""
    if part := next((part for part, words in _PARTS if words.fullmatch(text)), ""):
        return part
    if _SOME_PART.fullmatch(text) or (in_plan and names_a_span(text)):
        return "some"
    return "whole" if _WHOLE.fullmatch(text) and not _ONLY_YEAR.fullmatch(text) else ""
