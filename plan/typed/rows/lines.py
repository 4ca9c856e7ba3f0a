"""A message with a line for each row that it names: what stands beside each other comes below each other."""

import re
from collections.abc import Collection, Sequence

from plan.fold import fold
from plan.indicator import Indicator
from plan.typed.assignment import parts_named
from plan.typed.numbers import plain_signs

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
_ROW_OF_PARTS = re.compile(rf"{_ROW}\s*[-:=).]+\s*(?=[^\W\d_])")
"""A row before its parts: `13 - yangi 25, qayta 480`."""
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
    parts = [row for row in rows if asked is not None and row.part and row.code == asked.code]
    return "\n".join(
        piece
        for line in text.splitlines()
        for piece in _pieces(_PICTURED.sub(r"\1) ", _BULLET.sub("", line)), rows, parts)
    )


def _drawn_cells(text: str, numbers: Collection[str]) -> str:
    """Rows of a table that was drawn with strokes (`14 | Qatnov | 9870`), as cells; "" for any other text."""
    table = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in text.splitlines() if "|" in line]
    listed = len(table) > 1 and all(len(cells) > 1 and cells[0].rstrip(").") in numbers for cells in table)
    return "\n".join("\t".join(cells) for cells in table) if listed and len(table) == len(text.splitlines()) else ""


def _all_are_parts(text: str, parts: Sequence[Indicator]) -> bool:
    """Whether a text names several parts, each with its number."""
    pieces = [_PART_AND_NUMBER.fullmatch(piece) for piece in _BETWEEN.split(text)]
    return len(pieces) > 1 and all(match and len(parts_named(parts, fold(match[1]))) == 1 for match in pieces)


def _pieces(line: str, rows: Sequence[Indicator], parts: Sequence[Indicator]) -> list[str]:
    numbers = {row.number for row in rows}
    typed = plain_signs(line)
    behind = [_ROW_BEHIND.fullmatch(piece) for piece in _BETWEEN.split(typed)]
    if all(match and match[2] in numbers for match in behind):
        return [f"{match[2]}) {match[1]}" for match in behind if match]
    if (ahead := _ROW_OF_PARTS.match(typed)) and ahead[1] in numbers:
        parts = [row for row in rows if row.part and row.number == ahead[1]]
        line = typed[ahead.end() :] if _all_are_parts(typed[ahead.end() :], parts) else line
    pieces = [] if "\t" in line else _BETWEEN.split(plain_signs(line))
    called = [_PART_AND_NUMBER.fullmatch(piece) for piece in pieces]
    named = [parts_named(parts, fold(match[1])) if match else [] for match in called]
    if len(pieces) > 1 and all(len(rows) == 1 for rows in named) and len({row.key for [row] in named}) == len(pieces):
        # `13 yangi) 45` is the one form that is always read as the part of a row.
        numbered = zip(named, called, strict=True)
        return [f"{row.number} {match[1]}) {match[2]}" for [row], match in numbered if match]
    matches = [re.fullmatch(_ROW_AND_NUMBER, piece) for piece in pieces]
    fronts = [match[1].replace(",", ".") for match in matches if match]
    own = fronts == [str(place) for place in range(1, len(pieces) + 1)]
    if len(pieces) < 2 or len(fronts) < len(pieces) or not (own or numbers.issuperset(fronts)):
        return [line]
    return pieces
