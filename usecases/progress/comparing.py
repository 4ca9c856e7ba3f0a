"""The departments side by side, for whoever sees the whole library."""

from plan.period import Span
from plan.progress.comparison import Compared, compare_departments
from plan.progress.report import ProgressReport
from storage.oversight.returns import returns_of_year
from usecases.progress.completeness import board_of_record
from usecases.progress.measuring import measure_record
from usecases.progress.year_record import YearRecord


def compare(record: YearRecord, span: Span) -> tuple[ProgressReport, tuple[Compared, ...]]:
    """A span's report, and every department's part in it."""
    work, report = record.work, measure_record(record, span)
    returns = returns_of_year(work.session, work.library.id, span.year, record.as_it_was)
    return report, compare_departments(report, board_of_record(record), returns)
