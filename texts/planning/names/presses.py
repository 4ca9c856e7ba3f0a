"""Buttons about what rows, departments, sections and lines of the letterhead are called."""

from texts.press import press


@press("short")
def short_names(year: int, page: int) -> None:
    """🏷: the short name of every row, a page of them."""


@press("short_of")
def short_names_of_row(year: int, row: int) -> None:
    """⬅️: back to the list, where this row stands."""


@press("short_ask")
def ask_short_name(year: int, row: int) -> None:
    """A row is to be called otherwise."""


@press("rus")
def russian_names(page: int) -> None:
    """🏷: what departments are called in Russian, a page of them."""


@press("rus_dep")
def ask_russian_department(department: int) -> None:
    """A department is to have a Russian name."""


@press("rus_row")
def ask_russian_row(year: int, row: int) -> None:
    """A row is to have a Russian name."""


@press("rus_none")
def no_russian_department(department: int) -> None:
    """🧹: its Russian name is taken."""


@press("rus_norow")
def no_russian_row(year: int, row: int) -> None:
    """🧹: its Russian name is taken."""


@press("rus_line")
def ask_russian_line(line: str) -> None:
    """How is this line of the letterhead written in Russian?"""


@press("rus_line_no")
def no_russian_line(line: str) -> None:
    """🧹 as its letters say, again."""


@press("short_off")
def offered_short_name(year: int, row: int) -> None:
    """↩️: the name that is offered, instead of the director's own."""


@press("rus_sec")
def ask_russian_section(year: int, section: int) -> None:
    """A section of the plan is to have a Russian name; counted from 0 in the plan's order."""


@press("rus_nosec")
def no_russian_section(year: int, section: int) -> None:
    """🧹: its Russian name is taken."""
