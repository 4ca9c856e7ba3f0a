"""A word to a department about its report: what is asked of whoever oversees it, and what its people read."""

from markupsafe import Markup

from plan.period import Month
from texts.home import home_button
from texts.month import presses as month_presses
from texts.oversight import presses
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say

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


def word_notice(submission: int, name: str, at: Month, words: str, by: str) -> Screen:
    """To the department's people."""
    text = paragraphs(
        say("💬 <b>{by}</b> — {month:month} hisoboti ({name:department}) haqida:", by=by, month=at, name=name),
        say("«{words}»", words=words),
        say("Hisobot qaytarilmadi."),
    )
    return Screen(text, ((Button(plain("👀 Hisobotni ko'rish"), month_presses.review(submission, 0)),),))
