"""Papers ordered in the chat: the file comes, opens, and says what the report says."""

from sandbox.people import Phone
from tests.conversation.conftest import Story, story
from tests.oversight.reports import send_march

__all__ = ["story"]


def _file(phone: Phone, since: int, timeout: float = 60.0) -> dict[str, object]:
    return phone.wait_for(lambda one: bool(one.get("file") or one.get("photo") or one.get("document")), timeout, since)


def test_it_sends_the_workbook_that_was_ordered(story: Story) -> None:
    send_march(story)
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    since = story.malika.chat()["seq"]
    answer = story.malika.press("📊 Excel", wait=10)
    assert "Tayyorlanmoqda" in str(answer)
    message = _file(story.malika, since)
    assert "Excel" in str(message["text"])


def test_it_sends_a_picture_and_not_twice_for_two_taps(story: Story) -> None:
    send_march(story)
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    since = story.malika.chat()["seq"]
    story.malika.press("🖼 Rasm", wait=10)
    second = story.malika.press("🖼 Rasm", wait=10)
    assert "Tayyorlanmoqda" in str(second)
    assert "Bajarilish" in str(_file(story.malika, since)["text"])


def test_it_refuses_letters_to_whoever_sees_only_their_own(story: Story) -> None:
    send_march(story)
    story.nilufar.say("/hisobot")
    card = story.nilufar.wait_for("Bajarilish")
    labels = [button["label"] for row in card["buttons"] for button in row]
    assert "📊 Excel" in labels
    assert "📝 Word" not in labels
    answer = story.nilufar.press_data("paper:word:2025-month-3", card["message_id"], wait=10)
    assert "Tayyorlanmoqda" not in str(answer)
