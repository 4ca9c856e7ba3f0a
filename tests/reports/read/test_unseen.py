"""Text in the colour of the paper is not read, and nobody loads a plan without hearing of it."""

from collections.abc import Callable

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import RGBColor
from docx.styles.style import CharacterStyle
from docx.text.run import Run
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from openpyxl.worksheet.worksheet import Worksheet

from plan.document.reader import read_plan
from plan.document.table.tables import Table, from_json, to_json
from reports.read.plan_file import read_tables
from tests.support.plans.office_files import made_workbook, saved
from tests.support.plans.opendocument_files import ods, odt, row, sheet, text_cell
from texts.planning.file.doubts import doubt_question

ROWS = [
    ["№", "Ko'rsatkich nomi", "Birligi", "2026-yil rejasi", "Muddati", "Mas'ul"],
    ["", "I. ASOSIY ISHLAR", "", "", "", ""],
    ["1", "Kitob ko'rgazmalari", "ta", "14", "yil davomida", "Axborot xizmati"],
    ["2", "Davra suhbatlari", "ta", "8", "yil davomida", "Axborot xizmati"],
]
WHITE = RGBColor(255, 255, 255)


def told(tables: list[Table]) -> tuple[list[object], list[tuple[str, str, bool]]]:
    """The targets, and what is told of text that nobody sees; the same for what is kept while questions are open."""
    plan, kept = read_plan(tables), read_plan(from_json(to_json(tables)))
    assert (plan.figures, plan.doubts) == (kept.figures, kept.doubts)
    if plan.doubts:
        answered = read_plan(tables, {plan.doubts[0].id: "yes"})
        assert plan.doubts[0] not in answered.doubts
    return [figure.target for figure in plan.figures], [(d.code, d.printed, d.required) for d in plan.doubts]


def word(change: Callable[[Run], object], style: str = "Table Grid", at: tuple[int, int] = (2, 3)) -> list[Table]:
    """The plan with a "0" behind the text of a cell, changed."""
    document = docx.Document()
    white = document.styles.add_style("Oq", WD_STYLE_TYPE.CHARACTER)
    assert isinstance(white, CharacterStyle)
    white.font.color.rgb = RGBColor(254, 254, 254)
    table = document.add_table(len(ROWS), len(ROWS[0]), style)
    for line, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(line.cells, texts, strict=True):
            cell.text = text
    change(table.cell(*at).paragraphs[0].add_run("0"))
    return read_tables(saved(document), "reja.docx")


def colour(run: Run, text: RGBColor, ground: str = "", around: str = "") -> None:
    run.font.color.rgb = text
    if around:
        shade = parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{ground}"/>')
        element = next(parent for parent in (run._r, *run._r.iterancestors()) if parent.tag.endswith(f"}}{around}"))
        properties = element.find(f"{element.tag}Pr")
        if properties is None:
            properties = parse_xml(f"<w:{around}Pr {nsdecls('w')}/>")
            element.insert(0, properties)
        properties.append(shade)


def highlighted(run: Run) -> None:
    colour(run, WHITE)
    run.font.highlight_color = WD_COLOR_INDEX.BLUE


def in_style(run: Run) -> None:
    run.style = "Oq"


UNSEEN: list[Callable[[Run], object]] = [
    lambda run: colour(run, WHITE),
    lambda run: colour(run, RGBColor(250, 250, 250)),
    lambda run: colour(run, WHITE, "FFFFFF", "tc"),
    lambda run: colour(run, RGBColor(255, 255, 0), "FFFF00", "tc"),
    lambda run: colour(run, RGBColor(0, 0, 0), "000000", "p"),
    in_style,
]
SEEN: list[Callable[[Run], object]] = [
    lambda run: colour(run, RGBColor(255, 0, 0)),
    lambda run: colour(run, WHITE, "1F3864", "tc"),
    lambda run: colour(run, WHITE, "1F3864", "r"),
    highlighted,
]


@pytest.mark.parametrize("at", range(len(UNSEEN)))
def test_text_of_word_that_nobody_sees_is_left_out_and_told(at: int) -> None:
    assert told(word(UNSEEN[at])) == ([14, 8], [("hidden_text", "«0»", True)])


@pytest.mark.parametrize("at", range(len(SEEN)))
def test_white_text_of_word_on_a_colour_is_read(at: int) -> None:
    assert told(word(SEEN[at])) == ([140, 8], [])


def test_the_first_row_of_a_styled_table_may_be_white() -> None:
    assert word(lambda run: colour(run, WHITE), "Light Grid Accent 1", (0, 5))[-1].rows[0].cells[5] == "Mas'ul0"


def excel(font: Font, fill: PatternFill | None = None, value: object = None) -> list[Table]:
    def change(sheet: Worksheet) -> None:
        cell = sheet["D4"]
        cell.value, cell.font = value or cell.value, font
        if fill is not None:
            cell.fill = fill

    return read_tables(made_workbook([list(row) for row in ROWS], change), "reja.xlsx")


def solid(shade: str) -> PatternFill:
    return PatternFill("solid", fgColor=shade)


def test_text_of_excel_that_nobody_sees_is_left_out_and_told() -> None:
    rich = CellRichText(TextBlock(InlineFont(), "8"), TextBlock(InlineFont(color=Color("FFFFFFFF")), "0"))
    for font, fill, value, target, words in (
        (Font(color="FFFFFF"), None, 8, None, "«8»"),
        (Font(color=Color(theme=0)), None, None, None, "«8»"),
        (Font(color="FFFFFF"), solid("FFFFFF"), None, None, "«8»"),
        (Font(color="FFC000"), solid("FFC000"), 80, None, "«80»"),
        (Font(), None, rich, 8, "«0»"),
    ):
        targets, doubts = told(excel(font, fill, value))
        assert (targets, doubts[0]) == ([14, target], ("hidden_text", words, True))
    for font, fill in (
        (Font(color="FFFFFF"), solid("1F3864")),
        (Font(color="FF0000"), None),
        (Font(), solid("FFFF00")),
    ):
        assert told(excel(font, fill)) == ([14, 8], [])


@pytest.mark.parametrize(
    ("shape", "value", "target"),
    [
        (";;;", 8, None),
        (";;", 8, None),
        ("0;-0;;@", 0, None),
        ("0;;", 8, 8),
        ("#,##0;-#,##0;0;@", 8, 8),
        ('0;-0;"yo\'q"', 8, 8),
        ("[>100]0;;", 8, 8),
        ('"";;;', 8, None),
    ],
)
def test_a_figure_that_its_format_does_not_show_is_left_out_and_told(
    shape: str, value: int, target: int | None
) -> None:
    def hide(page: Worksheet) -> None:
        page["D4"].value, page["D4"].number_format = value, shape

    targets, doubts = told(read_tables(made_workbook([list(row) for row in ROWS], hide), "reja.xlsx"))
    assert targets == [14, target]
    assert [code for code, _, _ in doubts if code == "hidden_text"] == ["hidden_text"] * (target is None)


SPAN = '<text:span text:style-name="w">0</text:span>'
OPEN = (
    '<style:style style:name="{name}" style:family="{family}" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0">{inside}</style:style>'
)
WHITE_SPAN = OPEN.format(name="w", family="text", inside='<style:text-properties fo:color="#ffffff"/>')
DARK_CELL = OPEN.format(
    name="d", family="table-cell", inside='<style:table-cell-properties fo:background-color="#1f3864"/>'
)
WHITE_CELL = OPEN.format(name="d", family="table-cell", inside='<style:text-properties fo:color="#FFFFFF"/>')


@pytest.mark.parametrize("make", [ods, odt])
def test_text_of_libreoffice_that_nobody_sees_is_left_out_and_told(make: Callable[[str, str], bytes]) -> None:
    for behind, styles, targets, words in (
        (SPAN, WHITE_SPAN, [14, 8], ["«0»"]),
        (SPAN, WHITE_SPAN + DARK_CELL, [140, 8], []),
        ("", WHITE_CELL, [None, 8], ["«14»"]),
        (SPAN, WHITE_CELL + WHITE_SPAN, [None, 8], ["«140»"]),
    ):
        lines = [[text_cell(text) for text in texts] for texts in ROWS]
        lines[2][3] = text_cell(f"14{behind}").replace("<table:table-cell", '<table:table-cell table:style-name="d"')
        read, doubts = told(read_tables(make(sheet("".join(row(*line) for line in lines)), styles), "reja"))
        assert (read, [printed for code, printed, _ in doubts if code == "hidden_text"]) == (targets, words)


def test_a_row_that_nobody_sees_is_counted_with_its_reason() -> None:
    def whiten(sheet: Worksheet) -> None:
        for cell in sheet[4]:
            cell.font = Font(color="FFFFFF")

    plan = read_plan(read_tables(made_workbook([list(row) for row in ROWS], whiten), "reja.xlsx"))
    assert ([figure.number for figure in plan.figures], plan.tally["struck"], plan.tally["blank"]) == (["1"], 1, 0)
    assert [doubt.code for doubt in plan.doubts] == ["hidden_text"]
    assert sum(plan.tally.values()) == len(ROWS)


def test_the_question_says_what_was_not_read() -> None:
    (doubt,) = read_plan(word(UNSEEN[0])).doubts
    assert "«0»" in doubt_question(doubt)
    assert "rangini o'zgartirib" in doubt_question(doubt)
