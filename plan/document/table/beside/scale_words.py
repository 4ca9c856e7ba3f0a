"""Words beside a table that say in what its figures are counted: "ming nusxa" or "yuz nusxa" in a heading, in the name
of a row or of a section, or on the line above the table."""

import re
from collections.abc import Iterable, Mapping, Sequence

from plan.document.table.beside.lots import Lot, lot_beside, lot_in_note, lot_of_line, lot_of_unit, says_lot
from plan.document.table.columns import Columns
from plan.document.table.heading.words import Column
from plan.document.table.lines import NOTHING, Line, ScaleWords, Sheet
from plan.fold import fold, remembered
from plan.units import is_percent, scale_of

_WORD = r"(?:ming|mln|million|mlrd|milliard|tis|tisyach)"
_SCALED = re.compile(rf"(?<![\w-]){_WORD}(?:ta|tada|da|ta hisobida|lik|larda|ov|ax|a)?(?![\w-])")
_ALONE = re.compile(rf"\W*(?:(?!{_WORD}\b)[a-z]+\W+){{0,3}}{_WORD}(?:ta|tada|da|ov|ax|a)?\b\.?\W*(?:[a-z']+\W*){{0,3}}")
"""A line of nothing but a unit: "(ming so'mda)", "o'lchov birligi: mln so'm", "в тыс. руб."."""
_BRACKET = re.compile(r"\([^()]*\)")
_BEHIND = re.compile(r"[,;:–—-]\s*([^,;:()]+)$")
_COUNTED = re.compile(r"(?<!\d)(?!20\d\d ?$)\d[\d ]*(?:,\d+)? ?$")
"""A figure right before the word: "5 ming" says how many, and not in what is counted."""
_MONEY = re.compile(r"\b(?:som|sum|rub)")
_NOTE = re.compile(
    rf"^\W*(?:izoh|eslatma|primechani\w*|\*).*(?<![\w-]){_WORD}(?:ta|tada|da|ov|ax|a)?(?![\w-])"
    rf"|\b(?:raqam|son|korsatkich|miqdor|sifr|pokazatel|dann)\w* .*(?<![\w-]){_WORD}"
    r"(?:ta)?(?: \w+)? ?(?:hisob|olchov|birlik|da\b)"
)
"""A line of a note: "Izoh: raqamlar ming hisobida", "* в тысячах"."""
_ROWS = re.compile(
    r"\b\d+(?: ?(?:-|,|va|i) ?\d+)*(?:-|\s)*(?:band|qator|punkt|strok)|\b(?:punkt|strok)\w* \d+(?: ?(?:-|,|i) ?\d+)*"
)
_LONGEST_NOTE = 200
_LONGEST = 60
_LINES_ABOVE = 4
_STEM = 5
_FIGURES: tuple[Column, ...] = ("baseline", "target")


def note_scales(sheet: Sheet) -> None:
    """Give every row of the plan the words that may scale its figures, column by column; a row whose unit says the same
    has none."""
    above = section = ""
    columns: Columns | None = None
    below = [note for line in sheet.lines if line.fate != "read" and (note := _note(line))]
    for at, line in enumerate(sheet.lines):
        if line.columns is not None:
            columns, above = line.columns, _line_above(sheet.lines[:at]) or above
        elif line.fate == "section":
            section = _in_brackets(" ".join(cell for cell in line.row.cells if cell.strip()))
        elif columns is not None and line.cells:
            notes = [note for note in below if _speaks_of(note, line)]
            line.scales = _scales_of(line, columns, (section, above, *notes))


def _scales_of(line: Line, columns: Columns, around: Sequence[str]) -> Mapping[Column, ScaleWords]:
    unit = line.cells.get("unit", "")
    if is_percent(unit):
        return {}
    if (lot := lot_of_unit(unit)) is not None:
        words = ScaleWords(unit, lot.size, lot=True, thing=lot.thing, of_unit=True)
        return dict.fromkeys(_FIGURES, words)
    name = line.cells.get("name", "")
    behind = (match[1] for match in _BEHIND.finditer(name) if not any(map(str.isdigit, match[1])))
    own = [*_BRACKET.findall(name), *behind]
    # Money above the table is said of the rows of money only; and what a row's own unit says is closer.
    far = [words for words in around if not _MONEY.search(fold(words)) or not unit or _MONEY.search(fold(unit))]
    far = [] if scale_of(unit) > 1 else [*_headings(columns, "unit"), *_headings(columns, "name"), *far]
    scales: dict[Column, ScaleWords] = {}
    for column in _FIGURES:
        texts = _headings(columns, column)
        scaled = _first_scaled((*own, *texts, *far), scale_of(unit)) or _first_lot(own, (*texts, *far), unit)
        if scaled:
            scales[column] = scaled
    return scales


def _headings(columns: Columns, column: Column) -> list[str]:
    at = columns.at.get(column)
    indexes = columns.parts_of(column) or (() if at is None else (at,))
    return [words for index in indexes for words in columns.headings[index]]


def _first_scaled(texts: Iterable[str], of_unit: int) -> ScaleWords | None:
    for text in texts:
        if (match := _SCALED.search(fold(text))) and not _COUNTED.search(fold(text)[: match.start()]):
            scale = scale_of(match[0])
            return None if scale == of_unit else ScaleWords(" ".join(text.split())[:_LONGEST], scale)
    return None


def _first_lot(own: Iterable[str], around: Iterable[str], unit: str) -> ScaleWords | None:
    """The lot that the row's name or what stands around it speaks of. In a name a number is how many there are."""
    found = [(text, lot) for text in own if (lot := lot_of_line(f"({text.strip('() ')})"))]
    found += [(text, lot) for text in around if (lot := _lot_around(text))]
    for text, lot in found:
        if lot.size or not fold(unit).startswith(lot.thing[:_STEM]):
            return ScaleWords(" ".join(text.split())[:_LONGEST], lot.size, lot=True, thing=lot.thing)
    return None


@remembered(1024)
def _lot_around(text: str) -> Lot | None:
    noted = lot_in_note(text)
    return noted[1] if noted else lot_beside(text)


def _in_brackets(text: str) -> str:
    return " ".join(bracket for bracket in _BRACKET.findall(text) if _SCALED.search(fold(bracket)))


def _note(line: Line) -> str:
    """The words of a note below the table that say in what its figures are counted, "" for none."""
    text = " ".join(dict.fromkeys(" ".join(cell.split()) for cell in line.row.cells if cell.strip()))
    return text if len(text) <= _LONGEST_NOTE and (_NOTE.search(fold(text)) or says_lot(text)) else ""


def _speaks_of(note: str, line: Line) -> bool:
    """Whether a note is about a row: about every one, unless it names some ("1-3 bandlardagi", "2, 5-bandlar") or says
    how many are in a pack that the row is not counted in."""
    number = line.number
    if (noted := lot_in_note(note)) and noted[0] and not fold(line.cells.get("unit", "")).startswith(noted[0][:_STEM]):
        return False
    named = _ROWS.search(fold(note))
    if named is None:
        return True
    for first, last in re.findall(r"(\d+)(?: ?- ?(\d+))?", named[0]):
        if number == first or (last and number.isdigit() and int(first) <= int(number) <= int(last)):
            return True
    return False


def _line_above(lines: Sequence[Line]) -> str:
    """The words of a line right above a table that say in what it is counted, "" for none."""
    near = [line for line in reversed(lines) if line.fate not in NOTHING][:_LINES_ABOVE]
    for line in near:
        if line.fate not in ("around", "section"):
            return ""
        texts = dict.fromkeys(" ".join(cell.split()) for cell in line.row.cells if cell.strip())
        for text in texts:
            if len(text) <= _LONGEST and (_ALONE.fullmatch(fold(text)) or lot_of_line(text)):
                return text
            if bracket := _in_brackets(text):
                return bracket
    return ""
