"""🌐 The language in which somebody is spoken to: /til, its button, and the offer to who writes in another one."""

from handlers.menus import show_menu
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from notices import people as people_news
from texts.language import languages, speaking
from texts.people import languages as words
from texts.people import presses
from texts.screen import Screen
from usecases.people import language as use
from usecases.people.written_language import to_offer

_NAMES = frozenset(
    [
        "head",
        "invite_name",
        "own_name",
        "paper_name",
        "russian_name",
        "set_name",
        "short_name",
        "staff_name",
        "swap_name",
        "swap_who",
    ]
)
"""The screens at which a name or a line of papers is typed, which is written as it is."""


def til_command(visit: Visit) -> None:
    """/til"""
    press_languages(visit)
    visit.resume()


def press_languages(visit: Visit) -> None:
    visit.page(words.languages_page(visit.work.person.language))


def press_language(visit: Visit, language: str) -> None:
    """From now on everything is said in it: the commands of the menu button, and the question that is open."""
    if language not in languages():
        raise BadPress
    changed = use.change_language(visit.work, language)
    with speaking(language):
        if changed:
            people_news.offer_commands(visit.work, visit.work.person)
        if visit.dialog.screen == HOME_SCREEN:
            show_menu(visit, words.CHOSEN())
        else:
            visit.page(Screen(words.CHOSEN()))
            visit.present()


def press_keep(visit: Visit) -> None:
    visit.page(Screen(words.KEPT()))


def offer_other_language(visit: Visit, screen: str) -> None:
    """What was typed at a screen has been answered; when it was the second message in another language, that one is
    offered, once and never again."""
    if screen in _NAMES or not visit.text or visit.text.startswith("/"):
        return
    offered = [language for language in to_offer(visit.text, visit.work.person.language) if language in languages()]
    if offered and use.wrote_in_another(visit.work):
        visit.say(words.offer_language(offered))


PAGE = Page(
    commands={"til": til_command},
    presses=(
        on(presses.languages, press_languages),
        on(presses.choose_language, press_language),
        on(presses.keep_language, press_keep),
    ),
)
