"""The buttons of the pages that only tell: how far the year is, who has reported, and where a number comes from."""

from texts.press import press


@press("board")
def board() -> None:
    """🗓: who has sent the newest month."""


@press("why")
def story(figure: int, page: int, place: str, scope: str, at: int) -> None:
    """Where a figure's number comes from; `place`, `scope` and `at` say what page ⬅️ leads back to."""


@press("why_of")
def stories_of_report(submission: int, page: int) -> None:
    """The same from the review: first which of the report's numbers."""
