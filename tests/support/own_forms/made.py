"""Forms as provinces have them: merged headings, formulas, a chart, two sheets; and ones that are made up by a seed."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

import xlsxwriter
from openpyxl.utils.cell import get_column_letter

TIMES: Mapping[str, tuple[int, ...]] = {
    "I chorak": (1, 2, 3),
    "II-chorak": (4, 5, 6),
    "3-чорак": (7, 8, 9),
    "mart": (3,),
    "Avgust": (8,),
    "I yarim yillik": tuple(range(1, 7)),
    "9 oy": tuple(range(1, 10)),
    "yil boshidan": tuple(range(1, 13)),
    "12 oy": tuple(range(1, 13)),
}
"""How a time may be written → its months, for a paper of the whole year."""


@dataclass
class Form:
    """A form and what has to come into its cells: (sheet, cell) → (row, part, months), or None for what is emptied."""

    content: bytes = b""
    wanted: dict[tuple[str, str], tuple[str, str, tuple[int, ...]]] = field(default_factory=dict)
    formulas: set[tuple[str, str]] = field(default_factory=set)
    chosen: dict[str, str] = field(default_factory=dict)
    others: set[tuple[str, str]] = field(default_factory=set)
    """Cells that are filled as well, and looked at by their test."""


Named = tuple[str, str, str, str]
"""(row, part, name, how a mark names it)"""


def written(build: object) -> bytes:
    """A workbook that `build(book)` writes."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept) as book:
        build(book)  # type: ignore[operator]
    return kept.getvalue()


SHEET, OTHER = "Kutubxona faoliyati", "Jamlanma & izoh"
ROWS = {
    4: ("IV.14", "Kitobxonlar qatnovining hisobini olib borish"),
    5: ("IV.15", "Foydalanuvchilarga kitob berilishi hisobini"),
    6: ("IV.16", "Tadbirlar va ko'rgazmalarni tashkil qilish"),
}
"""Line of the sheet → the row that stands in it; their names are the plan's, or how they begin."""


def provinces_form() -> Form:
    """A heading over merged cells, marks in cells and over a column, sums, a chart, and a second sheet that reckons
    with the first."""
    form = Form()

    def build(book: xlsxwriter.Workbook) -> None:
        bold, percent = book.add_format({"bold": True}), book.add_format({"num_format": "0.0%"})
        first, second = book.add_worksheet(SHEET), book.add_worksheet(OTHER)
        first.merge_range("A1:F1", "{{ kutubxona }}: {{ yil }}-yil hisoboti", bold)
        first.merge_range("C2:D2", "Qatnov va berilish", bold)
        first.write_row("A3", ["№", "Ko'rsatkich", "{{ reja }} Reja", "I chorak {{I chorak}}", "Jami", "%"], bold)
        for line, (code, name) in ROWS.items():
            first.write_row(line - 1, 0, [code, name])
            first.write(f"E{line}", f"{{{{ {code} yil boshidan }}}}")
            first.write_formula(f"F{line}", f"=E{line}/C{line}", percent, 0.25)
            form.wanted[SHEET, f"D{line}"] = (code, "", (1, 2, 3))
            form.wanted[SHEET, f"E{line}"] = (code, "", tuple(range(1, 13)))
            form.formulas.add((SHEET, f"F{line}"))
            form.others.add((SHEET, f"C{line}"))
        first.write_formula("D8", "=SUM(D4:D6)", bold, 5)
        form.formulas |= {(SHEET, "D8"), (OTHER, "B2")}
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": f"='{SHEET}'!$D$4:$D$6"})
        first.insert_chart("H2", chart)
        second.set_column("A:C", 14)
        second.write_row("A1", ["Sana: ", "{{ sana }}"], book.add_format({"num_format": "dd.mm.yyyy"}))
        second.write_formula("B2", f"='{SHEET}'!D8*2", None, 10)
        second.write("B3", "{{ IV.14 foiz }}", percent)
        second.write("B4", "{{ IV.14 foiz }}")
        second.merge_range("A6:C7", "{{ V.28e }} / {{ IV.13 (yangi) mart }} nafar")
        book.define_name("IV.17_II_chorak", f"='{OTHER}'!$E$9")
        book.define_name("Jami", f"='{SHEET}'!$D$8")
        form.wanted[OTHER, "E9"] = ("IV.17", "", (4, 5, 6))

    form.content = written(build)
    return form


def made_up(seed: int, rows: Sequence[Named]) -> Form:
    """A form that nobody has drawn: where its tables stand, how they are marked and how the file is written is by
    chance."""
    maker = _Maker(Random(seed), rows)
    maker.form.content = as_another_office(written(maker.book), maker.chance)
    return maker.form


class _Maker:
    def __init__(self, chance: Random, rows: Sequence[Named]) -> None:
        self.chance, self.rows, self.form = chance, rows, Form()
        self.codes = [code for code, *_ in rows]
        self.named: set[str] = set()

    def book(self, book: xlsxwriter.Workbook) -> None:
        chance = self.chance
        looks = [None, book.add_format({"bold": True, "border": 1}), book.add_format({"num_format": "#,##0"})]
        for number in range(chance.randint(2, 4)):
            sheet = book.add_worksheet(chance.choice(["Jadval", "Ma'lumot", "O'quv & zal", "Лист"]) + f" {number}")
            if chance.random() < 0.5:
                sheet.set_column(0, 12, chance.randint(8, 30), chance.choice(looks))
            self.table(book, sheet, looks)

    def table(self, book: xlsxwriter.Workbook, sheet: Any, looks: list[Any]) -> None:
        chance = self.chance
        top, left = chance.randint(3, 9), chance.randint(0, 3)
        chosen = sorted(chance.sample(list(self.rows), chance.randint(5, 14)), key=self.rows.index)
        is_table = sum(self.codes.count(code) == 1 for code, *_ in chosen) > 3  # else nobody would know it for one
        ways = ["cells", "names", "over", "chosen"][: 4 if is_table else 2]
        columns = {
            left + 2 + at: (chance.choice(list(TIMES)), chance.choice(ways)) for at in range(chance.randint(2, 4))
        }
        sheet.merge_range(top - 2, left, top - 2, left + 2, "Hisobot: {{davr}}", looks[1])
        for column, (time, way) in columns.items():
            if way == "over":
                mark = "{{ " + time + " }}"
                sheet.write(top - 1, column, chance.choice(["Amalda " + mark, mark]), looks[1])
            elif way == "chosen":
                self.form.chosen[f"{sheet.name}!{get_column_letter(column + 1)}"] = time
        line = top
        for row in chosen:
            line += chance.choice([0, 0, 0, 1])
            sheet.write_row(line, left, [row[0], row[1] or row[2]])
            for column, (time, way) in columns.items():
                self.cell(book, sheet, (line, column), row, time, way, chance.choice(looks))
            line += 1
        for column in columns:
            letter = get_column_letter(column + 1)
            total = f"=SUM({letter}{top + 1}:{letter}{line})"
            sheet.write_formula(line + 1, column, total, None, chance.randint(0, 99))
            self.form.formulas.add((sheet.name, f"{letter}{line + 2}"))
        chart = book.add_chart({"type": chance.choice(["line", "bar", "pie"])})
        chart.add_series({"values": [sheet.name, top, left + 2, line, left + 2]})
        sheet.insert_chart(line + 4, left, chart)

    def cell(
        self, book: xlsxwriter.Workbook, sheet: Any, place: tuple[int, int], row: Named, time: str, way: str, look: Any
    ) -> None:
        (code, part, _, marked), letter, chance = row, get_column_letter(place[1] + 1), self.chance
        name = re.sub("[ -]", "_", f"{code} {time}")
        if way == "cells" or self.codes.count(code) > 1:
            sheet.write(*place, "{{ " + f"{marked} {time}" + " }}", look)
        elif way == "names" and ("3" in time or chance.random() < 0.4 or name in self.named):
            sheet.write(*place, "{{" + f"{marked.lower()}  {time}" + "}}", look)
        elif way == "names":
            self.named.add(name)
            book.define_name(name, f"={quoted(sheet.name)}!${letter}${place[0] + 1}")
        elif chance.random() < 0.3:
            sheet.write(*place, chance.choice(["", 7, "eski"]), look)
        self.form.wanted[sheet.name, f"{letter}{place[0] + 1}"] = (code, part, TIMES[time])


def quoted(sheet: str) -> str:
    """A sheet's name in a formula."""
    return "'" + sheet.replace("'", "''") + "'"


def as_another_office(content: bytes, chance: Random) -> bytes:
    """The same book as other programs write it: with prefixes, other quotes, texts in their cells."""
    prefixed, otherwise, stored = (chance.random() < 0.5 for _ in range(3))
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(kept, "w") as new:
        for info in old.infolist():
            part = old.read(info)
            if info.filename.startswith("xl/worksheets/sheet"):
                part = with_prefix(part) if prefixed else part
                part = re.sub(
                    rb'(<(?:x:)?row) r="(\d+)" spans="[\d:]+"', rb"\1 r='\2'" if otherwise else rb'\1 r="\2"', part
                )
            new.writestr(info, part, zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED)
    return kept.getvalue()


def with_prefix(part: bytes) -> bytes:
    """A sheet whose elements all have a prefix."""
    part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part)
    return part.replace(b"xmlns=", b"xmlns:x=", 1)
