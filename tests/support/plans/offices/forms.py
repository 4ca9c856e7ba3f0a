"""Headings, numbers and kinds of files as offices have them."""

import io
import zipfile
from collections.abc import Callable
from functools import partial

import docx

from tests.support.plans.office_files import saved
from tests.support.plans.offices.word_lists import counted, define
from tests.support.plans.written_plans import (
    DEADLINE,
    SECTION,
    TITLE,
    WHO,
    Office,
    Written,
    cells_of,
    columns,
    excel,
    word,
    works,
    written_later,
)

FACT_PLAN = "2025-yil (fakt) | 2026-yil (reja)"


def _headings() -> list[Office]:
    kind = "headings in other words"
    return [
        Office(kind, excel([line, f"1. | Ish | ta | 3 | 4 | {DEADLINE} | {WHO}"]), ((3, 4),))
        for line in (
            "№ | Amalga oshiriladigan ishlar | Birlik | 2025-yilda bajarildi | 2026-yil topshirig'i | Muddat | Ijrochi",
            "№ п/п | Содержание работы | Ед. изм. | Выполнено в 2025 г. | Кол-во на 2026 г. | Сроки | Исполнители",
            "T/r | Tadbirlar mazmuni | O'lchovi | 2025-yil amalda | 2026-yil prognozi | Ijro muddati | Mas'ul ijrochi",
            "№ | Tadbir-\\nlar no-\\nmi | O'l-\\nchov bir-\\nligi | 2025-yil (fakt) | 2026-yil (re-\\nja)"
            " | Baja-\\nrilish mud-\\ndati | Mas'ul-\\nlar",
        )
    ]


def _numbers() -> list[Office]:
    automatic, none, dressed = "numbers that Word puts", "rows without numbers", "dressed numbers"

    @written_later
    def by_word(start: int) -> bytes:
        document = docx.Document()
        define(document, 91, ("decimal", "%1)"), start=start)
        for text in (TITLE, SECTION):
            document.add_paragraph(text)
        lines = [*columns(FACT_PLAN), *works("1 | 2", "3 | 4")]
        table = document.add_table(3, 7)
        for at, row in enumerate(table.rows):
            for column, text in enumerate(cells_of(lines[at])):
                row.cells[column].text = "" if at and not column else text
            if at:
                counted(row.cells[0].paragraphs[0], 91)
        return saved(document)

    def without(make: Callable[..., Written]) -> Written:
        return make([line.partition(" | ")[2] for line in (*columns(FACT_PLAN), *works("1 | 2", "3 | 4"))])

    def dressing(form: str) -> Written:
        lines = [
            line.replace(f"{at}. |", f"{form.format(at)} |", 1) for at, line in enumerate(works("1 | 2", "3 | 4"), 1)
        ]
        return excel([*columns(FACT_PLAN), *lines])

    return [
        Office(automatic, by_word(1), (("1",), ("2",)), says="number"),
        Office(automatic, by_word(7), (("7",), ("8",)), says="number"),
        Office(none, without(excel), (("1",), ("2",)), ("no_numbers",), "number"),
        Office(none, without(word), (("1",), ("2",)), ("no_numbers",), "number"),
        *(
            Office(dressed, dressing(form), (("1",), ("2",)), says="number")
            for form in ("№ {}.", "{} - band", "{}-банд", "( {} )")
        ),
    ]


def _archives() -> list[Office]:
    frame, parts, strict, text = "a plan inside a frame", "parts renamed", "strict files", "values separated by marks"
    lines = [*columns(FACT_PLAN), *works("1 | 2", "3 | 4")]
    figures = ((1, 2), (3, 4))

    @written_later
    def framed(depth: int) -> bytes:
        document = docx.Document()
        cell = document.add_table(1, 1).cell(0, 0)
        for _ in range(depth - 1):
            cell = cell.add_table(1, 1).cell(0, 0)
        cell.text = TITLE
        cell.add_paragraph(SECTION)
        table = cell.add_table(len(lines), 7)
        for row, line in zip(table.rows, lines, strict=True):
            for inner, words in zip(row.cells, cells_of(line), strict=True):
                inner.text = words
        return saved(document)

    @written_later
    def changed(content: Written, *pairs: tuple[str, str]) -> bytes:
        kept = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content())) as original, zipfile.ZipFile(kept, "w") as written:
            for name in original.namelist():
                part = original.read(name)
                for old, new in pairs:
                    name, part = name.replace(old, new), part.replace(old.encode(), new.encode())
                written.writestr(name, part)
        return kept.getvalue()

    spaces = [
        (f"http://schemas.openxmlformats.org/{name}/2006/", f"http://purl.oclc.org/ooxml/{name}/")
        for name in ("wordprocessingml", "spreadsheetml", "officeDocument", "drawingml")
    ]
    table = "\n".join(";".join(cells_of(line)) for line in [TITLE, SECTION, *lines])
    return [
        Office(frame, framed(1), figures),
        Office(frame, framed(2), figures),
        Office(parts, changed(word(lines), ("document.xml", "document7.xml")), figures),
        Office(parts, changed(excel(lines), ("workbook.xml", "Book.xml"), ("sheet1.xml", "list.xml")), figures),
        Office(strict, changed(word(lines), *spaces), figures),
        Office(strict, changed(excel(lines), *spaces), figures),
        *(
            Office(text, partial(table.replace(";", mark).encode, coding), figures, name="reja.csv")
            for mark, coding in ((",", "utf-8"), (";", "utf-8-sig"), (";", "utf-16"))
        ),
    ]


def files() -> list[Office]:
    return [office for kind in (_headings, _numbers, _archives) for office in kind()]
