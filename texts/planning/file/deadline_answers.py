"""A deadline that the plan's words leave open, answered by months or by typing."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.document.doubt import Doubt
from plan.indicator import Window
from texts.deadlines import window_words
from texts.home import back_button
from texts.paging import button_grid
from texts.planning import presses
from texts.planning.file.doubts import doubt_question
from texts.planning.file.loading import press_key
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, paragraphs, plain, say
from texts.wording import clip, month_button


def deadline_word(window: Window) -> str:
    """`due.3.10`, `months.2-4`: a window as a button's data holds it. `window_of_word` reads it."""
    return str(window).replace(" ", ".").replace(",", ".")


def choose_months(draft: int, doubt: Doubt, place: int, chosen: int) -> Screen:
    """Twelve months, of which any may be chosen; `chosen` has a bit for each, January being the lowest."""
    months = [month for month in range(1, 13) if chosen >> month - 1 & 1]
    windows = _windows(months)
    text = paragraphs(
        say("🗓 <b>Qaysi oylarda?</b>"),
        say("{question}", question=clip(doubt_question(doubt), 1500)),
        _meaning(windows),
    )
    grid = button_grid([_month(draft, doubt, month, chosen) for month in range(1, 13)], 4)
    return Screen(text, (*grid, *(_take(draft, doubt, window) for window in windows), _back(draft, place)))


def _meaning(windows: Sequence[Window]) -> Markup:
    if not windows:
        return say("👇 Oylarni belgilang. Muddatni yozib yuborish ham mumkin: <b>mart, oktabr</b>.")
    if len(windows) > 1:
        return say("👇 Ish shu oylar davomida bajariladimi yoki har biri oxirida alohida natija bo'ladimi?")
    return NOTHING


def _windows(months: Sequence[int]) -> list[Window]:
    """What the chosen months may mean: neighbours are a run, or each of them has a result of its own."""
    if not months:
        return []
    points = Window(points=tuple(months))
    run = Window(months[0], months[-1])
    if len(months) == 1:
        return [run]
    return [run, points] if months == list(range(months[0], months[-1] + 1)) else [points]


def _month(draft: int, doubt: Doubt, month: int, chosen: int) -> Button:
    bit = 1 << month - 1
    name = month_button(month)
    label = plain("✅ {month}", month=name) if chosen & bit else name
    return Button(label, presses.pick_months(draft, press_key(doubt.id), chosen ^ bit))


def _take(draft: int, doubt: Doubt, window: Window) -> Row:
    label = plain("✅ Tayyor: {window}", window=window_words(window))
    return (
        Button(
            clip(label, 60), presses.take_deadline(draft, press_key(doubt.id), deadline_word(window)), style="success"
        ),
    )


def _back(draft: int, place: int) -> Row:
    return (back_button(presses.ask_doubt(draft, place)),)


def deadline_understood(draft: int, doubt: Doubt, place: int, typed: str, window: Window) -> Screen:
    """What was understood of a typed deadline, before it is taken."""
    text = paragraphs(
        say("{question}", question=clip(doubt_question(doubt), 1500)),
        say("✍️ «{typed}» — <b>{window}</b>. To'g'rimi?", typed=clip(typed, 60), window=window_words(window)),
    )
    yes = Button(
        plain("✅ Ha, to'g'ri"),
        presses.take_deadline(draft, press_key(doubt.id), deadline_word(window)),
        style="success",
    )
    return Screen(text, ((yes,), _back(draft, place)))
