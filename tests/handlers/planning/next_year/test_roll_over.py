"""Next year's plan: made out of this year's in the chat, or loaded from its file and matched with the old rows."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from plan.indicator import Window
from plan.period import Month
from sandbox.people import Phone
from storage.database import Database
from storage.planning import plans
from storage.planning import versions as plan_versions
from storage.tables import Answer, Submission
from tests.support.command_line import hisobot
from tests.support.people.cast import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NAMES,
    NILUFAR,
    OFFICE,
    READERS,
    SARDOR,
    gather,
    moment,
)
from tests.support.people.house import house
from tests.support.people.story import Story
from tests.support.plans.files import row, workbook
from tests.support.plans.next_year import begin, by_code, plan_of
from usecases.month import beside, reporting
from usecases.people.founding import ensure_department
from usecases.planning import editing as plan_editing
from usecases.planning.wish import Wish, deadline_as_value
from usecases.work import work_of

JANUARY = moment("2026-01-12 09:00")


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    """12 January: the old year is over, and its December is still open."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
    with house(sqlite_database, JANUARY) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def report(story: Story, department: str, month: int, status: str = "approved", **values: int) -> None:
    """A month as sent: `n15=3` is IV.15, `new` and `again` the parts of IV.13."""
    places = {
        "new": ("IV", "13", "yangi"),
        "again": ("IV", "13", "qayta"),
        "i1": ("I", "1", ""),
        "ii1": ("II", "1", ""),
    }
    with story.house.database.write() as session:
        sent = Submission(
            library_id=story.cast.library.id,
            department_id=story.cast.departments[department].id,
            year=2025,
            month=month,
            status=status,
            opened_at=JANUARY,
            submitted_at=JANUARY,
            submitted_by=story.cast.people[NILUFAR].id,
        )
        session.add(sent)
        session.flush()
        for name, value in values.items():
            session.add(
                Answer(
                    library_id=sent.library_id,
                    submission_id=sent.id,
                    figure_id=story.cast.figures[places.get(name, ("IV", name[1:], ""))],
                    state="given",
                    value=Decimal(value),
                    entered_by=story.cast.people[NILUFAR].id,
                    entered_at=JANUARY,
                )
            )


def a_year(story: Story, *, until: int = 12) -> None:
    for month in range(1, until + 1):
        report(story, READERS, month, new=10, again=5, n14=10_000, n15=30_000, n23=2)
        report(story, INFORMATION, month, ii1=1, n23=3)
        report(story, OFFICE, month, i1=0)


def put_in_force(phone: Phone) -> None:
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("buyruq raqamini yozing")
    phone.say("1-son, 12.01.2026")
    phone.wait_for("🔍 2026-yil rejasi")
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("kuchga kirdi")


def test_it_makes_next_years_plan_by_typing_its_targets(story: Story) -> None:
    a_year(story)
    phone = story.malika
    assert "barcha hisobotlari topshirilgan va tasdiqlangan" in begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    asked = phone.wait_for("2026-yil rejasi · 1/9")
    assert "I.1 Prezident qarori ijrosi" in asked["text"]
    assert "2025-yil: reja 2, amalda 0" in asked["text"]
    phone.say("3")
    phone.wait_for("2026-yil rejasi · 2/9")
    phone.press("2025-yildagidek: 12")
    phone.wait_for("2026-yil rejasi · 3/9")
    phone.say("yuzta")
    phone.wait_for("2026-yil rejasi · 3/9")
    phone.say("130\n600\n125 000")
    phone.wait_for("2026-yil rejasi · 6/9")
    phone.press("Rejasi yo'q")
    phone.wait_for("2026-yil rejasi · 7/9")
    phone.say("/bekor")  # whatever was given stays
    phone.wait_for("To'xtatildi")
    assert "Yangi rejalar: 9 tadan 6 tasi" in begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("2026-yil rejasi · 7/9")
    phone.say("6\n600\n4")
    phone.wait_for("Yangi rejalar: 9 tadan 9 tasi")
    put_in_force(phone)

    made = by_code(plan_of(story, 2026))
    assert made["I.1"] == (0, 3, "months 1-12")
    assert made["II.1"] == (12, 12, "months 1-12")
    assert made["IV.13 yangi"] == (120, 130, "months 1-12")
    # A stock goes on from its level: 16 069 and the year's 120 new ones, and this year's 130.
    assert made["IV.13 jami"] == (16_189, 16_319, "months 1-12")
    assert made["IV.15"] == (360_000, None, "months 1-12")
    assert made["IV.16"] == (None, 6, "months 4-6")  # nobody said anything: that is not zero
    assert made["IV.23"] == (60, 600, "months 1-12")
    assert made["IV.26.1"] == (None, 4, "due 3,6,9,12")
    old, new = plan_of(story, 2025), plan_of(story, 2026)
    assert [indicator.departments for indicator in new.indicators] == [
        indicator.departments for indicator in old.indicators
    ]
    assert set(new.deadlines.values()) == {"2026-yil davomida"}
    assert list(new.follows.values()) == [indicator.key for indicator in old.indicators]
    assert new.title == "2026-yil ish rejasi"
    with story.house.database.read() as session:
        kept = plan_versions.version_as_of(session, story.cast.library.id, 2026)
        assert kept is not None
        assert (kept.version, kept.order_number) == (1, "1-son, 12.01.2026")


def test_it_says_that_december_has_not_come_and_renews_its_figures_later(story: Story) -> None:
    a_year(story, until=11)
    report(story, READERS, 12, "submitted", new=10, again=5, n14=10_000, n15=30_000, n23=2)
    seen = begin(story.malika)
    assert "2 ta hisobot topshirilmagan" in seen
    assert "dekabr: Axborot, Direktor" in seen or "dekabr: Direktor, Axborot" in seen
    assert "1 ta hisobot hali tasdiqlanmagan" in seen
    put_in_force_without_targets(story)
    assert by_code(plan_of(story, 2026))["II.1"][0] == 11

    report(story, INFORMATION, 12, ii1=4, n23=3)
    phone = story.malika
    phone.say("/reja")
    phone.wait_for("ish rejasi")
    phone.press("2026-yil")
    phone.wait_for("2026-yil ish rejasi")
    phone.press("🔄 2025-yil raqamlarini yangilash")
    phone.wait_for("O'zgartirish sababi?")
    phone.press("Rejadagi xato")
    phone.wait_for("Buyruq raqamini yozing")
    phone.press("Buyruq yo'q")
    seen = phone.wait_for("1-tahrirdan 2-tahrirga")["text"]
    assert "II.1 o'tgan yil: 11 → 15" in seen
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    assert by_code(plan_of(story, 2026))["II.1"][0] == 15


def test_it_asks_nobody_for_months_before_their_row_was_in_the_plan(story: Story) -> None:
    a_year(story)
    with story.house.database.write() as session:
        work = work_of(session, story.cast.people[MALIKA], moment("2025-10-20 09:00"))
        children = ensure_department(session, work.library.id, "Bolalar xizmati")
        wish = {"section": "IV", "number": "30", "name": "Ertak soatlari", "unit": "Tadbir", "value": "6", "why": ""}
        wish |= {"deadline": deadline_as_value("2025-yil davomida", Window.parse("months 1-12")), "order": "none"}
        assert (
            plan_editing.change_plan(work, Wish("add", 2025, 1, values={**wish, "who": str(children.id)})) is not None
        )
    seen = begin(story.malika)
    assert "3 ta hisobot topshirilmagan" in seen
    assert [line.strip() for line in seen.splitlines() if ": Bolalar" in line] == [
        "dekabr: Bolalar",
        "noyabr: Bolalar",
        "oktabr: Bolalar",
    ]


def test_it_takes_a_report_without_a_number_for_one_that_has_not_come(story: Story) -> None:
    """As /hisobot does: there is nothing in it that could become last year's figure."""
    a_year(story, until=11)
    report(story, READERS, 12, "approved")
    assert "dekabr: Abonement, Axborot, Direktor" in begin(story.malika)


def put_in_force_without_targets(story: Story) -> None:
    story.malika.press("✅ Baribir kuchga kiritish")
    story.malika.wait_for("buyruq raqamini yozing")
    story.malika.press("Buyruq yo'q")
    story.malika.wait_for("rejasi yo'q: 10 ta")
    story.malika.press("✅ Kuchga kiritish")
    story.malika.wait_for("kuchga kirdi")


def test_it_changes_a_target_that_was_given_and_throws_a_draft_away(story: Story) -> None:
    phone = story.malika
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("1/9")
    phone.say("3")
    card = phone.wait_for("2/9")
    phone.press("📋 Ro'yxat")
    assert "I.1 Prezident qarori ijrosi: – → 3" in phone.wait_for("bajarilgani → yangi reja")["text"]
    phone.press("I.1")
    phone.wait_for("Hozir yozilgani: 3")
    phone.say("4")
    phone.wait_for("2/9")
    phone.press("⬅️ Oldingisi")
    phone.wait_for("Hozir yozilgani: 4")
    phone.press("⏸ Keyinroq")
    phone.wait_for("9 tadan 1 tasi")
    phone.press("Bekor qilish")
    phone.wait_for("kiritilgan 1 ta raqam o'chadi")
    phone.press("⬅️ Yo'q, qolsin")
    phone.wait_for("9 tadan 1 tasi")
    phone.press("Bekor qilish")
    phone.wait_for("kiritilgan 1 ta raqam o'chadi")
    phone.press("Ha, bekor qilinsin")
    phone.wait_for("bekor qilindi")
    for old in ("ny_go:1", "ny_ok:1", "ny_put:1", "ny_list:1:0"):
        pressed = phone.press_data(old, card["message_id"], wait=30)
        assert pressed["answer"]["text"], old
    assert "9 tadan 0 tasi" in begin(phone)
    phone.press("Bekor qilish")  # nothing was given: there is nothing to ask about
    phone.wait_for("bekor qilindi")


def test_it_says_that_a_number_is_not_understood_also_where_every_target_was_given(story: Story) -> None:
    a_year(story)
    phone = story.malika
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("1/9")
    phone.say("\n".join("123456789"))
    phone.wait_for("9 tadan 9 tasi")
    phone.press("📋 Ro'yxat")
    phone.wait_for("bajarilgani → yangi reja")
    phone.press("I.1")
    phone.wait_for("Hozir yozilgani: 1")
    phone.say("abc")
    asked = phone.wait_for("Hozir yozilgani: 1")["text"]
    assert "«abc» yozilmadi. Bu raqam emas." in asked
    assert "qator yozilmadi" not in asked
    phone.say("7\nabc")  # of a list, the rest would have no row to go to
    assert "Hozir yozilgani: 1" in phone.wait_for("hech biri yozilmadi")["text"]


def test_the_history_tells_of_every_target_that_was_given(story: Story, tmp_path: Path) -> None:
    phone = story.malika
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("1/9")
    phone.say("3\n12\n130")
    phone.wait_for("4/1")
    phone.press("⬅️ Oldingisi")
    phone.wait_for("Hozir yozilgani: 130")
    phone.press("Rejasi yo'q")
    phone.wait_for("4/1")

    def target_lines(*words: str) -> list[str]:
        where = story.house.database.engine.url.render_as_string(False)
        done = hisobot(tmp_path, "history", "--action", "target", *words, DATABASE_URL=where, TERMINAL_LANGUAGE="uz")
        return [entry.partition(" raqam yozdi: ")[2] for entry in done.stdout.splitlines()]

    assert target_lines() == [
        "I.1 3, II.1 12, IV.13 yangi 130.",
        "IV.13 yangi 130 → rejasi yo'q.",
    ]
    assert target_lines("--figure", "II.1") == ["I.1 3, II.1 12, IV.13 yangi 130."]
    assert target_lines("--figure", "IV.13 qayta") == []


def test_it_is_the_directors_alone(story: Story) -> None:
    begin(story.malika)
    story.nilufar.say("/reja")
    page = story.nilufar.wait_for("ish rejasi")
    assert "rejasini tuzish" not in story.nilufar.transcript()
    for data in ("ny:2025", "ny_show:1", "ny_go:1", "ny_put:1", "ny_ok:1", "ny_stop:1", "ny_drop:1", "pe_renew:2025"):
        pressed = story.nilufar.press_data(data, page["message_id"], wait=30)
        assert "eskirgan" in pressed["answer"]["text"], data
    with story.house.database.read() as session:
        assert plans.plan_row(session, story.cast.library.id, 2026) is None


def test_it_matches_the_new_document_with_last_years_rows(story: Story) -> None:
    a_year(story)
    content = workbook(
        row("1.", "Kitob berilishi", year=2026),  # was IV.15
        row("2.", "Kitobxonlarning qatnovi", year=2026),  # was IV.14, worded anew
        row("14.", "Bino ta'miri", year=2026),  # a new work under an old number
        year=2026,
    )
    story.malika.send_file("reja-2026.xlsx", content)
    assert "2 ta band bog'landi, 1 tasi yangi" in story.malika.wait_for("2026-yil ish rejasi")["text"]
    story.malika.press("🔗")
    links = story.malika.wait_for("o'tgan yil bilan")["text"]
    assert "IV.1 ← IV.15 Kitob berilishi" in links
    assert "IV.2 ← IV.14 «Kitobxonlar qatnovi» Kitobxonlarning qatnovi" in links
    assert "➕ IV.14 Bino ta'miri" in links
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("O'qildi")
    story.malika.press("❓ Savollar (1)")
    story.malika.wait_for("IV.1: faylda 10, bot hisobida 360")
    story.malika.press("fayldagi raqamlar")
    story.malika.wait_for("O'qildi")
    story.malika.press("✅ Kuchga kiritish")
    story.malika.wait_for("kuchga kirdi")

    figures = story.cast.figures
    new = plan_of(story, 2026)
    follows = {indicator.code: new.follows.get(indicator.key) for indicator in new.indicators}
    assert follows == {"IV.1": figures["IV", "15", ""], "IV.2": figures["IV", "14", ""], "IV.14": None}
    with story.house.database.write() as session:
        work = work_of(session, story.cast.people[NILUFAR], moment("2026-03-02 09:00"))
        report = reporting.open_report(work, work.departments()[0], Month(2026, 2))
        assert report is not None
        last = {
            indicator.code: beside.figure_background(work, report, indicator).same_month_last_year
            for indicator in report.asked
        }
    assert last == {"IV.1": 30_000, "IV.2": 10_000, "IV.14": None}
