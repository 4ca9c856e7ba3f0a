"""The people as the director changes them, over HTTP: each change means the same to the next tap, the next number,
the reminders and the history."""

import re
import threading
from datetime import date

import pytest
from sqlalchemy import select

from sandbox.people import Phone
from storage.database import Database
from storage.people import people
from storage.tables import Answer, HistoryEntry, Invitation, OutgoingMessage, Person, Reminder
from storage.transport.outbox import add_outgoing
from tests.support.months.reports import open_march
from tests.support.people.cast import (
    BEKZOD,
    INFORMATION,
    MALIKA,
    NILUFAR,
    OFFICE,
    READERS,
    SARDOR,
    Cast,
    gather,
    moment,
)
from tests.support.people.story import Story
from usecases.people import leave, leaving, posts
from usecases.people.invitations import invite_person, invite_successor
from usecases.people.leaving import Departure
from usecases.work import Work, work_of

pytestmark = pytest.mark.over_http


def card(story: Story, name: str) -> None:
    """The director opens somebody's card."""
    story.malika.say("/xodimlar")
    story.malika.wait_for("👥 Xodimlar")
    story.malika.press("✏️ Xodim ma'lumotlari")
    story.malika.wait_for("Qaysi xodim?")
    story.malika.press(f"👤 {name}")
    story.malika.wait_for(name)


def arrive(phone: Phone) -> None:
    """A bot may write only to whoever has written to it."""
    phone.say("/start")
    phone.wait_for("nimadan boshlaymiz?")


def place(story: Story, account: int) -> tuple[str, str, bool, list[str]]:
    """Name, role, whether they work here, and what they answer for."""
    with story.house.database.read() as session:
        person = people.by_telegram_id(session, account)
        assert person is not None
        answers_for = [department.name for department in people.departments_of(session, person.id)]
        return person.name, person.role, person.active, answers_for


def history(story: Story, action: str, subject: str = "person") -> list[HistoryEntry]:
    with story.house.database.read() as session:
        query = select(HistoryEntry).where(HistoryEntry.action == action, HistoryEntry.subject == subject)
        return list(session.scalars(query.order_by(HistoryEntry.id)))


def half_a_report(story: Story) -> None:
    """Nilufar has answered two of five."""
    open_march(story)
    story.nilufar.say("21\n13 qayta) 1200")
    story.nilufar.wait_for("14. Kitobxonlar qatnovi")


def press(phone: Phone, label: str, shows: str) -> dict[str, object]:
    phone.press(label)
    return phone.wait_for(shows)


def test_it_corrects_a_name_and_shows_it_everywhere(story: Story) -> None:
    card(story, "Nilufar")
    press(story.malika, "✏️ Ismi", "To'g'ri ismini yozing")
    story.malika.say("7")
    story.malika.wait_for("2–60 ta harfdan")
    story.malika.say("  Nilufar   Opa ")
    story.malika.wait_for("Endi ismi: Nilufar Opa")
    assert place(story, NILUFAR)[0] == "Nilufar Opa"
    (line,) = history(story, "rename")
    assert (line.before, line.after, line.person_id) == ("Nilufar", "Nilufar Opa", story.cast.people[MALIKA].id)
    story.nilufar.say("/start")
    story.nilufar.wait_for("Nilufar Opa, nimadan boshlaymiz?")


def test_it_gives_a_second_department_and_takes_it_back(story: Story) -> None:
    arrive(story.nilufar)
    card(story, "Nilufar")
    press(story.malika, "👥 Xizmatlari", "qaysi xizmatlar uchun")
    press(story.malika, "▫️ Axborot", "uchun ham hisobot bersinmi?")
    press(story.malika, "✅ Ha, qo'shish", "uchun endi hisobot beradi")
    story.nilufar.wait_for("Endi siz Axborot uchun hisobot berasiz")
    assert place(story, NILUFAR)[3] == [READERS, INFORMATION]
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Qaysi xizmat hisobotini")
    press(story.malika, "✅ Axborot", "uchun hisobot bermasinmi?")
    press(story.malika, "✅ Ha, olib tashlash", "uchun endi hisobot bermaydi")
    story.nilufar.wait_for("Endi Axborot hisobotini siz topshirmaysiz")
    assert place(story, NILUFAR)[3] == [READERS]
    lines = history(story, "place") + history(story, "displace")
    nilufar, malika = story.cast.people[NILUFAR].id, story.cast.people[MALIKA].id
    assert [line.action for line in lines if line.subject_id == nilufar] == ["place", "displace"]
    assert {line.person_id for line in lines if line.subject_id == nilufar} == {malika}


def test_it_warns_before_a_department_is_left_without_anybody(story: Story) -> None:
    half_a_report(story)
    card(story, "Nilufar")
    press(story.malika, "👥 Xizmatlari", "qaysi xizmatlar uchun")
    asked = press(story.malika, "✅ Abonement", "bermasinmi?")
    assert "boshqa xodim yo'q" in str(asked["text"])
    assert "Tugallanmagan hisobot bor: mart, Abonement (5 tadan 2 tasi kiritilgan)" in str(asked["text"])
    press(story.malika, "✅ Ha, olib tashlash", "Bu xizmatda endi xodim yo'q")


def test_it_refuses_the_next_tap_and_the_next_number_of_whoever_has_left(story: Story) -> None:
    half_a_report(story)
    question = story.nilufar.last()
    card(story, "Nilufar")
    asked = press(story.malika, "🚪 Ishdan bo'shadi", "ishdan bo'shadimi?")
    assert "Xodimsiz qoladi: Abonement" in str(asked["text"])
    notice = press(story.malika, "🚪 Ha, bo'shadi", "ro'yxatdan chiqdi")
    assert "Xodimsiz qoldi: Abonement" in str(notice["text"])

    story.nilufar.wait_for("Mehnatingiz uchun rahmat", since=0)
    story.nilufar.say("9870")
    story.nilufar.wait_for("ro'yxatida emassiz")
    pressed = story.nilufar.press("0", message_id=question["message_id"], wait=30)
    assert pressed["answer"] is not None
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("ro'yxatida emassiz")
    assert story.nilufar.last()["buttons"] == []
    assert place(story, NILUFAR) == ("Nilufar", "member", False, [])
    (line,) = history(story, "withdraw")
    assert line.before == {"name": "Nilufar", "role": "member", "departments": [story.cast.departments[READERS].id]}
    with story.house.database.read() as session:  # what was typed is still there, under the old name
        authors = set(session.scalars(select(Answer.entered_by)))
        assert authors == {story.cast.people[NILUFAR].id}
        values = [
            int(value) for value in session.scalars(select(Answer.value).order_by(Answer.id)) if value is not None
        ]
        assert values == [21, 1200]


def test_it_stops_what_was_on_its_way_to_whoever_has_left(story: Story) -> None:
    now = moment("2025-04-01 09:00")
    nilufar = story.cast.people[NILUFAR].id
    waiting = {"key": "remind:1", "chat_id": NILUFAR, "person_id": nilufar, "method": "sendMessage", "kind": "reminder"}
    with story.house.database.write() as session:
        later = moment("2025-04-01 12:00")
        add_outgoing(session, {**waiting, "params": '{"text":"eslatma"}', "not_before": later, "created_at": now})
        for number, state in enumerate(("queued", "due"), 1):
            session.add(
                Reminder(library_id=story.cast.library.id, person_id=nilufar, subject="month:2025-03:1", created_at=now,
                         step=str(number), due_at=later, state=state, batch=1 if state == "queued" else None)
            )  # fmt: skip
    card(story, "Nilufar")
    press(story.malika, "🚪 Ishdan bo'shadi", "ishdan bo'shadimi?")
    press(story.malika, "🚪 Ha, bo'shadi", "ro'yxatdan chiqdi")
    with story.house.database.read() as session:
        assert {(reminder.state, reminder.why) for reminder in session.scalars(select(Reminder))} == {
            ("skipped", "left")
        }
        states = session.scalars(select(OutgoingMessage.state).where(OutgoingMessage.key == "remind:1"))
        assert states.one() == "dropped"


def test_it_takes_back_links_that_would_let_them_in_again(story: Story) -> None:
    with story.house.database.write() as session:
        directing = work_of(session, session.get_one(Person, story.cast.people[MALIKA].id), moment("2025-04-01 09:00"))
        for_nilufar = invite_person(directing, "nilufar", story.cast.departments[INFORMATION].id)
        for_sardor = invite_person(directing, "Sardor", story.cast.departments[INFORMATION].id)
    card(story, "Nilufar")
    press(story.malika, "🚪 Ishdan bo'shadi", "ishdan bo'shadimi?")
    press(story.malika, "🚪 Ha, bo'shadi", "ro'yxatdan chiqdi")
    story.nilufar.say(f"/start {for_nilufar}")
    story.nilufar.wait_for("bekor qilingan")
    story.sardor.say(f"/start {for_sardor}")
    story.sardor.wait_for("Taklif Sardor uchun. Bu sizmisiz?")


def test_it_hands_a_half_done_report_to_a_colleague(story: Story) -> None:
    half_a_report(story)
    arrive(story.bekzod)
    card(story, "Nilufar")
    press(story.malika, "🔁 O'rniga boshqa xodim", "o'rniga kim?")
    asked = press(story.malika, "👤 Bekzod", "o'rniga Bekzod ishlaydimi?")
    assert "Tugallanmagan hisobot bor: mart, Abonement (5 tadan 2 tasi kiritilgan)" in str(asked["text"])
    press(story.malika, "✅ Ha, topshirish", "O'rniga: Bekzod")
    message = story.bekzod.wait_for("Endi siz Abonement uchun hisobot berasiz")
    assert "Tugallanmagan hisobot bor: mart, Abonement (5 tadan 2 tasi kiritilgan)" in message["text"]
    press(story.bekzod, "▶️ mart: davom ettirish (2/5)", "14. Kitobxonlar qatnovi")
    story.bekzod.say("9870")
    story.bekzod.wait_for("15. Kitob berilishi")
    with story.house.database.read() as session:
        authors = list(session.scalars(select(Answer.entered_by).order_by(Answer.id)))
    nilufar, bekzod = (story.cast.people[account].id for account in (NILUFAR, BEKZOD))
    assert authors == [nilufar, nilufar, bekzod]
    assert place(story, BEKZOD)[3] == [READERS, INFORMATION]
    story.nilufar.say("5")
    story.nilufar.wait_for("ro'yxatida emassiz")


def test_it_hands_a_place_to_somebody_new_by_a_link(story: Story) -> None:
    half_a_report(story)
    card(story, "Nilufar")
    press(story.malika, "🔁 O'rniga boshqa xodim", "o'rniga kim?")
    press(story.malika, "➕ Yangi xodim", "Yangi xodimning ismini yozing")
    story.malika.say("Sardor")
    story.malika.wait_for("uchun havola tayyor")
    link = next(message["text"] for message in story.malika.chat()["messages"] if "start=" in message["text"])
    secret = re.search(r"start=([\w-]+)", link)
    assert secret is not None

    story.nilufar.say("9870")  # until the newcomer is in, everything is as it was
    story.nilufar.wait_for("15. Kitob berilishi")
    story.sardor.say(f"/start {secret[1]}")
    assert "Nilufar o'rniga" in story.sardor.wait_for("Taklif Sardor uchun. Bu sizmisiz?")["text"]
    story.sardor.press("✅ Ha, bu men")
    welcome = story.sardor.wait_for("Xush kelibsiz, Sardor")
    assert "Mart hisoboti boshlangan (Abonement): 5 tadan 3 tasi kiritilgan." in welcome["text"]
    assert "Nilufar ro'yxatdan chiqdi" in story.malika.wait_for("Sardor qo'shildi")["text"]
    story.nilufar.wait_for("Mehnatingiz uchun rahmat", since=0)
    assert place(story, NILUFAR)[2:] == (False, [])
    assert place(story, SARDOR) == ("Sardor", "member", True, [READERS])


def successors_link(story: Story, account: int) -> str:
    """A link for Sardor into somebody's place."""
    with story.house.database.write() as session:
        directing = work_of(session, session.get_one(Person, story.cast.people[MALIKA].id), moment("2025-04-01 09:00"))
        return invite_successor(directing, "Sardor", story.cast.people[account].id)


def test_a_place_is_what_its_holder_has_when_somebody_comes_into_it(story: Story) -> None:
    secret = successors_link(story, NILUFAR)
    with story.house.database.write() as session:
        nilufar = session.get_one(Person, story.cast.people[NILUFAR].id)
        people.join_department(session, nilufar, story.cast.departments[INFORMATION].id, moment("2025-04-01 09:00"))
        people.leave_department(session, nilufar, story.cast.departments[READERS].id)
        nilufar.role = "director"
        session.get_one(Person, story.cast.people[MALIKA].id).role = "member"

    story.sardor.say(f"/start {secret}")
    story.sardor.wait_for("Taklif Sardor uchun. Bu sizmisiz?")
    story.sardor.press("✅ Ha, bu men")
    story.sardor.wait_for("Xush kelibsiz, Sardor")
    assert place(story, SARDOR) == ("Sardor", "director", True, [INFORMATION, OFFICE])
    assert place(story, NILUFAR)[2:] == (False, [])


def test_only_one_comes_into_a_place(story: Story) -> None:
    first, second = successors_link(story, NILUFAR), successors_link(story, NILUFAR)
    story.sardor.say(f"/start {second}")
    story.sardor.wait_for("Taklif Sardor uchun. Bu sizmisiz?")
    story.sardor.press("✅ Ha, bu men")
    story.sardor.wait_for("Xush kelibsiz, Sardor")
    aziz = story.house.phone(7777, "Aziz")
    aziz.say(f"/start {first}")
    aziz.wait_for("bekor qilingan")


def test_it_tells_the_director_whom_a_successor_left_without_a_deputy(story: Story) -> None:
    arrive(story.malika)
    secret = successors_link(story, NILUFAR)
    with story.house.database.write() as session:
        nilufar, bekzod = (story.cast.people[account].id for account in (NILUFAR, BEKZOD))
        days = (date(2025, 4, 1), date(2025, 4, 11))
        leave.send_on_leave(_directing(session, story.cast, MALIKA), bekzod, nilufar, days)
    story.sardor.say(f"/start {secret}")
    story.sardor.wait_for("Taklif Sardor uchun. Bu sizmisiz?")
    story.sardor.press("✅ Ha, bu men")
    text = story.malika.wait_for("Sardor qo'shildi")["text"]
    assert "Bekzod ta'tilda, o'rniga hech kim qolmadi" in text


def test_it_never_leaves_the_library_without_a_director(story: Story) -> None:
    card(story, "Malika")
    for label in ("🚪 Ishdan bo'shadi", "🎖 Vazifasi"):
        pressed = story.malika.press(label, wait=30)
        if label == "🎖 Vazifasi":
            story.malika.wait_for("hozir: direktor")
            pressed = story.malika.press("Xodim", wait=30)
        assert "yagona direktorsiz" in pressed["answer"]["text"]
    shown = story.malika.last()
    for forged in (f"out_do:{story.cast.people[MALIKA].id}", f"role_set:{story.cast.people[MALIKA].id}:member"):
        answer = story.malika.press_data(forged, shown["message_id"], wait=30)["answer"]
        assert "yagona direktorsiz" in answer["text"]
    assert place(story, MALIKA)[1:3] == ("director", True)


@pytest.mark.parametrize(
    ("role", "label", "sees_all", "manages"),
    [
        ("deputy", "Direktor o'rinbosari", True, False),
        ("observer", "Kuzatuvchi", True, False),
        ("director", "Direktor", True, True),
    ],
)
def test_it_gives_another_role_with_what_belongs_to_it(
    story: Story, role: str, label: str, sees_all: bool, manages: bool
) -> None:
    arrive(story.bekzod)
    card(story, "Bekzod")
    press(story.malika, "🎖 Vazifasi", "hozir: xodim")
    press(story.malika, label, "→")
    press(story.malika, "✅ Ha", "Bekzod endi")
    story.bekzod.wait_for("Sizning vazifangiz endi")
    assert place(story, BEKZOD)[1] == role
    assert (INFORMATION in place(story, BEKZOD)[3]) == (role != "observer")
    story.bekzod.say("/xodimlar")
    story.bekzod.wait_for("👥 Xodimlar" if manages else "faqat direktor uchun")
    with story.house.database.read() as session:
        work = work_of(session, session.get_one(Person, story.cast.people[BEKZOD].id), moment("2025-04-01 09:00"))
        assert (work.observes, work.directs) == (sees_all, manages)
        assert bool(work.departments()) == (role != "observer")
    story.bekzod.say("/yordam")
    story.bekzod.wait_for("Yordam")


def test_it_leaves_other_directors_where_they_are_when_somebody_gets_another_role(story: Story) -> None:
    card(story, "Malika")
    press(story.malika, "👥 Xizmatlari", "qaysi xizmatlar uchun")
    press(story.malika, "✅ Direktor", "hisobot bermasinmi?")
    press(story.malika, "✅ Ha, olib tashlash", "uchun endi hisobot bermaydi")
    for label, role in (("Direktor o'rinbosari", "deputy"), ("Direktor", "director")):
        card(story, "Bekzod")
        press(story.malika, "🎖 Vazifasi", "hozir:")
        press(story.malika, label, "→")
        press(story.malika, "✅ Ha", "Bekzod endi")
        assert place(story, BEKZOD)[1] == role
        assert place(story, MALIKA)[3] == []
    assert OFFICE in place(story, BEKZOD)[3]
    malika = story.cast.people[MALIKA].id
    assert [line.action for line in history(story, "place") if line.subject_id == malika] == ["place"]  # as she came in


def test_it_shows_where_things_stand_to_a_press_about_somebody_who_has_left(story: Story) -> None:
    card(story, "Nilufar")
    old = story.malika.last()
    nilufar, bekzod = story.cast.people[NILUFAR].id, story.cast.people[BEKZOD].id
    press(story.malika, "🚪 Ishdan bo'shadi", "ishdan bo'shadimi?")
    press(story.malika, "🚪 Ha, bo'shadi", "ro'yxatdan chiqdi")
    lines = len(history(story, "withdraw"))
    for data in (f"out_do:{nilufar}", f"swap_do:{nilufar}:{bekzod}", f"role_set:{nilufar}:director",
                 f"post_set:{nilufar}:1:1", f"staff_one:{nilufar}", f"swap_do:{bekzod}:{nilufar}"):  # fmt: skip
        story.malika.press_data(data, old["message_id"], wait=30)
    story.malika.wait_for("nimadan boshlaymiz?")
    assert len(history(story, "withdraw")) == lines
    assert place(story, BEKZOD)[2]
    assert place(story, NILUFAR)[1:] == ("member", False, [])


def test_it_gives_whoever_comes_back_nothing_of_what_they_once_had(story: Story) -> None:
    with story.house.database.write() as session:
        directing = work_of(session, session.get_one(Person, story.cast.people[MALIKA].id), moment("2025-04-01 09:00"))
        assert isinstance(posts.set_role(directing, story.cast.people[BEKZOD].id, "director"), posts.Change)
        assert isinstance(leaving.withdraw_person(directing, story.cast.people[BEKZOD].id), Departure)
        secret = invite_person(directing, "Bekzod", story.cast.departments[READERS].id)
    story.bekzod.say(f"/start {secret}")
    story.bekzod.wait_for("Taklif Bekzod uchun. Bu sizmisiz?")
    story.bekzod.press("✅ Ha, bu men")
    story.bekzod.wait_for("Xush kelibsiz")
    assert place(story, BEKZOD) == ("Bekzod", "member", True, [READERS])


def _directing(session: object, cast: Cast, account: int) -> Work:
    person = session.get_one(Person, cast.people[account].id)  # type: ignore[attr-defined]
    return work_of(session, person, moment("2025-04-01 09:00"))  # type: ignore[arg-type]


def test_it_keeps_one_of_two_directors_who_withdraw_each_other_at_once(database: Database) -> None:
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        posts.set_role(_directing(session, cast, MALIKA), cast.people[BEKZOD].id, "director")
    ready = threading.Barrier(2, timeout=20)
    outcomes: list[object] = []

    def withdraw(who: int, whom: int) -> None:
        if database.is_sqlite:  # only one writes at a time, so they cannot both have begun
            ready.wait()
        with database.write() as session:
            work = _directing(session, cast, who)
            if not database.is_sqlite:
                ready.wait()  # both have seen each other as directors
            outcomes.append(leaving.withdraw_person(work, cast.people[whom].id))

    threads = [threading.Thread(target=withdraw, args=pair) for pair in ((MALIKA, BEKZOD), (BEKZOD, MALIKA))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(type(outcome).__name__ for outcome in outcomes) == ["Departure", "str"]
    assert "not_you" in outcomes
    with database.read() as session:
        assert len(people.load_directors(session, cast.library.id)) == 1
        assert OFFICE in [
            department.name for department in people.departments_of(session, people.load_directors(session, 1)[0].id)
        ]


def test_it_tells_the_director_for_whom_the_leaver_had_stood_in(story: Story) -> None:
    today, until = moment("2025-04-01 09:00").date(), moment("2025-04-10 09:00").date()
    with story.house.database.write() as session:
        bekzod, nilufar = story.cast.people[BEKZOD].id, story.cast.people[NILUFAR].id
        leave.send_on_leave(_directing(session, story.cast, MALIKA), bekzod, nilufar, (today, until))
    card(story, "Nilufar")
    press(story.malika, "🚪 Ishdan bo'shadi", "ishdan bo'shadimi?")
    notice = press(story.malika, "🚪 Ha, bo'shadi", "ro'yxatdan chiqdi")
    assert "Bekzod ta'tilda, o'rniga hech kim qolmadi" in str(notice["text"])


def test_it_withdraws_links_that_a_leaving_director_has_written(story: Story) -> None:
    with story.house.database.write() as session:
        directing = _directing(session, story.cast, MALIKA)
        posts.set_role(directing, story.cast.people[BEKZOD].id, "director")
        invite_person(_directing(session, story.cast, BEKZOD), "Kimdir", None, "director")
        leaving.withdraw_person(directing, story.cast.people[BEKZOD].id)
        assert session.scalars(select(Invitation).where(Invitation.name == "Kimdir")).one().withdrawn_at is not None
