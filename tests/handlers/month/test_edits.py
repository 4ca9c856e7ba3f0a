"""A number typed wrong and put right by editing the message, as people do on a phone."""

import pytest

from tests.support.months.reports import open_march
from tests.support.people.cast import BEKZOD, NILUFAR
from tests.support.people.story import Story
from tests.support.transport.running import eventually

pytestmark = pytest.mark.over_http


def type_first(story: Story, typed: str = "21") -> int:
    open_march(story)
    own: int = story.nilufar.say(typed)["message_id"]
    story.nilufar.wait_for("qayta")
    return own


@pytest.mark.parametrize(("typed", "value", "shown"), [
    ("210", 210, "21 → 210 nafar"),
    ("13 yangi) 22", 22, "21 → 22 nafar"),
    ("yo'q", 0, "21 → 0 nafar"),
])  # fmt: skip
def test_an_edited_number_changes_its_figure(story: Story, typed: str, value: int, shown: str) -> None:
    own = type_first(story)
    story.nilufar.edit(own, typed)
    card = story.nilufar.wait_for("Xabar tuzatildi")
    assert f"13-band (yangi): {shown}" in card["text"].replace("\u00a0", " ")
    story.nilufar.wait_for("👇 13 (qayta)")  # the open question is asked still
    assert story.answers(NILUFAR) == {"13 yangi": value}
    story.nilufar.say("40")
    story.nilufar.wait_for("14. ")
    assert story.answers(NILUFAR) == {"13 yangi": value, "13 qayta": 40}


def test_it_may_be_edited_again_and_at_the_review(story: Story) -> None:
    own = type_first(story)
    story.nilufar.edit(own, "22")
    story.nilufar.wait_for("21 → 22")
    story.nilufar.say("40\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.edit(own, "23")
    story.nilufar.wait_for("22 → 23")
    story.nilufar.wait_for("ko'zdan kechiring")
    assert story.answers(NILUFAR)["13 yangi"] == 23
    story.nilufar.edit(own, "23 ")
    story.nilufar.wait_for("o'zgarmadi: 23")


def test_an_edit_that_cannot_be_read_is_asked(story: Story) -> None:
    own = type_first(story)
    story.nilufar.edit(own, "12 mingga yetdi")
    asked = story.nilufar.wait_for("«12 mingga yetdi»")
    assert "o'zgarmadi: 21" in asked["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.nilufar.press("✅ 12\u00a0000")
    story.nilufar.wait_for("12\u00a0000 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 12000}


def test_what_was_refused_may_be_edited_into_a_number(story: Story) -> None:
    open_march(story)
    own = story.nilufar.say("12 mingga yetdi")["message_id"]
    story.nilufar.wait_for("«12 mingga yetdi»")
    story.nilufar.edit(own, "12000")
    story.nilufar.wait_for("13-band (yangi): 12\u00a0000")
    assert story.answers(NILUFAR) == {"13 yangi": 12000}


@pytest.mark.parametrize(("typed", "row", "value"), [
    ("14) 22", "14", 22), ("15: 300", "15", 300), ("13 qayta) 5", "13 qayta", 5), ("№23 yo'q", "23", 0),
    ("14-band 22", "14", 22),
])  # fmt: skip
def test_an_edit_that_names_another_row_moves_the_number(story: Story, typed: str, row: str, value: int) -> None:
    """The number stands where the message says it now, and the row that it said before is asked again."""
    own = type_first(story, "13 yangi) 21")
    story.nilufar.edit(own, typed)
    card = story.nilufar.wait_for("Xabar tuzatildi")
    assert "13-band (yangi) yana ochiq" in card["text"].replace("\u00a0", " ")
    assert story.answers(NILUFAR) == {row: value}
    story.nilufar.edit(own, "13 yangi) 6")  # and back
    story.nilufar.wait_for("13-band (yangi): 6")
    assert story.answers(NILUFAR) == {"13 yangi": 6}


@pytest.mark.parametrize("stands", ["14) 9870", "15) 7"])
def test_an_edit_does_not_go_over_another_number_unasked(story: Story, stands: str) -> None:
    own = type_first(story, "13 yangi) 21")
    story.nilufar.say(stands)
    story.nilufar.wait_for("✅ 1")
    row, number = stands.split(") ")
    story.nilufar.edit(own, f"{row}) 22")
    card = story.nilufar.wait_for("O'rniga yozilsinmi?")
    assert "13-band (yangi) ham o'zgarmadi" in card["text"].replace("\u00a0", " ")
    assert story.answers(NILUFAR) == {"13 yangi": 21, row: int(number)}
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 22")
    story.nilufar.wait_for(lambda seen: "O'rniga" not in seen["text"] and "→" not in seen["text"])
    assert story.answers(NILUFAR) == {"13 yangi": 21, row: 22}


@pytest.mark.parametrize("typed", ["21\n22", "14) 22\n15) 3", "qolgani 0"])
def test_an_edit_for_other_rows_changes_nothing(story: Story, typed: str) -> None:
    own = type_first(story)
    story.nilufar.edit(own, typed)
    story.nilufar.wait_for("o'zgar")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_a_number_that_was_given_anew_stays(story: Story) -> None:
    """The message is not what stands there any more."""
    own = type_first(story)
    story.nilufar.say("13 yangi) 25")
    story.nilufar.wait_for("25 nafar")
    story.nilufar.edit(own, "22")
    story.nilufar.wait_for("13-band (yangi) o'zgarmadi: 25")
    assert story.answers(NILUFAR) == {"13 yangi": 25}
    assert story.answers(BEKZOD) == {}


@pytest.mark.parametrize(
    ("typed", "edited", "button", "now"),
    [
        ("14) 9870\n15) 300", "14) 9870\n15) 30000", "✅ 15: 30 000", {"14": 9870, "15": 30000}),
        ("14) 9870\n15) 30000", "14) 9870\n23) 12", "✅ 23: 12", {"14": 9870, "15": 30000, "23": 12}),
        ("14) 9870\n15) 30000\n23) 1", "14) 98\n15) 30000\n23) 12", "✅ 2 ta band", {"14": 98, "15": 30000, "23": 12}),
    ],
)
def test_an_edited_list_shows_what_it_says_otherwise(
    story: Story, typed: str, edited: str, button: str, now: dict[str, int]
) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    own = story.nilufar.say(typed)["message_id"]
    story.nilufar.wait_for("✅ 15")
    before = story.answers(NILUFAR)
    story.nilufar.edit(own, edited)
    card = story.nilufar.wait_for("hali yozilmadi")
    assert story.answers(NILUFAR) == before
    if "15" not in edited:
        assert "15-band o'zgarmadi: 30 000" in card["text"].replace("\u00a0", " ")
    story.until_remembered(story.nilufar)
    story.nilufar.press(button.replace("30 000", "30\u00a0000"))
    story.nilufar.wait_for(lambda seen: bool(seen["buttons"]) and "hali yozilmadi" not in seen["text"])
    assert story.answers(NILUFAR) == now


def test_what_was_said_of_an_edit_is_not_said_of_the_next_one(story: Story) -> None:
    open_march(story)
    own = story.nilufar.say("45")["message_id"]
    story.nilufar.wait_for("13 (qayta)")
    story.until_remembered(story.nilufar)
    for typed in ("54 ta (12 bola)", "54 Zulfiya"):
        story.nilufar.edit(own, typed)
        asked = story.nilufar.wait_for(f"«{typed}» yozilmadi")
        assert asked["text"].count("yozilmadi") == 1
        story.until_remembered(story.nilufar)
    story.nilufar.edit(own, "54")
    card = story.nilufar.wait_for(lambda seen: "👇" in seen["text"] and "yozilmadi" not in seen["text"])
    assert "o'zgarmadi" not in card["text"]
    eventually(lambda: story.answers(NILUFAR) == {"13 yangi": 54})
