"""Days that a spreadsheet has made of other things: of "9.1" the 9th of January, of "3-5" the 5th of March."""

import re

_WHOLE = re.compile(r"\d{4}-(?P<month>\d\d)-(?P<day>\d\d)", re.ASCII)
_WITHOUT_YEAR = re.compile(r"(?P<day>\d\d)\.(?P<month>\d\d)\?", re.ASCII)
"""As the files' readers write a day that is shown without its year."""


def month_and_day(text: str) -> tuple[int, int] | None:
    """The month and the day of such a cell; None for any other."""
    match = _WHOLE.fullmatch(text) or _WITHOUT_YEAR.fullmatch(text)
    return (int(match["month"]), int(match["day"])) if match else None


def is_doubtful_day(text: str) -> bool:
    """Whether nobody can say if the cell is a day at all."""
    return bool(_WITHOUT_YEAR.fullmatch(text))
