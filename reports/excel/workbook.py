"""The workbook that is handed on and signed: the plan's form, departments, months, what is missing, charts.

Every figure is a value and not a formula, because a phone's viewer shows only what somebody has already worked out.
"""

from plan.progress.paper import PaperFacts
from reports.content.tables import paper_tables
from reports.excel.book import Book
from reports.excel.charts import draw_charts


def paper_workbook(facts: PaperFacts) -> bytes:
    """An .xlsx of six sheets."""
    whole = paper_tables(facts)
    book = Book(whole.title, facts.library, facts.data_at)
    *_, charts = [book.print_table(table, whole) for table in whole.tables]
    draw_charts(book.book, charts, facts)
    return book.content()
