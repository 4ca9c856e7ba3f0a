"""The buttons of a month's report: whose month, its questions, its review, its forms, and what stands beside a figure.

`submission` is a report's id, `figure` an indicator's key, `nonce` the number of the update that brought a form.
"""

from texts.press import press

# --- whose report, and which month ---


@press("enter")
def enter() -> None:
    """📝 at home: the report that waits, or the choice between several departments."""


@press("dept")
def open_department(department: int) -> None:
    """One of several departments: the month of it that waits, or the list of its months."""


@press("month")
def open_month(department: int, year: int, month: int) -> None:
    """One month out of the list."""


@press("go")
def go_on(submission: int) -> None:
    """▶️: the next question of a report that was begun."""


@press("ask_open")
def ask_reopening(department: int, year: int, month: int) -> None:
    """📣 at a month that closed before it was sent: the directors are asked to open it again."""


# --- answers to the question that is open ---


@press("zero")
def zero(submission: int, figure: int) -> None:
    """[0]"""


@press("same")
def same_as_last_month(submission: int, figure: int) -> None:
    """[fevral: 30 671]"""


@press("num")
def offered_number(submission: int, figure: int, value: str) -> None:
    """A number that was probably meant by what was typed (`1200` or `1.2`)."""


@press("row_num")
def number_of_row(submission: int, asked: int, figure: int, value: str) -> None:
    """A number that may be meant for another row than the one that is open, `asked`; that one stays open."""


@press("list")
def take_list(submission: int, nonce: int, reading: int) -> None:
    """[✅ 14 ta bandga yozilsin] below a list; `nonce` is the message that it came in, `reading` the way to read it."""


@press("unseen")
def check_unseen(submission: int, figure: int) -> None:
    """📋 above a question: what was typed before it could be seen, to be looked over; `figure` is the open question."""


@press("open_rows")
def open_rows(submission: int) -> None:
    """📋: all questions that are open, to be answered by lines."""


@press("list_no")
def drop_list(submission: int, nonce: int) -> None:
    """Keep nothing of a list."""


@press("unknown")
def unknown(submission: int, figure: int) -> None:
    """🕓: the number is not known yet."""


@press("rest")
def rest_are_zero(submission: int, figure: int) -> None:
    """[Qolgani 0]; `figure` is the open question, so that an old card fills nothing."""


@press("marks")
def mark_rows(submission: int, page: int) -> None:
    """📌: in which rows there was work this month; or another page of them."""


@press("mark")
def mark_row(submission: int, figure: int) -> None:
    """There was work in this row, or there was none after all."""


@press("marks_said")
def mark_typed_rows(submission: int) -> None:
    """📌 below numbers that may be the rows with work: the page on which they are marked."""


@press("marked")
def rows_are_marked(submission: int) -> None:
    """✅: only the marked rows are asked, the others are zero."""


@press("marks_no")
def drop_marks(submission: int) -> None:
    """⬅️ at that page: nothing is filled."""


@press("unzero")
def open_zeros(submission: int) -> None:
    """↩️: what [Qolgani 0] filled is asked again."""


@press("zeros_ok")
def zeros_are_right(submission: int) -> None:
    """✅: rows that had a number in every month before are zero now."""


@press("right")
def number_is_right(submission: int, figure: int) -> None:
    """✅ below a doubt about a number that is kept."""


@press("meant")
def likely_number(submission: int, figure: int, value: str) -> None:
    """The number beside ✅ that was probably meant by one that is kept and looks odd."""


@press("reason")
def reason(submission: int, figure: int, reason: str) -> None:
    """Why a number that was sent becomes another; `reason` is a key of `questions.REASONS`."""


@press("keep_sent")
def keep_sent(submission: int, figure: int) -> None:
    """⬅️: the number that was sent stays, and the next correction that waits behind it is asked for its reason."""


# --- the way around the questions ---


@press("back")
def previous_question(submission: int, figure: int) -> None:
    """⬅️ at a question: the one before it."""


@press("ask")
def question(submission: int, figure: int) -> None:
    """⬅️ at a note, at files or at a story: the question they belong to."""


@press("change")
def change_row(submission: int, figure: int) -> None:
    """✏️: a row of the review, or of a return, to be answered anew."""


@press("more")
def more(submission: int, figure: int) -> None:
    """⋯ at a question: everything that can be done there beside answering it."""


@press("note")
def write_note(submission: int, figure: int) -> None:
    """💬 at a question."""


@press("note_no")
def remove_note(submission: int, figure: int) -> None:
    """🗑 at a note: it is taken away."""


@press("words")
def keep_words(submission: int, figure: int) -> None:
    """💬 below words that hold a number: they are the note, or the reason, all the same."""


@press("words_no")
def take_number_in_words(submission: int, asked: int, figure: int, value: str) -> None:
    """✅ below the same: the number is `figure`'s; `asked` is the row whose words were waited for."""


@press("file")
def attach_file(submission: int, figure: int) -> None:
    """📎 at a question."""


# --- the review ---


@press("review")
def review(submission: int, page: int) -> None:
    """A report as a whole, to look over, change and send, or only to read."""


@press("others")
def other_rows(submission: int, page: int) -> None:
    """➕: rows that this month does not ask for."""


@press("submit")
def submit(submission: int) -> None:
    """📨: the report goes to the director."""


@press("submit_early")
def submit_early(submission: int) -> None:
    """The same of a month that is not over, once the person was asked whether they mean it."""


# --- the month as an Excel form ---


@press("forms")
def hand_out_forms() -> None:
    """📄 at home: the form of each department's month that waits."""


@press("form")
def hand_out_form(submission: int) -> None:
    """📄 at the review: the form of this report."""


@press("form_months")
def hand_out_month_forms(department: int) -> None:
    """🗓 below the form of a sum: a form of each of its months."""


@press("form_ok")
def save_form(nonce: int, revision: str) -> None:
    """✅ below what was read from a form; `revision` names what was on the screen then."""


@press("form_notes")
def take_notes_as_numbers(nonce: int) -> None:
    """✍️: numbers that stand in a form's column of notes are the month's numbers."""


@press("form_why")
def form_reason(nonce: int, reason: str) -> None:
    """Why the numbers of a report that was sent become a form's."""


@press("form_no")
def drop_form(nonce: int) -> None:
    """Keep nothing of a form."""


# --- evidence beside a figure ---


@press("ev_keep")
def keep_unread_file(figure: int, nonce: int) -> None:
    """📎 below a file that was not attached unasked: it stands beside the figure; `nonce` is the update it came in."""


@press("ev")
def list_evidence(submission: int, figure: int, page: int) -> None:
    """📂: everything that supports a figure of one month."""


@press("ev_open")
def open_evidence(attachment: int) -> None:
    """One file, sent once more."""


@press("ev_del")
def ask_to_remove_evidence(attachment: int) -> None:
    """🗑"""


@press("ev_rm")
def remove_evidence(attachment: int) -> None:
    """🗑, once the person was asked."""
