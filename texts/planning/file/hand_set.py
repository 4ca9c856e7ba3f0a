"""What was set by hand, beside what a file says, in words."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from markupsafe import Markup

from plan.document.compare.hand_set import Aspect, HandSet
from plan.indicator import Window
from texts.deadlines import window_words
from texts.planning.kinds import direction_words, kind_words, schedule_words
from texts.sentence import NOTHING, Sentence, lines, plain, say
from texts.wording import clip, figure_or_dash

_SHOWN = 6


def _target_words(value: str) -> str:
    return figure_or_dash(Decimal(value) if value else None)


def _window_words(value: str) -> str:
    return window_words(Window.parse(value))


_SAID: Mapping[Aspect, tuple[Sentence, Callable[[str], str]]] = {
    "kind": (Sentence("{figure} turi: qo'lda {in_force}, faylda {printed}"), kind_words),
    "direction": (Sentence("{figure} yo'nalishi: qo'lda {in_force}, faylda {printed}"), direction_words),
    "schedule": (Sentence("{figure} yillik rejasi: qo'lda {in_force}, faylda {printed}"), schedule_words),
    "target": (Sentence("{figure} yillik rejasi: qo'lda {in_force}, faylda {printed}"), _target_words),
    "window": (Sentence("{figure} muddati: qo'lda {in_force}, faylda {printed}"), _window_words),
    "reporters": (Sentence("{figure} bo'yicha hisobot beradi: qo'lda {in_force}, faylda {printed}"), str),
}


def kept_as_set(hand_set: Sequence[HandSet]) -> Markup:
    """What stays as it was set by hand, though the file says otherwise; nothing where there is no such thing."""
    kept = [stays for stays in hand_set if not stays.asked]
    more = len(kept) - _SHOWN
    return lines(
        say("✋ <b>Qo'lda belgilangani qoladi</b>") if kept else NOTHING,
        map(hand_set_bullet, kept[:_SHOWN]),
        say("… va yana {n} ta", n=more) if more > 0 else NOTHING,
    )


def hand_set_line(hand_set: HandSet) -> str:
    """One such thing in a line, for the terminal as well."""
    sentence, words = _SAID[hand_set.aspect]
    figure = (
        plain("{code} ({part})", code=hand_set.code, part=clip(hand_set.part, 40))
        if hand_set.part
        else plain("{code}", code=hand_set.code)
    )
    return sentence.plain(
        figure=figure, in_force=clip(words(hand_set.in_force), 80), printed=clip(words(hand_set.printed), 80)
    )


def hand_set_bullet(hand_set: HandSet) -> Markup:
    """The same line in a list of the chat."""
    return say("• {what}", what=hand_set_line(hand_set))
