"""Words that hold a number, typed where a note or a reason is waited for: asked about, never hidden in it unasked."""

import pytest
from sqlalchemy import select

from storage.tables import Answer
from tests.support.months.reports import hand_to_director, open_march, press_more, send_march, write_note
from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story
from tests.support.transport.running import eventually

AS_NOTE, AS_REASON = "💬 Izoh qilib yozilsin", "💬 Sabab qilib yozilsin"


def notes(story: Story) -> list[str]:
    with story.house.database.read() as session:
        return [note for note in session.scalars(select(Answer.note)) if note]


def answer_first(story: Story, number: str) -> None:
    """13 yangi has its number, and its question is open again."""
    open_march(story)
    story.nilufar.say(number)
    story.nilufar.wait_for("qayta")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Hozir yozilgani")


def press(story: Story, label: str) -> None:
    story.until_remembered(story.nilufar)
    written = [button["label"] for row in story.nilufar.last()["buttons"] for button in row]
    story.nilufar.press(next(shown for shown in written if shown.replace("\u00a0", " ") == label))


@pytest.mark.parametrize(
    ("typed", "label", "kept"),
    [
        ("15) 31 000 kitob berildi", "✅ 15: 31 000", {"15": 31000}),
        ("14-band: 9870 nafar keldi", "✅ 14: 9 870", {"14": 9870}),
        ("40 kitob berildi", "✅ 15: 40", {"15": 40}),
        ("40 nafar keldi", "✅ 13 yangi: 40", {"13 yangi": 40}),
        ("kam bo'ldi\n15) 31 ming kitob", "✅ 15: 31 000", {"15": 31000}),
    ],
)
def test_a_row_and_its_number_are_offered_at_a_note(
    story: Story, typed: str, label: str, kept: dict[str, object]
) -> None:
    open_march(story)
    write_note(story, typed)
    asked = story.nilufar.wait_for("Bu izohmi yoki raqammi?")
    assert AS_NOTE in str(asked["buttons"])
    assert (story.answers(NILUFAR), notes(story)) == ({}, [])
    press(story, label)
    story.nilufar.wait_for("✅")
    assert (story.answers(NILUFAR), notes(story)) == (kept, [])


@pytest.mark.parametrize("typed", ["40 emas 41", "aslida 41 ta", "41 ta, 40 emas"])
def test_a_correction_among_the_words_is_offered(story: Story, typed: str) -> None:
    answer_first(story, "40")
    write_note(story, typed)
    story.nilufar.wait_for("Bu izohmi yoki raqammi?")
    assert (story.answers(NILUFAR), notes(story)) == ({"13 yangi": 40}, [])
    press(story, "✅ 13 yangi: 41")
    story.nilufar.wait_for("41")
    assert (story.answers(NILUFAR), notes(story)) == ({"13 yangi": 41}, [])


@pytest.mark.parametrize("typed", ["14) 2 ta yangi guruh", "45 ta", "41 emas 42"])
def test_the_words_are_a_note_when_they_are_meant_so(story: Story, typed: str) -> None:
    answer_first(story, "40")
    write_note(story, typed)
    story.nilufar.wait_for("Bu izohmi yoki raqammi?")
    press(story, AS_NOTE)
    story.nilufar.wait_for("izoh yozildi")
    assert (story.answers(NILUFAR), notes(story)) == ({"13 yangi": 40}, [typed])


@pytest.mark.parametrize(
    "typed", ["shundan 20 tasi bolalar", "2 ta maktab yopiq edi", "ta'tilda edik", "20 foizi bolalar"]
)
def test_words_about_an_answered_row_are_not_asked_about(story: Story, typed: str) -> None:
    answer_first(story, "40")
    write_note(story, typed)
    story.nilufar.wait_for("izoh yozildi")
    assert notes(story) == [typed]


def test_the_question_about_the_words_is_shown_again(story: Story) -> None:
    open_march(story)
    write_note(story, "15) 31 000 kitob berildi")
    story.nilufar.wait_for("Bu izohmi yoki raqammi?")
    story.nilufar.say("/yordam")
    story.nilufar.wait_for("Bu izohmi yoki raqammi?")
    story.nilufar.say("Darsliklar keldi")
    story.nilufar.wait_for("izoh yozildi")
    assert notes(story) == ["Darsliklar keldi"]


@pytest.mark.parametrize(
    ("typed", "label"), [("15) 31 000 kitob berildi", "✅ 15: 31 000"), ("9871 emas 9872", "✅ 14: 9 872")]
)
def test_a_number_among_a_reasons_words_is_offered(story: Story, typed: str, label: str) -> None:
    send_march(story)
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Abonement")
    story.nilufar.say("14) 9871")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("Bu sababmi yoki raqammi?")
    assert label in str(asked["buttons"]).replace("\u00a0", " ").replace("\\xa0", " ")
    assert story.answers(NILUFAR)["14"] == 9870
    press(story, AS_REASON)
    story.nilufar.wait_for("✅ 14.")
    assert story.answers(NILUFAR)["14"] == 9871


def test_the_number_that_waits_may_be_said_again_in_its_reason(story: Story) -> None:
    send_march(story)
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Abonement")
    story.nilufar.say("14) 9871")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.nilufar.say("9870 emas 9871")
    story.nilufar.wait_for("✅ 14.")
    assert story.answers(NILUFAR)["14"] == 9871


def test_a_note_can_be_taken_away(story: Story) -> None:
    answer_first(story, "40")
    write_note(story, "Darsliklar keldi")
    story.nilufar.wait_for("izoh yozildi")
    story.nilufar.press("⬅️ Orqaga")
    story.nilufar.wait_for("Hozir yozilgani")
    press_more(story.nilufar, "💬 Izoh")
    story.nilufar.wait_for("Hozirgi izoh")
    story.nilufar.press("🗑 Izohni o'chirish")
    story.nilufar.wait_for("izoh o'chirildi")
    assert (story.answers(NILUFAR), notes(story)) == ({"13 yangi": 40}, [])


def test_the_director_hears_of_a_note_that_was_taken_away(story: Story) -> None:
    hand_to_director(story)
    story.nilufar.press("👀 Ko'rish va tuzatish")
    story.nilufar.wait_for("Abonement")
    story.nilufar.say("14 band")
    story.nilufar.wait_for("Hozir yozilgani")
    write_note(story, "Darsliklar keldi")
    story.malika.wait_for("14 izohi: «Darsliklar keldi»")
    story.nilufar.say("14 band")
    story.nilufar.wait_for("Hozir yozilgani")
    press_more(story.nilufar, "💬 Izoh")
    story.nilufar.wait_for("Hozirgi izoh")
    story.nilufar.press("🗑 Izohni o'chirish")
    story.malika.wait_for("14 izohi o'chirildi")
    assert notes(story) == []


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("izoh: fond ko'chirildi", "fond ko'chirildi"),
        ("Изоҳ - фонд кўчирилди", "фонд кўчирилди"),
        ("примечание: переезд фонда", "переезд фонда"),
        ("14) izoh: fond ko'chirildi", "fond ko'chirildi"),
        ("izoh 14-bandga: fond ko'chirildi", "fond ko'chirildi"),
    ],
)
def test_words_that_say_that_they_are_a_note_are_written_beside_their_row(story: Story, typed: str, note: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    told = story.nilufar.wait_for("izoh yozildi")
    assert ("14" in told["text"].split("\n")[0]) is ("14" in typed)
    eventually(lambda: notes(story) == [note])
    assert story.answers(NILUFAR) == {}
    assert "13 (yangi)" in story.nilufar.last()["text"], "its question stays open"


def test_a_number_in_such_a_note_is_asked_about(story: Story) -> None:
    open_march(story)
    story.nilufar.say("izoh: 45 nafar")
    story.nilufar.wait_for("Bu izohmi yoki raqammi?")
    assert (notes(story), story.answers(NILUFAR)) == ([], {})
    press(story, "✅ 13 yangi: 45")
    story.nilufar.wait_for("13 (qayta)")
    assert (notes(story), story.answers(NILUFAR)) == ([], {"13 yangi": 45})


def test_a_number_and_a_note_on_one_line_are_asked_about(story: Story) -> None:
    open_march(story)
    story.nilufar.say("14, izoh: fond ko'chirildi")
    asked = story.nilufar.wait_for("yozilmadi")
    assert asked["buttons"][0][0]["label"] == "✅ 14 deb yozilsin"
    assert (notes(story), story.answers(NILUFAR)) == ([], {})


def test_at_the_review_a_note_says_for_which_row_it_is(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1200\n14) 9870\n15) 29870\n23) 12")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.say("izoh: fond ko'chirildi")
    story.nilufar.wait_for("Izoh qaysi band uchun?")
    story.nilufar.say("15) izoh: fond ko'chirildi")
    story.nilufar.wait_for("💬")
    eventually(lambda: notes(story) == ["fond ko'chirildi"])
