"""Next year's file gives last year's figures otherwise than the bot has counted them: whose stand is asked once."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from plan.document.reader import read_plan
from reports.read.plan_file import read_tables
from sandbox.people import Phone
from storage.database import Database
from tests.support.command_line import hisobot
from tests.support.months.sent import send_months
from tests.support.people.cast import (
    BEKZOD,
    MALIKA,
    NAMES,
    NILUFAR,
    READERS,
    SARDOR,
    Planned,
    gather,
    moment,
)
from tests.support.people.one_thread import house_of_phones
from tests.support.people.story import Story
from tests.support.plans.files import content_of, row, workbook
from tests.support.plans.next_year import plan_of
from usecases.planning.held.cross_checks import cross_checked

JANUARY = moment("2026-01-12 09:00")
PLAN = (
    Planned("IV", "1", "Kitob berilishi", (READERS,), 120, 100),
    Planned("IV", "2", "Fond hajmi", (READERS,), 1000, 900, kind="level"),
    Planned("IV", "3", "Qoniqish", (READERS,), 90, 80, kind="percent", unit="Foiz"),
    Planned("IV", "4", "Ko'rgazmalar", (READERS,), 4, 3),
)
NUMBERS = {
    ("IV", "1", ""): {1: 50, 2: 60},
    ("IV", "2", ""): {1: 940, 2: 950},
    ("IV", "3", ""): {1: 95, 2: 90, 3: 95},
}


@pytest.fixture
def story(sqlite_database: Database) -> Iterator[Story]:
    """12 January: 110 books were lent, 950 are in the fund, 93,33 per cent are content; of exhibitions nobody spoke."""
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), PLAN)
        send_months(session, cast, READERS, NUMBERS, JANUARY)
    with house_of_phones(sqlite_database, JANUARY) as opened:
        phones = {account: opened.phone(account, name) for account, name in NAMES.items()}
        yield Story(opened, cast, phones[NILUFAR], phones[BEKZOD], phones[MALIKA], phones[SARDOR])


def next_plan(lent: object = 115, fund: object = 950, content: object = "93,3", shown: object = 9) -> bytes:
    return workbook(
        row("1.", "Kitob berilishi", year=2026, baseline=lent, target=130),
        row("2.", "Fond hajmi (yil oxiriga)", year=2026, baseline=fund, target=1050),
        row("3.", "Qoniqish", year=2026, baseline=content, target=95, unit="Foiz"),
        row("4.", "Ko'rgazmalar", year=2026, baseline=shown, target=5),
        year=2026,
    )


def baselines(story: Story) -> dict[str, Decimal | None]:
    return {figure.number: figure.baseline for figure in plan_of(story, 2026).indicators}


def put_in_force(phone: Phone) -> None:
    phone.wait_for("O'qildi")
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("kuchga kirdi")


@pytest.mark.parametrize(("button", "lent"), [("bot hisoblagani", 110), ("fayldagi raqamlar", 115)])
def test_it_asks_once_whose_figures_stand(story: Story, button: str, lent: int) -> None:
    phone = story.malika
    phone.send_file("reja-2026.xlsx", next_plan())
    phone.wait_for("1 ta savol bor")
    phone.press("❓ Savollar (1)")
    asked = phone.wait_for("Qaysilari qolsin?")["text"]
    assert "o'tgan yil raqamlaridan 1 tasi bot hisoblaganidan farq qiladi" in asked
    assert "• IV.1: faylda 115, bot hisobida 110" in asked
    assert "IV.2" not in asked  # the same
    assert "IV.3" not in asked  # the same as far as it is printed
    assert "IV.4" not in asked  # of which the bot has counted nothing
    assert "hisoboti topshirilmagan: bot hisobi to'liq emas" in asked
    phone.press(button)
    put_in_force(phone)
    assert baselines(story) == {"1": lent, "2": 950, "3": Decimal("93.3"), "4": 9}


def test_it_fills_in_what_the_file_leaves_empty_and_turns_the_pages(story: Story) -> None:
    phone = story.malika
    phone.send_file("reja-2026.xlsx", next_plan(lent="-", fund="-", content="-"))
    phone.wait_for("1 ta savol bor")
    phone.press("❓ Savollar (1)")
    asked = phone.wait_for("Qaysilari qolsin?")["text"]
    assert "IV.1: faylda –, bot hisobida 110" in asked
    assert "IV.3: faylda –, bot hisobida 93,33" in asked
    phone.press("bot hisoblagani")
    phone.wait_for("O'qildi")
    phone.press("Oxirgi javobni bekor qilish")
    phone.wait_for("Qaysilari qolsin?")
    phone.press("bot hisoblagani")
    put_in_force(phone)
    assert baselines(story) == {"1": 110, "2": 950, "3": Decimal("93.33"), "4": 9}


def test_the_page_that_was_read_is_shown_again(sqlite_database: Database) -> None:
    planned = tuple(Planned("IV", str(number), f"Ko'rgazma {number}", (READERS,), 12) for number in range(1, 15))
    with sqlite_database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"), planned)
        send_months(session, cast, READERS, {place: {1: 2} for place in cast.figures}, JANUARY)
    rows = [row(f"{each.number}.", each.name, year=2026, baseline=9) for each in planned]
    with house_of_phones(sqlite_database, JANUARY) as opened:
        phone = opened.phone(MALIKA, "Malika")
        phone.send_file("reja-2026.xlsx", workbook(*rows, year=2026))
        phone.wait_for("1 ta savol bor")
        phone.press("❓ Savollar (1)")
        first = phone.wait_for("(1/2-bet)")
        assert "IV.12: faylda 9, bot hisobida 2" in first["text"]
        assert "IV.13" not in first["text"]
        phone.press_data("draft_facts:1:0:999", first["message_id"])  # a page that there is not is the last one
        phone.wait_for("(2/2-bet)")
        phone.press("◀️ Oldingi")
        phone.wait_for("(1/2-bet)")
        phone.press("Keyingi ▶️")
        assert "IV.14: faylda 9, bot hisobida 2" in phone.wait_for("(2/2-bet)")["text"]
        phone.say("/hisobot")
        again = phone.wait_for("(2/2-bet)")["text"]
        assert "IV.13: faylda 9, bot hisobida 2" in again
        assert "IV.12" not in again
        phone.press("bot hisoblagani")
        put_in_force(phone)
        phone.press_data("draft_facts:1:0:1", first["message_id"])  # of a file that is in force
        phone.wait_for("nimadan boshlaymiz?")
    assert {figure.baseline for figure in content_of(sqlite_database, 2026).indicators} == {2}


def test_it_asks_nothing_where_all_is_alike_or_was_decided(story: Story) -> None:
    phone = story.malika
    phone.send_file("reja-2026.xlsx", next_plan(lent=110))
    put_in_force(phone)
    assert "savol" not in phone.transcript()


def test_the_terminal_tells_and_asks_the_same(story: Story, tmp_path: Path) -> None:
    (tmp_path / "reja.xlsx").write_bytes(next_plan())
    where = {"DATABASE_URL": story.house.database.engine.url.render_as_string(False)}
    refused = hisobot(tmp_path, "plan", "load", "reja.xlsx", **where)
    assert refused.returncode == 1
    assert refused.stdout == "IV.1: 115 in the file, 110 by the bot\n"
    assert (
        refused.stderr
        == "--last-year: 1 of last year's figures are others than the bot has counted. Say whose stand.\n"
    )
    done = hisobot(tmp_path, "plan", "load", "reja.xlsx", "--last-year", "bot", **where)
    assert (done.returncode, done.stderr) == (0, "")
    assert baselines(story)["1"] == 110


def test_a_column_that_moved_is_asked_about_in_the_chat(story: Story) -> None:
    phone = story.malika
    phone.send_file("reja-2026.xlsx", next_plan(lent=110))
    put_in_force(phone)
    moved = openpyxl.load_workbook(BytesIO(next_plan(lent=110)))
    sheet = moved.active
    assert sheet is not None
    sheet["E2"], sheet["E4"] = "2026-yil (aniqlangan reja)", 135
    kept = BytesIO()
    moved.save(kept)
    phone.send_file("reja-2026.xlsx", kept.getvalue())
    phone.wait_for("1 ta savol bor")
    phone.press("❓ Savollar (1)")
    asked = phone.wait_for("boshqa ustundan olingan edi")["text"]
    assert "«2026-yil (reja)» → «2026-yil (aniqlangan reja)»" in asked
    phone.press("ha")
    phone.wait_for("O'qildi")
    phone.press("🔍")
    phone.wait_for("yillik reja: 130 → 135")
    phone.press("✅ Kuchga kiritish")
    phone.wait_for("yangilandi")
    assert {figure.target for figure in plan_of(story, 2026).indicators if figure.number == "1"} == {135}


def test_the_answer_about_the_column_stands_when_another_answer_changes_a_target(story: Story) -> None:
    story.malika.send_file("reja-2026.xlsx", next_plan(lent=110))
    put_in_force(story.malika)
    book = openpyxl.load_workbook(BytesIO(next_plan(lent=110)))
    sheet = book.active
    assert sheet is not None
    sheet["E2"], sheet["E4"] = "2026-yil (aniqlangan reja)", 135
    kept = BytesIO()
    book.save(kept)
    document = read_plan(read_tables(kept.getvalue(), "reja-2026.xlsx"))
    first, *others = document.figures
    answered = replace(document, figures=(replace(first, target=Decimal(140)), *others))
    with story.house.database.read() as session:
        library = story.cast.library.id
        asked = cross_checked(session, library, document, {}).doubts
        again = cross_checked(session, library, answered, {doubt.id: "yes" for doubt in asked}).doubts
    assert ([doubt.code for doubt in asked], again) == (["column_moved"], ())
