"""Whole plans of schools, clinics, museums and others, each with the right reading written beside it.

In `plans.txt` a plan begins with `# kind of file: what is in it`. Lines without `|` stand above the table, or are
merged over it; `<` belongs to the cell left of it and `^` to the one above. A line `=> code | unit | last year | plan |
window | who reports | split` is a figure as it has to be read: `-` for none, `?` (perhaps with the meant figure) for
what has to be asked.
"""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path

import pytest

from plan.document.figure import Figure
from plan.document.reader import read_plan
from plan.fold import fold, heard
from reports.read.plan_file import read_tables
from tests.support.plans import opendocument_files as opendocument
from tests.support.plans.pdf_files import printed
from tests.support.plans.written_plans import cells_of, excel, word
from texts.script.cyrillic import cyrillic
from texts.script.new_latin import new_latin

ASKED = {
    "unit": {"unit_blank", "figures_scaled"},
    "baseline": {"figures_scaled"},
    "target": {"figures_scaled", "number_words", "number_at_least", "which_column"},
    "window": {"deadline_blank", "deadline_unknown"},
    "reporters": {"responsible_blank"},
    "schedule": {"kind_unsure"},
}
"""By what is read the questions that may stand for it."""
COLUMNS = "code", "unit", "baseline", "target", "window", "reporters", "schedule"


@dataclass(frozen=True)
class Written:
    """A plan, and what is to be read from it."""

    name: str
    kind: str
    above: list[str]
    table: list[str]
    figures: list[list[str]]

    @property
    def content(self) -> bytes:
        width = len(self.table[0].split("|"))
        lines = [
            line + " |" * (width - len(line.split("|"))) if "|" in line else line + " | <" * (width - 1)
            for line in self.table
        ]
        if self.kind in ("xlsx", "docx"):
            return (excel if self.kind == "xlsx" else word)(lines, above=self.above)()
        rows = [["" if cell in "<^" else cell for cell in cells_of(line)] for line in lines]
        if self.kind == "csv":
            return "\n".join([*self.above, *(";".join(row) for row in rows)]).encode("utf-8-sig")
        if self.kind == "ods":
            above = "".join(map(opendocument.row, self.above))
            return opendocument.ods(opendocument.sheet(above + "".join(opendocument.row(*row) for row in rows)))
        return printed(rows, title="NAMUNA 2026-YIL UCHUN ISH REJASI")


def plans() -> list[Written]:
    written = []
    for block in (Path(__file__).parent / "plans.txt").read_text().strip().split("\n\n"):
        title, *lines = block.split("\n")
        kind, name = title.removeprefix("# ").split(": ", 1)
        first = next(at for at, line in enumerate(lines) if "|" in line)
        table = [line for line in lines[first:] if not line.startswith("=>")]
        figures = [[cell.strip() for cell in line[2:].split("|")] for line in lines if line.startswith("=>")]
        written.append(Written(name, kind, lines[:first], table, figures))
    return written


def cells(figure: Figure) -> list[str]:
    return [
        figure.code.removeprefix("."),
        figure.unit or "-",
        *(_figure(value) for value in (figure.baseline, figure.target)),
        str(figure.window) if figure.window else "-",
        "; ".join(figure.reporters),
        str(figure.schedule or "-"),
    ]


def _figure(value: Decimal | None) -> str:
    return "-" if value is None else f"{value.normalize():f}"


@pytest.mark.parametrize("written", plans(), ids=lambda written: f"{written.kind}, {written.name}")
def test_every_cell_is_read_or_asked(written: Written) -> None:
    document = read_plan(read_tables(written.content, f"reja.{written.kind}"))
    codes = {doubt.code for doubt in document.doubts}
    assert len(document.figures) == len(written.figures)
    for figure, expected in zip(document.figures, written.figures, strict=True):
        for column, found, wanted in zip(COLUMNS, cells(figure), expected, strict=True):
            if wanted.startswith("?"):
                assert ASKED[column] & codes, (expected, column)
            else:
                assert found == wanted, (expected, column)


def without_uzbek_letters(text: str) -> str:
    return cyrillic(text).translate(str.maketrans("ўқғҳЎҚҒҲ", "укгхУКГХ"))


@pytest.mark.parametrize("written", plans()[::9], ids=lambda written: f"{written.kind}, {written.name}")
@pytest.mark.parametrize("spell", [cyrillic, new_latin, without_uzbek_letters])
def test_it_is_read_alike_in_every_script(written: Written, spell: Callable[[str], str]) -> None:
    """`\\n` is a line end and no word, so that it keeps its letter."""
    other = replace(
        written,
        above=[spell(line) for line in written.above],
        table=["\\n".join(map(spell, line.split("\\n"))) for line in written.table],
    )
    document, same = (read_plan(read_tables(each.content, f"reja.{each.kind}")) for each in (written, other))

    assert [list(map(_told, cells(figure))) for figure in same.figures] == [
        list(map(_told, cells(figure))) for figure in document.figures
    ]
    assert Counter(doubt.code for doubt in same.doubts) == Counter(doubt.code for doubt in document.doubts)


def _told(cell: str) -> str:
    return heard(fold(cell))


def test_hardly_a_cell_of_a_plain_plan_is_asked() -> None:
    """Plain is a plan of which no figure is in doubt: most are."""
    written = [[figure[1:4] for figure in plan.figures] for plan in plans()]
    plain = [figures for figures in written if not any(re.match(r"\?\d", cell) for row in figures for cell in row)]
    asked = Counter(cell == "?" for figures in plain for row in figures for cell in row)
    assert len(plain) > len(written) * 0.75
    assert asked[True] <= asked.total() * 0.05
