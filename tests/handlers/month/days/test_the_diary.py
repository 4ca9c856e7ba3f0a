"""The diary's own pages: a row at a time, or lines, for the month that runs."""

from typing import Any

import pytest
from sqlalchemy import select

from storage.tables import Submission
from tests.support.months.days import days, labels, lines_of_history, open_running_month
from tests.support.people.cast import NILUFAR, moment
from tests.support.people.story import Story


def plain(card: dict[str, Any]) -> str:
    return str(card["text"]).replace("\u00a0", " ")


def tell_row_14(story: Story) -> None:
    """ℹ️ behind the ⋯ of row 14's question."""
    figure = next(key for (_, number, _), key in story.cast.figures.items() if number == "14")
    card = story.nilufar.last()["message_id"]
    story.nilufar.press_data(f"why:{figure}:0:ask:{submission_of(story)}:0", card)


def submission_of(story: Story) -> int:
    with story.house.database.read() as session:
        return session.scalars(select(Submission.id).where(Submission.month == 3)).one()


def open_diary(story: Story) -> None:
    story.nilufar.press("📓 Kundalik")
    story.nilufar.wait_for("Bandni tanlang")
    story.until_remembered(story.nilufar)


def count(story: Story, row: str, number: str) -> None:
    """A row is pressed and its number typed."""
    story.nilufar.press(row)
    story.nilufar.wait_for("nechta?")
    story.nilufar.say(number)
    story.nilufar.wait_for(f"📓 {row.split()[0]}")
    story.until_remembered(story.nilufar)


def test_a_row_at_a_time_with_the_last_ones_first(middle: Story) -> None:
    open_diary(middle)
    first = labels(middle.nilufar.last())[:5]
    assert first == ["13 yangi", "13 qayta", "14", "15", "23"]
    count(middle, "15", "300")
    count(middle, "14", "120")
    assert days(middle) == {"14 2025-03-12": 120, "15 2025-03-12": 300}
    assert labels(middle.nilufar.last())[:5] == ["14", "15", "13 yangi", "13 qayta", "23"]
    assert "<b>" not in middle.nilufar.last()["text"]
    assert middle.status(NILUFAR) is None, "no month is begun by that"
    middle.nilufar.press("◀️ 11-mar")
    middle.nilufar.wait_for("Kecha, 11-mart")
    count(middle, "14", "100")
    assert days(middle) == {"14 2025-03-11": 100, "14 2025-03-12": 120, "15 2025-03-12": 300}
    assert "jami: 220 (2 kun)" in "\n".join(plain(message) for message in middle.nilufar.chat()["messages"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("14) 45", {"14 2025-03-12": 45}),
        ("14 45", {"14 2025-03-12": 45}),
        ("14 450\n15 300", {"14 2025-03-12": 450, "15 2025-03-12": 300}),
        ("14-band 45\n15 - 60", {"14 2025-03-12": 45}),
        ("14 45\n15 60\n13 yangi) 3", {"13 yangi 2025-03-12": 3, "14 2025-03-12": 45, "15 2025-03-12": 60}),
        ("kecha 14 45", {"14 2025-03-11": 45}),
        ("5-mart\n14) 45\n15) 7", {"14 2025-03-05": 45, "15 2025-03-05": 7}),
    ],
)
def test_rows_and_numbers_may_be_typed(middle: Story, typed: str, kept: dict[str, int]) -> None:
    open_diary(middle)
    middle.nilufar.say(typed)
    middle.nilufar.wait_for("-mart: ")
    assert kept.items() <= days(middle).items()
    if "15 - 60" in typed:
        assert "«15 - 60»" in middle.nilufar.last()["text"] or "15 2025-03-12" in days(middle)


@pytest.mark.parametrize(("typed", "asked"), [("14 450", "14 450"), ("13 500 ta", "13 500")])
def test_a_number_in_groups_is_not_taken_for_a_row_and_a_number(middle: Story, typed: str, asked: str) -> None:
    open_diary(middle)
    middle.nilufar.say(typed)
    message = middle.nilufar.wait_for("qaysi band uchun?")
    assert f"{asked} qaysi band uchun?" in plain(message).replace("\xa0", " ")
    assert days(middle) == {}


def test_a_number_without_its_row_waits_for_it(middle: Story) -> None:
    open_diary(middle)
    middle.nilufar.say("45")
    middle.nilufar.wait_for("45 qaysi band uchun?")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("/hisobot")
    middle.nilufar.wait_for("Bajarilish")
    middle.nilufar.wait_for("45 qaysi band uchun?")
    middle.until_remembered(middle.nilufar)
    assert days(middle) == {}
    middle.nilufar.press("14")
    middle.nilufar.wait_for("📓 14, 12-mart: 45")
    assert days(middle) == {"14 2025-03-12": 45}


@pytest.mark.parametrize("leave", ["/kiritish", "/start", "/bekor"])
def test_what_waits_is_not_lost_unseen(middle: Story, leave: str) -> None:
    open_diary(middle)
    middle.nilufar.say("45")
    middle.nilufar.wait_for("45 qaysi band uchun?")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say(leave)
    middle.nilufar.wait_for("45 kundalikka yozilmadi")
    assert days(middle) == {}


@pytest.mark.parametrize(
    ("typed", "kept"), [("bugun 45", {}), ("bugun 14) 45", {"14 2025-03-12": 45}), ("14 kecha 7", {"14 2025-03-11": 7})]
)
def test_a_days_number_at_the_menu(middle: Story, typed: str, kept: dict[str, int]) -> None:
    middle.nilufar.say(typed)
    if kept:
        middle.nilufar.wait_for("📓 14, ")
    else:
        middle.nilufar.wait_for("45 qaysi band uchun?")
        middle.until_remembered(middle.nilufar)
        middle.nilufar.press("15")
        middle.nilufar.wait_for("📓 15, 12-mart: 45")
        kept = {"15 2025-03-12": 45}
    assert days(middle) == kept


def test_an_entry_is_corrected_added_to_and_removed(middle: Story) -> None:
    open_diary(middle)
    count(middle, "14", "120")
    middle.nilufar.press("14")
    middle.nilufar.wait_for("nechta?")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("20")
    middle.nilufar.wait_for("120 turibdi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("/hisobot")  # an interruption: the question comes again
    middle.nilufar.wait_for("120 turibdi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("Qo'shib: 140")
    middle.nilufar.wait_for("📓 14, 12-mart: 140")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("14")
    middle.nilufar.wait_for("nechta?")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("🗑 140: o'chirish")
    middle.nilufar.wait_for("140 o'chirildi")
    assert days(middle) == {}
    assert lines_of_history(middle) == [("count", None, "120"), ("count", "120", "140"), ("uncount", "140", None)]


def test_several_days_that_stand_already_are_asked_one_after_another(middle: Story) -> None:
    open_diary(middle)
    middle.nilufar.say("14 45\n15 60")
    middle.nilufar.wait_for("📓 15, 12-mart: 60")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say("14 5\n13 yangi) 2\n15 6")
    middle.nilufar.wait_for("45 turibdi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("O'rniga: 5")
    middle.nilufar.wait_for("60 turibdi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("Avvalgisi qolsin: 60")
    middle.nilufar.wait_for("Avvalgisi qoldi")
    assert days(middle) == {"13 yangi 2025-03-12": 2, "14 2025-03-12": 5, "15 2025-03-12": 60}


@pytest.mark.parametrize("typed", ["salom", "45 46", "99) 5", "14) ko'p", "31-iyun 14) 4", "14) -5", "20-mart 14) 5"])
def test_what_cannot_be_read_is_said(middle: Story, typed: str) -> None:
    open_diary(middle)
    middle.nilufar.say(typed)
    middle.nilufar.wait_for(lambda seen: "yozilmadi" in seen["text"] or "❗️" in seen["text"])
    assert days(middle) == {}


def test_a_restart_changes_nothing(middle: Story) -> None:
    open_diary(middle)
    middle.nilufar.say("45")
    middle.nilufar.wait_for("45 qaysi band uchun?")
    middle.until_remembered(middle.nilufar)
    old = middle.nilufar.last()
    pressed = middle.nilufar.press_data("zzz:1", old["message_id"])
    assert middle.nilufar.answer(pressed["callback_id"])
    assert "45 qaysi band uchun?" in middle.nilufar.last()["text"]
    middle.nilufar.press("13 qayta")
    middle.nilufar.wait_for("📓 13 (qayta), 12-mart: 45")
    assert days(middle) == {"13 qayta 2025-03-12": 45}


def test_the_story_of_a_row_tells_its_days(middle: Story) -> None:
    open_diary(middle)
    middle.nilufar.say("kecha 14 5")
    middle.nilufar.wait_for(lambda seen: "yozilmadi" in seen["text"] or "📓 14" in seen["text"])
    middle.nilufar.say("5-mart 14) 7")
    middle.nilufar.wait_for("📓 14, 5-mart: 7")
    middle.house.clock.set(moment("2025-04-01 09:00"))
    middle.nilufar.say("/start")
    middle.nilufar.wait_for("nimadan boshlaymiz?")
    middle.until_remembered(middle.nilufar)
    open_running_month(middle)
    middle.until_remembered(middle.nilufar)
    tell_row_14(middle)
    story_page = middle.nilufar.wait_for("bu raqam qayerdan")
    assert "Mart kundaligi · Abonement: 5-kuni 7, 11-kuni 5" in plain(story_page)
    assert "Jami 12. Yozgan: Nilufar" in plain(story_page)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("14) 12 mingga yetdi", "to'liq raqam"),
        ("99) 5", "99-band bu hisobotda yo'q"),
        ("13) 5", "bu bandda bir nechta ko'rsatkich bor"),
        ("14) 5-10", "Oraliq"),
        ("kecha 31) 5", "31-band bu hisobotda yo'q"),
        ("salom", "Bandni tanlang yoki band va sonini yozing, masalan: 13 yangi) 45"),
    ],
)
def test_a_refusal_says_why(middle: Story, typed: str, why: str) -> None:
    open_diary(middle)
    middle.until_remembered(middle.nilufar)
    middle.nilufar.say(typed)
    card = middle.nilufar.wait_for("❗️")
    assert why in card["text"].replace("\u00a0", " ")
    assert days(middle) == {}


def test_receipts_of_several_questions_stay_on_the_card(middle: Story) -> None:
    open_diary(middle)
    for typed in ("1-mart 14) 5\n2-mart 14) 6", "1-mart 14) 50\n2-mart 14) 60"):
        middle.until_remembered(middle.nilufar)
        middle.nilufar.say(typed)
        middle.nilufar.wait_for("2-mart: 6" if "50" not in typed else "5 turibdi")
    middle.until_remembered(middle.nilufar)
    middle.nilufar.press("O'rniga: 50")
    middle.nilufar.wait_for("6 turibdi")
    middle.nilufar.press("Qo'shib: 66")
    card = middle.nilufar.wait_for("2-mart: 66")
    assert "1-mart: 50" in card["text"]
