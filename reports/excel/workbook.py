"""The workbook that is handed on and signed: the plan's form, departments, months, what is missing, charts.

Every figure is a value and not a formula, because a phone's viewer shows only what somebody has already worked out.
"""

from plan.progress.paper import PaperFacts
from reports.content.form import A4
from reports.content.plan_tables import plan_tables
from reports.content.table import Paper, Sheet
from reports.content.tables import paper_tables
from reports.excel.book import Book
from reports.excel.charts import draw_charts
from texts.papers import plan_paper as words


def paper_workbook(facts: PaperFacts, sheet: Sheet = A4) -> bytes:
    """An .xlsx of six sheets; the form is for the given size of paper."""
    whole = paper_tables(facts, sheet)
    book = Book(whole.title, facts.library, facts.data_at)
    *_, charts = [book.print_table(table, whole) for table in whole.tables]
    draw_charts(book.book, charts, facts)
    return book.content()


def plan_workbook(facts: PaperFacts) -> bytes:
    """An .xlsx of the plan itself, and of what was changed in it."""
    tables = plan_tables(facts)
    title = words.plan_title(facts)
    book = Book(title, facts.library, facts.data_at)
    for table in tables:
        book.print_table(table, Paper("", title, tables, "", draft=False))
    return book.content()
