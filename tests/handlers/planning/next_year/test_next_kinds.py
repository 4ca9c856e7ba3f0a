"""Next year's plan out of levels, percents and quarters: their baselines, and the new quarters."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from sandbox.people import Phone
from storage.database import Database
from storage.tables import PlanFigure
from tests.support.months.sent import send_months
from tests.support.people.cast import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NAMES,
    NILUFAR,
    OFFICE,
    READERS,
    SARDOR,
    Planned,
    gather,
    moment,
)
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story
from tests.support.plans.next_year import begin, plan_of

JANUARY = moment("2026-01-12 09:00")
PLAN = (
    Planned("I", "1", "Hujjatlar ijrosi", (OFFICE,), 14, 10, unit="Hujjat"),
    Planned("IV", "2", "Fond hajmi", (READERS,), 1000, 900, part="jami", kind="total"),
    Planned("IV", "2", "Fond hajmi", (READERS,), 700, 650, part="bosma", kind="level", part_of=("2", "jami")),
    Planned("IV", "2", "Fond hajmi", (READERS,), 300, 250, part="elektron", kind="level", part_of=("2", "jami")),
    Planned("IV", "3", "Qoniqish", (READERS,), 90, 80, part="jami", kind="total", unit="Foiz"),
    Planned("IV", "3", "Qoniqish", (READERS,), 90, 80, "kattalar", "percent", "Foiz", part_of=("3", "jami")),
    Planned("IV", "3", "Qoniqish", (READERS,), 90, 80, "bolalar", "percent", "Foiz", part_of=("3", "jami")),
    Planned("IV", "4", "Shikoyatlar", (INFORMATION,), 4, 20, unit="Ariza"),
)
NUMBERS = {
    OFFICE: {("I", "1", ""): {1: 3, 6: 4, 12: 7}},
    READERS: {
        ("IV", "2", "bosma"): {1: 660, 6: 690, 11: 675},
        ("IV", "2", "elektron"): {2: 275},
        ("IV", "3", "kattalar"): {1: 95, 2: 90, 3: 95},
        ("IV", "3", "bolalar"): {1: 80},
    },
    INFORMATION: {("IV", "4", ""): {1: 2, 2: 10}},
}


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    """12 January, after a year with levels and percents."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
        session.get_one(PlanFigure, cast.figures["I", "1", ""]).schedule = "quarters 3 4 3 4"
        session.get_one(PlanFigure, cast.figures["IV", "2", "bosma"]).schedule = "quarters 660 - - 700"
        session.get_one(PlanFigure, cast.figures["IV", "4", ""]).direction = "less"
        for department, numbers in NUMBERS.items():
            send_months(session, cast, department, numbers, JANUARY)
    with house_of_phones(sqlite_database, JANUARY) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def put_in_force(phone: Phone, button: str = "✅ Kuchga kiritish") -> None:
    phone.press(button)
    phone.wait_for("buyruq raqamini yozing")
    phone.press("Buyruq yo'q")
    phone.wait_for("🔍 2026-yil rejasi")
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("kuchga kirdi")


def made(story: Story) -> dict[str, tuple[object, ...]]:
    return {
        f"{figure.number} {figure.part or ''}".strip(): (
            figure.baseline,
            figure.target,
            figure.kind,
            figure.direction,
            str(figure.schedule or ""),
        )
        for figure in plan_of(story, 2026).indicators
    }


def test_each_kind_leaves_its_own_baseline(story: Story) -> None:
    phone = story.malika
    begin(phone)
    put_in_force(phone, "✅ Baribir kuchga kiritish")
    assert made(story) == {
        "1": (14, None, "count", "more", ""),
        "2 jami": (950, None, "total", "more", ""),
        "2 bosma": (675, None, "level", "more", ""),
        "2 elektron": (275, None, "level", "more", ""),
        "3 jami": (Decimal("90.83"), None, "total", "more", ""),
        "3 kattalar": (Decimal("93.33"), None, "percent", "more", ""),
        "3 bolalar": (80, None, "percent", "more", ""),
        "4": (12, None, "count", "less", ""),
    }


def test_it_asks_for_quarters_where_the_old_target_had_them(story: Story) -> None:
    phone = story.malika
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    assert "bajarilishi 100" in phone.wait_for("2026-yil rejasi · 1/6")["text"]
    phone.say("16")
    asked = phone.wait_for("👇 Choraklar rejasini yozing")["text"].replace("\u00a0", " ")
    assert "2025-yil: choraklar bo'yicha 3 · 4 · 3 · 4" in asked
    assert "2026-yil: yillik reja 16" in asked
    phone.say("4 4 4 3")
    phone.wait_for("jami 15, yillik reja esa 16")
    phone.say("/hisobot")  # a look at something else, and the question is still open
    phone.wait_for("👇 Choraklar rejasini yozing")
    phone.say("4 4 4 4")
    # A level's share is of the way from last year's figure.
    level = phone.wait_for("2026-yil rejasi · 2/6")["text"].replace("\u00a0", " ")
    assert "✅ I.1: choraklar bo'yicha 4 · 4 · 4 · 4" in level.replace("\u00a0", " ")
    assert "reja 700, amalda 675 (bajarilishi 50 %)" in level
    phone.say("720\n300\n92\n94\n3")
    overview = phone.wait_for("Yangi rejalar: 6 tadan 6 tasi")["text"]
    assert "1 ta bandning yil ichida bo'linishi hali yozilmagan" in overview
    story.until_remembered(phone)
    phone.press("📆 Choraklar rejasi (1)")
    phone.wait_for("👇 Choraklar rejasini yozing")
    story.until_remembered(phone)
    phone.press("Choraklarga bo'linmasin")
    phone.wait_for("Yangi rejalar: 6 tadan 6 tasi")
    put_in_force(phone)
    now = made(story)
    assert now["1"] == (14, 16, "count", "more", "quarters 4 4 4 4")
    assert now["2 bosma"] == (675, 720, "level", "more", "")
    assert now["2 jami"][:2] == (950, 1020)
    assert now["3 jami"][:2] == (Decimal("90.83"), 93)  # percents are not added up
    assert now["4"] == (12, 3, "count", "less", "")


def test_another_target_forgets_the_quarters_of_the_one_before(story: Story) -> None:
    phone = story.malika
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("2026-yil rejasi · 1/6")
    phone.say("16")
    phone.wait_for("👇 Choraklar rejasini yozing")
    phone.say("4\n4\n4\n4")
    phone.wait_for("2026-yil rejasi · 2/6")
    phone.press("⬅️ Oldingisi")
    assert "Choraklari: choraklar bo'yicha" in phone.wait_for("2026-yil rejasi · 1/6")["text"]
    phone.say("20")
    assert "Hozir yozilgani" not in phone.wait_for("👇 Choraklar rejasini yozing")["text"]
    phone.press("⏸ Keyinroq")
    phone.wait_for("1 ta bandning yil ichida bo'linishi hali yozilmagan")
    put_in_force(phone, "✅ Baribir kuchga kiritish")
    assert made(story)["1"] == (14, 20, "count", "more", "")
