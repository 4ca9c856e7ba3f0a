"""The review of a month before it is sent, and afterwards: first what is doubtful or open, then the rows with numbers,
the zeros in one line. Every row stands on the pages behind it, each with its button.
"""

from bisect import bisect_right
from collections.abc import Container, Mapping, Sequence
from itertools import accumulate

from markupsafe import Markup

from plan.month.submission import Access
from plan.status import Status
from texts import home
from texts.month import presses
from texts.month.files.forms import BUTTON as FORM
from texts.month.oddness import nothing_done_sentence
from texts.month.questions import DOUBTS, Heading, answers_in_one_tap
from texts.month.review_rows import (
    MOST_LETTERS,
    ReviewRow,
    all_rows,
    change_button,
    other_rows,
    others_button,
    review_line,
    title,
)
from texts.paging import fit_above, packed_buttons
from texts.progress import presses as progress
from texts.progress.story import WHY
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say

_MOST_ROWS = 24
"""Rows in the review itself."""
_FEW_ROWS = 2
"""Lines of buttons in which every row has its own; where there would be more, only what is open or odd has one."""
_PRESSED_ROWS = 6
"""Lines of buttons of a page on which most is pressed; where doubts take more, each row's own buttons stand on the next
page, and the files in the menu."""
_LISTED_ZEROS = 2
"""So many zeros are named; of more it is said how many there are."""


def review_page(
    heading: Heading,
    rows: Sequence[ReviewRow],
    *,
    page: int,
    access: Access,
    status: Status = "draft",
    above: Markup = NOTHING,
    unasked: int = 0,
    judge: tuple[Row, ...] = (),
    only_zeros: bool = False,
) -> Screen:
    """Everything that was typed, before it is sent (or after, to look at and correct); from page 1 on all rows, a page
    at a time. `judge` are the buttons of whoever may approve or return it, and of what was just typed; `only_zeros`
    says that nothing was done: what is added up is 0 in every row."""
    if page > 0 and rows:
        return all_rows(heading, rows, page, access, above, unasked)
    missing = heading.total - heading.answered
    state = say("Hali {n} ta savol qoldi", n=missing) if access == "open" and missing else _state(access, status)
    shown, zeros = _by_weight(rows)
    named = _fitting([review_line(row, heading.month) for row in shown])
    left = len(shown) - len(named)
    text = paragraphs(
        lines(title(heading), state),
        lines(
            lines(named),
            say("… yana {n} ta band pastdagi tugmada", n=left) if left else NOTHING,
            _zeros_line(zeros, alone=not shown),
        )
        or say("Bu oyda siz hisobot beradigan band yo'q."),
        lines(
            _summary(rows, missing if access != "open" else 0),
            nothing_done_sentence(row.value for row in rows) if only_zeros else NOTHING,
        ),
    )
    hidden = bool(zeros or left)
    buttons = _review_buttons(heading, rows, shown, access, unasked, judge, again=status == "returned", hidden=hidden)
    return Screen(fit_above(above, text) if above else text, buttons)


def _by_weight(rows: Sequence[ReviewRow]) -> tuple[list[ReviewRow], Sequence[ReviewRow]]:
    """The rows to be named, the doubtful and open ones first; and the zeros of which only the number is said."""
    zeros = [row for row in rows if row.value == 0 and not (row.odd or row.note or row.files or _has_dropped(row))]
    if len(zeros) <= _LISTED_ZEROS:
        zeros = []
    left = {row.indicator.key for row in zeros}
    return sorted((row for row in rows if row.indicator.key not in left), key=_weight), zeros


def _weight(row: ReviewRow) -> int:
    """What is to be looked at first: odd, not known, numbers, zeros, what still has its question before it."""
    if row.odd:
        return 0
    if row.value is None:
        return 1 if row.answered else 4
    if _has_dropped(row):
        return 1
    return 2 if row.value else 3


def _has_dropped(row: ReviewRow) -> bool:
    """Whether whoever approves it is to see a 0 where there was something the month before."""
    return row.sight is not None and row.sight.drops_to_nothing(row.value)


def _fitting(rows: Sequence[Markup]) -> Sequence[Markup]:
    """As many of the first rows as there is room for."""
    used = list(accumulate(map(len, rows)))
    return rows[: min(_MOST_ROWS, bisect_right(used, MOST_LETTERS))]


def _zeros_line(zeros: Sequence[ReviewRow], *, alone: bool) -> Markup:
    if not zeros:
        return NOTHING
    if alone:
        return say("Hamma {n} ta bandda <b>0</b>", n=len(zeros))
    return say("Qolgan {n} ta bandda <b>0</b>", n=len(zeros))


_STATES: Mapping[tuple[Access, Status], Sentence] = {
    ("open", "returned"): Sentence("↩️ Qaytarilgan: tuzatib, qayta topshiring"),
    ("correct", "approved"): Sentence("☑️ Tasdiqlangan. Oy yopilguncha tuzatilsa, qayta tasdiqlanadi"),
    ("closed", "approved"): Sentence("☑️ Tasdiqlangan · 🔒 oy yopilgan"),
    ("read", "draft"): Sentence("✍️ Hali topshirilmagan"),
    ("read", "submitted"): Sentence("📨 Topshirilgan, tasdiqlanmagan"),
    ("read", "approved"): Sentence("☑️ Tasdiqlangan hisobot"),
    ("read", "returned"): Sentence("↩️ Tuzatishga qaytarilgan"),
}
_BY_ACCESS: Mapping[Access, Sentence] = {
    "open": Sentence("Topshirishdan oldin ko'zdan kechiring"),
    "correct": Sentence("✅ Topshirilgan. Oy yopilguncha tuzatish mumkin"),
    "read": Sentence("Hisobot"),
    "closed": Sentence("🔒 Bu oy yopilgan"),
    "early": Sentence("Bu oy hali boshlanmagan"),
}


def _state(access: Access, status: Status) -> Markup:
    return _STATES.get((access, status), _BY_ACCESS[access])()


def _summary(rows: Sequence[ReviewRow], missing: int) -> Markup:
    """How many rows there are, and in how many of them no number stands; `missing` have no answer."""
    unknown = sum(row.answered and row.value is None for row in rows)
    counts = [
        say("{n} tasi javobsiz", n=missing) if missing else NOTHING,
        say("{n} tasi hali noma'lum", n=unknown) if unknown else NOTHING,
    ]
    if not any(counts):
        return say("Jami {n} ta ko'rsatkich.", n=len(rows)) if rows else NOTHING
    return say("Jami {n} ta ko'rsatkich: {counts}.", n=len(rows), counts=listed(filter(None, counts)))


def _review_buttons(
    heading: Heading,
    rows: Sequence[ReviewRow],
    shown: Sequence[ReviewRow],
    access: Access,
    unasked: int,
    judge: tuple[Row, ...],
    *,
    again: bool,
    hidden: bool,
) -> tuple[Row, ...]:
    """Sending first, then what corrects the doubtful rows, and the way to all others."""
    submission = heading.submission
    changeable = access in ("open", "correct")
    buttons: list[Row] = [(_onward(heading, again=again),)] if access == "open" else []
    buttons += judge
    if changeable:
        taken = {button.press for row in judge for button in row}
        buttons += _corrections(submission, shown, taken)
    every_row = packed_buttons([change_button(submission, row) for row in rows]) if changeable else ()
    if changeable and unasked:
        every_row = (*every_row, others_button(submission))
    files = _files(rows, submission, changeable)
    has_few = len(every_row) <= _FEW_ROWS + bool(unasked) and len([*buttons, *every_row]) < _PRESSED_ROWS
    if changeable:
        buttons += every_row if has_few else _open_rows(submission, shown)
    if access != "open" or len([*buttons, *files]) < _PRESSED_ROWS:
        buttons += files
    if not changeable:
        buttons.append((Button(plain("🗓 Kim topshirdi"), progress.board()),))
    if hidden or (changeable and not has_few):
        label = plain("✏️ Bandlar") if changeable else plain("📋 Bandlar")
        return (*buttons, (Button(label, presses.review(submission, 1)), home.home_button()))
    return (*buttons, (home.home_button(),))


def _files(rows: Sequence[ReviewRow], submission: int, changeable: bool) -> tuple[Row, ...]:
    whole = [Button(FORM.plain(), presses.hand_out_form(submission))] if changeable else []
    if any(row.answered for row in rows):
        whole.append(Button(WHY.plain(), progress.stories_of_report(submission, 0)))
    return (tuple(whole),) if whole else ()


def _corrections(submission: int, shown: Sequence[ReviewRow], taken: Container[str | None]) -> tuple[Row, ...]:
    """The answers to the first doubts, in one tap; `taken` are presses that have a button already."""

    def is_asked(row: ReviewRow) -> bool:
        key = row.indicator.key
        return presses.change_row(submission, key) in taken or presses.number_is_right(submission, key) in taken

    odd = [row for row in shown if row.odd and not is_asked(row)]
    doubts = [(row.indicator, row.odd) for row in odd if row.odd]
    return answers_in_one_tap(submission, doubts)


def _open_rows(submission: int, shown: Sequence[ReviewRow]) -> tuple[Row, ...]:
    """A button for each row that is odd beside those, or not known, as far as a line holds them."""
    odd = [row for row in shown if row.odd][DOUBTS:]
    unknown = [row for row in shown if row.answered and row.value is None]
    return packed_buttons([change_button(submission, row) for row in (*odd, *unknown)])[:1]


def _onward(heading: Heading, *, again: bool) -> Button:
    """To the next question, or to the director; `again` is of a report that was returned."""
    missing = heading.total - heading.answered
    if missing:
        label = plain("▶️ Davom ettirish ({n} ta qoldi)", n=missing)
        return Button(label, presses.go_on(heading.submission), style="primary")
    label = plain("📨 Qayta topshirish") if again else plain("📨 Topshirish")
    return Button(label, presses.submit(heading.submission), style="success")


__all__ = ["ReviewRow", "other_rows", "review_page"]
