"""Steps of the long day: something is said or pressed, and the bot has answered."""

from sandbox.people import Phone

SIGNS = "<b>&\"'"
"""Ends whatever is typed freely here: a sentence that does not escape it is refused by the strict local Telegram."""


def say(phone: Phone, text: str, shows: str = "") -> None:
    phone.say(text)
    phone.wait_for(shows or (lambda _: True))


def press(phone: Phone, label: str, shows: str = "") -> None:
    phone.press(label)
    phone.wait_for(shows or (lambda _: True))
