"""The buttons of reminders, of reminders by hand, and of the coming dates."""

from texts.press import press

NO_EARLIER = 0
"""In the place of an earlier reminder: this one goes to everybody who owes something."""


@press("remind")
def open_missing(batch: int) -> None:
    """▶️ on a reminder: the first thing in it that is still missing."""


@press("later")
def put_off(batch: int, how: str) -> None:
    """⏰ on a reminder: `2h` or `1d`."""


@press("nudge")
def nudge(year: int, month: int) -> None:
    """🔔 on the board: who would be reminded."""


@press("nudge_go")
def send(year: int, month: int, stamp: int, earlier: int) -> None:
    """🔔: to all of them. `stamp` is the second in which it was offered, so that it is sent once; `earlier` is the
    stamp of the reminder whose rest is reminded again, or NO_EARLIER."""


@press("nudge_at")
def fates(year: int, month: int, stamp: int) -> None:
    """What became of a reminder by hand."""


@press("nudge_rest")
def offer_rest(year: int, month: int, stamp: int) -> None:
    """🔔 again to those who have neither opened it nor reported."""


@press("dates")
def dates() -> None:
    """📆 the coming dates."""


@press("dates_page")
def dates_page(page: int) -> None:
    """Another page of them."""


@press("dates_soon")
def dates_soon(page: int) -> None:
    """📅 those until the end of next month."""


@press("dates_file")
def calendar_file() -> None:
    """📆 the same as a file for the phone's calendar."""
