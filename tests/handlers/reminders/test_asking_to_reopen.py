"""A month that closed before it was sent: its people ask the director once to open it, and hear what became of that."""

import pytest

from tests.support.people.cast import NILUFAR
from tests.support.people.story import Story
from tests.support.reminders.on_the_phone import move

ASK = "📣 Direktorga so'rov"


def begin_march(story: Story, typed: str = "21") -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("2025-yil mart")
    story.nilufar.press("▫️ mart")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say(typed)
    story.nilufar.wait_for("✅ 13 (yangi)")


def requests(story: Story) -> list[str]:
    return [m["text"] for m in story.malika.chat()["messages"] if "so'rayapti" in m["text"]]


@pytest.mark.parametrize("typed", ["1200", "14) 77", "yordam kerak"])
def test_the_month_closed_while_it_was_filled_and_the_director_opens_it(beating: Story, typed: str) -> None:
    begin_march(beating)
    move(beating, "2025-04-15 08:30")
    beating.nilufar.say(typed)
    told = beating.nilufar.wait_for("topshirilmagan")
    assert "5 tadan 1 ta savolga javob yozilgan" in told["text"]
    beating.nilufar.press(ASK)
    beating.nilufar.wait_for("So'rov yuborildi")
    asked = beating.malika.wait_for("so'rayapti")
    assert "Nilufar" in asked["text"]
    assert "5 tadan 1 ta savolga javob yozilgan" in asked["text"]
    beating.malika.press("🔓 Qayta ochish", message_id=asked["message_id"])
    beating.malika.wait_for("Qaysi kun oxirigacha ochilsin?")
    beating.malika.press("17-apr")
    beating.nilufar.wait_for("qayta ochdi")
    beating.nilufar.press("📝 Hisobotni kiritish")
    beating.nilufar.wait_for("Mart oyida qancha?")
    beating.nilufar.say("1200\n14) 9870\n15) 29870\n23) 12")
    beating.nilufar.wait_for("ko'zdan kechiring")
    assert len(beating.answers(NILUFAR)) == 5


def test_it_asks_once_however_often_it_is_pressed(beating: Story) -> None:
    begin_march(beating)
    move(beating, "2025-04-15 08:30")
    beating.nilufar.say("/start")
    home = beating.nilufar.wait_for(lambda message: ASK in str(message["buttons"]))
    data = next(button["data"] for row in home["buttons"] for button in row if button["label"] == ASK)
    for _ in range(3):
        beating.nilufar.press_data(data, home["message_id"])
    beating.nilufar.wait_for("Direktorning javobi kutilmoqda")
    assert len(requests(beating)) == 1
    beating.nilufar.say("/start")
    again = beating.nilufar.wait_for(lambda message: "📣 Ochish so'ralgan" in message["text"])
    assert ASK not in str(again["buttons"])


def test_the_director_refuses_and_may_be_asked_anew(beating: Story) -> None:
    move(beating, "2025-04-15 08:30")
    beating.nilufar.say("/start")
    beating.nilufar.wait_for("Hech narsa yozilmagan")
    beating.nilufar.press(ASK)
    asked = beating.malika.wait_for("so'rayapti")
    beating.malika.press("✋ Ochilmasin", message_id=asked["message_id"])
    beating.malika.wait_for("Sababini yozing")
    beating.malika.press("✋ Sababsiz, ochilmasin")
    beating.malika.wait_for("Xodimlarga xabar berildi")
    told = beating.nilufar.wait_for("qayta ochilmadi")["text"]
    assert "Malika" in told
    assert "Sababi" not in told
    beating.nilufar.say("/start")
    home = beating.nilufar.wait_for("✋ Malika")
    assert ASK in str(home["buttons"])
    beating.nilufar.press(ASK)
    beating.malika.wait_for(lambda message: "so'rayapti" in message["text"], since=beating.malika.chat()["seq"])
    assert len(requests(beating)) == 1  # the first one became the refusal


@pytest.mark.parametrize("way", ["notice", "home", "opened"])
def test_it_waits_at_home_and_is_refused_with_a_reason(beating: Story, way: str) -> None:
    """Also after [🔓 Qayta ochish] was pressed and no day chosen, the request can be refused."""
    move(beating, "2025-04-15 08:30")
    beating.nilufar.say("/start")
    beating.nilufar.wait_for("Hech narsa yozilmagan")
    beating.nilufar.press(ASK)
    asked = beating.malika.wait_for("so'rayapti")
    if way == "opened":
        beating.malika.press("🔓 Qayta ochish", message_id=asked["message_id"])
        until = beating.malika.wait_for("Qaysi kun oxirigacha ochilsin?")
        assert "15-aprel" not in until["text"].replace("yozing: ", ""), "today is over before anything is typed"
        beating.malika.press("✋ Ochilmasin")
    elif way == "home":
        beating.malika.say("/start")
        home = beating.malika.wait_for("1 ta yopilgan oyni ochish so'ralgan")
        assert "📣 Oyni ochish so'rovlari (1)" in str(home["buttons"])
        beating.malika.press("📣 Oyni ochish so'rovlari")
        listed = beating.malika.wait_for("Yopilgan oyni ochish so'ralgan")
        assert "2025-yil mart (Abonement): Nilufar" in listed["text"].replace("\u00a0", " ")
        beating.malika.press("✋ 1. mart")
    else:
        beating.malika.press("✋ Ochilmasin", message_id=asked["message_id"])
    beating.malika.wait_for("Sababini yozing")
    beating.until_remembered(beating.malika)
    beating.malika.say("Hisobot shahar bo'limiga ketgan")
    beating.malika.wait_for("Xodimlarga xabar berildi")
    assert "Sababi: Hisobot shahar bo'limiga ketgan" in beating.nilufar.wait_for("qayta ochilmadi")["text"]
    beating.malika.say("/start")
    home = beating.malika.wait_for("nimadan boshlaymiz?")
    assert "so'rovlari" not in str(home["buttons"])


def test_one_of_several_requests_is_opened_from_the_list(beating: Story) -> None:
    move(beating, "2025-04-15 08:30")
    for phone in (beating.nilufar, beating.bekzod):
        phone.say("/start")
        phone.wait_for("Hech narsa yozilmagan")
        phone.press(ASK)
        phone.wait_for("So'rov yuborildi")
    beating.malika.say("/start")
    beating.malika.wait_for("2 ta yopilgan oyni ochish so'ralgan")
    beating.malika.say("/holat")
    beating.malika.wait_for("kim hisobot topshirgan")
    beating.malika.press("📣 Oyni ochish so'rovlari (2)")
    listed = beating.malika.wait_for("Yopilgan oyni ochish so'ralgan")
    labels = [button["label"] for row in listed["buttons"] for button in row]
    assert len(set(labels)) == len(labels), "no two alike"
    place = next(line for line in listed["text"].splitlines() if "Abonement" in line).partition(".")[0]
    beating.malika.press(f"🔓 {place}. mart")
    beating.malika.wait_for("Qaysi kun oxirigacha ochilsin?")
    beating.malika.press("17-apr")
    beating.nilufar.wait_for("qayta ochdi")
    beating.malika.say("/start")
    beating.malika.wait_for("1 ta yopilgan oyni ochish so'ralgan")


def test_at_closing_time_those_who_have_not_sent_are_told_once(beating: Story) -> None:
    begin_march(beating, "21\n13 qayta) 1200")
    move(beating, "2025-04-15 10:00")
    told = beating.nilufar.wait_for("yopildi, topshirilmagan")
    assert "5 tadan 2 ta savolga javob yozilgan" in told["text"]
    summary = beating.malika.wait_for("hisoboti 14-aprel kuni yopildi")
    assert "topshirilmagan" not in summary["text"]
    for later in ("2025-04-15 15:00", "2025-04-16 10:00", "2025-04-17 10:00"):
        move(beating, later)
    move(beating, "2025-04-30 10:00")
    beating.nilufar.wait_for("Aprel")
    texts = [message["text"] for message in beating.nilufar.chat()["messages"]]
    assert sum("yopildi, topshirilmagan" in text for text in texts) == 1
    beating.nilufar.press("📣 So'rov: mart", message_id=told["message_id"])
    beating.malika.wait_for("so'rayapti")
