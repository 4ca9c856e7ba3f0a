"""Next year's plan: begun in the chat or sent as a file, and what stands in it."""

from io import BytesIO

import openpyxl

from sandbox.people import Phone
from storage.planning import plans
from storage.planning.plans import PlanContent
from tests.support.people.story import Story

HEADING = [
    "№", "Nomi", "O'lchov birligi", "2025-yil (fakt)", "2026-yil (reja)",
    "Amalga oshirish mexanizmi", "Bajarilish muddati", "Mas'ullar",
]  # fmt: skip


def plan_of(story: Story, year: int) -> PlanContent:
    with story.house.database.read() as session:
        plan = plans.plan_of_year(session, story.cast.library.id, year)
    assert plan is not None
    return plan


def by_code(plan: PlanContent) -> dict[str, tuple[object, ...]]:
    return {
        f"{indicator.code} {indicator.part or ''}".strip(): (
            indicator.baseline,
            indicator.target,
            str(indicator.window),
        )
        for indicator in plan.indicators
    }


def begin(phone: Phone) -> str:
    phone.say("/reja")
    phone.wait_for("2025-yil ish rejasi")
    phone.press("📅 2026-yil rejasini tuzish")
    return str(phone.wait_for("2026-yil rejasi (qoralama)")["text"])


def next_years_file(*rows: tuple[str, str, str]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (["2026-YIL UCHUN ISH REJASI"], HEADING, ["IV. ASOSIY FAOLIYAT"]):
        sheet.append(cells)
    for number, name, reporter in rows:
        sheet.append([number, name, "Nusxa", 10, 12, "", "2026-yil davomida", f"Direktor, {reporter}"])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()
