"""A library that begins in May gives what was done before as one sum: it counts from April on, of no month alone."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from plan.period import Month, Span
from plan.typed.numbers import Unclear
from plan.typed.why import Why
from reports.content.table import Table
from reports.content.tables import month_table, raw_csv
from reports.excel.form import form_workbook
from tests.support.people.cast import TASHKENT
from tests.support.people.phone import MALIKA, NILUFAR, Phone, Shown, Telegram
from tests.support.people.staffing import READERS, join_readers
from tests.support.plans.files import SMALL, load, row, workbook
from texts.month.asking.refusals import SUM, why_not
from usecases.conversation import work_of_account
from usecases.month.filling import form_facts
from usecases.papers.gathering import paper_facts
from usecases.progress.measuring import progress_report
from usecases.work import Work

MAY = datetime(2025, 5, 20, 10, 0, tzinfo=TASHKENT)
PLAN = (
    *SMALL,
    row("4.", "Kutubxona fondi (yil oxiriga)", baseline=60000, target=61200),
    row("5.", "Qoniqish darajasi", unit="Foiz", baseline=80, target=85),
)
GIVEN = {"Kitob berish": "5", "Tadbirlar": "yil boshidan 2", "Kutubxona fondi": "60300", "Qoniqish": "84"}


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    """The director's phone on 20 May; the plan is in force, and one department has come."""
    telegram.now = MAY
    malika = telegram.phone(MALIKA)
    load(malika, workbook(*PLAN))
    join_readers(telegram, malika)
    return malika


def ask_for_sum(malika: Phone, until: str = "30-may") -> Shown:
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("🧮")
    return malika.say(until)


def give_sum(nilufar: Phone, given: dict[str, str] = GIVEN) -> Shown:
    """Answer each question of the month that waits, and send it."""
    nilufar.say("/kiritish")
    while "👇" in nilufar.screen.text:
        asked = nilufar.screen.text.split("👇")[-1]
        nilufar.say(next(value for name, value in given.items() if name in asked))
    return nilufar.press("📨")


def work_of(telegram: Telegram, session: object, account: int = MALIKA) -> Work:
    work = work_of_account(session, account, telegram.now)  # type: ignore[arg-type]
    assert work is not None
    return work


def actuals(telegram: Telegram, span: str, name: str = "Kitob") -> tuple[Decimal | None, Decimal | None, str]:
    """Of a row: the year so far, the span itself, and the standing."""
    with telegram.database.read() as session:
        report = progress_report(work_of(telegram, session), Span.parse(span))
        assert report is not None
        line = next(line for line in report.lines if line.indicator.name.startswith(name))
        return line.actual, line.in_span, line.standing


def monthly(telegram: Telegram, span: str) -> Table:
    with telegram.database.read() as session:
        facts = paper_facts(work_of(telegram, session), Span.parse(span))
        assert facts is not None
        return month_table(facts)


def raw_lines(telegram: Telegram, span: str) -> list[str]:
    with telegram.database.read() as session:
        facts = paper_facts(work_of(telegram, session), Span.parse(span))
        assert facts is not None
        return raw_csv(facts).decode().splitlines()


def cells(table: Table, at: int) -> Sequence[object]:
    return [cell and cell.value for cell in table.rows[at]][3:]


def test_it_is_given_in_the_conversation_of_a_month(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🚩")
    asked = malika.press("🧮 Yanvar–aprel: bitta jami raqam").text
    assert "Foizlar (1 ta) jamlanmaydi: ulardan faqat aprel oyiniki so'raladi" in asked
    assert "tushunmadim" in malika.say("kecha").text
    assert "Yil boshidan (yanvar–aprel) jami bitta raqam qilib so'raladi, 30-may" in malika.say("30-may").text
    nilufar = telegram.phone(NILUFAR)
    assert "2025-yil boshidan, yanvar–aprel jami" in nilufar.chat[-1].text
    first = nilufar.press("📝 Kiritish").text
    assert "2025-yil boshidan, yanvar–aprel jami" in first
    assert "Yanvar–aprel oylarida jami qancha?" in first
    assert "yil boshidan: 0" not in first
    assert "2025-yil boshidan, yanvar–aprel jami" in give_sum(nilufar).text
    assert "o'z vaqtida" in nilufar.screen.text
    board = malika.say("/holat").text
    assert "Abonement: 🧮 yanvar–aprel jami" in board
    assert "📆 2025-yil boshidan, yanvar–aprel jami" in board
    assert "Abonement: 🧮 yanvar–aprel jamiga kirgan" in malika.press("mar").text
    assert "❌" not in malika.screen.text
    assert "❗️" not in malika.screen.text


def test_each_day_that_is_offered_for_it_can_be_pressed(malika: Phone) -> None:
    """The name of that button was longer than the door read, so that it counted as stale."""
    for place in range(3):
        malika.say("/sozlamalar")
        malika.press("🚩")
        malika.press("🧮")
        day = malika.screen.labels[place]
        assert f"so'raladi, {day.partition(',')[0]}" in malika.press(day).text


def test_a_month_is_only_a_month_and_a_figure_word_for_it_is_asked(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    asked = nilufar.say("aprelda 45")
    assert "45" in asked.text
    assert "yozilmadi" in asked.text or any("45" in label for label in asked.labels), "only April's is no sum"
    assert "1/4" in asked.text


def test_a_button_says_that_a_months_number_would_stand_for_all_of_them(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    for typed in ("aprelda 45", "mart oyida 45", "har oy 45", "oyiga 45"):
        asked = nilufar.say(typed)
        assert "yozilmadi" in asked.text, typed
        assert "shu oylarning hammasi bo'lib" in asked.text, typed
        assert "shu oyda" not in asked.text, typed
        assert "✅ Ha, yanvar–aprel jami: 45" in asked.labels, typed


def test_nobody_is_told_late_with_a_month_that_closed_before_they_came(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    give_sum(telegram.phone(NILUFAR))
    malika.say("/holat")
    malika.press("🔓")
    malika.press("☑️ yan")
    malika.press("26-may")
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    nilufar.say("82")
    assert "2025-yil fevral · Abonement · o'z vaqtida" in nilufar.press("📨").text
    malika.say("/holat")
    malika.press("fev")
    assert "✅ Abonement" in malika.screen.text


def test_it_counts_from_its_last_month_on_and_never_as_a_month(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    give_sum(telegram.phone(NILUFAR))
    assert actuals(telegram, "2025-month-4") == (5, None, "on_track")
    assert actuals(telegram, "2025-half-1") == (5, 5, "on_track")
    assert actuals(telegram, "2025-quarter-1") == (None, None, "not_due")
    assert actuals(telegram, "2025-quarter-2") == (5, None, "on_track")
    assert actuals(telegram, "2025-month-4", "Kutubxona fondi")[:2] == (60300, 60300)
    assert actuals(telegram, "2025-month-2", "Kutubxona fondi") == (None, None, "not_due")
    assert actuals(telegram, "2025-month-2", "Qoniqish") == (None, None, "not_due"), "the library was not here"
    assert actuals(telegram, "2025-month-4", "Qoniqish")[:2] == (84, 84), "April's percent is of April alone"
    assert actuals(telegram, "2025-quarter-2", "Qoniqish")[:2] == (84, 84)

    telegram.now = datetime(2025, 6, 2, 10, 0, tzinfo=TASHKENT)
    nilufar = telegram.phone(NILUFAR)
    question = nilufar.say("/kiritish")
    assert "2025-yil may" in question.text
    assert "yil boshidan: 5" in question.text
    assert "Aprel: 5" not in question.text, "what April brought is not known"
    assert not any("aprel" in label for label in question.labels)
    give_sum(nilufar, {**GIVEN, "Tadbirlar": "1", "Kutubxona fondi": "60350", "Qoniqish": "86"})
    assert actuals(telegram, "2025-month-5") == (10, 5, "on_track")
    assert actuals(telegram, "2025-quarter-2") == (10, None, "on_track")

    table = monthly(telegram, "2025-month-5")
    assert cells(table, 1)[:5] == ["→", "→", "→", 5, 5]
    assert cells(table, 1)[12] == 10
    assert "jamisi" in str(table.rows[-1][0] and table.rows[-1][0].value)
    assert cells(monthly(telegram, "2025-month-2"), 1)[:2] == ["→", "→"]
    assert [line.split(";")[3:6] for line in raw_lines(telegram, "2025-half-1")[1:3]] == [
        [f"{READERS} xizmati", "2025-01–2025-04", "5"],
        [f"{READERS} xizmati", "2025-05", "5"],
    ]


def test_cards_say_what_is_not_known_month_by_month(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    give_sum(telegram.phone(NILUFAR))
    malika.say("/hisobot")
    malika.press("◀️ mart")
    assert "🧮 yanvar–aprel jami bitta raqam: oylari alohida ma'lum emas" in malika.screen.text
    assert "🟡" not in malika.screen.text
    malika.press("📚")
    malika.press("IV")
    assert "mart: alohida ma'lum emas (yanvar–aprel jami bitta raqam)" in malika.screen.text
    malika.press(next(label for label in malika.screen.labels if label.endswith("IV.1")))
    assert "alohida ma'lum emas" in malika.screen.text
    assert "kiritilmagan: yanvar" not in malika.screen.text
    malika.say("/hisobot")
    malika.press("📚")
    malika.press("IV")
    malika.press(next(label for label in malika.screen.labels if label.endswith("IV.1")))
    assert "yanvar–aprel jami: 5 — Nilufar" in malika.screen.text
    malika.press("ℹ️")
    assert "Yanvar–aprel jami" in malika.screen.text


def test_it_is_no_part_of_the_day_before(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    give_sum(telegram.phone(NILUFAR))
    telegram.wait(days=2)
    with telegram.database.read() as session:
        work = work_of(telegram, session)
        april = Span.containing(Month(2025, 4), "month")
        now, then = (progress_report(work, april, as_of) for as_of in (MAY.replace(hour=23), MAY.replace(hour=9)))
        assert now is not None
        assert now.lines[0].actual == 5
        assert now.lines[0].sums == ((1, 4),)
        assert then is None or then.lines[0].actual is None


def test_its_form_is_of_the_sum_and_no_months_form_is_taken_for_it(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("apr")
    malika.say("30-may")
    of_april = form_of(telegram, Month(2025, 4))
    assert "aprel oyi hisoboti" in str(of_april["A1"].value)
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("✅ apr")
    malika.say("30-may")
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("may")
    ask_for_sum(malika)
    of_sum = form_of(telegram, Month(2025, 4))
    assert "2025-yil boshidan, yanvar–aprel jami hisoboti" in str(of_sum["A1"].value)
    told = " ".join(str(of_sum.cell(row, 1).value) for row in range(2, 5))
    assert "yanvar–aprel oylarida jami bajarilganini" in told
    assert "faqat aprel oyining foizini" in told
    assert "shu oyda" not in told


def form_of(telegram: Telegram, month: Month) -> Any:
    with telegram.database.read() as session:
        work = work_of(telegram, session, NILUFAR)
        facts = form_facts(work, work.departments()[0], month)
        assert facts is not None
        return openpyxl.load_workbook(BytesIO(form_workbook(facts, telegram.now))).active


def test_what_was_given_stays_and_what_was_not_can_be_undone(telegram: Telegram, malika: Phone) -> None:
    ask_for_sum(malika)
    nilufar = telegram.phone(NILUFAR)
    nilufar.say("/kiritish")
    malika.say("/sozlamalar")
    malika.press("🚩")
    assert "✖️ Jami so'ralmasin" in malika.screen.labels
    malika.press("✖️ Jami so'ralmasin")
    assert "so'raladi" not in malika.screen.text
    assert "so'ralmaydi" in nilufar.say("/kiritish").text or "2025-yil may" in nilufar.screen.text
    ask_for_sum(malika)
    give_sum(nilufar)
    malika.say("/sozlamalar")
    malika.press("🚩")
    assert "1 ta xizmat kiritgan" in malika.screen.text
    assert malika.screen.labels == ["🧮 Jami: muddatni o'zgartirish", "🏠 Menyu"]
    malika.press("🧮")
    malika.say("6-iyun")
    telegram.now = datetime(2025, 6, 4, 10, 0, tzinfo=TASHKENT)
    assert actuals(telegram, "2025-month-4")[0] == 5


def test_months_that_were_reported_by_themselves_are_no_part_of_the_sum(telegram: Telegram, malika: Phone) -> None:
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("yan")
    malika.say("30-may")
    nilufar = telegram.phone(NILUFAR)
    give_sum(nilufar, {"Kitob": "1", "Tadbirlar": "0", "Kutubxona fondi": "60010", "Qoniqish": "81"})
    malika.say("/sozlamalar")
    malika.press("🚩")
    malika.press("may")
    asked = ask_for_sum(malika)
    assert "yanvar–aprel" in asked.text
    question = nilufar.say("/kiritish").text
    assert "2025-yil fevral–aprel jami" in question
    assert "yil boshidan: 1" in question
    give_sum(nilufar)
    assert actuals(telegram, "2025-month-4") == (6, None, "on_track")
    assert actuals(telegram, "2025-month-1") == (1, 1, "on_track")
    assert actuals(telegram, "2025-month-3") == (None, None, "not_due")


@pytest.mark.parametrize("why", ["question", "remainder", "plan", "to_come", "none", "plus"])
def test_a_refusal_in_a_sum_speaks_of_no_single_month(why: Why) -> None:
    said = why_not(Unclear(why, "45 ta"), kind=SUM)
    assert "shu oyda" not in said.lower()
    assert "oylar" in said
