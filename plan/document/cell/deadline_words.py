"""When the work is due, read from words. A phrase is understood whole or not at all, and never guessed.

Phrases are folded first, so one pattern serves every alphabet; Russian words are written as they fold.
"""

import re

from plan.document.cell.days import (
    MONTH,
    is_bare_first,
    is_date,
    is_on_first,
    month_of,
    read_date,
    read_day,
    read_days,
    with_whole_months,
)
from plan.document.cell.deadline_months import apart, is_count_alone, read_month_numbers
from plan.document.cell.usual_words import ALWAYS, LONGEST, in_usual_words
from plan.fold import fold
from plan.indicator import Window

# Longer numerals first, so that "iii" is not read as "i" with something left over.
_ORDINALS = {
    "1": r"i|1|birinchi|perv(?:iy|oe|om|aya|ogo|oy|uyu)",
    "2": r"ii|2|ikkinchi|vtor(?:oy|oe|om|aya|ogo|uyu)",
    "3": r"iii|3|uchinchi|tret(?:iy|em|ego)",
    "4": r"iv|4|tortinchi|chetvert(?:iy|om|ogo)",
}
_ORDINAL = rf"(?:(?:{'|'.join(_ORDINALS[digit] for digit in '3421')})(?:-?(?:chi|nchi|iy|y|m|om|oy|oe|go|e))?)"
_QUARTER = r"(?:chora(?:k|g(?=i))|kvartal|kv\b\.?)(?:i|da|ning|ida|dan|lar|lari|larda|larida|e|a|ax|i)?"
_HALF = (
    r"(?:yarim ?yilli(?:k|g(?=i))|yillikning yarmi|yarim yil|yarmi|polugodi|polugodie)"
    r"(?:i|e|a|ya|da|ida|ning|gi|gida|igi|igida)?"
)
_DURING = r"(?: (?:davomida|mobaynida|ichida|maboynida|davrida|boyi|boyicha|uchun))?"
_END = r"(?:yakuni|oxiri|tugashi|yakunlari)(?:da|ga|gacha|ga qadar|ga kelib| boyicha| bilan)?"
_OF_EACH_END = rf"(?: (?:{_END}|oxirgi oyida|songgi oyida))?"
_JOIN = r"(?: ?-?, ?| ?- ?| va | hamda | ham | i | po | ?; ?)"
_ONCE = r"(?:bir|1) ?-?(?:marta|marotaba|bora|martadan|martada)"
_TIMES = r" ?-?(?:marta|marotaba|martadan|bora|mahal|raza?)"
_YEARLY = r"(?:(?:yilda|yiliga|yil davomida|bir yilda|yil mobaynida|v god|har yili) )?"
_IN_YEAR = r"(?: v god| v techenie goda)?"
_EACH = r"(?:har(?: bir)?|kajd(?:iy|oe|ogo|aya|om|uyu))"

_YEAR = re.compile(r"\b(20\d\d) ?-? ?(?:yil(?:ning|gi|da|ga)?|god(?:a|u)?|y\.?|g\.?)(?![a-z])(?: (?=-))?")
_BARE_YEAR = re.compile(r"\b20\d\d\b")
_EVERY_YEAR = re.compile(r"^(?:har yili|ejegodno) (?=\S)")
_UNTIL = (
    (re.compile(r"dan (?:kechik|kechiktir)(?:may|mas)\w*$"), "gacha"),
    (re.compile(r"^(?:do|ne pozdnee|k(?= \d)) (.+)$"), r"\1 gacha"),
    (re.compile(r"^(?:v |k )?kon(?:es|sa|su|se) (.*(?:kvartal|polugod).*?)(?: gacha)?$"), r"\1 yakunida"),
)
"""Words for "until", and what is written instead."""

YEAR = Window(1, 12)
QUARTERS = Window(points=(3, 6, 9, 12))
HALVES = Window(points=(6, 12))
MONTHLY = Window(points=tuple(range(1, 13)))
YEAR_END = Window(points=(12,))


def read_deadline(words: str, year: int | None = None) -> Window | None:
    """The window that the words name in `year`; None for blank, vague, unknown words or another year."""
    text = in_usual_words(fold(words), year)
    if len(text) > LONGEST or text.endswith(("-", "–", "—")) or re.match(r"-\w", text):  # a range whose end is lost
        return None
    if ALWAYS.fullmatch(text):
        return YEAR
    text = with_whole_months(_EVERY_YEAR.sub("", text))
    for pattern, until in _UNTIL:
        text = pattern.sub(until, text)
    if is_date(text):
        return read_date(text, year)
    if spanned := read_days(text, year):
        return spanned
    years = {int(year) for year in _BARE_YEAR.findall(text)}
    if len(years) > 1 or (year is not None and years - {year}):
        return None
    rest = " ".join(_YEAR.sub(" ", text).split()).strip(" .,;:-")
    rest = re.sub(rf"(?<=[a-z]),? {_BARE_YEAR.pattern}$|^{_BARE_YEAR.pattern} (?=[a-z])", "", rest)
    if _BARE_YEAR.search(rest) or (not years and is_count_alone(rest)):
        return None
    if years and not rest:
        return YEAR
    return _read_phrase(rest, named_year=bool(years)) or read_day(rest, year) or read_days(rest, year)


def on_the_first(words: str, year: int | None = None, *, held: bool) -> Window | None:
    """The month of a day that is the first of one, where only a person can tell whether it is that month or the one
    before: "1-iyun" of what is `held` on a day, "1-iyunda" of work that is done by one. None for any other words."""
    text = " ".join(fold(words).split()).strip(" .,;:()")
    bare = _YEAR.sub(" ", _EVERY_YEAR.sub("", text)).strip()
    if held:
        return read_deadline(f"{text} kuni", year) if is_bare_first(bare) else None
    return read_deadline(text, year) if is_on_first(bare) else None


def _read_phrase(text: str, named_year: bool) -> Window | None:
    if named_year and re.fullmatch(r"davomida|mobaynida|ichida|boyi|v techenie|davrida|ves|za", text):
        return YEAR
    if named_year and re.fullmatch(rf"{_END}|v konse|konsa gacha|k konsu", text):
        return YEAR_END
    for prefix in (
        ("yil davomida", "davomida", "v techenie goda") if named_year else ("yil davomida", "v techenie goda")
    ):
        # "yil davomida, har chorakda": the year says nothing that the points do not say better.
        rest = text.removeprefix(prefix).lstrip(" ,;:-")
        if rest != text and (window := _read_points(rest)):
            return window
    for read in (
        _read_points,
        _read_year,
        _read_quarters,
        _read_half,
        read_month_numbers,
        _read_first_months,
        _read_months,
    ):
        if window := read(text):
            return window
    return None


def _read_points(text: str) -> Window | None:
    for pattern, window in _POINTS:
        if pattern.fullmatch(text):
            return window
    return None


_BY_DAY = r"\d\d?-?(?: ?sana(?:si)?| ?kuni)?(?:gacha|ga qadar|da)"
_NTH_PART = (
    r"(?:oxirgi|birinchi|songgi|dastlabki|ikkinchi|uchinchi) (?:ish )?(?:kuni|haftasi|on kunligi|dekadasi)(?:da|gacha)?"
)
_OF_DATE = r"\d\d?(?:-?(?:go|mu))?(?: chisl[ua])?"
_POINTS: tuple[tuple[re.Pattern[str], Window], ...] = tuple(
    (re.compile(pattern), window)
    for pattern, window in (
        (
            rf"{_EACH} (?:{_QUARTER}|uch oyda|3 ?-?oyda|tri mesyasa|3 mesyasa)(?:ning)?{_OF_EACH_END}",
            QUARTERS,
        ),
        (rf"(?:har (?:bir )?)?{_QUARTER}(?:ga|iga)? {_ONCE}", QUARTERS),
        (
            r"(?:har )?choraklik|har choraklikda|ejekvartaln(?:o|iy|aya|oe)|(?:1 |odin )?raz v kvartal",
            QUARTERS,
        ),
        (rf"{_YEARLY}(?:tort|4|chetire){_TIMES}{_IN_YEAR}", QUARTERS),
        (rf"{_EACH} {_HALF}{_OF_EACH_END}", HALVES),
        (rf"(?:har )?{_HALF}(?:ga)? {_ONCE}|(?:1 |odin )?raz v pol(?:ugodie|goda)", HALVES),
        (r"har (?:olti|6) ?-?oyda|raz v (?:6|shest) mesyasev", HALVES),
        (rf"{_YEARLY}(?:ikki|2|dva){_TIMES}{_IN_YEAR}", HALVES),
        (rf"{_EACH} (?:oy|oyda|oyning|mesyas|mesyasa){_OF_EACH_END}", MONTHLY),
        (r"har oyning \d\d?-?(?: ?sanasi| ?kuni)?(?:gacha|ga qadar|da)?", MONTHLY),
        (r"har oyi|oyma-oy|oyma oy|har oylik|ejemesyachno|(?:1 |odin )?raz v mesyas", MONTHLY),
        (rf"(?:har )?(?:oyiga|oyda) {_ONCE}|oylik", MONTHLY),
        (rf"{_EACH} (?:{_QUARTER}) (?:kamida )?{_ONCE}|pokvartalno", QUARTERS),
        (rf"{_EACH} (?:{_QUARTER}) {_BY_DAY}", QUARTERS),
        (rf"{_EACH} {_HALF} {_BY_DAY}", HALVES),
        (rf"{_EACH} oy(?:ning|da)?,? (?:{_NTH_PART}|{_BY_DAY})", MONTHLY),
        (rf"{_EACH} {_QUARTER},? {_NTH_PART}", QUARTERS),
        (rf"ejemesyachno,? (?:do |k |ne pozdnee )?{_OF_DATE}", MONTHLY),
        (rf"{_OF_DATE} kajdogo mesyasa(?: gacha)?", MONTHLY),
        (rf"ejekvartalno,? (?:do |k |ne pozdnee )?{_OF_DATE}", QUARTERS),
    )
)


def _read_year(text: str) -> Window | None:
    if re.fullmatch(r"(?:butun )?(?:yil|kalendar yil)(?:i)? (?:davomida|mobaynida|ichida|boyi|boyicha|boyida)", text):
        return YEAR
    if re.fullmatch(
        r"yil boyi|butun yil|za god|godovoy|godovoe|v techenie (?:vsego )?(?:goda|god)|ves god|v techenii goda"
        r"|na protyajenii goda",
        text,
    ):
        return YEAR
    if re.fullmatch(
        rf"(?:yil|yilning) {_END}|kones goda|(?:v )?kon(?:se|sa|su) goda(?: gacha)?|k konsu goda|po itogam goda", text
    ):
        return YEAR_END
    return None


def _read_quarters(text: str) -> Window | None:
    """One quarter, neighbours, or a range; in "I va III chorak" each is due at its end."""
    quarter = rf"({_ORDINAL})(?:[ -]{{0,3}}{_QUARTER})?"
    match = re.fullmatch(rf"(?:v |vo |v techenie )?({quarter}(?:{_JOIN}{quarter})*){_after(_QUARTER)}", text)
    if not match or not re.search(_QUARTER, match[0]):
        return None
    quarters, ranged = _ordinals(re.sub(_QUARTER, " ", match[1]))
    run = _run(quarters, ranged)
    return _finish(run, 3, match["tail"]) if run or ranged else apart(quarters, 3)


def _after(noun: str) -> str:
    """The end of a phrase: its noun where the list before did not bring one, and what is said about it."""
    return rf"(?:{noun})?(?P<tail>{_DURING}|(?:ning)? ?{_END})"


def _ordinals(text: str) -> tuple[list[int], bool]:
    """The ordinals of a list, and whether it is a range ("I – III")."""
    # A Russian "and" between numerals looks like the numeral I: "i i ii".
    text = re.sub(r"(?<=[iv\d]) +i +(?=[iv\d])", ", ", " ".join(text.split()))
    pieces = [piece for piece in re.split(r"[ ,;-]+|\bva\b|\bhamda\b|\bpo\b", text) if piece]
    numbers = [int(digit) for piece in pieces for digit, pattern in _ORDINALS.items() if re.fullmatch(pattern, piece)]
    return numbers, bool(re.search(r"\w *- *[iv\d]|\bpo\b", text)) and len(numbers) == 2


def _run(numbers: list[int], ranged: bool) -> tuple[int, int] | None:
    if not numbers:
        return None
    if ranged and numbers[0] < numbers[1]:
        return numbers[0], numbers[1]
    if numbers == list(range(numbers[0], numbers[0] + len(numbers))):
        return numbers[0], numbers[-1]
    return None


def _finish(run: tuple[int, int] | None, length: int, tail: str) -> Window | None:
    """The months of a run of quarters or halves; "by the end of" makes it one thing due at its end."""
    if run is None:
        return None
    first, last = (run[0] - 1) * length + 1, run[1] * length
    if re.search(rf"{_END}$", tail):
        return Window(points=(last,))
    return Window(first, last)


def _read_half(text: str) -> Window | None:
    text = re.sub(r"^(v |vo )?((?:perv|vtor)\w+) polovin\w+(?: goda)?$", r"\2 polugodie", text)
    match = re.fullmatch(
        rf"(?:v |za )?(?:yilning )?({_ORDINAL})[ -]{{0,3}}{_HALF}"
        rf"(?P<tail>{_DURING}|(?:ning)? ?{_END})(?: goda)?",
        text,
    )
    if not match:
        return None
    numbers, _ = _ordinals(match[1])
    if len(numbers) != 1 or numbers[0] > 2:
        return None
    return _finish((numbers[0], numbers[0]), 6, match["tail"])


_COUNTS = {
    "uch": 3, "tri": 3, "olti": 6, "shest": 6, "toqqiz": 9, "devyat": 9, "on ikki": 12, "dvenadsat": 12,
}  # fmt: skip


def _read_first_months(text: str) -> Window | None:
    """The months from January on ("9 oy davomida"); only 3, 6, 9 and 12 say which months."""
    words = "|".join(_COUNTS)
    match = re.fullmatch(
        rf"(?:za |v techenie |birinchi |dastlabki |yilning |perv(?:ie|ix) )?(\d\d?|{words}) ?"
        rf"(?:oy|oylik|oyi|oyda|mesyas(?:a|ev)?)(?P<tail>{_DURING}| ?{_END})(?: goda)?",
        text,
    )
    if not match:
        return None
    count = _COUNTS.get(match[1]) or int(match[1])
    # Within three months is three months from some day on; nine months are those of the year.
    relative = match["tail"].strip() == "ichida" or (count == 3 and match["tail"].strip() in ("davomida", "mobaynida"))
    return _finish((1, 1), count, match["tail"]) if count in (3, 6, 9, 12) and not relative else None


def _read_months(text: str) -> Window | None:
    """A month, neighbouring months or a range; of months apart something is due in each."""
    name = rf"({MONTH})(?: ?oy(?:i|ida|lari|larida)?)?"
    if match := re.fullmatch(rf"(?:s )?{name} ?dan {name} ?(?:gacha|ga qadar)", text.replace("dan ", " dan ")):
        return _month_run([month_of(match[1]), month_of(match[2])], ranged=True)
    if match := re.fullmatch(rf"(?:s |c ){name} po {name}", text):
        return _month_run([month_of(match[1]), month_of(match[2])], ranged=True)
    if match := re.fullmatch(rf"(?:v )?{name}(?:ning)? ?(?:{_END})", text):
        return Window(points=(month_of(match[1]),))
    if match := re.fullmatch(rf"(?:konsa |v konse |kones ){name}(?: gacha)?", text):
        return Window(points=(month_of(match[1]),))
    ending = rf"(?: ?oy(?:i|ida|lar|lari|larda|larida)|da| mesyas(?:e|a|ev|ax)?)?{_DURING}"
    if not re.fullmatch(rf"(?:v |v techenie )?{name}(?:{_JOIN}{name})*{ending}", text):
        return None
    months = [month_of(name) for name in re.findall(MONTH, text)]
    if Window(points=tuple(months)) in (QUARTERS, HALVES):
        return Window(points=tuple(months))
    run = _month_run(months, ranged=len(months) == 2 and "-" in text)
    return run if run or "-" in text else apart(months)


def _month_run(months: list[int], ranged: bool) -> Window | None:
    run = _run(months, ranged)
    return Window(*run) if run else None
