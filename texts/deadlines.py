"""When work is due, in words: one wording for the plan's pages, its file, the pages of progress and the settings."""

from collections.abc import Mapping, Sequence
from datetime import date

from plan.indicator import Window
from texts.sentence import NOTHING, Markup, Sentence, listed, plain, say
from texts.wording import join_names, month_name, short_day

_USUAL: Mapping[Window, Sentence] = {
    Window(1, 12): Sentence("yil davomida"),
    Window(1, 3): Sentence("I chorak"),
    Window(4, 6): Sentence("II chorak"),
    Window(7, 9): Sentence("III chorak"),
    Window(10, 12): Sentence("IV chorak"),
    Window(1, 6): Sentence("I yarim yillik"),
    Window(7, 12): Sentence("II yarim yillik"),
    Window(points=(3, 6, 9, 12)): Sentence("har chorak oxirida"),
    Window(points=(6, 12)): Sentence("yilda ikki marta"),
    Window(points=(12,)): Sentence("yil oxirida"),
    Window(points=tuple(range(1, 13))): Sentence("har oy oxirida"),
}


def window_words(window: Window | None) -> str:
    """A window in words: the usual ones by name, others by their months; what the plan leaves open is said as well."""
    if window is None:
        return plain("aniqlanmagan")
    if window in _USUAL:
        return _USUAL[window].plain()
    if window.points:
        *others, latest = sorted(set(window.points))
        if not others:
            return plain("{month:month_name} oxirida", month=latest)
        return plain("{months} va {last:month_name} oxirida", months=join_names(map(month_name, others)), last=latest)
    first, last = window.first or 1, window.last or 12
    if first == last:
        return month_name(first)
    return plain("{first:month_name}–{last:month_name}", first=first, last=last)


def estimated_ahead(days: Sequence[date]) -> Markup:
    """On a page of deadlines: that one of the days off near them may still turn out to be another day."""
    if not days:
        return NOTHING
    return say(
        "🌙 Hayit kuni taxminiy: {days}. Muddatlar o'zgarishi mumkin: «Sozlamalar», «Dam olish kunlari».",
        days=listed(map(short_day, days)),
    )
