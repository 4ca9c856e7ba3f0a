"""A paper is out of date when a number that it prints is changed: directors hear it once, and the list says so."""

from plan.period import Span
from sandbox.people import Phone, Seen
from storage.people import people
from tests.support.months.corrected import begin_to_correct
from tests.support.months.reports import hand_to_director
from tests.support.papers.orders import MARCH, card, ordered
from tests.support.people.cast import MALIKA
from tests.support.people.story import Story
from tests.support.plans.guided_change import finish, open_row
from usecases.papers.handing_in import record_handed_in
from usecases.work import work_of

QUARTER = "2025-quarter-1"


def correct(story: Story, number: str) -> None:
    """Nilufar corrects row 14 of what she has sent, and the director hears of that."""
    begin_to_correct(story, "14", number)
    story.nilufar.say("Xato yozilgan edi")
    story.malika.wait_for(lambda seen: f"→ {number[0]} {number[1:]}" in plain(seen) and "Sababi: " in plain(seen))


def plain(message: Seen) -> str:
    return str(message["text"]).replace("\u00a0", " ").replace("<b>", "").replace("</b>", "")


def told(phone: Phone) -> list[str]:
    """What somebody has heard of papers that are out of date."""
    messages = phone.chat()["messages"]
    return [plain(message) for message in messages if "Hujjat eskirdi" in message["text"]]


def offered(phone: Phone, place: str) -> str:
    """The words above the list of a span's papers."""
    card(phone)
    phone.press_data(f"papers:{place}", phone.last()["message_id"], wait=30)
    return str(phone.wait_for("Qaysi fayl kerak?")["text"])


def test_a_corrected_number_makes_its_papers_out_of_date_once(story: Story) -> None:
    hand_to_director(story)
    card(story.malika)
    ordered(story.malika, "form_pdf", QUARTER)
    ordered(story.malika, "csv", QUARTER)  # numbers as they came, and no paper to be handed on
    assert "Eskirgan" not in offered(story.malika, QUARTER)
    correct(story, "9780")
    notice = story.malika.wait_for("Hujjat eskirdi", since=0)
    (text,) = told(story.malika)
    assert "I chorak: reja shakli (PDF)" in text
    assert "Abonement" in text
    assert "9 870 → 9 780" in text
    assert "CSV" not in text
    assert "Eskirgan: reja shakli (PDF)" in offered(story.malika, QUARTER)
    assert "Eskirgan" not in offered(story.malika, MARCH)
    correct(story, "9790")  # of the correction itself she hears each time
    assert len(told(story.malika)) == 1
    assert told(story.bekzod) == []
    (((button, *_), *_),) = ([row for row in notice["buttons"] if row],)
    story.malika.press_data(button["data"], notice["message_id"], wait=30)
    story.malika.wait_for("Qaysi fayl kerak?")
    ordered(story.malika, "form_pdf", QUARTER)
    assert "Eskirgan" not in offered(story.malika, QUARTER), "the newest is right again"
    before = story.malika.chat()["seq"]
    correct(story, "9800")
    story.malika.wait_for("Hujjat eskirdi", since=before)


def test_a_report_that_comes_after_the_paper_was_handed_in_is_told(story: Story) -> None:
    with story.house.database.write() as session:
        malika = people.by_telegram_id(session, MALIKA)
        assert malika is not None
        assert record_handed_in(work_of(session, malika, story.house.clock.now()), Span.parse(QUARTER))
    hand_to_director(story)
    story.malika.wait_for("Hujjat eskirdi", since=0)
    (text,) = told(story.malika)
    assert "I chorak hisoboti (viloyatga)" in text
    assert "da topshirilgan" in text
    assert "Hisobot shundan keyin keldi: Abonement" in text
    assert "Viloyatga" in offered(story.malika, QUARTER)


def test_a_changed_plan_makes_papers_out_of_date(story: Story) -> None:
    hand_to_director(story)
    card(story.malika)
    ordered(story.malika, "form_pdf", QUARTER)
    open_row(story.malika, "IV", "IV.14")
    story.malika.press("🎯")
    story.malika.wait_for("Yangi")
    story.malika.say("130000")
    finish(story.malika)
    story.malika.press("✅")
    story.malika.wait_for("Hujjat eskirdi", since=0)
    (text,) = told(story.malika)
    assert "12-son" in text
    assert "I chorak: reja shakli (PDF)" in text
    assert "Eskirgan: reja shakli (PDF)" in offered(story.malika, QUARTER)
