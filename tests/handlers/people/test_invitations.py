"""Inviting somebody by a one-time link: who comes in, who does not, and what each of them is told."""

from hashlib import sha256

import pytest
from sqlalchemy import select

from storage.database import Database
from storage.tables import Invitation, Library, OutgoingMessage, Person
from tests.support.people.phone import BEKZOD, MORNING, NILUFAR, SARDOR, Phone, Telegram
from tests.support.people.staffing import COUNTING, LIBRARY, READERS, everybody, invite, open_link, planned
from tests.support.plans.files import load, row, workbook


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine; what does is proved in `test_links`."""
    return sqlite_database


@pytest.fixture
def malika(telegram: Telegram) -> Phone:
    return planned(telegram)


def test_it_shows_the_link_with_its_picture_and_until_when(malika: Phone) -> None:
    invite(malika)
    link = next(message for message in malika.chat if "start=" in message.text)
    picture = next(message for message in malika.chat if message.photo)
    assert "oxirgi muddati: 8-aprel, 09:00" in link.text
    assert LIBRARY in link.text
    assert "Nilufar" in picture.text
    assert "oxirgi muddati: 8-aprel, 09:00" in picture.text
    assert picture.photo.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("to", "role", "departments"),
    [
        ("👁 Kuzatuvchi", "observer", []),
        ("🏛 Direktor", "director", ["Direktor"]),
        ("🤝 Direktor o'rinbosari", "deputy", []),
        (COUNTING, "member", [COUNTING]),
    ],
)
def test_it_invites_for_every_role(
    telegram: Telegram, malika: Phone, to: str, role: str, departments: list[str]
) -> None:
    bekzod = telegram.phone(BEKZOD)
    open_link(bekzod, invite(malika, "Bekzod", to))
    bekzod.press("✅ Ha")
    assert everybody(telegram)[BEKZOD] == ("Bekzod", role, departments)


def test_it_gives_one_person_two_departments(telegram: Telegram, malika: Phone) -> None:
    nilufar = telegram.phone(NILUFAR)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    shown = open_link(nilufar, invite(malika, "Nilufar", COUNTING))
    assert "ham sizga biriktirilsinmi" in shown
    nilufar.press("✅ Ha, biriktirilsin")
    assert sorted(everybody(telegram)[NILUFAR][2]) == ["Abonement xizmati", COUNTING]


def test_it_gives_one_department_two_people(telegram: Telegram, malika: Phone) -> None:
    for number, name in ((NILUFAR, "Nilufar"), (BEKZOD, "Bekzod")):
        open_link(telegram.phone(number), invite(malika, name))
        telegram.phone(number).press("✅ Ha")
    assert everybody(telegram)[NILUFAR][2] == everybody(telegram)[BEKZOD][2] == ["Abonement xizmati"]
    text = malika.say("/xodimlar").text
    assert "👤 Bekzod" in text
    assert "👤 Nilufar" in text


def test_it_binds_nobody_who_says_no(telegram: Telegram, malika: Phone) -> None:
    secret = invite(malika)
    sardor = telegram.phone(SARDOR)
    open_link(sardor, secret)
    assert "egasiga yuboring" in sardor.press("Yo'q").text
    assert SARDOR not in everybody(telegram)
    nilufar = telegram.phone(NILUFAR)  # the link is still good for the one it is for
    open_link(nilufar, secret)
    nilufar.press("✅ Ha")
    assert NILUFAR in everybody(telegram)


def test_it_answers_a_stranger_whatever_telegram_has_begun_to_send(telegram: Telegram) -> None:
    """Of a message only what is needed is read: a kind of which nobody has heard, or with less in it than before."""
    sardor = telegram.phone(SARDOR)
    for new in ({"sticker": {"file_id": "s"}}, {"hologram": {"depth": 3}}, {"poll": {"id": "1"}, "via": 7}):
        telegram.deliver({"message": sardor._message(**new)})
        assert "taklif havolasini so'rang" in sardor.last.text


def test_it_tells_a_stranger_nothing_but_how_to_ask(telegram: Telegram, malika: Phone) -> None:
    sardor = telegram.phone(SARDOR)
    for sentence in (
        sardor.say("/start"),
        sardor.say("salom"),
        sardor.say("/hisobot"),
        sardor.send(b"x"),
        sardor.send_photo(),
    ):
        assert "taklif havolasini so'rang" in sentence.text
        assert LIBRARY not in sentence.text
        assert not sentence.buttons
    assert len(sardor.chat) == 5
    assert SARDOR not in everybody(telegram)


@pytest.mark.parametrize("data", ["staff", "draft_load:1", "come:", "come:yolgon", "invite_to:1", "x" * 64])
def test_it_follows_no_press_of_a_stranger(telegram: Telegram, malika: Phone, data: str) -> None:
    sardor = telegram.phone(SARDOR)
    shown = sardor.say("salom")
    sardor.press_data(data, shown)
    assert SARDOR not in everybody(telegram)
    assert LIBRARY not in shown.text
    assert telegram.calls[-1].method == "answerCallbackQuery"


def test_it_refuses_the_second_of_two_who_saw_the_same_door(telegram: Telegram, malika: Phone) -> None:
    secret = invite(malika)
    nilufar, sardor = telegram.phone(NILUFAR), telegram.phone(SARDOR)
    open_link(nilufar, secret)
    open_link(sardor, secret)
    nilufar.press("✅ Ha")
    assert "ishlatib bo'lingan" in sardor.press("✅ Ha").text
    assert SARDOR not in everybody(telegram)


def test_it_expires(telegram: Telegram, malika: Phone) -> None:
    secret = invite(malika)
    nilufar = telegram.phone(NILUFAR)
    telegram.wait(days=6, hours=23)
    open_link(nilufar, secret)
    telegram.wait(hours=1)
    assert "muddati o'tgan" in nilufar.press("✅ Ha").text
    assert "muddati o'tgan" in open_link(nilufar, secret)
    assert NILUFAR not in everybody(telegram)


def test_it_can_be_withdrawn(telegram: Telegram, malika: Phone) -> None:
    secret = invite(malika)
    nilufar = telegram.phone(NILUFAR)
    open_link(nilufar, secret)
    malika.say("/xodimlar")
    assert "Nilufar — Abonement" in malika.press("⏳ Ochiq takliflar (1)").text
    assert "Ochiq taklif yo'q" in malika.press("❌ Nilufar").text
    assert "bekor qilingan" in nilufar.press("✅ Ha").text
    assert "bekor qilingan" in open_link(nilufar, secret)
    assert NILUFAR not in everybody(telegram)


def test_it_withdraws_nothing_of_another_library(telegram: Telegram, malika: Phone) -> None:
    with telegram.database.write() as session:
        other = Library(name="Boshqa", timezone="Asia/Tashkent", created_at=MORNING)
        session.add(other)
        session.flush()
        session.add(Person(library_id=other.id, telegram_id=BEKZOD, name="Bekzod", role="director", joined_at=MORNING))
    invite(malika)
    bekzod = telegram.phone(BEKZOD)
    bekzod.say("/xodimlar")
    assert "Nilufar" not in bekzod.last.text
    for data in ("withdraw:1", "invite_to:1", "draft_load:1"):
        bekzod.press_data(data, bekzod.screen)
    with telegram.database.read() as session:
        assert session.scalars(select(Invitation).where(Invitation.withdrawn_at.is_not(None))).all() == []


def test_it_keeps_no_secret_in_the_invitation(telegram: Telegram, malika: Phone) -> None:
    secret = invite(malika)
    with telegram.database.read() as session:
        kept = session.scalars(select(Invitation)).one()
        assert secret not in kept.secret_hash
        assert len(kept.secret_hash) == 64


@pytest.mark.parametrize("name", ["N", "12345", "x" * 61, "   "])
def test_it_asks_again_for_a_name_that_is_none(telegram: Telegram, malika: Phone, name: str) -> None:
    malika.say("/xodimlar")
    malika.press("➕ Taklif qilish")
    malika.press(READERS)
    malika.say(name)
    with telegram.database.read() as session:
        assert session.scalars(select(Invitation)).all() == []


def test_it_escapes_what_people_type(telegram: Telegram, malika: Phone) -> None:
    nilufar = telegram.phone(NILUFAR)
    assert "Nilufar <b>&amp; G'ani" in open_link(nilufar, invite(malika, "Nilufar <b>&amp; G'ani"))
    nilufar.press("✅ Ha")
    assert "Nilufar <b>&amp; G'ani" in malika.say("/xodimlar").text


def test_it_leaves_the_typing_of_a_name_when_the_director_goes_back(telegram: Telegram, malika: Phone) -> None:
    malika.say("/xodimlar")
    malika.press("➕ Taklif qilish")
    malika.press(READERS)
    malika.press("⬅️ Orqaga")
    malika.press("⬅️ Xodimlar")
    malika.say("Nilufar")
    with telegram.database.read() as session:
        assert session.scalars(select(Invitation)).all() == []


def test_it_shows_the_list_of_people_only_to_directors(telegram: Telegram, malika: Phone) -> None:
    nilufar = telegram.phone(NILUFAR)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    assert "faqat direktor" in nilufar.say("/xodimlar").text
    for data in ("staff", "invite", "invite_to:observer", "invited:0", "withdraw:1", "staff_page:0"):
        nilufar.press_data(data, nilufar.screen)
        assert "Malika" not in nilufar.screen.text
    with telegram.database.read() as session:
        assert len(session.scalars(select(Invitation)).all()) == 1


def test_it_shows_who_cannot_be_reached_and_who_is_awaited(telegram: Telegram, malika: Phone) -> None:
    nilufar = telegram.phone(NILUFAR)
    open_link(nilufar, invite(malika))
    nilufar.press("✅ Ha")
    invite(malika, "Bekzod", COUNTING)
    with telegram.database.write() as session:
        session.scalars(select(Person).where(Person.telegram_id == NILUFAR)).one().unreachable_since = MORNING
    text = malika.say("/xodimlar").text
    assert "📵 Nilufar" in text
    assert "⏳ Bekzod — taklif yuborilgan (8-aprel, 09:00 da tugaydi)" in text
    assert text.index("Direktor") < text.index("👤 Malika")


def test_it_answers_every_update_once(telegram: Telegram, malika: Phone) -> None:
    invite(malika)
    with telegram.database.read() as session:
        keys = session.scalars(select(OutgoingMessage.key)).all()
    assert len(keys) == len(set(keys))


def test_it_pages_a_large_staff(telegram: Telegram, malika: Phone) -> None:
    letters = str.maketrans("0123456789abcdef", "kitobxnalrsumedg")
    words = [sha256(bytes([at])).hexdigest()[:12].translate(letters).capitalize() for at in range(120)]
    names = [f"{word} <ishlari> xizmati" for word in words]
    load(malika, workbook(*(row(f"{at}.", f"Ish {at}", responsible=name) for at, name in enumerate(names, 1))))
    for name in names[:15]:
        invite(malika, f"Xodim {'ism ' * 12}".strip(), name.split()[0])
    screen = malika.say("/xodimlar")
    seen = screen.text
    while "Keyingi ▶️" in screen.labels:
        screen = malika.press("Keyingi ▶️", screen)
        seen += screen.text
    assert all(name.removesuffix(" xizmati") in seen for name in names)
    screen = malika.press("⏳", screen)
    assert "Keyingi ▶️" in screen.labels
    assert "◀️ Oldingi" in malika.press("Keyingi ▶️", screen).labels
