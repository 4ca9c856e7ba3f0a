"""In which language somebody is spoken to: asked, chosen, and offered to who writes in another one.

Each language is named and asked for in itself, so that whoever reads no other finds theirs.
"""

from collections.abc import Sequence

from texts.home import home_button
from texts.language import NEW_LATIN, first_languages, languages, speaking
from texts.people import presses
from texts.screen import Button, Row, Screen
from texts.sentence import Markup, Sentence, lines, plain

NAME = Sentence("O'zbekcha")
"""What a language calls itself; `texts/language.py` knows it as OWN_NAME."""
NEW_LETTERS = Sentence("Yangi alifbo: ş, ç, ö, ğ")
ASK = Sentence("🌐 Qaysi tilda yozay?")
YES = Sentence("✅ Ha, bu men (o'zbekcha)")
"""Below an invitation: it is for me, and this is my language."""
CHOSEN = Sentence("✅ Endi o'zbekcha yozaman.")
OFFER = Sentence("🌐 O'zbekcha yozayinmi?")
KEPT = Sentence("👌 Til o'zgarmadi. Keyin /til bilan o'zgartirsa bo'ladi.")


def language_name(language: str) -> str:
    """`O'zbekcha`, `Ўзбекча`, `Русский`."""
    with speaking(language):
        return NEW_LETTERS.plain() if language == NEW_LATIN else NAME.plain()


def language_button() -> Button:
    """To the choice of languages, in words that are understood in each of them."""
    return Button(plain("🌐 Til · Язык"), presses.languages())


def asked_in_each(sentence: Sentence, spoken: Sequence[str]) -> Markup:
    """The same question in several languages, below one another."""
    asked = []
    for language in spoken:
        with speaking(language):
            asked.append(sentence())
    return lines(dict.fromkeys(asked))


def languages_page(present: str) -> Screen:
    """The choice, with the present one marked."""
    buttons = [_choice(language, chosen=language == present) for language in languages()]
    return Screen(asked_in_each(ASK, first_languages()), (*((button,) for button in buttons), (home_button(),)))


def language_row() -> Row:
    """At home after the first /start: one press, and everything is in that language."""
    return tuple(_choice(language) for language in first_languages())


def offer_language(offered: Sequence[str]) -> Screen:
    """To somebody who writes in another language than they are spoken to."""
    no = Button(plain("Kerak emas"), presses.keep_language())
    return Screen(asked_in_each(OFFER, offered), (tuple(map(_choice, offered)), (no,)))


def come_in_buttons(secret: str, phone: str) -> tuple[Row, ...]:
    """Below an invitation of somebody new: yes, in each language, that of the phone first."""
    first = sorted(first_languages(), key=lambda language: language != phone)
    rows: list[Row] = []
    for language in first:
        with speaking(language):
            label = YES.plain()
        rows.append((Button(label, presses.come_in_speaking(secret, language), style="success"),))
    return tuple(rows)


def _choice(language: str, *, chosen: bool = False) -> Button:
    name = language_name(language)
    return Button(plain("✅ {name}", name=name) if chosen else name, presses.choose_language(language))
