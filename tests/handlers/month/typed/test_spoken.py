"""Words that are typed instead of pressing, numbers at the menu, and what is spoken, each answered by its meaning."""

import json

import pytest
from sqlalchemy import select

from handlers.doorway import Bot, admit
from storage.tables import OutgoingMessage
from tests.support.months.reports import open_march, send_march, write_note
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story


@pytest.mark.parametrize(
    ("shows", "words"),
    [
        ("nimadan boshlaymiz?", ("menyu", "Меню", "bosh sahifa", "меню")),
        ("Nima haqida?", ("yordam", "Ёрдам", "помощь")),
        ("To'xtatildi", ("bekor", "Бекор қилиш", "отмена")),
        ("Hali 4 ta savol qoldi", ("topşiriş", "топшириш", "отправить", "tayyor", "Тайёр", "готово")),
        ("1/5", ("orqaga", "Оркага", "назад")),
        ("2/5", ("hisobot", "хисобот", "отчет", "Hisobot topshiraman", "Ҳисобот топшираман", "хочу сдать отчёт")),
    ],
)
def test_words_do_what_the_buttons_do(story: Story, shows: str, words: tuple[str, ...]) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("2/5")
    for word in words:
        story.nilufar.say("/kiritish")
        story.nilufar.wait_for("2/5")
        story.nilufar.say(word)
        story.nilufar.wait_for(shows)
        assert story.answers(NILUFAR) == {"13 yangi": 21}, word


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("keyingi", "🕓 Ha, hozircha noma'lum"),
        ("кейингиси", "🕓 Ha, hozircha noma'lum"),
        ("следующий", "🕓 Ha, hozircha noma'lum"),
    ],
)
def test_the_next_one_is_offered_as_not_known_yet(story: Story, typed: str, label: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("keyingisiga o'tmadim")
    assert label in [button["label"] for row in asked["buttons"] for button in row]
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("typed", ["45", "1 200", "45 ta", "45\n60"])
def test_a_number_at_the_menu_is_not_kept_and_the_way_on_is_shown(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("2/5")
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.say(typed)
    told = story.nilufar.wait_for("hozir savol berilmagan")
    assert "▶️ Davom ettirish (1/5)" in [button["label"] for row in told["buttons"] for button in row]
    assert story.answers(NILUFAR) == {"13 yangi": 21}


@pytest.mark.parametrize("typed", ["14) 45", "14: 45", "14-band 45"])
def test_a_row_with_its_number_is_taken_at_the_menu(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("2/5")
    story.nilufar.say("/bekor")
    story.nilufar.wait_for("To'xtatildi")
    story.nilufar.say(typed)
    story.nilufar.wait_for("✅ 14.")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "14": 45}


def test_a_number_at_the_menu_before_anything_was_begun(story: Story) -> None:
    story.bekzod.say("/start")
    story.bekzod.wait_for("nimadan boshlaymiz?")
    story.bekzod.say("45")
    story.bekzod.wait_for("hozir savol berilmagan")
    assert story.answers(BEKZOD) == {}


def send_unread(story: Story, kind: str) -> str:
    """A message that is neither words nor a file, and what was said of it."""
    account = {"id": NILUFAR, "is_bot": False, "first_name": "Nilufar"}
    content = {"file_id": "v", "file_unique_id": "v", "duration": 3, "length": 240, "value": 4, "emoji": "🎲"}
    message = {"message_id": 501, "date": 1, "chat": {"id": NILUFAR, "type": "private"}, "from": account, kind: content}
    with story.house.database.write() as session:
        update = {"update_id": 900_000, "message": message}
        before = set(session.scalars(select(OutgoingMessage.id)))
        admit(Bot(424242, "hisobot_bot"), session, update, moment("2025-04-01 09:00"), None)
        session.flush()
        sent = session.scalars(select(OutgoingMessage.params).where(OutgoingMessage.id.not_in(before)))
        return "\n".join(json.loads(params).get("text", "") for params in sent)


UNREAD = {
    "voice": "🎤 Ovozli xabarni tushunmayman.",
    "video_note": "🎤 Ovozli xabarni tushunmayman.",
    "audio": "🎤 Ovozli xabarni tushunmayman.",
    "video": "🎬 Videoni saqlay olmayman.",
    "location": "📍 Joylashuv uchun rahmat",
    "venue": "📍 Joylashuv uchun rahmat",
    "contact": "👤 Kontakt uchun rahmat",
    "poll": "📊 So'rovnomani o'qiy olmayman.",
    "dice": "🎲 Omad yor bo'lsin!",
    "sticker": "😊 Stiker uchun rahmat!",
}


@pytest.mark.parametrize(("kind", "sentence"), UNREAD.items())
def test_what_is_no_words_is_answered_by_its_kind_at_a_question(story: Story, kind: str, sentence: str) -> None:
    open_march(story)
    answered = send_unread(story, kind)
    assert sentence in answered
    assert "raqam bilan yozing" in answered or kind == "video"
    assert "Mart oyida qancha?" in answered
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize(("kind", "sentence"), UNREAD.items())
def test_what_is_no_words_is_answered_by_its_kind_at_home(story: Story, kind: str, sentence: str) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    answered = send_unread(story, kind)
    assert sentence in answered
    assert "Tugmalardan birini tanlang" in answered


@pytest.mark.parametrize("typed", ["далее", "oldinga", "Keyingisi", "o'tkazib yuborish"])
def test_going_on_leaves_a_question_open(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say(typed)
    asked = story.nilufar.wait_for("keyingisiga o'tmadim")
    assert "🕓 Ha, hozircha noma'lum" in str(asked["buttons"])
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("typed", ["далее", "oldinga", "следующий"])
def test_going_on_where_nothing_comes_next_is_said_so(story: Story, typed: str) -> None:
    open_march(story)
    story.nilufar.say("14 - 9870\n15 - 29870")
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    story.nilufar.say(typed)
    story.nilufar.wait_for("Bu yerda «keyingi» yo'q")
    story.nilufar.wait_for("Ro'yxat shunday o'qildi")
    assert story.answers(NILUFAR) == {}


@pytest.mark.parametrize("typed", ["orqaga", "далее", "назад"])
def test_a_word_of_the_way_is_no_note(story: Story, typed: str) -> None:
    open_march(story)
    write_note(story, typed)
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


@pytest.mark.parametrize("place", ["review", "list"])
@pytest.mark.parametrize(("typed", "row"), [("14", "14"), ("15", "15"), ("23", "23")])
def test_a_rows_number_alone_opens_it_where_no_question_is_open(story: Story, place: str, typed: str, row: str) -> None:
    open_march(story)
    story.until_remembered(story.nilufar)
    if place == "review":
        story.nilufar.say("qolgani 0")
        story.nilufar.wait_for("ko'zdan kechiring")
    else:
        story.nilufar.press("⋯ Yana")
        story.nilufar.wait_for(lambda seen: "Ro'yxat bilan" in str(seen["buttons"]))
        story.nilufar.press("📋 Ro'yxat bilan")
        story.nilufar.wait_for(lambda seen: "Ro'yxat bilan" not in str(seen["buttons"]))
    story.until_remembered(story.nilufar)
    before = story.answers(NILUFAR)
    story.nilufar.say(typed)
    story.nilufar.wait_for(f"👇 {row} ")
    assert story.answers(NILUFAR) == before


def test_a_row_that_is_named_at_the_menu_is_corrected_in_what_was_sent(story: Story) -> None:
    send_march(story)
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.say("14: 9871")
    story.nilufar.wait_for("O'zgartirish sababini")
    story.until_remembered(story.nilufar)
    story.nilufar.say("adashibman")
    story.nilufar.wait_for("✅ 14.")
    assert story.answers(NILUFAR)["14"] == 9871
