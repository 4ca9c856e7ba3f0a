"""A month's form in somebody's spreadsheet: taken from the chat, filled, shuffled, and saved again."""

from io import BytesIO
from typing import Any

import openpyxl

from sandbox.people import Phone, Seen
from tests.support.people.house import House

NUMBER, NAME, UNIT, ENTRY, NOTE = 1, 2, 3, 7, 8
"""The form's columns, from 1."""


class Sheet:
    """An open form. Rows are named as in the plan: `14`, or `13 yangi` for a part."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(BytesIO(content))
        assert self.book.sheetnames == ["Forma"]
        self.sheet: Any = self.book.worksheets[0]
        self.head = next(row for row in range(1, 9) if self.sheet.cell(row, NUMBER).value == "№")

    def row(self, label: str) -> int:
        number, _, part = label.partition(" ")
        for row in range(self.head + 1, self.sheet.max_row + 1):
            code, name = (str(self.sheet.cell(row, at).value or "") for at in (NUMBER, NAME))
            if code.split(".", 1)[-1] == number and name.endswith(part):
                return row
        raise AssertionError(f"no row {label!r}")

    def put(self, values: dict[str, Any]) -> "Sheet":
        for label, value in values.items():
            self.sheet.cell(self.row(label), ENTRY).value = value
        return self

    def note(self, label: str, text: str) -> "Sheet":
        self.sheet.cell(self.row(label), NOTE).value = text
        return self

    def entries(self) -> dict[str, Any]:
        """Row number and the end of its name → what stands in the coloured column."""
        places = {}
        for row in range(self.head + 1, self.sheet.max_row + 1):
            code, name = (str(self.sheet.cell(row, at).value) for at in (NUMBER, NAME))
            part = f" {name.rsplit(' — ', 1)[1]}" if " — " in name else ""
            places[code.split(".", 1)[1] + part] = self.sheet.cell(row, ENTRY).value
        return places

    def rows(self) -> list[list[Any]]:
        return [[cell.value for cell in row] for row in self.sheet.iter_rows(min_row=self.head + 1)]

    def replace_rows(self, rows: list[list[Any]]) -> "Sheet":
        """Other rows below the headings."""
        self.sheet.delete_rows(self.head + 1, self.sheet.max_row)
        for at, cells in enumerate(rows, self.head + 1):
            for column, value in enumerate(cells, 1):
                self.sheet.cell(at, column).value = value
        return self

    def code(self) -> Any:
        """The cell with the form's code."""
        return next(cell for row in self.sheet.iter_rows() for cell in row if "hisobot:" in str(cell.value))

    def saved(self) -> bytes:
        kept = BytesIO()
        self.book.save(kept)
        return kept.getvalue()


def download(house: House, seen: Seen) -> Sheet:
    assert seen["file"]["name"].endswith(".xlsx")
    return Sheet(house.sandbox.files[seen["file"]["url"].rpartition("/")[2]].data)


def take_form(house: House, phone: Phone) -> Sheet:
    """The form of the month that waits, by the menu's button."""
    phone.say("/start")
    phone.wait_for("nimadan boshlaymiz?")
    phone.press("📄 Excel forma")
    return download(house, phone.wait_for(lambda message: message["file"] is not None))


def send(phone: Phone, sheet: Sheet | bytes, shows: str) -> Seen:
    phone.send_file("Forma_2025-03.xlsx", sheet if isinstance(sheet, bytes) else sheet.saved())
    return phone.wait_for(shows)


def press(phone: Phone, label: str, shows: str) -> Seen:
    phone.press(label)
    return phone.wait_for(shows)


def labels(seen: Seen) -> list[str]:
    return [button["label"] for row in seen["buttons"] for button in row]
