"""A month from its first question to the director's approval, with a return between, in each language: everything that
is said in it is said in that language, and what is typed is understood as it is read there."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest

from sandbox.people import Phone
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story
from tests.support.transport.running import eventually
from texts.language import CYRILLIC, NEW_LATIN, catalogue_of
from texts.people.languages import CHOSEN
from texts.script.new_latin import new_latin

NUMBERS = "21\n13 {again}) 1200\n14) 9870\n15) 29870\n23) 12"
WORDS = {
    CYRILLIC: {"again": "қайта", "reason": "Кундаликда бошқа"},
    NEW_LATIN: {"again": "qayta", "reason": "Kundalikda başqa"},
    "ru": {"again": "қайта", "reason": "В дневнике другое"},
}
NAMES = {"Nilufar", "Malika", "Bekzod", "Sardor", "Excel", "Til", "PDF", "Word", "II", "IV"}


def offers(verb: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a message has a button of this kind."""
    return lambda message: any(_verb(button) == verb for row in message["buttons"] or () for button in row)


def begins(words: str) -> Callable[[dict[str, Any]], bool]:
    """Whether a message or one of its buttons begins so."""
    return lambda message: any(label.startswith(words) for label in (message["text"], *_labels(message)))


def press(phone: Phone, verb: str, row: str = "") -> None:
    """Press the newest button of a kind, whatever is written on it; of several the one of a `row`."""
    for message in reversed(phone.chat()["messages"]):
        for button in (button for buttons in message["buttons"] or () for button in buttons):
            if _verb(button) == verb and button["label"].startswith(row):
                phone.press_data(button["data"], message["message_id"])
                return
    raise AssertionError(f"no button of the kind {verb}")


def _verb(button: dict[str, Any]) -> str:
    return str(button.get("data") or "").partition(":")[0]


def _labels(message: dict[str, Any]) -> list[str]:
    return [str(button["label"]) for row in message["buttons"] or () for button in row]


def chooses(phone: Phone, spoken: str) -> int:
    """Somebody chooses a language; returns the number after which everything is said in it."""
    phone.say("/til")
    phone.wait_for(offers("lang_to"))
    before = phone.chat()["seq"]
    phone.press_data(f"lang_to:{spoken}", phone.last()["message_id"])
    phone.wait_for(catalogue_of(spoken).gettext(CHOSEN.template))
    return int(before)


@pytest.mark.parametrize("spoken", [CYRILLIC, "ru", NEW_LATIN])
def test_a_month_and_the_directors_round(story: Story, spoken: str) -> None:
    typed, nilufar, malika = WORDS[spoken], story.nilufar, story.malika
    begun = {phone: chooses(phone, spoken) for phone in (nilufar, malika)}

    nilufar.say("/kiritish")
    nilufar.wait_for(offers("zero"))
    nilufar.say(NUMBERS.format(**typed))
    nilufar.wait_for(offers("submit"))
    press(nilufar, "submit")
    malika.wait_for(offers("ret"))
    press(malika, "ret")
    malika.wait_for(offers("ret_row"))
    press(malika, "ret_row", "▫️ IV.14")
    malika.wait_for(begins("☑️ IV.14"))
    press(malika, "ret_why")
    malika.wait_for(offers("ret_say"))
    malika.say(typed["reason"])
    malika.wait_for(offers("ret_send"))
    press(malika, "ret_send")
    nilufar.wait_for(typed["reason"])
    nilufar.press("✏️ 14")
    nilufar.wait_for(offers("zero"))
    nilufar.say("9780")
    nilufar.wait_for(offers("submit"))
    press(nilufar, "submit")
    malika.wait_for(lambda message: offers("approve")(message) and "9\u00a0780" in message["text"])
    press(malika, "approve")
    eventually(lambda: story.status(NILUFAR) == "approved", 20)
    nilufar.wait_for(lambda message: message["text"].startswith(("✅", "☑️")))
    malika.say("/hisobot")
    malika.wait_for(begins("📊"))

    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200, "14": 9780, "15": 29870, "23": 12}
    for phone, after in begun.items():
        assert not _said_otherwise(phone.chat(after)["messages"], spoken, typed["reason"])


def _said_otherwise(messages: list[dict[str, Any]], spoken: str, reason: str) -> list[str]:
    """What is said in another language."""
    found = []
    for message in messages:
        if message["from"] != "bot":
            continue
        said = unescape(re.sub(r"<[^>]*>|/[a-z]+", " ", " ".join([message["text"] or "", *_labels(message)])))
        said = said.replace(reason, " ")
        if spoken == NEW_LATIN:
            found += [word for word in said.split() if new_latin(word) != word]
        else:
            found += set(re.findall(r"[A-Za-z]{2,}", said)) - NAMES
    return found
