"""A month practised: from the welcome to the end, and told to the director."""

import re
from typing import Any

import pytest

from tests.support.months.practice import answer, begin, everything_else, labels, practised
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http

MARK = "🎓 Mashq · raqamlar o'ylab topilgan, hech narsa yuborilmaydi"


def is_marked(card: dict[str, Any]) -> bool:
    """Whether a card says in its first line that it is practice, and each of its buttons does."""
    marked = card["text"].startswith("🎓 Mashq") and MARK in card["text"]
    return marked and all(label.startswith("🎓 ") or label == "🏠 Chiqish" for label in labels(card))


def test_a_newcomer_is_offered_it_and_comes_to_its_end(story: Story) -> None:
    malika, sardor = story.malika, story.sardor
    malika.say("/xodimlar")
    malika.wait_for("Abonement")
    malika.press("➕")
    malika.wait_for("xizmat")
    malika.press("Axborot")
    malika.wait_for("yozing")
    malika.say("Sardor")
    link = re.search(r"https://t\.me/\S+start=[\w-]+", malika.wait_for("https://t.me/")["text"])
    assert link is not None
    sardor.open_link(link[0])
    sardor.wait_for("Axborot")
    sardor.press("✅ Ha, bu men (o'zbekcha)")
    welcome = sardor.wait_for("Birinchi martami? Avval mashq qilib ko'ring")
    assert labels(welcome)[:2] == ["🎓 Mashq", "💡 Tanishuv"]
    assert len(labels(welcome)) == len(set(labels(welcome)))
    sardor.press("🎓 Mashq")
    first = sardor.wait_for("Sinab ko'ring: 45 deb")
    assert is_marked(first)
    assert "1/3" in first["text"]
    assert "Mart oyida qancha?" in first["text"].splitlines()[-1]
    second = answer(story, sardor, "45")
    assert is_marked(second)
    assert "Ataylab xato qiling: 600" in second["text"]
    doubted = answer(story, sardor, "600")
    assert is_marked(doubted)
    assert "odatdagidan 10 baravar ko'p" in doubted["text"]
    assert len(doubted["buttons"]) == 3
    sardor.press("🎓 23: 60")
    repaired = sardor.wait_for("«0» tugmasini bosing")
    assert is_marked(repaired)
    sardor.press("🎓 0")
    review = sardor.wait_for("Topshirishdan oldin")
    assert is_marked(review)
    assert "⚠️" not in review["text"]
    sardor.press("🎓 📨 Topshirish")
    assert "hech narsa yuborilmadi, hisobotga hech narsa yozilmadi" in sardor.wait_for("Barakalla")["text"]
    malika.say("/xodimlar")
    assert "👤 Sardor · 🎓 mashq ✓ 1-aprel" in malika.wait_for("👥 Xodimlar")["text"]


def test_a_second_tap_at_the_end_leaves_the_end_on_the_screen(story: Story) -> None:
    begin(story, story.nilufar, "45\n60\n0")
    review = story.nilufar.last()
    pressed = next(button["data"] for row in review["buttons"] for button in row if "📨" in button["label"])
    story.nilufar.press_data(pressed, review["message_id"])
    story.nilufar.wait_for("Barakalla")
    second = story.nilufar.press_data(pressed, review["message_id"], wait=30)
    assert second["answer"]["text"] == "Mashq tugadi, hech narsa yuborilmadi."
    assert "Barakalla" in story.nilufar.last()["text"]
    story.nilufar.press("🏠 Menyu")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    third = story.nilufar.press_data(pressed, review["message_id"], wait=30)
    assert "eskirgan" in third["answer"]["text"]
    assert "nimadan boshlaymiz?" in story.nilufar.last()["text"]


def test_nothing_but_the_practice_itself_is_written(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    before = everything_else(story)
    begin(story, story.nilufar, "45", "600", "0")
    story.nilufar.press("🎓 ⚠️ 13 qayta")
    story.nilufar.wait_for("Hozir yozilgani: 600")
    answer(story, story.nilufar, "noma'lum")
    story.nilufar.press("🎓 📨 Topshirish")
    story.nilufar.wait_for("Barakalla")
    assert everything_else(story) == before


def test_every_receipt_that_stays_in_the_chat_is_marked(story: Story) -> None:
    begin(story, story.nilufar, "45", "600", "0")
    told = [seen["text"] for seen in story.nilufar.chat()["messages"] if seen["from"] == "bot" and "✅" in seen["text"]]
    assert len(told) >= 3
    assert [text for text in told if not text.startswith("🎓 Mashq")] == []


def test_it_is_repeated_from_its_beginning_and_the_day_is_the_last_one(story: Story) -> None:
    begin(story, story.nilufar, "45\n60\n0")
    story.nilufar.press("🎓 📨 Topshirish")
    story.nilufar.wait_for("Barakalla")
    story.house.clock.set(moment("2025-04-02 09:00"))
    story.nilufar.press("🎓 Yana mashq")
    story.nilufar.wait_for("Sinab ko'ring")
    assert practised(story, NILUFAR) == {}
    answer(story, story.nilufar, "45\n60\nnoma'lum")
    assert practised(story, NILUFAR) == {"13 yangi": "45", "13 qayta": "60", "14": None}
    story.nilufar.press("🎓 📨 Topshirish")
    story.nilufar.wait_for("Barakalla")
    story.malika.say("/xodimlar")
    assert "👤 Nilufar · 🎓 mashq ✓ 2-aprel" in story.malika.wait_for("👥 Xodimlar")["text"]


@pytest.mark.parametrize(
    ("typed", "told", "kept"),
    [
        ("salom", "Bu raqam emas", {}),
        ("1.200", "Nuqta yoki vergul", {}),
        ("98ming", "to'liq raqam yozing", {}),
        ("o'tgan oy 45", "Bu boshqa oyniki", {}),
        ("15) 9870", "15-band bu hisobotda yo'q", {}),
        ("14) 9870", "odatdagidan ancha ko'p", {"14": "9870"}),
        ("noma'lum", "2/3", {"13 yangi": None}),
        ("hech kim kelmadi", "deb yozilsin", {}),
        ("qolgani 0", "Topshirishdan oldin", {"13 yangi": "0", "13 qayta": "0", "14": "0"}),
        ("45\n0\n12", "Topshirishdan oldin", {"13 yangi": "45", "13 qayta": "0", "14": "12"}),
        ("topshirish", "Hali 3 ta savol qoldi", {}),
        ("orqaga", "Hali 3 ta savol qoldi", {}),
    ],
)
def test_it_reads_what_is_typed_as_a_true_month_does(
    story: Story, typed: str, told: str, kept: dict[str, str | None]
) -> None:
    begin(story, story.nilufar)
    card = answer(story, story.nilufar, typed)
    assert told in " ".join([card["text"].replace("\u00a0", " "), *labels(card)])
    assert is_marked(card)
    assert practised(story, NILUFAR) == kept
    assert story.answers(NILUFAR) == {}


def test_the_likely_number_of_what_was_typed_is_taken_by_its_button(story: Story) -> None:
    begin(story, story.nilufar)
    answer(story, story.nilufar, "1.200")
    story.nilufar.press("🎓 ✅ 1\u00a0200 deb yozilsin")
    story.nilufar.wait_for("2/3")
    assert practised(story, NILUFAR) == {"13 yangi": "1200"}


def test_an_odd_number_may_be_right(story: Story) -> None:
    begin(story, story.nilufar, "45", "600")
    story.nilufar.press("🎓 ✅ 13")
    story.nilufar.wait_for("«0» tugmasini bosing")
    story.nilufar.press("🎓 fevral: 60")
    assert "⚠️" not in story.nilufar.wait_for("Topshirishdan oldin")["text"]
    assert practised(story, NILUFAR) == {"13 yangi": "45", "13 qayta": "600", "14": "60"}


def test_the_tour_has_three_cards_that_are_turned(story: Story) -> None:
    story.nilufar.say("/yordam")
    story.nilufar.wait_for("Nima haqida?")
    story.nilufar.press("💡 Tanishuv")
    assert labels(story.nilufar.wait_for("Tanishuv · 1/3")) == ["Keyingi ›", "🏠 Menyu"]
    story.nilufar.press("Keyingi ›")
    assert labels(story.nilufar.wait_for("Tanishuv · 2/3")) == ["‹ Oldingi", "Keyingi ›", "🏠 Menyu"]
    story.nilufar.press("Keyingi ›")
    last = story.nilufar.wait_for("Tanishuv · 3/3")
    assert labels(last) == ["‹ Oldingi", "🎓 Mashq", "🏠 Menyu"]
    for beyond in (0, 4, 99):
        story.nilufar.press_data(f"tour:{beyond}", last["message_id"])
        story.nilufar.wait_for("nimadan boshlaymiz?")


def test_the_tour_leaves_the_open_question_alone(story: Story) -> None:
    story.nilufar.say("/kiritish")
    card = story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.press_data("tour:2", card["message_id"])
    story.nilufar.wait_for("Tanishuv · 2/3")
    story.nilufar.say("21")
    story.nilufar.wait_for("13. Foydalanuvchilarni ro'yxatga olish — qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_each_of_three_doubted_rows_can_be_put_right_in_the_review(story: Story) -> None:
    begin(story, story.nilufar)
    review = answer(story, story.nilufar, "600\n700\n9000")
    assert review["text"].count("⚠️") >= 3
    changes = [label for label in labels(review) if label.startswith(("🎓 ✏️", "🎓 ⚠️", "🎓 ✅")) or ": " in label]
    for row in ("13 yangi", "13 qayta", "14"):
        assert any(row in label for label in changes), (row, labels(review))
    assert len(labels(review)) == len(set(labels(review)))
