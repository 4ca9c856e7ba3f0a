"""Numbers typed while the bot was not answering: nothing goes to a row by guess, and one message sums it up."""

from collections.abc import Sequence

import pytest
from sqlalchemy import select

from storage.tables import InboxUpdate, OutgoingMessage
from tests.support.months.reports import open_march
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story
from tests.support.transport.running import eventually

pytestmark = pytest.mark.over_http


def begin_march(story: Story) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)


def type_blind(story: Story, texts: Sequence[str], account: int = NILUFAR) -> None:
    """Everything is in the queue before the bot can answer the first of it."""
    with story.house.sandbox.lock:
        for text in texts:
            story.house.sandbox.say(account, text)


def until_quiet(story: Story) -> None:
    """Return when everything that was typed is answered, and every answer has arrived."""

    def is_quiet() -> bool:
        if story.house.sandbox.waiting_updates():  # first: what is taken in meanwhile stands in the inbox then
            return False
        with story.house.database.read() as session:
            typed = session.scalars(select(InboxUpdate.update_id).where(InboxUpdate.state == "new")).first()
            said = session.scalars(
                select(OutgoingMessage.id).where(OutgoingMessage.state.in_(("new", "sending")))
            ).first()
            return typed is None and said is None

    eventually(is_quiet)
    story.until_remembered(story.nilufar)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["9870", "9870", "9870"], "🔁 «9870» yana 2 marta keldi"),
        (["21", "1200", "9870"], "2 ta xabar hech qaysi bandga yozilmadi"),
        (["21", "1200", "1200", "77"], "2 ta xabar hech qaysi bandga yozilmadi"),
        (["21", "to'qson"], "«to'qson» yozilmadi: bu savol ko'rinmasidan oldin"),
        (["21", "noma'lum"], "«noma'lum» yozilmadi"),
    ],
)
def test_only_the_number_for_the_question_that_was_seen_is_taken(story: Story, texts: list[str], told: str) -> None:
    begin_march(story)
    type_blind(story, texts)
    card = story.nilufar.wait_for(told)
    assert "✅ 13 (yangi)" in card["text"]
    assert "👇" in card["text"]
    assert story.answers(NILUFAR) == {"13 yangi": int(texts[0])}


def test_several_are_looked_over_and_kept_by_one_button(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "1200", "9870", "9870"])
    story.nilufar.wait_for("🔁 «9870» yana keldi")
    story.nilufar.press("📋 Tekshirish (2 ta)")
    listing = story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert "13 (qayta)" in listing["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21}
    story.nilufar.press("✅ 2 ta bandga")
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200, "14": 9870}


def test_one_goes_to_the_open_row_by_one_tap_or_is_typed_again(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "1200"])
    story.nilufar.wait_for("«1200» yozilmadi")
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 13 qayta")
    story.nilufar.wait_for("✅ 13 (qayta)")
    story.until_remembered(story.nilufar)
    story.nilufar.say("9870")
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200, "14": 9870}


def test_lines_that_name_their_rows_are_taken_though_no_card_was_seen(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "15) 300", "44", "14) 9870"])
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "15": 300, "14": 9870}


@pytest.mark.parametrize(
    ("between", "answered"),
    [
        ("14) 9870", {"13 yangi": 21, "14": 9870}),
        ("13 qayta) 40", {"13 yangi": 21, "13 qayta": 40}),
        ("/yordam", {"13 yangi": 21}),
        ("bugun 45", {"13 yangi": 21}),
    ],
)
@pytest.mark.parametrize("after", [[], ["55"]])
def test_what_comes_between_takes_nothing_from_what_was_not_seen(
    story: Story, between: str, answered: dict[str, int], after: list[str]
) -> None:
    begin_march(story)
    type_blind(story, ["21", "44", between, *after])
    until_quiet(story)
    card = story.nilufar.last()
    assert all(f"«{text}»" in card["text"] for text in ["44", *after]), "the card below everything still names it"
    assert "qancha?" in card["text"]
    assert story.answers(NILUFAR) == answered


def test_it_is_named_also_beside_the_answer_of_a_row_that_was_chosen_blindly(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "44", "14 band", "9870"])
    until_quiet(story)
    card = story.nilufar.last()
    assert "«44»" in card["text"]
    assert "👇 13 (qayta)" in card["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21, "14": 9870}


@pytest.mark.parametrize(("then", "answered"), [("14 band", {}), ("14) 9870", {"14": 9870}), ("/yordam", {})])
def test_it_is_named_also_while_the_card_that_named_it_is_still_being_sent(
    story: Story, then: str, answered: dict[str, int]
) -> None:
    """Telegram shows a card before the bot hears that it has arrived."""
    begin_march(story)
    story.house.sandbox.faults.add("sendMessage", "stall", nth=1, times=2, seconds=1, person=NILUFAR)
    type_blind(story, ["21", "44"])
    story.nilufar.wait_for(lambda seen: "👇 13 (qayta)" in seen["text"])
    type_blind(story, [then])
    until_quiet(story)
    assert "«44» yozilmadi" in story.nilufar.last()["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 21} | answered


def test_a_number_typed_while_its_card_is_still_being_sent_is_kept_or_named(story: Story) -> None:
    begin_march(story)
    story.house.sandbox.faults.add("sendMessage", "stall", nth=1, seconds=1, person=NILUFAR)
    type_blind(story, ["21"])
    story.nilufar.wait_for(lambda seen: "👇 13 (qayta)" in seen["text"])
    type_blind(story, ["1200"])
    until_quiet(story)
    kept = story.answers(NILUFAR) == {"13 yangi": 21, "13 qayta": 1200}
    assert kept or "«1200» yozilmadi" in story.nilufar.last()["text"]


def test_a_question_about_a_file_stays_above_what_was_typed_unseen(story: Story) -> None:
    begin_march(story)
    with story.house.sandbox.lock:
        story.house.sandbox.say(NILUFAR, "21")
        story.house.sandbox.send_file(NILUFAR, "dalolatnoma.pdf", b"%PDF-1.4")
        story.house.sandbox.say(NILUFAR, "44")
    card = story.nilufar.wait_for("«44»")
    assert "Fayl hali biriktirilmadi" in card["text"]
    labels = [button["label"] for row in card["buttons"] for button in row]
    assert "✅ 13 qayta: 44" in labels
    assert any(label.startswith("📎") for label in labels)


def test_it_is_named_on_the_review_that_comes_before_it_was_seen(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "44", "13 qayta) 40\n14) 9870\n15) 29870\n23) 12"])
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "«44» yozilmadi" in review["text"]


def test_what_was_seen_is_not_said_again(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "44"])
    story.nilufar.wait_for("«44»")
    story.until_remembered(story.nilufar)
    story.nilufar.say("40")
    assert "«44»" not in story.nilufar.wait_for("14. ")["text"]


def test_a_list_waits_whatever_was_typed_behind_it_unseen(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["14 - 9870\n15 - 30000", "77", "12"])
    told = story.nilufar.wait_for("2 ta xabar yozilmadi: ro'yxat ko'rinmasidan oldin yuborilgan. «77», «12»")
    assert "9\u00a0870" in told["text"]
    assert story.answers(NILUFAR) == {}
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 2 ta bandga")
    story.nilufar.wait_for("✅ 14")
    assert story.answers(NILUFAR) == {"14": 9870, "15": 30000}


def test_the_rest_is_not_zero_while_a_number_waits_unseen(story: Story) -> None:
    begin_march(story)
    type_blind(story, ["21", "1200", "qolgani 0"])
    story.nilufar.wait_for("«qolgani 0»")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_a_file_sent_unseen_is_for_no_row_by_guess(story: Story) -> None:
    begin_march(story)
    with story.house.sandbox.lock:
        story.house.sandbox.say(NILUFAR, "21")
        story.house.sandbox.send_file(NILUFAR, "dalolatnoma.pdf", b"%PDF-1.4")
    asked = story.nilufar.wait_for("Fayl hali biriktirilmadi")
    labels = str([button["label"] for row in asked["buttons"] for button in row])
    assert "13 yangi" in labels
    assert "13 qayta" in labels


@pytest.mark.parametrize("then", ["edit", "other row", "day"])
def test_what_was_unseen_is_named_still_after_something_else(story: Story, then: str) -> None:
    """An edited message, a number for another row, or a day's count in between does not take it away."""
    begin_march(story)
    type_blind(story, ["21", "1200"])
    card = story.nilufar.wait_for("«1200» yozilmadi")
    story.until_remembered(story.nilufar)
    if then == "edit":
        own = next(message for message in story.nilufar.chat()["messages"] if message["text"] == "21")
        story.nilufar.edit(own["message_id"], "22")
    else:
        story.nilufar.say("15) 300" if then == "other row" else "31-mart 14) 5")
    before = card["message_id"]
    story.nilufar.wait_for(lambda seen: seen["message_id"] > before and "«1200» yozilmadi" in seen["text"])
    story.until_remembered(story.nilufar)
    story.nilufar.press("✅ 13 qayta: 1")
    story.nilufar.wait_for(lambda seen: "«1200» yozilmadi" not in seen["text"] and bool(seen["buttons"]))
    assert story.answers(NILUFAR)["13 qayta"] == 1200
