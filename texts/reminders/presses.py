"""The buttons of reminders."""

from texts.press import press


@press("nudge")
def nudge(year: int, month: int) -> None:
    """🔔 at the board: whom to remind of a month."""
