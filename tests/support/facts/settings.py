"""When reports are due, on which days people work, and what the library calls itself."""

from dataclasses import fields
from datetime import date

from bot.public_days import fill_public_days
from plan.progress.letterhead import Letterhead
from storage.tables import PublicDay
from tests.support.facts.case import ANSWER, changed_by, page
from tests.support.facts.hands import Hands
from tests.support.plans.files import SIGNED, SMALL, workbook
from tests.support.public_days import estimate

SETTINGS = page("/sozlamalar")
CLOSED = "yopilgan"


@changed_by("command", ANSWER, shows="bu botda yopilgan")
def the_library_is_closed(hands: Hands) -> None:
    """It was so once, and opened again."""
    for done in ("close", "open", "close"):
        hands.command("library", done, "1", *(["--yes"] if done == "close" else []))


def open_days(hands: Hands, *presses: str) -> None:
    hands.steps(hands.malika, "/sozlamalar", "📅", *presses)


def the_tenth_is_off(hands: Hands) -> None:
    open_days(hands)
    hands.malika.say("10-aprel")


@changed_by("chat", SETTINGS, shows="mart: muddati 3-aprel, yopilishi 15-aprel")
def a_day_off_is_added(hands: Hands) -> None:
    the_tenth_is_off(hands)


@changed_by("chat", ANSWER, shows=CLOSED, first=the_tenth_is_off, wait=14)
def a_day_off_is_taken_back(hands: Hands) -> None:
    open_days(hands, "❌ 10-apr")


@changed_by("chat", ANSWER, shows=CLOSED, wait=13)
def a_saturday_is_worked(hands: Hands) -> None:
    open_days(hands)
    hands.malika.say("5-aprel")
    hands.malika.press("🏢 5-aprel")


def the_fourth_may_be_off(hands: Hands) -> None:
    with hands.database.write() as session:
        estimate(session, date(2025, 4, 4))


@changed_by("chat", SETTINGS, hides="4-aprel", first=the_fourth_may_be_off)
def an_estimated_day_off_is_one(hands: Hands) -> None:
    open_days(hands, "4-apr dam olish")


def many_days_are_off(hands: Hands) -> None:
    """As if somebody had kept days by hand that are none."""
    with hands.database.write() as session:
        session.add_all(PublicDay(day=date(2025, 4, day), working=False, estimated=False) for day in (2, 3, 4))


@changed_by("job", ANSWER, shows=CLOSED, first=many_days_are_off, wait=14)
def the_states_days_are_worked_out_at_night(hands: Hands) -> None:
    hands.nights()


@changed_by("job", SETTINGS, first=many_days_are_off)
def the_states_days_are_filled_in_at_a_start(hands: Hands) -> None:
    hands.change("DELETE FROM public_days")
    fill_public_days(hands.database, hands.now)


OTHERWISE = {
    "report_due": "5",
    "report_closes": "12",
    "quarter_due": "7",
    "reporter_steps": "2",
    "director_steps": "3",
    "quarter_steps": "-2",
    "row_steps": "-5",
    "repeat_every": "3",
    "month_opens": "0",
    "digest": "0",
    "tolerance": "5",
    "hour": "11",
    "quiet_from": "20",
    "quiet_until": "8",
}
"""Every setting of deadlines and reminders, and another value of it."""


@changed_by("chat", page("/sozlamalar", "⏰"), each=OTHERWISE.items())
def a_deadline_or_a_reminder_is_set(hands: Hands, name: str, value: str) -> None:
    overview = hands.steps(hands.malika, "/sozlamalar", "⏰")
    hands.malika.press_data(f"remset_to:{name}:{value}", overview)


@changed_by("chat", ANSWER, shows=CLOSED, wait=10)
def a_month_closes_earlier(hands: Hands) -> None:
    a_deadline_or_a_reminder_is_set(hands, "report_closes", "5")


@changed_by("chat", SETTINGS)
def nothing_is_approved_any_more(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "✅ Hisobotlarni tasdiqlash", "O'chirish")


LETTER = page("/sozlamalar", "✉️")
LINES = tuple(field.name for field in fields(Letterhead) if field.name != "language")


@changed_by("chat", page("/sozlamalar"), shows="Hujjatlar tili: Кирилл")
def papers_are_written_in_cyrillic(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "📄 Hujjatlar tili", "Кирилл")


def write_line(hands: Hands, name: str) -> None:
    letter = hands.steps(hands.malika, "/sozlamalar", "✉️")
    hands.malika.press_data(f"head_set:{name}", letter)
    hands.malika.say("Karimova M. A.")


@changed_by("chat", LETTER, shows="Karimova M. A.", each=[(name,) for name in LINES])
def a_line_of_the_letter_is_written(hands: Hands, name: str) -> None:
    write_line(hands, name)


def the_phone_is_written(hands: Hands) -> None:
    write_line(hands, "phone")


def the_place_is_written(hands: Hands) -> None:
    write_line(hands, "place")


@changed_by(
    "chat",
    page("/sozlamalar", "✉️", "📍 Shahar, tuman", "🏷 Ruscha nomi"),
    shows="Ruscha nomi: Кургантепа",
    first=the_place_is_written,
)
def a_line_of_the_letter_is_written_in_russian(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "✉️", "📍 Shahar, tuman", "🏷 Ruscha nomi")
    hands.malika.say("Кургантепа")


@changed_by("chat", LETTER, hides="Karimova M. A.", first=the_phone_is_written)
def a_line_of_the_letter_is_cleared(hands: Hands) -> None:
    letter = hands.steps(hands.malika, "/sozlamalar", "✉️")
    hands.malika.press_data("head_clear:phone", letter)


@changed_by("chat", LETTER, shows="Karimova M. A.")
def the_name_that_a_letter_lacks_is_typed(hands: Hands) -> None:
    letter = hands.steps(hands.malika, "/sozlamalar", "✉️")
    hands.malika.press_data("names:", letter)
    hands.malika.say("Karimova M. A.")


def a_signed_plan_is_looked_at(hands: Hands) -> None:
    hands.malika.send(workbook(*SMALL, above=SIGNED), "reja.xlsx")


@changed_by("chat", LETTER, shows="M. Karimova", first=a_signed_plan_is_looked_at)
def a_name_of_the_plan_is_taken(hands: Hands) -> None:
    letter = hands.steps(hands.malika, "/sozlamalar", "✉️")
    hands.malika.press_data("name_take:director:1:", letter)


@changed_by("chat", SETTINGS, shows="Guliston markazi")
def the_library_is_renamed(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "🏛")
    hands.malika.say("Guliston markazi")


@changed_by("chat", SETTINGS, shows="Dushanbe", hides="Toshkent")
def the_time_zone_is_another(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "🕰", "Dushanbe")
