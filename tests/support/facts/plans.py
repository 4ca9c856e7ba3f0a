"""What the plan of the year says: its rows, figures and targets, who reports them, and which years have one."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document

from tests.support.facts.case import ANSWER, changed_by, page
from tests.support.facts.hands import Hands
from tests.support.people.cast import BEKZOD
from tests.support.plans.files import HEADING, SMALL, load, row, workbook

VISITS = page("/reja", "IV", "IV.14")
VISITS_ASKED = "Kitobxonlar qatnovi"
OF_BEKZOD = page("/kiritish", by=BEKZOD)


def open_row(hands: Hands, number: str, *presses: str) -> None:
    hands.steps(hands.malika, "/reja", "IV", number, "✏️ O'zgartirish", *presses)


def finish(hands: Hands) -> None:
    """The reason, the order, and that it is kept."""
    hands.malika.press("Direktor buyrug'i")
    hands.malika.say("12-son")
    hands.malika.press("✅ Saqlash")


@changed_by("chat", ANSWER, shows="130 000")
def a_target_is_changed(hands: Hands) -> None:
    open_row(hands, "IV.14", "🎯 Reja")
    hands.malika.say("130 000")
    finish(hands)


@changed_by("chat", ANSWER, shows="120 000", first=a_target_is_changed)
def a_changed_target_is_taken_back(hands: Hands) -> None:
    open_row(hands, "IV.14", "↩️ O'zgarishni bekor qilish")


@changed_by("chat", page("/holat", "yan"), shows="Bot bilan ish boshlangandan oldingi oy")
def the_year_begins_with_another_month(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "🚩 Boshlang'ich oy", "mar")


@changed_by("chat", page("/holat", "yan"), shows="10-aprel")
def closed_months_are_opened_to_everybody(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "🚩 Boshlang'ich oy", "✅ yan")
    hands.malika.say("10.04")


@changed_by("chat", page("/holat", "fev"), shows="10-aprel")
def what_was_before_is_asked_for_as_a_sum(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "🚩 Boshlang'ich oy", "mar", "🧮 Yanvar–fevral")
    hands.malika.say("10.04")


@changed_by("chat", page("/holat", "fev"), shows="Bot bilan ish boshlangandan oldingi oy")
def no_sum_is_asked_for_any_more(hands: Hands) -> None:
    what_was_before_is_asked_for_as_a_sum(hands)  # as long as nobody has given one
    hands.steps(hands.malika, "/sozlamalar", "🚩 Boshlang'ich oy", "✖️ Jami so'ralmasin")


@changed_by("chat", page("/reja", "🏷 Qisqa nomlar"), shows="Qatnov ✏️")
def a_row_is_given_a_short_name(hands: Hands) -> None:
    hands.steps(hands.malika, "/reja", "🏷 Qisqa nomlar", "IV.14")
    hands.malika.say("Qatnov")


@changed_by("chat", page("/reja", "🏷 Qisqa nomlar", "IV.14", "🏷 Ruscha nomi"), shows="Ruscha nomi: Посещения")
def a_row_is_given_a_russian_name(hands: Hands) -> None:
    hands.steps(hands.malika, "/reja", "🏷 Qisqa nomlar", "IV.14", "🏷 Ruscha nomi")
    hands.malika.say("Посещения")


@changed_by("chat", page("/reja", "IV", "🏷 Ruscha nomi"), shows="Ruscha nomi: Основная работа")
def a_section_is_given_a_russian_name(hands: Hands) -> None:
    hands.steps(hands.malika, "/reja", "IV", "🏷 Ruscha nomi")
    hands.malika.say("Основная работа")


@changed_by("chat", page("/sozlamalar", "📄 Hujjatlar tili", "🏷 Xizmatlarning"), shows="Абонемент")
def a_department_is_given_a_russian_name(hands: Hands) -> None:
    hands.steps(hands.malika, "/sozlamalar", "📄 Hujjatlar tili", "🏷 Xizmatlarning", "1")
    hands.malika.say("Абонемент")


@changed_by("chat", VISITS, shows="99 999")
def what_was_done_last_year_is_changed(hands: Hands) -> None:
    open_row(hands, "IV.14", "📅 2024-yil")
    hands.malika.say("99 999")
    finish(hands)


@changed_by("chat", ANSWER, hides=VISITS_ASKED, shows="Kitob berilishi")
def a_deadline_is_changed(hands: Hands) -> None:
    open_row(hands, "IV.14", "🗓 Muddati")
    hands.malika.say("II-III chorak")
    finish(hands)


@changed_by("chat", ANSWER, hides=VISITS_ASKED, shows="Kitob berilishi")
def another_department_reports_a_row(hands: Hands) -> None:
    open_row(hands, "IV.14", "👥 Kim", "Axborot", "✅ Tayyor")
    finish(hands)


@changed_by("chat", OF_BEKZOD)
def only_the_first_department_reports_a_shared_row(hands: Hands) -> None:
    open_row(hands, "IV.23", "Faqat yetakchi topshiradi")
    finish(hands)


@changed_by("chat", ANSWER, hides=VISITS_ASKED, shows="Kitob berilishi")
def a_row_is_dropped(hands: Hands) -> None:
    open_row(hands, "IV.14", "🗑 Rejadan chiqarish")
    finish(hands)


@changed_by("chat", OF_BEKZOD)
def a_row_is_added(hands: Hands) -> None:
    phone = hands.malika
    hands.steps(phone, "/reja", "➕ Band qo'shish", "II")
    phone.say("2")
    phone.say("Virtual ko'rgazmalar")
    phone.say("Ko'rgazma")
    phone.say("12")
    phone.press("har chorak oxirida")
    phone.press("Axborot")
    phone.press("✅ Tayyor")
    finish(hands)


@changed_by("chat", page("/reja", "2026-yil"), shows="2026-yil ish rejasi")
def next_years_plan_comes_into_force(hands: Hands) -> None:
    phone = hands.malika
    begun = hands.steps(phone, "/reja")
    phone.press_data("ny:2025", begun)
    phone.press("✅ Baribir kuchga kiritish")
    phone.press("Buyruq yo'q")
    phone.press("✅ Kuchga kiritish")


ROWS = (
    row("14.", VISITS_ASKED, unit="Nafar", target=130_000),
    row("15.", "Kitob berilishi", target=354_654),
    row("99.", "Yangi ish", responsible="Direktor, Yangi xizmat"),
    row("100.", "Hujjatlar", unit="Hujjat", responsible="Direktor"),
)
TITLE = "QO'RG'ONTEPA TUMAN AXBOROT-KUTUBXONA MARKAZINING 2025-YIL UCHUN ISH REJASI"


def plan_file(form: str, rows: Sequence[list[Any]] = ROWS) -> bytes:
    """The plan as an office may keep it."""
    blank = [""] * 7
    lines = ([TITLE, *blank], HEADING, ["IV. ASOSIY FAOLIYAT", *blank], *rows)
    cells = [[str(cell) for cell in line] for line in lines]
    kept = BytesIO()
    if form == "xlsx":
        return workbook(*rows, title=TITLE)
    if form == "docx":
        document = Document()
        document.add_paragraph(TITLE)
        table = document.add_table(0, len(HEADING))
        for line in cells[1:]:
            for cell, words in zip(table.add_row().cells, line, strict=True):
                cell.text = words
        document.save(kept)
    else:
        kept.write("\n".join("\t".join(line) for line in cells).encode())
    return kept.getvalue()


@changed_by("file", VISITS, shows="130 000", each=[("xlsx",), ("docx",), ("txt",)])
def a_plan_is_sent_as_a_file(hands: Hands, form: str) -> None:
    load(hands.malika, plan_file(form), f"reja.{form}")


@changed_by("file", VISITS, shows="Kitob berilishi", hides=VISITS_ASKED)
def rows_change_their_numbers(hands: Hands) -> None:
    rows = (row("14.", "Kitob berilishi", target=354_654), row("15.", VISITS_ASKED, target=120_000))
    load(hands.malika, plan_file("xlsx", rows))


@changed_by("file", page("/reja", "2024-yil"), shows="2024-yil ish rejasi")
def last_years_plan_is_sent_as_a_file(hands: Hands) -> None:
    hands.malika.send(workbook(*SMALL, year=2024), "reja.xlsx")
    for label in ("❓", "yil davomida", "✅ Kuchga kiritish"):
        hands.malika.press(label)


def load_at_the_terminal(hands: Hands) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reja.xlsx"
        path.write_bytes(plan_file("xlsx"))
        hands.command("plan", "load", str(path), "--yes")


@changed_by("command", page("/reja", "2024-yil"), shows="2024-yil ish rejasi")
def last_years_plan_is_loaded_at_the_terminal(hands: Hands) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reja.xlsx"
        path.write_bytes(workbook(*(row(f"{at}.", f"Ish {at}", year=2024) for at in (1, 2)), year=2024))
        hands.command("plan", "load", str(path), "--begins", "3")


@changed_by("command", VISITS, shows="130 000")
def a_plan_is_loaded_at_the_terminal(hands: Hands) -> None:
    load_at_the_terminal(hands)


def the_library_has_no_name_yet(hands: Hands) -> None:
    hands.change("UPDATE libraries SET name = 'Kutubxona'")


@changed_by("command", page("/sozlamalar"), shows="Qo'rg'ontepa", first=the_library_has_no_name_yet)
def a_plan_names_the_library(hands: Hands) -> None:
    load_at_the_terminal(hands)


def nobody_answers_for_the_office(hands: Hands) -> None:
    hands.change("DELETE FROM memberships WHERE department_id = (SELECT id FROM departments WHERE name = 'Direktor')")


@changed_by("command", page("/kiritish"), shows="mart", first=nobody_answers_for_the_office)
def a_plan_opens_the_directors_office(hands: Hands) -> None:
    load_at_the_terminal(hands)


@changed_by("command", page("/hisobot"), shows="Yangi xizmat")
def a_plan_brings_a_new_department(hands: Hands) -> None:
    load_at_the_terminal(hands)
