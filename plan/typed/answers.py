"""Several answers in one message: which line answers which row, and when that cannot be told.

A line is either the answer to the next question or begins with the row it is meant for. Only these beginnings
are a row, because none of them is also a way to write a number:

    14) 9870      9.2) 10      13 yangi) 45      IV.14) 9870     a bracket that was never opened
    14: 9870      13 yangi: 45      IV.14: 9870                  a colon (14:30 without a space is a time)
    IV.14 9870    IV.14 - 9870      IV.14. 9870                  a row with its section
    12 nusxa) 250                                                a part that is also a unit: only with a bracket
    14-band 9870  14-qator: 9870    №14 9870                     a row called a row
    band 14 9870  14-savol 9870     пункт 14: 9870    п.14 9870
    14 noma'lum   14. noma'lum      13 yangi noma'lum            a row of which nobody knows the number yet

`14. 9870` and `14 - 9870` may be a row and its number, or one number, or a range; `14)` may be either. They
are asked back (`Unclear("address")`) with what was probably meant. Whether the row exists is for the caller
to say; somebody may also have numbered the lines `1) 2) 3)` by himself.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from plan.quantities import numerals_in
from plan.typed.all_zero import zeros_said
from plan.typed.numbers import Number, Read, Unclear, read_number
from plan.typed.signs import plain_signs
from plan.vocabulary import is_unit, says_unknown, words_of


@dataclass(frozen=True, slots=True)
class Address:
    """The row a line is meant for, as the person named it; section and part only if they did."""

    number: str
    section: str | None = None
    part: str | None = None


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Somebody says that the number is not known yet, which is neither nothing nor zero."""

    typed: str


@dataclass(frozen=True, slots=True)
class Opens:
    """Somebody names a row and nothing else (`14 band`): the question that they want to be asked."""

    typed: str


@dataclass(frozen=True, slots=True)
class Answer:
    """One line: for a row, or (None) for the next question; what was read; and the line as typed."""

    target: Address | None
    read: Read | NotKnown | Opens
    line: str


_SECTION = r"(?P<section>[IVXivxІіХх]{1,5})\s?[.\-]\s?"
_ROW = r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)"
_PART = r"(?:\s*\(?(?P<part>[^\W\d_][^\d():]{0,60}?)\)?)?"
_ROW_WORD = r"(?:band|qator|savol|punkt|банд|қатор|катор|савол|пункт|вопрос|строк)[^\W\d_]{0,4}"
_AT = r"(?:(?:в|во|по|для|на)\s)?"
_LEADS_TO_ROW = rf"(?:{_ROW_WORD}|[пpбb]\.)"
"""What stands before a row's number: `band 14`, `п.14`."""
_ORDINAL = "(?:inchi|nchi|chi|инчи|нчи|чи|[аыо]?[йя]|му|го)"
_CALLED = rf"\s?-?\s?{_ORDINAL}?\s?{_ROW_WORD}"
_REST = r"\s*(?P<rest>.*)"

_ADDRESSED = tuple(
    re.compile(beginning + _REST, re.IGNORECASE)
    for beginning in (
        rf"(?:№\s?)?(?:{_SECTION})?{_ROW}{_PART}\s?\)",
        rf"(?:№\s?)?(?:{_SECTION})?{_ROW}{_PART}\s?:(?!\d\d(?!\d))",
        rf"{_SECTION}{_ROW}(?:\s-\s|\.\s|\s?=\s?|\s)\s*(?=\S)",
        rf"№\s?{_ROW}(?:\s-\s|\.\s|\s?=\s?|\s)\s*(?=\S)",
        rf"{_AT}(?:{_SECTION})?{_ROW}{_CALLED}(?:\s?[:=)]|\s-\s|\s)",
        rf"{_AT}{_LEADS_TO_ROW}\s?№?\s?(?:{_SECTION})?{_ROW}(?:\s?[:=)]|\s-\s|\s)\s*(?=\S)",
    )
)
_GO_THERE = (
    r"(?:[oу]['‘]?t(?:ish|kaz|ing|ay|aman)?|och(?:ish|ib|ing)?|qayt(?:ish|ing|ay|aman)?|ўт(?:иш|каз|инг)?|оч(?:иш|иб|инг)?"
    r"|қайт(?:иш|инг)?)(?:\s+(?:ber|бер)[^\W\d_]*)?"
)
"""What is said to have a row opened: `14 ga o'tish`, `14 ni ochib bering`."""
_OPENS = tuple(
    re.compile(form + r"[\s.?!]*", re.IGNORECASE)
    for form in (
        rf"(?:{_SECTION})?{_ROW}{_CALLED}",
        rf"{_LEADS_TO_ROW}\s?№?\s?(?:{_SECTION})?{_ROW}",
        rf"№\s?(?:{_SECTION})?{_ROW}",
        rf"(?:{_SECTION})?{_ROW}(?:\s|-|\s-\s)(?:chi|чи)",
        rf"(?:{_SECTION})?{_ROW}(?:{_CALLED}|\s?-?\s?(?:ga|ni|га|ни))\s+{_GO_THERE}",
    )
)
_SPELLED_ROW = re.compile(rf"([^\W\d_][^\d():]*?)[iи]?(?:nchi|нчи)\s+(?={_ROW_WORD})", re.IGNORECASE)
"""A row whose number is spelled: `o'n to'rtinchi band`."""
_DASH_BEHIND_ROW = re.compile(r"^[-=:]+\s+")
"""What parts a row from its number a second time: `13 (yangi) - 21`."""
_MAYBE_ADDRESSED = re.compile(rf"{_ROW}(?:\.\s+|\s+-+\s+){_REST}")
_GAP = re.compile(r"[\s,;]+(?=[^\W\d_])")
"""What stands before a word: that the rest is zero may be said behind a number (`14) 9870, qolgani 0`)."""
LONGEST_REST = 80
"""Letters within which it is said that the rest is zero: long messages are not read from each of their words on."""
_NOT_KNOWN = re.compile(rf"{_ROW}{_PART}\s*[-.,]?\s+{_REST}")


def read_answers(text: str, whole: bool = True, month: int | None = None) -> list[Answer]:
    """Read a message line by line, empty lines left out; `whole` and `month` as in `read_number`."""
    return [_read_line(line, whole, month) for line in text.splitlines() if plain_signs(line)]


def address_in_front(text: str) -> Address | None:
    """The row that a text names, and nothing else: `14`, `14)`, `13 yangi`, `14-bandga`; None of any other text."""
    if called := next(filter(None, (form.fullmatch(plain_signs(text)) for form in _OPENS)), None):
        return _address(called)
    named = [answer for answer in read_answers(f"{text.rstrip(' .):')}) 1") if isinstance(answer.read, Number)]
    return named[0].target if len(named) == 1 else None


def without_the_rest(text: str) -> tuple[str, bool]:
    """A message without its last words if these say "the rest are zero" (`qolgani 0`), and whether they do."""
    *before, last = text.splitlines() or [""]
    if zeros_said(last) == "rest":
        return "\n".join(before), True
    gaps = _GAP.finditer(last, max(0, len(last) - LONGEST_REST))
    behind = next((gap.end() for gap in gaps if zeros_said(last[gap.end() :]) == "rest"), None)
    if behind is None or not re.search(r"\d", last[:behind]):
        return text, False
    return "\n".join([*before, last[:behind].rstrip(" ,;.-")]), True


def says_rest_alone(text: str) -> bool:
    """Whether a message says on a line of its own that the rest is zero."""
    return zeros_said((text.splitlines() or [""])[-1]) == "rest"


def said_in_words(text: str) -> bool:
    """Whether a text that was asked for as words has any, and is no number for a row."""
    return any(map(str.isalpha, text)) and not holds_only_numbers(text)


def holds_only_numbers(text: str) -> bool:
    """Whether a text that was asked for as words is numbers instead: bare ones, or for rows that it names.

    `12 ta kitob qolgan` is words although a number could be read from it, `15) 300` is not.
    """
    lines = read_answers(text, whole=False)
    return bool(lines) and all(
        isinstance(line.read, Number) and not any(map(str.isalpha, _behind_address(line))) for line in lines
    )


def _behind_address(answer: Answer) -> str:
    return re.split(r"[):]", answer.line, maxsplit=1)[-1] if answer.target is not None else answer.line


def _read_line(line: str, whole: bool, month: int | None) -> Answer:
    typed = _with_row_in_digits(plain_signs(line))
    if says_unknown(line):
        return Answer(None, NotKnown(line), line)
    if zeros_said(line) is not None:
        return Answer(None, Unclear("all_zero", line, (Decimal(0),)), line)
    for form in _OPENS:
        if match := form.fullmatch(typed):
            return Answer(_address(match), Opens(line), line)
    for form in _ADDRESSED:
        # `45 ta: 12` and `45 (ta)` are numbers with their unit; `12 nusxa) 250` is a part of a row and its number.
        match = form.fullmatch(typed)
        if match and _is_spelled(match.groupdict().get("part")):
            continue
        if match and ((form is _ADDRESSED[0] and match["rest"]) or _is_part(match.groupdict().get("part"))):
            return _addressed(match, whole, month, line)
    if (match := _NOT_KNOWN.fullmatch(typed)) and says_unknown(match["rest"]):
        return Answer(_address(match), NotKnown(line), line)
    if match := _MAYBE_ADDRESSED.fullmatch(typed):
        rest = read_number(match["rest"], whole, month)
        if isinstance(rest, Number):
            return Answer(_address(match), Unclear("address", line, (rest.value,)), line)
    return Answer(None, read_number(line, whole, month), line)


def _with_row_in_digits(typed: str) -> str:
    spelled = _SPELLED_ROW.match(typed)
    read = read_number(spelled[1]) if spelled else None
    if spelled is None or not isinstance(read, Unclear) or read.why != "number_words" or len(read.candidates) != 1:
        return typed
    return f"{read.candidates[0]}-{typed[spelled.end() :]}"


def _addressed(match: re.Match[str], whole: bool, month: int | None, line: str) -> Answer:
    if says_unknown(match["rest"]):
        return Answer(_address(match), NotKnown(match["rest"]), line)
    rest = read_number(_DASH_BEHIND_ROW.sub("", match["rest"]), whole, month)
    if match["rest"]:
        return Answer(_address(match), rest, line)
    lone = read_number(line, whole, month)
    return Answer(None, Unclear("address", line, (lone.value,)) if isinstance(lone, Number) else lone, line)


def _is_spelled(words: str | None) -> bool:
    """Whether words in a bracket only say the number before them again: `45 (qirq besh) nafar`."""
    return bool(words) and all(map(numerals_in, words_of(words or "")))


def _is_part(words: str | None) -> bool:
    return words is None or not is_unit(words)


def _address(match: re.Match[str]) -> Address:
    groups = match.groupdict()
    section, part = groups.get("section"), groups.get("part")
    return Address(
        number=groups["number"].replace(",", "."),
        section=section.upper().translate(str.maketrans("ІХ", "IX")) if section else None,
        part=part.strip() if part else None,
    )
