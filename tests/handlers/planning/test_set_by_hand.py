"""How a figure is counted was set by hand, and a file is loaded again: what it only repeats does not undo the hand."""

from pathlib import Path
from typing import Any

import pytest

from plan.indicator import Indicator
from storage.database import Database
from storage.oversight import history
from storage.people import people
from tests.support.command_line import hisobot
from tests.support.people.phone import Phone, Shown, Telegram
from tests.support.plans.files import COUNTING as ACCOUNTANT
from tests.support.plans.files import READERS, content_of, load, row, workbook
from tests.support.plans.office_files import made_workbook
from usecases.planning.roll_over import begin_roll_over, put_roll_over_in_force
from usecases.work import work_of


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """Nothing here depends on the engine."""
    return sqlite_database


def plan(complaints: str = "Murojaatlar", *, target: object = 16, fund: str = "Kitob fondini but saqlash") -> bytes:
    return workbook(
        row("1.", "Kitob berish"),
        row("2.", complaints, unit="Ariza", baseline=20, target=target),
        row("3.", fund, baseline=900, target=950),
    )


def in_force(telegram: Telegram, number: str, part: str | None = None) -> Indicator:
    return next(
        indicator
        for indicator in content_of(telegram.database).indicators
        if indicator.number == number and indicator.part == part
    )


def set_by_hand(phone: Phone, code: str, *presses: str, typed: str = "") -> None:
    """/reja → row → how it is counted → the change, with its reason and no order."""
    phone.say("/reja")
    for label in ("IV", code, "✏️ O'zgartirish", "🧮 Turi", *presses):
        phone.press(label)
    if typed:
        phone.say(typed)
    for label in ("Direktor buyrug'i", "Buyruq yo'q", "✅ Saqlash"):
        phone.press(label)


def seen(shown: Shown) -> str:
    return shown.text.replace("\u00a0", " ")


def test_a_file_that_repeats_itself_leaves_what_was_set(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan())
    set_by_hand(malika, "IV.2", "📉 Kamaytirish")
    set_by_hand(malika, "IV.2", "📆 Choraklarga bo'lish", typed="4 4 4 4")
    set_by_hand(malika, "IV.3", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    again = seen(malika.send(plan()))
    assert "Hech narsa o'zgarmadi" in again
    assert "Qo'lda belgilangani qoladi" in again
    assert "IV.2 yo'nalishi: qo'lda kamaytirish ko'rsatkichi, faylda oshirish ko'rsatkichi" in again
    assert "IV.2 yillik rejasi: qo'lda choraklar bo'yicha 4 · 4 · 4 · 4, faylda bo'linmagan" in again
    assert "IV.3 turi: qo'lda yil oxiridagi holat, faylda qo'shib boriladigan" in again

    changed = seen(malika.send(plan("Fuqarolar murojaatlari", fund="Kitob fondini saqlash")))
    assert "Qo'lda belgilangani qoladi" in changed
    assert "savol" not in changed
    load(malika, plan("Fuqarolar murojaatlari", fund="Kitob fondini saqlash"))
    assert (in_force(telegram, "2").direction, str(in_force(telegram, "2").schedule)) == ("less", "quarters 4 4 4 4")
    assert in_force(telegram, "2").name == "Fuqarolar murojaatlari"
    assert in_force(telegram, "3").kind == "level"
    # And the next file is held against what this one said, not against what came into force of it.
    third = seen(malika.send(plan("Fuqarolarning murojaatlari")))
    assert "IV.3 turi: qo'lda yil oxiridagi holat" in third
    assert "savol" not in third


def test_what_the_file_changes_itself_comes_into_force(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan())
    load(malika, plan(fund="Kitob fondi hajmi (yil oxiriga)"))
    assert in_force(telegram, "3").kind == "level"
    load(malika, plan())
    assert in_force(telegram, "3").kind == "count"


@pytest.mark.parametrize(("answer", "kind"), [("fayldagilari", "percent"), ("qo'lda belgilanganlari", "level")])
def test_where_both_have_changed_it_is_asked_once(telegram: Telegram, malika: Phone, answer: str, kind: str) -> None:
    def with_units(*units: str) -> bytes:
        return workbook(*(row(f"{at}.", f"Ish {at}", unit=unit, target=80) for at, unit in enumerate(units, 1)))

    load(malika, with_units("Nusxa", "Nusxa", "Nusxa"))
    set_by_hand(malika, "IV.1", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    set_by_hand(malika, "IV.2", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    newer = with_units("Foiz", "Foiz", "Nusxa")
    assert "1 ta savol bor" in seen(malika.send(newer))
    asked = seen(malika.press("❓ Savollar"))
    assert "faylda boshqacha: 2 ta. Qaysilari qolsin?" in asked
    assert "IV.1 turi: qo'lda yil oxiridagi holat, faylda foiz ko'rsatkichi" in asked
    assert "IV.2 turi: qo'lda" in asked
    assert "IV.3" not in asked
    malika.press(answer)
    malika.press("🔍")
    malika.press("✅ Kuchga kiritish")
    assert [line.kind for line in content_of(telegram.database).indicators] == [kind, kind, "count"]
    assert "savol" not in seen(malika.send(newer))


def test_an_answer_of_then_decides_nothing_that_is_set_later(telegram: Telegram, malika: Phone) -> None:
    counted, rate = (workbook(row("1.", "Xizmat ko'rsatish", unit=unit, target=80)) for unit in ("Nafar", "Foiz"))
    load(malika, counted)
    set_by_hand(malika, "IV.1", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    for newer, answer in ((rate, "fayldagilari"), (counted, "")):
        malika.send(newer)
        if answer:
            malika.press("❓ Savollar")
            malika.press(answer)
        malika.press("🔍")
        malika.press("✅ Kuchga kiritish")
    set_by_hand(malika, "IV.1", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    assert "1 ta savol bor" in seen(malika.send(rate))


def test_a_row_that_is_new_in_a_sum_is_counted_like_the_others(telegram: Telegram, malika: Phone) -> None:
    def with_rows(*names: str) -> bytes:
        below = [row(f"1.{at}", name, baseline=10, target=20) for at, name in enumerate(names, 1)]
        whole = row("1.", "Fondni saqlash", baseline=10 * len(names), target=20 * len(names))
        return workbook(whole, ["", "Shundan,"], *below)

    load(malika, with_rows("Bosma", "Elektron"))
    assert [line.kind for line in content_of(telegram.database).indicators] == ["total", "count", "count"]
    set_by_hand(malika, "IV.1.1", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    assert [line.kind for line in content_of(telegram.database).indicators] == ["total", "level", "level"]
    assert "savol" not in seen(malika.send(with_rows("Bosma", "Elektron", "Audio")))
    malika.press("🔍")
    malika.press("✅ Kuchga kiritish")
    assert [line.kind for line in content_of(telegram.database).indicators] == ["total", *["level"] * 3]


def with_quarters(target: int, *quarters: int) -> bytes:
    heading = ["№", "Nomi", "O'lchov birligi", "I chorak", "II chorak", "III chorak", "IV chorak", "2025-yil (reja)",
               "Bajarilish muddati", "Mas'ullar"]  # fmt: skip
    cells: list[Any] = ["1.", "Kitob berish", "Nusxa", *quarters, target, "2025-yil davomida", "Abonement xizmati"]
    return made_workbook([["2025-YIL UCHUN ISH REJASI"], [*heading], ["IV. ASOSIY FAOLIYAT"], cells])


@pytest.mark.parametrize(
    ("answer", "kind", "schedule"), [("fayldagilari", "count", "quarters 5 5 5 5"), ("qo'lda", "level", "")]
)
def test_quarters_of_a_sum_and_a_level_set_by_hand_are_decided_together(
    telegram: Telegram, malika: Phone, answer: str, kind: str, schedule: str
) -> None:
    load(malika, with_quarters(20, 4, 4, 4, 8))
    set_by_hand(malika, "IV.1", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    assert in_force(telegram, "1").schedule is None
    assert "Hech narsa o'zgarmadi" in seen(malika.send(with_quarters(20, 4, 4, 4, 8)))
    malika.send(with_quarters(20, 5, 5, 5, 5))
    asked = seen(malika.press("❓ Savollar"))
    assert "IV.1 turi: " in asked
    assert "IV.1 yillik rejasi: qo'lda bo'linmagan, faylda choraklar bo'yicha 5 · 5 · 5 · 5" in asked
    malika.press(answer)
    if "🔍" in str(malika.screen.labels):
        malika.press("🔍")
        malika.press("✅ Kuchga kiritish")
    assert (in_force(telegram, "1").kind, str(in_force(telegram, "1").schedule or "")) == (kind, schedule)


def test_quarters_that_the_new_target_outgrows_are_asked_about(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan())
    set_by_hand(malika, "IV.2", "📆 Choraklarga bo'lish", typed="4 4 4 4")
    malika.send(plan(target=24))
    assert "IV.2 yillik rejasi: qo'lda" in seen(malika.press("❓ Savollar"))


def test_a_plan_made_of_last_years_was_said_by_no_file(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan())
    set_by_hand(malika, "IV.3", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    with telegram.database.write() as session:
        library = people.only_library(session)
        assert library is not None
        (director,) = people.load_directors(session, library.id)
        work = work_of(session, director, telegram.now)
        draft = begin_roll_over(work, 2025)
        assert draft is not None
        assert put_roll_over_in_force(work, draft.draft, "", "") == 2026
    newer = workbook(row("3.", "Kitob fondini but saqlash", year=2026, baseline=950, target=990), year=2026)
    malika.send(newer)
    assert "IV.3 turi: qo'lda yil oxiridagi holat" in seen(malika.press("❓ Savollar"))


def test_the_history_keeps_what_the_file_said(telegram: Telegram, malika: Phone) -> None:
    load(malika, plan(fund="Kitob fondi hajmi (yil oxiriga)"))
    set_by_hand(malika, "IV.3", "🧮 Turini o'zgartirish", "foiz")
    load(malika, plan("Arizalar", fund="Kitob fondi hajmi (yil oxiriga)"))
    assert in_force(telegram, "3").kind == "percent"
    with telegram.database.read() as session:
        library = people.only_library(session)
        assert library is not None
        newest = next(iter(history.newest_first(session, library.id, None, None, "load")))
    assert newest.after["counting"] == [["IV", "3", "", "level", "more", ""]]


def test_the_terminal_tells_and_asks_the_same(telegram: Telegram, malika: Phone, tmp_path: Path) -> None:
    where = {"DATABASE_URL": telegram.database.engine.url.render_as_string(False)}
    load(malika, plan())
    set_by_hand(malika, "IV.2", "📉 Kamaytirish")
    set_by_hand(malika, "IV.3", "🧮 Turini o'zgartirish", "foiz")
    file = tmp_path / "reja.xlsx"
    file.write_bytes(plan("Arizalar", fund="Kitob fondi hajmi (yil oxiriga)"))
    refused = hisobot(tmp_path, "plan", "load", "--yes", "reja.xlsx", **where)
    assert refused.returncode == 1
    assert refused.stdout == "IV.3, kind: by hand a percent, in the file as it stands at the year's end\n"
    assert refused.stderr == (
        "--counting: 1 things were set by hand, and the file has changed there too. Say which stand.\n"
    )
    done = hisobot(tmp_path, "plan", "load", "--yes", "--counting", "plan", "reja.xlsx", **where)
    assert (done.returncode, done.stderr) == (0, "")
    assert "kept: IV.2, direction: by hand less is" in done.stdout
    assert "kept: IV.3, kind: by hand a percent" in done.stdout
    file.write_bytes(plan("Arizalar", fund="Kitob fondi hajmi foizda, %"))
    assert (in_force(telegram, "2").direction, in_force(telegram, "3").kind) == ("less", "percent")


def change(phone: Phone, code: str, what: str, *answers: str) -> None:
    """/reja → row → what is changed; an answer that begins with "=" is typed."""
    phone.say("/reja")
    for answer in ("IV", code, "✏️ O'zgartirish", what, *answers, "Direktor buyrug'i", "Buyruq yo'q", "✅ Saqlash"):
        if answer.startswith("="):
            phone.say(answer[1:])
        else:
            phone.press(answer)


def of_three(
    *, targets: tuple[int, int, int] = (12, 16, 950), when: str = "2025-yil davomida", who: str = READERS
) -> bytes:
    names = ("Kitob berish", "Murojaatlar", "Fond saqlash")
    return workbook(
        *(
            row(f"{at}.", name, target=target, window=when if at == 2 else "2025-yil davomida",
                responsible=f"Direktor, {who if at == 3 else READERS}")
            for at, (name, target) in enumerate(zip(names, targets, strict=True), 1)
        ),
        row("4.", "Hisob-kitob", unit="Hujjat", responsible=ACCOUNTANT),
    )  # fmt: skip


def decided(telegram: Telegram, number: str) -> tuple[object, str, tuple[int, ...]]:
    indicator = in_force(telegram, number)
    return indicator.target, str(indicator.window), indicator.departments


def test_targets_deadlines_and_reporters_set_by_hand_stay_and_are_named(telegram: Telegram, malika: Phone) -> None:
    load(malika, of_three())
    accountant = in_force(telegram, "4").departments
    change(malika, "IV.1", "🎯 Reja", "=30")
    change(malika, "IV.2", "🗓", "=II chorak")
    change(malika, "IV.3", "👥", ACCOUNTANT, "✅ Tayyor")
    again = seen(malika.send(of_three()))
    assert "Hech narsa o'zgarmadi" in again
    assert "IV.1 yillik rejasi: qo'lda 30, faylda 12" in again
    assert "IV.2 muddati: qo'lda II chorak, faylda yil davomida" in again
    assert f"IV.3 bo'yicha hisobot beradi: qo'lda {ACCOUNTANT}, faylda {READERS}" in again

    load(malika, of_three(targets=(12, 18, 950)))
    assert decided(telegram, "1")[0] == 30
    assert decided(telegram, "2")[:2] == (18, "months 4-6")
    assert decided(telegram, "3")[2] == accountant
    # The next file is held against what this one said, and not against what came into force of it.
    third = seen(malika.send(of_three(targets=(12, 20, 950))))
    assert "IV.1 yillik rejasi: qo'lda 30" in third
    assert "savol" not in third


@pytest.mark.parametrize("answer", ["fayldagilari", "qo'lda belgilanganlari"])
def test_where_the_file_has_changed_them_too_one_question_is_for_all(
    telegram: Telegram, malika: Phone, answer: str
) -> None:
    load(malika, of_three())
    readers, accountant = in_force(telegram, "1").departments, in_force(telegram, "4").departments
    change(malika, "IV.1", "🎯 Reja", "=30")
    change(malika, "IV.2", "🗓", "=II chorak")
    change(malika, "IV.3", "👥", ACCOUNTANT, "✅ Tayyor")
    newer = of_three(targets=(40, 16, 960), when="IV chorak", who="Bolalar xizmati")
    assert "1 ta savol bor" in seen(malika.send(newer))
    asked = seen(malika.press("❓ Savollar"))
    assert "faylda boshqacha: 3 ta" in asked
    assert "IV.1 yillik rejasi: qo'lda 30, faylda 40" in asked
    malika.press(answer)
    malika.press("🔍")
    malika.press("✅ Kuchga kiritish")
    children = in_force(telegram, "3").departments
    # What only the file has changed comes into force in either case.
    assert decided(telegram, "3")[0] == 960
    if answer == "fayldagilari":
        assert (decided(telegram, "1")[0], decided(telegram, "2")[1]) == (40, "months 10-12")
        assert children not in (readers, accountant)
    else:
        assert (decided(telegram, "1")[0], decided(telegram, "2")[1]) == (30, "months 4-6")
        assert children == accountant
    assert "savol" not in seen(malika.send(newer))


def test_what_only_the_file_changes_is_an_ordinary_difference(telegram: Telegram, malika: Phone) -> None:
    load(malika, of_three())
    change(malika, "IV.1", "🎯 Reja", "=30")
    newer = seen(malika.send(of_three(targets=(12, 17, 950))))
    assert "savol" not in newer
    differences = seen(malika.press("🔍"))
    assert "IV.2 yillik reja: 16 → 17" in differences
    assert "IV.1" not in differences


def with_parts(*names: str, unit: str = "Nusxa") -> bytes:
    below = [row(f"1.{at}", name, unit=unit, baseline=10, target=20) for at, name in enumerate(names, 1)]
    whole = row("1.", "Kitoblarni but saqlash", unit=unit, baseline=20, target=40)
    return workbook(whole, ["", "Shundan,"], *below) if names else workbook(whole)


@pytest.mark.parametrize(
    ("kind", "answer", "kinds"),
    [
        ("yil oxiridagi holat", "qo'lda", ["total", "level", "level"]),
        ("yil oxiridagi holat", "fayldagilari", ["total", "count", "count"]),
        ("foiz", "qo'lda", ["percent", "count", "count"]),
        ("foiz", "fayldagilari", ["total", "count", "count"]),
    ],
)
def test_new_parts_of_what_was_set_by_hand_are_asked_about(
    telegram: Telegram, malika: Phone, kind: str, answer: str, kinds: list[str]
) -> None:
    load(malika, with_parts())
    set_by_hand(malika, "IV.1", "🧮 Turini o'zgartirish", kind)
    malika.send(with_parts("Bosma", "Elektron"))
    assert "IV.1 turi: qo'lda" in seen(malika.press("❓ Savollar"))
    malika.press(answer)
    malika.press("🔍")
    malika.press("✅ Kuchga kiritish")
    assert [line.kind for line in content_of(telegram.database).indicators] == kinds
    assert "savol" not in seen(malika.send(with_parts("Bosma", "Elektron")))


@pytest.mark.parametrize(("answer", "kind"), [("qo'lda", "level"), ("fayldagilari", "count")])
def test_parts_set_by_hand_that_the_file_no_longer_tells_apart_are_asked_about(
    telegram: Telegram, malika: Phone, answer: str, kind: str
) -> None:
    load(malika, with_parts("Bosma", "Elektron"))
    set_by_hand(malika, "IV.1.1", "🧮 Turini o'zgartirish", "yil oxiridagi holat")
    malika.send(with_parts())
    assert "IV.1 turi: qo'lda yil oxiridagi holat" in seen(malika.press("❓ Savollar"))
    malika.press(answer)
    malika.press("🔍")
    malika.press("✅ Kuchga kiritish")
    assert [line.kind for line in content_of(telegram.database).indicators] == [kind]
