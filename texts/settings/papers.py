"""The words of choosing the language of papers."""

from markupsafe import Markup

from texts.home import back_button
from texts.papers.language.choice import paper_languages, short_language
from texts.planning.names.presses import russian_names
from texts.screen import Button, Screen
from texts.sentence import NOTHING, Sentence, paragraphs, plain, say
from texts.settings import presses
from texts.settings.library import Section

KEPT = Sentence("✅ Hujjatlar endi shu tilda tayyorlanadi: <b>{name}</b>.")


def named(language: str) -> str:
    """`Lotin`, `Кирилл`, `Русский`: as it is called on the orders of papers."""
    return short_language(language)


def language_section(language: str) -> Section:
    meaning = plain("Excel, Word va PDF hujjatlar shu tilda; buyurtmada boshqasini tanlasa bo'ladi.")
    return Section(plain("📄 Hujjatlar tili"), named(language), meaning, presses.paper_languages())


def languages_page(present: str, above: Markup = NOTHING) -> Screen:
    """The languages that papers can be written in, the present one marked."""
    text = paragraphs(
        above,
        say("📄 <b>Hujjatlar tili</b>"),
        say(
            "Ish rejasi so'zlari ruscha hujjatda ham tarjima qilinmaydi, kirill harflarida yoziladi. Sabablar "
            "qanday yozilgan bo'lsa, shunday turadi."
        ),
    )
    buttons = [
        Button(
            plain("✅ {name}", name=named(language)) if language == present else named(language),
            presses.choose_paper_language(language),
        )
        for language in paper_languages()
    ]
    called = Button(plain("🏷 Xizmatlarning ruscha nomi"), russian_names(0))
    return Screen(text, (tuple(buttons), (called,), (back_button(presses.settings()),)))
