"""A word to a department about its report: what is asked of whoever oversees it, and what its people read."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.period import Month
from texts.home import home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, listed, paragraphs, plain, say
from texts.wording import clip

TOO_SHORT = Sentence("❗️ Bir-ikki so'z bilan yozing.")


def too_long(letters: int, most: int) -> Markup:
    return say("❗️ {n} ta belgi bo'ldi, ko'pi bilan {most} ta yozing.", n=letters, most=most)


def ask_word(submission: int, name: str, at: Month, above: Markup = NOTHING) -> Screen:
    """What is to be said?"""
    text = paragraphs(
        above,
        say("💬 <b>{name:department}</b>, {month:month}", name=name, month=at),
        lines(say("Xizmatga nima deysiz?"), say("Hisobot qaytarilmaydi, u o'z holicha qoladi.")),
        say("👇 Yozing."),
    )
    return Screen(text, ((_away(submission), home_button()),))


def word_preview(submission: int, name: str, at: Month, words: str) -> Screen:
    """What was typed, before it is sent."""
    text = paragraphs(
        say("💬 <b>{name:department}</b>, {month:month}", name=name, month=at),
        say("«{words}»", words=words),
        say("Yuborilsinmi?"),
    )
    send = Button(plain("📨 Yuborish"), presses.send_word(submission), style="success")
    return Screen(text, ((send,), (_away(submission), home_button())))


def _away(submission: int) -> Button:
    return Button(plain("⬅️ Hisobotga"), presses.drop_word(submission))


def word_sent(people: int) -> Markup:
    """Above the report, which was shown again."""
    if people:
        return say("💬 Yuborildi: {n} xodimga.", n=people)
    return say("💬 Bu xizmatdan botda hali hech kim yo'q, xabar yuborilmadi.")


def word_notice(submission: int, by_id: int, name: str, at: Month, words: str, by: str) -> Screen:
    """To the department's people."""
    text = paragraphs(
        say("💬 <b>{by}</b> — {month:month} hisoboti ({name:department}) haqida:", by=by, month=at, name=name),
        say("«{words}»", words=words),
        say("Hisobot qaytarilmadi. Savolingiz bo'lsa, shu xabarga javob yozing."),
    )
    answer = Button(plain("✍️ Javob yozish"), presses.answer_word(submission, by_id))
    return Screen(text, ((answer,), (_look(submission),)))


def _look(submission: int) -> Button:
    return Button(plain("👀 Hisobotni ko'rish"), month_presses.review(submission, 0))


def ask_answer(submission: int, name: str, at: Month, to: Sequence[str], above: Markup = NOTHING) -> Screen:
    """What is to be answered?"""
    text = paragraphs(
        above,
        say("✍️ <b>{name:department}</b>, {month:month}", name=name, month=at),
        say("Javobni o'qiydi: {to}", to=listed(to)),
        say("👇 Javobingizni yozing."),
    )
    return Screen(text, ((_away(submission), home_button()),))


def answer_preview(submission: int, name: str, at: Month, words: str, to: Sequence[str]) -> Screen:
    """What was typed, before it is sent: a number in it might have been meant for the report."""
    text = paragraphs(
        say("✍️ <b>{name:department}</b>, {month:month}", name=name, month=at),
        say("«{words}»", words=words),
        lines(
            say("Javob qilib yuborilsinmi? O'qiydi: {to}", to=listed(to)),
            say("Hisobotga bu yerdan raqam yozilmaydi."),
        ),
    )
    send = Button(plain("📨 Yuborish"), presses.send_word(submission), style="success")
    return Screen(text, ((send,), (_away(submission), home_button())))


def answer_sent(people: Sequence[str]) -> Markup:
    if people:
        return say("✍️ Javobingiz yuborildi: {people}.", people=listed(people))
    return say("❗️ Hisobotlarni tasdiqlaydigan xodim botda yo'q, javob yuborilmadi.")


def answer_notice(submission: int, name: str, at: Month, words: str, by: str, said: str) -> Screen:
    """To whoever had said something about a report."""
    text = paragraphs(
        say("✍️ <b>{by}</b> javob yozdi — {name:department}, {month:month}:", by=by, month=at, name=name),
        say("«{words}»", words=words),
        say("Siz yozgan edingiz: «{said}»", said=clip(said, 200)) if said else NOTHING,
    )
    write = Button(plain("💬 Yana yozish"), presses.write_word(submission))
    return Screen(text, ((write,), (_look(submission),)))
