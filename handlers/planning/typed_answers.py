"""What was typed as the answer to a question about a plan's file: understood, or why it was not taken."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from plan.document.cell.typed_deadline import read_typed_deadline
from plan.document.compare.row_matching import printed_code
from plan.document.doubt import Doubt, fits
from plan.document.figure import PlanDocument
from plan.fold import fold
from plan.indicator import Window
from plan.typed.numbers import Number, Unclear
from plan.typed.signs import plain_signs
from plan.typed.targets.target_lines import read_target
from plan.units import is_percent, is_whole, without_percent, without_scale
from texts.month.asking import refusals
from texts.planning import questions
from texts.planning.file import loading as words
from texts.planning.file.doubts import choice_text

_NONE = "none"
"""The answer of the buttons [rejasi yo'q] and [raqam yo'q]."""


@dataclass(frozen=True, slots=True)
class Understood:
    """An answer as the draft keeps it, and in words."""

    answer: str
    shown: str


def read_answer(doubt: Doubt, text: str, document: PlanDocument) -> Understood | Window | Markup:
    """The answer; a window, which is shown before it is taken; or the sentence that says why nothing was taken."""
    match doubt.typed:
        case "year":
            return _year(text)
        case "number":
            return _number(text, doubt)
        case "numbers":
            return _numbers(text, doubt.unit)
        case "deadline":
            return read_typed_deadline(text, document.year) or questions.NOT_A_DEADLINE()
        case _:
            return _row_number(doubt, text, document)


def _year(text: str) -> Understood | Markup:
    year = re.sub(r"[\s-]*(?:yil|god|g)\.?$", "", fold(text)).strip()
    if year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100:
        return Understood(year, year)
    return words.TYPE_A_YEAR()


def _number(text: str, doubt: Doubt) -> Understood | Markup:
    read = _figure(text, doubt.unit)
    if read is None:
        none = next((choice for choice in doubt.choices if choice.id == _NONE), None)
        return Understood(_NONE, choice_text(none, doubt.field)) if none else words.PRESS_A_BUTTON()
    if isinstance(read, Number):
        figure = format(read.value, "f")
        return Understood(figure, figure)
    as_printed = read_target(text, whole=False)
    if isinstance(as_printed, Number) and fits(format(as_printed.value, "f"), replace(doubt, typed="")):
        # What a button offers may be typed as well, also the half that the file itself has of a thing counted whole.
        return Understood(format(as_printed.value, "f"), format(as_printed.value, "f"))
    return refusals.why_not(read, kind="target")


def _figure(text: str, unit: str) -> Number | Unclear | None:
    """A figure in the row's unit: whole where things are counted, with or without its sign where it is a percentage, or
    the word where the unit is thousands or millions; None for the words that there is none."""
    text = without_scale(text, unit)
    return read_target(without_percent(text) if is_percent(unit) else text, whole=is_whole(unit))


def _numbers(text: str, unit: str) -> Understood | Markup:
    """Last year's figures and this year's: `9000 / 11500`, or on two lines; several of each parted by semicolons."""
    sides = [side for side in re.split(r"\n|/", text) if side.strip()]
    if len(sides) != 2:
        return words.TYPE_BOTH_FIGURES()
    read: list[list[Decimal | None]] = []
    for side in sides:
        figures: list[Decimal | None] = []
        for piece in side.split(";"):
            if not plain_signs(piece).strip("- "):
                figures.append(None)
                continue
            figure = _figure(piece, unit)
            if isinstance(figure, Unclear):
                return refusals.why_not(figure, kind="target")
            figures.append(None if figure is None else figure.value)
        read.append(figures)
    if len(read[0]) != len(read[1]):
        return words.TYPE_BOTH_FIGURES()
    return Understood(" / ".join(map(_kept, read)), words.figures_typed(*read))


def _kept(figures: Sequence[Decimal | None]) -> str:
    return ";".join("-" if figure is None else format(figure, "f") for figure in figures)


def _row_number(doubt: Doubt, text: str, document: PlanDocument) -> Understood | Markup:
    """A number for the row that no other row of its section has."""
    number = text.strip(" .")
    if not fits(number, doubt):
        return questions.NOT_A_ROW_NUMBER()
    if any((figure.section, figure.number) == (doubt.section, number) for figure in document.figures):
        return questions.number_taken(printed_code((doubt.section, number)))
    return Understood(number, number)
