"""A message with a line for each row that it names: what stands beside each other comes below each other."""

import re
from collections.abc import Collection, Sequence

from plan.indicator import Indicator
from plan.typed.rows.parts import in_order_of_letters, parts_named
from plan.typed.rows.row_names import rows_named
from plan.typed.signs import plain_signs
from plan.vocabulary import is_unit

_ROW = r"(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)"
_DOTS = "•·▪▫◦●○◆◇■□★☆⭐❖✦➤►➡▶✓✔✅☑👉📌📍🔹🔸🔵🔴🟢🟡🟠🟣⚫⚪◾◽"
_BULLET = re.compile(rf"^\s*(?:[{_DOTS}\ufe0f]+\s*|[-*]\s+(?={_ROW}[^\d():]*[):]))")
_PICTURED = re.compile(r"^\s*(\d)\ufe0f?\u20e3\s+(?=\d)")
"""A picture of a digit before a number: 1️⃣ 45."""
_ROW_AND_NUMBER = rf"{_ROW}(?:\s?[^\W\d_][^\d,;]*?)?\s*[)\]:.=-]?\s*\d[\d ']*(?:\s?[^\W\d_]+)?"
_PART_AND_NUMBER = re.compile(r"([^\W\d_][^\d:=,;-]*?)\s*[-:=]?\s*(\d[\d ']*)")
_BETWEEN = re.compile(
    r"\s*[;,]\s+|;|,(?=\d{1,3}(?:\.\d{1,2})?\s?(?:\)|[-=:](?=\s?\d))\s*\S)|\s+(?=\d{1,3}(?:\.\d{1,2})?\s?[):]\s*\S)"
)
_ROW_OF_PARTS = re.compile(
    rf"{_ROW}(?:\s?-?\s?(?:band|банд|qator|қатор|пункт)\w*)?(?:\s*[-:=).]+\s*|\s+)(?=[^\W\d_])", re.IGNORECASE
)
"""A row before its parts: `13 - yangi 25, qayta 480`."""
_ROW_ALONE = re.compile(rf"(?:№\s?)?{_ROW}(?:\s?-?\s?(?:band|банд|qator|қатор|пункт)\w*)?[\s.:)]*", re.IGNORECASE)
_LETTER_AND_NUMBER = re.compile(r"\(?([^\W\d_])\s?(?:[).:=-]|(?<=\s))\s*(\d[\d ']*(?:\s?-?[^\W\d_]{2,})?[.!]?)")
"""A part's letter and its number: `b) 4`, `б - 4`, `b 4`."""
_NEXT_PART = re.compile(r"(?<=\d)(?:\s*[;,]\s*|\s+)(?:(?:va|ва|и)\s+)?(?=[^\W\d_])")
"""What parts a part's number from the next part: `yangi 25 qayta 480`."""
_ROWS_IN_A_ROW = tuple(
    re.compile(rf"({_ROW}{mark}{number})(?=[\s,;]+\d|$)[\s,;]*")
    for mark, number in ((r"\s?[-=.]\s?", r"(\d+(?: \d{3})*)"), (r"\s", r"(\d+)"))
)
"""Rows and their numbers one behind another: `14-9870 15-30671`, `14 9870 15 30671`."""
_COUNTED = re.compile(r"(\d)\s?([^\W\d_]+)")
_ROW_BEHIND = re.compile(
    r"(\d[\d ]*(?:,\d+)?(?:\s*[^\W\d_]+)?)(?:\s*\(|\s+)"
    rf"{_ROW}\s?-?\s?(?:inchi |nchi |инчи )?(?:band|qator|банд|қатор|пункт)(?:i|ga|da|dagi|ning|га|да|нинг)?\)?",
    re.IGNORECASE,
)
"""A number and the row that it is for: `9870 14-bandga`, `9870 ta (14-band)`. `10-15 band` may be rows from one to
another."""


def in_lines(text: str, asked: Indicator | None, rows: Sequence[Indicator]) -> str:
    """The text with a line for each row that it names, or part of the row that is `asked`, and without the dots in
    front of them."""
    numbers = {row.number for row in rows}
    if cells := _drawn_cells(text, numbers):
        return cells
    return "\n".join(
        piece
        for line in _with_rows_of_letters(text.splitlines(), asked, rows)
        for piece in _pieces(_PICTURED.sub(r"\1) ", _BULLET.sub("", line)), rows, asked)
    )


def _with_rows_of_letters(lines: Sequence[str], asked: Indicator | None, rows: Sequence[Indicator]) -> list[str]:
    """The lines, those that begin with a part's letter with its row in front: the row that is asked (`b) 4`), or one
    whose number stands alone on the line above."""
    lettered = {row.number for row in rows if row.letter}
    above = asked.number if asked is not None and asked.letter else None
    whole: list[str] = []
    for place, line in enumerate(lines):
        called, part = (form.fullmatch(plain_signs(line)) for form in (_ROW_ALONE, _LETTER_AND_NUMBER))
        following = plain_signs("".join(lines[place + 1 : place + 2]))
        if called and called[1] in lettered and _LETTER_AND_NUMBER.fullmatch(following):
            above = called[1]
        elif part is not None and above is not None:
            whole.append(f"{above}{part[1]}) {part[2]}")
        else:
            whole.append(line)
    return whole


def _drawn_cells(text: str, numbers: Collection[str]) -> str:
    """Rows of a table that was drawn with strokes (`14 | Qatnov | 9870`), as cells; "" for any other text."""
    table = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if "|" in line]
    listed = len(table) > 1 and all(len(cells) > 1 and cells[0].rstrip(").") in numbers for cells in table)
    return "\n".join("\t".join(cells) for cells in table) if listed and len(table) == len(text.splitlines()) else ""


def _as_parts(text: str, parts: Sequence[Indicator]) -> list[str]:
    """A line for each of several parts that a text names with their numbers (`yangi 25, qayta 480`): of the row whose
    parts are all meant, the one that is asked before others; nothing of any other text."""
    bare = _COUNTED.sub(lambda match: match[1] if is_unit(match[2]) else match[0], text)
    pieces = [_PART_AND_NUMBER.fullmatch(piece) for piece in _NEXT_PART.split(bare)]
    if len(pieces) < 2:
        return []
    called = [parts_named(parts, piece[1]) if piece else [] for piece in pieces]
    if lettered := in_order_of_letters([piece[1] if piece else "" for piece in pieces], parts):
        called = [[row] for row in lettered]
    if any(len(rows) != 1 for rows in called) or len({row.key for [row] in called}) < len(pieces):
        return []
    # `13 yangi) 45` is the one form that is always read as the part of a row.
    named = [(row, match) for [row], match in zip(called, pieces, strict=True) if match]
    return [f"{row.number} {row.letter or match[1]}) {match[2]}" for row, match in named]


def _rows_in_a_row(typed: str, numbers: frozenset[str]) -> list[str]:
    """A line for each of several rows that stand one behind another with their numbers."""
    for form in _ROWS_IN_A_ROW:
        found = [*form.finditer(typed)]
        rows = [match[2] for match in found]
        covered = "".join(match[0] for match in found) == typed
        only_rows = all(match[3] in numbers for match in found)  # `14 15 17 23`: in which there was work
        if covered and len(found) > 1 and len(set(rows)) == len(rows) and numbers.issuperset(rows) and not only_rows:
            return [match[1] for match in found]
    return []


def _named_in_a_row(typed: str, asked: Indicator | None, rows: Sequence[Indicator]) -> list[str]:
    """The same of rows that are called by words, each of them: `qatnov 9870, kitob berilishi 29870`. What names no row
    may take back the number in front of it (`kitob berilishi 5 emas 6`)."""
    pieces = _NEXT_PART.split(typed)
    if len(pieces) < 2 or not all(map(_PART_AND_NUMBER.fullmatch, pieces)):
        return []
    return pieces if all(rows_named(piece, asked, rows) for piece in pieces) else []


def _pieces(line: str, rows: Sequence[Indicator], asked: Indicator | None) -> list[str]:
    numbers = frozenset(row.number for row in rows)
    typed = plain_signs(line)
    behind = [_ROW_BEHIND.fullmatch(piece) for piece in _BETWEEN.split(typed)]
    if all(match and match[2] in numbers for match in behind):
        return [f"{match[2]}) {match[1]}" for match in behind if match]
    if "\t" in typed:
        return [line]
    ahead = _ROW_OF_PARTS.match(typed)
    inside = [row for row in rows if ahead and row.part and row.number == ahead[1]]
    named = _as_parts(typed[ahead.end() :], inside) if ahead and inside else []
    for code in dict.fromkeys(row.code for row in ([asked] if asked is not None else []) + [*rows] if row.part):
        named = named or _as_parts(typed, [row for row in rows if row.part and row.code == code])
    if named := named or _rows_in_a_row(typed, numbers) or _named_in_a_row(typed, asked, rows):
        return named
    pieces = _BETWEEN.split(typed)
    matches = [re.fullmatch(_ROW_AND_NUMBER, piece) for piece in pieces]
    fronts = [match[1].replace(",", ".") for match in matches if match]
    own = fronts == [str(place) for place in range(1, len(pieces) + 1)]
    if len(pieces) < 2 or len(fronts) < len(pieces) or not (own or numbers.issuperset(fronts)):
        return [line]
    return pieces
