"""A percent that the director has asked for as two numbers, from the question to the year."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from plan.progress.replay import replay
from plan.rate import Rate
from storage.database import Database
from storage.month.counted import counted_values
from storage.oversight import history
from storage.people import people
from storage.planning import plans
from storage.tables import Answer, PlanFigure
from tests.support.months.form_sheets import press, send, take_form
from tests.support.months.reports import say_in_order
from tests.support.people.cast import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NAMES,
    NILUFAR,
    READERS,
    SARDOR,
    Planned,
    gather,
    moment,
)
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story
from tests.support.transport.running import eventually
from usecases.planning.roll_over import begin_roll_over, put_roll_over_in_force
from usecases.work import work_of

PLAN = (
    Planned(
        "IV", "31", "So'rovlarga javob berish", (READERS, INFORMATION), 80, kind="percent", unit="Foiz", of_two=True
    ),
    Planned("IV", "32", "Tadbirlar", (READERS,), 24),
)


@pytest.fixture
def asked(sqlite_database: Database) -> Iterator[Story]:
    """On 3 February 2025: January is over."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
    with house_of_phones(sqlite_database, moment("2025-02-03 09:00")) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def plain(message: dict[str, Any]) -> str:
    return str(message["text"]).replace("\u00a0", " ")


def stored(story: Story) -> list[Answer]:
    with story.house.database.read() as session:
        return list(session.scalars(select(Answer).order_by(Answer.id)))


def begin(story: Story) -> str:
    story.nilufar.say("/kiritish")
    return plain(story.nilufar.wait_for("nechtadan nechtasi?"))


@pytest.mark.parametrize("typed", ["60 dan 45", "45 / 60", "45 60", "45\n60", "31) 60 tadan 45 ta"])
def test_it_takes_both_numbers_out_of_one_message(asked: Story, typed: str) -> None:
    assert "Yanvar oyida nechtadan nechtasi?" in begin(asked)
    asked.nilufar.say(typed)
    asked.nilufar.wait_for("32. Tadbirlar")
    receipt = plain(asked.nilufar.wait_for("✅ 31."))
    assert "31. So'rovlarga javob berish: 60 dan 45 (75 %)" in receipt
    (answer,) = stored(asked)
    assert (answer.value, answer.numerator, answer.denominator) == (Decimal("75.00"), 45, 60)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("75", "nechtadan nechtasi"),
        ("75 %", "nechtadan nechtasi"),
        ("0 dan 0", "Jami 0 bo'lsa"),
        ("60/45", "Qaysi biri jami?"),
    ],
)
def test_it_asks_about_one_number_alone_and_about_what_cannot_be(asked: Story, typed: str, said: str) -> None:
    begin(asked)
    asked.nilufar.say(typed)
    asked.nilufar.wait_for(lambda message: "yozilmadi" in message["text"] and said in message["text"])
    assert stored(asked) == []


def test_it_offers_the_numbers_the_other_way_round(asked: Story) -> None:
    begin(asked)
    asked.nilufar.say("60/45")
    asked.nilufar.wait_for("Qaysi biri jami?")
    asked.nilufar.press("✅ 60 dan 45 deb yozilsin")
    asked.nilufar.wait_for("32. Tadbirlar")
    assert [answer.numerator for answer in stored(asked)] == [45]


def test_a_list_and_what_is_left(asked: Story) -> None:
    begin(asked)
    say_in_order(asked.nilufar, "60 dan 45\n3")
    review = plain(asked.nilufar.wait_for("ko'zdan kechiring"))
    assert "60 dan 45 (75 %)" in review
    assert "32 Tadbirlar: 3" in review


def send_january(story: Story) -> None:
    begin(story)
    say_in_order(story.nilufar, "60 dan 45\n3")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("nechtadan nechtasi?")
    story.bekzod.say("40 dan 1")
    story.bekzod.wait_for("ko'zdan kechiring")
    story.bekzod.press("📨 Topshirish")
    story.bekzod.wait_for("Rahmat! Hisobot topshirildi")


def test_a_shared_row_is_all_parts_of_all_wholes_now_and_as_it_was(asked: Story) -> None:
    send_january(asked)
    asked.house.clock.set(moment("2025-03-03 09:00"))
    card = begin(asked)
    assert "Yanvar: 60 dan 45 (75 %) · yil boshidan: 100 dan 46 (46 %)" in card
    key = asked.cast.figures["IV", "31", ""]
    with asked.house.database.read() as session:
        counted = [number.value for number in counted_values(session, asked.cast.library.id, 2025)]
        events = history.history_of_reports(session, asked.cast.library.id, 2025, moment("2025-03-03 08:00"))
        then = replay(events)
    rates = [value for value in counted if isinstance(value, Rate)]
    assert sorted((rate.part, rate.whole) for rate in rates) == [(1, 40), (45, 60)]
    replayed = [answer.value for (_, figure), answer in then.answers.items() if figure == key]
    assert sorted(rates) == sorted(value for value in replayed if isinstance(value, Rate))
    asked.malika.say("/hisobot")
    assert "46" in plain(asked.malika.wait_for("ish rejasi"))


def test_a_correction_with_the_same_percent_is_a_correction(asked: Story) -> None:
    begin(asked)
    say_in_order(asked.nilufar, "60 dan 45\n3")
    asked.nilufar.wait_for("ko'zdan kechiring")
    asked.nilufar.press("📨 Topshirish")
    asked.nilufar.wait_for("Rahmat! Hisobot topshirildi")
    asked.nilufar.say("/kiritish")
    asked.nilufar.wait_for("qaysi oy?")
    asked.nilufar.press("✅ yanvar")
    asked.nilufar.wait_for("Topshirilgan. Oy yopilguncha")
    asked.nilufar.press("31")
    asked.nilufar.wait_for("Hozir yozilgani")
    asked.nilufar.say("100 dan 75")
    assert "60 dan 45 (75 %) → 100 dan 75 (75 %)" in plain(asked.nilufar.wait_for("O'zgartirish sababini"))
    asked.malika.say("/start")
    asked.malika.wait_for("nimadan boshlaymiz?")
    asked.nilufar.press("Xato yozilgan edi")
    assert "60 dan 45 (75 %) → 100 dan 75 (75 %)" in plain(asked.malika.wait_for("Xato yozilgan edi"))
    assert [answer.denominator for answer in stored(asked)] == [100, None]


def test_the_excel_form_holds_both(asked: Story) -> None:
    sheet = take_form(asked.house, asked.nilufar)
    assert "Foiz (60 dan 45 kabi, faqat o'zingizniki)" in [row[2] for row in sheet.rows()]
    seen = plain(send(asked.nilufar, sheet.put({"31": "60 dan 45", "32": 3}), "Shunday saqlansinmi?"))
    assert "60 dan 45 (75 %)" in seen
    press(asked.nilufar, "✅ Saqlash", "Formadan 2 ta")
    assert [answer.denominator for answer in stored(asked)] == [60, None]
    again = take_form(asked.house, asked.nilufar)
    assert again.entries()["31"] == "60 dan 45"
    asked.nilufar.send_file("Forma.xlsx", again.saved())
    asked.nilufar.wait_for("Yangi raqam yo'q")


def test_what_was_no_percent_any_more_is_not_asked_as_two_numbers(asked: Story) -> None:
    with asked.house.database.write() as session:
        figure = session.get_one(PlanFigure, asked.cast.figures["IV", "32", ""])
        figure.of_two = True
    begin(asked)
    asked.nilufar.say("60 dan 45")
    asked.nilufar.wait_for("Yanvar oyida qancha?")


@pytest.mark.parametrize("typed", ["31 - 72 dan 36", "31. 36/72", "31 — 36 72", "31: 72 tadan 36 ta", "31) 36/72"])
def test_it_takes_both_numbers_behind_the_rows_number_wherever_it_is_asked(asked: Story, typed: str) -> None:
    begin(asked)
    asked.nilufar.say("60 dan 45")
    asked.nilufar.wait_for("32. Tadbirlar")
    asked.until_remembered(asked.nilufar)
    asked.nilufar.say(typed)
    eventually(lambda: [(answer.numerator, answer.denominator) for answer in stored(asked)] == [(36, 72)])


def test_an_edited_message_and_a_reply_change_both_numbers(asked: Story) -> None:
    begin(asked)
    mine = asked.nilufar.say("60 dan 45")
    asked.nilufar.wait_for("32. Tadbirlar")
    asked.until_remembered(asked.nilufar)
    asked.nilufar.edit(mine["message_id"], "90 dan 45")
    told = plain(asked.nilufar.wait_for("Xabar tuzatildi"))
    assert "60 dan 45 (75 %) → 90 dan 45 (50 %)" in told
    receipt = eventually(
        lambda: [message for message in asked.nilufar.chat()["messages"] if "✅ 31." in message["text"]]
    )[0]
    asked.nilufar.say("50 dan 40", reply_to=receipt["message_id"])
    eventually(lambda: [(answer.numerator, answer.denominator) for answer in stored(asked)] == [(40, 50)])


@pytest.mark.parametrize("typed", ["75%", "75", "31-48", "50 va 10", "04.06.2025"])
def test_whatever_is_no_part_of_a_whole_two_numbers_are_asked_for(asked: Story, typed: str) -> None:
    begin(asked)
    asked.nilufar.say(typed)
    asked.nilufar.wait_for(lambda message: f"«{typed}» yozilmadi" in message["text"])
    assert "nechtadan nechtasi?" in plain(asked.nilufar.last())
    assert "bitta raqam" not in plain(asked.nilufar.last())
    assert stored(asked) == []


@pytest.mark.parametrize("cell", [45, "75%", date(2025, 6, 4), "60-45"])
def test_the_form_asks_for_two_numbers_too(asked: Story, cell: object) -> None:
    sheet = take_form(asked.house, asked.nilufar)
    seen = plain(send(asked.nilufar, sheet.put({"31": cell, "32": 3}), "Qabul qilinmagan qatorlar: 1"))
    assert "Ikkita raqam kerak: nechtadan nechtasi?" in seen


def test_next_years_plan_asks_for_two_numbers_and_begins_with_all_parts_of_all_wholes(asked: Story) -> None:
    send_january(asked)
    with asked.house.database.write() as session:
        malika = people.by_telegram_id(session, MALIKA)
        assert malika is not None
        work = work_of(session, malika, moment("2026-01-12 09:00"))
        begun = begin_roll_over(work, 2025)
        assert begun is not None
        assert put_roll_over_in_force(work, begun.draft, "", "") == 2026
    with asked.house.database.read() as session:
        plan = plans.plan_of_year(session, asked.cast.library.id, 2026)
        assert plan is not None
        (row,) = (indicator for indicator in plan.indicators if indicator.number == "31")
    # 45 of 60 and 1 of 40
    assert (row.of_two, row.baseline) == (True, 46)
