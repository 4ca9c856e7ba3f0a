"""A row whose parts begin alike, as row 12 of the real plan does: typed for, looked at, returned."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from storage.database import Database
from tests.support.months.reports import say_in_order
from tests.support.people.cast import NAMES, NILUFAR, READERS, SMALL_PLAN, Planned, gather, moment
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story

WRITES = "Bibliografik yozuv yaratish"
COPIES = "Bibliografik yozuvlarga nusxa qo'shish"
ROW = "Axborot-kutubxona resurslariga bibliografik yozuvlar"
PLAN = (
    *SMALL_PLAN,
    Planned("IV", "12", ROW, (READERS,), 248, 228, part=WRITES, unit="Bibliografik yozuv"),
    Planned("IV", "12", ROW, (READERS,), 4620, 3843, part=COPIES, unit="Bibliografik yozuv"),
)


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
    with house_of_phones(sqlite_database, moment("2025-04-01 09:00")) as opened:
        yield Story(opened, cast, *(opened.phone(account, name) for account, name in NAMES.items()))


def open_march(story: Story) -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Mart oyida qancha?")


def test_it_takes_the_examples_that_its_refusal_offers(story: Story) -> None:
    open_march(story)
    story.nilufar.say("12) 300")
    text = story.nilufar.wait_for("bir nechta ko'rsatkich")["text"]
    examples = re.findall(r"12[ab]\) 45", text)
    assert len(examples) == 2
    story.nilufar.say("\n".join(examples))
    story.nilufar.wait_for("✅ 12")
    assert story.answers(NILUFAR) == {f"12 {WRITES}": 45, f"12 {COPIES}": 45}


def test_it_knows_a_part_by_any_word_of_its_name(story: Story) -> None:
    open_march(story)
    story.nilufar.say("12 nusxa) 250\n12 yaratish) 21")
    story.nilufar.wait_for("✅ 12")
    assert story.answers(NILUFAR) == {f"12 {WRITES}": 21, f"12 {COPIES}": 250}


def test_it_knows_a_part_by_its_letter(story: Story) -> None:
    open_march(story)
    story.nilufar.say("12b) 250\n12 A) 21")
    story.nilufar.wait_for("✅ 12")
    assert story.answers(NILUFAR) == {f"12 {WRITES}": 21, f"12 {COPIES}": 250}


def test_it_asks_which_part_a_letter_means_that_is_not_on_the_buttons(story: Story) -> None:
    open_march(story)
    story.nilufar.say("12v) 250")
    asked = story.nilufar.wait_for("Bu qaysi biri uchun: 12a (…yozuv yaratish), 12b (…nusxa qo'shish)?")
    assert labels(asked)[:2] == ["✅ 12a: 250", "✅ 12b: 250"]
    story.nilufar.press("✅ 12b: 250")
    story.nilufar.wait_for("✅ 12b")
    assert story.answers(NILUFAR) == {f"12 {COPIES}": 250}


def test_it_takes_not_known_yet_for_a_named_row(story: Story) -> None:
    open_march(story)
    story.nilufar.say("21\n14) noma'lum\n15) 300")
    story.nilufar.wait_for("hali noma'lum")
    assert story.answers(NILUFAR) == {"13 yangi": 21, "14": None, "15": 300}


def test_it_names_a_row_of_this_report_in_its_example(story: Story) -> None:
    """Bekzod has no row 14."""
    story.bekzod.say("/kiritish")
    story.bekzod.wait_for("Mart oyida qancha?")
    story.bekzod.say("1)")
    assert "1) 1" in story.bekzod.wait_for("band raqamimi?")["text"]


def labels(message: dict[str, Any]) -> list[str]:
    return [button["label"] for row in message["buttons"] for button in row]


def distinct_names(message: dict[str, Any], number: str) -> None:
    """Each part has a letter, and no button is longer than a quarter of a phone's width holds."""
    named = [label for label in labels(message) if re.search(rf"\b{number}[ab]$", label)]
    assert [label[-1] for label in named] == ["a", "b"], named
    assert max(map(len, named)) <= 9, named


def test_it_tells_parts_apart_on_every_button(story: Story) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    open_march(story)
    say_in_order(story.nilufar, "21\n1200\n9870\n29870\n12\n20\n380")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    assert "12a (…yozuv yaratish)" in review["text"]
    assert "12b (…nusxa qo'shish)" in review["text"]
    distinct_names(review, "12")
    story.nilufar.press("📨 Topshirish")
    story.malika.wait_for("hisoboti topshirildi")
    story.malika.press("↩️ Qaytarish")
    distinct_names(story.malika.wait_for("Qaysi bandlar qaytarilsin?"), "12")
    story.malika.press("▫️ IV.12b")
    story.malika.wait_for("☑️ IV.12b (…nusxa")
    story.malika.press("▫️ IV.12a")
    story.malika.wait_for("☑️ IV.12a (…yozuv yaratish)")
    story.malika.press("➡️ Sababini yozish (2)")
    story.malika.wait_for("Sababini tanlang yoki")
    story.malika.press("Raqamni tekshirib")
    story.malika.wait_for("Shunday yuborilsinmi?")
    story.malika.press("↩️ Qaytarish")
    distinct_names(story.nilufar.wait_for("tuzatishga qaytarildi"), "12")
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    story.malika.press("📚 Bo'limlar")
    story.malika.wait_for("IV. BO'LIM")
    story.malika.press("IV")
    story.malika.wait_for("1/2-bet")
    story.malika.press("Keyingi")
    distinct_names(story.malika.wait_for(lambda message: "IV.12b" in str(message["buttons"])), "IV.12")


def test_it_asks_which_part_is_meant_when_a_line_calls_another_one_than_was_asked(story: Story) -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("Mart oyida qancha?")
    story.nilufar.say("qayta 35")
    text = story.nilufar.wait_for("bu bandda bir nechta ko'rsatkich bor")["text"]
    assert "13 yangi) 45" in text
    assert story.answers(NILUFAR) == {}
    story.nilufar.say("yangi 21")
    story.nilufar.wait_for("21 nafar")
    assert story.answers(NILUFAR) == {"13 yangi": 21}
