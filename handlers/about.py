"""What a message of ours is about, so that a reply to it is known to belong there."""

from datetime import date

from usecases.conversation import About, AboutDays, Dialog
from usecases.work import Work


def about_screen(dialog: Dialog) -> str:
    """What the present screen is about: a figure of a report, a report as a whole, or something else."""
    submission, figure = (dialog.facts.get(name) for name in ("submission", "figure"))
    if not isinstance(submission, int):
        return _about_diary(dialog)
    return About(submission, (figure,) if isinstance(figure, int) else ()).written


def _about_diary(dialog: Dialog) -> str:
    """The row and the day that the diary asks for, if it asks for one."""
    department, row, day = (dialog.facts.get(name) for name in ("department", "row", "day"))
    if not (isinstance(department, int) and isinstance(row, int) and isinstance(day, str)):
        return About.NOTHING
    return AboutDays(department, ((row, date.fromisoformat(day)),)).written


def about_answers(work: Work) -> str:
    """What the receipt of a visit is about: whatever was kept, if that was of one report."""
    if len(work.counted) == 1 and not work.answered:
        ((department, days),) = work.counted.items()
        return AboutDays(department, tuple(days)).written
    if len(work.answered) != 1:
        return About.NOTHING
    ((submission, figures),) = work.answered.items()
    return About.of(submission, figures).written
