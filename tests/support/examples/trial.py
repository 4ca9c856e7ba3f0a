"""Tries the worked examples: `python -m tests.support.examples.trial DATABASE`, in a copy of the sources that has them.

Prints a JSON object with the name of each example and what was wrong with it; nothing where it works.
"""

import json
import shutil
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.papers.maker import make_paper
from notices.reminders import reminder_message
from plan.month.day_counts import has_days
from plan.period import Span
from storage.database import Database, open_database
from storage.papers import orders
from storage.tables import OutgoingMessage
from tests.support.people.phone import BEKZOD, MALIKA, MORNING, NILUFAR, Phone, Shown, Telegram
from tests.support.people.small_library import (
    OFFICE,
    READERS,
    House,
    Promise,
    add_plan,
    create,
    first_quarter,
    hand_in,
    work_for,
)
from texts.language import SOURCE, speaking
from texts.progress.kinds import kind_name, unit_and_kind
from usecases.papers.letterhead import library_letterhead
from usecases.progress.measuring import progress_report
from usecases.reminders.reminding import remind_all_libraries, settle_message


def a_page(database: Database, house: House, malika: Phone) -> None:
    assert "Ikkinchi raqam: yo'q" in malika.say("/sozlamalar").text
    malika.press("☎️ Ikkinchi raqam")
    assert "☎️ Hozir: yo'q" in malika.screen.text
    assert "oshmasin" in malika.say("9" * 201).text
    assert "Ikkinchi raqam: 67-225-11-22" in malika.say("67-225-11-22").text
    with database.read() as session:
        work = work_for(session, house, MALIKA)
        assert asdict(library_letterhead(work))["second_phone"] == "67-225-11-22"


def a_paper(database: Database, house: House, malika: Phone) -> None:
    malika.say("/hisobot")
    malika.press("⋯ Fayllar")
    malika.press("📂")
    if not any("🐢" in label for label in malika.screen.labels):
        malika.press("⋯")
    malika.press("🐢 Ortda")
    with database.write() as session:
        claimed = orders.claim_order(session, malika.telegram.now, datetime.max.replace(tzinfo=MORNING.tzinfo))
        assert claimed is not None
        number = claimed.id
    made = make_paper(database, number, malika.telegram.now)
    assert made is not None
    assert made.file.name.endswith("-ortda.txt")
    title, *rows = made.file.content.decode().splitlines()
    assert title == "2025-yil ish rejasi"
    assert "Bibliografik yozuvlar: 20 / 240" in rows, rows
    assert "Ortda qolgan bandlar" in made.words


def a_reminder(database: Database, house: House, malika: Phone) -> None:
    with database.write() as session:  # or her own report would be more urgent
        hand_in(session, house, OFFICE, 11, {"I.1": 1}, at=MORNING.replace(month=12), by=MALIKA)
    for month, day, heard in ((11, 28, 0), (12, 1, 1), (12, 2, 1)):
        malika.telegram.now = MORNING.replace(month=month, day=day)
        remind_at(malika, 10)
        told = ["2026-yil rejasini tayyorlash vaqti keldi" in message.text for message in malika.chat]
        assert sum(told) == heard, (month, day, malika.chat)
    malika.press("▶️ Ochish")
    assert "2026-yil rejasi (qoralama)" in malika.screen.text


def a_kind_of_indicator(database: Database, house: House, malika: Phone) -> None:
    visits = Promise("IV.30", "Bir oydagi tashriflar", [READERS], 3000, 2500, "Nafar")
    with database.write() as session:
        add_plan(session, house, [visits], year=2026)
        for month, visitors in enumerate((1400, 2100, 1800), 1):
            at = datetime(2026, month + 1, 2, 10, tzinfo=MORNING.tzinfo)
            hand_in(session, house, READERS, month, {"IV.30": visitors}, at=at, by=NILUFAR, year=2026)
    malika.telegram.now = MORNING.replace(year=2026, month=4, day=20)
    malika.say("/reja")
    for button in ("IV", "IV.30", "✏️ O'zgartirish", "🧮 Turi", "🧮 Turini o'zgartirish"):
        malika.press(button)
    assert "eng yuqori oy: yil natijasi oylarning eng kattasi" in malika.screen.text
    malika.press("eng yuqori oy")
    malika.press("Direktor buyrug'i")
    assert "Yil natijasi 5 300 edi, endi 2 100" in spaced(malika.say("12-son"))
    malika.press("✅ Saqlash")
    assert "2 100 / 3 000 nafar · 70 % (reja bo'yicha 0 %)" in spaced(malika.say("IV.30"))
    malika.press("🟢 IV.30")
    assert "Eng yuqori oy: oylar qo'shilmaydi" in malika.screen.text
    malika.telegram.now = MORNING.replace(year=2026, month=5, day=4)
    nilufar = malika.telegram.phone(NILUFAR)
    assert "Mart: 1 800 · yil boshidan: 2 100" in spaced(nilufar.say("/kiritish"))
    assert "• 30 Bir oydagi tashriflar: 3 100" in spaced(
        nilufar.say("3100")
    )  # more than the year's target, and no slip
    with database.read() as session, speaking(SOURCE):
        report = progress_report(work_for(session, house, MALIKA, malika.telegram.now), Span(2026, "year"))
        assert report is not None
        [line] = report.lines
        assert not line.indicator.has_sum
        assert not has_days(line.indicator)
        assert (kind_name(line), unit_and_kind(line)) == ("eng yuqori oy", "Nafar (eng yuqori oy)")
        limit = replace(line, indicator=replace(line.indicator, direction="less"))
        assert unit_and_kind(limit) == "Nafar (eng yuqori oy, ko'pi bilan)"


def spaced(message: Shown) -> str:
    return message.text.replace("\u00a0", " ")


def a_language(database: Database, house: House, malika: Phone) -> None:
    telegram = malika.telegram
    bekzod, nilufar = telegram.phone(BEKZOD), telegram.phone(NILUFAR)
    for phone in (malika, bekzod):
        assert "Қай тілде жазайын?" in phone.say("/til").text
        phone.press("Қазақша")
        assert "Енді қазақша жазамын" in phone.screen.text
        assert "неден бастаймыз?" in phone.screen.text
        assert "3 сәуір" in phone.screen.text
        assert "Гулистон туман кутубхонаси" in phone.screen.text
    assert "nimadan boshlaymiz?" in nilufar.say("/start").text
    remind_at(malika, 10)
    assert "1 сұрақ, әлі басталмаған." in malika.last.text
    assert "3 сұрақ, әлі басталмаған." in bekzod.last.text
    malika.say("/til")
    malika.press("O'zbekcha")
    assert "nimadan boshlaymiz?" in malika.screen.text


def remind_at(phone: Phone, hour: int) -> None:
    telegram = phone.telegram
    telegram.now = telegram.now.replace(hour=hour)
    remind_all_libraries(reminder_message, telegram.database, telegram.now)
    telegram.show()
    with telegram.database.write() as session:
        for row in session.scalars(select(OutgoingMessage).where(OutgoingMessage.kind == "reminder")):
            row.state = "sent"
            settle_message(session, row.key, "sent", None, telegram.now)


EXAMPLES: tuple[Callable[[Database, House, Phone], None], ...] = (
    a_page,
    a_paper,
    a_reminder,
    a_kind_of_indicator,
    a_language,
)


def main(empty: Path) -> None:
    """Each of them begins with the small library on 1 April."""
    wrong = {}
    for example in EXAMPLES:
        file = shutil.copy(empty, f"{example.__name__}.db")
        with closing(open_database(f"sqlite:///{file}")) as database:
            with database.write() as session:
                house = create(session)
                add_plan(session, house)
                first_quarter(session, house)
            try:
                example(database, house, Telegram(database).phone(MALIKA))
                wrong[example.__name__] = ""
            except Exception:
                wrong[example.__name__] = traceback.format_exc()
    print(json.dumps(wrong))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
