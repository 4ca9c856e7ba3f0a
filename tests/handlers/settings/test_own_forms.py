"""The province's own forms in the chat: an example, a file with marks, one whose columns are marked there; ordered
for a span, replaced and dropped."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from plan.progress.paper import PaperFacts
from sandbox.people import Seen
from storage.tables import HistoryEntry, OwnForm
from tests.support.months.reports import send_march
from tests.support.own_forms.small import book_of
from tests.support.page.more import open_more
from tests.support.papers.orders import file_after, ordered
from tests.support.papers.year import facts_of
from tests.support.people.story import Story

pytestmark = pytest.mark.over_http

AWAITED = "Shaklni .xlsx fayl qilib yuboring"


def open_forms(story: Story) -> None:
    story.malika.say("/sozlamalar")
    story.malika.wait_for("Xat va imzolar")
    story.malika.press("✉️ Xat va imzolar")
    story.malika.wait_for("Hujjatlarning boshi va oxirida")
    story.malika.press("🏛 Viloyat shakllari")
    story.malika.wait_for(AWAITED)


def cells(story: Story, message: Seen) -> list[tuple[object, ...]]:
    sheet = load_workbook(io.BytesIO(story.malika.fetch(message))).worksheets[0]
    return [tuple(row) for row in sheet.iter_rows(values_only=True)]


def facts_now(story: Story) -> PaperFacts:
    return facts_of(story.house.database, "2025-quarter-1", story.house.clock.now())


def done_in_march(story: Story, number: str) -> object:
    line = next(line for line in facts_now(story).report.lines if line.indicator.number == number)
    return None if line.in_span is None else float(line.in_span)


@pytest.fixture
def number(story: Story) -> str:
    """A row that Nilufar has reported."""
    send_march(story)
    lines = facts_now(story).report.lines
    return next(line.indicator.number for line in lines if line.in_span and line.indicator.part is None)


def test_it_takes_a_form_with_marks_fills_it_and_lets_it_go_again(story: Story, number: str) -> None:
    code = next(line.indicator.code for line in facts_now(story).report.lines if line.indicator.number == number)
    open_forms(story)
    story.malika.send_file(
        "viloyat.xlsx", book_of(("Hisobot", "{{ davr }}"), ("x", f"{{{{ {code} 99 }}}}"), ("{{ XX.1 }}",))
    )
    told = story.malika.wait_for("Shakl olinmadi: 2 ta belgini")["text"]
    assert "Sheet!B2" in told
    assert "Sheet!A3" in told
    since = story.malika.chat()["seq"]
    story.malika.send_file("viloyat.xlsx", book_of(("Hisobot", "{{ davr }}"), ("x", f"{{{{ {code} I chorak }}}}")))
    filled = cells(story, file_after(story.malika, since))
    story.malika.wait_for("viloyat.xlsx olindi: 2 ta katak")
    assert filled[0][1] != "{{ davr }}"
    assert filled[1][1] == done_in_march(story, number)
    story.malika.say("/hisobot")
    story.malika.wait_for("Bajarilish")
    open_more(story.malika)
    story.malika.press("📂 Boshqa fayllar")
    story.malika.wait_for("Qaysi fayl kerak?")
    since = story.malika.chat()["seq"]
    story.malika.press("🏛 viloyat.xlsx")
    message = file_after(story.malika, since)
    assert "Viloyat shakli" in message["caption"]
    assert cells(story, message)[1][1] == done_in_march(story, number)
    open_forms(story)
    story.malika.press("📄 viloyat.xlsx")
    story.malika.wait_for("Yuborilgan:")
    story.malika.press("🗑 Olib tashlash")
    story.malika.wait_for("olib tashlansinmi?")
    story.malika.press("🗑 Ha, olib tashlansin")
    story.malika.wait_for("Shakl olib tashlandi")
    with story.house.database.read() as session:
        assert session.scalars(select(OwnForm)).all() == []
        entries = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "setting")).all()
    assert len([entry for entry in entries if "own_form" in str(entry.after)]) == 2


def test_columns_are_marked_in_the_chat_where_a_form_has_the_plans_numbers(story: Story, number: str) -> None:
    rows = [line.indicator for line in facts_now(story).report.lines]
    table = [(row.code, row.name, row.unit, None, "eski") for row in rows if row.part is None]
    open_forms(story)
    story.malika.send_file("jadval.xlsx", book_of(("№", "Nomi", "Birligi", "Reja", "Amalda"), *table))
    page = story.malika.wait_for("Endi ustunlarini belgilang")
    assert "Ustunlarga nima qo'yiladi?" in page["text"]
    assert "E — Amalda: tegilmaydi" in page["text"]
    story.malika.press("E")
    story.malika.wait_for("Bu ustunga nima qo'yilsin?")
    story.malika.press("Hisobot davrida")
    story.malika.wait_for("E — Amalda: Hisobot davrida")
    story.malika.press("D")
    story.malika.wait_for("Ustun: D — Reja")
    story.malika.press("Yillik reja")
    story.malika.wait_for("D — Reja: Yillik reja")
    since = story.malika.chat()["seq"]
    story.malika.press("🔎 Sinab ko'rish")
    filled = {row[0]: row for row in cells(story, file_after(story.malika, since))}
    for row in (row for row in rows if row.part is None):
        assert filled[row.code][3] == (None if row.target is None else float(row.target))
        assert filled[row.code][4] == done_in_march(story, row.number)
    story.malika.send_file("yangi.xlsx", book_of(("№", "Nomi", "Birligi", "Izoh", "Amalda"), *table))
    page = story.malika.wait_for("yangi.xlsx olindi")
    assert "E — Amalda: Hisobot davrida" in page["text"]  # the same column is marked still, another is not
    assert "D — Izoh: tegilmaydi" in page["text"]


def test_the_example_is_a_form_itself(story: Story, number: str) -> None:
    open_forms(story)
    since = story.malika.chat()["seq"]
    story.malika.press("⬇️ Namuna")
    message = file_after(story.malika, since)
    example = story.malika.fetch(message)
    since = story.malika.chat()["seq"]
    story.malika.send_file("namuna.xlsx", example)
    filled = cells(story, file_after(story.malika, since))
    assert not any("{{" in str(cell) for row in filled for cell in row)
    by_code = {row[0]: row for row in filled[3:]}
    code = next(line.indicator.code for line in facts_now(story).report.lines if line.indicator.number == number)
    assert by_code[code][5] == done_in_march(story, number)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xlsx", b"salom", "Bu Excel fayli emas"),
        ("a.xlsx", book_of(("hech", "narsa")), "Faylda belgi ham, rejaning band raqamlari ham topilmadi"),
        ("a.xlsx", b"PK\x03\x04 and no more", "Fayl buzilgan"),
    ],
    ids=["no Excel", "nothing marked", "damaged"],
)
def test_it_says_why_a_file_is_not_taken(story: Story, name: str, content: bytes, said: str) -> None:
    open_forms(story)
    story.malika.send_file(name, content)
    story.malika.wait_for(said)


def test_nobody_else_orders_a_form(story: Story, number: str) -> None:
    open_forms(story)
    story.malika.send_file("viloyat.xlsx", book_of(("{{ kutubxona }}",)))
    story.malika.wait_for("viloyat.xlsx olindi")
    with story.house.database.read() as session:
        form = session.scalars(select(OwnForm.id)).one()
    story.nilufar.say("/hisobot")
    story.nilufar.wait_for("Bajarilish")
    story.nilufar.press_data(f"paper_form:{form}:2025-quarter-1", story.nilufar.last()["message_id"], wait=30)
    assert not any(message["file"] for message in story.nilufar.chat()["messages"])
    assert ordered(story.malika, "csv")["file"]
