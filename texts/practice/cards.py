"""The practice month in words: the cards of a true month, each marked, with what is to be tried at it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from plan.practice import PLAIN, SLIP, Task
from texts import presses as home_presses
from texts.home import home_button
from texts.month import presses as month
from texts.paging import paired_buttons
from texts.practice import presses
from texts.press import Press
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip

_MARK = Sentence("🎓 <b>Mashq</b> · raqamlar o'ylab topilgan, hech narsa yuborilmaydi")
STOPPED = Sentence("👌 Mashq to'xtatildi. Hisobotga hech narsa yozilmadi.")
NO_ROWS = Sentence("Mashq ish rejasi kuchga kirgach ochiladi.")
FINISHED = Sentence("Mashq tugadi, hech narsa yuborilmadi.")
NOTHING_CHANGED = Sentence("🎓 Bu mashqdagi xabar edi: hisobotda hech narsa o'zgarmadi.")
LOOK_OVER = Sentence("✍️ Hammasi to'g'ri bo'lsa, «📨 Topshirish» tugmasini bosing.")
REPAIR = Sentence("✍️ To'g'ri bo'lsa ✅ ni, bo'lmasa yonidagi tugmani bosing.")


def task_sentence(task: Task) -> Markup:
    """What is to be tried at a row."""
    if task == "plain":
        return say("✍️ Sinab ko'ring: <b>{number}</b> deb yozing.", number=PLAIN)
    if task == "slip":
        return say("✍️ Ataylab xato qiling: <b>{number}</b> deb yozing.", number=SLIP)
    if task == "zero":
        return say("✍️ Ish bo'lmagan, deylik: «0» tugmasini bosing.")
    return say("✍️ Soni hali aniq emas, deylik: «Noma'lum» tugmasini bosing.")


def marked(sentence: Markup) -> Markup:
    """A receipt, or what else stays in the chat, so that it is never taken for a true one."""
    return lines(say("🎓 <b>Mashq</b>"), sentence) if sentence else NOTHING


def above_card(above: Markup) -> Markup:
    """What stands above a card: the mark first."""
    return paragraphs(_MARK(), above)


def with_task(screen: Screen, task: Markup) -> Screen:
    """A question with what is to be tried at it: right above its last lines, where an open keyboard leaves it seen."""
    card, gap, question = screen.text.rpartition(Markup("\n\n"))
    return Screen(card + gap + lines(task, question), screen.buttons)


def with_last_task(screen: Screen, task: Markup) -> Screen:
    """The review with what is to be done at its end."""
    return Screen(paragraphs(screen.text, task), screen.buttons)


_LEADS: Mapping[str, tuple[Press[Any], Callable[..., str]]] = {
    press.verb: (press, leads)
    for press, leads in (
        (month.zero, lambda _, figure: presses.number(figure, "0")),
        (month.same_as_last_month, lambda _, figure: presses.as_before(figure)),
        (month.offered_number, lambda _, figure, value: presses.number(figure, value)),
        (month.number_of_row, lambda _, __, figure, value: presses.likely(figure, value)),
        (month.likely_number, lambda _, figure, value: presses.likely(figure, value)),
        (month.number_is_right, lambda _, figure: presses.right(figure)),
        (month.unknown, lambda _, figure: presses.unknown(figure)),
        (month.question, lambda _, figure: presses.row(figure)),
        (month.change_row, lambda _, figure: presses.row(figure)),
        (month.go_on, lambda _: presses.practise()),
        (month.submit, lambda _: presses.send()),
    )
}
"""A true card's button → where its likeness in the practice leads. What is not here is not practised and left out."""


def practised(screen: Screen, *, whole: bool = False) -> Screen:
    """A true month's card as a card of the practice: its buttons are marked and lead nowhere else. With their mark no
    more than two of a row are shown whole: a card where something is typed keeps those two, and one that is only
    pressed keeps all of them (`whole`) in further rows."""
    rows = [tuple(_likenesses(row))[: None if whole else 2] for row in screen.buttons]
    buttons = tuple(part for row in rows for part in paired_buttons(row))
    if any(button.press == home_presses.menu() for row in buttons for button in row):
        return Screen(screen.text, buttons)
    *others, last = buttons
    leave = Button(plain("🏠 Chiqish"), home_presses.menu())
    return Screen(screen.text, (*others, *paired_buttons((*last, leave))))


def _likenesses(row: Row) -> Iterator[Button]:
    yield from (likeness for button in row if (likeness := _likeness(button)) is not None)


def _likeness(button: Button) -> Button | None:
    verb, *carried = (button.press or "").split(":")
    if verb == home_presses.menu.verb:
        return Button(plain("🏠 Chiqish"), home_presses.menu())
    if verb not in _LEADS:
        return None
    press, leads = _LEADS[verb]
    return Button(plain("🎓 {label}", label=button.label), leads(*press.read(carried)), style=button.style)


def not_for_practice(typed: str) -> Markup:
    """A number in reply to a message that is no card of the practice."""
    return say(
        "❗️ «{typed}» mashqqa yozilmadi: bu boshqa xabarga javob. Mashq savoliga oddiy xabar bilan javob bering.",
        typed=clip(typed, 40),
    )


def not_in_report(typed: str) -> Markup:
    """Something typed in reply to a card of the practice, where no practice is open."""
    return say(
        "🎓 «{typed}» hech qayerga yozilmadi: bu mashq xabariga javob edi.",
        typed=clip(typed, 40),
    )


def finished() -> Screen:
    """The end of the practice, in the place of thanks."""
    text = paragraphs(
        say("🎓 <b>Mashq topshirildi. Barakalla!</b>"),
        say("Bu mashq edi: hech narsa yuborilmadi, hisobotga hech narsa yozilmadi."),
        say("Haqiqiy hisobot shu tugmadan keyin direktorga boradi. Oy yopilguncha uni tuzatish mumkin."),
    )
    again = Button(plain("🎓 Yana mashq"), presses.practise())
    return Screen(text, ((again, Button(plain("📝 Kiritish"), month.enter())), (home_button(),)))


def offers(*, rows: bool) -> Sequence[Row]:
    """The buttons that offer the practice (where there are `rows` to practise on) and the tour."""
    tour = Button(plain("💡 Tanishuv"), presses.tour(1))
    return ((Button(plain("🎓 Mashq"), presses.practise()), tour),) if rows else ((tour,),)


OFFER = Sentence("🎓 Birinchi martami? Avval mashq qilib ko'ring: ikki daqiqa, hech narsa yuborilmaydi.")
