"""The buttons of whoever judges reports."""

from datetime import date

from texts.press import press

# --- approving ---


@press("approve")
def approve(submission: int, revision: str) -> None:
    """✅ at a report; `revision` names what was on the screen then, so that nothing unseen is approved."""


@press("waiting")
def waiting(page: int) -> None:
    """📨: every report that waits for approval."""


@press("all")
def approve_all(token: str) -> None:
    """✅ below that list; `token` names what was listed, and whether the overseer was asked about odd numbers."""


@press("clear")
def approve_clear(token: str) -> None:
    """✅ below the list: only those in which there is nothing to be looked at; `token` as in `approve_all`."""


@press("approval")
def approval() -> None:
    """The setting: are reports approved at all?"""


@press("appr_set")
def set_approval(wanted: bool) -> None:
    """It is switched on or off."""


# --- a word to a department ---


@press("word")
def write_word(submission: int) -> None:
    """💬 at a report: something is to be said to its department, and the report stays as it is."""


@press("word_send")
def send_word(submission: int) -> None:
    """📨 below what was typed."""


@press("word_no")
def drop_word(submission: int) -> None:
    """Nothing is said; back to the report."""


@press("word_back")
def answer_word(submission: int, person: int) -> None:
    """✍️ below what was said about a report of one's own: whoever said it is answered."""


# --- opening many closed months ---


@press("om")
def open_many(year: int, page: int) -> None:
    """🔓 below the board: closed months of many departments in one go; or others of these departments."""


@press("om_m")
def open_many_month(year: int, month: int, page: int) -> None:
    """A month is marked, or no longer."""


@press("om_d")
def open_many_department(year: int, department: int, page: int) -> None:
    """A department is marked, or no longer."""


@press("om_all")
def open_many_all(year: int, page: int) -> None:
    """All departments, or none."""


@press("om_till")
def open_many_until(year: int, day: date) -> None:
    """They are opened up to the end of a day."""


@press("om_undo")
def close_many(year: int, moment: int) -> None:
    """↩️: what was opened at a moment (microseconds since 1970) is closed again."""


# --- returning ---


@press("ret")
def return_report(submission: int) -> None:
    """↩️: choose the rows that are to be corrected."""


@press("ret_row")
def mark_row(submission: int, figure: int, page: int) -> None:
    """▫️ ☑️: a row is marked, or its mark taken away."""


@press("ret_at")
def rows_to_return(submission: int, page: int) -> None:
    """Another page of the rows, or back to them from the reason."""


@press("ret_why")
def ask_reason(submission: int) -> None:
    """➡️: the rows are marked, now the reason."""


@press("ret_say")
def ready_reason(submission: int, code: str) -> None:
    """One of the reasons offered; `code` is a key of `returning.REASONS`."""


@press("ret_send")
def send_back(submission: int) -> None:
    """↩️ below the preview: return it."""


# --- opening a closed month ---


@press("board_open")
def reopen_month(department: int, year: int, month: int, page: int) -> None:
    """🔓 on the board; `page` is the board's, for the way back."""


@press("board_till")
def open_until(department: int, year: int, month: int, page: int, day: date) -> None:
    """The day until whose end the month is open again."""


@press("open_no")
def refuse_reopening(department: int, year: int, month: int) -> None:
    """✋ at the request to open a closed month: it stays closed, and why is asked."""


@press("open_no_why")
def refuse_unexplained(department: int, year: int, month: int) -> None:
    """The same without a reason."""


@press("open_asked")
def requests() -> None:
    """📣 at home: the requests to open closed months that wait."""


# --- the same number twice ---


@press("dc")
def double_count(question: int) -> None:
    """Back to the question."""


@press("dc_apart")
def counted_apart(question: int) -> None:
    """Each department counted its own."""


@press("dc_one")
def counted_twice(question: int) -> None:
    """It is one thing: whose number goes back?"""


@press("dc_back")
def return_double(question: int, department: int) -> None:
    """The number of this department goes back to it."""
