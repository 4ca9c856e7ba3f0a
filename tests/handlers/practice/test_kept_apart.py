"""A number is practised only at a practice's question, and never becomes a true one; a true one is never practised."""

from typing import Any

import pytest

from handlers.routes import COMMANDS
from notices.reminders import reminder_message
from tests.support.months.practice import answer, begin, practised
from tests.support.months.reports import open_march
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story
from tests.support.transport.running import eventually
from usecases.reminders.reminding import remind_all_libraries

LEADS_OUT = {"start", "kiritish", "bekor", "cancel"}
"""Commands that begin something else, or stop."""


def question(seen: dict[str, Any]) -> bool:
    return "qancha?" in seen["text"] and bool(seen["buttons"])


def go_on(story: Story) -> dict[str, Any]:
    """The practice again, by way of the help."""
    story.nilufar.say("/yordam")
    story.nilufar.wait_for("Nima haqida?")
    story.nilufar.press("🎓 Mashq")
    return story.nilufar.wait_for(lambda seen: seen["text"].startswith("🎓") and bool(seen["buttons"]))


@pytest.mark.walk
@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_it_goes_on_after_every_command(story: Story, command: str) -> None:
    begin(story, story.nilufar, "45")
    story.nilufar.say(f"/{command}")
    if command in LEADS_OUT:
        seen = story.nilufar.wait_for(lambda seen: bool(seen["buttons"]))
        assert "🎓 Mashq ·" not in seen["text"]
        if command in ("bekor", "cancel"):
            assert "Mashq to'xtatildi. Hisobotga hech narsa yozilmadi." in seen["text"]
    else:
        story.nilufar.wait_for("Ataylab xato qiling")
    assert "2/3" in go_on(story)["text"]
    answer(story, story.nilufar, "60")
    # The card that the button brought may have come after the number was typed.
    eventually(lambda: practised(story, NILUFAR) == {"13 yangi": "45", "13 qayta": "60"})
    assert story.answers(NILUFAR) == {}


def test_home_leads_out_and_a_number_there_is_not_practised(story: Story) -> None:
    begin(story, story.nilufar, "45")
    story.nilufar.press("🏠 Chiqish")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.say("77")
    story.nilufar.wait_for("yozilmadi: hozir savol berilmagan")
    assert practised(story, NILUFAR) == {"13 yangi": "45"}


def test_the_reminders_button_leads_to_the_true_month(story: Story) -> None:
    begin(story, story.nilufar, "45")
    story.house.clock.set(moment("2025-04-02 11:00"))
    remind_all_libraries(reminder_message, story.house.database, story.house.clock.now())  # sooner than the next beat
    reminder = story.nilufar.wait_for(lambda seen: "2 soat keyin" in str(seen["buttons"]))
    story.nilufar.press("▶️", reminder["message_id"])
    assert "🎓" not in story.nilufar.wait_for(question)["text"]
    story.until_remembered(story.nilufar)
    story.nilufar.say("21")
    story.nilufar.wait_for(lambda seen: "— qayta" in seen["text"] and "🎓" not in str(seen))
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    assert practised(story, NILUFAR) == {"13 yangi": "45"}
    assert "2/3" in go_on(story)["text"]
    answer(story, story.nilufar, "60")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    assert practised(story, NILUFAR) == {"13 yangi": "45", "13 qayta": "60"}


def test_an_old_practice_button_answers_no_true_question(story: Story) -> None:
    begin(story, story.nilufar, "45")
    card = story.nilufar.last()
    pressed = [button["data"] for row in card["buttons"] for button in row if button["data"].startswith("pr_")]
    assert len(pressed) == 3
    open_march(story)
    for data in [*pressed, "pr_send", "pr_right:1", "pr_likely:1:60"]:
        story.nilufar.press_data(data, card["message_id"])
        story.nilufar.wait_for("Mart oyida qancha?")
    assert story.answers(NILUFAR) == {}
    assert practised(story, NILUFAR) == {"13 yangi": "45"}


def test_a_true_button_answers_no_practised_question(story: Story) -> None:
    open_march(story)
    card = story.nilufar.last()
    zero = next(button["data"] for row in card["buttons"] for button in row if button["label"] == "0")
    begin(story, story.nilufar)
    story.nilufar.press_data(zero, card["message_id"])
    story.nilufar.wait_for("Sinab ko'ring")
    assert story.answers(NILUFAR) == practised(story, NILUFAR) == {}


def test_another_persons_button_does_nothing(story: Story) -> None:
    begin(story, story.nilufar)
    shown = [button["data"] for row in story.nilufar.last()["buttons"] for button in row]
    story.bekzod.say("/start")
    home = story.bekzod.wait_for("nimadan boshlaymiz?")
    for data in shown:
        story.bekzod.press_data(data, home["message_id"], wait=30)
    begin(story, story.bekzod)
    for data in shown:
        if data != "menu":
            story.bekzod.press_data(data, story.bekzod.last()["message_id"], wait=30)
    assert practised(story, NILUFAR) == practised(story, BEKZOD) == {}


def _receipt(story: Story, begins: str) -> int:
    """The message that became the receipt of a row, marked or true."""
    story.until_remembered(story.nilufar)

    def shrunk() -> list[int]:
        return [
            seen["message_id"]
            for seen in story.nilufar.chat()["messages"]
            if seen["from"] == "bot" and begins in seen["text"] and not seen["buttons"]
        ]

    eventually(shrunk)
    return shrunk()[-1]


def test_a_reply_to_a_practised_receipt_is_for_its_row(story: Story) -> None:
    begin(story, story.nilufar, "45", "60")
    story.nilufar.say("50", reply_to=_receipt(story, "✅ 13 (yangi)"))
    story.nilufar.wait_for("3/3")
    assert practised(story, NILUFAR) == {"13 yangi": "50", "13 qayta": "60"}


@pytest.mark.parametrize("typed", ["50", "noma'lum", "o'n besh", "rahmat"])
def test_a_reply_to_a_practised_receipt_never_reaches_a_report(story: Story, typed: str) -> None:
    begin(story, story.nilufar, "45", "60")
    receipt = _receipt(story, "✅ 13 (yangi)")
    open_march(story)
    story.nilufar.say(typed, reply_to=receipt)
    story.nilufar.wait_for(f"«{typed}» hech qayerga yozilmadi: bu mashq xabariga javob edi")
    story.nilufar.wait_for(question)
    assert story.answers(NILUFAR) == {}
    assert practised(story, NILUFAR) == {"13 yangi": "45", "13 qayta": "60"}


def test_a_reply_to_a_true_receipt_reaches_its_report(story: Story) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    story.nilufar.say("21")
    story.nilufar.wait_for("— qayta")
    receipt = _receipt(story, "✅ 13 (yangi)")
    begin(story, story.nilufar)
    story.nilufar.say("25", reply_to=receipt)
    story.nilufar.wait_for("Sinab ko'ring")
    assert story.answers(NILUFAR) == {"13 yangi": 25}
    assert practised(story, NILUFAR) == {}


def test_a_reply_to_any_other_message_is_not_practised(story: Story) -> None:
    story.nilufar.say("/holat")
    board = story.nilufar.wait_for("kim hisobot topshirgan")
    begin(story, story.nilufar)
    story.nilufar.say("45", reply_to=board["message_id"])
    story.nilufar.wait_for("«45» mashqqa yozilmadi: bu boshqa xabarga javob")
    assert practised(story, NILUFAR) == story.answers(NILUFAR) == {}


def test_a_message_that_is_edited_is_practised_anew(story: Story) -> None:
    begin(story, story.nilufar)
    story.until_remembered(story.nilufar)
    typed = story.nilufar.say("45")
    story.nilufar.wait_for("Ataylab xato qiling")
    story.nilufar.edit(typed["message_id"], "54")
    story.nilufar.wait_for("54")
    assert practised(story, NILUFAR) == {"13 yangi": "54"}
    open_march(story)
    story.nilufar.edit(typed["message_id"], "77")
    story.nilufar.wait_for("Bu mashqdagi xabar edi")
    assert story.answers(NILUFAR) == {}
    assert practised(story, NILUFAR) == {"13 yangi": "54"}


def test_a_file_is_kept_nowhere(story: Story) -> None:
    begin(story, story.nilufar, "45")
    story.nilufar.send_file("dalil.pdf", b"%PDF-1.4 sinov")
    story.nilufar.wait_for("Ataylab xato qiling")
    assert practised(story, NILUFAR) == {"13 yangi": "45"}
