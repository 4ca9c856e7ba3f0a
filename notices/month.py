"""What overseers hear of a department's report: that it was sent, and that what had been sent was corrected."""

from collections.abc import Sequence

from handlers.month.screens import signature
from handlers.oversight import double_counts
from handlers.oversight import overseeing as overseeing_pages
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.question import Recorded
from texts.month import months as words
from texts.oversight import overseeing as overseeing_words
from texts.screen import Row
from texts.wording import figure, row_label
from usecases import notices
from usecases.month import answering
from usecases.month.reporting import Report
from usecases.oversight import overseeing


def sent(visit: Visit, report: Report, unknown: int) -> None:
    """A report waits for its approval; of one that was returned, what changed in it. Where nothing is approved, that it
    has come is told without a sound. What the director sends needs nobody."""
    final = report.submission.status == "approved"
    if not (final and visit.work.directs):
        again = None if final else overseeing_pages.tell_sent_again(visit, report)
        notice = again or words.submitted_notice(
            report.department.name,
            signature(visit, report),
            report.month,
            len(report.rows),
            unknown,
            sum(answering.doubt_about(visit.work, report, one) is not None for one in report.rows),
            report.submission.id,
            overseeing.revision(report),
            zeros=answering.says_only_zeros(report),
            final=final,
        )
        for overseer in notices.overseers(visit.work):
            key = f"submitted:{visit.bot_id}:{visit.update_id}:{overseer.id}"
            visit.tell(overseer, notice, key, quietly=final)
    double_counts.ask_directors(visit, report)


def corrected(
    visit: Visit,
    report: Report,
    recorded: Sequence[Recorded],
    why: str = "",
    noted: Sequence[tuple[Indicator, str]] = (),
) -> None:
    """Numbers of a report that was sent are others now, all for one reason, or notes were written beside them."""
    notice = words.corrected_notice(
        report.department.name,
        signature(visit, report),
        report.month,
        [(*_change(one), f"why:{one.indicator.key}:0:review:{report.submission.id}:0") for one in recorded],
        [(row_label(one), note) for one, note in noted],
        why,
        *_judged(visit, report),
    )
    for overseer in notices.overseers(visit.work):
        visit.tell(overseer, notice, f"corrected:{visit.bot_id}:{visit.update_id}:{overseer.id}")
    double_counts.ask_directors(visit, report)


def _change(one: Recorded) -> tuple[str, str, str, Oddness | None]:
    return row_label(one.indicator), figure(one.before), figure(one.value), one.odd


def _judged(visit: Visit, report: Report) -> tuple[str, Row]:
    """What a correction means for the approval: a line, if it has to be given again, and the buttons for it."""
    if report.submission.status != "submitted":
        return "", ()
    changes = overseeing.changed_since_seen(visit.work, report)
    below = overseeing_words.approve_again(changes) if changes else ""
    return below, overseeing_words.judge_buttons(report.submission.id, overseeing.revision(report))
