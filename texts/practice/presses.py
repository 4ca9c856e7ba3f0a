"""The buttons of the practice month, none of which can reach a report; and of the tour."""

from texts.press import press


@press("practise")
def practise() -> None:
    """🎓 Mashq: begins it, or goes on with it."""


@press("pr_num")
def number(figure: int, value: str) -> None:
    """A number for the question that is open."""


@press("pr_same")
def as_before(figure: int) -> None:
    """The same as last month, at the question that is open."""


@press("pr_later")
def unknown(figure: int) -> None:
    """🕓 at the question that is open."""


@press("pr_row")
def row(figure: int) -> None:
    """One row's question, again."""


@press("pr_right")
def right(figure: int) -> None:
    """✅: the odd number is right."""


@press("pr_likely")
def likely(figure: int, value: str) -> None:
    """The number that was probably meant."""


@press("pr_send")
def send() -> None:
    """📨 at the end of it: nothing is sent."""


@press("tour")
def tour(card: int) -> None:
    """One of the cards that show how the bot is used; they are counted from one."""
