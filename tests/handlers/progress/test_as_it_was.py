"""🕰 the report as it looked on a past day: without what came or was corrected later, and with that day's plan."""

from datetime import date
from decimal import Decimal

from plan.period import Span
from sandbox.people import Seen
from storage.month import submissions
from storage.people import people
from storage.planning.versions import keep_version
from storage.tables import Plan, PlanFigure
from tests.support.months.corrected import corrected_march, open_row, plain
from tests.support.months.reports import open_march
from tests.support.page.more import open_more
from tests.support.people.cast import MALIKA, NILUFAR, moment
from tests.support.people.story import Story
from texts import menus
from usecases.month import reporting
from usecases.oversight import overseeing
from usecases.papers.gathering import paper_facts
from usecases.progress import as_it_was
from usecases.work import Work, work_of

MARCH = Span.parse("2025-month-3")


def seen_on_10_april(story: Story) -> None:
    """Nine days after March was sent and a week after it was corrected, Malika looks at March."""
    corrected_march(story)
    story.house.clock.set(moment("2025-04-10 09:00"))
    open_days(story)


def open_days(story: Story) -> None:
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    open_more(story.malika)
    story.malika.press("🕰 O'tgan kundagi holat")
    story.malika.wait_for("qaysi kundagi holat kerak")


def test_it_shows_a_past_day_without_what_came_later_and_says_what_became_of_it(story: Story) -> None:
    seen_on_10_april(story)
    assert [button["label"] for row in story.malika.last()["buttons"] for button in row][:4] == [
        "31-mar: oxiri",
        "3-apr: muddat",
        "28-fev: oxiri",
        "5-mar: muddat",
    ]
    story.malika.press("31-mar: oxiri")
    then = plain(story.malika.wait_for("2025-yil 31-mart holatiga ko'ra")["text"])
    assert "Hali birorta raqam kiritilmagan" in then
    assert "Bajarilish, yil boshidan: 0 %" in then
    assert "Hozir: 3,5 % (farqi +3,5 punkt)" in then
    assert "Keyin o'zgargan bandlar: IV.13, IV.14, IV.15, IV.23" in then
    story.malika.press("🔄 Hozirgi holat")
    now = story.malika.wait_for("5 ta raqam kiritilgan")["text"]
    assert "holatiga ko'ra" not in now


def test_it_takes_a_day_however_it_is_typed_and_keeps_to_it_on_every_page(story: Story) -> None:
    corrected_march(story)
    story.house.clock.set(moment("2025-04-10 09:00"))
    for typed in ("1 aprel", "01.04.2025", "2025-04-01", "2025-yil 1-aprel"):
        open_days(story)
        if "-" not in typed:  # at the list of days it may be typed at once
            story.malika.press("✍️ Boshqa sana")
            story.malika.wait_for("Sanani yozing")
        story.malika.say(typed)
        shown = story.malika.wait_for(lambda message: "tushunmadim" in message["text"] or _is_of_1_april(message))
        assert _is_of_1_april(shown), typed
        story.malika.press("📚 Bo'limlar")
        story.malika.wait_for("IV. BO'LIM")
        story.malika.press("IV")
        listed = story.malika.wait_for("Batafsil")
        assert _is_of_1_april(listed), typed
        story.malika.press(
            next(button["label"] for row in listed["buttons"] for button in row if "IV.14" in button["label"])
        )
        card = story.malika.wait_for("Oylar bo'yicha")
        assert _is_of_1_april(card), typed
        assert "mart: 9 000 — Nilufar" in plain(card["text"]), typed
    open_row(story.malika, "IV.14")
    assert "mart: 9 902 — Nilufar" in plain(story.malika.last()["text"])


def _is_of_1_april(message: Seen) -> bool:
    return "2025-yil 1-aprel holatiga ko'ra" in plain(message["text"])


def test_it_asks_again_for_a_day_that_cannot_be_shown(story: Story) -> None:
    seen_on_10_april(story)
    story.malika.press("✍️ Boshqa sana")
    story.malika.wait_for("Sanani yozing")
    for typed in ("kecha", "10 aprel 2025", "11.04.2025", "5 yanvar 2025", "31.02.2025"):
        story.malika.say(typed)
        shown = story.malika.wait_for(lambda message: "holatiga" in message["text"] or "Bu sanani" in message["text"])
        assert "Bu sanani tushunmadim" in shown["text"], typed
        assert "2025-yil 6-yanvar — 2025-yil 9-aprel" in shown["text"], typed
    story.malika.say("3 aprel")
    story.malika.wait_for("3-aprel holatiga ko'ra")


def _ask_past_day_in_mid_report(story: Story) -> None:
    """A reporter whose question is open is asked for the past day that they want to see."""
    open_march(story)
    story.nilufar.say("/hisobot")
    story.nilufar.wait_for("rejasidagi bandlaringiz")
    open_more(story.nilufar)
    story.nilufar.press("🕰 O'tgan kundagi holat")
    story.nilufar.wait_for("qaysi kundagi holat kerak")
    story.nilufar.press("✍️ Boshqa sana")
    story.nilufar.wait_for("Sanani yozing")


def test_it_returns_to_the_open_question_after_a_typed_day(story: Story) -> None:
    _ask_past_day_in_mid_report(story)
    story.nilufar.say("28 fevral")
    story.nilufar.wait_for("28-fevral holatiga ko'ra")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("21")
    story.nilufar.wait_for("qayta")
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_asks_for_the_day_again_after_an_interruption(story: Story) -> None:
    seen_on_10_april(story)
    story.malika.press("✍️ Boshqa sana")
    asked = story.malika.wait_for("Sanani yozing")
    for interruption in ("/hisobott", "/holat", "salom"):
        waiting_since = story.malika.chat()["seq"]
        story.malika.say(interruption)
        assert "2025-yil mart qaysi kun" in story.malika.wait_for("Sanani yozing", since=waiting_since)["text"]
    card = story.malika.last()["message_id"]
    assert "eskirgan" in story.malika.press_data("zero:999999:999999", card, wait=30)["answer"]["text"]
    assert story.malika.last()["buttons"] == asked["buttons"]
    story.malika.say("3 aprel")
    story.malika.wait_for("3-aprel holatiga ko'ra")


def test_it_goes_on_with_what_was_open_when_no_day_is_typed_after_all(story: Story) -> None:
    _ask_past_day_in_mid_report(story)
    waiting_since = story.nilufar.chat()["seq"]
    story.nilufar.press("⬅️ Hozirgi holat")
    story.nilufar.wait_for("Mart oyida qancha?", since=waiting_since)
    waiting_since = story.nilufar.chat()["seq"]
    story.nilufar.say("21")
    story.nilufar.wait_for("✅ 13", since=waiting_since)
    assert story.answers(NILUFAR) == {"13 yangi": 21}


def test_it_refuses_a_forged_day(story: Story) -> None:
    seen_on_10_april(story)
    for day in ("20250410", "20250411", "20250231", "20240101", "99999999", "2025041", "x"):
        for press in (f"sum_at:2025-month-3.{day}", f"sum_row:2025-month-3.{day}:6:late:0"):
            refused = story.malika.press_data(press, story.malika.last()["message_id"], wait=30)
            assert refused["answer"]["text"] == menus.STALE.plain(), press


def malikas_work(story: Story, session: object, at: str) -> Work:
    person = people.by_telegram_id(session, MALIKA)  # type: ignore[arg-type]
    assert person is not None
    return work_of(session, person, moment(at))  # type: ignore[arg-type]


def test_it_measures_against_the_plan_of_that_day(story: Story) -> None:
    visits = story.cast.figures["IV", "14", ""]
    with story.house.database.write() as session:
        plan = session.get_one(Plan, story.cast.plan.id)
        session.get_one(PlanFigure, visits).target = Decimal(130_000)
        plan.version += 1
        keep_version(session, plan, moment("2025-03-20 12:00"), None, "Yangi bino", "12-son")
    open_row(story.malika, "IV.14")
    assert "Yillik reja: 130 000" in plain(story.malika.last()["text"])
    story.malika.press("ℹ️ Qayerdan?")
    text = plain(story.malika.wait_for("bu raqam qayerdan")["text"])
    assert "• 20-mart, 12:00: yillik reja 120 000 → 130 000 (12-son) — «Yangi bino»" in text

    card = story.malika.last()["message_id"]
    for day, target in (("20250319", "120 000"), ("20250320", "130 000")):
        story.malika.press_data(f"sum_row:2025-month-2.{day}:{visits}:late:0", card)
        assert f"Yillik reja: {target}" in plain(story.malika.wait_for("Oylar bo'yicha")["text"])


def test_it_gives_papers_the_day_too(story: Story) -> None:
    corrected_march(story)
    with story.house.database.read() as session:
        work = malikas_work(story, session, "2025-04-10 09:00")
        then = paper_facts(work, MARCH, as_it_was.end_of_past_day(work, date(2025, 4, 1)))
        before = paper_facts(work, MARCH, as_it_was.end_of_past_day(work, date(2025, 3, 31)))
        now = paper_facts(work, MARCH)
    assert then is not None
    assert before is not None
    assert now is not None
    visits = story.cast.figures["IV", "14", ""]

    def actual(facts: object) -> object:
        lines = facts.report.lines  # type: ignore[attr-defined]
        return next(line.actual for line in lines if line.indicator.key == visits)

    assert (actual(before), actual(then), actual(now)) == (None, 9000, 9902)
    readers = story.cast.departments["Abonement xizmati"].id
    states = [facts.board.row(readers).cells[2].state for facts in (before, then, now)]  # type: ignore[union-attr]
    assert states == ["not_due", "on_time", "on_time"]
    assert [len(facts.remarks) for facts in (before, then, now)] == [0, 1, 1]
    assert [len(facts.evidence) for facts in (before, then, now)] == [0, 1, 1]
    assert then.as_it_was == as_it_was.end_of_past_day(work, date(2025, 4, 1))
    assert then.report.today == then.report.as_it_was == date(2025, 4, 1)
    assert now.as_it_was is None


def test_it_lists_in_a_past_days_papers_what_stood_beside_a_number_then_whatever_became_of_its_report(
    story: Story,
) -> None:
    corrected_march(story)
    story.house.clock.set(moment("2025-04-10 09:00"))
    with story.house.database.write() as session:
        work = malikas_work(story, session, "2025-04-10 09:00")
        (sent,) = submissions.submissions_of_year(session, story.cast.library.id, 2025)
        march = reporting.load_report(work, sent.id, to_change=True)
        assert march is not None
        assert not isinstance(overseeing.return_report(work, march, [], "Qayta sanang"), str)

    with story.house.database.read() as session:
        work = malikas_work(story, session, "2025-04-11 09:00")
        days = [date(2025, 3, 31), date(2025, 4, 9), date(2025, 4, 10)]
        papers = [paper_facts(work, MARCH, as_it_was.end_of_past_day(work, day)) for day in days]
    assert [[evidence.name for evidence in facts.evidence] for facts in papers if facts] == [
        [],
        ["jurnal.pdf"],
        ["jurnal.pdf"],
    ], "until it is sent again"
