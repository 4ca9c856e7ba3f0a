"""What every page may need: the button that leads home, the way back, and whose pages are not for everybody."""

from texts import presses
from texts.screen import Button, Screen
from texts.sentence import Sentence, plain

DIRECTOR_ONLY = Sentence("Bu sahifa faqat direktor uchun. Kerak bo'lsa, unga ayting.")


def home_button() -> Button:
    return Button(plain("🏠 Menyu"), presses.menu())


def back_button(press: str) -> Button:
    """To the page that this one was opened from; `press` is that page's button."""
    return Button(plain("⬅️ Orqaga"), press)


def director_only() -> Screen:
    """In the place of a page that only the director has."""
    return Screen(DIRECTOR_ONLY(), ((home_button(),),))
