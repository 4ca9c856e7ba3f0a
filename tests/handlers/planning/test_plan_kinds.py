"""The director says how a figure is counted: its kind, its direction and its quarters."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from plan.indicator import Indicator
from plan.period import Month, Span
from sandbox.people import Phone
from storage.database import Database
from storage.planning import plans
from storage.planning import versions as plan_versions
from tests.support.months.sent import send_months
from tests.support.people.cast import (
    BEKZOD,
    MALIKA,
    NAMES,
    NILUFAR,
    OFFICE,
    READERS,
    SARDOR,
    SMALL_PLAN,
    Planned,
    gather,
    moment,
)
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story
from tests.support.plans.files import row, workbook
from tests.support.plans.guided_change import finish, open_row
from usecases.progress import measuring as progress
from usecases.work import work_of

APRIL = moment("2025-04-01 09:00")
PLAN = (
    *SMALL_PLAN,
    Planned("V", "30", "Fond hajmi", (READERS,), 1000, 900, part="jami", kind="total"),
    Planned("V", "30", "Fond hajmi", (READERS,), 700, 650, part="bosma", part_of=("30", "jami")),
    Planned("V", "30", "Fond hajmi", (READERS,), 300, 250, part="elektron", part_of=("30", "jami")),
    Planned("V", "31", "Shikoyatlar", (OFFICE,), 14, 20, unit="Ariza"),
)


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    """1 April: the readers' first three months are in."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
        numbers = {
            ("V", "30", "bosma"): {1: 660, 2: 680, 3: 690},
            ("V", "30", "elektron"): {1: 250, 2: 250, 3: 250},
            ("IV", "14", ""): {1: 10, 2: 12, 3: 15},
        }
        send_months(session, cast, READERS, numbers, APRIL)
    with house_of_phones(sqlite_database, APRIL) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def figure(story: Story, *place: str) -> Indicator:
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        indicator = plan.indicator(story.cast.figures[place])  # type: ignore[index]
        assert indicator is not None
        return indicator


def year_so_far(story: Story, *place: str) -> Decimal | None:
    """What the year has brought, as /hisobot measures it."""
    with story.house.database.read() as session:
        work = work_of(session, story.cast.people[MALIKA], APRIL)
        report = progress.progress_report(work, Span.containing(Month(2025, 3), "year"))
        assert report is not None
        key = story.cast.figures[place]  # type: ignore[index]
        return next(line.actual for line in report.lines if line.indicator.key == key)


def open_counting(phone: Phone, section: str, code: str, button: str = "🧮 Turi") -> str:
    open_row(phone, section, code)
    phone.press(button)
    return str(phone.wait_for("Yo'nalishi:")["text"])


def test_it_makes_a_level_of_a_count_and_tells_what_becomes_of_the_numbers(story: Story) -> None:
    phone = story.malika
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    counted = open_counting(phone, "IV", "IV.14")
    assert "Turi: qo'shib boriladigan" in counted
    assert "Yo'nalishi: oshirish ko'rsatkichi" in counted
    phone.press("🧮 Turini o'zgartirish")
    asked = phone.wait_for("👇 Turini tanlang")
    assert "birga o'zgaradi" not in asked["text"]
    phone.say("foiz")  # it is pressed, not typed
    phone.wait_for("👇 Tugmalardan tanlang")
    phone.press("yil oxiridagi holat")
    seen = finish(phone)
    assert "IV.14 turi: qo'shib boriladigan → yil oxiridagi holat" in seen
    assert "IV.14: 3 ta oyda raqam bor. Yil natijasi 37 edi, endi 15." in seen
    assert figure(story, "IV", "14", "").kind == "count"  # nothing is in force before it is kept
    assert year_so_far(story, "IV", "14", "") == 37
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    assert figure(story, "IV", "14", "").kind == "level"
    assert year_so_far(story, "IV", "14", "") == 15
    assert (
        "turi: qo'shib boriladigan → yil oxiridagi holat"
        in story.nilufar.wait_for("ish rejasi o'zgardi", since=0)["text"]
    )
    with story.house.database.read() as session:
        kept = plan_versions.version_as_of(session, story.cast.library.id, 2025)
        assert kept is not None
        assert (kept.why, kept.order_number) == ("Direktor buyrug'i", "12-son")
        before = plan_versions.content_as_of(session, story.cast.library.id, 2025, moment("2025-03-31 12:00"))
        assert before is not None
        assert before.indicator(story.cast.figures["IV", "14", ""]).kind == "count"  # type: ignore[union-attr]


def test_it_changes_all_parts_of_a_total_together(story: Story) -> None:
    phone = story.malika
    total = open_counting(phone, "V", "V.30", "🧮 Turi 1")
    assert "Turi: jami" in total
    assert "qismlarining biridan" in total
    phone.press("⬅️ Orqaga")
    phone.wait_for("Nimani o'zgartiramiz?")
    phone.press("🧮 Turi 2")
    phone.wait_for("Yo'nalishi:")
    phone.press("🧮 Turini o'zgartirish")
    assert "birga o'zgaradi: V.30 jami, V.30 elektron" in phone.wait_for("👇 Turini tanlang")["text"]
    phone.press("yil oxiridagi holat")
    seen = finish(phone)
    assert "V.30 (bosma) turi: qo'shib boriladigan → yil oxiridagi holat" in seen
    assert "V.30 (elektron) turi: qo'shib boriladigan → yil oxiridagi holat" in seen
    assert "V.30 jami: 3 ta oyda raqam bor. Yil natijasi 2 780 edi, endi 940." in seen
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    kinds = {part: figure(story, "V", "30", part).kind for part in ("jami", "bosma", "elektron")}
    assert kinds == {"jami": "total", "bosma": "level", "elektron": "level"}
    assert year_so_far(story, "V", "30", "jami") == 940


def test_what_goes_on_from_year_to_year_stays_a_count(story: Story) -> None:
    for button in ("🧮 Turi 1", "🧮 Turi 2"):  # the stock, and the new readers in it
        counted = open_counting(story.malika, "IV", "IV.13", button)
        assert "o'sib boruvchi jamiga kiradi" in counted
        assert "Turini o'zgartirish" not in str(story.malika.last()["buttons"])
    open_counting(story.malika, "IV", "IV.13", "🧮 Turi 3")
    assert "Turini o'zgartirish" in str(story.malika.last()["buttons"])


def test_it_turns_a_direction_and_back(story: Story) -> None:
    phone = story.malika
    open_counting(phone, "V", "V.31")
    phone.press("📉 Kamaytirish ko'rsatkichi qilish")
    seen = finish(phone, order="yo'q")
    assert "V.31 yo'nalishi: oshirish ko'rsatkichi → kamaytirish ko'rsatkichi" in seen
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    assert figure(story, "V", "31", "").direction == "less"
    open_counting(phone, "V", "V.31")
    phone.press("📈 Oshirish ko'rsatkichi qilish")
    phone.wait_for("O'zgartirish sababi?")
    phone.press("Bekor qilish")
    phone.wait_for("Reja o'zgarmadi")
    assert figure(story, "V", "31", "").direction == "less"


def test_it_takes_quarters_and_asks_about_a_sum_that_differs(story: Story) -> None:
    phone = story.malika
    open_counting(phone, "V", "V.31")
    phone.press("📆 Choraklarga bo'lish")
    assert "Yillik reja: 14" in phone.wait_for("👇 Choraklar rejasini yozing")["text"]
    phone.say("3 4 3")
    phone.wait_for("To'rtta raqam yozing")
    phone.say("3 4 3 3")
    assert "Jami 13, yillik reja esa 14" in phone.wait_for("👇 Qaysi biri to'g'ri?")["text"]
    phone.press("⬅️ Orqaga")
    phone.wait_for("👇 Choraklar rejasini yozing")
    phone.say("3 4 3 4")
    seen = finish(phone)
    assert "V.31 yillik rejasi: bo'linmagan → choraklar bo'yicha 3 · 4 · 3 · 4" in seen
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    assert str(figure(story, "V", "31", "").schedule) == "quarters 3 4 3 4"


@pytest.mark.parametrize(
    ("button", "target", "schedule"),
    [
        ("Yil boshidan jami", 14, "quarters 3 4 3 4"),
        ("Yillik reja 34 bo'lsin", 34, "quarters 3 7 10 14"),
        ("Farqi bilan qolsin", 14, "quarters 3 7 10 14"),
    ],
)
def test_quarters_may_run_on_from_january(story: Story, button: str, target: int, schedule: str) -> None:
    phone = story.malika
    open_counting(phone, "V", "V.31")
    phone.press("📆 Choraklarga bo'lish")
    phone.wait_for("👇 Choraklar rejasini yozing")
    phone.say("I chorak: 3\nII chorak: 7\nIII chorak: 10\nIV chorak: 14")
    phone.wait_for("Jami 34, yillik reja esa 14")
    phone.press(button)
    finish(phone)
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    assert (figure(story, "V", "31", "").target, str(figure(story, "V", "31", "").schedule)) == (target, schedule)


def test_another_target_asks_for_other_quarters_and_another_kind_drops_them(story: Story) -> None:
    phone = story.malika
    open_counting(phone, "V", "V.31")
    phone.press("📆 Choraklarga bo'lish")
    phone.wait_for("👇 Choraklar rejasini yozing")
    phone.say("3 4 3 4")
    finish(phone)
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")

    open_row(phone, "V", "V.31")
    phone.press("🎯 Reja")
    phone.wait_for("👇 Yangi rejani yozing")
    phone.say("16")
    asked = phone.wait_for("👇 Choraklar rejasini yozing")["text"]
    assert "Yillik reja: 16" in asked
    assert "choraklar bo'yicha 3 · 4 · 3 · 4" in asked.replace("\u00a0", " ")
    phone.say("4 4 4 4")
    seen = finish(phone)
    assert "yillik reja: 14 → 16" in seen
    assert "3 · 4 · 3 · 4 → choraklar bo'yicha 4 · 4 · 4 · 4" in seen
    phone.press("✅ Saqlash")
    phone.wait_for("3-tahrir")

    open_counting(phone, "V", "V.31")
    phone.press("🧮 Turini o'zgartirish")
    phone.wait_for("👇 Turini tanlang")
    phone.press("yil oxiridagi holat")
    assert "choraklar bo'yicha 4 · 4 · 4 · 4 → bo'linmagan" in finish(phone)
    phone.press("✅ Saqlash")
    phone.wait_for("4-tahrir")
    changed = figure(story, "V", "31", "")
    assert (changed.kind, changed.schedule, changed.target) == ("level", None, 16)


def test_a_percent_is_asked_as_two_numbers_and_a_count_never(story: Story) -> None:
    phone = story.malika
    assert "So'ralishi" not in open_counting(phone, "IV", "IV.15")
    phone.press("🧮 Turini o'zgartirish")
    phone.wait_for("👇 Turini tanlang")
    phone.press("foiz ko'rsatkichi")
    finish(phone)
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")

    assert "So'ralishi: " in open_counting(phone, "IV", "IV.15")
    phone.press("🔢 Ikki raqam bilan so'rash")
    seen = finish(phone)
    assert "IV.15 so'ralishi: foizning o'zi → ikki raqam bilan (60 dan 45)" in seen
    phone.press("✅ Saqlash")
    phone.wait_for("3-tahrir")
    assert figure(story, "IV", "15", "").of_two

    open_counting(phone, "IV", "IV.15")
    phone.press("🧮 Turini o'zgartirish")
    phone.wait_for("👇 Turini tanlang")
    phone.press("qo'shib boriladigan")
    assert "ikki raqam bilan (60 dan 45) → foizning o'zi" in finish(phone)
    phone.press("✅ Saqlash")
    phone.wait_for("4-tahrir")
    assert not figure(story, "IV", "15", "").of_two


def add_row(phone: Phone, name: str, unit: str, target: str) -> None:
    phone.say("/reja")
    phone.wait_for("ish rejasi")
    phone.press("➕ Band qo'shish")
    phone.wait_for("qaysi bo'limga")
    phone.press("II")
    phone.wait_for("Band raqamini")
    phone.say("7")
    phone.wait_for("Bandning nomini yozing")
    phone.say(name)
    phone.wait_for("O'lchov birligini")
    phone.say(unit)
    phone.wait_for("Yillik rejani yozing")
    phone.say(target)


def finish_row(phone: Phone) -> str:
    phone.wait_for("Muddatini tanlang")
    phone.press("yil davomida")
    phone.wait_for("yetakchi bo'ladi")
    phone.press("Axborot")
    phone.wait_for(lambda message: "Tayyor" in str(message["buttons"]))
    phone.press("✅ Tayyor")
    return finish(phone)


@pytest.mark.parametrize(
    ("name", "unit", "kind"),
    [
        ("O'quvchilarning qoniqishi", "Foiz", "foiz ko'rsatkichi"),
        ("Kitob fondi hajmi (yil oxiriga)", "Nusxa", "yil oxiridagi holat"),
        ("Virtual ko'rgazmalar", "Tadbir", "qo'shib boriladigan"),
    ],
)
def test_the_kind_of_a_new_row_is_read_from_its_words(story: Story, name: str, unit: str, kind: str) -> None:
    add_row(story.malika, name, unit, "90")
    assert f"turi: {kind}" in finish_row(story.malika)


def test_the_kind_of_a_new_row_is_asked_where_its_words_leave_it_open(story: Story) -> None:
    phone = story.malika
    add_row(phone, "Kutubxona fondi", "Nusxa", "5000")
    phone.wait_for("👇 Turini tanlang")
    phone.press("⬅️ Orqaga")
    phone.wait_for("Yillik rejani yozing")
    phone.say("6000")
    phone.wait_for("👇 Turini tanlang")
    phone.press("yil oxiridagi holat")
    seen = finish_row(phone)
    assert "rejasi: 6 000 nusxa" in seen
    assert "turi: yil oxiridagi holat" in seen
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        assert {figure.kind for figure in plan.indicators if figure.code == "II.7"} == {"level"}


def test_a_file_that_counts_a_figure_otherwise_tells_what_becomes_of_the_numbers(story: Story) -> None:
    phone = story.malika
    phone.send_file("reja.xlsx", workbook(row("14.", "Kitobxonlar qatnovi (yil oxiriga)", target=120_000)))
    phone.wait_for("O'qildi")
    phone.press("🔍")
    seen = phone.wait_for("rejasidagi farqlar")["text"].replace("\u00a0", " ")
    assert "IV.14 turi: qo'shib boriladigan → yil oxiridagi holat" in seen
    assert "IV.14: 3 ta oyda raqam bor. Yil natijasi 37 edi, endi 15." in seen
