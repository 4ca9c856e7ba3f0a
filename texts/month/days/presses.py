"""The buttons of a diary: what a department counted on a day.

`submission` is a report's id, `figure` an indicator's key, `seen` what stood on the day when the button was shown.
"""

from datetime import date
from decimal import Decimal

from texts.press import press

# --- at a month's question ---


@press("dk")
def keep_day(submission: int, figure: int, day: date, value: Decimal) -> None:
    """[📓 Bugungi: 45] below `bugun 45`."""


@press("dk_all")
def keep_days(submission: int, nonce: int) -> None:
    """[📓 Kundalikka: 3 ta] below several days' numbers; `nonce` stands for just these."""


@press("dk_sum")
def take_sum(submission: int, figure: int, value: Decimal) -> None:
    """[📓 Kundalikdan: 312 (7 kun)]: the days together become the month's number."""


# --- the diary's own pages ---


@press("diary")
def diary() -> None:
    """📓 at home."""


@press("diary_of")
def diary_of(department: int) -> None:
    """One of several departments."""


@press("diary_day")
def diary_day(department: int, day: date) -> None:
    """◀️ and ▶️: another day."""


@press("diary_page")
def diary_page(page: int) -> None:
    """Further rows to pick from."""


@press("diary_row")
def diary_row(figure: int, day: date) -> None:
    """A row, to say what was counted on a day."""


@press("diary_put")
def diary_put(figure: int, day: date, value: Decimal, seen: Decimal) -> None:
    """What becomes of a day on which something stands."""


@press("diary_keep")
def diary_keep(figure: int, day: date) -> None:
    """What stood on the day before stays."""


@press("diary_rm")
def diary_remove(figure: int, day: date) -> None:
    """🗑: what stands on a day is taken away."""
