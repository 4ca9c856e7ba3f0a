"""Somebody's own table in which the months stand in columns, while one sum of them is asked for: it is added up and
shown like the forms of the months before any of it is kept."""

from handlers.files import ReadFile
from handlers.month.files.filled_forms import take_as_parts
from handlers.month.screens import FILE
from handlers.visit import Visit
from plan.typed.months_added import months_of
from texts.month.files import adding_up
from texts.screen import Screen
from usecases.month.months import reporting_year
from usecases.month.sums.own_tables import read_own_table


def take_month_table(visit: Visit) -> bool:
    """Take a file for what it says of earlier months; False for any other file, and where one is sent to stand beside a
    row."""
    file = visit.prepared
    if not isinstance(file, ReadFile) or visit.reply_to or visit.dialog.screen == FILE:
        return False
    read = read_own_table(visit.work, file.tables)
    if read is None:
        return False
    table, taken = read
    if table.fault:
        twice = table.fault == "twice"
        year = reporting_year(visit.work)
        visit.page(Screen(adding_up.month_stands_twice(table.month) if twice else adding_up.of_another_year(year)))
        visit.resume()
        return True
    return take_as_parts(visit, taken.forms, adding_up.table_taken(months_of(taken.forms), taken.own, taken.others))
