"""The buttons of home, which stand on many pages."""

from texts.press import press


@press("menu")
def menu() -> None:
    """🏠: home."""


@press("help")
def help() -> None:
    """❓ Yordam."""


@press("resume")
def take_up() -> None:
    """▶️ at home: back to what was begun and left half said."""


@press("help_on")
def help_about(topic: str) -> None:
    """One topic of help: `enter`, `read` or `office`."""


@press("guide")
def guide(reader: str) -> None:
    """📄 the guide on one page, for `reporters` or `directors`."""
