"""The charts of a workbook: native ones, so that an office can edit them."""

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.worksheet.worksheet import Worksheet

from plan.progress.paper import PaperFacts
from texts.papers import labels as words

DONE, EXPECTED = "1F77B4", "BDBDBD"


def draw_charts(sheet: Worksheet, facts: PaperFacts) -> None:
    """Completion against what was expected, by section and by department, drawn from the sheet's own cells."""
    row = 1
    place = 1
    for title, count in (
        (words.SECTION, len(facts.report.by_section)),
        (words.DEPARTMENT, len(facts.report.by_department)),
    ):
        if count:
            sheet.add_chart(_chart(sheet, title, row, count), f"E{place}")
        row += count + 1
        place += 22 + count


def _chart(sheet: Worksheet, title: str, head: int, count: int) -> BarChart:
    chart = BarChart()
    chart.type, chart.style = "bar", 10
    chart.title = words.chart_title(title)
    chart.height, chart.width = 6 + count * 1.1, 22
    chart.add_data(Reference(sheet, min_col=2, max_col=3, min_row=head, max_row=head + count), titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=head + 1, max_row=head + count))
    for series, colour in zip(chart.series, (DONE, EXPECTED), strict=True):
        series.graphicalProperties.solidFill = colour
    chart.series[0].dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )  # what is not refused here is shown
    chart.y_axis.number_format = "0%"
    chart.y_axis.scaling.min = 0
    chart.x_axis.scaling.orientation = "maxMin"  # the first on top, as in the table
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.legend.position = "b"
    return chart
