"""What is said to a number that is typed while a list waits for its ✅."""

from markupsafe import Markup

from texts.sentence import say
from texts.wording import clip


def which_row_pressed(typed: str) -> Markup:
    """A number that may be the list's row or the row that was asked before it."""
    return say(
        "❗️ «{typed}» yozilmadi: ro'yxat tasdiqlanishini kutmoqda. Bu qaysi band uchun? Tugmasini bosing.",
        typed=clip(typed, 40),
    )


def which_row(typed: str, row: str) -> Markup:
    """The same where no button can say it; `row` is how a row of this report can be named."""
    return say(
        "❗️ «{typed}» yozilmadi: ro'yxat tasdiqlanishini kutmoqda. Bu qaysi band uchun? "
        "<b>{row}) 9870</b> ko'rinishida yozing.",
        typed=clip(typed, 40),
        row=row,
    )


def not_taken(typed: str) -> Markup:
    """A message of which nothing was kept because the list comes first."""
    return say("❗️ «{typed}» yozilmadi.", typed=clip(typed, 60))


def note_comes_later(typed: str) -> Markup:
    """A note that is typed as one."""
    return say(
        "❗️ «{typed}» yozilmadi: ro'yxat tasdiqlanishini kutmoqda. Izohni undan keyin yozing.", typed=clip(typed, 40)
    )
