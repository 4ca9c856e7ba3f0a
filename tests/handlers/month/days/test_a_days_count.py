"""What librarians count in a diary: kept for its day when they say so, and in the month only when they take it."""

import pytest
from sqlalchemy import select

from storage.tables import Answer
from tests.support.months.days import days, labels, lines_of_history, open_running_month
from tests.support.months.reports import open_march, send_march
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story


@pytest.mark.walk
@pytest.mark.parametrize(
    ("typed", "label", "kept"),
    [
        ("bugun 45", "📓 Bugungi deb saqlash: 45", {"13 yangi 2025-03-12": 45}),
        ("бугун 45", "📓 Bugungi deb saqlash: 45", {"13 yangi 2025-03-12": 45}),
        ("сегодня 45", "📓 Bugungi deb saqlash: 45", {"13 yangi 2025-03-12": 45}),
        ("bugun 45 kishi keldi", "📓 Bugungi deb saqlash: 45", {"13 yangi 2025-03-12": 45}),
        ("45 (bugun)", "📓 Bugungi deb saqlash: 45", {"13 yangi 2025-03-12": 45}),
        ("kecha 40", "📓 Kechagi deb saqlash: 40", {"13 yangi 2025-03-11": 40}),
        ("5-mart 12", "📓 5-mart uchun: 12", {"13 yangi 2025-03-05": 12}),
        ("5 марта 12", "📓 5-mart uchun: 12", {"13 yangi 2025-03-05": 12}),
        ("10.03.2025 12", "📓 10-mart uchun: 12", {"13 yangi 2025-03-10": 12}),
        ("dushanba 12", "📓 10-mart uchun: 12", {"13 yangi 2025-03-10": 12}),
        ("bugun 14-band 45", "📓 14, bugun: 45", {"14 2025-03-12": 45}),
        ("14 bugun 45", "📓 14, bugun: 45", {"14 2025-03-12": 45}),
        ("bugun 14) 45", "📓 14, bugun: 45", {"14 2025-03-12": 45}),
        ("13 qayta bugun 45", "📓 13 qayta, bugun: 45", {"13 qayta 2025-03-12": 45}),
    ],
)
def test_it_is_offered_and_kept_by_a_button_alone(middle: Story, typed: str, label: str, kept: dict[str, int]) -> None:
    open_running_month(middle)
    middle.nilufar.say(typed)
    card = middle.nilufar.wait_for("hali yozilmadi")
    assert label in labels(card)
    assert any(button.startswith("✅ ") and "mart" in button for button in labels(card))
    assert "13" in card["text"].splitlines()[-1] or "qancha?" in card["text"]
    assert days(middle) == {}
    assert middle.answers(NILUFAR) == {}
    middle.nilufar.press(label)
    middle.nilufar.wait_for(lambda seen: "-mart: " in seen["text"] and "hali yozilmadi" not in seen["text"])
    assert days(middle) == kept
    assert middle.answers(NILUFAR) == {}, "the month has no number by that"


@pytest.mark.parametrize("typed", ["bugun 45", "5-mart 45"])
def test_it_may_be_the_months_number_after_all(middle: Story, typed: str) -> None:
    open_running_month(middle)
    middle.nilufar.say(typed)
    middle.nilufar.wait_for("hali yozilmadi")
    middle.nilufar.press("✅ Ha, mart uchun 45")
    middle.nilufar.wait_for("✅ 13 (yangi)")
    assert middle.answers(NILUFAR) == {"13 yangi": 45}
    assert days(middle) == {}


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("13-mart 5", "13-mart hali kelmagan"),
        ("25-dekabr 5", "25-dekabr hali kelmagan"),
        ("20-yanvar 5", "Yanvar hisoboti"),
        ("2024-12-30 5", "bu yilga kirmaydi"),
    ],
)
def test_a_day_to_come_or_of_a_closed_month_is_refused(middle: Story, typed: str, words: str) -> None:
    open_running_month(middle)
    middle.nilufar.say(typed)
    card = middle.nilufar.wait_for(words)
    assert not [label for label in labels(card) if label.startswith("📓")]
    assert "qancha?" in card["text"]
    assert days(middle) == {}
    assert middle.answers(NILUFAR) == {}


@pytest.mark.parametrize(
    "typed", ["bugungacha 45", "shu kungacha 45", "45 bugun 50", "kecha bugun 45", "31-iyun 4", "bugun"]
)
def test_what_is_no_days_number_is_not_kept(middle: Story, typed: str) -> None:
    open_running_month(middle)
    before = middle.nilufar.last()["message_id"]
    middle.nilufar.say(typed)
    card = middle.nilufar.wait_for(lambda seen: seen["message_id"] > before + 1 and bool(seen["buttons"]))
    assert not [label for label in labels(card) if label.startswith("📓")]
    assert days(middle) == {}
    assert middle.answers(NILUFAR) == {}


@pytest.mark.parametrize(("press", "now"), [("O'rniga: 12", 12), ("Qo'shib: 57", 57)])
def test_the_same_day_twice_is_asked(middle: Story, press: str, now: int) -> None:
    open_running_month(middle)
    for typed in ("bugun 45", "bugun 12"):
        middle.nilufar.say(typed)
        middle.nilufar.wait_for(f"«{typed}» hali yozilmadi")
        middle.nilufar.press("📓 Bugungi")
        middle.nilufar.wait_for(lambda seen: "hali yozilmadi" not in seen["text"])
    card = middle.nilufar.wait_for("45 turibdi")
    assert days(middle) == {"13 yangi 2025-03-12": 45}
    old = next(button["data"] for row in card["buttons"] for button in row if "Qo'shib" in button["label"])
    middle.nilufar.press(press)
    middle.nilufar.wait_for(f"📓 13 (yangi), 12-mart: {now}")
    assert days(middle) == {"13 yangi 2025-03-12": now}
    middle.nilufar.press_data(old, card["message_id"])  # pressed twice: nothing is added twice
    middle.nilufar.say("/start")
    middle.nilufar.wait_for("nimadan boshlaymiz?")
    assert days(middle) == {"13 yangi 2025-03-12": now}
    assert lines_of_history(middle) == [("count", None, "45"), ("count", "45", str(now))]


def test_the_month_offers_their_sum_and_takes_it_only_when_pressed(middle: Story) -> None:
    open_running_month(middle)
    middle.nilufar.say("bugun 45\nkecha 40\n5-mart 14) 7")
    card = middle.nilufar.wait_for("Kundalikka yozilsinmi?")
    assert days(middle) == {}
    assert "📓 Kundalikka yozish: 3 ta" in labels(card)
    middle.nilufar.press("📓 Kundalikka yozish")
    card = middle.nilufar.wait_for("jami: 85 (2 kun)")
    assert days(middle) == {"13 yangi 2025-03-11": 40, "13 yangi 2025-03-12": 45, "14 2025-03-05": 7}
    assert "📓 Kundalikdan: 85 (2 kun)" in labels(card)
    assert middle.answers(NILUFAR) == {}
    middle.house.clock.set(moment("2025-04-01 09:00"))
    middle.nilufar.say("/kiritish")
    card = middle.nilufar.wait_for("Mart oyida qancha?")
    middle.nilufar.press("📓 Kundalikdan: 85")
    middle.nilufar.wait_for("qayta")
    assert middle.answers(NILUFAR) == {"13 yangi": 85}
    middle.nilufar.say("12")
    middle.nilufar.wait_for("14. ")
    assert "📓 Kundalikdan: 7 (1 kun)" in labels(middle.nilufar.last())
    middle.nilufar.say("0")
    middle.nilufar.wait_for("15. ")
    assert middle.answers(NILUFAR) == {"13 yangi": 85, "13 qayta": 12, "14": 0}


def test_a_sum_that_is_out_of_date_is_not_taken(middle: Story) -> None:
    open_running_month(middle)
    middle.nilufar.say("bugun 45")
    middle.nilufar.wait_for("hali yozilmadi")
    middle.nilufar.press("📓 Bugungi")
    card = middle.nilufar.wait_for("📓 13 (yangi), 12-mart: 45")
    old = next(button["data"] for row in card["buttons"] for button in row if "Kundalikdan" in button["label"])
    middle.nilufar.say("kecha 5")
    middle.nilufar.wait_for("hali yozilmadi")
    middle.nilufar.press("📓 Kechagi")
    middle.nilufar.wait_for("jami: 50 (2 kun)")
    middle.nilufar.press_data(old, middle.nilufar.last()["message_id"])
    card = middle.nilufar.wait_for(lambda seen: "Kundalikdan: 50" in str(labels(seen)))
    assert middle.answers(NILUFAR) == {}


def test_a_day_of_the_running_month_may_be_typed_at_the_month_before(story: Story) -> None:
    open_march(story)
    story.nilufar.say("bugun 45")
    card = story.nilufar.wait_for("1-aprel mart hisobotiga kirmaydi")
    story.nilufar.press("📓 Bugungi")
    card = story.nilufar.wait_for("📓 13 (yangi), 1-aprel: 45")
    assert days(story) == {"13 yangi 2025-04-01": 45}
    assert not [label for label in labels(card) if "Kundalikdan" in label]
    assert story.answers(NILUFAR) == {}


def test_days_count_in_no_total_and_no_paper(story: Story) -> None:
    send_march(story)
    story.house.clock.set(moment("2025-04-02 09:00"))
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    story.nilufar.say("15) bugun 999")
    story.nilufar.wait_for("📓 15, 2-aprel")
    with story.house.database.read() as session:
        assert 999 not in set(session.scalars(select(Answer.value)))
    story.malika.say("/hisobot")
    shown = story.malika.wait_for("Bajarilish")
    assert "999" not in shown["text"]
