"""What was typed before the question that it would answer could be seen: said once, and never taken by guess."""

from collections.abc import Sequence

from texts.month import presses
from texts.screen import Button
from texts.sentence import NOTHING, Markup, Sentence, lines, listed, plain, say
from texts.wording import clip

_SHOWN = 8
"""Texts that are named; of more it is only said how many."""
AT_LIST = Sentence("☝️ Ro'yxat kutmoqda: uni tasdiqlang yoki bekor qiling, keyin raqamni bandi bilan yozing.")
GONE = Sentence("Bu raqamlar endi kutmayapti: kerak bo'lsa, qayta yozing.")


def unseen_lines(typed: Sequence[str], repeated: Sequence[str]) -> Markup:
    """What was not taken, and why: `typed` came before its question was seen, `repeated` says the number before it once
    more."""
    return lines(_not_taken(typed), [_came_again(text, count) for text, count in _counted(repeated)])


def _not_taken(typed: Sequence[str]) -> Markup:
    if not typed:
        return NOTHING
    if len(typed) == 1:
        return say(
            "❗️ «{typed}» yozilmadi: bu savol ko'rinmasidan oldin yuborilgan. Qaysi band uchun edi?",
            typed=clip(typed[0], 60),
        )
    return lines(
        say(
            "❗️ {n} ta xabar hech qaysi bandga yozilmadi: savoli ko'rinmasidan oldin yuborilgan. {typed}",
            n=len(typed),
            typed=_named(typed),
        ),
    )


def _named(texts: Sequence[str]) -> Markup:
    named = listed(plain("«{typed}»", typed=clip(text, 30)) for text in texts[:_SHOWN])
    if len(texts) <= _SHOWN:
        return named
    return lines(named, say("… va yana {n} ta", n=len(texts) - _SHOWN))


def _counted(texts: Sequence[str]) -> list[tuple[str, int]]:
    return [(text, texts.count(text)) for text in dict.fromkeys(texts)]


def _came_again(text: str, count: int) -> Markup:
    if count == 1:
        return say("🔁 «{typed}» yana keldi: takror deb yozilmadi.", typed=clip(text, 40))
    return say("🔁 «{typed}» yana {count} marta keldi: takror deb yozilmadi.", typed=clip(text, 40), count=count)


def check_button(submission: int, figure: int, count: int) -> Button:
    """Shows which rows the texts would go to, in the order of the questions, before anything is kept."""
    return Button(plain("📋 Tekshirish ({n} ta)", n=count), presses.check_unseen(submission, figure))


def unseen_at_list(typed: Sequence[str]) -> Markup:
    """Above a list that waits for its ✅: what was typed before it could be seen."""
    if len(typed) == 1:
        told = say("❗️ «{typed}» yozilmadi: ro'yxat ko'rinmasidan oldin yuborilgan.", typed=clip(typed[0], 60))
    else:
        told = say(
            "❗️ {n} ta xabar yozilmadi: ro'yxat ko'rinmasidan oldin yuborilgan. {typed}",
            n=len(typed),
            typed=_named(typed),
        )
    return lines(told, AT_LIST())
