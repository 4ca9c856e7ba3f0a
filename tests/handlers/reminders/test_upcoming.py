"""/muddat: whose dates are shown, and the file that a phone's calendar takes."""

from datetime import timedelta
from typing import Any

from icalendar import Calendar

from plan.calendar import DeadlineRules
from sandbox.people import Phone
from storage import settings
from tests.support.people.cast import moment
from tests.support.people.story import Story


def asked(phone: Phone) -> str:
    phone.say("/muddat")
    return str(phone.wait_for("Muddatlar")["text"])


def file_of(story: Story, phone: Phone) -> tuple[bytes, dict[str, Any]]:
    phone.press("📆 Telefon taqvimiga")
    seen = phone.wait_for(lambda message: message["file"] is not None)
    return phone.fetch(seen), seen


def events(content: bytes) -> dict[str, Any]:
    return {
        str(component["uid"]).rsplit("-", 2)[0]: component for component in Calendar.from_ical(content).walk("VEVENT")
    }


def test_it_shows_a_member_their_own_dates(story: Story) -> None:
    text = asked(story.nilufar)
    assert "3-aprel, payshanba · 2 kun qoldi\n📝 2025-yil mart hisobotini topshirish\n     Abonement" in text
    assert "30-iyun, dushanba" in text
    assert "IV bo'lim, 16-band. Kitobxonlik haftaligi" in text
    assert "Axborot" not in text
    assert "chorak hisoboti" not in text


def test_it_shows_the_director_everybodys_and_the_quarters(story: Story) -> None:
    text = asked(story.malika)
    assert "     Abonement\n     Axborot\n     Direktor" in text
    assert "7-aprel, dushanba · 6 kun qoldi\n📄 I chorak hisobotini viloyatga topshirish" in text
    assert "Muddatlar · 1/" in text
    story.malika.press("Keyingi ▶️")
    story.malika.wait_for("Muddatlar · 2/")


def test_it_says_that_a_month_is_late_and_when_it_closes(story: Story) -> None:
    story.house.clock.set(moment("2025-04-08 09:00"))
    dates = asked(story.nilufar)
    assert "14-aprel, dushanba · 6 kun qoldi\n📝 2025-yil mart hisoboti (muddati o'tgan) shu kuni yopiladi" in dates


def test_it_lists_no_month_that_was_sent(story: Story) -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("qancha?")
    story.nilufar.press("Qolgani 0")
    story.nilufar.wait_for(lambda message: "Topshirish" in str(message["buttons"]))
    story.nilufar.press("📨")
    story.nilufar.wait_for("Rahmat")
    text = asked(story.nilufar)
    assert "2025-yil mart" not in text
    assert "2025-yil aprel" in text


def test_it_lists_what_the_deputy_answers_for(story: Story) -> None:
    from storage.people import leave

    with story.house.database.write() as session:
        people = {person.name: person for person in story.cast.people.values()}
        until = moment("2025-04-10 00:00").date()
        leave.add_leave(
            session, people["Bekzod"], people["Nilufar"].id, until - timedelta(days=9), until, people["Malika"].id,
            moment("2025-04-01 09:00"),
        )  # fmt: skip
    assert "     Abonement\n     Axborot" in asked(story.nilufar)


def test_it_gives_a_calendar_that_reads_back(story: Story) -> None:
    shown = asked(story.malika)
    content, seen = file_of(story, story.malika)
    assert seen["file"]["name"] == "hisobot-muddatlari.ics"
    assert seen["file"]["mime"] == "text/calendar"
    dated = events(content)
    march = dated["month-2025-03"]
    assert march["dtstart"].dt == moment("2025-04-03 10:00")
    assert march["dtstart"].params["TZID"] == "Asia/Tashkent"
    assert str(march["summary"]) == "2025-yil mart hisobotini topshirish"
    assert str(march["summary"]) in shown
    assert str(march["description"]) == "Abonement\nAxborot\nDirektor"
    assert _rings(march) == [timedelta(days=-1), timedelta(0)]
    # Both are Mondays: no phone rings on a Sunday.
    assert _rings(dated["quarter-2025-03"]) == [timedelta(days=-3), timedelta(0)]
    assert _rings(dated["month-2025-04"]) == [timedelta(days=-3), timedelta(0)]
    assert dated["quarter-2025-12"]["dtstart"].dt.date() == moment("2026-01-09 00:00").date()
    zones = [str(component["tzid"]) for component in Calendar.from_ical(content).walk("VTIMEZONE")]
    assert zones == ["Asia/Tashkent"]
    assert b"\r\n" in content
    assert max(len(line) for line in content.split(b"\r\n")) <= 75


def _rings(event: Any) -> list[timedelta]:
    return [alarm["trigger"].dt for alarm in event.walk("VALARM")]


def test_it_rings_on_the_last_working_day_for_a_month_that_ends_on_a_day_off(story: Story) -> None:
    """31 March is Ramazon hayiti, after a weekend."""
    story.house.clock.set(moment("2025-03-05 09:00"))
    asked(story.malika)
    march = events(file_of(story, story.malika)[0])["rows-2025-03"]
    assert march["dtstart"].dt == moment("2025-03-31 10:00")
    assert _rings(march) == [timedelta(days=-3)]


def test_it_moves_a_date_without_doubling_it(story: Story) -> None:
    asked(story.nilufar)
    before = events(file_of(story, story.nilufar)[0])
    with story.house.database.write() as session:
        settings.save_settings(session, story.cast.library.id, DeadlineRules(report_due=5), moment("2025-04-01 09:00"))
    story.house.clock.set(moment("2025-04-01 09:10"))
    asked(story.nilufar)
    after = events(file_of(story, story.nilufar)[0])
    assert after.keys() == before.keys()
    first, other = before["month-2025-03"], after["month-2025-03"]
    assert first["uid"] == other["uid"]
    assert (first["dtstart"].dt, other["dtstart"].dt) == (moment("2025-04-03 10:00"), moment("2025-04-07 10:00"))
    assert other["sequence"] > first["sequence"]


def test_it_gives_everybody_events_of_their_own(story: Story) -> None:
    uids = []
    for phone in (story.nilufar, story.malika):
        asked(phone)
        uids.append(
            {str(component["uid"]) for component in Calendar.from_ical(file_of(story, phone)[0]).walk("VEVENT")}
        )
    assert uids[0] & uids[1] == set()
    assert all(uid.endswith("@hisobot") for uid in uids[0] | uids[1])


def test_it_leaves_the_open_question_open(story: Story) -> None:
    story.nilufar.say("/kiritish")
    question = story.nilufar.wait_for("qancha?")["text"]
    asked(story.nilufar)
    assert story.nilufar.wait_for("qancha?")["text"] == question
