"""Plan files as a director sends them: made of rows, loaded, and what of them is in force afterwards."""

from collections.abc import Sequence
from functools import partial
from io import BytesIO
from typing import Any

import openpyxl
from sqlalchemy import func, select

from storage.database import Database
from storage.people import people
from storage.planning import plans
from tests.support.people.phone import Phone, Shown


def heading(year: int) -> list[str]:
    """The line above a year's rows."""
    return [
        "№", "Nomi", "O'lchov birligi", f"{year - 1}-yil (fakt)", f"{year}-yil (reja)",
        "Amalga oshirish mexanizmi", "Bajarilish muddati", "Mas'ullar",
    ]  # fmt: skip


HEADING = heading(2025)
READERS, COUNTING = "Abonement xizmati", "Bosh hisobchi"


def row(number: str, name: str, *, year: int = 2025, **more: Any) -> list[Any]:
    cells = {
        "unit": "Nusxa",
        "baseline": 10,
        "target": 12,
        "mechanism": "Rejaga asosan",
        "window": f"{year}-yil davomida",
        "responsible": f"Direktor, {READERS}",
        **more,
    }
    return [number, name, *cells.values()]


SIGNED = [
    ["KELISHILDI", "", "", "TASDIQLAYMAN"],
    ["Andijon viloyat axborot-kutubxona markazi direktori", "", "", "Qo'rg'ontepa tuman markazi direktori"],
    ["________ Yusupova Munira Anvarovna", "", "", "________ M. Karimova"],
    ["2025-yil “___” yanvar", "", "", "2025-yil “ 6 ” yanvar"],
]
"""The block above a plan, in which it is agreed and approved."""

_books: dict[str, bytes] = {}


def workbook(*rows: list[Any], year: int = 2025, title: str = "", above: Sequence[list[Any]] = ()) -> bytes:
    """A plan's file; its title says no more than the year unless another is given. The same is only written once."""
    wanted = repr((rows, year, title, above))
    if wanted not in _books:
        _books[wanted] = _written(rows, year, title, above)
    return _books[wanted]


def _written(rows: Sequence[list[Any]], year: int, title: str, above: Sequence[list[Any]]) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for cells in (*above, [title or f"{year}-YIL UCHUN ISH REJASI"], heading(year), ["IV. ASOSIY FAOLIYAT"], *rows):
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
    return phone.telegram.once(("load", phone.id, content, name), partial(_load, phone, content, name))


def _load(phone: Phone, content: bytes, name: str) -> Shown:
    phone.send(content, name)
    if any(label.startswith("🔍") for label in phone.screen.labels):
        phone.press("🔍")
    loaded = phone.press("✅ Kuchga kiritish")
    # In the middle of the year it is asked with which month to begin: with the first that can still be sent.
    return phone.press("✅") if "qaysi oydan boshlaymiz?" in loaded.text else loaded


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
