"""Plans for the tests of reading: the real one, and small invented ones made of rows."""

import csv
from decimal import Decimal
from functools import cache
from pathlib import Path

from plan.document.figure import Figure, PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from reports.read.plan_file import read_tables

DATA = Path(__file__).parents[2] / "data" / "plan"
FORMS = ("txt", "docx", "xlsx", "odt", "ods", "pdf")

HEADING = (
    "№", "Nomi", "O'lchov birligi", "2024-yil (fakt)", "2025-yil (reja)",
    "Amalga oshirish mexanizmi", "Bajarilish muddati", "Mas'ullar",
)  # fmt: skip
SECTION = ("IV. ASOSIY FAOLIYAT", "", "", "", "", "", "", "")


def path(form: str) -> Path:
    return DATA / f"ish-reja-2025.{form}"


def real_tables(form: str) -> list[Table]:
    return [*_real_tables(form)]


@cache
def _real_tables(form: str) -> list[Table]:
    return read_tables(path(form).read_bytes(), path(form).name)


@cache
def real_plan(form: str = "xlsx") -> PlanDocument:
    return read_plan(real_tables(form))


def expected() -> list[dict[str, object]]:
    """The 54 lines as `plan check --json` gives them, without `doubt`."""
    with (DATA / "ish-reja-2025.expected.csv").open(encoding="utf-8", newline="") as file:
        lines: list[dict[str, object]] = []
        for line in csv.DictReader(file):
            numbers = {name: int(line[name]) if line[name] else None for name in ("baseline", "target")}
            lines.append({**line, **numbers, "part": line["part"] or None})
        return lines


def row(
    number: str = "1.",
    name: str = "Kitob berish",
    unit: str = "Nusxa",
    baseline: str = "10",
    target: str = "12",
    mechanism: str = "",
    window: str = "2025-yil davomida",
    responsible: str = "Direktor, Abonement xizmati",
) -> tuple[str, ...]:
    return number, name, unit, baseline, target, mechanism, window, responsible


def table(*rows: tuple[str, ...], flat: bool = False) -> Table:
    """A table with a heading and, unless the rows bring their own, one section."""
    every = [HEADING, *([] if any(cells[0][:2] in {"I.", "IV"} for cells in rows) else [SECTION]), *rows]
    return Table(tuple(Row(Place(at), cells) for at, cells in enumerate(every, 1)), flat=flat)


def read(*rows: tuple[str, ...], flat: bool = False, **answers: str) -> PlanDocument:
    return read_plan([table(*rows, flat=flat)], {key.replace("__", ":"): value for key, value in answers.items()})


def only(document: PlanDocument) -> Figure:
    (figure,) = document.figures
    return figure


def codes(document: PlanDocument) -> list[str]:
    return [doubt.code for doubt in document.doubts]


def d(*values: int | None) -> list[Decimal | None]:
    return [None if value is None else Decimal(value) for value in values]
