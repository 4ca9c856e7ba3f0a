"""A library that gets its plan in the middle of the year: nobody is late for a time in which it was not here."""

from datetime import datetime

import pytest

from plan.progress.completeness import State
from plan.reminders.due import wanted_reminders
from storage import settings as stored_settings
from storage.facts import facts_of
from storage.people import people
from tests.support.people.cast import TASHKENT
from tests.support.people.phone import BEKZOD, MALIKA, NILUFAR, Phone, Telegram
from tests.support.people.staffing import READERS, invite, join_readers, open_link
from tests.support.plans.files import SMALL, load, workbook
from usecases.conversation import work_of_account
from usecases.progress.completeness import board_of_year
from usecases.reminders.facts import picture_of

MAY = datetime(2025, 5, 20, 10, 0, tzinfo=TASHKENT)


@pytest.fixture
def in_may(telegram: Telegram) -> Phone:
    """The director's phone on 20 May, when her library gets its plan."""
    telegram.now = MAY
    return telegram.phone(MALIKA)


def states(telegram: Telegram) -> dict[str, list[State]]:
    """The board's states of each department."""
    with telegram.database.write() as session:
        work = work_of_account(session, MALIKA, telegram.now)
        assert work is not None
        board = board_of_year(work, 2025)
        assert board is not None
        return {row.name: [cell.state for cell in row.cells] for row in board.rows}


def reminded_of(telegram: Telegram) -> set[str]:
    """What anybody is to be reminded of now, as `about month`."""
    with telegram.database.read() as session:
        library = people.only_library(session)
        assert library is not None
        calendar = facts_of(session, library.id).calendar
        ladder = stored_settings.ladder_of_library(session, library.id)
        facts = picture_of(session, library, telegram.now.date(), calendar, ladder).facts
        wanted = wanted_reminders(facts, telegram.now.date())
        return {f"{one.subject.about} {one.subject.month.number}" for one in wanted if not one.why}


def of_readers(telegram: Telegram) -> list[State]:
    """The states of the department that was invited to."""
    return next(row for name, row in states(telegram).items() if name.startswith(READERS))


def ask_again(malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🚩")


def test_a_month_may_be_typed_and_whatever_else_is_typed_is_told(in_may: Phone) -> None:
    in_may.send(workbook(*SMALL), "reja.xlsx")
    in_may.press("✅ Kuchga kiritish")
    told = in_may.say("Nilufar Karimova").text
    assert "«Nilufar Karimova» yozilmadi" in told
    assert "qaysi oydan boshlaymiz?" in told
    assert "2025-yil may oyidan boshlaymiz" in in_may.say("май").text


def test_it_asks_with_which_month_to_begin(in_may: Phone) -> None:
    in_may.send(workbook(*SMALL), "reja.xlsx")
    screen = in_may.press("✅ Kuchga kiritish")
    assert "kuchga kirdi" in screen.text
    assert "qaysi oydan boshlaymiz?" in screen.text
    assert screen.labels[:5] == ["yan", "fev", "mar", "apr", "✅ may"]
    assert "2025-yil may oyidan boshlaymiz" in in_may.press("✅ may").text
    assert "👥 Xodimlarni taklif qilish" in in_may.screen.labels


@pytest.mark.parametrize("answered", [True, False])
def test_nobody_is_late_for_what_was_before(telegram: Telegram, in_may: Phone, answered: bool) -> None:
    in_may.send(workbook(*SMALL), "reja.xlsx")
    in_may.press("✅ Kuchga kiritish")
    if answered:
        in_may.press("✅ may")
    join_readers(telegram, in_may)
    for row in states(telegram).values():
        assert set(row[:4]) == {"nothing"}
        assert row[4] == "not_due"
    for _ in range(10):
        assert not {about for about in reminded_of(telegram) if about.split()[1] in "1234"}
        telegram.wait(days=1)
    telegram.now = datetime(2025, 6, 2, 10, 0, tzinfo=TASHKENT)
    assert "month 5" in reminded_of(telegram)
    in_may.say("/holat")
    in_may.press("apr")
    assert "Bot bilan ish boshlangandan oldingi oy" in in_may.screen.text
    assert "❌" not in in_may.screen.text
    home = telegram.phone(NILUFAR).say("/start")
    assert "yopilgan" not in home.text


def test_its_closed_months_are_opened_to_everybody_and_nobody_is_late(telegram: Telegram, in_may: Phone) -> None:
    load(in_may, workbook(*SMALL))
    nilufar = join_readers(telegram, in_may)
    ask_again(in_may)
    in_may.press("mar")
    assert "mart–aprel" in in_may.screen.text
    assert "30.02" not in in_may.say("kecha").text
    assert "tushunmadim" in in_may.screen.text
    in_may.say("30-may")
    assert "mart–aprel 30-may kuni oxirigacha hammaga ochiq" in in_may.screen.text
    assert "mart–aprel" in nilufar.chat[-1].text
    assert "kechikkan sanalmaydi" in nilufar.chat[-1].text
    nilufar.press("📝 Kiritish")
    assert "2025-yil mart" in nilufar.screen.text
    while "qancha?" in nilufar.screen.text:
        nilufar.say("5")
    nilufar.press("📨")
    board = of_readers(telegram)
    assert board[:5] == ["nothing", "nothing", "on_time", "not_due", "not_due"]
    telegram.now = datetime(2025, 5, 31, 10, 0, tzinfo=TASHKENT)
    assert of_readers(telegram)[:5] == ["nothing", "nothing", "on_time", "nothing", "not_due"]
    assert not {about for about in reminded_of(telegram) if about.split()[1] in "1234"}


def test_a_month_before_the_beginning_says_why_it_is_closed(telegram: Telegram, in_may: Phone) -> None:
    load(in_may, workbook(*SMALL))
    nilufar = join_readers(telegram, in_may)
    nilufar.say("/kiritish")
    with telegram.database.read() as session:
        [department] = [row for row in people.load_departments(session, 1) if row.name.startswith(READERS)]
    nilufar.press_data(f"month:{department.id}:2025:4", nilufar.screen)
    assert (
        "Aprel hisoboti so'ralmaydi" in nilufar.screen.text.replace("2025-yil ", "")
        or "so'ralmaydi" in nilufar.screen.text
    )


def test_a_plan_in_time_asks_nothing(telegram: Telegram) -> None:
    telegram.now = datetime(2025, 1, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    malika.send(workbook(*SMALL), "reja.xlsx")
    assert "taklif qiling" in malika.press("✅ Kuchga kiritish").text
    assert set(of_readers(telegram)) == {"not_due"}


def test_a_plan_of_a_year_that_is_over_asks_nothing_and_owes_nothing(telegram: Telegram) -> None:
    telegram.now = datetime(2026, 2, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    malika.send(workbook(*SMALL), "reja.xlsx")
    assert "taklif qiling" in malika.press("✅ Kuchga kiritish").text
    assert set(of_readers(telegram)) == {"nothing"}


def test_no_deadline_is_told_of_a_month_that_was_left_out(telegram: Telegram) -> None:
    telegram.now = datetime(2025, 5, 2, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    malika.send(workbook(*SMALL), "reja.xlsx")
    malika.press("✅ Kuchga kiritish")
    assert "✅ apr" in malika.screen.labels, "April can still be sent"
    malika.press("may")
    coming = malika.say("/muddat").text
    assert "aprel hisobotini" not in coming
    assert "may hisobotini" in coming


def test_a_department_that_comes_in_september_owes_nothing_of_the_months_before(telegram: Telegram) -> None:
    telegram.now = datetime(2025, 1, 20, 10, 0, tzinfo=TASHKENT)
    malika = telegram.phone(MALIKA)
    load(malika, workbook(*SMALL))
    telegram.now = datetime(2025, 9, 5, 10, 0, tzinfo=TASHKENT)  # August was due on the 4th
    assert of_readers(telegram)[:8] == ["missing"] * 8, "nobody has been asked to come: the director has to see it"
    nilufar = join_readers(telegram, malika)
    assert of_readers(telegram)[:9] == [*["nothing"] * 7, "not_due", "not_due"]
    assert [row[0] for name, row in states(telegram).items() if not name.startswith(READERS)] == ["missing"] * (
        len(states(telegram)) - 1
    )
    malika.say("/holat")
    malika.press("iyn")
    assert f"{READERS}: kiritilmagan" in malika.screen.text.replace("</b>", "")
    assert "month 8" not in reminded_of(telegram), "it came after the day on which August was due"
    nilufar.say("/kiritish")
    assert "2025-yil avgust" in nilufar.screen.text
    while "qancha?" in nilufar.screen.text:
        nilufar.say("5")
    nilufar.press("📨")
    assert of_readers(telegram)[7] == "on_time"


def test_somebody_who_follows_another_finds_the_department_as_it_was(telegram: Telegram, in_may: Phone) -> None:
    load(in_may, workbook(*SMALL))
    join_readers(telegram, in_may)
    telegram.now = datetime(2025, 9, 20, 10, 0, tzinfo=TASHKENT)
    before = of_readers(telegram)
    assert before[4:8] == ["missing"] * 4
    bekzod = telegram.phone(BEKZOD)
    open_link(bekzod, invite(in_may, "Bekzod"))
    bekzod.press("✅")
    assert of_readers(telegram) == before
