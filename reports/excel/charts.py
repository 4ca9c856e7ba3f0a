"""The charts of a workbook: native ones, so that an office can edit them."""

from typing import TYPE_CHECKING

from plan.progress.paper import PaperFacts
from reports.looks import DONE_BAR, EXPECTED_BAR
from texts.papers import labels as words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

_CENTIMETRE = 96 / 2.54
"""Screen points, in which the library counts."""


def draw_charts(book: "Workbook", sheet: "Worksheet", facts: PaperFacts) -> None:
    """Completion against what was expected, by section and by department, drawn from the sheet's own cells."""
    head = 0
    place = 1
    for title, count in (
        (words.SECTIONS_CHART.plain(), len(facts.report.by_section)),
        (words.DEPARTMENTS_CHART.plain(), len(facts.report.by_department)),
    ):
        if count:
            _draw(book, sheet, title, head, count, f"E{place}")
        head += count + 1
        place += 22 + count


def _draw(book: "Workbook", sheet: "Worksheet", title: str, head: int, count: int, corner: str) -> None:
    """One chart of the rows below row `head`, with its upper left corner at a cell."""
    chart = book.add_chart({"type": "bar"})
    first, last = head + 1, head + count
    for column, colour in ((1, DONE_BAR), (2, EXPECTED_BAR)):
        chart.add_series(
            {
                "name": [sheet.name, head, column],
                "categories": [sheet.name, first, 0, last, 0],
                "values": [sheet.name, first, column, last, column],
                "fill": {"color": f"#{colour}"},
                "data_labels": {"value": column == 1},
            }
        )
    chart.set_style(10)
    chart.set_title({"name": title})
    chart.set_size({"width": 22 * _CENTIMETRE, "height": (6 + count * 1.1) * _CENTIMETRE})
    chart.set_x_axis({"num_format": "0%", "min": 0})
    chart.set_y_axis({"reverse": True})  # the first on top, as in the table
    chart.set_legend({"position": "bottom"})
    sheet.insert_chart(corner, chart, {"description": title})
