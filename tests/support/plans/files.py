"""Plan files as a director sends them: made of rows, loaded, and what of them is in force afterwards."""

from io import BytesIO
from typing import Any

import openpyxl
from sqlalchemy import func, select

from storage.database import Database
from storage.people import people
from storage.planning import plans
from tests.support.people.phone import Phone, Shown

HEADING = [
    "№", "Nomi", "O'lchov birligi", "2024-yil (fakt)", "2025-yil (reja)",
    "Amalga oshirish mexanizmi", "Bajarilish muddati", "Mas'ullar",
]  # fmt: skip
READERS, COUNTING = "Abonement xizmati", "Bosh hisobchi"


def row(number: str, name: str, **more: Any) -> list[Any]:
    cells = {
        "unit": "Nusxa",
        "baseline": 10,
        "target": 12,
        "mechanism": "Rejaga asosan",
        "window": "2025-yil davomida",
        "responsible": f"Direktor, {READERS}",
        **more,
    }
    return [number, name, *cells.values()]


def workbook(*rows: list[Any], title: str = "2025-YIL UCHUN ISH REJASI") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in ([title], HEADING, ["IV. ASOSIY FAOLIYAT"], *rows):
        sheet.append(cells)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


SMALL = [
    row("1.", "Kitob berish"),
    row("2.", "Tadbirlar o'tkazish", unit="Tadbir", baseline=4, target=6),
    row("3.", "Hisob yuritish", unit="Hujjat", responsible=f"Direktor, {COUNTING}"),
]
DOUBTFUL = [
    row("1.", "Kitob berish", target="kamida 12"),
    row("2.", "Tadbirlar o'tkazish", window="zarurat bo'yicha"),
    row("3.", "Hisob yuritish", responsible=COUNTING),
    row("4.", "Ko'rgazmalar", responsible=""),
]


def load(phone: Phone, content: bytes, name: str = "reja.xlsx") -> Shown:
    phone.send(content, name)
    if any(label.startswith("🔍") for label in phone.screen.labels):
        phone.press("🔍")
    return phone.press("✅ Kuchga kiritish")


def content_of(database: Database, year: int = 2025) -> plans.PlanContent:
    with database.read() as session:
        library = people.only_library(session)
        assert library is not None
        plan = plans.plan_of_year(session, library.id, year)
    assert plan is not None
    return plan


def count(database: Database, table: type) -> int:
    with database.read() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0
