"""The director sends the plan's file: the preview, loading it, the same file again, a changed one, and refused ones."""

from collections import Counter
from decimal import Decimal
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from sqlalchemy import select

from handlers import files
from plan.fold import fold_key
from storage.people import people
from storage.tables import Answer, Dialog, HistoryEntry, Person, Plan, PlanDraft, PlanFigure, PlanRow, Submission
from tests.support.people.phone import BEKZOD, MALIKA, MORNING, NILUFAR, Phone, Shown, Telegram
from tests.support.plans.files import COUNTING, READERS, SMALL, content_of, count, load, row, workbook
from tests.support.plans.pdf_files import drawn
from tests.support.plans.plans import FORMS, expected, path
from usecases.outgoing import FileTrouble

REAL = path("xlsx").read_bytes()


@pytest.mark.walk
@pytest.mark.parametrize("form", FORMS)
def test_it_loads_the_real_plan_as_printed(telegram_on_both: Telegram, form: str) -> None:
    malika = telegram_on_both.phone(MALIKA)
    screen = malika.send(path(form).read_bytes(), f"ish-reja-2025.{form}")

    assert "2025-yil ish rejasi" in screen.text
    assert "45 ta band, 54 ta ko'rsatkich" in screen.text
    assert "Axborot-bibliografiya\u00a0—\u00a013\n" in screen.text
    assert "V.28-band: «xborot» — balki «axborot»?" in screen.text
    assert count(telegram_on_both.database, Plan) == 0  # nothing is in force before ✅
    malika.press("✅ Kuchga kiritish")

    loaded = content_of(telegram_on_both.database)
    with telegram_on_both.database.read() as session:
        departments = {
            department.id: department.name for department in people.load_departments(session, loaded.library_id)
        }
    lines = [
        {
            "section": indicator.section,
            "number": indicator.number,
            "part": indicator.part,
            "kind": indicator.kind,
            "unit": indicator.unit,
            "baseline": None if indicator.baseline is None else int(indicator.baseline),
            "target": None if indicator.target is None else int(indicator.target),
            "window": str(indicator.window),
            "responsible": "; ".join(loaded.responsible[loaded.rows[indicator.key]]),
        }
        for indicator in loaded.indicators
    ]
    assert lines == expected()
    assert set(departments.values()) >= {"Direktor", "Bosh hisobchi", "Axborot-bibliografiya xizmati"}
    nine = next(indicator for indicator in loaded.indicators if indicator.code == "IV.9")
    below = [loaded.indicator(part) for part in nine.parts]
    assert [part.number for part in below if part] == ["9.1", "9.2", "9.3", "9.4"]
    stock = next(indicator for indicator in loaded.indicators if indicator.kind == "stock")
    assert [part.part for part in map(loaded.indicator, stock.parts) if part] == ["yangi"]


def test_it_counts_each_departments_rows_in_the_preview(malika: Phone) -> None:
    text = malika.send(workbook(*SMALL)).text.replace("\u00a0", " ")
    assert "Abonement — 2" in text
    assert f"{COUNTING} — 1" in text
    assert "IV. ASOSIY FAOLIYAT — 3" in text
    assert "o'qildi: 3" in text


def test_it_names_the_columns_that_it_did_not_read(malika: Phone) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(*SMALL)))
    sheet = book.active
    assert sheet is not None
    for cell, text in (("I2", "Kutilayotgan 2024"), ("I4", 11), ("J2", "Bajarildi")):
        sheet[cell] = text
    kept = BytesIO()
    book.save(kept)
    screen = malika.send(kept.getvalue(), "reja.xlsx")
    assert "O'qilmagan ustunlar\n• «Kutilayotgan 2024»: boshqa yilning raqamlari" in screen.text
    assert "Bajarildi" not in screen.text, "nothing stands in it, so nothing is dropped"


def test_it_says_what_comes_next_after_loading(telegram: Telegram, malika: Phone) -> None:
    screen = load(malika, workbook(*SMALL))
    assert "boshlaymiz" in screen.text
    assert "taklif qiling" in screen.text
    assert "Abonement" in malika.press("👥").text


def test_it_opens_the_directors_office_to_the_director(telegram: Telegram, malika: Phone) -> None:
    load(malika, REAL)
    with telegram.database.read() as session:
        director = people.by_telegram_id(session, MALIKA)
        assert director is not None
        assert [department.name for department in people.departments_of(session, director.id)] == ["Direktor"]


def test_it_leaves_the_directors_office_to_whoever_answers_for_it(telegram: Telegram, malika: Phone) -> None:
    load(malika, REAL)
    with telegram.database.write() as session:
        deputy = Person(library_id=1, telegram_id=99, name="Sardor", role="deputy", joined_at=MORNING)
        session.add(deputy)
        session.flush()
        director = people.by_telegram_id(session, MALIKA)
        assert director is not None
        (office,) = people.departments_of(session, director.id)
        people.join_department(session, deputy, office.id, MORNING)
        people.leave_department(session, director, office.id)
    load(malika, workbook(*SMALL))
    with telegram.database.read() as session:
        director = people.by_telegram_id(session, MALIKA)
        assert director is not None
        assert people.departments_of(session, director.id) == []


def test_it_names_a_library_that_had_no_name_of_its_own(telegram: Telegram, malika: Phone) -> None:
    load(malika, REAL)
    with telegram.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        assert fold_key("axborot-kutubxona") in fold_key(library.name)
        library.name = "Guliston kutubxonasi"
    load(malika, workbook(*SMALL, title="BOSHQA MARKAZINING 2025-YIL UCHUN ISH REJASI"))
    with telegram.database.read() as session:
        library = people.only_library(session)
        assert library is not None
        assert library.name == "Guliston kutubxonasi"


def test_it_leaves_a_line_of_history(telegram: Telegram, malika: Phone) -> None:
    load(malika, workbook(*SMALL))
    load(malika, workbook(row("1.", "Kitob berish", target=15), *SMALL[1:]))
    with telegram.database.read() as session:
        of_plan = session.scalars(select(HistoryEntry).where(HistoryEntry.subject == "plan")).all()
    lines = [line for line in of_plan if line.action != "begin"]
    assert [line.action for line in lines] == ["load", "load"]
    assert lines[1].before == {"version": 1}
    assert lines[1].after["version"] == 2
    assert lines[1].after["changes"] == [{"row": "IV.1", "part": "", "what": "target", "before": "12", "after": "15"}]


def test_it_says_that_the_same_file_changes_nothing(telegram: Telegram, malika: Phone) -> None:
    load(malika, REAL)
    figures, history = count(telegram.database, PlanFigure), count(telegram.database, HistoryEntry)
    before = content_of(telegram.database)
    for form in ("xlsx", "docx"):
        assert "Hech narsa o'zgarmadi" in malika.send(path(form).read_bytes(), f"reja.{form}").text
    assert content_of(telegram.database) == before
    assert (count(telegram.database, PlanFigure), count(telegram.database, HistoryEntry)) == (figures, history)


def test_it_finds_only_other_words_in_the_flat_text_of_the_same_plan(telegram: Telegram, malika: Phone) -> None:
    # The text form prints a page twice, and the fuller copy has slips of its own: "kutubxonada punktlari".
    load(malika, REAL)
    malika.send(path("txt").read_bytes(), "reja.txt")
    lines = [line for line in malika.press("🔍").text.splitlines() if line[0:1] in "✏➕➖↕"]
    assert 0 < len(lines) < 10
    assert all(" nomi: " in line or " bajarish mexanizmi: " in line for line in lines if line)


def test_it_shows_what_a_changed_file_changes_before_loading_it(telegram_on_both: Telegram) -> None:
    malika = telegram_on_both.phone(MALIKA)
    load(malika, workbook(*SMALL))
    before = content_of(telegram_on_both.database)
    changed = workbook(
        row("1.", "Kitob berish", target=15, window="II-chorak", unit="Dona"),
        row("2.", "Tadbirlar o'tkazish", unit="Tadbir", baseline=5, target=6, responsible=COUNTING),
        row("4.", "Ko'rgazmalar"),
    )

    screen = malika.send(changed)
    assert "✅ Kuchga kiritish" not in screen.labels
    screen = malika.press("🔍")
    assert "IV.1 yillik reja: 12 → 15" in screen.text
    assert "IV.1 o'lchov birligi: Nusxa → Dona" in screen.text
    assert "IV.1 muddati: yil davomida → II chorak" in screen.text
    assert "IV.2 o'tgan yil: 4 → 5" in screen.text
    assert f"IV.2 mas'ullar: Direktor, {READERS} → {COUNTING}" in screen.text
    assert f"IV.2 hisobot beradi: {READERS} → {COUNTING}" in screen.text
    assert "➕ IV.4: Ko'rgazmalar" in screen.text
    assert "➖ IV.3: Hisob yuritish" in screen.text
    assert content_of(telegram_on_both.database) == before
    malika.press("✅ Kuchga kiritish")

    after = content_of(telegram_on_both.database)
    assert (after.id, after.version) == (before.id, before.version + 1)
    assert [indicator.code for indicator in after.indicators] == ["IV.1", "IV.2", "IV.4"]
    assert [indicator.key for indicator in after.indicators[:2]] == [
        indicator.key for indicator in before.indicators[:2]
    ]
    assert after.indicators[0].target == Decimal(15)
    with telegram_on_both.database.read() as session:
        dropped = session.scalars(select(PlanRow).where(PlanRow.dropped)).all()
        assert [row.number for row in dropped] == ["3"]


def test_it_takes_a_dropped_row_back_with_its_identity(telegram_on_both: Telegram) -> None:
    malika = telegram_on_both.phone(MALIKA)
    load(malika, workbook(*SMALL))
    keys = [indicator.key for indicator in content_of(telegram_on_both.database).indicators]
    load(malika, workbook(*SMALL[:2]))
    assert [indicator.key for indicator in content_of(telegram_on_both.database).indicators] == keys[:2]
    load(malika, workbook(*SMALL))
    assert [indicator.key for indicator in content_of(telegram_on_both.database).indicators] == keys
    assert content_of(telegram_on_both.database).version == 3


def test_it_leaves_reported_numbers_alone(telegram_on_both: Telegram) -> None:
    malika = telegram_on_both.phone(MALIKA)
    load(malika, workbook(*SMALL))
    loaded = content_of(telegram_on_both.database)
    with telegram_on_both.database.write() as session:
        department = people.load_departments(session, loaded.library_id)[1]
        director = people.by_telegram_id(session, MALIKA)
        assert director is not None
        month = Submission(
            library_id=loaded.library_id, department_id=department.id, year=2025, month=3, opened_at=MORNING
        )
        session.add(month)
        session.flush()
        for indicator in loaded.indicators:
            session.add(
                Answer(
                    library_id=loaded.library_id,
                    submission_id=month.id,
                    figure_id=indicator.key,
                    state="given",
                    value=Decimal(indicator.key),
                    entered_by=director.id,
                    entered_at=MORNING,
                )
            )
    load(malika, workbook(row("1.", "Kitob berish", target=99), row("7.", "Yangi ish")))
    with telegram_on_both.database.read() as session:
        answers = session.scalars(select(Answer)).all()
        assert {answer.figure_id: answer.value for answer in answers} == {
            answer.key: Decimal(answer.key) for answer in loaded.indicators
        }


def test_it_pages_many_differences(telegram: Telegram, malika: Phone) -> None:
    load(
        malika,
        workbook(*(row(f"{at}.", f"Uzun nomli ish {'so‘z ' * 40}{at}".replace("‘", "'")) for at in range(1, 60))),
    )
    malika.send(workbook(*(row(f"{at}.", f"Boshqa <nomli> ish {at}", target=at + 20) for at in range(1, 60))))
    assert "surilgan" in malika.press("❓ Savollar").text
    malika.press("ha")
    malika.press("📖 Umumiy")
    screen = malika.press("🔍")
    counted = Counter[str]()
    while True:
        counted.update(line for line in screen.text.splitlines() if line.startswith("✏️"))
        if "Keyingi ▶️" not in screen.labels:
            break
        screen = malika.press("Keyingi ▶️", screen)
    assert len(counted) == 118
    malika.press("◀️ Oldingi", screen)


def test_it_keeps_only_the_newest_file_open(telegram: Telegram, malika: Phone) -> None:
    first = malika.send(workbook(*SMALL))
    malika.send(workbook(*SMALL, row("4.", "Ko'rgazmalar")))
    malika.press_data(first_press(first, telegram), first)
    assert count(telegram.database, Plan) == 0
    malika.press("✅ Kuchga kiritish")
    assert len(content_of(telegram.database).indicators) == 4


def first_press(screen: Shown, telegram: Telegram) -> str:
    with telegram.database.read() as session:
        oldest = session.scalars(select(PlanDraft.id).order_by(PlanDraft.id)).first()
    return f"draft_load:{oldest}"


def test_it_changes_nothing_when_set_aside(telegram: Telegram, malika: Phone) -> None:
    malika.send(workbook(*SMALL))
    assert "bekor qilindi" in malika.press("Bekor qilish").text
    assert count(telegram.database, Plan) == 0


def test_it_loads_once_when_pressed_twice(telegram: Telegram, malika: Phone) -> None:
    screen = malika.send(workbook(*SMALL))
    data = next(button["callback_data"] for button in screen.buttons if button["text"] == "✅ Kuchga kiritish")
    malika.press_data(data, screen)
    malika.press_data(data, screen)
    assert content_of(telegram.database).version == 1


def test_it_reports_sums_that_do_not_add_up(malika: Phone) -> None:
    wrong = [
        row("9.", "Fondni to'ldirish", baseline=30, target=50),
        ["Shundan,"],
        row("9.1", "Xarid", baseline=10, target=20),
        row("9.2", "Sovg'a", baseline=20, target=29),
    ]
    text = malika.send(workbook(*wrong)).text
    assert "Jami to'g'ri chiqmadi" in text
    assert "IV.9-band: reja ustunida 50 yozilgan, qismlari jami esa 49" in text


def test_it_takes_files_only_from_directors(telegram: Telegram, malika: Phone) -> None:
    load(malika, workbook(*SMALL))
    with telegram.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        for telegram_id, name, role in ((NILUFAR, "Nilufar", "member"), (BEKZOD, "Bekzod", "observer")):
            person = somebody(library.id, telegram_id, name, role)
            session.add(person)
    nilufar, bekzod = telegram.phone(NILUFAR), telegram.phone(BEKZOD)
    assert "bandni ochib" in nilufar.send(workbook(*SMALL[:1])).text
    assert "kuzatuvchi fayl yubormaydi" in bekzod.send(workbook(*SMALL[:1])).text
    nilufar.press_data("draft_load:1", nilufar.last)
    assert count(telegram.database, PlanDraft) == 1
    assert content_of(telegram.database).version == 1


def somebody(library: int, telegram_id: int, name: str, role: str) -> Any:
    return Person(library_id=library, telegram_id=telegram_id, name=name, role=role, joined_at=MORNING)


@pytest.mark.parametrize(
    ("content", "name", "sentence"),
    [
        (b"", "bosh.xlsx", "Fayl bo'sh"),
        (b"PK\x03\x04 buzilgan", "reja.xlsx", "buzilgan"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 600, "reja.xls", "eski Excel"),
        (b"%PDF-1.7 ...", "reja.pdf", "buzilgan"),
        (drawn([[]]), "skaner.pdf", "qog'ozning rasmi"),
        (drawn([[(50, 50, "Ish rejasi")]]), "xat.pdf", "jadval topilmadi"),
        (b"{\\rtf1 reja}", "reja.rtf", "RTF"),
        (b"\x00\x00\x00\x18ftypheic....", "reja.heic", "Bu rasm"),
        (b"Assalomu alaykum!\nBu reja emas.", "xat.txt", "reja jadvali topilmadi"),
        (FileTrouble("too_big"), "katta.xlsx", "20 MB"),
        (FileTrouble("unreachable"), "reja.xlsx", "keyin yana yuboring"),
    ],
)  # fmt: skip
def test_it_says_why_a_file_is_not_taken(
    telegram: Telegram, malika: Phone, content: bytes | FileTrouble, name: str, sentence: str
) -> None:
    screen = malika.send(content, name)
    assert sentence in screen.text
    assert name in screen.text
    assert count(telegram.database, Plan) == 0
    assert not [message for message in malika.chat if "✅ Kuchga kiritish" in message.labels]


def test_it_asks_for_a_file_instead_of_a_picture(malika: Phone) -> None:
    assert "faylini yuboring" in malika.send_photo().text


def test_it_does_not_fetch_a_file_that_belongs_to_a_report(telegram: Telegram, malika: Phone) -> None:
    malika.say("/start")
    with telegram.database.write() as session:
        session.scalars(select(Dialog)).one().screen = "file"
    body = {"message": {"from": {"id": MALIKA}, "document": {"file_id": "F"}}}
    with telegram.database.read() as session:
        assert files.file_to_fetch(session, body) is None
        assert files.file_to_fetch(session, {"callback_query": {}}) is None


def test_home_asks_the_director_for_the_plan_of_the_year(telegram: Telegram, malika: Phone) -> None:
    assert "2025-yil ish rejasi hali kuchga kirmagan. Reja faylini" in malika.say("/start").text
    load(malika, workbook(*SMALL))
    assert "hali kuchga kirmagan" not in malika.say("/start").text
    telegram.now = telegram.now.replace(year=2026, month=1, day=6)
    assert "2026-yil ish rejasi hali kuchga kirmagan" in malika.say("/start").text


def test_what_lacks_a_plan_says_of_which_year(telegram: Telegram, malika: Phone) -> None:
    telegram.now = telegram.now.replace(year=2026, month=1, day=6)
    assert "2026-yil ish rejasi hali kuchga kirmagan, muddatlar yo'q" in malika.say("/muddat").text
    before = len(malika.chat)
    malika.say("/kiritish")
    assert any("2026-yil ish rejasi hali kuchga kirmagan" in shown.text for shown in malika.chat[before:])
    assert "Bu o'tgan yilning rejasi: hozir 2026-yil" in malika.send(workbook(*SMALL), "reja.xlsx").text
