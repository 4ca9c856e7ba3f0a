"""What python-docx has no word for: fields, repeated headings, rows that stay whole, shading, widths that hold."""

from collections.abc import Mapping
from copy import deepcopy

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.table import CT_Row, CT_Tc
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.table import Table as WordTable
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from reports.content.cell_text import column_widths, printed_cell
from reports.content.table import Meaning, Table
from reports.looks import BAD, FAINT, INK, LINE, LOOKS, Align

FONT = "Times New Roman"
SMALL, TABLE, BODY = Pt(8), Pt(9), Pt(12)
_ALIGNED: Mapping[Align, WD_ALIGN_PARAGRAPH] = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


def write_table(document: Document, table: Table, width: int) -> WordTable:
    """A neutral table at the document's end: A4 wide, its headings repeated, no row torn by a page's end."""
    word: WordTable = document.add_table(rows=0, cols=len(table.columns))
    word.alignment = WD_TABLE_ALIGNMENT.CENTER
    word.autofit = False
    _draw_lines(word)
    wanted = column_widths(table)
    places = [Emu(int(width * share / sum(wanted))) for share in wanted]
    for column, wide in zip(word.columns, places, strict=True):
        column.width = wide
    empty: dict[tuple[int, int, Meaning | None], CT_Tc] = {}
    for at, cells in enumerate(table.rows):
        row = word._tbl.add_tr()
        _keep_whole(row, heading=table.head_from <= at < table.head_to)
        place = 0
        while place < len(cells):
            cell = cells[place]
            reach, meaning = (1, None) if cell is None else (cell.wide, cell.meaning)
            if (place, reach, meaning) not in empty:
                empty[place, reach, meaning] = _empty_cell(word, places[place : place + reach], meaning)
            copied = deepcopy(empty[place, reach, meaning])  # a fifth of the time of one that is made anew
            if cell is not None:
                copied.p_lst[0].r_lst[0].text = printed_cell(cell)
            row.append(copied)
            place += reach
    return word


def _empty_cell(table: WordTable, places: list[Emu], meaning: Meaning | None) -> CT_Tc:
    """A cell as wide as its columns, with a run for the text of a cell with this meaning."""
    piece = CT_Tc.new()
    word = _Cell(piece, table)
    word.width = Emu(sum(places))
    if len(places) > 1:
        piece.grid_span = len(places)
    if meaning is None:
        return piece
    look = LOOKS[meaning]
    paragraph = word.paragraphs[0]
    if look.align != "left":
        paragraph.alignment = _ALIGNED[look.align]
    paragraph.paragraph_format.space_after = Pt(0)
    paragraph.paragraph_format.first_line_indent = Mm(0)
    paragraph.paragraph_format.keep_with_next = meaning == "section"
    style_run(paragraph.add_run(), size=TABLE, bold=look.bold, ink=look.ink if look.ink != INK else None)
    if look.fill is not None:
        _shade(word, look.fill)
    return piece


def style_run(run: Run, *, size: int = BODY, bold: bool = False, ink: str | None = None) -> Run:
    """The run in our font, for Latin and Cyrillic alike, whatever the document's own style says."""
    run.font.name, run.font.size, run.bold = FONT, size, bold
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:cs"), FONT)
    if ink is not None:
        run.font.color.rgb = RGBColor.from_string(ink)
    return run


def write_draft(paragraph: Paragraph, text: str) -> None:
    """The mark of a draft, in what stands above every page."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    style_run(paragraph.add_run(text), size=Pt(10), bold=True, ink=BAD)


def add_field(paragraph: Paragraph, name: str) -> None:
    """A number that the reader's program works out: PAGE or NUMPAGES."""
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("result", "1"), ("end", "")):
        run = style_run(paragraph.add_run(), size=SMALL, ink=FAINT)
        if kind == "result":
            run.text = text
            continue
        piece = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            piece.set(qn("w:fldCharType"), kind)
        else:
            piece.set(qn("xml:space"), "preserve")
            piece.text = f" {text} "
        run._element.append(piece)


def _keep_whole(row: CT_Row, *, heading: bool) -> None:
    settings = row.get_or_add_trPr()
    settings.append(OxmlElement("w:cantSplit"))
    if heading:
        settings.append(OxmlElement("w:tblHeader"))


def _shade(cell: _Cell, colour: str) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _draw_lines(table: WordTable) -> None:
    # Said in the table itself: a library's own template need not have a style for tables.
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", LINE)):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    properties = table._tbl.tblPr
    # Word insists on this order: borders, layout, margins, look.
    properties.find(qn("w:tblLayout")).addprevious(borders)
    properties.find(qn("w:tblLayout")).addnext(margins)
