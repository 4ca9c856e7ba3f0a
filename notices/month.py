"""What overseers hear of a department's report: that it was sent, and that what had been sent was corrected."""

from collections.abc import Sequence

from notices import oversight, papers
from notices.telling import event_of, notify_person
from plan.indicator import Indicator
from plan.month.oddness import Oddness
from plan.month.oversight import Changed
from plan.month.question import Recorded
from texts.month import notices as words
from texts.oversight import overseeing as overseeing_words
from texts.papers import outdated as outdated_words
from texts.progress import presses
from texts.screen import Row, Screen
from texts.wording import figure_words, row_button, row_label
from usecases import notices
from usecases.month import answering
from usecases.month.reporting import Report
from usecases.oversight import overseeing
from usecases.work import Work


def report_sent(work: Work, report: Report) -> None:
    """A report waits for its approval; of one that was returned, what changed in it. Where nothing is approved, that it
    has come is told without a sound. What the director sends needs nobody."""
    final = report.submission.status == "approved"
    if not (final and work.directs):
        changes = None if final else _changes_after_return(work, report)
        doubtful = sum(answering.doubt_about_answer(work, report, row) is not None for row in report.rows)
        revision, by = overseeing.revision_of(report), _author(work, report)

        def compose() -> Screen:
            if changes is not None:
                return _sent_again(report, changes, by, revision)
            return words.submitted_notice(
                report.department.name,
                words.on_behalf(*by),
                report.month,
                len(report.rows),
                sum(answer.state == "unknown" for answer in report.answers.values()),
                doubtful,
                report.submission.id,
                revision,
                zeros=[answer.value for answer in report.answers.values()]
                if answering.says_only_zeros(report)
                else None,
                final=final,
            )

        for overseer in notices.other_overseers(work):
            key = f"submitted:{event_of(work)}:{report.submission.id}:{overseer.id}"
            notify_person(work, overseer, compose, key, quietly=final)
    _tell_of_papers(work, report)
    oversight.ask_about_double_counts(work, report)


def _changes_after_return(work: Work, report: Report) -> Sequence[Changed] | None:
    """What changed in a report since it was returned; None when it never was."""
    if overseeing.last_return(work, report) is None:
        return None
    return overseeing.changed_since_seen(work, report)


def _sent_again(report: Report, changes: Sequence[Changed], by: tuple[str, str], revision: str) -> Screen:
    name, submission = report.department.name, report.submission.id
    return overseeing_words.sent_again(name, words.on_behalf(*by), report.month, changes, submission, revision)


def _author(work: Work, report: Report) -> tuple[str, str]:
    """The name of whoever did it, and of the person in whose place; "" when that is their own."""
    absent = work.stands_in_for(report.department.id)
    return work.person.name, absent.name if absent else ""


def report_corrected(
    work: Work,
    report: Report,
    recorded: Sequence[Recorded],
    why: str = "",
    noted: Sequence[tuple[Indicator, str]] = (),
) -> None:
    """Numbers of a report that was sent are others now, all for one reason, or notes were written beside them."""
    waits = report.submission.status == "submitted"
    changes = overseeing.changed_since_seen(work, report) if waits else []
    revision, by = overseeing.revision_of(report), _author(work, report)

    def compose() -> Screen:
        judge: Row = overseeing_words.judge_buttons(report.submission.id, revision) if waits else ()
        return words.corrected_notice(
            report.department.name,
            words.on_behalf(*by),
            report.month,
            [(*_change(record), _story(record, report)) for record in recorded],
            [(row_label(indicator), note) for indicator, note in noted],
            why,
            overseeing_words.approve_again(changes) if changes else "",
            judge,
        )

    for overseer in notices.other_overseers(work):
        notify_person(work, overseer, compose, f"corrected:{event_of(work)}:{revision}:{overseer.id}")
    if recorded:
        papers.papers_outdated(
            work,
            report.month,
            lambda: outdated_words.why_report(report.department.name, report.month),
            lambda: [_change(record)[:3] for record in recorded],
            report.submission.submitted_at,
        )
    oversight.ask_about_double_counts(work, report, {record.indicator.key for record in recorded})


def _tell_of_papers(work: Work, report: Report) -> None:
    """Which papers a report has made out of date that was sent again, or came only after they were handed in."""
    again = overseeing.last_return(work, report) is not None
    changes = [change for change in overseeing.changed_since_seen(work, report) if not change.same] if again else []
    if again and not changes:
        return

    def told() -> Sequence[tuple[str, str, str]]:
        return [
            (row_label(at.indicator), figure_words(at.indicator, at.before), figure_words(at.indicator, at.after))
            for at in changes
        ]

    words_why = outdated_words.why_report if again else outdated_words.why_came
    papers.papers_outdated(
        work,
        report.month,
        lambda: words_why(report.department.name, report.month),
        told,
        report.submission.submitted_at,
    )


def _change(record: Recorded) -> tuple[str, str, str, Oddness | None]:
    before, after = (figure_words(record.indicator, value) for value in (record.before, record.value))
    return row_label(record.indicator), before, after, record.odd


def _story(record: Recorded, report: Report) -> tuple[str, str]:
    """What the row is called on a button, and the press that tells its story."""
    press = presses.story(record.indicator.key, 0, "review", str(report.submission.id), 0)
    return row_button(record.indicator), press
