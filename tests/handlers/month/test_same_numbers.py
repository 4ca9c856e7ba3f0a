"""Rows of one department that have the same number in two sections: they are told apart wherever they stand."""

from collections.abc import Iterator
from typing import Any

import pytest

from storage.database import Database
from tests.support.months.reports import say_in_order
from tests.support.people.cast import NAMES, READERS, Planned, gather, moment
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story

EVENTS, GUESTS = "O'tkazilgan to‘garaklar: kattalar va bolalar", "To'garak: - yangi; - eski"
PLAN = (
    Planned("I", "4", "Buyruq ijrosi", (READERS,), 12, 10, unit="Hujjat"),
    Planned("II", "4", "“Bolalar – 2025: kitob” dasturi", (READERS,), 24, 20, unit="Tadbir"),
    Planned("II", "5", EVENTS, (READERS,), 24, 20, unit="Tadbir"),
    Planned("III", "7", GUESTS, (READERS,), 24, 20, part="yangi", unit="Nafar"),
    Planned("III", "7", GUESTS, (READERS,), 24, 20, part="eski", unit="Nafar"),
    Planned("IV", "7", GUESTS, (READERS,), 24, 20, part="yangi", unit="Nafar"),
)


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
    with house_of_phones(sqlite_database, moment("2025-04-01 09:00")) as opened:
        yield Story(opened, cast, *(opened.phone(account, name) for account, name in NAMES.items()))


def labels(message: dict[str, Any]) -> list[str]:
    shown = [button["label"] for row in message["buttons"] for button in row]
    assert len(set(shown)) == len(shown), shown
    return shown


def test_no_two_buttons_or_receipts_are_alike_from_the_card_to_the_return(story: Story) -> None:
    story.malika.say("/start")
    story.malika.wait_for("nimadan boshlaymiz?")
    story.nilufar.say("/kiritish")
    assert "I.4. Buyruq ijrosi" in story.nilufar.wait_for("Mart oyida qancha?")["text"]
    say_in_order(story.nilufar, "1\n2\n2\n2\n2\n2")
    review = story.nilufar.wait_for("ko'zdan kechiring")
    receipts = story.nilufar.wait_for("✅ I.4. Buyruq")["text"]
    for receipt in (
        "✅ I.4. Buyruq",
        "✅ II.4. “Bolalar",
        "✅ 5. O'tk",
        "✅ III.7 (yangi). To'garak",
        "✅ IV.7 (yangi).",
    ):
        assert receipt in receipts
    labels(review)

    story.nilufar.press("📨 Topshirish")
    story.malika.wait_for("hisoboti topshirildi")
    story.malika.press("↩️ Qaytarish")
    picker = labels(story.malika.wait_for("Qaysi bandlar qaytarilsin?"))
    assert {"▫️ I.4", "▫️ II.4", "▫️ II.5", "▫️ III.7 yangi", "▫️ III.7 eski", "▫️ IV.7 yangi"} <= set(picker)
    for row in ("I.4", "II.4"):
        story.malika.press(f"▫️ {row}")
        story.malika.wait_for(f"☑️ {row}")
    story.malika.press("➡️ Sababini yozish (2)")
    story.malika.wait_for("Sababini tanlang yoki")
    story.malika.press("Raqamni tekshirib")
    story.malika.wait_for("Shunday yuborilsinmi?")
    story.malika.press("↩️ Qaytarish")
    notice = story.nilufar.wait_for("tuzatishga qaytarildi")
    assert {"✏️ I.4", "✏️ II.4"} <= set(labels(notice))

    story.nilufar.press("✏️ II.4", notice["message_id"])
    story.nilufar.wait_for("II.4. “Bolalar")
    story.nilufar.say("3")
    story.nilufar.wait_for(lambda message: "✅ II.4. “Bolalar" in message["text"] and "3 tadbir" in message["text"])


def test_a_row_is_named_before_its_colon_only_where_it_has_parts(story: Story) -> None:
    story.nilufar.say("/kiritish")
    story.nilufar.wait_for("I.4. Buyruq ijrosi")
    story.nilufar.say("II.4) 0\n5) 1")
    text = story.nilufar.wait_for("✅ II.4.")["text"]
    assert "✅ II.4. “Bolalar – 2025: kitob” dasturi: 0 tadbir" in text
    assert "✅ 5. O'tkazilgan to'garaklar: 1 tadbir" in text
    story.nilufar.say("IV.7 yangi) 3\nIII.7 eski) 4\nIII.7 yangi) 5\n1")
    text = story.nilufar.wait_for("✅ IV.7 (yangi). To'garak: 3 nafar")["text"]
    assert "✅ III.7 (eski). To'garak: 4 nafar" in text
