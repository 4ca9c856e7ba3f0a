"""What the bot could not read in the plan's file is asked, one question after another, by buttons and by typing."""

from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from reports.read.plan_file import read_tables
from storage.database import Database
from storage.people import people
from storage.tables import Plan, PlanDraft
from tests.support.people.phone import Phone, Telegram
from tests.support.plans.files import DOUBTFUL, READERS, SMALL, content_of, count, load, row, workbook
from usecases.planning.loading import NotReady, load_plan_file


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def answers(telegram: Telegram) -> dict[str, Any]:
    with telegram.database.read() as session:
        newest = session.scalars(select(PlanDraft).order_by(PlanDraft.id.desc())).first()
        assert newest is not None
        return dict(newest.answers)


def test_it_does_not_load_before_required_questions_are_answered(telegram: Telegram, malika: Phone) -> None:
    screen = malika.send(workbook(*DOUBTFUL))
    assert "3 ta savol bor" in screen.text
    assert "✅ Kuchga kiritish" not in screen.labels
    screen = malika.press_data("draft_load:1", screen)
    assert "Savol 1/3" in screen.text
    assert count(telegram.database, Plan) == 0


def test_it_asks_by_buttons_until_nothing_is_open(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(*DOUBTFUL))
    screen = malika.press("❓ Savollar")
    assert "IV.1-band" in screen.text
    assert "kamida 12" in screen.text
    screen = malika.press("12")
    assert "✅ IV.1: 12" in screen.text
    assert "zarurat bo'yicha" in screen.text
    screen = malika.press("II chorak")
    assert "IV.4-band" in screen.text
    screen = malika.press(READERS)
    assert "Javob berilgan savollar: 3" in screen.text
    malika.press("✅ Kuchga kiritish")

    by_code = {indicator.code: indicator for indicator in content_of(telegram.database).indicators}
    assert by_code["IV.1"].target == Decimal(12)
    assert (by_code["IV.2"].window.first, by_code["IV.2"].window.last) == (4, 6)
    assert by_code["IV.4"].departments == by_code["IV.1"].departments


@pytest.mark.parametrize(("typed", "value"), [("1 800", 1800), ("1800 ta", 1800), ("12,0", 12)])
def test_it_takes_a_typed_figure(telegram: Telegram, malika: Phone, typed: str, value: Decimal | int) -> None:
    malika.send(workbook(row("1.", "Kitob berish", target="ko'p"), *SMALL[1:]))
    assert "raqamni yozib yuboring" in malika.press("❓").text
    malika.say(typed)
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == Decimal(value)


def test_a_typed_nought_is_a_target_once_it_is_known_which_way_it_is_meant(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(row("1.", "Kitob berish", target="ko'p"), *SMALL[1:]))
    malika.press("❓")
    assert "kamaysa yaxshimi yoki ko'paysa" in malika.say("0").text
    malika.press("kamaysa yaxshi")
    malika.press("qo'shib boriladi")
    malika.press("✅ Kuchga kiritish")
    figure = content_of(telegram.database).indicators[0]
    assert (figure.target, figure.direction) == (Decimal(0), "less")


@pytest.mark.parametrize("typed", ["ko'p", "1.200", "-5", "10-15", "salom <b>", "12345678901", "12,5"])
def test_it_asks_again_when_no_figure_was_typed(telegram: Telegram, malika: Phone, typed: str) -> None:
    malika.send(workbook(row("1.", "Kitob berish", target="ko'p"), *SMALL[1:]))
    malika.press("❓")
    screen = malika.say(typed)
    assert "yozilmadi" in screen.text
    assert "Savol 1/1" in screen.text
    assert answers(telegram) == {}


def test_it_takes_a_typed_year(telegram: Telegram, malika: Phone) -> None:
    book = workbook(*SMALL, title="ISH REJASI")
    book = without_years(book)
    screen = malika.send(book)
    assert "yili noma'lum" in screen.text
    malika.press("❓")
    assert "to'rt xonali" in malika.say("yigirma beshinchi").text
    malika.say("2026")
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database, 2026).year == 2026


def without_years(book: bytes) -> bytes:
    opened = openpyxl.load_workbook(BytesIO(book))
    sheet = opened.active
    assert sheet is not None
    sheet["D2"], sheet["E2"] = "fakt", "reja"
    for cells in sheet.iter_rows(min_row=4, min_col=7, max_col=7):
        cells[0].value = "yil davomida"
    kept = BytesIO()
    opened.save(kept)
    return kept.getvalue()


def test_it_wants_a_button_where_nothing_can_be_typed(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(row("1.", "Kitob berish", responsible=""), *SMALL[1:]))
    malika.press("❓")
    screen = malika.say("mart")
    assert "tugmalardan" in screen.text
    assert "Savol 1/1" in screen.text


def test_it_walks_through_questions_and_back(malika: Phone) -> None:
    malika.send(workbook(*DOUBTFUL))
    malika.press("❓")
    assert "Savol 2/3" in malika.press("Keyingi").text
    assert "Savol 3/3" in malika.press("Keyingi").text
    assert "Keyingi ➡️" not in malika.screen.labels
    assert "Savol 2/3" in malika.press("⬅️ Orqaga").text
    assert "Savol 1/3" in malika.press("⬅️ Orqaga").text
    assert "O'qildi: 4 ta band" in malika.press("⬅️ Orqaga").text


def test_it_takes_the_last_answer_back(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(*DOUBTFUL))
    malika.press("❓")
    malika.press("12")
    malika.press("yil davomida")
    screen = malika.press("Oxirgi javobni bekor qilish")
    assert "zarurat bo'yicha" in screen.text
    assert len(answers(telegram)) == 1
    screen = malika.press("Oxirgi javobni bekor qilish")
    assert "kamida 12" in screen.text
    assert answers(telegram) == {}


def test_it_only_shows_where_things_stand_when_an_answer_is_pressed_twice(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(*DOUBTFUL))
    screen = malika.press("❓")
    data = next(button["callback_data"] for button in screen.buttons if button["text"] == "12")
    malika.press_data(data, screen)
    given = answers(telegram)
    assert "Savol 1/2" in malika.press_data(data, screen).text
    assert answers(telegram) == given


@pytest.mark.parametrize("data", ["draft_pick:1:0123456789:0123456789", "draft_ask:1:x", "draft:99", "draft_load:0"])
def test_it_ends_forged_presses_at_a_valid_screen(telegram: Telegram, malika: Phone, data: str) -> None:
    malika.send(workbook(*DOUBTFUL))
    malika.press_data(data, malika.screen)
    assert malika.screen.buttons
    assert answers(telegram) == {}
    assert count(telegram.database, Plan) == 0


def test_it_remembers_answers_about_the_same_words(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(*DOUBTFUL))
    for label in ("❓", "12", "yil davomida", READERS, "✅ Kuchga kiritish", "✅"):
        malika.press(label)
    # The same file again asks nothing, and a changed one asks only about what has changed.
    assert "Hech narsa o'zgarmadi" in malika.send(workbook(*DOUBTFUL)).text
    changed = [DOUBTFUL[0], row("2.", "Tadbirlar o'tkazish", window="zaruratga qarab"), *DOUBTFUL[2:]]
    screen = malika.send(workbook(*changed))
    assert "1 ta savol bor" in screen.text
    assert "zaruratga qarab" in malika.press("❓").text


def test_it_loads_with_a_question_that_need_not_be_answered(telegram: Telegram, malika: Phone) -> None:
    screen = malika.send(workbook(row("1.", "Kitob berish", target="12 nafar"), *SMALL[1:]))
    assert "majburiy emas" in screen.text
    assert "majburiy emas" in malika.press("❓").text
    malika.press("📖 Umumiy")
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == Decimal(12)


def test_it_goes_on_with_the_questions_after_any_command(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(*DOUBTFUL))
    malika.press("❓")
    malika.say("/yordam")
    malika.press("12")
    assert len(answers(telegram)) == 1


def test_it_shows_whole_lists_of_departments_within_the_limits(malika: Phone) -> None:
    many = [row(f"{at}.", f"Ish <{at}>", responsible=f"{at}-bo'lim xizmati") for at in range(1, 151)]
    screen = malika.send(workbook(*many, row("151.", "Kimning ishi?", responsible="")))
    assert "va yana" in screen.text
    assert len(malika.press("❓").labels) <= 100


def test_it_refuses_to_load_from_the_command_line_while_questions_are_open(telegram: Telegram, malika: Phone) -> None:
    tables = read_tables(workbook(*DOUBTFUL), "reja.xlsx")
    with telegram.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        with pytest.raises(NotReady) as refused:
            load_plan_file(session, library, tables, telegram.now, {})
        given = {doubt.id: doubt.choices[0].id for doubt in refused.value.document.doubts}
        loaded = load_plan_file(session, library, tables, telegram.now, given)
        again = load_plan_file(session, library, tables, telegram.now, given)
    assert (loaded.outcome, loaded.year, again.outcome) == ("new", 2025, "same")


def test_it_keeps_nothing_of_a_file_that_is_no_plan(telegram: Telegram, malika: Phone) -> None:
    load(malika, workbook(*SMALL))
    malika.send(b"Salom! Bu xat.", "xat.txt")
    with telegram.database.read() as session:
        assert session.scalars(select(PlanDraft).where(PlanDraft.closed_at.is_(None))).all() == []


def _two_plans() -> bytes:
    """A workbook with a second column of the same year's plan, as it stands after a correction in the middle of it."""
    book = openpyxl.load_workbook(BytesIO(workbook(*SMALL)))
    sheet = book.active
    assert sheet is not None
    for at, value in enumerate(["2025-yil (aniqlangan reja)", None, 21, 31, 41], 2):
        sheet.cell(at, 9, value)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.mark.parametrize(("button", "target"), [("12 · 2025-yil (reja)", 12), ("21 · 2025-yil (aniqlangan reja)", 21)])
def test_of_two_columns_it_asks_which_is_the_plan(telegram: Telegram, malika: Phone, button: str, target: int) -> None:
    screen = malika.send(_two_plans())
    assert "✅ Kuchga kiritish" not in screen.labels
    screen = malika.press("❓")
    assert "yillik reja qaysi ustunda?" in screen.text
    malika.press(button)
    malika.press("✅ Kuchga kiritish")
    assert content_of(telegram.database).indicators[0].target == Decimal(target)


def test_of_two_sheets_it_is_asked_once_which_is_the_plan(telegram: Telegram, malika: Phone) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(*SMALL)))
    book.worksheets[0].title = "2025"
    other = book.copy_worksheet(book.worksheets[0])
    other.title = "2026"
    other["A1"], other["D2"], other["E2"] = "2026-YIL UCHUN ISH REJASI", "2025-yil (fakt)", "2026-yil (reja)"
    for at in (4, 5, 6):
        other.cell(at, 5, 33)
        other.cell(at, 7, "2026-yil davomida")
    kept = BytesIO()
    book.save(kept)
    screen = malika.send(kept.getvalue())
    assert "1 ta savol bor" in screen.text
    screen = malika.press("❓")
    assert "faylda bir nechta reja jadvali bor" in screen.text
    malika.press("«2026» varag'i")
    malika.press("✅ Kuchga kiritish")
    assert {indicator.target for indicator in content_of(telegram.database, 2026).indicators} == {Decimal(33)}
