"""A number without a row that is typed while a list waits: it is asked which row is meant, and the list waits on."""

import pytest

from sandbox.people import Seen
from tests.support.months.answering import answer, plain, settled
from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story
from tests.support.transport.running import eventually

LIST = "Ro'yxat shunday o'qildi"


def labels(card: Seen) -> list[str]:
    return [plain({"text": button["label"]}) for row in card["buttons"] for button in row]


def wait_at_list(story: Story, typed: str) -> None:
    story.nilufar.say(typed)
    story.nilufar.wait_for(LIST)
    story.until_remembered(story.nilufar)
    settled(story)


@pytest.mark.parametrize(("typed", "value"), [("19", "19"), ("0", "0"), ("25 ta", "25")])
def test_a_bare_number_beside_a_list_of_one_row_is_asked(story: Story, typed: str, value: str) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870")
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for(f"«{typed}» yozilmadi")
    assert LIST in asked["text"]
    assert labels(asked)[:3] == [f"✅ 14: {value}", f"✅ 13 yangi: {value}", "✅ 14: 9 870"]
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    story.nilufar.press(f"✅ 13 yangi: {value}")
    eventually(lambda: story.answers(NILUFAR) == {"13 yangi": int(value)})
    story.until_remembered(story.nilufar)
    settled(story)
    assert LIST in story.nilufar.last()["text"], "the list waits on"
    story.nilufar.say("ha")
    story.nilufar.wait_for("✅ 14. Kitob")
    assert story.answers(NILUFAR) == {"13 yangi": int(value), "14": 9870}


@pytest.mark.parametrize(("button", "value"), [("✅ 13 yangi: to'g'ri", 3), ("13 yangi: 30", 30)])
def test_an_odd_number_beside_a_list_is_asked_about_and_the_list_waits_on(
    story: Story, button: str, value: int
) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870")
    story.nilufar.say("3")
    story.nilufar.wait_for("«3» yozilmadi")
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 13 yangi: 3")
    asked = story.nilufar.wait_for("Balki 30")
    assert LIST in asked["text"]
    settled(story)
    story.nilufar.press(button)
    story.nilufar.wait_for(lambda card: LIST in card["text"] and "Balki" not in card["text"])
    assert story.answers(NILUFAR) == {"13 yangi": value}


def test_the_number_may_be_the_one_row_of_the_list(story: Story) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870")
    story.nilufar.say("9871")
    story.nilufar.wait_for("«9871» yozilmadi")
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 14: 9\u00a0871")
    story.nilufar.wait_for("13 (yangi)")
    assert story.answers(NILUFAR) == {"14": 9871}


@pytest.mark.parametrize("typed", ["45", "7 nafar"])
def test_beside_a_list_of_several_rows_the_open_row_is_offered(story: Story, typed: str) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870\n15 - 29870")
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for(f"«{typed}» yozilmadi")
    assert labels(asked)[:2] == [f"✅ 13 yangi: {typed.split()[0]}", "✅ 2 ta bandga yozilsin"]
    story.until_remembered(story.nilufar)
    story.nilufar.say("ha")
    again = story.nilufar.wait_for("«ha» yozilmadi. Qaysi biriga?")
    assert labels(again) == labels(asked)
    story.until_remembered(story.nilufar)
    story.nilufar.say("yo'q")
    story.nilufar.wait_for("raqam yozilmadi. Ro'yxat kutmoqda")
    story.until_remembered(story.nilufar)
    assert story.answers(NILUFAR) == {}
    story.nilufar.say("ha")
    story.nilufar.wait_for("✅ 15. Kitob")
    assert story.answers(NILUFAR) == {"14": 9870, "15": 29870}


@pytest.mark.parametrize(
    "typed",
    [
        "izoh: fond ko'chirildi",
        "14) izoh: fond ko'chirildi",
        "5\n6",
        "12\n13\n14",
        "noma'lum",
        "qolganlari 0",
        "o'n besh",
        "14) 5\n6",
    ],
)
def test_nothing_else_without_a_row_is_kept_beside_a_list(story: Story, typed: str) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870\n15 - 29870")
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("yozilmadi")
    assert LIST in asked["text"]
    assert "✅ 2 ta bandga yozilsin" in labels(asked)
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("waiting", [False, True])
def test_a_reply_to_several_rows_is_asked_beside_a_list_too(story: Story, waiting: bool) -> None:
    open_march(story)
    answer(story, "21", "40")
    [own] = answer(story, "14) 9870\n15) 29870")
    if waiting:
        wait_at_list(story, "15 - 300")
    story.nilufar.say("17", reply_to=own)
    asked = story.nilufar.wait_for("«17» yozilmadi")
    assert labels(asked)[:3] == ["✅ 14: 17", "✅ 15: 17", "✅ 23: 17"]
    assert (LIST in asked["text"]) is waiting
    before = {"13 yangi": 21, "13 qayta": 40, "14": 9870, "15": 29870}
    assert story.answers(NILUFAR) == before
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 23: 17")
    eventually(lambda: story.answers(NILUFAR) == {**before, "23": 17})
    if waiting:
        story.until_remembered(story.nilufar)
        settled(story)
        assert LIST in story.nilufar.last()["text"], "the list waits on"


@pytest.mark.parametrize(
    ("typed", "kept", "shown"),
    [
        ("13 yangi) 21", {"13 yangi": 21}, {"14": "9 870", "15": "29 870"}),
        ("23: 12\n13 qayta) 90", {"23": 12, "13 qayta": 90}, {"14": "9 870", "15": "29 870"}),
        ("15) 29871", {"15": 29871}, {"14": "9 870"}),
        ("23 - 8", {}, {"14": "9 870", "15": "29 870", "23": "8"}),
        ("15 - 300", {}, {"14": "9 870", "15": "300"}),
        ("15\t300\n23\t8", {}, {"14": "9 870", "15": "300", "23": "8"}),
        ("13 yangi) 21\n23) 8 ta (3 tasi video)", {"13 yangi": 21}, {"14": "9 870", "15": "29 870", "23": "8"}),
    ],
)
def test_lines_that_name_their_rows_are_taken_and_the_list_waits_on(
    story: Story, typed: str, kept: dict[str, int], shown: dict[str, str]
) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870\n15 - 29870")
    story.nilufar.say(typed)
    sent = max(message["message_id"] for message in story.nilufar.chat()["messages"] if message["from"] != "bot")
    card = story.nilufar.wait_for(lambda message: message["message_id"] > sent and LIST in message["text"])
    lines = [plain({"text": line}) for line in card["text"].split("\n")]
    rows = {line[2:].split(".")[0]: line.split(": ")[-1].split()[:-1] for line in lines if line.startswith("• ")}
    assert {row: " ".join(words) for row, words in rows.items()} == shown
    assert "yozilmadi" not in card["text"]
    assert story.answers(NILUFAR) == kept
    story.until_remembered(story.nilufar)
    settled(story)
    story.nilufar.press(next(label for row in card["buttons"] for label in [row[0]["label"]] if label.startswith("✅")))
    meant = kept | {row: int(number.replace(" ", "")) for row, number in shown.items()}
    eventually(lambda: story.answers(NILUFAR) == meant)


def test_the_list_is_gone_when_its_only_row_was_typed_with_its_name(story: Story) -> None:
    open_march(story)
    wait_at_list(story, "14 - 9870")
    story.nilufar.say("14) 987")
    card = story.nilufar.wait_for("13 (yangi)")
    assert LIST not in card["text"]
    assert story.answers(NILUFAR) == {"14": 987}
