"""Which month is whose turn: what is owed stands first, and a month that is not over is not sent by a slip."""

from tests.support.months.reports import open_march, say_in_order
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story


def test_home_says_what_is_owed_and_opens_it_with_one_button(story: Story) -> None:
    story.nilufar.say("/start")
    home = story.nilufar.wait_for("nimadan boshlaymiz?")["text"]
    assert "📝 Mart hisoboti (Abonement) hali boshlanmagan. Muddati: 3-aprel." in home
    story.house.clock.set(moment("2025-04-08 09:00"))
    story.nilufar.say("/start")
    home = story.nilufar.wait_for("nimadan boshlaymiz?")["text"]
    assert "❗️ Mart hisoboti" in home
    assert "Muddati o'tdi (3-aprel edi). 14-aprel kuni oxirigacha topshirsa bo'ladi." in home
    story.nilufar.press("📝 Mart hisobotini boshlash")
    story.nilufar.wait_for("Mart oyida qancha?")

    story.nilufar.say("/bekor")
    begun = story.nilufar.wait_for("nimadan boshlaymiz?")
    assert "hali boshlanmagan" not in begun["text"]
    assert "Mart hisoboti boshlangan (Abonement): 5 tadan 0 tasi kiritilgan." in begun["text"]
    story.nilufar.press("▶️ Davom ettirish")
    story.nilufar.wait_for(lambda message: "Mart oyida qancha?" in message["text"] and message["buttons"])
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat!")
    story.nilufar.say("/start")
    assert "hisobot" not in story.nilufar.wait_for("nimadan boshlaymiz?")["text"]


def test_the_card_of_thanks_opens_the_month_that_was_sent(story: Story) -> None:
    open_march(story)
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat!")
    story.nilufar.press("👀 Ko'rish va tuzatish")
    assert "2025-yil mart" in story.nilufar.wait_for("Oy yopilguncha tuzatish mumkin")["text"]


def test_the_card_of_thanks_says_today_on_the_last_day(story: Story) -> None:
    story.house.clock.set(moment("2025-04-14 15:00"))
    story.nilufar.say("/start")
    assert "Bugun kun oxirigacha topshirsa bo'ladi" in story.nilufar.wait_for("nimadan boshlaymiz?")["text"]
    story.nilufar.press("📝 Mart hisobotini boshlash")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    assert "bugun kun oxirigacha tuzatish mumkin" in story.nilufar.wait_for("Rahmat!")["text"]


def months_of(story: Story) -> list[str]:
    """Bekzod's list of months, by a button of it."""
    story.bekzod.say("/start")
    home = story.bekzod.wait_for("nimadan boshlaymiz?")
    department = story.cast.departments["Axborot xizmati"].id
    story.bekzod.press_data(f"month:{department}:2025:1", home["message_id"], wait=30)
    listed = story.bekzod.wait_for("qaysi oy?")
    return [button["label"] for row in listed["buttons"] for button in row]


def test_the_month_that_is_owed_stands_first(story: Story) -> None:
    assert months_of(story)[:2] == ["▫️ mart", "▫️ aprel"]


def test_a_month_that_is_not_over_is_sent_only_when_that_is_meant(story: Story) -> None:
    months_of(story)
    story.bekzod.press("▫️ aprel")
    story.bekzod.wait_for("Aprel oyida qancha?")
    story.bekzod.press("Qolgani 0")
    story.bekzod.wait_for("ko'zdan kechiring")
    card = story.bekzod.last()
    press = next(button["data"] for row in card["buttons"] for button in row if "Topshirish" in button["label"])
    before = story.bekzod.chat()["seq"]
    for _ in range(2):  # a double tap is no answer to the question
        story.bekzod.press_data(press, card["message_id"], wait=30)
    asked = story.bekzod.wait_for("Shunga qaramay topshirasizmi?", since=before)["text"]
    assert "2025-yil aprel hali tugamadi" in asked
    assert "yana 30 kun bor" in asked
    assert story.status(BEKZOD, 4) == "draft"
    story.bekzod.press("⬅️ Yo'q, keyinroq")
    story.bekzod.wait_for("ko'zdan kechiring")
    story.bekzod.press("📨 Topshirish")
    story.bekzod.wait_for("Shunga qaramay topshirasizmi?")
    story.bekzod.press("✅ Ha, topshiraman")
    story.bekzod.wait_for("Rahmat!")
    assert story.status(BEKZOD, 4) == "submitted"


def test_a_report_of_zeros_alone_is_doubted_and_not_stopped(story: Story) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    open_march(story)
    story.nilufar.press("Qolgani 0")
    assert "Hammasi 0" in story.nilufar.wait_for("ko'zdan kechiring")["text"]
    story.nilufar.say("14) 1")
    assert "Hammasi 0" not in story.nilufar.wait_for("ko'zdan kechiring")["text"]
    story.nilufar.say("14) 0")
    story.nilufar.wait_for("Hammasi 0")
    story.nilufar.press("📨 Topshirish")
    assert "Hammasi 0" in story.malika.wait_for("mart hisoboti topshirildi")["text"]
    assert story.status(NILUFAR) == "submitted"


def test_the_years_card_names_a_month_that_was_sent_before_it_was_over(story: Story) -> None:
    months_of(story)
    story.bekzod.press("▫️ aprel")
    story.bekzod.wait_for("Aprel oyida qancha?")
    say_in_order(story.bekzod, "7\n3")
    story.bekzod.wait_for("ko'zdan kechiring")
    story.bekzod.press("📨 Topshirish")
    story.bekzod.wait_for("Shunga qaramay topshirasizmi?")
    story.bekzod.press("✅ Ha, topshiraman")
    story.bekzod.wait_for("Rahmat!")
    story.malika.say("/hisobot")
    assert "mart yakuni\n" in story.malika.wait_for("Bajarilish")["text"]
    story.malika.press("yil")
    card = story.malika.wait_for("aprel to'liq emas")["text"]
    assert "yil (aprel to'liq emas)" in card
