"""A form to begin with: the plan's own rows with marks, ready to be copied into any other file or sent as it is."""

import io

import xlsxwriter

from plan.marks.phrases import EXAMPLES, FILLINGS
from plan.marks.rows import marked_as
from plan.progress.paper import PaperFacts
from reports.packing import repack_as_of
from texts.papers import own_form as words
from texts.papers.labels import row_title
from texts.papers.places import FORM_PLACES
from texts.wording import printed_unit

_WIDTHS = (8, 60, 16, *([24] * len(words.SAMPLE_COLUMNS)))
_ROOM = (8, 52, 14, *([22] * len(words.SAMPLE_COLUMNS)))
"""Letters that surely stand on a line of each column."""
_LINE = 15
"""Points of a line's height."""
_A4 = 9
"""Excel's own number for it."""


def sample_form(facts: PaperFacts) -> bytes:
    """A workbook of two sheets: the rows, and what marks there are."""
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet(words.SAMPLE_SHEET.plain())
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(2)
        for column, width in enumerate(_WIDTHS):
            sheet.set_column(column, column, width, wrapped)
        sheet.write_row(0, 0, ["{{ kutubxona }}, {{ davr }}"], bold)
        sheet.write_row(2, 0, [*(head.plain() for head in words.SAMPLE_HEAD), *(
            head.plain() for head, _ in words.SAMPLE_COLUMNS)], bold)  # fmt: skip
        for line, row in enumerate((line.indicator for line in facts.report.lines), 3):
            said = (f"{marked_as(row)} {FILLINGS.get(what, '')}".strip() for _, what in words.SAMPLE_COLUMNS)
            marks = ["{{ " + mark + " }}" for mark in said]
            written = [row.code, row_title(row), printed_unit(row), *marks]
            # Not every program makes room for the lines of a cell by itself.
            sheet.set_row(line, _LINE * max(-(-len(text) // wide) for text, wide in zip(written, _ROOM, strict=True)))
            sheet.write_row(line, 0, written)
        sheet.freeze_panes(3, 2)
        _marks(book.add_worksheet(words.MARKS_SHEET.plain()), bold)
    return repack_as_of(kept.getvalue(), facts.data_at)


def _marks(sheet: xlsxwriter.worksheet.Worksheet, bold: object) -> None:
    """What each mark says; without brackets, so that nothing here is filled in."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 80)
    sheet.write_row(0, 0, [words.MARKS_TITLE.plain()], bold)
    meanings = [*((EXAMPLES[name], said) for name, said in words.MEANINGS.items()), *FORM_PLACES.items()]
    for line, (mark, meaning) in enumerate(meanings, 2):
        sheet.write_row(line, 0, [mark, meaning.plain()])
