"""The figures in a row's cells, and in those of its parts; what they leave open is asked."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from plan.document.cell.numbers import NumberCell, note_of, of_several, read_number_cell, whole_only, without_spelling
from plan.document.doubt import EACH, Choice, Doubt, Field, Questions
from plan.document.split import BLANK, Split, split_as_typed
from plan.document.table.beside.lots import lot_in_words
from plan.document.table.copies import Entry
from plan.fold import fold, fold_key
from plan.units import is_percent, is_whole, money_scale, scale_of, without_sign
from plan.vocabulary import is_unit

NONE = Choice("none")
"""The answer that a cell has no figure."""
_NAME = 120
_SIGNS = re.compile(r"[\d\s,.]+")
_STEM = 6
_MONEY = re.compile(r"\b(?:som|sum|rub)")
_ONE_NUMBER = re.compile(r"(\+?)[^\d+]*?((?:\d{1,3}(?:[ \u00a0]\d{3})+|\d+)(?:,\d+)?)(?![\d.'])\D*")
_ANYTHING = {"ta", "dona", "sht", "shtuk"}
"""What anything is counted by, folded."""
_CHANGED = re.compile(
    r"foiz|prosent|%|/|bar[oa][bv]ar|\byuz\b|\bon\b|juft|dyujin|\b(?:paket|quti|boglam|pachk|korob|upakov)|oshir|oshish|oshma|kopay|kamay|qosh|osish|prirost|uvelich|dan\b|tadan|\bhar\b"
)
"""Words that make a figure another one: its bare digits are no answer."""


def row_doubt(entry: Entry, code: str, field: Field, printed: str, choices: Sequence[Choice], **more: object) -> Doubt:
    """A question about a row, or about a part of it."""
    section, number = entry.identity
    return Doubt(
        f"{section}.{number}:{field}:{code}" + (f":{entry.label}" if entry.label else ""),
        code,
        entry.line.row.place,
        section,
        number,
        field,
        printed,
        tuple(choices),
        name=" ".join(entry.cells["name"].split())[:_NAME],
        unit=unit_of(entry),
        **more,  # type: ignore[arg-type]
    )


def unit_of(entry: Entry) -> str:
    """The unit as printed; where none is, the percent sign that stands beside its figures."""
    unit = " ".join(entry.cells["unit"].split())
    beside = "%" in entry.cells["target"] or "%" in entry.cells["baseline"]
    return "%" if beside and not unit.strip("-–—") else unit


def number_cell(entry: Entry, column: Literal["baseline", "target"], questions: Questions) -> NumberCell:
    """A cell of figures, with whatever was answered to what it leaves open."""
    text = without_spelling(entry.cells[column])
    unit = unit_of(entry)
    cell = read_number_cell(without_sign(text, unit), entry.line.flat)
    scaled = entry.line.scales.get(column)
    if scaled is None and is_whole(unit):
        cell = whole_only(cell)
    if column in entry.line.merged:
        cell = of_several(cell)
    if cell.fault == "with_unit" and not _names_its_unit(text, entry):
        changed = _CHANGED.search(fold(text))
        cell = NumberCell((), "words", () if changed else cell.proposals)
    if not cell.fault or (cell.fault == "with_unit" and _is_unit_again(_SIGNS.sub("", text).strip(" .-"), unit)):
        return cell
    if cell.fault == "noted":
        # One note is about all figures that have its mark, so it is asked once whether it leaves them what they are.
        printed = " ".join(text.split())
        noted = row_doubt(entry, "number_noted", column, printed, [Choice("yes"), EACH])
        answer = questions.ask(replace(noted, id=f"plan:{column}:noted:{note_of(text)}"))
        if answer != EACH.id:
            return NumberCell((cell.proposals if answer else BLANK,))
        cell = replace(cell, fault="words")
    if cell.fault == "words" and not cell.proposals:
        cell = NumberCell((), "words", _only_number(text, entry, column))
    # In "mln so'm" ten million is 10.
    scale = scale_of(unit) * (scaled.scale or 1 if scaled else 1) if _says_scale(text, unit) else 1
    proposals = [Choice(f"{(value / scale).normalize():f}") for value in cell.proposals]
    printed = " ".join(entry.cells[column].split())[:60]
    readable = bool(cell.readings)
    choices = [*proposals, NONE]
    doubt = row_doubt(entry, f"number_{cell.fault}", column, printed, choices, required=not readable, typed="number")
    answer = questions.ask(doubt)
    if answer is None:
        return cell if readable else NumberCell((BLANK,))
    return NumberCell((BLANK if answer == NONE.id else (Decimal(answer),),))


def _is_unit_again(words: str, unit: str) -> bool:
    """Whether the words beside a figure are its unit, or one of both says no more than that things are counted: "500
    nafar" where the unit is "ta"."""
    printed = unit.strip(" .-")
    is_anything = bool({fold(words), fold(printed)} & _ANYTHING)
    return words == printed or (is_anything and is_unit(words) and is_unit(printed))


def _only_number(text: str, entry: Entry, column: Literal["baseline", "target"]) -> tuple[Decimal, ...]:
    """The number of a cell with words that leave it what it is ("o'rtacha 350"); of "+5" also what last year's fact and
    it come to."""
    match = _ONE_NUMBER.fullmatch(" ".join(text.split()))
    if match is None or _CHANGED.search(fold(text)):
        return ()
    number = Decimal(match[2].replace(" ", "").replace("\u00a0", "").replace(",", "."))
    if match[1] != "+":
        return (number,)
    before = read_number_cell(entry.cells["baseline"]).readings if column == "target" else ()
    return (*(reading[0] + number for reading in before if len(reading) == 1 and reading[0] is not None), number)


def _says_scale(text: str, unit: str) -> bool:
    """Whether a cell says by itself what its figure is counted in: thousands, lots, or so'm where the unit is "mln
    so'm"."""
    return scale_of(text) > 1 or bool(lot_in_words(text)) or bool(money_scale(unit) and _MONEY.search(fold(text)))


def _names_its_unit(text: str, entry: Entry) -> bool:
    """Whether the words beside a figure only say what is counted: any others may make it another figure."""
    counted = fold(f"{entry.cells['unit']} {entry.cells['name']}")
    if (
        money_scale(entry.cells["unit"])
        and _MONEY.search(fold(text))
        and scale_of(text) != scale_of(entry.cells["unit"])
    ):
        return False
    words = re.findall(r"[^\W\d][\w'‘’ʻ`]*", text)
    return all(is_unit(word) or (len(word) > 3 and fold(word)[:_STEM] in counted) for word in words)


def pieces_of(entry: Entry) -> list[Entry]:
    """The row and its parts, one for each figure; a row that has no figure itself only heads its parts."""
    if not entry.parts or entry.cells["baseline"] or entry.cells["target"]:
        return entry.pieces
    return entry.parts


def split_of_parts(entry: Entry, questions: Questions) -> Split:
    """The figures of a row and its parts, each from a row of the file."""
    pieces = pieces_of(entry)
    baselines = tuple(_one_figure(piece, "baseline", questions) for piece in pieces)
    targets = tuple(_one_figure(piece, "target", questions) for piece in pieces)
    split = split_as_typed(baselines, targets, len(entry.parts))
    if not split.doubtful:
        return split
    units = {fold_key(piece.cells["unit"]) for piece in pieces}
    apart = len(units) > 1 or is_percent(entry.cells["unit"]) or len(entry.parts) == 1
    # Of one part, of rates, and of things counted otherwise, nobody expects that they make up the whole.
    return Split(baselines, targets) if apart else split


def _one_figure(piece: Entry, column: Literal["baseline", "target"], questions: Questions) -> Decimal | None:
    cell = number_cell(piece, column, questions)
    single = [reading[0] for reading in cell.readings if len(reading) == 1]
    if len(single) == 1:
        return single[0]
    printed, proposals = " ".join(piece.cells[column].split()), [Choice(f"{v.normalize():f}") for v in single if v]
    answer = questions.ask(row_doubt(piece, "number_words", column, printed[:60], [*proposals, NONE], typed="number"))
    return None if answer is None or answer == NONE.id else Decimal(answer)
