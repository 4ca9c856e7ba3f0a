"""Fills the province's own form: the marked cells get their figures, and not a byte of anything else is touched.

The stored results of formulas are taken out, so that whoever opens the file sees them reckoned anew; a book that
reckons only when it is told is told so in its main part, which otherwise stays as it is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from plan.progress.paper import PaperFacts
from reports.own_form.finding import Found, Marked, find_marks
from reports.own_form.package import opened
from reports.own_form.rich import in_runs
from reports.own_form.sheet import Place, Sheet
from reports.own_form.told import Column, Trouble
from reports.own_form.values import Value, value_of_mark, words_of
from reports.own_form.workbook import Workbook, read_workbook, reckoning_at_opening
from reports.own_form.writing import NOTHING, Content, changed, number_content, rich_content, text_content

_LONGEST = 32_767
"""Letters that Excel takes in one cell."""


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form. `places` is how many cells were marked, `marks` how many of them by the file itself, and `empty`
    for how many of them nobody knows a value."""

    content: bytes
    troubles: Sequence[Trouble]
    columns: Sequence[Column]
    """The columns that may be marked in the chat, of sheets that hold the plan's numbers."""
    places: int
    marks: int
    empty: int
    reaches_out: bool


def fill_form(content: bytes, chosen: Mapping[str, str], facts: PaperFacts) -> Filled:
    """Fill a form with the facts; `chosen` are columns that were marked in the chat (`Column.key` → what comes there,
    in the words of a mark). Raises `PlanFileRefused` for a file that is no workbook, or not sound."""
    workbook = read_workbook(opened(content))
    found = find_marks(workbook, chosen, [line.indicator for line in facts.report.lines], facts.report.span.year)
    values = _Values(facts)
    parts: dict[str, bytes] = {}
    empty = 0
    for name, sheet in workbook.sheets.items():
        contents: dict[Place, Content] = {}
        for place, marked in found.of_sheet(name).items():
            contents[place], is_known = _content(workbook, sheet, place, marked, values)
            empty += not is_known and not marked.over
        part = changed(sheet, contents)
        if part != sheet.part:
            parts[workbook.parts[name]] = part
    parts |= reckoning_at_opening(workbook)
    filled = workbook.package.packed(parts)
    places, marks, out = _places(found), _places(found, own=True), workbook.package.reaches_out
    return Filled(filled, found.troubles, found.columns, places, marks, empty, out)


def _places(found: Found, *, own: bool = False) -> int:
    """How many cells are marked; of the file's `own` without those of columns that were chosen in the chat."""
    marked = [marked for of_sheet in found.places.values() for marked in of_sheet.values() if not marked.over]
    return sum(not (own and cell.chosen) for cell in marked)


class _Values:
    def __init__(self, facts: PaperFacts) -> None:
        self._facts = facts
        self._lines = {line.indicator.key: line for line in facts.report.lines}
        self._words = words_of(facts)

    def of(self, marked: Marked) -> Sequence[Value]:
        """The value of each of a cell's marks, in their order."""
        return [
            self._words[mark]
            if isinstance(mark, str)
            else value_of_mark(mark, self._lines[figure], self._facts)
            if figure is not None
            else Value(None, unknown="")
            for mark, figure in marked.marks
        ]


def _content(workbook: Workbook, sheet: Sheet, place: Place, marked: Marked, values: _Values) -> tuple[Content, bool]:
    """What is written into a cell, and whether something is known to stand there."""
    cell, known = sheet.cells.get(place), values.of(marked)
    style = cell.style if cell is not None else 0
    if marked.alone:
        return _alone(workbook, style, known[0])
    texts = [value.as_text() for value in known]
    runs = workbook.runs[int(cell.value)] if cell is not None and cell.kind == "s" else ""
    in_pieces = in_runs(runs, texts)
    is_known = not any(value.is_missed for value in known)
    if in_pieces is not None and b"<sheetData" in sheet.part:
        return rich_content(in_pieces), is_known
    text = marked.with_texts(texts)
    return (text_content(text[:_LONGEST]) if text else NOTHING), is_known


def _alone(workbook: Workbook, style: int, value: Value) -> tuple[Content, bool]:
    """A value that has the cell to itself: a number stays one."""
    if value.known is None:
        return NOTHING, not value.is_missed
    look = workbook.look_of(style)
    number = value.as_number(percents=look == "percent")
    if number is not None:
        return number_content(_written(number)), True
    if isinstance(value.known, date) and look == "date":
        return number_content(str(_day_number(value.known, since_1904=workbook.since_1904))), True
    return text_content(value.as_text()[:_LONGEST]), True


def _written(number: Decimal) -> str:
    """As a workbook writes it: plain, and without zeros behind the comma."""
    written = format(number.quantize(Decimal("0.000000000001")) if number % 1 else number.to_integral_value(), "f")
    return written.rstrip("0").rstrip(".") if "." in written else written


def _day_number(day: date, *, since_1904: bool) -> int:
    """A day as workbooks count it, from one of the two days that they count from."""
    return (day - (date(1904, 1, 1) if since_1904 else date(1899, 12, 30))).days
