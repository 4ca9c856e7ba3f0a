"""The numbers of a plan's rows, in the forms that people write them in."""

import re

_NUMBER = re.compile(
    r"(?i)(?:№|no\.?|n)?\s*\(?\s*(\d{1,4}(?:\.\d{1,3}){0,3})\s*[.)]{0,2}(?:\s*-?\s*(?:band|banda|банд|пункт|п\.?))?"
)
NUMBERED_NAME = re.compile(r"(?s)(?:№\s*)?(\d{1,4}(?:\.\d{1,3}){0,3})[.)]{1,2}(?:\s+|(?=[^\W\d]))([^\W_].*)")
"""A number and a name in one cell: "3. Kitob berish"."""
OTHERWISE_NUMBERED = re.compile(r"(?i)(?:[ivxlcхі]+[.)]?|[a-zа-яўқғҳ][.)]|\d{1,3}[-/]\d{1,3}[.)]?)?")
"""Numbers that are none of a plan's: "XII.", "b)", "1-1", or nothing."""


def row_number(text: str, before: str | None = None) -> str:
    """The number that a cell gives its row, "" for none. `before`: the number of the row above, where that matters: no
    plan has two thousand rows, so that 2025 is a year unless the row above is 2024."""
    match = _NUMBER.fullmatch(text)
    number = match[1] if match else ""
    is_year = before is not None and re.fullmatch(r"(?:19|20)\d\d", number) and before != str(int(number) - 1)
    return "" if is_year else number
