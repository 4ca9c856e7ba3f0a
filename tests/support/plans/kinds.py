"""An invented plan with every kind of figure, as Excel and Word files: quarters beside the year, percents, what stands
at the year's end, and what is to become less. Made here, so that no test depends on an office program."""

from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO
from typing import Any

import docx
import openpyxl

from plan.indicator import Direction, Kind

READERS, INFORMATION = "Abonement xizmati", "Axborot-bibliografiya xizmati"
QUARTERS = ("I chorak", "II chorak", "III chorak", "IV chorak", "Jami")
FIGURES_BEGIN, QUARTERS_END = 4, 8
"""Columns, from 0: that of the first quarter, and that of the year."""
TITLE = "NAMUNA TUMANI AXBOROT-KUTUBXONA MARKAZINING {}-YIL UCHUN ISH REJASI"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A row as printed, and what is to be read of it. "" stands for an empty cell."""

    number: str
    name: str
    unit: str
    baseline: str
    quarters: tuple[str, str, str, str]
    target: str
    deadline: str = "yil davomida"
    department: str = READERS
    kind: Kind = "count"
    direction: Direction = "more"
    schedule: str = ""
    """As `str` of a `Schedule` says it."""
    window: str = "months 1-12"

    @property
    def target_value(self) -> Decimal | None:
        """The year's figure."""
        return Decimal(self.target.replace(" ", "").replace(",", ".")) if self.target else None

    @property
    def baseline_value(self) -> Decimal | None:
        """The figure of the year before."""
        return Decimal(self.baseline.replace(" ", "").replace(",", ".")) if self.baseline else None


NO_QUARTERS = ("", "", "", "")
SECTIONS: dict[str, tuple[Wanted, ...]] = {
    "I. FOYDALANUVCHILARGA XIZMAT KO'RSATISH": (
        Wanted("1.", "Kitob berilishi", "Nusxa", "1100", ("300", "300", "200", "400"), "1200",
               schedule="quarters 300 300 200 400"),
        Wanted("2.", "Ommaviy tadbirlar o'tkazish", "Tadbir", "12", ("3", "4", "3", "4"), "14",
               schedule="quarters 3 4 3 4"),
        Wanted("3.", "Foydalanuvchilarning xizmatdan qoniqishi", "Foiz", "80", ("82", "84", "84", "85"), "85",
               kind="percent", schedule="quarters 82 84 84 85"),
        Wanted("4.", "Qarzdor foydalanuvchilar sonini kamaytirish (yil oxiriga)", "Nafar", "50", NO_QUARTERS, "20",
               kind="level", direction="less"),
        Wanted("5.", "Shikoyatlar sonini kamaytirish", "Dona", "6", NO_QUARTERS, "3", direction="less"),
        Wanted("6.", "Vaqtida qaytarilmagan kitoblar ulushi (ko'pi bilan)", "%", "8", ("7", "6", "6", "5"), "5",
               kind="percent", direction="less", schedule="quarters 7 6 6 5"),
    ),
    "II. FOND BILAN ISHLASH": (
        Wanted("7.", "Kutubxona fondi (yil oxiriga)", "Nusxa", "60000", NO_QUARTERS, "61200",
               department=INFORMATION, kind="level"),
        Wanted("8.", "Elektron katalogdagi yozuvlar (yil yakuni holatiga)", "Yozuv", "4000",
               ("4100", "4250", "4400", "4600"), "4600", department=INFORMATION, kind="level",
               schedule="quarters 4100 4250 4400 4600"),
        Wanted("9.", "Fondni to'ldirish, shundan", "Nusxa", "55", ("10", "20", "10", "20"), "60",
               department=INFORMATION, kind="total", schedule="quarters 10 20 10 20"),
        Wanted("9.1", "Xarid qilish", "Nusxa", "40", ("10", "10", "10", "10"), "40", department=INFORMATION,
               schedule="quarters 10 10 10 10"),
        Wanted("9.2", "Sovg'a tariqasida", "Nusxa", "15", ("", "10", "", "10"), "20", department=INFORMATION,
               schedule="quarters - 10 - 10"),
        Wanted("10.", "Yo'qolgan kitoblar sonini kamaytirish", "Nusxa", "4", NO_QUARTERS, "0", department=INFORMATION,
               direction="less"),
        Wanted("11.", "Kutubxonachilar uchun seminar", "Tadbir", "", NO_QUARTERS, "2", "II chorak", INFORMATION,
               window="months 4-6"),
        Wanted("12.", "Statistik ma'lumot berish", "Hujjat", "4", ("1", "1", "1", "1"), "4", "har chorakda",
               INFORMATION, schedule="quarters 1 1 1 1", window="due 3,6,9,12"),
    ),
}  # fmt: skip
WANTED: tuple[Wanted, ...] = tuple(wanted for rows in SECTIONS.values() for wanted in rows)


def headings(year: int) -> tuple[list[str], list[str]]:
    """The two rows of the heading; the plan's is merged over its quarters."""
    upper = ["№", "Ko'rsatkichlar nomi", "O'lchov birligi", f"{year - 1}-yil (fakt)", f"{year}-yil (reja)"]
    behind = ["Amalga oshirish mexanizmi", "Bajarilish muddati", "Mas'ullar"]
    return [*upper, *[""] * 4, *behind], [*[""] * 4, *QUARTERS, *[""] * 3]


def cells_of(wanted: Wanted) -> list[str]:
    """The row as printed."""
    figures = [wanted.baseline, *wanted.quarters, wanted.target]
    return [wanted.number, wanted.name, wanted.unit, *figures, "Rejaga asosan", wanted.deadline, wanted.department]


def kinds_workbook(year: int = 2025) -> bytes:
    """The plan as an Excel file."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([TITLE.format(year)])
    for cells in headings(year):
        sheet.append([cell or None for cell in cells])
    sheet.merge_cells(start_row=2, end_row=2, start_column=FIGURES_BEGIN + 1, end_column=QUARTERS_END + 1)
    for column in (*range(1, FIGURES_BEGIN + 1), *range(QUARTERS_END + 2, QUARTERS_END + 5)):
        sheet.merge_cells(start_row=2, end_row=3, start_column=column, end_column=column)
    for title, rows in SECTIONS.items():
        sheet.append([title])
        for wanted in rows:
            sheet.append([_excel_cell(at, cell) for at, cell in enumerate(cells_of(wanted))])
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def _excel_cell(at: int, cell: str) -> Any:
    if 3 <= at <= QUARTERS_END and cell:
        return int(cell)
    return cell or None


def kinds_document(year: int = 2025) -> bytes:
    """The same plan as a Word file."""
    document = docx.Document()
    document.add_paragraph(TITLE.format(year))
    upper, lower = headings(year)
    table = document.add_table(rows=2, cols=len(upper))
    for row, cells in zip(table.rows, (upper, lower), strict=True):
        for place, cell in zip(row.cells, cells, strict=True):
            place.text = cell
    table.cell(0, FIGURES_BEGIN).merge(table.cell(0, QUARTERS_END))
    for column in (*range(FIGURES_BEGIN), *range(QUARTERS_END + 1, len(upper))):
        table.cell(0, column).merge(table.cell(1, column))
    for title, rows in SECTIONS.items():
        heading = table.add_row()
        heading.cells[0].merge(heading.cells[-1]).text = title
        for wanted in rows:
            for place, cell in zip(table.add_row().cells, cells_of(wanted), strict=True):
                place.text = cell
    kept = BytesIO()
    document.save(kept)
    return kept.getvalue()
