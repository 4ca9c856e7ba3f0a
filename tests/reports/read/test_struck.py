"""A figure that is struck through is asked about, in every kind of file; a row that is, is none."""

import io
from collections.abc import Callable, Iterator

import docx
import pytest
from docx.oxml import OxmlElement
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import from_json, to_json
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import made_workbook, saved
from tests.support.plans.opendocument_files import ods, odt, row, sheet, text_cell
from tests.support.plans.pdf_files import drawn, ruled
from texts.planning.file.doubts import doubt_question
from texts.planning.file.table import tally_words

ROWS = [
    ("№", "Nomi", "Birligi", "2024 fakt", "2025 reja", "Mexanizmi", "Muddati", "Mas'ul"),
    ("", "IV. KITOB BERISH", *[""] * 6),
    ("1.", "Kitob berish", "Nusxa", "10", "12", "", "yil davomida", "Bolalar xizmati"),
    ("2.", "Uchrashuvlar", "Marta", "4", "1 250", "Rejada", "may", "Yoshlar xizmati"),
]
Cells = frozenset[tuple[int, int]]
TARGET: Cells = frozenset({(3, 4)})
ROW: Cells = frozenset((3, at) for at in range(8))
STYLE = (
    '<style:style style:name="s" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    "</style:style>"
)


def cells() -> Iterator[tuple[int, int, str]]:
    for down, texts in enumerate(ROWS):
        for across, text in enumerate(texts):
            yield down, across, text


def excel(marked: Cells) -> bytes:
    def strike(sheet: Worksheet) -> None:
        for down, across in marked:
            sheet.cell(down + 1, across + 1).font = Font(strike=True)

    return made_workbook([list(texts) for texts in ROWS], strike)


def excel_run(marked: Cells) -> bytes:
    def strike(sheet: Worksheet) -> None:
        for down, across in marked:
            if text := ROWS[down][across]:
                sheet.cell(down + 1, across + 1).value = CellRichText(TextBlock(InlineFont(strike=True), text))

    return made_workbook([list(texts) for texts in ROWS], strike)


def word(marked: Cells) -> bytes:
    document = docx.Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for down, across, text in cells():
        table.cell(down, across).paragraphs[0].add_run(text).font.strike = (down, across) in marked
    return saved(document)


def open_cell(at: tuple[int, int], text: str, marked: Cells) -> str:
    return text_cell(f'<text:span text:style-name="s">{text}</text:span>' if at in marked and text else text)


def calc(marked: Cells) -> bytes:
    return ods(open_rows(marked), STYLE)


def writer(marked: Cells) -> bytes:
    return odt(open_rows(marked), STYLE)


def open_rows(marked: Cells) -> str:
    lines = [[open_cell((down, at), text, marked) for at, text in enumerate(line)] for down, line in enumerate(ROWS)]
    return sheet("".join(row(*line) for line in lines))


SIDES = (10, 35, 150, 200, 260, 320, 380, 460, 570)
TOPS = (100, 120, 140, 160, 180)


def printed(marked: Cells) -> bytes:
    texts = [(SIDES[across] + 5, TOPS[down] + 13, text) for down, across, text in cells()]
    strokes = [(SIDES[at] + 4, TOPS[down] + 10, SIDES[at + 1] - 4, TOPS[down] + 10) for down, at in marked]
    return drawn([texts], [*ruled(SIDES, TOPS), *strokes])


FILES = {
    "reja.xlsx": excel, "satr.xlsx": excel_run, "reja.docx": word, "reja.ods": calc, "reja.odt": writer,
    "reja.pdf": printed,
}  # fmt: skip


def read(make: Callable[[Cells], bytes], marked: Cells, **answers: str) -> PlanDocument:
    return read_plan(read_tables(make(marked), "reja"), {key.replace("__", ":"): said for key, said in answers.items()})


@pytest.mark.parametrize("name", FILES)
def test_a_target_that_is_struck_through_is_asked_about(name: str) -> None:
    plan = read(FILES[name], TARGET)
    (doubt,) = plan.doubts
    assert (doubt.code, doubt.field, doubt.required, plan.loadable) == ("number_struck", "target", True, False)
    assert [choice.id for choice in doubt.choices] == ["1250", "none"]
    assert doubt_question(doubt).endswith("«1̶ 2̶5̶0̶» — raqam ustidan chizilgan. Qaysi raqam yozilsin?")
    assert [figure.target for figure in plan.figures] == [12, None]
    for said, target in (("1250", 1250), ("none", None), ("1300", 1300)):
        answered = read_plan(read_tables(FILES[name](TARGET), "reja"), {doubt.id: said})
        assert (answered.loadable, answered.figures[1].target) == (True, target)


@pytest.mark.parametrize("name", FILES)
def test_a_row_that_is_struck_through_is_none(name: str) -> None:
    plan = read(FILES[name], ROW)
    assert [(figure.number, figure.target) for figure in plan.figures] == [("1", 12)]
    assert (plan.doubts, sum(plan.tally.values())) == ((), len(ROWS))
    assert (plan.tally["struck"], plan.tally["blank"]) == (1, 0)
    assert "o'chirilgan, ustidan chizilgan yoki ko'rinmaydigan: 1" in tally_words(plan.tally)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    ("struck", "read"),
    [
        (frozenset({(1, 1)}), 2),
        (ROW - {(3, 0)}, 1),
        (frozenset((2, at) for at in range(8)), 1),
    ],
)
def test_rows_that_are_struck_through_are_counted_with_their_reason(name: str, struck: Cells, read: int) -> None:
    tables = read_tables(FILES[name](struck), "reja")
    for kept in (tables, from_json(to_json(tables))):
        tally = read_plan(kept).tally
        assert (tally["struck"], tally["blank"], tally["read"], sum(tally.values())) == (1, 0, read, len(ROWS))


def test_a_row_that_was_deleted_by_tracking_is_counted_with_its_reason() -> None:
    document = docx.Document(io.BytesIO(word(frozenset())))
    document.tables[0].rows[2]._tr.get_or_add_trPr().append(OxmlElement("w:del"))
    plan = read_plan(read_tables(saved(document), "reja.docx"))
    assert ([figure.number for figure in plan.figures], plan.doubts) == (["2"], ())
    assert (plan.tally["struck"], sum(plan.tally.values())) == (1, len(ROWS))


@pytest.mark.parametrize("name", FILES)
def test_words_that_are_struck_through_are_not_there(name: str) -> None:
    plan = read(FILES[name], frozenset({(2, 5), (3, 5), (3, 7)}))
    assert [figure.responsible for figure in plan.figures] == [("Bolalar xizmati",), ()]
    assert plan.figures[1].target == 1250
