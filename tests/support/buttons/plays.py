"""A day in the library, played over HTTP so that every kind of button is shown to somebody once."""

from datetime import date

from sqlalchemy import select

from plan.fold import fold_key
from reports.word.sample import sample_template
from sandbox.people import Phone
from storage.base import Session
from storage.database import Database
from storage.people.people import join_department
from storage.tables import Department, Library, Person, Plan, PlanFigure, PlanRow
from tests.support.buttons.new_director import come_in_unnamed, open_second_department
from tests.support.buttons.plan_plays import (
    EXHIBITIONS,
    forms_of_a_sum,
    last_years_facts,
    next_year,
    plans,
    the_plan_changes,
)
from tests.support.buttons.pressing import Samples, explore, follow
from tests.support.buttons.steps import SIGNS, press, say
from tests.support.months.form_sheets import download
from tests.support.months.reports import press_more
from tests.support.own_forms.small import form_of_cast
from tests.support.people.cast import BEKZOD, MALIKA, NILUFAR, SARDOR, Cast, gather, moment
from tests.support.people.house import House
from tests.support.people.small_library import APRIL_1, PROMISES, READERS, add_plan, create, hand_in
from tests.support.people.small_library import MALIKA as ABROAD_DIRECTOR
from tests.support.people.small_library import NILUFAR as ABROAD_READER
from tests.support.public_days import estimate
from usecases.people.founding import ensure_department
from usecases.people.invitations import accept_invitation, read_link, write_invitation

START = moment("2025-04-01 09:00")
ELSEWHERE = 50_000
"""What is added to the accounts of the other library's people."""
OBSERVER, IDLE, LEFT, BUSY, UNNAMED = 7101, 7102, 7103, 7104, 7105
"""Somebody who only reads, a member without a department, somebody who has left, one with two departments, and a new
director elsewhere."""
MANY = 12
"""Further departments, each with somebody in it, so that lists have a second page."""
WORKING_TIME, NEXT_YEAR = moment("2025-04-02 11:00"), moment("2026-01-12 09:00")
HAYIT = date(2026, 6, 16)
LATER = {"out_do", "swap_do", "role_set", "post_set", "begin_at"}
"""Presses that take people or months away; that such a button was shown is enough."""


def furnish(database: Database, signs: str = "") -> Cast:
    """Our library, and another one that nobody of ours may see; `signs` stand in every name that people have given."""
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        crowd = {OBSERVER: "observer", IDLE: "member", LEFT: "member", BUSY: "member"}
        crowd |= dict.fromkeys(range(7200, 7200 + MANY), "member")
        for account, role in crowd.items():
            secret = write_invitation(session, cast.library.id, START, role=role, name=f"Odam {account}")
            door = read_link(session, secret, account, START)
            assert not isinstance(door, str)
            arrival = accept_invitation(session, door, account, START)
            assert not isinstance(arrival, str)
            person = arrival.person
            if account == LEFT:
                person.active, person.left_at = False, START
            if account >= 7200:
                department = ensure_department(session, cast.library.id, f"Xizmat {account}")
                join_department(session, person, department.id, START)
                if account < 7202:
                    busy = session.scalars(select(Person).where(Person.telegram_id == BUSY)).one()
                    join_department(session, busy, department.id, START)
        other = create(session, ELSEWHERE)
        add_plan(session, other, (*PROMISES, *EXHIBITIONS))
        numbers = {"IV.15": 9_000, **{exhibition.code: 2 for exhibition in EXHIBITIONS}}
        hand_in(session, other, READERS, 2, numbers, at=APRIL_1, by=ABROAD_READER + ELSEWHERE)
        session.get_one(PlanFigure, cast.figures["IV", "26.1", ""]).schedule = "quarters 1 1 1 1"
        estimate(session, HAYIT)
        if signs:
            _mark(session, signs)
    return cast


def _mark(session: Session, signs: str) -> None:
    """Put signs into the names of people, departments, rows and libraries: behind them, because the plays press by how
    a name begins, but in front of what is long and would be cut."""
    for person in session.scalars(select(Person)):
        person.name = f"{person.name} {signs}"
    for department in session.scalars(select(Department)):
        department.name = f"{department.name} {signs}"
        department.folded = fold_key(department.name)
    for library in session.scalars(select(Library)):
        library.name = f"{library.name} {signs}"
    for row_of_plan in session.scalars(select(PlanRow)):
        row_of_plan.name = f"{signs} {row_of_plan.name}"
    for plan in session.scalars(select(Plan)):
        plan.title = f"{plan.title} {signs}"


def play(house: House, samples: Samples) -> None:
    """The whole day, and a morning of the next year."""
    nilufar, bekzod, malika = (house.phone(account, str(account)) for account in (NILUFAR, BEKZOD, MALIKA))
    observer, busy = house.phone(OBSERVER, "Kuzatuvchi"), house.phone(BUSY, "Band")
    for phone in (nilufar, bekzod, malika, observer, busy):
        say(phone, "/start", "nimadan boshlaymiz?")
    _languages(observer, samples)
    open_second_department(house, busy)
    samples.collect()
    press(busy, "Yo'q", "Tushunarli")
    _half_a_report(house, bekzod, samples)
    _a_report(house, nilufar, samples)
    _a_form(house, nilufar, samples)
    _a_practice(bekzod, samples)
    say(busy, "/kiritish")
    house.clock.set(WORKING_TIME)
    _reminded(bekzod)
    _the_office(malika, samples)
    _the_letter(malika, samples)
    _the_provinces_form(malika, samples)
    come_in_unnamed(house, of=ABROAD_READER + ELSEWHERE, account=UNNAMED)
    samples.collect()
    _papers(malika, samples)
    _goes_back(nilufar, malika, samples)
    _diaries(nilufar, busy, house.phone(ABROAD_READER + ELSEWHERE, "Nilufar"), samples)
    the_plan_changes(malika, samples)
    _the_same_number(bekzod, malika, samples)
    say(malika, "/start", "hisobot tasdiqlanmagan")
    follow(samples, malika, "waiting")
    for phone in (nilufar, bekzod, observer, malika, busy):
        explore(samples, phone, LATER)
    _asks_to_reopen(bekzod, malika, samples)
    _many_opened(malika, samples)
    _the_beginning(house, malika, busy, samples)
    _people(malika, house.phone(SARDOR, "Sardor"), samples)
    plans(malika, samples)
    house.clock.set(NEXT_YEAR)
    next_year(malika, samples)
    last_years_facts(house.phone(ABROAD_DIRECTOR + ELSEWHERE, "Malika"), samples)
    house.clock.set(WORKING_TIME)


def _languages(observer: Phone, samples: Samples) -> None:
    """Somebody looks at the languages, writes in another one, and keeps theirs."""
    samples.collect()
    say(observer, "/til", "Qaysi tilda yozay?")
    samples.collect()
    say(observer, "китоблар қани")
    say(observer, "рахмат, кўрдим", "Ўзбекча ёзайинми?")
    samples.collect()
    press(observer, "Kerak emas", "Til o'zgarmadi")


def _reminded(phone: Phone) -> None:
    phone.wait_for(lambda message: "2 soat keyin" in str(message["buttons"]), timeout=20)


def _asks_to_reopen(bekzod: Phone, malika: Phone, samples: Samples) -> None:
    """A month that closed unsent: the director is asked to open it."""
    say(bekzod, "/bekor", "nimadan boshlaymiz?")
    department = next(data for data in samples.by_account[BEKZOD] if data.startswith("month:")).split(":")[1]
    bekzod.press_data(f"month:{department}:2025:2", bekzod.last()["message_id"], wait=30)
    samples.collect()
    press(bekzod, "📣 Direktorga so'rov", "So'rov yuborildi")
    asked = malika.wait_for("so'rayapti")
    samples.collect()
    say(malika, "/start", "nimadan boshlaymiz?")
    samples.collect()
    press(malika, "📣 Oyni ochish so'rovlari", "Yopilgan oyni ochish so'ralgan")
    samples.collect()
    malika.press("✋ Ochilmasin", message_id=asked["message_id"])
    malika.wait_for("Sababini yozing")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")


def _the_same_number(bekzod: Phone, malika: Phone, samples: Samples) -> None:
    """Two departments say the same of a shared row."""
    say(bekzod, "/bekor", "nimadan boshlaymiz?")  # whatever was being marked
    say(bekzod, "/kiritish")
    say(bekzod, "1) 2\n23) 12\n26.1) 1", "ko'zdan kechiring")
    samples.collect()
    follow(samples, bekzod, "submit")
    follow(samples, malika, "dc_one")


def _half_a_report(house: House, bekzod: Phone, samples: Samples) -> None:
    with house.sandbox.lock:  # two numbers before the question can be seen
        for text in ("/kiritish", "5", "6"):
            house.sandbox.say(BEKZOD, text)
    bekzod.wait_for("2 ta xabar hech qaysi bandga yozilmadi")
    samples.collect()
    say(bekzod, "/kiritish", "Mart oyida qancha?")
    say(bekzod, "99999999")
    samples.collect()
    for words in ("oldingisi 12", "yil boshidan 450", "keyin aytaman", "xato yozdim"):
        say(bekzod, words)
        samples.collect()
    say(bekzod, "1 - 3\n23 - 4", "Ro'yxat shunday o'qildi")
    samples.collect()
    say(bekzod, "23 26.1")
    samples.collect()
    say(bekzod, "1.200")
    samples.collect()


def _a_report(house: House, nilufar: Phone, samples: Samples) -> None:
    say(nilufar, "/kiritish", "Mart oyida qancha?")
    _mark_rows(nilufar, samples)
    nilufar.press("⋯ Yana")
    nilufar.wait_for(lambda message: "💬 Izoh" in str(message["buttons"]))
    samples.collect()
    press(nilufar, "💬 Izoh", "zoh")
    say(nilufar, "15) 31 000 kitob", "Bu izohmi yoki raqammi?")
    samples.collect()
    say(nilufar, f"ro'yxat {SIGNS}", "Mart oyida qancha?")
    press_more(nilufar, "📎 Fayl")
    nilufar.wait_for("yuboring")
    nilufar.send_file("dalil <b>&'.pdf", b"%PDF-1.4 sinov")
    nilufar.wait_for("Bu bandda 1 ta fayl")
    samples.collect()
    press(nilufar, "📂 Ko'rish", "2025-yil mart")
    samples.collect()
    press(nilufar, "🗑", "olib tashlansinmi?")
    samples.collect()
    press(nilufar, "⬅️ Orqaga", "2025-yil mart")
    press(nilufar, "⬅️ Savolga", "Mart oyida qancha?")
    nilufar.send_file("mart.csv", b"Boshqa;jadval\n12;15\n")
    nilufar.wait_for("Fayl hali biriktirilmadi")
    samples.collect()
    nilufar.press("📄 Excel forma")
    sheet = download(house, nilufar.wait_for(lambda message: message["file"] is not None))
    nilufar.send_file("Forma.xlsx", sheet.note("15", "29 900").saved())
    nilufar.wait_for("Izohdagi raqamlar")
    samples.collect()
    nilufar.press("Kerak emas")
    say(nilufar, "/kiritish", "Mart oyida qancha?")
    say(nilufar, "900", "Balki 90 demoqchimisiz?")
    samples.collect()
    press(nilufar, "13 yangi: 90", "Mart oyida qancha?")
    say(nilufar, "1200\n14) 9870\n15) 29870\n23) 12", "ko'zdan kechiring")
    samples.collect()
    press(nilufar, "📨 Topshirish", "Rahmat! Hisobot topshirildi")
    samples.collect()
    say(nilufar, "/kiritish", "qaysi oy?")
    press(nilufar, "▫️ aprel", "Aprel oyida qancha?")  # where March's numbers are offered again
    samples.collect()
    press(nilufar, "Qolgani 0", "har oy raqam bo'lgan")
    samples.collect()
    press(nilufar, "↩️ Nollarni olib tashlash", "yana ochiq")
    say(nilufar, "/kiritish", "qaysi oy?")
    samples.collect()


def _a_practice(bekzod: Phone, samples: Samples) -> None:
    """He turns the cards of the tour and practises a month, as far as its review."""
    say(bekzod, "/yordam")
    press(bekzod, "💡 Tanishuv", "Bot nima so'raydi?")
    press(bekzod, "Keyingi ›", "Qanday javob beriladi?")
    press(bekzod, "Keyingi ›", "Keyin nima bo'ladi?")
    samples.collect()
    press(bekzod, "🎓 Mashq", "Sinab ko'ring")
    samples.collect()
    say(bekzod, "45", "Ataylab xato qiling")
    say(bekzod, "600", "yonidagi tugmani bosing")
    samples.collect()
    press(bekzod, "🎓 0", "ko'zdan kechiring")
    samples.collect()
    say(bekzod, "/kiritish", "Mart oyida qancha?")


def _diaries(nilufar: Phone, busy: Phone, abroad: Phone, samples: Samples) -> None:
    """She counts days of April in the diary and at its question; the others see a choice of diaries, and of pages."""
    for phone in (nilufar, busy, abroad):
        say(phone, "/start", "nimadan boshlaymiz?")
    press(busy, "📓 Kundalik", "Qaysi xizmat kundaligi?")
    press(abroad, "📓 Kundalik", "Bandni tanlang")
    press(nilufar, "📓 Kundalik", "Bandni tanlang")
    samples.collect()
    say(nilufar, "14) 45", "📓 14, 2-aprel: 45")
    say(nilufar, "14) 5", "45 turibdi")
    samples.collect()
    press(nilufar, "Qo'shib: 50", "📓 14, 2-aprel: 50")
    press(nilufar, "14", "nechta?")
    samples.collect()
    department = next(data for data in samples.by_account[nilufar.person_id] if data.startswith("diary_day:"))
    nilufar.press_data(f"month:{department.split(':')[1]}:2025:4", nilufar.last()["message_id"], wait=30)
    nilufar.wait_for("Aprel oyida qancha?")
    say(nilufar, "bugun 3", "hali yozilmadi")
    samples.collect()
    say(nilufar, "bugun 3\nkecha 4", "Kundalikka yozilsinmi?")
    samples.collect()
    press(nilufar, "📓 Kundalikka yozish", "Kundalikda: 7")
    samples.collect()


def _mark_rows(nilufar: Phone, samples: Samples) -> None:
    """She begins to say in which rows there was work, and looks at the list of them; then she answers one by one."""
    press_more(nilufar, "📌")
    nilufar.wait_for("qaysi bandlarda ish bo'ldi?")
    samples.collect()
    press(nilufar, "14", "✅ 14")
    say(nilufar, "14 99", "bunday band so'ralmaydi")
    samples.collect()
    press(nilufar, "⬅️ Orqaga", "Mart oyida qancha?")
    press_more(nilufar, "📋")
    nilufar.wait_for("Har qatorga band raqami")
    samples.collect()
    press(nilufar, "⬅️ Orqaga", "Mart oyida qancha?")


def _a_form(house: House, nilufar: Phone, samples: Samples) -> None:
    """The month that was sent comes back as a form with another number, and is asked why."""
    press(nilufar, "✅ mart", "Oy yopilguncha")
    nilufar.press("📄 Excel forma")
    sheet = download(house, nilufar.wait_for(lambda message: message["file"] is not None))
    nilufar.send_file("Forma.xlsx", sheet.put({"14": 9780}).saved())
    nilufar.wait_for("Shunday saqlansinmi?")
    samples.collect()
    press(nilufar, "✅ Saqlash", "O'zgartirish sababini")
    samples.collect()


def _the_office(malika: Phone, samples: Samples) -> None:
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "📅 Dam olish kunlari", "dam olish kunlari")
    say(malika, "15-aprel, 19-aprel", "Shu kuni ishlaysizmi?")
    samples.collect()
    press(malika, "🏢 19-aprel", "19-aprel, shanba — ish kuni")
    samples.collect()
    say(malika, "/xodimlar", "Xodimlar")
    press(malika, "🌴 Ta'tillar", "Kim")
    malika.press("👤 Bekzod")
    malika.wait_for(lambda message: "🌴 Ta'til belgilash" in str(message["buttons"]))
    press(malika, "🌴 Ta'til belgilash")
    samples.collect()
    say(malika, "10-aprel")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")
    say(malika, "/xodimlar", "Xodimlar")
    follow(samples, malika, "staff_who", "staff_one", "staff_swap")
    say(malika, f"Kamola {SIGNS}", "o'rniga yangi xodim")
    samples.collect()
    say(malika, "/holat", "kim hisobot topshirgan")
    follow(samples, malika, "nudge", "nudge_go", "nudge_at")
    say(malika, "/bekor", "nimadan boshlaymiz?")
    malika.press_data("board_at:2025:1:0", malika.last()["message_id"], wait=30)
    follow(samples, malika, "board_open")


def _the_letter(malika: Phone, samples: Samples) -> None:
    """Who the library writes to, cleared again; a form of its own, looked at and dropped; and what papers are
    written in."""
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "📄 Hujjatlar tili", "kirill harflarida yoziladi")
    samples.collect()
    press(malika, "🏷 Xizmatlarning ruscha nomi", "Ruscha nomini yozish uchun")
    samples.collect()
    follow(samples, malika, "rus_dep")
    say(malika, f"Абонемент {SIGNS}", "✅ Ruscha nomi")
    follow(samples, malika, "rus_dep", "rus_none")
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "📄 Hujjatlar tili", "kirill harflarida yoziladi")
    press(malika, "Кирилл", "Hujjatlar endi shu tilda")
    press(malika, "Lotin", "Hujjatlar endi shu tilda tayyorlanadi: Lotin")
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "✉️ Xat va imzolar", "Hujjatlarning boshi")
    press(malika, "📮 Kimga", "Yangisini yozing")
    say(malika, f"Viloyat markaziga {SIGNS}", "✅ 📮 Kimga")
    malika.press("📮 Kimga")
    malika.wait_for(lambda message: "Bo'sh qoldirish" in str(message["buttons"]))
    samples.collect()
    press(malika, "🏷 Ruscha nomi", "Ruscha nomini yozing")
    say(malika, f"Директору {SIGNS}", "✅ Ruscha nomi")
    follow(samples, malika, "rus_line_no")
    press(malika, "⬅️ Orqaga", "Yangisini yozing")
    press(malika, "⬅️ Orqaga", "Hujjatlarning boshi")
    press(malika, "📄 Xat shabloni", "botning o'z shabloni")
    press(malika, "🏷 Belgilar ro'yxati", "o'rniga ma'lumot qo'yiladi")
    press(malika, "⬅️ Orqaga", "botning o'z shabloni")
    malika.send_file("blanka.docx", sample_template())
    malika.wait_for("endi xatlar shu shablonda")
    press(malika, "🗑 Olib tashlash", "olib tashlansinmi?")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")


def _the_provinces_form(malika: Phone, samples: Samples) -> None:
    """A form of the province's: a file with the plan's numbers, of which a column is marked."""
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "✉️ Xat va imzolar", "Hujjatlarning boshi")
    press(malika, "🏛 Viloyat shakllari", "Shaklni .xlsx fayl qilib yuboring")
    press(malika, "🏷 Belgilar", "Katakka yozing")
    press(malika, "⬅️ Orqaga", "Shaklni .xlsx fayl qilib yuboring")
    malika.send_file(f"shakl {SIGNS}.xlsx", form_of_cast())
    malika.wait_for("Endi ustunlarini belgilang")
    samples.collect()
    press(malika, "C", "Bu ustunga nima qo'yilsin?")
    samples.collect()
    press(malika, "Hisobot davrida", "Hisobot davrida")
    samples.collect()
    press(malika, "🗑 Olib tashlash", "olib tashlansinmi?")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")


def _papers(malika: Phone, samples: Samples) -> None:
    """Every way to a file: from the card of a span, its list of files, one figure, and the board."""
    say(malika, "/hisobot", "Bajarilish")
    press(malika, "⋯ Fayllar", "Bajarilish")
    samples.collect()
    press(malika, "📂 Boshqa fayllar", "Qaysi fayl kerak?")
    samples.collect()
    press(malika, "✉️ Viloyatga xat", "Qaysi ko'rinishda kerak?")
    samples.collect()
    press(malika, "✍️ Ismlarni yozish", "Xatni kim imzolaydi?")
    samples.collect()
    press(malika, "⏭ Keyinroq", "Qaysi ko'rinishda kerak?")
    _reasons(malika, samples)
    say(malika, "/hisobot", "Bajarilish")
    follow(samples, malika, "sum_row")
    say(malika, "/holat", "kim hisobot topshirgan")
    samples.collect()


def _reasons(malika: Phone, samples: Samples) -> None:
    """Why a row is behind, said for February and, for the same reason, for March."""
    for month, cause in ((2, f"Bino ta'mirda {SIGNS}"), (3, "")):
        malika.press_data(f"letter:2025-month-{month}", malika.last()["message_id"], wait=30)
        malika.wait_for(f"2025-yil {('fevral', 'mart')[month - 2]} yakuni")
        press(malika, "✍️ Ortda qolgan bandlar sababi", "Sababi nima?")
        samples.collect()
        if cause:
            say(malika, cause, "Nima qilinadi?")
            press(malika, "⏭ O'tkazish", "Qachongacha?")
            samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")
    malika.press_data("letter_to:2025-month-3", malika.last()["message_id"], wait=30)
    malika.wait_for("qaysi xatga javob?")
    samples.collect()
    say(malika, f"05-sonli xatga {SIGNS}", "↪️ 05-sonli xatga")
    samples.collect()
    malika.press_data("letter_none:2025-month-3", malika.last()["message_id"], wait=30)
    malika.wait_for("Qaysi ko'rinishda kerak?")
    malika.press_data("papers:2025-month-3", malika.last()["message_id"], wait=30)
    malika.wait_for("Qaysi fayl kerak?")
    samples.collect()
    malika.press_data("papers_more:2025-month-3", malika.last()["message_id"], wait=30)
    samples.collect()
    malika.press_data("letter_text:2025-month-3:0", malika.last()["message_id"], wait=30)
    malika.wait_for("Xat matni")
    samples.collect()
    press(malika, "✏️ 2", "2-xatboshi")
    samples.collect()
    say(malika, f"Boshqacha {SIGNS}", "xatda shunday chiqadi")
    press(malika, "✏️ 2", "Boshqacha")
    samples.collect()
    say(malika, "/bekor", "nimadan boshlaymiz?")


def _goes_back(nilufar: Phone, malika: Phone, samples: Samples) -> None:
    """Nilufar corrects what she sent, which asks why; and the director returns it for some rows."""
    say(nilufar, "/kiritish", "qaysi oy?")
    press(nilufar, "✅ mart", "tuzatish mumkin")
    press(nilufar, "14", "Hozir yozilgani")
    say(nilufar, "9880", "O'zgartirish sababini")
    samples.collect()
    say(nilufar, f"Adashibman {SIGNS}", "9\u00a0880")
    say(malika, "/start", "hisobot tasdiqlanmagan")
    follow(samples, malika, "waiting", "review", "word")
    say(malika, f"Rahmat {SIGNS}", "Yuborilsinmi?")
    follow(samples, malika, "word_no", "word")
    say(malika, "Yana bir gap", "Yuborilsinmi?")
    follow(samples, malika, "word_send")
    press(nilufar, "✍️ Javob yozish", "Javobingizni yozing")
    samples.collect()
    say(nilufar, f"Xo'p {SIGNS}", "Javob qilib")
    samples.collect()
    press(nilufar, "📨 Yuborish", "Javobingiz yuborildi")
    samples.collect()
    follow(samples, malika, "ret", "ret_row", "ret_why", "ret_say")
    samples.collect()
    press(malika, "✏️ Sababini o'zgartirish", "Sababini tanlang yoki")
    follow(samples, malika, "ret_at")


def _many_opened(malika: Phone, samples: Samples) -> None:
    """Everything that has closed is opened in one go, and closed again."""
    say(malika, "/holat", "kim hisobot topshirgan")
    press(malika, "🔓 Yopilganlarini ochish", "yopilgan oylarni ochish")
    samples.collect()
    say(malika, "30-aprel", "kuni oxirigacha ochildi")
    samples.collect()
    press(malika, "↩️ Bekor qilish", "yana yopildi")


def _the_beginning(house: House, malika: Phone, busy: Phone, samples: Samples) -> None:
    """Months that had closed before the library began here are opened to everybody."""
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "🚩 Boshlang'ich oy", "qaysi oydan boshlaymiz?")
    samples.collect()
    press(malika, "✅ yan", "Qaysi kun oxirigacha ochilsin?")
    samples.collect()
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "🚩 Boshlang'ich oy", "qaysi oydan boshlaymiz?")
    press(malika, "apr", "aprel oyidan boshlaymiz")
    press(malika, "🧮 Yanvar–mart: bitta jami raqam", "Qaysi kun oxirigacha kiritish mumkin?")
    samples.collect()
    say(malika, "30-aprel", "jami bitta raqam qilib so'raladi")
    forms_of_a_sum(house, busy, BUSY, samples)
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "🚩 Boshlang'ich oy", "qaysi oydan boshlaymiz?")
    samples.collect()
    press(malika, "✖️ Jami so'ralmasin", "aprel oyidan boshlaymiz")
    say(malika, "/sozlamalar", "Sozlamalar")
    press(malika, "🚩 Boshlang'ich oy", "qaysi oydan boshlaymiz?")
    press(malika, "✅ apr", "aprel oyidan boshlaymiz")
    say(malika, "/bekor", "nimadan boshlaymiz?")


def _people(malika: Phone, sardor: Phone, samples: Samples) -> None:
    """An invitation, seen by a stranger and by somebody of the house; and a place handed over."""
    say(malika, "/xodimlar", "Xodimlar")
    press(malika, "➕ Taklif qilish", "Kimni taklif qilamiz?")
    press(malika, "👁 Kuzatuvchi", "ismini yozing")
    say(malika, f"Sardor {SIGNS}", "uchun havola tayyor")
    link = [message["text"] for message in malika.chat()["messages"] if "start=" in message["text"]][-1]
    secret = link.split("start=")[1].split()[0]
    say(sardor, f"/start {secret}")
    samples.collect()
    say(malika, "/xodimlar", "Xodimlar")
    press(malika, "⏳ Ochiq takliflar", "Ochiq takliflar")
    samples.collect()
    say(malika, "/xodimlar", "Xodimlar")
    press(malika, "✏️ Xodim ma'lumotlari", "Qaysi xodim?")
    press(malika, "👤 Bekzod")
    malika.wait_for(lambda message: "👥 Xizmatlari" in str(message["buttons"]))
    press(malika, "👥 Xizmatlari", "qaysi xizmatlar")
    press(malika, "▫️ Abonement")
    samples.collect()


__all__ = ["ELSEWHERE", "IDLE", "LEFT", "OBSERVER", "START", "furnish", "play"]
