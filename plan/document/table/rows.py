"""What every row of the file is: a numbered row, its continuation, a heading … No row is dropped without being
counted."""

import re
from collections.abc import Mapping, Sequence

from plan.document.cell.excel_dates import month_and_day
from plan.document.cell.row_numbers import NUMBERED_NAME, OTHERWISE_NUMBERED, row_number
from plan.document.table.beside.closing import mark_closing
from plan.document.table.columns import Columns, find_columns
from plan.document.table.heading.below import names_a_unit
from plan.document.table.heading.by_figures import ROWS
from plan.document.table.heading.chosen import NO_ANSWERS, Answers
from plan.document.table.heading.rows import stands_for_a_figure
from plan.document.table.heading.words import Column
from plan.document.table.headings import column_headed
from plan.document.table.lines import COLUMNS, Fate, Line, Sheet
from plan.document.table.schedule_columns import schedule_cells
from plan.document.table.sections import opened_section, part_into_sections, sheet_name
from plan.document.table.sub_rows import mark_sub_rows, own_cell
from plan.document.table.tables import Row, Table
from plan.document.table.unread import mark_unread_tables
from plan.fold import fold

_TITLE = re.compile(r"\breja(?:si|lari)?\b|\bplan\w*")
_LINES_OF_TITLE = 15
_PRINTED_TOTAL = re.compile(
    r"(?:(?:[ivx]+|\d+)[- ]?(?:bolim|razdel)\w*(?: boyicha)? )?"
    r"(?:jami|hammasi|itogo|vsego)(?: (?:po )?(?:bolim|razdel|reja|plan)\w*(?: boyicha)?| (?:[ivx]+|\d+))*[:.]?"
)
_SECTIONS_TOTAL = re.compile(
    r"(?=.*(?:jami|hammasi|itogo|vsego))"
    r"(?:(?:[ivx]{1,5}|\d{1,2}|jami|hammasi|itogo|vsego|umumiy|umuman|barcha|bolib|boyicha|va|i|po|vsem|razdel\w*"
    r"|bolim\w*|reja\w*|plan\w*|yillik|yil)[\s+,.:;-]*)+"
)
"""The sum of several sections: "I+II jami", "Reja bo'yicha umumiy jami"."""
_OF_WHICH = re.compile(r"(?:shundan|shu jumladan|shu qatorda|jumladan|v tom chisle|iz nix|ulardan)\W*")
_RULE = re.compile(r"[-=_:|+*~\s]*")


def read_rows(
    tables: Sequence[Table],
    year: int | None = None,
    answers: Answers = NO_ANSWERS,
    excluded: frozenset[int] = frozenset(),
    *,
    by_figures: bool = False,
) -> Sheet:
    """Every row of every table with its fate; rows of the plan with their cells by column. `year`: the plan's, once it
    is known; `answers` may say which of several columns is its plan; `excluded` are rows that are not looked at;
    `by_figures`: whether any column of figures may be the plan."""
    sheet = Sheet(year=year, answers=answers, excluded=excluded, by_figures=by_figures)
    sheet.names = {index: sheet_name(table.name) for index, table in enumerate(tables) if table.name}
    for index, table in enumerate(tables):
        _read_table(sheet, index, table)
    part_into_sections(sheet)
    mark_closing(sheet.lines)
    if not any(line.fate == "read" for line in sheet.lines):
        _number_in_order(sheet)
    mark_sub_rows(sheet.lines)
    _give_noughts_back(sheet.lines)
    if sheet.columns:
        mark_unread_tables(sheet.lines)
    return sheet


def _number_in_order(sheet: Sheet) -> None:
    """Number the rows of a plan that numbers none, in each section from 1. A row has a name and says one thing more."""
    count, section = 0, ""
    for line in sheet.lines:
        if line.fate not in ("question", "continuation") or not line.cells:
            continue
        says = [column for column, text in line.cells.items() if text and column not in ("number", "name")]
        if not OTHERWISE_NUMBERED.fullmatch(line.cells["number"]) or not says or not line.cells["name"][:1].isupper():
            continue
        count, section = (count + 1 if line.section == section else 1), line.section
        line.number, line.fate, sheet.counted = str(count), "read", True


def _give_noughts_back(lines: Sequence[Line]) -> None:
    """Excel keeps 1.10 as 1.1: behind 1.9 it is 1.10 again."""
    before = ""
    for line in lines:
        if line.fate == "section":
            before = ""
        if line.fate != "read" or line.date:
            continue
        head, _, last = before.rpartition(".")
        following = str(int(last) + 1) if head else ""
        if following.endswith("0") and line.number == f"{head}.{following.rstrip('0')}":
            line.number = f"{head}.{following}"
        before = line.number


def _read_table(sheet: Sheet, index: int, table: Table) -> None:
    columns = _carried(sheet, table)
    skip = 0
    rows, at = [row for row in table.rows if not row.struck], -1
    for row in table.rows:
        if row.struck:
            sheet.lines.append(Line(row, index, "struck", flat=table.flat))
            continue
        at += 1
        if len(sheet.lines) in sheet.excluded:
            sheet.lines.append(Line(row, index, "other_table", flat=table.flat))
            continue
        if skip:
            skip -= 1
            sheet.lines.append(Line(row, index, "heading", flat=table.flat))
            continue
        heading = None if row.prose else _heading(rows[at : at + (ROWS if sheet.by_figures else 5)], sheet, columns)
        if heading:
            columns, skip = heading, heading.rows - 1
            sheet.columns.append(heading)
            line = Line(row, index, "heading", columns=heading)
        else:
            if columns is not None and not row.prose and _heads_another(row, columns):
                columns = None
            below = rows[at + 1] if at + 1 < len(rows) else None
            line = _classify(row, index, columns, sheet, below, flat=table.flat)
            if columns is not None and not row.prose:
                _note_merged(line, columns, below)
                line.fact_parts = tuple(row.cells[at] for at in columns.chosen.fact_parts if at < len(row.cells))
                line.schedule = schedule_cells(columns.schedule, columns.at.get("number"), row, below)
        line.flat = table.flat
        sheet.lines.append(line)


def _note_merged(line: Line, columns: Columns, below: Row | None) -> None:
    number, figures = columns.at.get("number"), {value.index for value in columns.values}
    named: tuple[Column, ...] = ("baseline", "target")
    merged = set[Column]()
    for column in named:
        index = columns.at.get(column)
        if index is None:
            continue
        # A number merged as well makes one row of both.
        if any(row and index in row.above and number not in row.above for row in (line.row, below)):
            merged.add(column)
        group = _merged_across(line.row, index)
        if len(figures & group) > 1:
            merged.add(column)
            line.cells[column] = line.row.cells[min(group)].strip()
    line.merged = frozenset(merged)


def _merged_across(row: Row, index: int) -> set[int]:
    """All columns that the cell of a column is merged over."""
    first = index
    while first in row.across:
        first -= 1
    last = first
    while last + 1 in row.across:
        last += 1
    return set(range(first, last + 1))


def _heading(rows: Sequence[Row], sheet: Sheet, above: Columns | None) -> Columns | None:
    """`above`: the columns that the rows above have."""
    if above is not None and _fills(rows[0], above):
        return None
    return find_columns([row for row in rows if not row.prose], sheet.year, sheet.answers, by_figures=sheet.by_figures)


def _fills(row: Row, columns: Columns) -> bool:
    """Whether a row has a number, a unit or a figure where the plan has its own: its words may be like those of a
    heading ("Rejaga asosan", "belgilangan muddatda"), and it is none."""
    cells = {column: columns.cell(row.cells, column).strip() for column in COLUMNS}
    if row_number(cells["number"]) or names_a_unit(cells["unit"]):
        return True
    return stands_for_a_figure(cells["baseline"]) or stands_for_a_figure(cells["target"])


def _heads_another(row: Row, columns: Columns) -> bool:
    """Whether a table of other things begins here, below the plan's: "№ | F.I.Sh. | Lavozimi | Telefon"."""
    texts = {at: cell.strip() for at, cell in enumerate(row.cells) if cell.strip()}
    if len(texts) < 3 or column_headed(next(iter(texts.values()))) != "number":
        return False
    same = sum(columns.at.get(headed) == at for at, text in texts.items() if (headed := column_headed(text)))
    return same < 3 and not any(text[0].isdigit() for text in texts.values())


def _carried(sheet: Sheet, table: Table) -> Columns | None:
    """The columns of the table before, for a table that goes on without a heading of its own."""
    if not sheet.columns:
        return None
    width = max((len(row.cells) for row in table.rows if not row.prose), default=0)
    return sheet.columns[-1] if width in (0, sheet.columns[-1].width) else None


def _classify(row: Row, table: int, columns: Columns | None, sheet: Sheet, below: Row | None, *, flat: bool) -> Line:
    texts = list(dict.fromkeys(cell.strip() for cell in row.cells if cell.strip()))
    if all(_RULE.fullmatch(text) and len(text) != 1 for text in texts) or (
        columns is None and all(_RULE.fullmatch(text) for text in texts)
    ):
        return Line(row, table, "blank")
    if section := opened_section(row, texts, columns, sheet, below):
        sheet.current = section
        return Line(row, table, "section", section=section)
    current = sheet.current
    if columns is not None and len(texts) == 1 and _is_title_again(texts[0], sheet):
        return Line(row, table, "around", section=current)
    if columns is None or row.prose:
        lost_row = columns is not None and re.match(r"\d{1,4}(?:\.\d{1,4})*[.)]\s+\S", row.cells[0].strip())
        return Line(row, table, "question" if lost_row else "around", section=current)
    cells = {column: columns.cell(row.cells, column).strip() for column in COLUMNS}
    if "number" not in columns.at and (numbered := NUMBERED_NAME.fullmatch(cells["name"])):
        cells["number"], cells["name"] = numbered.groups()
    above = frozenset(column for column in COLUMNS if row.above and columns.at.get(column) in row.above)
    line = Line(row, table, "question", cells, section=current, above=above)
    line.fate = _fate(line, columns, texts, next((above.number for above in reversed(sheet.lines) if above.number), ""))
    if line.fate == "continuation" and not flat and _stands_alone(line, sheet.lines[-1].row.place.page):
        line.fate = "question"
    return line


def _is_title_again(text: str, sheet: Sheet) -> bool:
    """Whether a line is the plan's title once more, as at the head of its next sheet or page."""
    words = fold(text)
    if not _TITLE.search(words):
        return False
    above = (line for line in sheet.lines[:_LINES_OF_TITLE] if line.fate == "around")
    return any(words == fold(cell.strip()) for line in above for cell in line.row.cells if cell.strip())


def _fate(line: Line, columns: Columns, texts: list[str], before: str) -> Fate:
    """`before`: the number of the row above."""
    cells, number = line.cells, line.cells["number"]
    if _are_column_numbers(line.row.cells):
        return "column_numbers"
    if len(texts) == 1 and _OF_WHICH.fullmatch(fold(texts[0])):
        return "of_which"
    if _is_printed_total(cells):
        return "total"
    if columns.at.get("number") in line.row.above and number:
        # The number is merged over several rows: the rows below carry more lines of the same cells.
        line.cells = {column: own_cell(line, column) for column in cells}
        return "continuation"
    if month_and_day(number):
        line.number, line.date = number, True
        return "read"
    if own := row_number(number, before):
        line.number = own
        return "read"
    if number or not any(cells.values()):
        return "question"
    return "question" if _is_unnumbered_row(line) or is_lone_name(line) else "continuation"


def _is_printed_total(cells: Mapping[Column, str]) -> bool:
    """Whether a row is the sum that is printed below others: nobody does it, so it is no row of the plan."""
    named = [text for text in (cells["number"], cells["name"]) if text]
    if not any(cells[column] for column in ("unit", "baseline", "target", "mechanism")):
        # A sum that nobody filled in.
        return len(named) == 1 and not (cells["responsible"] or cells["window"]) and is_total_name(named[0])
    if not (cells["baseline"] or cells["target"]) or cells["responsible"] or cells["window"]:
        return False
    return bool(named) and all(map(is_total_name, named))


def is_total_name(name: str) -> bool:
    """Whether a name says nothing but that here is the sum of other rows."""
    folded = fold(name)
    return bool(_PRINTED_TOTAL.fullmatch(folded) or _SECTIONS_TOTAL.fullmatch(folded))


def is_lone_name(line: Line) -> bool:
    """A line of nothing but a name that begins anew: the rest of a list, or a signature below the table."""
    filled = [column for column, text in line.cells.items() if text]
    return filled == ["name"] and line.cells["name"][:1].isupper()


def _is_unnumbered_row(line: Line) -> bool:
    """What says all that a numbered row says is not the rest of the row above."""
    own = {column: own_cell(line, column) for column in line.cells}
    starts_anew = own["name"][:1].isupper() and (own["unit"][:1].isupper() or not own["unit"])
    return bool(starts_anew and (own["baseline"] or own["target"]) and (own["unit"] or own["responsible"]))


def _stands_alone(line: Line, page_before: int | None) -> bool:
    """Whether a row without a number names a work, or a post, and says when or who: a row of its own without figures,
    or a signature. Only what a new page has torn from the row above may look like it."""
    own = {column: own_cell(line, column) for column in line.cells}
    says_more = own["window"] or own["responsible"][:1].isupper()
    same_page = line.row.place.page == page_before
    return bool(same_page and not own["number"] and own["name"][:1].isupper() and says_more)


def _are_column_numbers(cells: Sequence[str]) -> bool:
    """A row of 1, 2, 3, … under the heading, in whatever order the columns stand; hidden ones leave gaps."""
    filled = {at: text for at, cell in enumerate(cells) if (text := cell.strip().rstrip("."))}
    if len(filled) < 4 or not all(text.isascii() and text.isdigit() for text in filled.values()):
        return False
    numbers = {at: int(text) for at, text in filled.items()}
    in_place = len({number - at for at, number in numbers.items()}) == 1 and min(numbers.values()) < 3
    return in_place or sorted(numbers.values()) == list(range(1, len(numbers) + 1))
