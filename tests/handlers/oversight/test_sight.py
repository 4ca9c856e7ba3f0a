"""Approving with sight: what each number is held against, what is clear at once, and a word that returns nothing."""

from storage.database import Database
from storage.tables import Answer, HistoryEntry, Submission
from tests.support.people.small_library import (
    BEKZOD,
    MALIKA,
    NILUFAR,
    READERS,
    House,
    Phone,
    Promise,
    Shown,
    add_plan,
    create,
    day,
    hand_in,
)

SIGHT = """\
• <b>IV.13 (yangi)</b> Foydalanuvchilar: <b>20</b>
    💬 Navro'z &lt;oyi&gt;
    fevral 6 · reja 100 (31 %)
• <b>IV.15</b> Kitob berilishi: <b>13 000</b>
    💬 Navro'z &lt;oyi&gt;
    fevral 10 000 · reja 120 000 (26,7 %)"""


def march(phone: Phone, label: str = "mart") -> Shown:
    """March's report; where it waits alone, its button need not say which month it is."""
    return phone.opens(phone.opens("waiting:0").press_of(label))


def text(shown: Shown) -> str:
    return shown.text.replace("\u00a0", " ")


def test_it_shows_below_each_number_what_it_is_held_against(database: Database, house: House) -> None:
    assert SIGHT in text(march(Phone(database, MALIKA)))
    # Whoever reports it sees their numbers as before: the question has shown them all that.
    own = Phone(database, NILUFAR).reads("/kiritish")
    assert "reja 120 000 (26,7 %)" not in text(own)


def test_it_names_a_doubtful_row_first_then_a_zero_where_there_was_something(database: Database) -> None:
    rows = [
        Promise(f"{section}.{number}", f"Ish {number}", [READERS], 1200) for section in ["I", "II"] for number in (3, 5)
    ]
    with database.write() as session:
        library = create(session)
        add_plan(session, library, rows, year=2024)
        old = dict(library.figures)
        library.rows.clear()
        add_plan(session, library, rows)
        now, library.figures = library.figures, old
        hand_in(session, library, READERS, 3, {"II.5": 77}, at=day(4, 1), by=NILUFAR, status="approved", year=2024)
        library.figures = now
        hand_in(session, library, READERS, 2, dict.fromkeys(now, 100), at=day(3, 1), by=NILUFAR, status="approved")
        numbers = {"I.3": 110, "I.5": 0, "II.3": 1_000, "II.5": 90}
        sent = hand_in(session, library, READERS, 3, numbers, at=day(4, 1), by=NILUFAR)
        answer = session.query(Answer).filter_by(submission_id=sent, figure_id=now["II.3"]).one()
        answer.odd = "ten_times:100"
    shown = text(march(Phone(database, MALIKA), "👀"))
    codes = [
        line.split("</b>")[0].split("<b>")[1]
        for line in shown.splitlines()
        if "fevral" not in line and "</b> Ish" in line
    ]
    assert codes == ["II.3", "I.5", "I.3", "II.5"]
    assert "<b>I.5</b> Ish 5: <b>0</b>\n    fevral 100 · reja 1 200 (8,3 %)" in shown
    assert "fevral 100 · o'tgan yil mar 77 · reja 1 200 (15,8 %)" in shown


def test_it_approves_what_is_clear_and_shows_the_rest(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    waiting = phone.opens("waiting:0")
    press = waiting.press_of("✅ Savolsizlarini tasdiqlash (2)")
    left = phone.presses(press)[-1]
    assert "✅ 2 ta hisobot tasdiqlandi. Qolganini ko'zdan kechiring" in left.text
    assert "Tasdiqlanmagan hisobotlar: 1 ta" in left.text
    assert [label for label in left.presses if "Savolsiz" in label] == []
    assert "Ro'yxat shu orada o'zgardi" in phone.presses(press)[-1].text  # a double tap approves nothing else
    with database.read() as session:
        waits = session.query(Submission).filter_by(status="submitted").one()
        assert (waits.month, waits.department_id) == (3, house.departments[READERS])
    assert phone.presses("clear:00000000")[-1].text == phone.presses(press)[-1].text
    assert "Tasdiqlanmagan" not in str(Phone(database, BEKZOD).presses(press))


def test_it_says_a_word_to_a_department_and_returns_nothing(database: Database, house: House) -> None:
    phone = Phone(database, MALIKA)
    report = march(phone)
    asked = phone.opens(report.press_of("💬 Xizmatga yozish"))
    assert "Xizmatga nima deysiz?" in asked.text
    assert "Bir-ikki so'z" in phone.reads("ok").text
    seen = phone.reads("Qabul <kunini> ham yozing")
    assert "«Qabul &lt;kunini&gt; ham yozing»" in seen.text
    notice, again = phone.presses(seen.press_of("📨 Yuborish"))
    assert notice.chat_id == NILUFAR
    assert "<b>Malika</b> — 2025-yil mart hisoboti" in notice.text
    assert "«Qabul &lt;kunini&gt; ham yozing»" in notice.text
    assert "💬 Yuborildi: 1 xodimga." in again.text
    assert again.press_of("✅ Tasdiqlash")
    with database.read() as session:
        assert session.query(Submission).filter_by(status="submitted", month=3).count() == 1
        line = session.query(HistoryEntry).filter_by(action="word").one()
        assert line.after == {"words": "Qabul <kunini> ham yozing"}
    assert not [shown for shown in phone.presses(seen.press_of("📨 Yuborish")) if shown.chat_id == NILUFAR]
    _is_answered(database)
    assert "Xizmatga" not in str(Phone(database, NILUFAR).presses(report.press_of("💬 Xizmatga yozish")))


def _is_answered(database: Database) -> None:
    """Its people answer in reply, or by the button; and so it goes on, each time to whoever has spoken."""
    nilufar, malika = Phone(database, NILUFAR), Phone(database, MALIKA)
    notice, receipt = nilufar.replies("Qabul &lt;kunini&gt;", "Tushunmadim, qaysi <kun>?")
    assert notice.chat_id == MALIKA
    assert "<b>Nilufar</b> javob yozdi" in notice.text
    assert "«Tushunmadim, qaysi &lt;kun&gt;?»" in notice.text
    assert "Siz yozgan edingiz: «Qabul &lt;kunini&gt; ham yozing»" in notice.text
    assert "Javobingiz yuborildi: Malika." in receipt.text
    told = malika.replies("Tushunmadim", "Har oyning birinchi shanbasini")[0]
    assert told.chat_id == NILUFAR
    asked = nilufar.opens(told.press_of("✍️ Javob yozish"))
    assert "Javobni o'qiydi: Malika" in asked.text
    seen = nilufar.reads("Ha, tushunarli")
    notice, *_, home = nilufar.presses(seen.press_of("📨 Yuborish"))
    assert (notice.chat_id, "«Ha, tushunarli»" in notice.text) == (MALIKA, True)
    assert "nimadan boshlaymiz?" in home.text
    # A number in reply might have been meant for the report: it is shown before it is sent, and kept nowhere.
    seen = nilufar.replies("birinchi shanbasini", "14-bandda 9 870 edi")[0]
    assert (seen.chat_id, "Javob qilib yuborilsinmi?" in seen.text) == (NILUFAR, True)
    assert "nimadan boshlaymiz?" in nilufar.presses(seen.press_of("⬅️ Hisobotga"))[-1].text
    # Whoever has nothing to do with the report has no such button.
    assert "Javobni" not in str(Phone(database, BEKZOD).presses(told.press_of("✍️ Javob yozish")))
    with database.read() as session:
        said = [line.after["words"] for line in session.query(HistoryEntry).filter_by(action="word")]
    assert said[1:] == ["Tushunmadim, qaysi <kun>?", "Har oyning birinchi shanbasini", "Ha, tushunarli"]


def test_a_shared_row_is_held_against_the_departments_own_part(database: Database, house: House) -> None:
    # 1 + 2 + 2 of their own twelve; together with the other's 1 + 1 it would be 7 of 24
    assert "fevral 2 · reja 24, shu xizmatga 12 (41,7 %)" in text(march(Phone(database, MALIKA)))
