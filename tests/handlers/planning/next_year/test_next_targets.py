"""Next year's targets as they are typed: a list of them at once, and totals that their parts do not give."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Engine, event

from sandbox.people import Phone
from storage.database import Database
from tests.support.people.cast import (
    BEKZOD,
    MALIKA,
    NAMES,
    NILUFAR,
    READERS,
    SARDOR,
    SMALL_PLAN,
    Planned,
    gather,
    moment,
)
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story
from tests.support.plans.next_year import begin, by_code, plan_of

BOOKS = (
    Planned("IV", "9", "Yangi adabiyotlar olish", (READERS,), 1800, 1313, kind="total"),
    Planned("IV", "9.1", "Davlat buyurtmasi", (READERS,), None, part_of=("9", "")),
    Planned("IV", "9.2", "Xarid", (READERS,), 1320, 1058, part_of=("9", "")),
    Planned("IV", "9.3", "Hadya", (READERS,), 480, 255, part_of=("9", "")),
)
"""As in the library's own plan: the second row has no figure, and the total is that of the others."""


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    """12 January; nothing was reported in the year that is over."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), (*SMALL_PLAN, *BOOKS))
    with house_of_phones(sqlite_database, moment("2026-01-12 09:00")) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def plain(text: object) -> str:
    return str(text).replace("\u00a0", " ")


def open_list(phone: Phone) -> None:
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("2026-yil rejasi · 1/12")


def up_to_the_books(story: Story) -> Phone:
    """Everything has a target but the parts of IV.9."""
    phone = story.malika
    open_list(phone)
    phone.say("\n".join("23456789") + "\n10")
    phone.wait_for("IV.9.1")
    return phone


def without_the_first_part(story: Story) -> Phone:
    phone = up_to_the_books(story)
    phone.press("Rejasi yo'q")
    phone.wait_for("IV.9.2")
    phone.say("1400\n500")
    return phone


def put(phone: Phone) -> str:
    """The last look before the plan is in force."""
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("buyruq raqamini yozing")
    phone.press("Buyruq yo'q")
    return plain(phone.wait_for("🔍 2026-yil rejasi")["text"])


def test_it_sums_a_total_whose_parts_all_have_a_target(story: Story) -> None:
    phone = up_to_the_books(story)
    phone.say("100\n1400\n500")
    phone.wait_for("2026-yil rejasi · 13/13")
    phone.press("Rejasi yo'q")  # the stock: nobody reported where it stands
    phone.wait_for("13 tadan 13 tasi")
    seen = put(phone)
    assert "IV.13 jami (2025-yilda amalda raqam yo'q)" in seen
    assert "IV.9" not in seen
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("kuchga kirdi")
    assert by_code(plan_of(story, 2026))["IV.9"][1] == 2000


def test_it_asks_a_total_when_a_part_has_no_target_and_offers_what_the_others_come_to(story: Story) -> None:
    phone = without_the_first_part(story)
    asked = plain(phone.wait_for("O'zi hisoblanmadi")["text"])
    assert "IV.13" in asked
    phone.say("16 400")
    asked = plain(phone.wait_for("IV.9 Yangi adabiyotlar olish")["text"])
    assert "O'zi hisoblanmadi (rejasi yo'q: IV.9.1).\nQolgan qismlari jami: 1 900." in asked
    old = phone.last()
    phone.press("Qismlari jami: 1\u00a0900")
    phone.wait_for("14 tadan 14 tasi")

    # Another number for a part: what was said of the total was said beside the old one.
    phone.press_data(f"ny_ask:1:{story.cast.figures['IV', '9.2', '']}", old["message_id"], wait=30)
    phone.wait_for("Hozir yozilgani: 1\u00a0400")
    phone.say("1 500")
    asked = plain(phone.wait_for("IV.9 Yangi adabiyotlar olish")["text"])
    assert "qismlari jami: 2 000" in asked
    story.until_remembered(phone)
    pressed = phone.press_data(f"ny_same:1:{story.cast.figures['IV', '9', '']}:1900", old["message_id"], wait=30)
    assert "Bu raqam o'zgardi" in pressed["answer"]["text"]
    phone.wait_for("qismlari jami: 2\u00a0000")
    phone.say("2 200")
    phone.wait_for("14 tadan 14 tasi")
    assert "Jamining rejasi yo'q" not in put(phone)
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("kuchga kirdi")
    made = by_code(plan_of(story, 2026))
    assert (made["IV.9"][1], made["IV.9.1"][1], made["IV.13 jami"][1]) == (2200, None, 16_400)


def test_it_takes_nothing_of_a_column_with_empty_cells_and_asks_for_a_dash_there(story: Story) -> None:
    """The printed plan has no number for IV.9.1: passed over, every number below it would be the row's above."""
    phone = story.malika
    open_list(phone)
    phone.say("\n2\n3\n4\n5\n6\n7\n8\n9\n10\n\n1320\n\n470\n")
    asked = phone.wait_for("bo'sh qator bor, undan oldingisi: «10»")["text"]
    assert "hech biri yozilmadi" in asked
    assert "2026-yil rejasi · 1/12" in asked
    assert "rejasi yo'q bo'lsa -, jamilarsiz" in asked
    phone.say("\n2\n3\n4\n5\n6\n7\n8\n9\n10\n–\n1320\n470\n\n")
    phone.wait_for("O'zi hisoblanmadi")
    lines = plain(phone.wait_for("✅ I.1 Prezident")["text"]).splitlines()
    assert lines[0] == "✅ I.1 Prezident qarori ijrosi: reja 2"
    assert lines[9:12] == [
        "✅ IV.9.1 Davlat buyurtmasi: rejasi yo'q",
        "✅ IV.9.2 Xarid: reja 1 320",
        "✅ IV.9.3 Hadya: reja 470",
    ]


def test_it_takes_an_empty_line_behind_every_number_of_a_long_list_for_the_way_it_was_copied(story: Story) -> None:
    phone = story.malika
    open_list(phone)
    phone.say("2\n\n3\n\n4")  # too short to tell from rows without a target
    phone.wait_for("bo'sh qator bor, undan oldingisi: «2»")
    phone.say("\n\n".join("23456789") + "\n\n10")
    phone.wait_for("IV.9.1 Davlat buyurtmasi")
    seen = phone.wait_for(lambda message: message["text"].endswith("✅ IV.26.1 Axborot xavfsizligi: reja 10"))["text"]
    assert seen.startswith("✅ I.1 Prezident qarori ijrosi: reja 2\n✅ II.1 Bibliografik qo'llanmalar: reja 3\n")


def test_it_takes_nothing_of_a_list_with_the_totals_in_it(story: Story) -> None:
    phone = up_to_the_books(story)
    phone.say("1800\n–\n1320\n480")
    asked = phone.wait_for("Ro'yxatda 4 ta qator bor, so'raladigan raqam esa 3 ta")["text"]
    assert "Jamilar so'ralmaydi" in asked
    assert "IV.9.1 Davlat buyurtmasi" in asked
    phone.press("⏸ Keyinroq")
    phone.wait_for("13 tadan 9 tasi")


def test_it_names_the_lines_behind_one_that_it_cannot_read_and_offers_what_that_meant(story: Story) -> None:
    phone = story.malika
    open_list(phone)
    phone.say("2\n3\n1.200\n5\n6 ta")
    asked = phone.wait_for("2026-yil rejasi · 3/12")
    seen = str(asked["text"])
    phone.wait_for("✅ II.1 Bibliografik qo'llanmalar: reja 3")
    assert "«1.200» yozilmadi" in seen
    assert "Undan keyingilar ham yozilmadi: «5», «6 ta»." in seen
    offered = [button["label"] for row in asked["buttons"] for button in row if "deb yozilsin" in button["label"]]
    assert offered == ["✅ 1\u00a0200 deb yozilsin"]  # nobody is one and a fifth of a person
    phone.press("✅ 1\u00a0200 deb yozilsin")
    seen = plain(phone.wait_for("2026-yil rejasi · 4/13")["text"])
    assert "— yangi: reja 1 200" in seen, "a press changes the card where it stands"
    for forged in ("-1", "1e5", "1_0", "10000000000"):
        data = f"ny_num:1:{story.cast.figures['IV', '13', 'qayta']}:{forged}"
        assert "eskirgan" in phone.press_data(data, phone.last()["message_id"], wait=30)["answer"]["text"], forged
    begin(phone)
    phone.press("🎯 Rejalarni kiritish")
    phone.wait_for("2026-yil rejasi · 4/13")


@pytest.mark.parametrize("typed", ["+5 %", "10 % ga ko'p", "10 фоизга кўп", "на 10 % больше", "yana 20"])
def test_a_change_is_no_target_and_no_number_is_offered_for_it(story: Story, typed: str) -> None:
    phone = story.malika
    open_list(phone)
    phone.say(typed)
    asked = phone.wait_for("yozilmadi")
    assert "ejasi kerak" in asked["text"] or "Yillik rejani" in asked["text"]
    assert not [button["label"] for row in asked["buttons"] for button in row if "deb yozilsin" in button["label"]]


def test_it_says_before_it_is_in_force_which_totals_have_no_target_and_why(story: Story) -> None:
    phone = without_the_first_part(story)
    phone.wait_for("O'zi hisoblanmadi")
    phone.press("⏸ Keyinroq")
    phone.wait_for("14 tadan 12 tasi")
    assert put_early(phone) == [
        "⚠️ Jamining rejasi yo'q:",
        "     IV.13 jami (2025-yilda amalda raqam yo'q)",
        "     IV.9 (rejasi yo'q: IV.9.1)",
    ]


def put_early(phone: Phone) -> list[str]:
    phone.press("✅ Baribir kuchga kiritish")
    phone.wait_for("buyruq raqamini yozing")
    phone.press("Buyruq yo'q")
    lines = str(phone.wait_for("🔍 2026-yil rejasi")["text"]).splitlines()
    return lines[lines.index("⚠️ Jamining rejasi yo'q:") :][:3]


def test_it_tells_why_last_years_number_is_what_it_is_and_leads_back(story: Story) -> None:
    open_list(story.malika)
    story.malika.press("ℹ️ Qayerdan?")
    assert "I.1 Prezident qarori ijrosi" in story.malika.wait_for("bu raqam qayerdan")["text"]
    story.malika.press("⬅️ Orqaga")
    story.malika.wait_for("2026-yil rejasi · 1/12")
    story.malika.say("3")
    story.malika.wait_for("2026-yil rejasi · 2/12")


@pytest.mark.parametrize("command", ["/hisobot", "/reja", "/yordam"])
def test_it_asks_the_open_target_again_below_a_page(story: Story, command: str) -> None:
    """A number typed below the page would otherwise be the target of a row that is not to be seen."""
    phone = story.malika
    open_list(phone)
    phone.say("2")
    asked = phone.wait_for("2026-yil rejasi · 2/12")
    phone.say(command)
    again = phone.wait_for(lambda message: message["message_id"] > asked["message_id"] and "· 2/12" in message["text"])
    assert "II.1 Bibliografik qo'llanmalar" in again["text"]
    assert phone.last()["message_id"] == again["message_id"]
    phone.say("3")
    phone.wait_for("2026-yil rejasi · 3/12")
    phone.wait_for("✅ II.1 Bibliografik qo'llanmalar: reja 3")


def _wait_below(phone: Phone, message_id: int, words: str) -> None:
    """Until a message after that one holds these words."""
    phone.wait_for(lambda message: message["message_id"] > message_id and words in message["text"])


def test_it_shows_the_order_and_the_last_look_again_below_a_page(story: Story) -> None:
    phone = story.malika
    begin(phone)
    phone.press("✅ Baribir kuchga kiritish")
    asked = phone.wait_for("buyruq raqamini yozing")
    for answer, wanted in (("", "buyruq raqamini yozing"), ("1-son", "📄 Buyruq: 1-son")):
        if answer:
            phone.say(answer)
            asked = phone.wait_for(wanted)
        phone.say("/hisobot")
        after = asked["message_id"]
        _wait_below(phone, after, wanted)
        assert wanted in phone.last()["text"]
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("kuchga kirdi")


def test_it_reads_and_writes_once_however_many_targets_are_typed(story: Story) -> None:
    open_list(story.malika)
    with asked_of_database() as statements:
        story.malika.say("2")
        story.malika.wait_for("2026-yil rejasi · 2/12")
    with asked_of_database() as many:
        story.malika.say("\n".join("345678"))
        story.malika.wait_for("2026-yil rejasi · 8/13")

    def count_of(statements: list[str], *words: str) -> int:
        return sum(all(word in statement for word in words) for statement in statements)

    for words in (("UPDATE plan_drafts",), ("INSERT INTO history",), ("FROM answers",), ("FROM plan_rows",)):
        assert count_of(many, *words) == count_of(statements, *words) > 0, words


@contextmanager
def asked_of_database() -> Iterator[list[str]]:
    """Every statement that the house sends to its database meanwhile."""
    statements: list[str] = []

    def note(*arguments: Any) -> None:
        statements.append(str(arguments[2]))

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)
