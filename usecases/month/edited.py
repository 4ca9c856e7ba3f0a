"""What a message says after it was edited, stored in place of what it said before."""

from dataclasses import replace

from plan.indicator import Indicator
from plan.month.question import Recorded
from storage.month import submissions
from storage.month.answers import StoredAnswer
from storage.transport.about import About
from usecases.month.answering import NewAnswer, record_answers, write_answers
from usecases.month.reporting import Report
from usecases.work import Work


def is_of_message(work: Work, answer: StoredAnswer) -> bool:
    """Whether what stands at a figure is what this person said in the message that was edited, and nobody has changed
    it since."""
    return work.referred is not None and answer.entered_by == work.person.id and answer.entered_at == work.referred.at


def record_edited(work: Work, report: Report, new_answer: NewAnswer, chat_id: int, message_id: int) -> Recorded:
    """Store what a claimed message says now that it was edited."""
    about = About(report.submission.id, (new_answer.indicator.key,))
    submissions.take_message_again(work.session, chat_id, message_id, work.now, about.written)
    return record_answers(work, report, [new_answer])[0]


def open_left(work: Work, report: Report, left: Indicator) -> bool:
    """Make a figure a question again because its message is for another row now; its note stays. False when it was
    one."""
    answer = report.answers.get(left.key)
    if answer is None or answer.state == "noted":
        return False
    emptied = replace(
        answer,
        state="noted",
        value=None,
        typed="",
        odd="",
        confirmed=False,
        entered_by=work.person.id,
        entered_at=work.now,
    )
    write_answers(work, report, [emptied], "answer")
    return True
