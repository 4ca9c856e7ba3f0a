"""A day in the library, played over HTTP so that every kind of button is shown to somebody once."""

from handlers.routes import PRESSES
from sandbox.people import Phone
from storage.database import Database
from tests.cast import BEKZOD, MALIKA, NILUFAR, SARDOR, Cast, gather, moment
from tests.director.cast import APRIL_1, READERS, add_plan, found, hand_in
from tests.director.cast import NILUFAR as ABROAD_READER
from tests.house import House
from tests.office.test_plan_questions import DOUBTFUL
from tests.office.test_plan_upload import row, workbook
from tests.oversight.pressing import Samples, explore, follow
from usecases.people import come_in, knock, write_invitation

START = moment("2025-04-01 09:00")
ELSEWHERE = 50_000
"""What is added to the accounts of the other library's people."""
OBSERVER, IDLE, LEFT = 7101, 7102, 7103
"""Somebody who only reads, a member without a department, and somebody who has left."""
LATER = {"out_do", "swap_do", "role_set", "post_set"}
"""Presses that take people away; that such a button was shown is enough."""


def furnish(database: Database) -> Cast:
    """Our library, and another one that nobody of ours may see."""
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        for account, role in ((OBSERVER, "observer"), (IDLE, "member"), (LEFT, "member")):
            secret = write_invitation(session, cast.library.id, START, role=role, name=f"Odam {account}")
            door = knock(session, secret, account, START)
            assert not isinstance(door, str)
            person = come_in(session, door, account, START)
            assert not isinstance(person, str)
            if account == LEFT:
                person.active, person.left_at = False, START
        other = found(session, ELSEWHERE)
        add_plan(session, other)
        hand_in(session, other, READERS, 2, {"IV.15": 9_000}, at=APRIL_1, by=ABROAD_READER + ELSEWHERE)
    return cast


def _say(phone: Phone, text: str, shows: str = "") -> None:
    phone.say(text)
    phone.wait_for(shows or (lambda _: True))


def _press(phone: Phone, label: str, shows: str = "") -> None:
    phone.press(label)
    phone.wait_for(shows or (lambda _: True))


def play(house: House, samples: Samples) -> None:
    """The whole day."""
    nilufar, bekzod, malika = (house.phone(one, str(one)) for one in (NILUFAR, BEKZOD, MALIKA))
    observer = house.phone(OBSERVER, "Kuzatuvchi")
    for phone in (nilufar, bekzod, malika, observer):
        _say(phone, "/start", "nima qilamiz?")
    _half_a_report(bekzod, samples)
    _a_report(nilufar, samples)
    _the_office(malika, samples)
    for phone in (nilufar, bekzod, observer, malika):
        explore(samples, phone, LATER)
    _people(malika, house.phone(SARDOR, "Sardor"), samples)
    _plans(malika, samples)
    samples.collect()


def _half_a_report(bekzod: Phone, samples: Samples) -> None:
    _say(bekzod, "/kiritish", "Mart oyida nechta?")
    _say(bekzod, "99999999")
    samples.collect()
    _say(bekzod, "1.200")
    samples.collect()


def _a_report(nilufar: Phone, samples: Samples) -> None:
    _say(nilufar, "/kiritish", "Mart oyida nechta?")
    _press(nilufar, "📎 Fayl", "yuboring")
    nilufar.send_file("dalil.pdf", b"%PDF-1.4 sinov")
    nilufar.wait_for("Endi shu bandda: 1 ta")
    samples.collect()
    _press(nilufar, "📂 Ko'rish", "Mart 2025")
    samples.collect()
    _press(nilufar, "🗑", "olib tashlansinmi?")
    samples.collect()
    _press(nilufar, "⬅️ Orqaga", "Mart 2025")
    _press(nilufar, "⬅️ Savolga qaytish", "Mart oyida nechta?")
    _say(nilufar, "21\n1200\n9870\n29870\n12", "ko'zdan kechiring")
    samples.collect()
    _press(nilufar, "📨 Direktorga yuborish", "Rahmat! Hisobot yuborildi")
    samples.collect()
    _say(nilufar, "/kiritish")
    samples.collect()


def _the_office(malika: Phone, samples: Samples) -> None:
    _say(malika, "/sozlamalar", "Sozlamalar")
    _press(malika, "📅 Dam olish kunlari", "dam olish kunlari")
    _say(malika, "15-aprel", "15-aprel")
    samples.collect()
    _say(malika, "/xodimlar", "Xodimlar")
    _press(malika, "🌴 Ta'tilda")
    _press(malika, "👤 Bekzod")
    _press(malika, "🌴 Ta'tilda")
    samples.collect()
    _say(malika, "10-aprel")
    samples.collect()


def _people(malika: Phone, sardor: Phone, samples: Samples) -> None:
    """An invitation, seen by a stranger and by somebody of the house; and a place handed over."""
    _say(malika, "/xodimlar", "Xodimlar")
    _press(malika, "➕ Taklif qilish", "Kimni taklif qilamiz?")
    _press(malika, "👁 Kuzatuvchi", "ismini yozing")
    _say(malika, "Sardor", "uchun havola tayyor")
    link = [one["text"] for one in malika.chat()["messages"] if "start=" in one["text"]][-1]
    secret = link.split("start=")[1].split()[0]
    _say(sardor, f"/start {secret}")
    samples.collect()
    _say(malika, "/xodimlar", "Xodimlar")
    _press(malika, "⏳ Ochiq takliflar", "Ochiq takliflar")
    samples.collect()
    _say(malika, "/xodimlar", "Xodimlar")
    _press(malika, "✏️ Xodimni o'zgartirish", "Kim haqida?")
    _press(malika, "👤 Bekzod")
    _press(malika, "👥 Xizmatlari", "qaysi xizmatlar")
    _press(malika, "▫️ Abonement")
    samples.collect()


def _plans(malika: Phone, samples: Samples) -> None:
    """A plan's file with doubts: asked, answered, taken back, compared, set aside."""
    malika.send_file("reja.xlsx", workbook(*DOUBTFUL))
    malika.wait_for("savol bor")
    follow(samples, malika, "draft_ask", "draft_pick", "draft_ask")
    malika.send_file("reja.xlsx", workbook(row("15.", "Kitob berish", target=99)))
    malika.wait_for(lambda one: bool(one["buttons"]))
    samples.collect()
    explore(samples, malika, {*PRESSES} - {"draft_diff", "draft_links", "draft_ask", "draft"})


__all__ = ["ELSEWHERE", "IDLE", "LEFT", "OBSERVER", "START", "furnish", "play"]
