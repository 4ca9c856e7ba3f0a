"""Plan files of any make-up, with what every row of them is: sections, parts, totals, what is hidden or struck, notes
below the table, headings on every page, several tables and sheets."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Literal
from xml.sax.saxutils import escape

import docx
import openpyxl
from docx.oxml import OxmlElement
from hypothesis import strategies as st

from tests.support.plans.office_files import saved
from tests.support.plans.opendocument_files import covered, ods, row, sheet, text_cell
from tests.support.plans.written_plans import add_table, cells_of, fill_sheet, merged_areas

Form = Literal["docx", "xlsx", "ods", "csv"]
What = Literal[
    "title", "heading", "numbers", "section", "row", "part", "of_which", "rest", "more", "total", "blank", "below",
    "again", "foreign",
]  # fmt: skip
"""`rest` is what is left of the row above, `more` a figure that nobody has named, `below` what stands under the table,
`again` a row of a page that is printed twice, `foreign` one of a table that is no plan."""
NARROW, WIDE = "2025-yil (fakt) | 2026-yil (reja)", "2024-yil (fakt) | 2025-yil (fakt) | 2026-yil (reja)"
_NAMES = ("Kitob berilishi", "Davra suhbatlari", "Seminarlar", "Ko'rgazmalar", "Obuna", "Mahorat darslari", "To'garak")
_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_TITLES = ("ASOSIY ISHLAR", "FOND", "TARG'IBOT", "HISOB", "KADRLAR", "BINO", "TEXNIKA", "METODIKA", "NASHRLAR")
_PEOPLE = ("Axborot xizmati", "Abonement xizmati", "Bosh hisobchi")
_DEADLINES = ("2026-yil davomida", "Har chorakda", "mart-may", "II yarim yillik")


@dataclass(frozen=True, slots=True)
class Written:
    """A row of the file. `code` is that of the plan's row that it belongs to; `figures` are last year's and this."""

    what: What
    line: str
    code: str = ""
    figures: tuple[int | None, int | None] = (None, None)
    hidden: bool = False
    shared: bool = False
    """Whether a figure of it is merged with that of another row."""
    wrong: bool = False
    """Of a total: whether the rows do not come to it."""


@dataclass(slots=True)
class AnySheet:
    """A sheet of a workbook, or a table of a document with the lines above it."""

    above: list[str] = field(default_factory=list)
    rows: list[Written] = field(default_factory=list)
    hidden: bool = False
    hidden_columns: tuple[int, ...] = ()
    """From 0."""


@dataclass(frozen=True, slots=True)
class AnyFile:
    """A file with all that was written in it."""

    form: Form
    sheets: tuple[AnySheet, ...]

    @property
    def content(self) -> bytes:
        return {"docx": _docx, "xlsx": _xlsx, "ods": _ods, "csv": _csv}[self.form](self.sheets)

    @property
    def shown(self) -> list[Written]:
        """The rows of the tables that are seen."""
        return [written for sheet in self.sheets if not sheet.hidden for written in sheet.rows]


class _Writer:
    """Writes one file from what is drawn; every figure in it is another."""

    def __init__(self, draw: st.DrawFn, form: Form, wide: bool) -> None:
        self.draw, self.form, self.wide = draw, form, wide
        self.figures = count(1013, 17)
        self.section, self.sections = "", 0
        self.number, self.width = 0, 7 + wide
        self.merged = 0
        """What the section's merged figures come to."""

    def heading(self) -> list[Written]:
        between = WIDE if self.wide else NARROW
        line = f"№ | Ishning nomi | O'lchov birligi | {between} | Bajarilish muddati | Mas'ullar"
        numbers = " | ".join(str(at) for at in range(1, self.width + 1))
        with_numbers = self.draw(st.booleans())
        return [Written("heading", line), *([Written("numbers", numbers)] if with_numbers else [])]

    def open_section(self) -> Written:
        numeral, title = _NUMERALS[self.sections], _TITLES[self.sections]
        self.section, self.sections, self.number = numeral, self.sections + 1, 0
        self.merged = 0
        return Written("section", self._over_all(f"{numeral}. {title}"))

    def piece(self) -> list[Written]:
        """A row, or several that belong together."""
        kinds = ["row"] * 6 + ["parts", "of_which", "rest", "more", "blank"] + ["merged"] * (self.form != "csv")
        match self.draw(st.sampled_from(kinds)):
            case "parts":
                return self._with_parts()
            case "of_which":
                return self._with_rows_below()
            case "rest":
                return [self.row(), Written("rest", self._line("", "va uni hisobga olish"), self._code)]
            case "more":
                return [self.row(), Written("more", self._line("", "", plan=str(next(self.figures))), self._code)]
            case "blank":
                return [self.row(), Written("blank", self._line("", ""))]
            case "merged":
                first, second = self.row(), self.row()
                cells = cells_of(second.line)
                cells[-3] = "^"
                fact = second.figures[0]
                self.merged += first.figures[1] or 0
                merged = Written("row", " | ".join(cells), second.code, (fact, None), shared=True)
                return [Written("row", first.line, first.code, (first.figures[0], None), shared=True), merged]
            case _:
                return [self.row()]

    @property
    def _code(self) -> str:
        return f"{self.section}.{self.number}"

    def row(self, *, below: str = "", figures: tuple[int, int] | None = None) -> Written:
        """A row with the next number; `below` is the number that it stands under."""
        if below:
            printed = below
        else:
            self.number += 1
            printed = str(self.number)
        fact, plan = figures or (next(self.figures), next(self.figures))
        name = f"{self.draw(st.sampled_from(_NAMES))} {next(self.figures)}-bosqichda"
        deadline, who = self.draw(st.sampled_from(_DEADLINES)), self.draw(st.sampled_from(_PEOPLE))
        cells = (self._figure(fact), self._figure(plan), deadline, who)
        line = self._line(self.draw(st.sampled_from(("{}.", "{}", "{})"))).format(printed), name, "ta", *cells)
        return Written("row", line, f"{self.section}.{printed}", (fact, plan), hidden=self.draw(_seldom()))

    def _with_parts(self) -> list[Written]:
        parts = [(next(self.figures), next(self.figures)) for _ in range(self.draw(st.integers(2, 3)))]
        whole = (sum(fact for fact, _ in parts), sum(plan for _, plan in parts))
        lead = "shundan: "
        rows = [self.row(figures=whole)]
        for at, (fact, plan) in enumerate(parts, 1):
            line = self._line("", f"{lead if at == 1 else ''}{at}-xil", "", str(fact), str(plan))
            rows.append(Written("part", line, rows[0].code, (fact, plan)))
        return rows

    def _with_rows_below(self) -> list[Written]:
        parts = [(next(self.figures), next(self.figures)) for _ in range(2)]
        whole = (sum(fact for fact, _ in parts), sum(plan for _, plan in parts))
        rows = [self.row(figures=whole), Written("of_which", self._line("", "Shundan:"))]
        return rows + [self.row(below=f"{self.number}.{at}", figures=part) for at, part in enumerate(parts, 1)]

    def total(self, rows: Sequence[Written]) -> Written:
        """The sum of the rows of a section; now and then a wrong one."""
        whole = [written for written in rows if written.what == "row" and written.code.count(".") == 1]
        facts = sum(written.figures[0] or 0 for written in whole)
        slip = self.draw(st.sampled_from((0, 0, 5)))
        plans = sum(written.figures[1] or 0 for written in whole) + self.merged + slip
        line = self._line("", "Jami", "ta", str(facts), str(plans))
        return Written("total", line, figures=(facts, plans), wrong=slip > 0 and len(whole) > 1)

    def below(self) -> list[Written]:
        notes = [
            self._over_all("Izoh: 45 ta nashr hisobga olinmadi."),
            self._line("", "Direktor", "", "", "", "", "A. Karimov"),
            self._line("", "Tuzuvchi: B. Aliyev, tel. 71 200 45 67"),
        ]
        return [Written("below", line) for line in self.draw(st.lists(st.sampled_from(notes), max_size=2, unique=True))]

    def foreign(self) -> AnySheet:
        """A table with rows of its own that has no heading of a plan."""
        lines = ["T/r | F.I.Sh. | Lavozimi | Telefon"] * self.draw(st.booleans())
        people = [f"{at} | Xodim {at} | Kutubxonachi | 90 {next(self.figures)} {at}" for at in range(1, 4)]
        return AnySheet([], [Written("foreign", line) for line in [*lines, *people]])

    def _figure(self, value: int) -> str:
        spaced = f"{value:,}".replace(",", self.draw(st.sampled_from(("", " ", "\u00a0"))))
        return self.draw(st.sampled_from((str(value), spaced)))

    def _line(self, *cells: str, plan: str = "") -> str:
        texts = [*cells, *[""] * (7 - len(cells))]
        texts[4] = texts[4] or plan
        if self.wide:
            texts.insert(3, str(next(self.figures)) if texts[3] else "")
        return " | ".join(texts)

    def _over_all(self, text: str) -> str:
        return " | ".join([text, *["" if self.form == "csv" else "<"] * (self.width - 1)])


def _seldom() -> st.SearchStrategy[bool]:
    return st.sampled_from((False, False, False, False, True))


@st.composite
def any_files(draw: st.DrawFn) -> AnyFile:
    """A plan of one or several tables in any of the forms."""
    form: Form = draw(st.sampled_from(("docx", "xlsx", "ods", "csv")))
    writer = _Writer(draw, form, wide=draw(st.booleans()))
    sheets = []
    for at in range(1 if form == "csv" else draw(st.integers(1, 3))):
        one = AnySheet(["NAMUNA KUTUBXONASINING 2026-YIL ISH REJASI", "Tasdiqlayman"] if at == 0 else [])
        if at == 0 or draw(st.booleans()):
            one.rows += writer.heading()
        for _ in range(draw(st.integers(1, 2))):
            one.rows += _section(draw, writer)
        one.rows += writer.below()
        while form in ("xlsx", "ods") and one.rows[-1].what == "blank":
            one.rows.pop()  # behind the last row with something in it a sheet has none
        if writer.wide and form in ("xlsx", "ods") and draw(st.booleans()):
            one.hidden_columns = (3,)
        sheets.append(one)
    if form != "csv" and draw(_seldom()):
        sheets.append(writer.foreign())
        sheets[-1].hidden = form in ("xlsx", "ods") and draw(st.booleans())
    return AnyFile(form, tuple(sheets))


def _section(draw: st.DrawFn, writer: _Writer) -> list[Written]:
    rows = [writer.open_section()]
    for _ in range(draw(st.integers(1, 4))):
        rows += writer.piece()
    if draw(st.booleans()):
        rows.append(writer.total(rows))
    elif draw(_seldom()):
        page = [row for row in rows if row.what == "row" and not row.shared][-1:]
        rows += [*writer.heading(), *(Written("again", row.line, row.code) for row in page)]
    return rows


def _docx(sheets: Sequence[AnySheet]) -> bytes:
    document = docx.Document()
    for part in sheets:
        for text in part.above:
            document.add_paragraph(text)
        table = add_table(document, [written.line for written in part.rows])
        for at, written in enumerate(part.rows):
            if written.hidden:
                table.rows[at]._tr.get_or_add_trPr().append(OxmlElement("w:hidden"))
        document.add_paragraph("")
    return saved(document)


def _xlsx(sheets: Sequence[AnySheet]) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.remove(book.active)
    for at, part in enumerate(sheets, 1):
        made = book.create_sheet(f"{at}-qism")
        fill_sheet(made, [written.line for written in part.rows], part.above)
        made.sheet_state = "hidden" if part.hidden else "visible"
        for row_at, written in enumerate(part.rows, len(part.above) + 1):
            made.row_dimensions[row_at].hidden = written.hidden
        for column in part.hidden_columns:
            made.column_dimensions["ABCDEFGH"[column]].hidden = True
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _ods(sheets: Sequence[AnySheet]) -> bytes:
    unseen = '<style:table-properties table:display="false"/>'
    style = f'<style:style style:name="gone" style:family="table">{unseen}</style:style>'
    return ods(
        "".join(
            sheet(
                "".join([*(row(escape(text)) for text in part.above), *_ods_rows(part)]),
                name=f"{at}-qism",
                more='table:style-name="gone"' if part.hidden else "",
                columns=_ods_columns(part),
            )
            for at, part in enumerate(sheets, 1)
        ),
        style,
    )


def _ods_columns(part: AnySheet) -> str:
    unseen = 'table:visibility="collapse"'
    return "".join(f"<table:table-column {unseen if at in part.hidden_columns else ''}/>" for at in range(8))


def _ods_rows(part: AnySheet) -> list[str]:
    grid = [cells_of(written.line) for written in part.rows]
    spans = {first: (last[0] - first[0] + 1, last[1] - first[1] + 1) for first, last in merged_areas(grid)}
    made = []
    for at, (written, texts) in enumerate(zip(part.rows, grid, strict=True)):
        cells = []
        for column, text in enumerate(texts):
            down, right = spans.get((at, column), (1, 1))
            reach = f'table:number-columns-spanned="{right}" table:number-rows-spanned="{down}"'
            cells.append(
                covered() if text in ("<", "^") else text_cell(escape(text), reach if down * right > 1 else "")
            )
        made.append(row(*cells, more='table:visibility="collapse"' if written.hidden else ""))
    return made


def _csv(sheets: Sequence[AnySheet]) -> bytes:
    kept = io.StringIO()
    lines = csv.writer(kept, delimiter=";")
    for part in sheets:
        lines.writerows([text] for text in part.above)
        lines.writerows(cells_of(written.line) for written in part.rows)
    return kept.getvalue().encode()
