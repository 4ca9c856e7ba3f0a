"""The director changes the plan by buttons: what is asked, what is seen before, and what everybody has afterwards."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from plan.indicator import Indicator, Window
from plan.period import Month, Span
from storage.database import Database
from storage.month.counted import counted_values
from storage.planning import plans
from storage.planning import versions as plan_versions
from storage.tables import HistoryEntry, Person, PlanVersion
from tests.support.months.reports import open_march
from tests.support.people import small_library as small
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, READERS, SARDOR, moment
from tests.support.people.story import Story
from tests.support.plans.guided_change import finish, open_row
from usecases.planning import editing as use
from usecases.planning.last_year import missing_from_year
from usecases.planning.wish import NONE, Wish, deadline_as_value
from usecases.progress import completeness
from usecases.progress import measuring as progress
from usecases.work import work_of

pytestmark = pytest.mark.over_http


def figure(story: Story, *place: str) -> Indicator:
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        indicator = plan.indicator(story.cast.figures[place])  # type: ignore[index]
        assert indicator is not None
        return indicator


def version(story: Story) -> int:
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        return plan.version


def test_it_changes_a_target_and_tells_who_reports_it(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    open_row(story.malika, "IV", "IV.14")
    story.malika.press("🎯 Reja")
    asked = story.malika.wait_for("👇 Yangi rejani yozing")
    assert "120\u00a0000" in asked["text"]
    story.malika.say("bir milliard")
    story.malika.wait_for("👇 Yangi rejani yozing")
    story.malika.say("130 000")
    seen = finish(story.malika)
    assert "IV.14 yillik reja: 120 000 → 130 000" in seen
    assert "1-tahrirdan 2-tahrirga" in seen
    assert "Direktor buyrug'i" in seen
    assert "12-son" in seen
    assert "Xabar yuboriladi: Abonement" in seen
    assert figure(story, "IV", "14", "").target == 120_000  # nothing is in force before it is kept

    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    assert figure(story, "IV", "14", "").target == 130_000
    notice = story.nilufar.wait_for("ish rejasi o'zgardi", since=0)
    assert "Malika" in notice["text"]
    assert "130\u00a0000" in notice["text"]
    assert "ish rejasi o'zgardi" not in story.bekzod.transcript()
    with story.house.database.read() as session:
        kept = plan_versions.version_as_of(session, story.cast.library.id, 2025)
        assert kept is not None
        assert (kept.version, kept.why, kept.order_number) == (2, "Direktor buyrug'i", "12-son")
        assert len(session.scalars(select(PlanVersion)).all()) == 2
        line = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "plan")).all()[-1]
        assert (line.action, line.why, line.before) == ("change", "Direktor buyrug'i", {"version": 1})
        assert line.after["changes"] == [
            {"row": "IV.14", "part": "", "what": "target", "before": "120000", "after": "130000"}
        ]
        assert line.after["order"] == "12-son"
        before = plan_versions.content_as_of(session, story.cast.library.id, 2025, moment("2025-03-31 12:00"))
        assert before is not None
        assert before.indicator(story.cast.figures["IV", "14", ""]).target == 120_000  # type: ignore[union-attr]


def test_it_asks_the_open_target_again_below_a_page(story: Story) -> None:
    """As the month's question: a number typed below the page is for the question that is to be seen."""
    phone = story.malika
    open_row(phone, "IV", "IV.14")
    phone.press("🎯 Reja")
    asked = phone.wait_for("👇 Yangi rejani yozing")
    phone.say("/hisobot")
    again = phone.wait_for(
        lambda message: message["message_id"] > asked["message_id"] and "👇 Yangi rejani yozing" in message["text"]
    )
    assert phone.last()["message_id"] == again["message_id"]
    phone.say("130 000")
    assert "IV.14 yillik reja: 120 000 → 130 000" in finish(phone)


def test_months_apart_may_be_typed_as_a_deadline(story: Story) -> None:
    open_row(story.malika, "IV", "IV.14")
    story.malika.press("🗓 Muddati")
    story.malika.wait_for("Muddatini tanlang")
    story.malika.say("mart, oktabr")
    assert "yil davomida → mart va oktabr oxirida" in finish(story.malika)
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    assert figure(story, "IV", "14", "").window == Window(points=(3, 10))


def test_it_reads_a_deadline_in_the_plans_words_and_keeps_what_was_reported(story: Story) -> None:
    open_march(story)
    story.nilufar.say("1\n13 qayta) 2\n14) 3\n15) 4\n23) 5")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat")

    open_row(story.malika, "IV", "IV.14")
    story.malika.press("🗓 Muddati")
    story.malika.wait_for("Muddatini tanlang")
    story.malika.say("bahorda")
    story.malika.wait_for("Bu muddatni tushunmadim")
    story.malika.say("II-III chorak")
    seen = finish(story.malika, order="yo'q")
    assert "yil davomida → aprel–sentabr" in seen
    assert "Topshirilgan raqamlar o'z joyida qoladi" in seen
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    assert figure(story, "IV", "14", "").window == Window(4, 9)

    story.malika.say("/hisobot")
    story.malika.wait_for("mart")
    assert story.answers(NILUFAR)["14"] == 3
    with story.house.database.read() as session:
        counted = counted_values(session, story.cast.library.id, 2025)
        assert [number.value for number in counted if number.indicator == story.cast.figures["IV", "14", ""]] == [3]


def test_it_changes_who_reports_and_how_they_share(story: Story) -> None:
    story.nilufar.say("/start")
    story.nilufar.wait_for("nimadan boshlaymiz?")
    readers, information = (story.cast.departments[name].id for name in ("Abonement xizmati", "Axborot xizmati"))
    open_row(story.malika, "IV", "IV.23")
    assert "har biri o'zinikini topshiradi" in story.malika.last()["text"]
    story.malika.press("Faqat yetakchi topshiradi")
    finish(story.malika, "Ish qayta taqsimlandi")
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    assert figure(story, "IV", "23", "").departments == (readers,)

    # The other one is still named for the row, so the way back is open.
    open_row(story.malika, "IV", "IV.23")
    story.malika.press("Har biri o'zinikini topshiradi")
    finish(story.malika)
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("3-tahrir")
    assert figure(story, "IV", "23", "").departments == (readers, information)

    open_row(story.malika, "IV", "IV.23")
    story.malika.press("👥 Kim")
    story.malika.wait_for("yetakchi bo'ladi")
    story.malika.press("Axborot")
    story.malika.wait_for(lambda message: "Tayyor" in str(message["buttons"]))
    story.malika.press("✅ Tayyor")
    finish(story.malika)
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("4-tahrir")
    assert figure(story, "IV", "23", "").departments == (information,)
    story.nilufar.wait_for("hisobot beradi: Abonement xizmati, Axborot xizmati → Axborot", since=0)


def test_it_adds_a_row_step_by_step_through_an_interruption(story: Story) -> None:
    phone = story.malika
    phone.say("/reja")
    phone.wait_for("ish rejasi")
    phone.press("➕ Band qo'shish")
    phone.wait_for("qaysi bo'limga")
    phone.press("II")
    phone.wait_for("Band raqamini")
    phone.say("1")
    phone.wait_for("II.1-band rejada bor")
    phone.press("2")
    phone.wait_for("Bandning nomini yozing")
    phone.say("/hisobot")  # a look at something else, and the question is still open
    phone.wait_for("ish rejasi · mart")
    phone.say("Virtual ko'rgazmalar <tashkil etish>")
    phone.wait_for("O'lchov birligini")
    phone.press("Hujjat")
    phone.wait_for("Yillik rejani yozing")
    phone.press("⬅️ Orqaga")
    phone.wait_for("O'lchov birligini")
    phone.say("Ko'rgazma")
    phone.wait_for("Yillik rejani yozing")
    phone.say("12")
    phone.wait_for("Muddatini tanlang")
    phone.press("har chorak oxirida")
    phone.wait_for("yetakchi bo'ladi")
    phone.press("Axborot")
    phone.wait_for(lambda message: "Tayyor" in str(message["buttons"]))
    phone.press("✅ Tayyor")
    seen = finish(phone)
    assert "II.2: Virtual ko'rgazmalar <tashkil etish> — yangi band" in seen
    for sentence in (
        "bo'limi: II. II. BO'LIM",
        "rejasi: 12 ko'rgazma",
        "muddati: har chorak oxirida",
        "hisobot beradi: Axborot",
    ):
        assert sentence in seen
    phone.press("✅ Saqlash")
    phone.wait_for("2-tahrir")
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        (new,) = [indicator for indicator in plan.indicators if indicator.code == "II.2"]
        assert [indicator.code for indicator in plan.indicators][:3] == ["I.1", "II.1", "II.2"]
    assert (new.target, new.unit, new.window) == (Decimal(12), "Ko'rgazma", Window(points=(3, 6, 9, 12)))
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.say("1")
    story.bekzod.wait_for("2. Virtual ko'rgazmalar")  # asked at once: March is due


def test_it_drops_a_row_and_the_past_still_has_it(story: Story) -> None:
    key = story.cast.figures["IV", "15", ""]
    story.house.clock.set(moment("2025-04-02 10:00"))
    open_row(story.malika, "IV", "IV.15")
    story.malika.press("🗑 Rejadan chiqarish")
    seen = finish(story.malika)
    assert "➖ IV.15" in seen
    assert "o'sha kungi hujjatlarda qoladi" in seen
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    with story.house.database.read() as session:
        now = plans.plan_of_year(session, story.cast.library.id, 2025)
        then = plan_versions.content_as_of(session, story.cast.library.id, 2025, moment("2025-04-01 10:00"))
        assert now is not None and then is not None  # noqa: PT018
        assert now.indicator(key) is None
        assert then.indicator(key) is not None
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("1/4")


def test_it_warns_softly_when_a_total_no_longer_adds_up(story: Story) -> None:
    open_row(story.malika, "IV", "IV.13")
    story.malika.press("🎯 Reja 2")
    story.malika.wait_for("👇 Yangi rejani yozing")
    story.malika.say("300")
    seen = finish(story.malika)
    assert "IV.13 jami: rejasi 16 319, qismlaridan esa 16 369 chiqadi" in seen
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")


def test_it_shows_the_new_state_to_the_director_who_was_slower(story: Story) -> None:
    with story.house.database.write() as session:
        session.add(
            Person(
                library_id=story.cast.library.id,
                telegram_id=SARDOR,
                name="Sardor",
                role="director",
                joined_at=moment("2025-01-06 09:00"),
                active=True,
            )
        )
    for phone, target in ((story.malika, "130000"), (story.sardor, "140000")):
        open_row(phone, "IV", "IV.14")
        phone.press("🎯 Reja")
        phone.wait_for("👇 Yangi rejani yozing")
        phone.say(target)
        finish(phone)
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    story.sardor.wait_for("ish rejasi o'zgardi", since=0)
    card = next(message for message in story.sardor.chat()["messages"][::-1] if "1-tahrirdan" in message["text"])
    story.sardor.press("✅ Saqlash")
    seen = story.sardor.wait_for("Reja shu orada o'zgardi")
    assert seen["message_id"] == card["message_id"]
    assert "130\u00a0000 → 140\u00a0000" in seen["text"]
    assert figure(story, "IV", "14", "").target == 130_000
    story.sardor.press("✅ Saqlash")
    story.sardor.wait_for("3-tahrir")
    assert figure(story, "IV", "14", "").target == 140_000


def test_it_lets_go_of_a_change_that_was_begun(story: Story) -> None:
    open_row(story.malika, "IV", "IV.14")
    story.malika.press("🎯 Reja")
    card = story.malika.wait_for("👇 Yangi rejani yozing")
    story.malika.say("/bekor")
    story.malika.wait_for("To'xtatildi")
    story.malika.press_data("pe_val:value:none", card["message_id"])
    story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.press_data("pe_ok:1", card["message_id"])
    story.malika.wait_for("nimadan boshlaymiz?")
    story.malika.say("130000")
    story.malika.wait_for("hozir savol berilmagan")
    assert figure(story, "IV", "14", "").target == 120_000
    assert version(story) == 1


def test_it_answers_an_old_question_with_the_one_that_is_open(story: Story) -> None:
    open_row(story.malika, "IV", "IV.14")
    story.malika.press("🎯 Reja")
    card = story.malika.wait_for("👇 Yangi rejani yozing")
    story.malika.say("130000")
    asked = story.malika.wait_for("O'zgartirish sababi?")
    story.malika.press_data("pe_val:value:none", card["message_id"])
    story.malika.wait_for(
        lambda message: "O'zgartirish sababi?" in message["text"] and message["message_id"] > asked["message_id"]
    )
    story.malika.press("Direktor buyrug'i")
    story.malika.wait_for("Buyruq raqamini")
    story.malika.press("Buyruq yo'q")
    assert "120\u00a0000 → 130\u00a0000" in story.malika.wait_for("tahrirga")["text"]


@pytest.mark.parametrize("account", [NILUFAR, BEKZOD])
def test_it_is_the_directors_alone(story: Story, account: int) -> None:
    phone = {NILUFAR: story.nilufar, BEKZOD: story.bekzod}[account]
    phone.say("/reja")
    page = phone.wait_for("ish rejasi")
    assert "Band qo'shish" not in phone.transcript()
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, 2025)
        assert plan is not None
        row = plan.rows[story.cast.figures["IV", "14", ""]]
    for data in (f"pe:2025:{row}", f"pe_ch:2025:{row}:drop:0", "pe_add:2025", "pe_ok:1", "pe_stop"):
        phone.press_data(data, page["message_id"])
        phone.wait_for("nimadan boshlaymiz?")
    assert version(story) == 1


def test_it_never_gives_a_new_row_the_numbers_of_a_dropped_one(database: Database) -> None:
    with database.write() as session:
        house = small.create(session)
        small.add_plan(session, house)
        small.first_quarter(session, house)
        work = small.work_for(session, house, small.MALIKA)
        wish = {"why": "Sinov", "order": NONE}
        assert use.change_plan(work, Wish("drop", 2025, 1, house.rows["IV.15"], values=wish))
        added = {
            **wish,
            "section": "IV",
            "number": "15",
            "name": "Bino ta'miri",
            "unit": "Ish",
            "value": "1",
            "deadline": deadline_as_value("yil davomida", Window(1, 12)),
            "who": str(house.departments[small.READERS]),
        }
        assert use.change_plan(work, Wish("add", 2025, 2, values=added))
        plan = plans.plan_of_year(session, house.library, 2025)
        assert plan is not None
        (new,) = [indicator for indicator in plan.indicators if indicator.code == "IV.15"]
        assert new.key != house.figures["IV.15"]
        # What was dropped comes back with its numbers when it is the same work again.
        assert use.change_plan(work, Wish("drop", 2025, 3, plan.rows[new.key], values=wish))
        assert use.change_plan(work, Wish("add", 2025, 4, values={**added, "name": "Bino ta'miri"}))
        plan = plans.plan_of_year(session, house.library, 2025)
        assert plan is not None
        assert [indicator.key for indicator in plan.indicators if indicator.code == "IV.15"] == [new.key]


def test_it_refuses_two_changes_made_on_one_state(database: Database) -> None:
    with database.write() as session:
        house = small.create(session)
        small.add_plan(session, house)
        work = small.work_for(session, house, small.MALIKA)
        facts = {"why": "Sinov", "order": NONE, "value": "5"}
        wish = Wish("target", 2025, 1, house.rows["IV.15"], house.figures["IV.15"], facts)
        assert use.change_plan(work, wish) is not None
        assert use.change_plan(work, wish) is None
        assert use.foresee_change(work, wish).changes == ()  # type: ignore[union-attr]
        member = small.work_for(session, house, small.NILUFAR)
        assert use.change_plan(member, Wish(**{**wish.as_facts(), "version": 2})) is None


def test_it_takes_no_number_for_a_row_that_was_dropped_while_it_was_asked(story: Story) -> None:
    open_march(story)
    story.nilufar.say("1\n13 qayta) 2\n14) 3")
    story.nilufar.wait_for("15. Kitob berilishi")
    open_row(story.malika, "IV", "IV.15")
    story.malika.press("🗑 Rejadan chiqarish")
    finish(story.malika)
    story.malika.press("✅ Saqlash")
    story.malika.wait_for("2-tahrir")
    story.nilufar.wait_for("rejadan chiqdi")
    story.nilufar.say("29870")
    asked = story.nilufar.wait_for("23. Resurslarni saytga joylashtirish")
    assert "«29870» yozilmadi" in asked["text"]
    assert story.answers(NILUFAR) == {"13 yangi": 1, "13 qayta": 2, "14": 3}


def test_it_lets_a_row_that_was_added_after_the_month_was_sent_be_filled_in(story: Story) -> None:
    open_march(story)
    story.nilufar.say("1\n13 qayta) 2\n14) 3\n15) 4\n23) 5")
    story.nilufar.wait_for("ko'zdan kechiring")
    story.nilufar.press("📨 Topshirish")
    story.nilufar.wait_for("Rahmat")
    with story.house.database.write() as session:
        values = {
            "section": "IV",
            "number": "27",
            "name": "Yangi ish",
            "unit": "Nusxa",
            "value": "100",
            "deadline": deadline_as_value("yil davomida", Window(1, 12)),
            "who": str(story.cast.departments[READERS].id),
            "why": "Buyruq",
            "order": NONE,
        }
        work = work_of(session, story.cast.people[MALIKA], story.house.clock.now())
        assert use.change_plan(work, Wish("add", 2025, 1, values=values))
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("qaysi oy?")
    story.nilufar.press("✅ mart")
    assert "27 Yangi ish: —" in story.nilufar.wait_for("✅ Topshirilgan")["text"]
    story.nilufar.press("27")
    story.nilufar.wait_for("27. Yangi ish")
    story.nilufar.say("9")
    story.nilufar.wait_for("27 Yangi ish: 9")


def test_it_asks_for_another_number_when_a_colleague_took_it(story: Story) -> None:
    phone = story.malika
    values = {
        "section": "II",
        "number": "2",
        "name": "Onlayn ko'rgazma",
        "unit": "Hujjat",
        "value": "4",
        "deadline": deadline_as_value("har chorakda", Window(points=(3, 6, 9, 12))),
        "who": str(story.cast.departments["Axborot xizmati"].id),
        "why": "Buyruq",
        "order": NONE,
    }
    phone.say("/reja")
    phone.wait_for("ish rejasi")
    phone.press("➕ Band qo'shish")
    phone.wait_for("qaysi bo'limga")
    phone.press("II")
    phone.wait_for("Band raqamini")
    phone.press("2")
    phone.wait_for("Bandning nomini yozing")
    with story.house.database.write() as session:
        work = work_of(session, story.cast.people[MALIKA], story.house.clock.now())
        assert use.change_plan(work, Wish("add", 2025, 1, values=values))
    phone.say("Kitob taqdimoti")
    phone.wait_for("O'lchov birligini")
    phone.press("Hujjat")
    phone.wait_for("Yillik rejani yozing")
    phone.press("Rejasi yo'q")
    phone.wait_for("Muddatini tanlang")
    phone.press("har oy oxirida")
    phone.wait_for("yetakchi bo'ladi")
    phone.press("Axborot")
    phone.wait_for(lambda message: "Tayyor" in str(message["buttons"]))
    phone.press("✅ Tayyor")
    phone.wait_for("O'zgartirish sababi?")
    phone.press("Direktor buyrug'i")
    phone.wait_for("Buyruq raqamini yozing")
    phone.press("Buyruq yo'q")
    phone.wait_for("II.2-band rejada bor")
    phone.press("3")
    assert "II.3: Kitob taqdimoti" in phone.wait_for("2-tahrirdan 3-tahrirga")["text"]


def test_it_makes_nobody_late_for_months_before_a_row_was_theirs(database: Database) -> None:
    """The office has one row, in January and February; in November it is given one for the whole year."""
    with database.write() as session:
        house = small.create(session)
        small.add_plan(session, house, [promise for promise in small.PROMISES if promise.code not in ("I.1",)])
        office = house.departments[small.OFFICE]
        small.hand_in(session, house, small.OFFICE, 1, {"I.2": 1}, at=small.day(2, 3), by=small.MALIKA)
        work = small.work_for(session, house, small.MALIKA, small.day(11, 20))
        wish = {"why": "Sinov", "order": NONE, "who": str(office)}
        assert use.change_plan(work, Wish("who", 2025, 1, house.rows["IV.21"], values=wish))
        board = completeness.board_of_year(work, 2025)
        assert board is not None
        states = {month: board.row(office).cells[month - 1].state for month in (1, 2, 3, 9, 10)}  # type: ignore[union-attr]
        report = progress.progress_report(work, Span.containing(Month(2025, 10), "year"))
        assert report is not None
        missing = [month for department, month in report.completeness.missing if department == office]
    # February was never sent; from March until October, which closed too, it had nothing to report.
    assert states == {1: "on_time", 2: "missing", 3: "nothing", 9: "nothing", 10: "nothing"}
    assert missing == [2]


def test_what_was_sent_stays_sent_when_its_rows_leave_the_plan(database: Database) -> None:
    """The office sends January and March; in April every row of the office leaves the plan."""
    with database.write() as session:
        house = small.create(session)
        small.add_plan(session, house)
        office = house.departments[small.OFFICE]
        for month in (1, 3):
            small.hand_in(session, house, small.OFFICE, month, {"I.1": 1}, at=small.day(month + 1, 3), by=small.MALIKA)
        work = small.work_for(session, house, small.MALIKA, small.day(4, 4))
        for version, code in enumerate(("I.1", "I.2"), 1):
            wish = Wish("drop", 2025, version, house.rows[code], values={"why": "Sinov", "order": NONE})
            assert use.change_plan(work, wish)
        report = progress.progress_report(work, Span.containing(Month(2025, 3), "quarter"))
        board = completeness.board_of_year(work, 2025)
        left = missing_from_year(work, 2025)
        assert report is not None
        assert board is not None
        of_office = {
            name: [month for department, month in getattr(report.completeness, name) if department == office]
            for name in ("expected", "received", "missing")
        }
        states = [cell.state for cell in board.row(office).cells[:3]]  # type: ignore[union-attr]
    # February has closed without a report of it; March, still open, asks the office for nothing any more.
    assert of_office == {"expected": [1, 2, 3], "received": [1, 3], "missing": [2]}
    assert states == ["on_time", "missing", "on_time"]
    assert [month for department, month in left.missing if department == office] == [2]
