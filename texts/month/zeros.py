"""Zeros that a tap has filled, and zeros where there always was a number."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.indicator import Indicator
from texts.month import presses
from texts.month.questions import names_on_buttons
from texts.paging import packed_buttons
from texts.screen import Button, Row
from texts.sentence import NOTHING, listed, plain, say

_SHOWN = 12
"""Rows that are named one by one; the others stand in the review below."""


def unusual_line(rows: Sequence[Indicator], names: Sequence[str]) -> Markup:
    """Above the review: `rows` are zero now and were not in any month before; `names` are their labels."""
    if not rows:
        return NOTHING
    shown = listed(say("<b>{name}</b>", name=name) for name in names[:_SHOWN])
    if len(rows) > _SHOWN:
        return say(
            "⚠️ {rows} va yana {n} ta bandda har oy raqam bo'lgan, bu oy esa 0. To'g'rimi?",
            rows=shown,
            n=len(rows) - _SHOWN,
        )
    return say("⚠️ {rows}: har oy raqam bo'lgan, bu oy esa 0. To'g'rimi?", rows=shown)


def unusual_buttons(submission: int, rows: Sequence[Indicator], names: Sequence[str]) -> tuple[Row, ...]:
    """They are right, or one of them is typed anew: the first of them in one line, the others behind [✏️ Bandlar]."""
    if not rows:
        return ()
    anew = [
        Button(plain("✏️ {row}", row=name), presses.change_row(submission, row.key))
        for row, name in zip(rows[:_SHOWN], names, strict=False)
    ]
    right = Button(plain("✅ To'g'ri, ular 0"), presses.zeros_are_right(submission))
    return ((right,), *packed_buttons(anew)[:1])


def undo_buttons(submission: int, filled: int) -> tuple[Row, ...]:
    """What "the rest are zero" has filled can be opened again; nothing where it filled nothing."""
    if not filled:
        return ()
    return ((Button(plain("↩️ Nollarni olib tashlash ({n} ta)", n=filled), presses.open_zeros(submission)),),)


def opened_again(count: int) -> Markup:
    """The receipt of that."""
    return say("↩️ {n} ta nol olib tashlandi, bu savollar yana ochiq.", n=count)


def names_of(rows: Sequence[Indicator], among: Sequence[Indicator]) -> list[str]:
    """The labels of rows, in which no two of the report are alike."""
    names = dict(zip((row.key for row in among), names_on_buttons(among), strict=True))
    return [names[row.key] for row in rows]
