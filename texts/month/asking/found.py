"""The rows of a report that hold a word typed at its review."""

from collections.abc import Sequence

from texts.home import back_button, home_button
from texts.month import presses
from texts.month.questions import Heading
from texts.month.review_rows import ReviewRow, change_button, review_line, title
from texts.paging import fit_lines, packed_buttons
from texts.screen import Screen
from texts.sentence import NOTHING, lines, paragraphs, say
from texts.wording import clip

MOST = 16


def found_rows(heading: Heading, typed: str, rows: Sequence[ReviewRow]) -> Screen:
    """Each with what stands in it, and a button to its question."""
    more = len(rows) - MOST
    text = paragraphs(
        lines(title(heading), say("🔎 <b>«{typed}»</b>: {n} ta ko'rsatkich", typed=clip(typed, 60), n=len(rows))),
        lines(
            lines(review_line(row, heading.month) for row in rows[:MOST]),
            say("… va yana {n} ta", n=more) if more > 0 else NOTHING,
        ),
        say("O'zgartirish uchun band raqamini bosing 👇"),
    )
    buttons = packed_buttons([change_button(heading.submission, row) for row in rows[:MOST]])
    back = back_button(presses.review(heading.submission, 0))
    return Screen(fit_lines(text), (*buttons, (back, home_button())))
