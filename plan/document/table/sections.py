"""The sections of a plan: named by their numerals, or known only by a title above their rows, or by numbers that begin
again."""

import re
from collections.abc import Sequence
from itertools import count, islice

from plan.document.table.beside.section_cells import NUMERALS, section_in_cells
from plan.document.table.columns import Columns
from plan.document.table.copies import have_one_name
from plan.document.table.lines import NOTHING, Line, Sheet
from plan.document.table.tables import Row
from plan.fold import fold

QUESTION = "plan:sections_guessed"
_NO_TITLE = re.compile(
    r".*(?:\breja|\bplan\b|20\d\d|tasdiq|utverj|kelishil|direktor|rahbar|tuzuvchi|imzo|ilova|prilojenie).*"
    r"|(?:jami|itogo|vsego|izoh|eslatma|primechanie)\b.*"
)
"""Lines above or below a table that are no title of its rows."""
_NO_NAME = re.compile(r"(?:sheet|list|varaq|лист|table|jadval)? ?\d*")
_COMPARED = 30
_ROMAN = r"(?=[ivx])x{0,3}(?:ix|iv|v?i{0,3})"
_SECTION = re.compile(rf"(?:#+ ?)?(?P<roman>{_ROMAN}) ?(?:-? ?bolim ?[.:-]? ?|[.):-] ?)(?P<title>.*)")
_NAMED_SECTION = re.compile(
    r"(?:#+ ?)?(?:(?P<count>\d{1,2}) ?-? ?bolim|razdel (?P<roman>[ivx]+|\d+))[.:\s-]*(?P<title>.*)"
)
_LONGEST_TITLE = 600


def opened_section(
    row: Row, texts: list[str], columns: Columns | None, sheet: Sheet, below: Row | None = None
) -> str | None:
    """The numeral of the section that the row opens; remembers its title. `below`: the next row."""
    if len(texts) == 2 and columns is not None:
        if (opened := section_in_cells(row, columns, below, sheet.sections)) is None:
            return None
        sheet.sections[opened[0]] = opened[1]
        return opened[0]
    if len(texts) != 1:
        return None
    text = " ".join(" ".join(texts).split())
    if len(text) > _LONGEST_TITLE:
        return None
    if match := _SECTION.fullmatch(fold(text)) or _NAMED_SECTION.fullmatch(fold(text)):
        groups = match.groupdict()
        numeral = (groups.get("roman") or groups.get("count") or "").upper()
        title = _title(text, groups["title"])
        # "I.Karimov nomidagi …" is a name: before the table a section's title stands in capitals.
        if not title[:1].isupper() or (groups.get("roman") and not text.lstrip("# ")[0].isupper()):
            return None
        if columns is None and not title.isupper():
            return None
    elif (
        columns is not None and text.isupper() and not text[0].isdigit() and _stands_for_all(row, columns, sheet, below)
    ):
        numeral, title = _next_numeral(sheet), text
    else:
        return None
    if title or numeral not in sheet.sections:
        sheet.sections[numeral] = title
    return numeral


def _stands_for_all(row: Row, columns: Columns, sheet: Sheet, below: Row | None) -> bool:
    """Whether a row's only text is merged over the table, or stands alone in the column of names between rows of the
    plan that have names in small letters."""
    if row.wide:
        return True
    above = next((line.cells["name"] for line in reversed(sheet.lines) if line.cells.get("name")), "")
    numbered = below is not None and not below.prose and columns.cell(below.cells, "number").strip(" .)").isdigit()
    return numbered and not above.isupper() and bool(columns.cell(row.cells, "name").strip())


def _title(text: str, folded_title: str) -> str:
    """The printed words of a title, whose folded form is at the end of the folded text."""
    for start in range(len(text)):
        if fold(text[start:]) == folded_title:
            return " ".join(text[start:].split()).strip(" .")
    return ""


def _next_numeral(sheet: Sheet) -> str:
    last = next(reversed(sheet.sections), "")
    position = NUMERALS.index(last) + 1 if last in NUMERALS else 0
    return NUMERALS[min(position, len(NUMERALS) - 1)]


def part_into_sections(sheet: Sheet) -> None:
    """Find the sections that no numeral opens, unless somebody has said that they are none. What was guessed stands in
    `sheet.guessed` and has to be told."""
    _title_above_table(sheet)
    before = [(line.fate, line.section) for line in sheet.lines]
    titles = dict(sheet.sections)
    _open_titles_without_numerals(sheet)
    _part_where_numbers_begin_again(sheet)
    sheet.guessed = {numeral: title for numeral, title in sheet.sections.items() if titles.get(numeral) != title}
    if sheet.guessed and sheet.answers.get(QUESTION) == "no":
        sheet.sections = titles
        for line, (fate, section) in zip(sheet.lines, before, strict=True):
            line.fate, line.section = fate, section


def _title_above_table(sheet: Sheet) -> None:
    """ "I. Tashkiliy ishlar" right above the first table: only there a numeral says so before any heading."""
    first = next((at for at, line in enumerate(sheet.lines) if line.columns), 0)
    for at in range(first - 1, -1, -1):
        line = sheet.lines[at]
        text = _only_text(line)
        if line.fate in NOTHING:
            continue
        match = _SECTION.fullmatch(fold(text)) or _NAMED_SECTION.fullmatch(fold(text))
        if line.fate != "around" or not match or _NO_TITLE.fullmatch(fold(text)):
            return
        numeral = (match.groupdict().get("roman") or match.groupdict().get("count") or "").upper()
        title = _title(text, match["title"])
        if numeral and title[:1].isupper() and title.split()[0] not in text.split()[0]:
            line.fate, line.section = "section", numeral
            sheet.sections = {numeral: title} | sheet.sections
            _hand_down(sheet)
        return


def _open_titles_without_numerals(sheet: Sheet) -> None:
    """Titles merged over the table or printed above it, without a numeral, where no section has one."""
    if any(line.fate == "section" and _numeral_printed(_only_text(line)) for line in sheet.lines):
        return
    lines = sheet.lines
    titles = [at for at, line in enumerate(lines) if line.fate == "question" and line.row.wide and _is_title(line)]
    titles = [at for at in titles if _begins_rows(lines, at + 1)] + _titles_above_tables(lines)
    if not titles:
        return
    first = next((at for at, line in enumerate(lines) if line.fate == "read" or at in titles), 0)
    if first not in titles and (above := title_above(lines, first)) is not None:
        titles.append(above)
    sheet.sections = {}
    for at, line in enumerate(lines):
        if line.fate == "section" or at in titles:
            line.fate, line.section = "section", _next_numeral(sheet)
            sheet.sections[line.section] = _bare_title(line)
    _hand_down(sheet)


def _titles_above_tables(lines: Sequence[Line]) -> list[int]:
    """Where several tables have each a title of its own above them. What is printed on every page is none."""
    above: dict[str, int] = {}
    table = -1
    for at, line in enumerate(lines):
        if line.fate == "read" and line.table != table:
            table = line.table
            title = title_above(lines, at)
            if title is None or lines[title].fate != "around":
                continue
            if above.setdefault(fold(_only_text(lines[title])), title) != title:
                return []
    return list(above.values()) if len(above) > 1 else []


def _numeral_printed(text: str) -> bool:
    return bool(_SECTION.fullmatch(fold(text)) or _NAMED_SECTION.fullmatch(fold(text)))


def _begins_rows(lines: Sequence[Line], start: int) -> bool:
    """Whether rows of the plan stand there, behind a heading at most."""
    for line in islice(lines, start, None):
        if line.fate not in ("heading", "column_numbers", *NOTHING):
            filled = [column for column, text in line.cells.items() if text]
            return line.fate == "read" or len(filled) > 2
    return False


def _part_where_numbers_begin_again(sheet: Sheet) -> None:
    """Rows of one section that are numbered from 1 again below a heading or a title are a section of their own, if they
    are not the same page once more."""
    starts = _new_beginnings(sheet.lines)
    if not starts:
        return
    first = next(at for at, line in enumerate(sheet.lines) if line.fate == "read")
    if not sheet.lines[first].section:
        starts.insert(0, first)
    opened: dict[int, str] = {}
    for start in starts:
        title = title_above(sheet.lines, start)
        numeral = _free_numeral(sheet, sheet.lines[start].section)
        name = _bare_title(sheet.lines[title]) if title is not None else sheet.names.get(sheet.lines[start].table, "")
        sheet.sections[numeral] = name
        if title is not None:
            sheet.lines[title].fate, sheet.lines[title].section = "section", numeral
        opened[start] = numeral
    _hand_down(sheet, opened)


def _new_beginnings(lines: Sequence[Line]) -> list[int]:
    starts: list[int] = []
    rows: dict[str, Line] = {}
    before: Line | None = None
    parted = False
    for at, line in enumerate(lines):
        if line.fate == "read":
            if before is not None and line.section != before.section:
                rows = {}
            parted = parted or (before is not None and before.table != line.table)
            if parted and line.number == "1" and "1" in rows and not _is_page_again(lines, at, rows):
                starts.append(at)
                rows = {}
            rows[line.number] = before = line
            parted = False
        elif line.fate in ("heading", "around", "question", "section"):
            parted = True
    return starts


def _is_page_again(lines: Sequence[Line], start: int, rows: dict[str, Line]) -> bool:
    """Whether the rows from there on have mostly the names of those with the same numbers before."""
    compared = same = 0
    seen: set[str] = set()
    for line in islice(lines, start, None):
        if line.fate != "read":
            continue
        if line.number in seen or line.section != lines[start].section or compared == _COMPARED:
            break
        seen.add(line.number)
        if line.number in rows:
            compared += 1
            same += have_one_name(line.cells.get("name", ""), rows[line.number].cells.get("name", ""))
    return same * 2 >= compared


def title_above(lines: Sequence[Line], start: int) -> int | None:
    """Where the title of the rows that begin at `start` stands: right above them and their heading."""
    for at in range(start - 1, -1, -1):
        if lines[at].fate not in ("heading", "column_numbers", *NOTHING):
            return at if lines[at].fate in ("around", "question") and _is_title(lines[at]) else None
    return None


def _is_title(line: Line) -> bool:
    words = _bare_title(line)
    return 4 <= len(words) <= 200 and words[0].isupper() and not _NO_TITLE.fullmatch(fold(words))


def _bare_title(line: Line) -> str:
    """The line's words without a number before them."""
    return re.sub(r"^(?:\d{1,2}[.)]|#+) ?", "", _only_text(line))


def _only_text(line: Line) -> str:
    """The row's text, if it has one; "" where it has several."""
    texts = list(dict.fromkeys(" ".join(cell.split()) for cell in line.row.cells if cell.strip()))
    return texts[0] if len(texts) == 1 else ""


def _hand_down(sheet: Sheet, opened: dict[int, str] | None = None) -> None:
    """Give every row the section that was opened above it; `opened` are those that begin at a row."""
    section = ""
    for at, line in enumerate(sheet.lines):
        if line.fate == "section":
            section = line.section
        section = (opened or {}).get(at, section)
        line.section = section


def _free_numeral(sheet: Sheet, after: str) -> str:
    """The first numeral behind that of a section which no section has."""
    if after.isdigit():
        return next(str(number) for number in count(int(after) + 1) if str(number) not in sheet.sections)
    behind = NUMERALS.index(after) + 1 if after in NUMERALS else 0
    return next((numeral for numeral in NUMERALS[behind:] if numeral not in sheet.sections), f"{after}a")


def sheet_name(name: str) -> str:
    """The name of a sheet, if somebody has given it one."""
    return "" if _NO_NAME.fullmatch(fold(name)) else " ".join(name.split())
