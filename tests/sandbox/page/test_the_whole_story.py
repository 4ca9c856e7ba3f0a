"""The whole story on the chat page, by clicks and typing alone: from an empty library to the director's sums."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from storage.database import Database
from tests.support.page.chromium import DESK
from tests.support.page.phone import PagePhone, lines_of
from tests.support.page.sums import READERS, Place, asked_of_readers, grouped, percent, sums
from tests.support.people.cast import MALIKA, NILUFAR, moment
from tests.support.people.house import House, house
from usecases.people.founding import open_library
from usecases.people.invitations import write_invitation

EXAMPLE = Path(__file__).parents[3] / "examples" / "ish-reja-2025.xlsx"
APRIL = moment("2025-04-01 09:00")
LOANS = ("IV", "15", "")
TYPED: dict[Place, int] = {
    ("II", "3", ""): 1,
    ("II", "5", ""): 0,
    ("III", "8", ""): 3,
    ("IV", "13", "yangi"): 70,
    ("IV", "13", "qayta"): 41,
    ("IV", "14", ""): 9870,
    LOANS: 29_554,
    ("IV", "16", ""): 17,
    ("IV", "24", ""): 1,
}
"""What Nilufar reports of March; the rest are zero."""
STANDINGS = (
    "Bajarilgan",
    "Rejaga muvofiq",
    "Rejadan ortda",
    "Muddati o'tgan",
    "Muddati kelmagan",
    "Rejasi belgilanmagan",
)


@pytest.fixture
def empty_house(sqlite_database: Database) -> Iterator[House]:
    with house(sqlite_database, APRIL) as opened:
        opened.phone(MALIKA, "Malika")
        opened.phone(NILUFAR, "Nilufar")
        yield opened


@pytest.fixture
def first_link(empty_house: House) -> str:
    """What the first start prints: there is a library of no name with nobody in it, and this link."""
    with empty_house.database.write() as session:
        library = open_library(session, "Kutubxona", APRIL)
        secret = write_invitation(session, library.id, APRIL, role="director", name="Direktor")
    return f"https://t.me/hisobot_bot?start={secret}"


@pytest.fixture
def page(browser: Browser, empty_house: House) -> Iterator[Page]:
    """Malika's phone on the page, which must complain of nothing and ask nobody else."""
    opened = browser.new_page(viewport=DESK, reduced_motion="reduce")
    complaints: list[str] = []
    asked: list[str] = []
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(f"{empty_house.url}/#people={MALIKA}")
    opened.wait_for_selector("body[data-ready]")
    yield opened
    opened.close()
    assert complaints == []
    assert [url for url in asked if not url.startswith((empty_house.url, "data:", "blob:"))] == []


def test_it_goes_from_an_empty_library_to_the_directors_sums(page: Page, first_link: str) -> None:
    malika, nilufar = PagePhone(page, MALIKA), PagePhone(page, NILUFAR)

    become_director(malika, first_link)
    load_the_plan(malika)
    invite_nilufar(malika)
    come_in(nilufar)
    malika.sees("Nilufar qo'shildi")

    report_march(nilufar)
    malika.sees("Abonement: mart hisoboti topshirildi (Nilufar)")
    read_the_card(malika)
    read_the_loans(malika)


def become_director(malika: PagePhone, link: str) -> None:
    malika.say(link)
    malika.sees("Bu bot faqat taklif qilinganlar uchun")
    malika.open_link(malika.sees(link), MALIKA)
    malika.sees("Taklif", "Siz kutubxona direktorimisiz?")
    malika.press("Ha, bu men")
    malika.sees("Xush kelibsiz", "Ismingizni yozing")
    malika.say("Malika")
    malika.sees("Xush kelibsiz, Malika!", "Reja faylini")


def load_the_plan(malika: PagePhone) -> None:
    malika.attach(EXAMPLE)
    preview = malika.sees("2025-yil ish rejasi", "ish-reja-2025.xlsx")
    expect(preview).to_contain_text("O'qildi: 45 ta band, 54 ta ko'rsatkich.")
    expect(preview).to_contain_text("Abonement va foydalanuvchilarga")
    malika.press("Kuchga kiritish")
    malika.sees("kuchga kirdi", "qaysi oydan boshlaymiz?")
    malika.press("mar")
    malika.sees("2025-yil mart oyidan boshlaymiz.")


def invite_nilufar(malika: PagePhone) -> None:
    malika.press("Xodimlar")
    malika.sees("Abonement", "hali xodim yo'q")
    malika.press("Taklif qilish")
    malika.press("Abonement")
    malika.sees("ismini yozing")
    malika.say("Nilufar")
    malika.sees("uchun havola tayyor")
    malika.open_link(malika.sees("Assalomu alaykum", "Nilufar"), NILUFAR)


def come_in(nilufar: PagePhone) -> None:
    nilufar.sees("Taklif", "Abonement")
    nilufar.press("Ha, bu men")
    nilufar.sees("Xush kelibsiz, Nilufar")


def report_march(nilufar: PagePhone) -> None:
    questions = asked_of_readers()
    nilufar.press("Kiritish")
    nilufar.sees(f"1/{len(questions)}", "Mart oyida qancha?")
    nilufar.say(str(TYPED["II", "3", ""]))
    nilufar.sees(f"2/{len(questions)}")
    nilufar.press("0")
    nilufar.sees(f"3/{len(questions)}", "Kitobxonlik haftaligi")
    nilufar.say(f"{TYPED['III', '8', '']}\n{TYPED['IV', '13', 'yangi']} nafar\n{TYPED['IV', '13', 'qayta']}")
    nilufar.press("✅ 3 ta bandga yozilsin")
    nilufar.sees(f"6/{len(questions)}", "Kitobxonlar qatnovi")
    nilufar.say("9 870")
    nilufar.sees(f"7/{len(questions)}", "kitob berilishi")
    slip_and_mend(nilufar)
    nilufar.say(f"{TYPED['IV', '16', '']} ta\n24) {TYPED['IV', '24', '']}")
    nilufar.sees(f"9/{len(questions)}")
    nilufar.press("Qolgani 0")
    look_over_and_send(nilufar, {place: TYPED.get(place, 0) for place in questions})


def slip_and_mend(nilufar: PagePhone) -> None:
    """One nought too many is questioned beside the next question, and corrected."""
    nilufar.say(f"{TYPED[LOANS]}0")
    nilufar.sees("✅ 15.", grouped(TYPED[LOANS] * 10))
    nilufar.sees("⚠️ 15:")
    nilufar.press("✏️ 15")
    nilufar.sees(f"Hozir yozilgani: {grouped(TYPED[LOANS] * 10)}")
    nilufar.say(grouped(TYPED[LOANS]))
    nilufar.sees(f"✅ 15. Kitob berilishi: {grouped(TYPED[LOANS])}")
    nilufar.sees("16. ", "Mart oyida qancha?")


def look_over_and_send(nilufar: PagePhone, reported: dict[Place, int]) -> None:
    review = nilufar.sees("Topshirishdan oldin ko'zdan kechiring")
    expect(review).to_contain_text(f"Jami {len(reported)} ta ko'rsatkich")
    expect(review).not_to_contain_text("⚠️")
    shown = [line.rsplit(": ", 1)[1] for line in lines_of(review) if line.startswith("•")]
    assert shown == [grouped(value) for value in reported.values() if value]
    zeros = sum(value == 0 for value in reported.values())
    expect(review).to_contain_text(f"Qolgan {zeros} ta bandda 0")
    nilufar.press("Topshirish")
    nilufar.sees("Hisobot topshirildi")


def read_the_card(malika: PagePhone) -> None:
    reported = {place: TYPED.get(place, 0) for place in asked_of_readers()}
    wanted = sums(reported)
    malika.say("/hisobot")
    card = lines_of(malika.sees("2025-yil ish rejasi", "mart yakuni", "ko'rsatkich"))
    assert f"Bajarilish, yil boshidan: {percent(wanted.completion)}" in card
    assert f"Shu kungacha reja bo'yicha: {percent(wanted.expected)}" in card
    assert f"{len(wanted.figures)} ta ko'rsatkich" in card
    shown = re.findall(rf"(?:{'|'.join(STANDINGS)}): \d+", "\n".join(card))
    assert sorted(shown) == sorted(f"{name}: {count}" for name, count in wanted.standings.items())
    assert f"🔢 {len(reported)} ta raqam kiritilgan, hali tasdiqlanmagan." in card
    assert "📬 Hisobotlar: 6 tadan 1 tasi topshirildi. Topshirmagan xizmatlar:" in card


def read_the_loans(malika: PagePhone) -> None:
    """One indicator in detail, found by way of its department."""
    figures = sums({place: TYPED.get(place, 0) for place in asked_of_readers()}).figures
    malika.press("Xizmatlar")
    malika.press("Abonement")
    stock = figures["IV", "13", "jami"]
    level = grouped((stock.baseline or 0) + (stock.done or 0))
    malika.sees(READERS, f"{level} / {grouped(stock.target or 0)} nafar · o'sish rejasi {percent(stock.completion)}")
    malika.press("Keyingi")
    malika.press("IV.15")
    loans = figures[LOANS]
    card = lines_of(malika.sees("Oylar bo'yicha"))
    assert f"Yillik reja: {grouped(loans.target or 0)} · o'tgan yil: {grouped(loans.baseline or 0)}" in card
    assert f"Yil boshidan: {grouped(TYPED[LOANS])} · {percent(loans.completion)}" in card
    assert f"Shu kungacha reja bo'yicha: {grouped(loans.expected)} ({percent(loans.expected_share)})" in card
    assert f"Rejani bajarish uchun har oy: {grouped(loans.needed)}" in card
    assert f"mart: {grouped(TYPED[LOANS])} — Nilufar" in card
    assert "kiritilmagan: yanvar–fevral" in card
