"""One-time links on both engines: who comes in, once, even at the same moment; and who is slowed down."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from handlers.doorway import admit
from storage.tables import Library, LinkAttempt, Membership, Person
from tests.support.people.phone import BEKZOD, BOT, MORNING, NILUFAR, SARDOR, Phone, Telegram
from tests.support.people.staffing import LIBRARY, everybody, invite, open_link, planned
from usecases.people.founding import DIRECTORS_OFFICE
from usecases.people.invitations import write_invitation


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    return planned(telegram)


def test_it_lets_the_invited_in(telegram: Telegram, malika: Phone) -> None:
    secret = invite(malika)
    nilufar = telegram.phone(NILUFAR)
    shown = open_link(nilufar, secret)
    assert LIBRARY in shown
    assert "Abonement" in shown
    assert "Nilufar" in shown
    assert NILUFAR not in everybody(telegram)  # nothing is bound by opening

    nilufar.press("✅ Ha")
    assert everybody(telegram)[NILUFAR] == ("Nilufar", "member", ["Abonement xizmati"])
    assert "Xush kelibsiz, Nilufar" in nilufar.screen.text
    assert any("Nilufar qo'shildi: Abonement" in message.text for message in malika.chat)
    assert telegram.setups[-1]["scope"] == {"type": "chat", "chat_id": NILUFAR}


def test_a_director_who_comes_by_the_terminals_link_says_their_name(telegram: Telegram, malika: Phone) -> None:
    with telegram.database.write() as session:
        library = session.scalars(select(Library.id)).one()
        secret = write_invitation(session, library, MORNING, role="director", name=DIRECTORS_OFFICE)
    sardor = telegram.phone(SARDOR)
    assert "Siz kutubxona direktorimisiz?" in open_link(sardor, secret)
    sardor.press("✅ Ha, bu men")
    assert "Ismingizni yozing" in sardor.screen.text
    assert everybody(telegram)[SARDOR][0] == "Direktor"
    assert "2–60 ta harf" in sardor.say("S").text
    sardor.say("/muddat")
    assert "Ismingizni yozing" in sardor.screen.text  # asked again below whatever else is looked at
    assert "Xush kelibsiz, Sardor Aliyev!" in sardor.say("  Sardor   Aliyev ").text
    assert everybody(telegram)[SARDOR][:2] == ("Sardor Aliyev", "director")
    sardor.say("Boshqa gap")
    assert everybody(telegram)[SARDOR][0] == "Sardor Aliyev"
    assert malika.say("/start").text


def test_it_works_once(telegram_on_both: Telegram) -> None:
    malika = planned(telegram_on_both)
    secret = invite(malika)
    nilufar, sardor = telegram_on_both.phone(NILUFAR), telegram_on_both.phone(SARDOR)
    open_link(nilufar, secret)
    nilufar.press("✅ Ha")
    assert "ishlatib bo'lingan" in open_link(sardor, secret)
    assert LIBRARY not in sardor.last.text
    assert "allaqachon" in open_link(nilufar, secret)
    assert SARDOR not in everybody(telegram_on_both)


def test_only_the_newest_link_for_somebody_is_good(telegram: Telegram, malika: Phone) -> None:
    secrets = [invite(malika) for _ in range(2)]
    assert "avval berilgan havola endi ochilmaydi" in malika.screen.text
    other = invite(malika, "Bekzod")
    assert "avval berilgan" not in malika.screen.text, "of somebody else"
    assert "bekor qilingan" in open_link(telegram.phone(NILUFAR), secrets[0])
    assert "Taklif Nilufar uchun" in open_link(telegram.phone(NILUFAR), secrets[1])
    assert "Taklif Bekzod uchun" in open_link(telegram.phone(BEKZOD), other)


def test_it_lets_one_in_of_two_at_the_same_moment(telegram_on_both: Telegram) -> None:
    malika = planned(telegram_on_both)
    secret = invite(malika)
    shown = {number: telegram_on_both.phone(number).say(f"/start {secret}") for number in (NILUFAR, SARDOR)}

    def press(number: int) -> None:
        query = {
            "id": str(number),
            "from": {"id": number, "is_bot": False, "first_name": "Ism"},
            "chat_instance": "1",
            "data": f"come:{secret}",
            "message": {"message_id": shown[number].id, "date": 1, "chat": {"id": number, "type": "private"}},
        }
        with telegram_on_both.database.write() as session:
            admit(BOT, session, {"update_id": 50_000 + number, "callback_query": query}, telegram_on_both.now, None)

    with ThreadPoolExecutor(2) as both:
        list(both.map(press, shown))
    telegram_on_both.show()
    came = [number for number in shown if number in everybody(telegram_on_both)]
    assert len(came) == 1
    assert ["Xush kelibsiz" in shown[number].text for number in shown].count(True) == 1
    assert ["ishlatib bo'lingan" in shown[number].text for number in shown].count(True) == 1


def test_it_slows_down_who_guesses(telegram_on_both: Telegram) -> None:
    malika = planned(telegram_on_both)
    secret = invite(malika)
    sardor = telegram_on_both.phone(SARDOR)
    answers = [open_link(sardor, f"taxmin-{attempt}") for attempt in range(20)]
    assert all("Bunday havola yo'q" in answer for answer in answers[:5])
    assert all("havolalar ko'p ochildi" in answer for answer in answers[5:])
    assert "havolalar ko'p ochildi" in open_link(sardor, secret)  # not even a right guess is looked at now
    with telegram_on_both.database.read() as session:
        assert len(session.scalars(select(LinkAttempt)).all()) == 5
    open_link(telegram_on_both.phone(NILUFAR), secret)  # nobody else is slowed
    assert "Taklif Nilufar uchun. Bu sizmisiz?" in telegram_on_both.phone(NILUFAR).last.text
    telegram_on_both.wait(hours=1, minutes=1)
    assert "Taklif Nilufar uchun. Bu sizmisiz?" in open_link(sardor, secret)


def test_it_refuses_somebody_of_another_library(telegram: Telegram, malika: Phone) -> None:
    with telegram.database.write() as session:
        other = Library(name="Boshqa", timezone="Asia/Tashkent", created_at=MORNING)
        session.add(other)
        session.flush()
        session.add(Person(library_id=other.id, telegram_id=BEKZOD, name="Bekzod", role="member", joined_at=MORNING))
    bekzod = telegram.phone(BEKZOD)
    assert "boshqa kutubxona" in open_link(bekzod, invite(malika, "Bekzod"))
    with telegram.database.read() as session:
        assert session.scalars(select(Membership).where(Membership.library_id == other.id)).all() == []


def test_it_leaves_the_link_of_their_own_department_unused(telegram: Telegram, malika: Phone) -> None:
    nilufar, bekzod = telegram.phone(NILUFAR), telegram.phone(BEKZOD)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    secret = invite(malika, "Bekzod")
    assert "Havola ishlatilmadi" in open_link(nilufar, secret)
    assert "Havola ishlatilmadi" in nilufar.press_data(f"come:{secret}", nilufar.screen).text
    assert everybody(telegram)[NILUFAR] == ("Nilufar", "member", ["Abonement xizmati"])
    open_link(bekzod, secret)
    bekzod.press("✅ Ha")
    assert everybody(telegram)[BEKZOD] == ("Bekzod", "member", ["Abonement xizmati"])


@pytest.mark.parametrize("to", ["👁 Kuzatuvchi", "🏛 Direktor"])
def test_it_leaves_a_link_unused_that_would_give_the_director_nothing(
    telegram: Telegram, malika: Phone, to: str
) -> None:
    secret = invite(malika, "Bekzod", to)
    assert "Havola ishlatilmadi" in open_link(malika, secret)
    assert "Taklif Bekzod uchun" in open_link(telegram.phone(BEKZOD), secret)


def test_it_lets_somebody_back_who_had_left_that_department(telegram_on_both: Telegram) -> None:
    malika = planned(telegram_on_both)
    nilufar = telegram_on_both.phone(NILUFAR)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    with telegram_on_both.database.write() as session:
        session.scalars(select(Person).where(Person.telegram_id == NILUFAR)).one().active = False
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    with telegram_on_both.database.read() as session:
        assert session.scalars(select(Person).where(Person.telegram_id == NILUFAR)).one().active
