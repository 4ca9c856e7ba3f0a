"""Reading a file within limits of memory and time, for a file can be made to take all there is of either."""

from bot.apart.posix import TooHeavy, limited
from plan.document.table.tables import Table
from reports.read.refused import PlanFileRefused


def read_limited(content: bytes, name: str = "") -> list[Table]:
    """The tables of a file. Raises `PlanFileRefused`, also for what takes more memory or time than any plan."""
    from reports.read.plan_file import read_tables  # here, for most commands read no file

    try:
        with limited():
            return read_tables(content, name)
    except PlanFileRefused as refused:
        if _ran_out_of_memory(refused):
            raise PlanFileRefused("too_heavy") from refused
        raise
    except (MemoryError, RecursionError, TooHeavy) as error:
        raise PlanFileRefused("too_heavy") from error


def _ran_out_of_memory(error: BaseException | None) -> bool:
    """Whether a reader took the want of memory for damage of the file."""
    while error is not None:
        if isinstance(error, MemoryError) or any(isinstance(argument, MemoryError) for argument in error.args):
            return True
        error = error.__cause__ or error.__context__
    return False
