"""The year has begun without its plan, in words."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.reminders.reminder import Part, PlanMissing
from texts.planning import presses
from texts.screen import Button, Row
from texts.sentence import lines, plain, say


def make_plan_label(year: int) -> str:
    """On the button that leads to making it."""
    return plain("📅 {year:bare}-yil rejasini tuzish", year=year)


def plan_missing(part: PlanMissing) -> Markup:
    """The reminder, with both ways out."""
    return lines(
        say("📖 <b>{year:bare}-yil ish rejasi hali kuchga kirmagan.</b>", year=part.year),
        say("Usiz yanvar hisoboti so'ralmaydi."),
        say("Tasdiqlangan reja faylini (Word yoki Excel) shu chatga yuboring."),
        say("Fayl bo'lmasa, rejani {year:bare}-yilnikidan tuzing.", year=part.year - 1),
    )


def plan_buttons(parts: Sequence[Part], most_urgent: Part | None) -> list[Row]:
    """The way to a missing plan, where the message's first button leads to something more urgent."""
    if isinstance(most_urgent, PlanMissing):
        return []
    missing = [part.year for part in parts if isinstance(part, PlanMissing)]
    return [(Button(make_plan_label(year), presses.begin_next_year(year - 1)),) for year in missing]
