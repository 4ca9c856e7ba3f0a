"""What a month makes of its days, and what it leaves as it was."""

from typing import Any

import pytest

from storage.people.people import join_department
from tests.support.months.days import count, days, home, labels, open_running_month, plain
from tests.support.months.kinds import kinds
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import BEKZOD, NILUFAR, moment
from tests.support.people.story import Story

__all__ = ["kinds"]


def days_offered(card: dict[str, Any]) -> list[str]:
    return [label for label in labels(card) if label.startswith("📓")]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("kecha 14) 12", "14 2025-03-31"),
        ("вчера 14) 12", "14 2025-03-31"),
        ("bugun 14) 12", "14 2025-04-01"),
        ("28-mart 14) 12", "14 2025-03-28"),
    ],
)
def test_a_day_belongs_to_the_month_it_falls_into(story: Story, typed: str, kept: str) -> None:
    count(story, typed, "📓 14, ")
    assert days(story) == {kept: 12}
    open_march(story)
    story.nilufar.say("14-band")
    card = story.nilufar.wait_for(lambda seen: "14 Kitobxonlar" in plain(seen).splitlines()[-1])
    assert days_offered(card) == (["📓 Kundalikdan: 12 (1 kun)"] if "-03-" in kept else [])
    assert story.answers(NILUFAR) == {}


def test_the_question_says_from_how_many_days_and_until_which(story: Story) -> None:
    count(story, "3-mart 13 yangi) 100\n4-mart 13 yangi) 12\n29-mart 13 yangi) 200", "jami: 312 (3 kun)")
    open_march(story)
    card = story.nilufar.last()
    assert "📓 Kundalikda: 312 — 3 kun, oxirgisi 29-mart" in plain(card)
    assert len(card["buttons"]) <= 3
    story.until_remembered(story.nilufar)
    story.nilufar.press("📓 Kundalikdan: 312 (3 kun)")
    story.nilufar.wait_for("13 (qayta)")
    assert story.answers(NILUFAR) == {"13 yangi": 312}


def test_another_number_than_the_sum_may_be_typed(story: Story) -> None:
    count(story, "3-mart 13 yangi) 10", "📓 13 (yangi)")
    open_march(story)
    story.nilufar.say("21")
    story.nilufar.wait_for("✅ 13 (yangi)")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_the_rest_are_zero_passes_by_what_was_counted(story: Story) -> None:
    count(story, "3-mart 15) 300", "📓 15, ")
    open_march(story)
    story.until_remembered(story.nilufar)
    assert "Qolgani 0 (4 ta)" in labels(story.nilufar.last())
    story.nilufar.press("Qolgani 0")
    card = story.nilufar.wait_for("Kundalikda: 300")
    assert "📓 Kundalikdan: 300 (1 kun)" in labels(card)
    assert story.answers(NILUFAR) == {"13 yangi": 0, "13 qayta": 0, "14": 0, "23": 0}


def test_a_report_that_was_sent_stays_and_says_so(story: Story) -> None:
    count(story, "28-mart 14) 70", "📓 14, ")
    send_march(story)
    count(story, "29-mart 14) 8", "📓 14, 29-mart: 8")
    card = story.nilufar.wait_for("Bandni tanlang")
    said = "\n".join(plain(message) for message in story.nilufar.chat()["messages"])
    assert "Mart hisoboti topshirilgan: undagi 9 870 o'zgarmadi." in said
    assert story.answers(NILUFAR)["14"] == 9870
    correct = next(label for label in labels(card) if label.startswith("✏️ 14"))
    story.nilufar.say("28-mart 14) 71")
    story.nilufar.wait_for("yozilgan kun o'zgarmaydi")
    assert days(story) == {"14 2025-03-28": 70, "14 2025-03-29": 8}
    count(story, "30-mart 14) 1", "📓 14, 30-mart: 1")
    story.nilufar.press(correct)
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("79")
    story.nilufar.wait_for("sababini")
    assert story.answers(NILUFAR)["14"] == 9870


def test_a_day_behind_a_sent_report_is_not_removed(story: Story) -> None:
    count(story, "28-mart 14) 70", "📓 14, ")
    send_march(story)
    home(story)
    story.nilufar.press("📓 Kundalik")
    story.nilufar.wait_for("Bandni tanlang")
    figure = next(key for (_, number, _), key in story.cast.figures.items() if number == "14")
    pressed = story.nilufar.press_data(f"diary_rm:{figure}:2025-03-28", story.nilufar.last()["message_id"])
    assert story.nilufar.answer(pressed["callback_id"])
    assert days(story) == {"14 2025-03-28": 70}


def test_an_odd_sum_is_doubted_like_a_typed_number(story: Story) -> None:
    send_march(story)
    story.house.clock.set(moment("2025-04-20 19:00"))
    count(story, "5-aprel 14) 90000\n6-aprel 14) 8700", "Aprel kundaligida jami")
    department = story.cast.departments["Abonement xizmati"].id
    story.nilufar.press_data(f"month:{department}:2025:4", story.nilufar.last()["message_id"])
    story.nilufar.wait_for("Aprel oyida qancha?")
    story.nilufar.say("14-band")
    story.nilufar.wait_for("Kundalikda: ")
    story.until_remembered(story.nilufar)
    story.nilufar.press("📓 Kundalikdan: 98")
    story.nilufar.wait_for(lambda card: any(label.startswith("✅ 14") for label in labels(card)))


@pytest.mark.parametrize("typed", ["bugun 1) 45", "kecha 1-band 45"])
def test_a_row_of_another_department_is_not_counted(middle: Story, typed: str) -> None:
    middle.nilufar.press("📓 Kundalik")
    middle.nilufar.wait_for("Bandni tanlang")
    middle.nilufar.say(typed)
    middle.nilufar.wait_for("yozilmadi")
    assert days(middle) == {}


def test_two_people_of_a_department_share_its_diary(middle: Story) -> None:
    with middle.house.database.write() as session:
        bekzod = middle.cast.people[BEKZOD]
        join_department(
            session, session.merge(bekzod), middle.cast.departments["Abonement xizmati"].id, moment("2025-03-12 18:00")
        )
    middle.bekzod.say("/start")
    middle.bekzod.wait_for("nimadan boshlaymiz?")
    middle.until_remembered(middle.bekzod)
    middle.bekzod.press("📓 Kundalik")
    middle.bekzod.wait_for("Qaysi xizmat kundaligi?")
    middle.bekzod.press("Abonement")
    middle.bekzod.wait_for("Bandni tanlang")
    middle.bekzod.say("14) 30")
    middle.bekzod.wait_for("📓 14, 12-mart: 30")
    count(middle, "bugun 14) 5", "30 turibdi")
    card = middle.nilufar.last()
    assert "Yozgan: Bekzod" in plain(card)
    middle.nilufar.press("Qo'shib: 35")
    middle.nilufar.wait_for("📓 14, 12-mart: 35")
    assert days(middle) == {"14 2025-03-12": 35}


def test_an_edited_day_becomes_no_months_number(middle: Story) -> None:
    open_running_month(middle)
    said = middle.nilufar.say("bugun 45")
    middle.nilufar.wait_for("hali yozilmadi")
    middle.nilufar.press("📓 Bugungi")
    middle.nilufar.wait_for("📓 13 (yangi), 12-mart: 45")
    middle.nilufar.edit(said["message_id"], "54")
    middle.nilufar.wait_for(lambda card: "Kundalikda: 45" in plain(card) or "tahrir" in plain(card))
    home(middle)
    assert middle.answers(NILUFAR) == {}
    assert days(middle) == {"13 yangi 2025-03-12": 45}


def test_several_days_at_a_question_ask_where_something_stands_and_come_back_to_it(middle: Story) -> None:
    open_running_month(middle)
    middle.nilufar.say("bugun 45")
    middle.nilufar.wait_for("hali yozilmadi")
    middle.nilufar.press("📓 Bugungi")
    middle.nilufar.wait_for("📓 13 (yangi), 12-mart: 45")
    middle.nilufar.say("bugun 5\nkecha 7")
    middle.nilufar.wait_for("Kundalikka yozilsinmi?")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("📓 Kundalikka yozish: 2 ta")
    middle.nilufar.wait_for("45 turibdi")
    middle.nilufar.press("Qo'shib: 50")
    card = middle.nilufar.wait_for("Mart oyida qancha?")
    assert "📓 Kundalikdan: 57 (2 kun)" in labels(card)
    assert days(middle) == {"13 yangi 2025-03-11": 7, "13 yangi 2025-03-12": 50}
    assert middle.answers(NILUFAR) == {}


@pytest.mark.parametrize("leave", ["/bekor", "/start", "/kiritish"])
def test_what_waits_for_an_answer_about_its_day_is_told_when_left(middle: Story, leave: str) -> None:
    count(middle, "bugun 14) 45", "📓 14, 12-mart: 45")
    count(middle, "bugun 14) 6", "45 turibdi")
    middle.nilufar.say(leave)
    middle.nilufar.wait_for("6 kundalikka yozilmadi")
    assert days(middle) == {"14 2025-03-12": 45}


def test_a_level_offers_its_last_day_and_a_percent_has_none(kinds: Story) -> None:
    kinds.nilufar.say("/kiritish")
    kinds.nilufar.wait_for("oxirida jami qancha?")
    kinds.nilufar.say("3-yanvar 60 010\n20-yanvar 60 080")
    kinds.nilufar.wait_for("Kundalikka yozilsinmi?")
    kinds.until_remembered(kinds.nilufar)
    kinds.nilufar.press("📓 Kundalikka yozish")
    card = kinds.nilufar.wait_for("Kundalikda 20-yanvar kuni")
    assert "📓 20-yanvar kuni: 60 080" in labels(card)
    kinds.until_remembered(kinds.nilufar)
    kinds.nilufar.press("📓 20-yanvar kuni")
    kinds.nilufar.wait_for("necha foiz?")
    kinds.nilufar.say("20-yanvar 94")
    kinds.nilufar.wait_for("kunlab yozilmaydi")
    assert days_offered(kinds.nilufar.last()) == []
