"""The reader of what people type when they are asked "how many?".

It reads a number only when there is one way to read it. Everything else is a value too: what stood in the
way, and the numbers that may have been meant, to be confirmed with one tap. It never raises, never guesses.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from plan.quantities import Piece, factor_of, values_of
from plan.typed.digits import LETTER, Misread, read_digits, sensible, shape_of
from plan.typed.families import OF_NUMBER, TIMES, is_month_of_year
from plan.typed.said import Sentence
from plan.typed.sentence import parse
from plan.typed.several.between import behind_arrow, ends_of, product_of, sum_of, total_of
from plan.typed.several.parts import whole_of
from plan.typed.several.said_twice import said_twice
from plan.typed.signs import SLIPS, TELLING, lookalike, plain_signs, strange_signs
from plan.typed.why import Why
from plan.vocabulary import look_up, words_of

MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Number:
    """What was read, and the text it was read from."""

    value: Decimal
    typed: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """Why nothing was read. With candidates it is a question (was one of these meant?), without a refusal.

    Where the figure's unit or its present value decides more: `amount` is the bare number of a percent, of another
    unit, of a multiplier, of a rate, or of a change (less than zero for what is taken away); `times` what it was
    multiplied by, and `unit` the unit that was typed.
    """

    why: Why
    typed: str
    candidates: tuple[Decimal, ...] = ()
    amount: Decimal | None = None
    times: Decimal = Decimal(1)
    unit: str = ""


Read = Number | Unclear

_KEYCAP = "\u20e3"  # makes a picture of the digit before it

_LETTERS_FOR_DIGITS = re.compile("[lI][OoОо]+")
"""`lOO`"""

_NOT_THIS: frozenset[Why] = frozenset(
    {"phone", "percent", "unit", "not_a_number", "not_yet", "sum", "mistake", "delete", "ordinal"}
)
"""Where the digits that stand there are surely not the answer, so they are not offered."""
_NEARLY = frozenset[Why]({"bound", "approximate", "asked"})
"""What is said of a number that may be another one: `40 yoki 50`, `40mi 50mi`."""
_OF_RANGES = frozenset[Why]({*_NEARLY, "case", "letters", "date"})
"""What may be said of a range, which stays one."""
_PUT_OFF = frozenset[Why]({"later", "to_come", "short_time"})
"""What is said instead of a number by whoever will write it on another day: `dushanba kuni`, `indinga beramiz`."""
_WILL_DO = re.compile(r"[a-z]{2,}(?:ay?|y)(?:man|miz)")
"""What somebody is going to do: `surishtiraman`, `so'raymiz`."""
_GLUED_LABEL = re.compile(rf"{LETTER}{{3,}}-\d[\d ]*")
"""`jami-45`: a word, and its number behind a hyphen."""


def read_number(text: str, whole: bool = True, month: int | None = None) -> Read:
    """Read one typed answer; `whole` for what is counted in whole ones (12,0 is twelve, 12,5 is refused). `month` is
    the one whose number is asked: what is said of another one is not taken, and without it any month may be named."""
    line = plain_signs(text)
    if not line:
        return Unclear("empty", text)
    pictured, line = _KEYCAP in line, line.replace(_KEYCAP, "")
    if any(char.isnumeric() and not char.isascii() for char in line):
        return Unclear("not_a_number", text)
    if (twice := said_twice(line)) is not None:
        return _of_both(read_number(twice[0], whole, month), twice[1], text)
    sentence = parse(line, month)
    read = _beside_digits(sentence, text, whole) if sentence.runs else _without_digits(sentence, text, whole)
    if isinstance(read, Unclear) and read.why == "rate" and not read.candidates:
        return replace(read, candidates=product_of(line, whole))
    if pictured and isinstance(read, Number):
        return Unclear("number_words", text, (read.value,))
    if isinstance(read, Unclear) and not read.candidates and (said := whole_of(line)) is not None:
        return _with_parts(read_number(said, whole, month), text) or read
    return read


def _of_both(read: Read, spelled: Decimal, text: str) -> Unclear:
    """What is offered of a number that stands there twice: one where both are the same, else both."""
    values = (read.value,) if isinstance(read, Number) else read.candidates
    if isinstance(read, Unclear) and not (read.why in ("multiplier", "number_words") and len(values) == 1):
        return Unclear(read.why, text, values)
    return Unclear("number_words", text, tuple(dict.fromkeys((*values, spelled))))


def _with_parts(read: Read, text: str) -> Unclear | None:
    """The question about a whole that is told with its parts; None where the whole is no number."""
    if isinstance(read, Number):
        return Unclear("parts", text, (read.value,))
    spelled = read.why in ("multiplier", "number_words", "case") and len(read.candidates) == 1
    return Unclear("parts", text, read.candidates) if spelled else None


def _without_digits(sentence: Sentence, text: str, whole: bool) -> Read:
    line = sentence.line
    if not line.strip("- "):
        return Unclear("dash", text, (Decimal(0),))
    if line in ("O", "o", "О", "о"):
        return Unclear("letters", text, (Decimal(0),))
    if _LETTERS_FOR_DIGITS.fullmatch(line):
        return Unclear("letters", text, lookalike(line, whole))
    if not line.strip("?.… "):
        return Unclear("no_answer", text)
    values = sensible(values_of(sentence.quantities[0]), whole) if len(sentence.quantities) == 1 else ()
    families = [family for family in sentence.families if family not in OF_NUMBER or sentence.quantities]
    if sentence.only_zero and not strange_signs(line):
        return Unclear("asked", text, (Decimal(0),)) if "?" in line else Number(Decimal(0), text)
    if sentence.denies:
        why = next((family for family in families if family in (*TIMES, "later")), None)
        if why is not None or len(sentence.words) > MOST_WORDS:
            return Unclear(why or "not_a_number", text)
        return Unclear("none", text, (Decimal(0),))
    put_off = families or any(map(_WILL_DO.fullmatch, sentence.words))
    if put_off and not sentence.quantities and _PUT_OFF.issuperset(families):
        return Unclear("later", text)
    if families:
        return _question(families, sentence, text, values, whole)
    if len(sentence.quantities) == 1:
        if len(sentence.words) > MOST_WORDS + len(sentence.quantities[0]):
            return Unclear("sentence", text, values)
        return Unclear("number_words", text, values)
    return Unclear("several" if sentence.quantities else "not_a_number", text)


def _beside_digits(sentence: Sentence, text: str, whole: bool) -> Read:
    line = sentence.line
    if (corrected := behind_arrow(line, whole)) is not None:
        return Unclear("right", text, corrected)
    shape = shape_of(line)
    if sentence.one_of_none:
        return Unclear("none", text, (Decimal(0),))
    added = sum_of(line, whole) if shape in ("sum", "plus") or "+" in line else ()
    if added or shape == "sum":
        return Unclear("sum", text, added)
    if shape is not None and not (shape == "letters" and sentence.parted):
        return _of_shape(shape, sentence, text, whole)
    if sentence.right is not None:
        return Unclear("right", text, sensible(_digits(sentence.right, whole), whole))
    if sentence.families[:1] and _says_nearly(sentence.families) and (ends := ends_of(line, whole)):
        return Unclear("range", text, ends)
    if sentence.done is not None and sentence.families in (("plan",), ()):
        return Unclear("plan", text, sensible(_digits(sentence.done, whole), whole))
    if sentence.of_month is not None:
        return Unclear("last_month", text, sensible(_digits(sentence.of_month, whole), whole))
    if len(sentence.quantities) != 1:
        return _of_several(sentence, text, whole)
    quantity = sentence.quantities[0]
    bare = len(quantity) == 1 and quantity[0].kind == "digits"
    values = sensible(values_of(quantity), whole and bare)
    why: Why | None = sentence.families[0] if sentence.families else None
    if why is None and sentence.before_point:
        why = "separator"  # ,5 may be a half
    why = "date" if why is None and is_month_of_year(line) else why
    if why is not None:
        return _question(sentence.families or [why], sentence, text, values, whole)
    if strange := strange_signs(*sentence.around):
        harmless = all(
            sign in SLIPS or (unicodedata.category(sign) == "So" and sign not in TELLING) for sign in strange
        )
        slipped = bare and bool(values) and set(strange) <= set(SLIPS)
        return Unclear("case" if slipped else "not_a_number", text, values if bare and harmless else ())
    if not bare:
        return _multiplied(sentence, text, values, whole)
    run = read_digits(sentence.runs[0], whole)
    if isinstance(run, Misread):
        return Unclear(run.why, text, run.candidates)
    return Number(run, text) if len(sentence.words) <= MOST_WORDS else Unclear("sentence", text, values)


def _says_nearly(families: Sequence[Why]) -> bool:
    """Whether words say of two numbers that one is meant, or what lies between: `40 dan 50 gacha`, not `50 dan 40`."""
    return _NEARLY.issuperset(families) or ("bound" in families and {*_NEARLY, "case"}.issuperset(families))


def _of_shape(shape: Why, sentence: Sentence, text: str, whole: bool) -> Unclear:
    if shape == "letters" and _GLUED_LABEL.fullmatch(sentence.line) and sentence.families in ((), ("letters",)):
        labelled = look_up("".join(words_of(sentence.line)))
        values = sensible(values_of(sentence.quantities[0]), whole) if len(sentence.quantities) == 1 else ()
        return Unclear("case", text, values) if labelled is not None else Unclear(shape, text)
    if shape == "letters":
        return Unclear(shape, text, lookalike(sentence.line, whole))
    if shape == "range" and sentence.families and not _OF_RANGES.issuperset(sentence.families):
        return Unclear(sentence.families[0], text)  # `14-9870 bo'lmadi`
    if shape == "range" or (shape == "approximate" and len(sentence.runs) > 1):
        ends = ends_of(sentence.line, whole)
        return Unclear(shape, text, ends[:1] if "±" in sentence.line else ends)
    if shape in _NOT_THIS or len(sentence.runs) != 1:
        return Unclear(shape, text)
    values = sensible(values_of(sentence.quantities[0]), whole) if len(sentence.quantities) == 1 else ()
    amount = values[0] if shape == "plus" and values else None
    return Unclear(shape, text, values, amount)


def _of_several(sentence: Sentence, text: str, whole: bool) -> Unclear:
    """No number, or more than one: `45 (qirq besh)` is one that is said twice."""
    digits = [quantity for quantity in sentence.quantities if any(piece.kind == "digits" for piece in quantity)]
    if sentence.families[:1] == ("sum",):
        return Unclear("sum", text, sum_of(sentence.line, whole))
    if sentence.families and sentence.families[0] != "letters" and len(digits) != 1:
        in_all = total_of(sentence.line, whole) if sentence.families == ("rate",) else ()
        return Unclear(sentence.families[0], text, in_all)
    values = {values_of(quantity) for quantity in sentence.quantities}
    if len(digits) == 1 and len(values) == 1:
        return Unclear("number_words", text, sensible(values_of(digits[0]), whole))
    return Unclear("several", text)


def _question(
    families: Sequence[Why], sentence: Sentence, text: str, values: tuple[Decimal, ...], whole: bool
) -> Unclear:
    """A number that words make a question of. Nothing is offered where they say two different things about it."""
    more_than = families[0] == "vague" and any(pieces[-1].from_it for pieces in sentence.quantities)
    why = "bound" if more_than else families[0]  # `qirqdan ko'p`
    if why == "letters":
        return Unclear(why, text, lookalike(sentence.line, whole))
    amount = values[0] if values else None
    if why == "vague" or sentence.mixed or (why in _NOT_THIS and why not in ("percent", "unit")):
        return Unclear(why, text, amount=amount if why in ("mistake", "delete") else None)
    if why in ("percent", "unit"):
        return _of_unit(why, sentence, text)
    if why == "pointer":
        return Unclear(why, text, values, amount, unit=sentence.step)
    if why == "rate":
        return Unclear(why, text, amount=amount)  # what comes each day is never all of it
    if why == "change" and sentence.takes_away:
        values = ()
    if why in ("change", "grew") or (why == "remainder" and sentence.takes_away):
        change = -amount if amount is not None and sentence.takes_away else amount
        return Unclear(why, text, values, change, unit=sentence.unit)
    return Unclear(why, text, values)


def _of_unit(why: Why, sentence: Sentence, text: str) -> Unclear:
    """A number of another unit than things are counted by, to be seen by the figure's own unit."""
    pieces = sentence.quantities[0]
    times = factor_of(pieces)
    amount = next(iter(values_of(pieces if times == 1 else pieces[:1])), None)
    spelled = any(piece.kind != "digits" for piece in (pieces if times == 1 else pieces[:1]))
    return Unclear(why, text, (amount,) if spelled and amount is not None else (), amount, times, sentence.unit)


def _multiplied(sentence: Sentence, text: str, values: tuple[Decimal, ...], whole: bool) -> Unclear:
    """A number that is more than its digits: `12 ming 500`, or digits beside a word of money."""
    pieces = sentence.quantities[0]
    if len(pieces) == 2 and pieces[0].kind == "digits" and pieces[1].kind == "multiplier":
        amount = next(iter(pieces[0].values), None)
        return Unclear("multiplier", text, sensible(values, whole), amount, pieces[1].values[0], sentence.unit)
    multiplied = any(piece.kind in ("multiplier", "letter") for piece in pieces)
    if not values and not multiplied:
        values = _said_again(pieces)
    spelled = any(piece.kind in ("number", "half") for piece in pieces)
    return Unclear("multiplier" if multiplied and not spelled else "number_words", text, sensible(values, whole))


def _said_again(pieces: Sequence[Piece]) -> tuple[Decimal, ...]:
    """The number in digits whose words beside it say the same (`45 qirq besh`); nothing of `14 nol`."""
    digits = [piece for piece in pieces if piece.kind == "digits"]
    words = [piece for piece in pieces if piece.kind != "digits"]
    return digits[0].values if len(digits) == 1 and values_of(words) == digits[0].values else ()


def _digits(run: str, whole: bool) -> list[Decimal]:
    value = read_digits(run, whole)
    return [] if isinstance(value, Misread) else [value]
