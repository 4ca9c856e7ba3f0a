"""Numbers in the cells of a plan: what a person typed, with every reading that it allows."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import product
from math import prod
from typing import Literal

from plan.document.cell.limits import limit_directions
from plan.document.cell.struck import STROKE
from plan.fold import fold
from plan.quantities import value_in_words

Fault = Literal[
    "", "words", "at_least", "negative", "separator", "with_unit", "fraction", "formula", "date", "error", "too_big",
    "merged", "amount_words", "struck", "noted",
]  # fmt: skip

_NONE = re.compile(r"[-–—−‒_.]{0,5}|[xX×хХ]")
_GROUPED = re.compile(r"\d{1,3}(?: \d{3})+(?:,\d+)?")
_PLAIN = re.compile(r"\d+(?:,\d+|\.\d{1,2}|\.\d{4,})?")
_SEPARATED = re.compile(r"(\d{1,3})[.,](\d{3})")
_UNIT_AFTER = re.compile(r"(\d[\d \u00a0]*(?:,\d+)?)\s*-?\s*([^\W\d_][^\d]*)")
_AT_LEAST = re.compile(
    r"(?:kamida|kamda|kami bilan|eng kamida|не менее|камида|kopida|ko'pida|≥|>|<|≤|~)\s*(\d[\d ]*)"
    r"(?: ?(?:ta|та|dona|nafar|kishi|marta|nusxa))?",
    re.I,
)
_ONE_NUMBER = re.compile(r"\D*?(\d[\d \u00a0]*(?:,\d+)?)(?:\D*)")
_TIMES: tuple[tuple[re.Pattern[str], int], ...] = tuple(
    (re.compile(rf"(?:^|[\W\d])(?:{words})"), factor)
    for words, factor in (
        (r"ming|(?<=\d)min\.|(?<=\d )min\.|tis", 1000),
        (r"yuz(?:ta|lab|lik|tadan)?\b|sot(?:n[yia]|en)\b", 100),
        (r"on(?:ta|lab|lik|tadan)\b|desyat(?:ok|ka|kov)\b", 10),
        (r"dyujin", 12),
        (r"mln|million", 10**6),
        (r"mlrd|milliard", 10**9),
        (r"har ?(?:bir )?oy|oyiga|oyida|(?<=/)oy\b|ejemes|v mes|kajdiy mes", 12),
        (r"har ?(?:bir )?chorak|chorag?[kg]?iga|chorakda|(?<=/)chorak\b|ejekvart|v kvartal", 4),
        (r"har ?(?:bir )?yarim|yarim yilda|v polugod", 2),
        (r"har ?(?:bir )?hafta|haftasiga|haftada|(?<=/)hafta\b|ejened|v nedelyu", 52),
    )
)
"""Words beside a figure that change it, and how many of it make a year."""
_ABOUT = re.compile(r"\b(?:okolo|taxminan)\b|\batrofida\b")
_A_DAY = re.compile(
    r"\b(?:baravar|barobar|karra)\b|\b(?:kuniga|kunda|kunlik|har ?kun\w*)\b|ejedn|\bv den|/(?:kun|den)\b"
)
"""Words beside a figure of which nobody can say what it comes to in a year."""
_HALVES = {"½": "0.5", "¼": "0.25", "¾": "0.75", "1/2": "0.5", "1/4": "0.25", "3/4": "0.75"}
_MIXED = re.compile(r"(\d+)(?: ?([½¼¾])| (1/2|1/4|3/4))|([½¼¾])")
"""A number with a part of one: "1 ½"; "1/2" alone may be one of two."""
_NOT_LESS = re.compile(r"(\d[\d ]*(?:,\d+)?) ?(?:%|foiz)? ?(?:\w{0,6}dan )?(?:kam|past) (?:emas|bolma\w+)\W*")
_NUMERAL = (
    r"(?:bir|ikki|uch|tort|besh|olti|etti|sakkiz|toqqiz|on|yigirma|ottiz|qirq|ellik|oltmish|etmish|sakson|toqson|yuz"
    r"|odin|odna|dva|dve|tri|chetire|pyat|shest|sem|vosem|devyat|desyat|sorok|devyanosto|sto|dvesti|trista"
    r"|\w+nadsat|(?:dva|tri)dsat|\w+desyat|\w+(?:sta|sot))"
)
_IN_WORDS = re.compile(
    rf"{_NUMERAL}(?: (?:{_NUMERAL}|ming|tisyach\w*|million\w*|milliard\w*))*|tisyacha(?: {_NUMERAL})+"
)
"""A number in words; "5 (ming)" is another number than 5."""
_SPELLED = re.compile(r"(\d(?:[\d \u00a0]*\d)?(?:,\d+)?)\s?\(([^\d()]+)\)")
"""A figure once more in words: "12 (o'n ikki)"."""
_RANGE = re.compile(r"(\d+(?:,\d+)?) ?[-–—] ?(\d+(?:,\d+)?)(?: ?%| [^\W\d_]+)?")
_NOTED = re.compile(r"(\*{0,3}) ?(\d(?:[\d ]*\d)?(?:,\d+)?) ?(\*{1,3}|[¹²³⁰⁴-⁹]{1,2}|\.|†)?\)?(?: ?[^\W\d_]{1,12}\.?)?")
"""A figure with the mark of a note: "45*", "45²"."""
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u2060\ufeff]")
_MARKED = re.compile(
    r"\d{1,3}(?:['‘’ʻʼ`´]\d{3})+(?:[.,]\d{1,2})?|\d{1,3}(?:\.\d{3}){2,}(?:,\d{1,2})?|\d{1,3}(?:,\d{3}){2,}(?:\.\d{1,2})?"
    r"|\d{1,3}(?:\.\d{3})+,\d{1,2}|\d{1,3}(?:,\d{3})+\.\d{1,2}"
)
"""Thousands parted by one kind of mark, so that it can be nothing else: "1'400", "1.400.000", "1,400.5"."""
_EXPLAINED = re.compile(r"(\d[\d ]*(?:,\d+)?)(?: ?[^\W\d_]{1,12}\.?)? ?\([^()]*\d[^()]*\)")
"""A figure with more about it in brackets: "12 ta (har oyda 1 ta)"."""
_FROM_TO = re.compile(
    r"(?:с )?\d[\d ]*(?:,\d+)?(?: ?%| ?[^\W\d_]{1,12}?)? ?(?:dan|дан|до) (\d[\d ]*(?:,\d+)?)(?: ?%| ?[^\W\d_]{1,12})?"
)
"""Where it comes from, and what it is brought to: "10 tadan 15 taga"."""
_COMPOUND = re.compile(
    r"(?:(\d+) ?(?:mlrd|milliard)\w*\.?)? ?(?:(\d+) ?(?:mln|million)\w*\.?)? ?(?:(\d+) ?(?:ming|tis)\w*\.?)?"
    r" ?(\d{1,3})?(?: ?[^\W\d][^\d]*)?"
)
"""A figure in its millions, thousands and ones: "1 mln 500 ming", "1 ming 200 so'm"."""
_SCALES = (10**9, 10**6, 10**3, 1)
_WITH_WORD = re.compile(r"([\d'‘’ʻʼ`´., ]*\d)\s?[^\W\d_][\w'‘’ʻ`]*\.?")
_IS_YEAR = re.compile(r"20\d\d")
_NEGATIVE = re.compile(r"[-–—−]\s?(\d[\d ]*)|\((\d[\d ]*)\)")
_DATE = re.compile(r"\d{4}-\d\d|\d{4}-\d\d-\d\d(?:[ T].*)?|\d\d\.\d\d\?|\d\d?\.\d\d?\.\d{4}")
# No district library promises a thousand million of anything; such a cell is two cells run together.
_MOST = 9
_MOST_READINGS = 500
_LARGEST = Decimal(10) ** 9


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A cell read. `readings`: the possible lists of figures, where None is "no figure". `fault`: why it
    cannot simply be taken; then `proposals` are what one figure may have meant."""

    readings: tuple[tuple[Decimal | None, ...], ...]
    fault: Fault = ""
    proposals: tuple[Decimal, ...] = ()


def read_number_cell(text: str, flat: bool = False) -> NumberCell:
    """Every way to read a cell as figures. In a `flat` text a space may part figures as well as thousands."""
    if STROKE in text:
        # Whether nothing is promised any more, or another figure belongs there, nobody but a person knows.
        written = read_number_cell(text.replace(STROKE, ""), flat).readings
        return NumberCell((), "struck", tuple(values[0] for values in written if len(values) == 1 and values[0]))
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    if not lines:
        return NumberCell(((None,),))
    cells = [_read_line(line, flat) for line in lines]
    if len(cells) == 1:
        return cells[0]
    if broken := next((cell for cell in cells if not cell.readings), None):
        return NumberCell((), broken.fault)
    if prod(len(cell.readings) for cell in cells) > _MOST_READINGS or len(cells) > _MOST_READINGS:
        return NumberCell((), "words")
    readings = [tuple(value for part in parts for value in part) for parts in product(*(c.readings for c in cells))]
    return NumberCell(tuple(dict.fromkeys(readings)), next((cell.fault for cell in cells if cell.fault), ""))


def without_spelling(text: str) -> str:
    """A cell without what only says its figures once more in words: "12 (o'n ikki) ta" is "12 ta"."""

    def shortened(match: re.Match[str]) -> str:
        value, spelled = _spelled(match)
        return match[1] if value is not None and value == spelled else match[0]

    return _SPELLED.sub(shortened, text)


def _spelled(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """What the digits come to, and what the words in brackets behind them do."""
    return _whole(" ".join(match[1].split())), value_in_words(fold(match[2]).strip())


def of_several(cell: NumberCell) -> NumberCell:
    """The same cell where it is merged over several rows or columns: whose its figure is can only be asked."""
    if cell.readings == ((None,),):
        return cell
    proposals = [reading[0] for reading in cell.readings if len(reading) == 1 and reading[0] is not None]
    return NumberCell((), "merged", tuple(proposals) or cell.proposals)


def whole_only(cell: NumberCell) -> NumberCell:
    """The cell of something that is counted in whole ones: a fraction in it is asked about, never taken."""
    whole = tuple(reading for reading in cell.readings if not any(value and value % 1 for value in reading))
    if whole or not cell.readings:
        return cell if whole == cell.readings else replace(cell, readings=whole)
    # Some things are counted in halves after all (half a post), so the figure as written stays on offer.
    proposals = tuple(reading[0] for reading in cell.readings if len(reading) == 1 and reading[0] is not None)
    return NumberCell((), "fraction", proposals)


def _read_line(line: str, flat: bool) -> NumberCell:
    if _NONE.fullmatch(line):
        return NumberCell(((None,),))
    if (value := _whole(line)) is not None and not (flat and " " in line):
        return _sized(((value,),))
    tokens = line.split(" ")
    if not flat and _NEGATIVE.fullmatch(line):
        return _fault(line)
    plain = all(_PLAIN.fullmatch(token) or token in {"-", "–", "—"} for token in tokens)
    if plain and len(tokens) <= _MOST and (readings := _partitions(tuple(tokens))):
        return _sized(readings)
    return _fault(line)


def _sized(readings: tuple[tuple[Decimal | None, ...], ...]) -> NumberCell:
    fitting = tuple(reading for reading in readings if all(v is None or v < _LARGEST for v in reading))
    return NumberCell(fitting) if fitting else NumberCell((), "too_big")


def _whole(text: str) -> Decimal | None:
    """The text as one figure: digits, thousands parted by spaces, decimals after a comma."""
    if _MARKED.fullmatch(text):
        return _marked_thousands(text)
    if _PLAIN.fullmatch(text) or _GROUPED.fullmatch(text):
        return Decimal(text.replace(" ", "").replace(",", ".")) if not _SEPARATED.fullmatch(text) else None
    return None


@lru_cache(maxsize=1024)
def _partitions(tokens: tuple[str, ...]) -> tuple[tuple[Decimal | None, ...], ...]:
    """Every way to group neighbouring tokens into figures ("255 11 244": three, or 255 and 11 244)."""
    if not tokens:
        return ((),)
    partitions: list[tuple[Decimal | None, ...]] = []
    for length in range(1, len(tokens) + 1):
        head = " ".join(tokens[:length])
        value = _whole(head)
        if value is None and not (length == 1 and _NONE.fullmatch(head)):
            continue
        # A figure does not begin with a nought: "16 069" is one number.
        if length == 1 and len(head) > 1 and head[0] == "0" and head.isdigit():
            continue
        partitions += [(value, *rest) for rest in _partitions(tokens[length:])]
    return tuple(partitions)


def _fault(line: str) -> NumberCell:
    return _other_than_words(line) or _in_words(line)


def _other_than_words(line: str) -> NumberCell | None:
    if _DATE.fullmatch(line):
        return NumberCell((), "date")
    if line[0] in "=#":
        return NumberCell((), "formula" if line[0] == "=" else "error")
    if separated := _SEPARATED.fullmatch(line):
        joined, decimal = Decimal(separated[1] + separated[2]), Decimal(f"{separated[1]}.{separated[2]}")
        return NumberCell((), "separator", (joined, decimal))
    limited = _AT_LEAST.fullmatch(line) or _NOT_LESS.fullmatch(fold(line))
    if match := _NEGATIVE.fullmatch(line) or limited:
        value = _whole(next(group for group in match.groups() if group).strip())
        return NumberCell((), "at_least" if match is limited else "negative", () if value is None else (value,))
    return None


def _in_words(line: str) -> NumberCell:
    if match := _SPELLED.match(line):
        value, spelled = _spelled(match)
        if _IN_WORDS.fullmatch(fold(match[2]).strip()):
            return NumberCell((), "words", tuple(reading for reading in (value, spelled) if reading is not None))
    if (value := value_in_words(fold(line))) is not None:
        return NumberCell((), "words", (value,))
    if match := _MIXED.fullmatch(line):
        part = Decimal(_HALVES[next(group for group in match.groups()[1:] if group)])
        return NumberCell((), "words", (Decimal(match[1] or 0) + part,))
    if (value := _compound(fold(line))) is not None:
        return NumberCell((), "amount_words", (value,))
    if (match := _WITH_WORD.fullmatch(line)) and _MARKED.fullmatch(match[1]):
        return NumberCell((), "words", (_marked_thousands(match[1]),))
    if match and _SEPARATED.fullmatch(match[1]):
        return _fault(match[1])
    if changed := _changed_by_words(line):
        return changed
    if (seen := _UNSEEN.sub("", line).strip()) != line and (value := _whole(seen)) is not None:
        return NumberCell((), "words", (value,))
    match = _EXPLAINED.fullmatch(line) or _FROM_TO.fullmatch(line)
    if match and (value := _whole(match[1].strip())) is not None:
        return NumberCell((), "words", (value,))
    if match := _RANGE.fullmatch(line):
        ends = [value for value in map(_whole, match.groups()) if value is not None]
        if len(ends) == 2 and ends[0] < ends[1] and not all(_IS_YEAR.fullmatch(str(end)) for end in ends):
            return NumberCell((), "words", tuple(ends))
    if note_of(line) and (match := _NOTED.fullmatch(line)) and (value := _whole(match[2])) is not None:
        return NumberCell((), "noted", (value,))
    if (match := _UNIT_AFTER.fullmatch(line)) and (value := _whole(" ".join(match[1].split()))) is not None:
        return NumberCell(((value,),), "with_unit", (value,))
    if (match := _NOTED.fullmatch(line)) and (value := _whole(match[2])) is not None:
        return NumberCell((), "words", (value,))
    return NumberCell((), "words")


def note_of(text: str) -> str:
    """The mark that sends a reader of a figure to a note, "" for none."""
    match = _NOTED.fullmatch(" ".join(text.split()))
    return (match[1] or (match[3] or "").strip(".")) if match else ""


def _compound(words: str) -> Decimal | None:
    """What millions, thousands and ones come to; None unless there are at least two of them."""
    if (match := _COMPOUND.fullmatch(words)) is None:
        return None
    said = [(digits, scale) for digits, scale in zip(match.groups(), _SCALES, strict=True) if digits]
    return sum((Decimal(digits) * scale for digits, scale in said), Decimal(0)) if len(said) > 1 else None


def _marked_thousands(text: str) -> Decimal:
    """Its last mark is that of decimals where fewer or more than three digits are behind it, or no other is like it."""
    head, decimals = text, ""
    if match := re.fullmatch(r"(.*\d)[.,](\d{1,2})", text):
        head, decimals = match.groups()
    return Decimal(f"{''.join(filter(str.isdigit, head))}.{decimals or 0}").normalize() + 0


def _changed_by_words(line: str) -> NumberCell | None:
    """A figure beside a word that makes it another, or a limit: "5 ming", "oyiga 2 ta", "25 gacha". What it comes to in
    a year is offered, and never the bare digits of what is no year's figure."""
    match = _ONE_NUMBER.fullmatch(line)
    value = _whole(" ".join(match[1].split())) if match else None
    if value is None:
        return None
    words = fold(line)
    times = [factor for pattern, factor in _TIMES if pattern.search(words)]
    is_limit, about = bool(limit_directions(words)), bool(_ABOUT.search(words))
    a_day = bool(_A_DAY.search(words))
    if not (times or is_limit or about or a_day):
        return None
    whole = value * prod(times)
    offered = whole < _LARGEST and not a_day and (times or (is_limit and not about))
    return NumberCell((), "amount_words", (whole,) if offered else ())
