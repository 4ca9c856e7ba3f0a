"""Somebody is interrupted while something is half said: the question is shown again, with what they had said."""

from collections.abc import Callable

from tests.support.people.phone import Phone

AN_OLD_BUTTON = "zero:999999:1"
BACK = "▶️ Boshlangan ishga qaytish"
INTERRUPTIONS: dict[str, Callable[[Phone], object]] = {
    "a mistyped command": lambda phone: phone.say("/hech_qanday"),
    "an old button": lambda phone: phone.press_data(AN_OLD_BUTTON, phone.screen),
    "an old button of another message": lambda phone: phone.press_data(AN_OLD_BUTTON, phone.chat[0]),
    "a button that never was": lambda phone: phone.press_data("yoq:1", phone.screen),
    "help": lambda phone: phone.say("/yordam"),
    "the coming dates": lambda phone: phone.say("/muddat"),
    "a photo": lambda phone: phone.send_photo(),
}
DEPARTURES: dict[str, Callable[[Phone], object]] = {
    "/start": lambda phone: phone.say("/start"),
    "home": lambda phone: phone.press_data("menu", phone.screen),
    "/kiritish": lambda phone: phone.say("/kiritish"),
}


def is_shown_again(phone: Phone, question: str, unreadable: str) -> None:
    """After each interruption, and after something that is no answer, the newest card asks `question`."""
    assert question in phone.screen.text, phone.screen.text
    for name, interrupt in INTERRUPTIONS.items():
        interrupt(phone)
        assert question in phone.screen.text, (name, phone.screen.text)
    phone.say(unreadable)
    assert question in phone.screen.text, (unreadable, phone.screen.text)


def leads_back(phone: Phone, question: str) -> None:
    """Whoever turns to something else is led back to it by ▶️ at home."""
    for name, leave in DEPARTURES.items():
        leave(phone)
        assert question not in phone.screen.text, name
        phone.say("/start")
        assert BACK in phone.screen.labels, (name, phone.screen.labels)
        phone.press(BACK, phone.screen)
        assert question in phone.screen.text, (name, phone.screen.text)
    phone.say("/bekor")
    assert BACK not in phone.screen.labels
