"""Why rows are behind is said once for a row and a time: in a short round before the letter, or on the row's card; the
letter and the form take it from there."""

import re
from datetime import date

import pytest
from sqlalchemy import select

from plan.progress.paper import Reason
from reports.content.form_cells import notes_of
from reports.word.letter import letter_document
from sandbox.people import Seen
from storage.tables import BehindReason, HistoryEntry
from tests.support.months.reports import send_march
from tests.support.papers.reading import word_text
from tests.support.papers.year import facts_of
from tests.support.people.looking import LookingPhone
from tests.support.people.story import Story
from texts.endings import as_printed

QUARTER = "2025-quarter-1"


def open_letter(story: Story) -> Seen:
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    story.malika.press_data(f"letter:{QUARTER}", story.malika.last()["message_id"], wait=30)
    return story.malika.wait_for("Qaysi ko'rinishda kerak?")


def kept(story: Story) -> list[tuple[int, str, str, date | None]]:
    with story.house.database.read() as session:
        rows = session.scalars(select(BehindReason).order_by(BehindReason.at))
        return [(row.month, row.cause, row.measure, row.until) for row in rows]


def data_of(message: Seen, start: str) -> str:
    return next(
        str(button["data"]) for row in message["buttons"] for button in row if str(button["data"]).startswith(start)
    )


def test_the_director_explains_rows_one_after_another_before_the_letter(story: Story) -> None:
    send_march(story)
    page = open_letter(story)
    assert "Rejadan ortda" in page["text"]
    assert "Sababi yozilgani: 0/" in page["text"]
    story.malika.press("✍️ Ortda qolgan bandlar sababi")
    first = story.malika.wait_for("Sababi nima?")
    row = first["text"].split("\n")[0]
    story.malika.say("x" * 301)
    story.malika.wait_for("Ko'pi bilan 300 ta belgi")
    for typed in ("45", "14) 9870", "📊", "15-may kuni", "20.05"):
        story.malika.say(typed)
        refused = story.malika.wait_for(lambda message: "So'z bilan yozing" in message["text"])
        assert "Sababi nima?" in refused["text"]
        story.until_remembered(story.malika)
    story.malika.say("Skaner ta'mirda   bo'ldi")
    story.malika.wait_for("Nima qilinadi?")
    story.malika.say("qolgan ishlar bajariladi")
    story.malika.wait_for("Qachongacha?")
    for typed in ("o'tgan yili", "15 mart"):  # which is over, and meant no year later
        story.malika.say(typed)
        story.malika.wait_for("Bugundan keyingi sanani yozing")
        story.until_remembered(story.malika)
    story.malika.press("30-iyun")
    following = story.malika.wait_for(
        lambda message: "sababi yozildi" in message["text"] and "Sababi nima?" in message["text"]
    )
    assert row not in following["text"]
    assert kept(story) == [(3, "Skaner ta'mirda bo'ldi", "qolgan ishlar bajariladi", date(2025, 6, 30))]
    story.malika.press("⏭ O'tkazish")
    story.malika.wait_for(lambda message: "Sababi nima?" in message["text"] and "sababi yozildi" not in message["text"])
    page = open_letter(story)
    assert "Sababi yozilgani: 1/" in page["text"]

    facts = facts_of(story.house.database, QUARTER, story.house.clock.now())
    [reason] = facts.reasons
    assert reason == Reason(reason.indicator, "Skaner ta'mirda bo'ldi", "qolgan ishlar bajariladi", date(2025, 6, 30))
    letter = word_text(letter_document(facts))
    assert as_printed("Sababi: skaner ta'mirda bo'ldi. 30-iyunga qadar qolgan ishlar bajariladi.") in letter
    line = next(line for line in facts.report.lines if line.indicator.key == reason.indicator)
    assert "Sababi: Skaner ta'mirda bo'ldi; 2025-yil 30-iyun gacha" in notes_of(facts)(line)
    assert facts_of(story.house.database, "2025-month-2", story.house.clock.now()).reasons == ()
    story.malika.press_data(f"sum_row:{QUARTER}:{reason.indicator}:late:0", story.malika.last()["message_id"], wait=30)
    story.malika.wait_for("Oylar bo'yicha")
    story.malika.press("ℹ️ Qayerdan?")
    told = story.malika.wait_for("bu raqam qayerdan")["text"]
    assert "💬 Mart, sababi: Skaner ta'mirda bo'ldi. qolgan ishlar bajariladi" in told
    with story.house.database.read() as session:
        told = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "reason")).all()
    assert [entry.action for entry in told] == ["explain"] * 3


def test_a_department_explains_its_own_row_and_the_next_quarter_offers_the_same(story: Story) -> None:
    send_march(story)
    report = facts_of(story.house.database, QUARTER, story.house.clock.now()).report
    abonement = next(
        key for line in report.lines if line.indicator.code == "IV.14" for key in line.indicator.departments
    )
    late = [line for line in report.lines if line.standing in ("behind", "overdue")]
    own = next(line for line in late if line.indicator.departments == (abonement,))
    other = next(line for line in late if abonement not in line.indicator.departments)
    nilufar = story.nilufar
    nilufar.say("/hisobot")
    nilufar.wait_for("Bajarilish")
    message = nilufar.last()["message_id"]
    refused = nilufar.press_data(f"behind_why:{QUARTER}:{other.indicator.key}:0", message, wait=30)
    assert "Sababi nima?" not in str(refused)
    assert isinstance(nilufar, LookingPhone)
    nilufar.look()
    nilufar.press_data(f"sum_row:{QUARTER}:{own.indicator.key}:late:0", message, wait=30)
    nilufar.wait_for("Oylar bo'yicha")
    nilufar.press("✍️ Nega ortda")
    nilufar.wait_for("Sababi nima?")
    nilufar.say("Bino ta'mirda edi")
    nilufar.wait_for("Nima qilinadi?")
    nilufar.press("⏭ O'tkazish")
    nilufar.wait_for("Qachongacha?")
    nilufar.press("⏭ O'tkazish")
    nilufar.wait_for("sababi yozildi: Bino ta'mirda edi")
    nilufar.say("yana bir gap")  # nothing is waited for any more
    nilufar.wait_for(lambda message: "yana bir gap" not in message["text"])
    assert kept(story) == [(3, "Bino ta'mirda edi", "", None)]
    message = nilufar.last()["message_id"]
    nilufar.press_data(f"sum_row:{QUARTER}:{own.indicator.key}:late:0", message, wait=30)
    assert "💬 Sababi: Bino ta'mirda edi" in nilufar.wait_for("Oylar bo'yicha")["text"]
    nilufar.press("ℹ️ Qayerdan?")
    assert "💬 Mart, sababi: Bino ta'mirda edi" in nilufar.wait_for("bu raqam qayerdan")["text"]
    story.house.clock.set(story.house.clock.now().replace(month=7, day=2))
    half = "2025-quarter-2"
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    story.malika.press_data(f"behind_why:{half}:{own.indicator.key}:0", story.malika.last()["message_id"], wait=30)
    asked = story.malika.wait_for("Sababi nima?")
    assert any(button["label"].startswith("↩️ Bino ta'mirda") for row in asked["buttons"] for button in row)
    story.malika.press("↩️ Bino ta'mirda")
    story.malika.wait_for("sababi yozildi: Bino ta'mirda edi")
    assert [(month, cause) for month, cause, _, _ in kept(story)] == [
        (3, "Bino ta'mirda edi"),
        (6, "Bino ta'mirda edi"),
    ]


def test_whoever_types_a_reason_that_a_director_has_given_meanwhile_hears_that_it_is_not_kept(story: Story) -> None:
    send_march(story)
    report = facts_of(story.house.database, QUARTER, story.house.clock.now()).report
    shared = {line.indicator.code: line.indicator.departments for line in report.lines}["IV.14"]
    own = next(
        line for line in report.lines if line.standing in ("behind", "overdue") and line.indicator.departments == shared
    )
    for phone in (story.nilufar, story.malika):
        phone.say("/hisobot")
        phone.wait_for("Bajarilish")
        phone.press_data(f"behind_why:{QUARTER}:{own.indicator.key}:0", phone.last()["message_id"], wait=30)
        phone.wait_for("Sababi nima?")
    story.malika.say("Bino ta'mirda edi")
    story.malika.wait_for("Nima qilinadi?")
    story.nilufar.say("Kitob kam edi")
    story.nilufar.wait_for("Yozilmadi: bu band endi ortda emas yoki sababini boshqa xodim yozgan")
    assert kept(story) == [(3, "Bino ta'mirda edi", "", None)]


def test_the_letters_page_says_how_the_cards_count_and_the_letters_go_together(story: Story) -> None:
    """The card counts figures, the letter rows: who reads both must not look for a mistake."""
    send_march(story)
    page = open_letter(story)["text"]
    said = re.search(
        r"ortda (\d+) ta ko'rsatkich. Xatda: (\d+) ta band ortda, (\d+) ta band bo'yicha ma'lumot hali", page
    )
    assert said is not None, page
    figures, rows, unknown = map(int, said.groups())
    story.malika.say("/hisobot")
    card = story.malika.wait_for("Bajarilish, yil boshidan")
    story.malika.press_data(f"sum_at:{QUARTER}", card["message_id"], wait=30)
    counted = story.malika.wait_for("Eng ortda qolganlar")["text"]
    late = re.findall(r"(?:🟡 Rejadan ortda|🔴 Muddati o'tgan): (\d+)", counted)
    assert figures == sum(map(int, late)) > rows + unknown
    letter = word_text(letter_document(facts_of(story.house.database, QUARTER, story.house.clock.now())))
    assert as_printed(f"{rows} tasi bo'yicha ishlar rejadan ortda, {unknown} tasi bo'yicha ma'lumot") in letter


@pytest.mark.parametrize("no", ["yo'q", "нет"])
def test_no_is_no_reason_and_no_measure(story: Story, no: str) -> None:
    """It would be printed in the letter as what was said."""
    send_march(story)
    open_letter(story)
    story.malika.press("✍️ Ortda qolgan bandlar sababi")
    first = story.malika.wait_for("Sababi nima?")["text"].split("\n")[0]
    story.malika.say(no)
    story.malika.wait_for(lambda message: "Sababi nima?" in message["text"] and first not in message["text"])
    story.until_remembered(story.malika)
    story.malika.say("Skaner ta'mirda")
    story.malika.wait_for("Nima qilinadi?")
    story.malika.say(no)
    story.malika.wait_for("Qachongacha?")
    story.malika.say(no)
    story.malika.wait_for("sababi yozildi")
    assert [(cause, measure, until) for _, cause, measure, until in kept(story)] == [("Skaner ta'mirda", "", None)]
