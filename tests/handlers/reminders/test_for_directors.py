"""What the directors are reminded of: the day a month locks, the quarter's paper also once it is late, and the week."""

from plan.reminders.ladder_settings import LadderSettings
from storage import settings
from storage.database import Database
from tests.support.people.cast import MALIKA, NILUFAR, moment
from tests.support.people.small_library import MALIKA as SMALL_MALIKA
from tests.support.people.small_library import House, Phone, day
from tests.support.reminders.ledger import Ledger


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").replace("<b>", "").replace("</b>", "")


def heard(ledger: Ledger, when: str, account: int = MALIKA) -> str:
    """What somebody hears at a moment, as one text."""
    before = len(ledger.heard)
    ledger.at(when)
    return "\n\n".join(plain(text) for _, to, text in ledger.heard[before:] if to == account)


def test_the_director_hears_on_the_day_a_month_locks(ledger: Ledger) -> None:
    ledger.at("2025-04-11 10:00")
    told = heard(ledger, "2025-04-14 10:00")
    assert "Mart hisoboti:" in told
    assert "Muddati o'tdi (3-aprel edi); bugun kun oxirida yopiladi." in told
    ledger.at("2025-05-13 10:00")
    assert "Aprel hisoboti:" in heard(ledger, "2025-05-15 10:00")


def test_the_quarters_paper_is_told_of_once_it_is_late(ledger: Ledger) -> None:
    ledger.at("2025-04-07 10:00")
    late = "Topshirish muddati o'tdi (7-aprel edi)."
    assert late in heard(ledger, "2025-04-08 10:00")
    assert late not in heard(ledger, "2025-04-09 10:00")
    assert late in heard(ledger, "2025-04-10 10:00")
    assert late in heard(ledger, "2025-04-14 10:00")
    assert late not in heard(ledger, "2025-04-15 10:00")


def test_the_digest_goes_once_on_monday_at_half_past_nine(ledger: Ledger) -> None:
    ledger.send_month(NILUFAR, "2025-04-02 12:00")
    assert "Hafta xulosasi" not in heard(ledger, "2025-04-07 09:29")
    told = heard(ledger, "2025-04-07 09:30")
    assert "🗓 Hafta xulosasi · 7-aprel, dushanba" in told
    assert "📬 31-mart kunidan beri keldi\n• Abonement: mart" in told
    assert "📌 Kim nimani topshirishi kerak\n• Mart (14-aprel kuni yopiladi): " in told
    assert "📨 Siz tasdiqlashingiz kerak: 7 ta hisobot" in told
    assert "📄 I chorak hisoboti (viloyatga): topshirilmagan, muddati: 7-aprel" in told
    assert "Topshirish muddati: bugun." in told, "what else there is to say that day comes with it, in one message"
    assert heard(ledger, "2025-04-07 10:00") == ""
    assert "Hafta xulosasi" not in heard(ledger, "2025-04-08 10:00")
    assert not [text for _, to, text in ledger.heard if to == NILUFAR and "Hafta" in text]


def test_the_digest_waits_for_a_working_day(ledger: Ledger) -> None:
    assert heard(ledger, "2025-09-01 10:00") == "", "a public day off"
    assert "Hafta xulosasi · 2-sentabr, seshanba" in heard(ledger, "2025-09-02 09:30")
    assert "Hafta xulosasi" not in heard(ledger, "2025-09-03 09:30")


def test_the_digest_can_be_switched_off(ledger: Ledger) -> None:
    with ledger.database.write() as session:
        settings.save_settings(
            session, ledger.cast.library.id, LadderSettings(digest=False), moment("2025-04-04 12:00")
        )
    assert "Hafta xulosasi" not in heard(ledger, "2025-04-07 09:30") + heard(ledger, "2025-04-07 10:00")


def test_home_and_dates_show_what_the_director_owes(database: Database, house: House) -> None:
    soon, late = Phone(database, SMALL_MALIKA, day(4, 3)), Phone(database, SMALL_MALIKA, day(4, 10))
    assert "📄 I chorak hisoboti (viloyatga): topshirilmagan, muddati: 7-aprel" in plain(soon.opens("menu").text)
    home = late.opens("menu")
    assert "📄 I chorak hisoboti (viloyatga): ❗️ topshirilmagan, muddati o'tdi (7-aprel edi)" in plain(home.text)
    dates = plain(late.reads("/muddat").text)
    assert "7-aprel, dushanba · ❗️ muddati o'tgan\n📄 I chorak hisobotini viloyatga topshirish" in dates
    late.opens(home.press_of("I chorak: topshirildi"))
    assert "viloyatga" not in plain(late.opens("menu").text)
    assert "viloyatga" not in plain(Phone(database, SMALL_MALIKA, day(2, 20)).opens("menu").text)


def test_what_is_due_until_the_end_of_next_month_is_a_list_of_its_own(database: Database, house: House) -> None:
    malika = Phone(database, SMALL_MALIKA, day(4, 10))
    whole = malika.reads("/muddat")
    near = malika.opens(whole.press_of("📅 Keyingi oy oxirigacha"))
    assert plain(near.text).startswith("📅 31-may, shanba kunigacha")
    assert "dekabr" not in near.text
    assert "dekabr" in malika.opens(near.press_of("Hamma muddatlar")).text.lower() or "▶️" in str(whole.presses)


def test_a_reminder_by_hand_goes_as_soon_as_it_is_not_quiet(database: Database, house: House) -> None:
    assert "Hozir yuboriladi:" in plain(Phone(database, SMALL_MALIKA, day(4, 7, 9)).opens("nudge:2025:3").text)
    early = plain(Phone(database, SMALL_MALIKA, day(4, 7, 8)).opens("nudge:2025:3").text)
    assert "7-aprel kuni soat 09:00 da yuboriladi:" in early


def test_without_a_tolerance_one_missing_unit_is_behind(database: Database, house: House) -> None:
    phone = Phone(database, SMALL_MALIKA, day(4, 10))
    usual = plain(phone.reads("/hisobot").text)
    shown = phone.opens("remset_one:tolerance")
    page = phone.opens(shown.press_of("yo'q"))
    assert "✅ yo'q" in page.presses
    strict = plain(phone.reads("/hisobot").text)
    assert (behind_in(usual), behind_in(strict)) == (1, 2)


def behind_in(text: str) -> int:
    return next((int(line.split(":")[-1]) for line in text.splitlines() if line.startswith("🟡 Rejadan ortda")), 0)
