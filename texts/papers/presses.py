"""The buttons of papers: ordering a file or a picture, and saying that a quarter's paper is in the province."""

from datetime import date

from plan.progress.view import SpanView
from texts.press import press


@press("paper")
def order(kind: str, view: SpanView) -> None:
    """A file of the span on the card, or of how it looked on a past day."""


@press("paper_form")
def order_form(form: int, view: SpanView) -> None:
    """A form of the province's with the figures of the span on the card."""


@press("paper_of")
def order_year(figure: int, view: SpanView) -> None:
    """The picture of one figure's year."""


@press("paper_who")
def order_board(year: int) -> None:
    """Who has reported in a year, as a picture."""


@press("papers")
def choose_paper(view: SpanView) -> None:
    """📂: every file there is of a span."""


@press("papers_more")
def more_papers(view: SpanView) -> None:
    """⋯ the files for which the first page has no room."""


@press("handed")
def hand_in(year: int, quarter: int, screen: str) -> None:
    """✅: the quarter's paper is in the province; `screen` is where the button stands."""


@press("unhanded")
def take_back(year: int, quarter: int, screen: str) -> None:
    """It is not, after all."""


@press("letter")
def letter(view: SpanView) -> None:
    """✉️: the letter about a span, before it is made."""


@press("names")
def ask_names(after: str) -> None:
    """✍️: asks for the names that papers need and nobody has given; `after` is the view of the letter that it leads
    back to, or empty for the settings."""


@press("name_take")
def take_name(line: str, number: int, after: str) -> None:
    """A name that stands in the plan, by its place there, for a line of the papers."""


@press("name_later")
def pass_name(line: str, after: str) -> None:
    """⏭ the line stays empty for now."""


@press("behind_why")
def explain(view: SpanView, figure: int, following: bool) -> None:
    """✍️ why a row is behind; `following` leads on to the next one that nobody has explained."""


@press("reason_old")
def explain_again(view: SpanView, figure: int, following: bool) -> None:
    """↩️ for the same reason as last time."""


@press("reason_skip")
def pass_reason(view: SpanView, figure: int, following: bool) -> None:
    """⏭ what is asked of this reason is not said."""


@press("reason_day")
def reason_until(view: SpanView, figure: int, following: bool, day: date) -> None:
    """Until when it will be made up."""


@press("letter_text")
def letter_text(view: SpanView, page: int) -> None:
    """👁 the letter's text, before it is made."""


@press("letter_to")
def answer_to(view: SpanView) -> None:
    """↪️ which letter does this one answer?"""


@press("letter_none")
def answer_to_none(view: SpanView) -> None:
    """It answers none."""


@press("letter_par")
def rewrite(view: SpanView, number: int) -> None:
    """✏️ a paragraph of it, by its place."""


@press("letter_cut")
def leave_out(view: SpanView, number: int) -> None:
    """🗑 without this paragraph."""


@press("letter_own")
def original_again(view: SpanView, number: int) -> None:
    """↩️ as the figures say it."""
