"""Which column is which, found from the headings: any order, one row or two, three languages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from plan.fold import fold

Column = Literal["number", "name", "unit", "baseline", "target", "mechanism", "window", "responsible"]

_LONGEST = 70
# The first match wins: "bajarilish muddati" is a deadline and no actual figure.
_WORDS: tuple[tuple[Column, str], ...] = (
    ("number", r"(?:no|n|t ?/ ?r|tr|p ?/ ?p|no ?p ?/ ?p|no ?t ?/ ?r|tartib raqami|t\.? ?r|band|raqami)\.?"),
    ("unit", r".*(?:olchov|olcham|birlig|birligi|edinisa|ed\. ?izm|izmereniya).*|birlik|olch\. ?bir\.?"),
    ("window", r".*(?:muddat|srok).*|.*vaqti|qachon"),
    ("responsible", r".*(?:masul|ijrochi|javobgar|ispolnitel|otvet?stven|ijro et).*"),
    ("mechanism", r".*(?:mexanizm|oshirish (?:yoli|tartibi)|bajarish tartibi|usuli|puti realizasii).*"),
    ("name", r".*(?:nomi|nomlanishi|mazmuni|naimenovanie|nazvanie|pokazateli|meropriyatiya)(?: .*)?"
             r"|korsatkich(?:lar)?i?|(?:chora-)?tadbirlar|ishlar(?:ning)? turi"),
    ("baseline", r".*(?:fakt|amalda|haqiqat|xaqiqat|otgan yil|bajarilgan).*"),
    ("target", r".*(?:reja|plan).*"),
)  # fmt: skip
_AMOUNT = re.compile(r".*(?:miqdor|kolichestvo|hajmi|soni).*")
_YEAR = re.compile(r"\b(20\d\d)\b")


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each column is, and the years that its heading names."""

    at: dict[Column, int]
    years: dict[Column, int]
    width: int
    rows: int
    """How many rows the heading takes."""

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """The row's text in a column; "" where the row is shorter or the plan has no such column."""
        index = self.at.get(column)
        return cells[index] if index is not None and index < len(cells) else ""


def find_columns(rows: Sequence[Sequence[str]]) -> Columns | None:
    """The columns, if a heading of up to three rows begins at the first of `rows`."""
    if not rows or sum(1 for cell in rows[0] if _column(cell)) < 2:
        return None
    best: Columns | None = None
    for count in (1, 2, 3):
        if count > len(rows) or (count > 1 and not _continues(rows[count - 1])):
            break
        columns = _from_headings(_stack(rows[:count]), count)
        if columns and (best is None or len(columns.at) >= len(best.at)):
            best = columns
    return best


def _continues(cells: Sequence[str]) -> bool:
    """Whether a row can be the lower part of a heading: nothing in it but short words of headings."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(
        len(cell) <= _LONGEST and (_column(cell) or _AMOUNT.fullmatch(fold(cell)) or _only_year(cell))
        for cell in filled
    )


def _only_year(cell: str) -> bool:
    return bool(re.fullmatch(r"20\d\d ?-? ?(?:yil(?:gi|da|lik)?|god|y\.?|g\.?)?", fold(cell)))


def _column(cell: str) -> Column | None:
    text = fold(cell)
    if not text or len(text) > _LONGEST:
        return None
    return next((column for column, words in _WORDS if re.fullmatch(words, text)), None)


def _stack(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The heading's texts column by column; a cell merged downwards says its words once."""
    width = max(len(row) for row in rows)
    stacks: list[list[str]] = []
    for index in range(width):
        texts = [row[index] for row in rows if index < len(row) and row[index].strip()]
        stacks.append(list(dict.fromkeys(texts)))
    return stacks


def _from_headings(stacks: list[list[str]], rows: int) -> Columns | None:
    at: dict[Column, int] = {}
    years: dict[Column, int] = {}
    unnamed: list[tuple[int, int]] = []
    for index, texts in enumerate(stacks):
        # The lower heading is the closer one: "Miqdori" above "2024-yil (fakt)".
        column = next((kind for text in reversed(texts) if (kind := _column(text))), None)
        year = next((int(match[1]) for text in reversed(texts) if (match := _YEAR.search(text))), None)
        if column and (column not in at or _fits_better(column, year, years)):
            at[column] = index
            if year:
                years[column] = year
        elif column is None and year and any(_only_year(text) for text in texts):
            unnamed.append((year, index))
    _place_years(unnamed, at, years)
    if "name" not in at or "target" not in at or len(at) < 4:
        return None
    return Columns(at, years, len(stacks), rows)


def _fits_better(column: Column, year: int | None, years: dict[Column, int]) -> bool:
    """Of several columns of actual figures, that of the latest year is the baseline."""
    return column == "baseline" and year is not None and year > years.get("baseline", year)


def _place_years(unnamed: list[tuple[int, int]], at: dict[Column, int], years: dict[Column, int]) -> None:
    """Two columns headed by years alone are last year's actual and this year's plan."""
    ranked: tuple[Column, ...] = ("target", "baseline")
    order = [column for column in ranked if column not in at]
    for (year, index), column in zip(sorted(unnamed, reverse=True), order, strict=False):
        at[column], years[column] = index, year
