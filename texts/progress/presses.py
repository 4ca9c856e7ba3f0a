"""The buttons of the pages that only tell: how far the year is, who has reported, and where a number comes from."""

from plan.progress.view import RowList, SpanView
from texts.press import press

# --- /hisobot ---


@press("sum")
def summary() -> None:
    """📊 at home: the newest month that is over."""


@press("sum_at")
def summary_of(view: SpanView) -> None:
    """The card of another span, or of a past day."""


@press("sum_more")
def more(view: SpanView) -> None:
    """⋯ below a span's card: its files, a past day, and who has reported."""


@press("sum_parts")
def sections(view: SpanView, page: int) -> None:
    """Completion by the sections of the plan."""


@press("sum_depts")
def departments(view: SpanView, page: int) -> None:
    """Completion by departments."""


@press("sum_cmp")
def comparison(view: SpanView, page: int) -> None:
    """⚖️: the departments side by side."""


@press("sum_rows")
def rows(view: SpanView, rows: RowList, page: int) -> None:
    """A list of rows."""


@press("sum_row")
def row(view: SpanView, figure: int, rows: RowList, page: int) -> None:
    """One row in detail; ⬅️ leads back to this page of the list it was pressed in."""


@press("found")
def found(words: str, page: int) -> None:
    """Another page of the rows that hold what was typed; `words` are folded, with `+` between them."""


@press("then")
def choose_past_day(view: SpanView) -> None:
    """🕰: of which past day shall the span be shown?"""


@press("then_day")
def type_past_day(view: SpanView) -> None:
    """✍️: a day that is not offered."""


# --- /holat ---


@press("board")
def board() -> None:
    """🗓: who has sent the newest month."""


@press("board_at")
def board_of(year: int, month: int, page: int) -> None:
    """Another month, page or year of the board."""


# --- where a number comes from ---


@press("why")
def story(figure: int, page: int, place: str, scope: str, at: int) -> None:
    """Where a figure's number comes from; `place`, `scope` and `at` say what page ⬅️ leads back to."""


@press("why_of")
def stories_of_report(submission: int, page: int) -> None:
    """The same from the review: first which of the report's numbers."""


@press("why_row")
def stories_of_row(year: int, row: int, plan_page: int, page: int) -> None:
    """The same from a row of the plan; `plan_page` is the one of its section that the row leads back to."""
