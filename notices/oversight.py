"""What people hear of the oversight of reports: an approval, a return, a month that is open again; and directors, that
two departments may have counted the same thing."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import partial

from notices.telling import event_of, notify_person
from plan.indicator import Indicator
from plan.month.question import ClosedMonth
from plan.period import Month
from texts.month import closed as closed_words
from texts.month.notices import on_behalf
from texts.oversight import double_counts as double_count_words
from texts.oversight import opening as opening_words
from texts.oversight import overseeing as overseeing_words
from texts.oversight import reopening as reopening_words
from texts.oversight import returning as returning_words
from texts.oversight import word as word_words
from texts.screen import Screen
from usecases import notices
from usecases.conversation import About, AboutWord, Person
from usecases.month import submitting
from usecases.month.reporting import Report
from usecases.oversight import double_counts, overseeing
from usecases.oversight.double_counts import Question
from usecases.oversight.opening import Closed, Opened, by_department
from usecases.oversight.overseeing import Return
from usecases.progress import completeness
from usecases.work import Work


def report_approved(work: Work, report: Report) -> None:
    """The department's people hear who approved their report."""

    def compose() -> Screen:
        return overseeing_words.approved_notice(report.department.name, report.month, work.person.name)

    for person in completeness.people_to_tell(work, report.department.id):
        notify_person(work, person, compose, f"approved:{event_of(work)}:{report.submission.id}:{person.id}")


def report_returned(work: Work, report: Report, returned: Return, rows: Sequence[Indicator]) -> int:
    """The department's people hear why their report came back and which rows are to be changed; returns how many they
    are."""
    until = submitting.open_until(work, report)

    def compose() -> Screen:
        return returning_words.returned_notice(
            report.submission.id,
            report.department.name,
            report.month,
            rows,
            returned.reason,
            work.person.name,
            until,
        )

    about = About.of(report.submission.id, (row.key for row in rows))
    members = completeness.people_to_tell(work, report.department.id)
    for person in members:
        key, own = f"returned:{returned.id}:{person.id}", overseeing.message_to_quote(work, report, rows, person)
        notify_person(work, person, compose, key, about=about, reply_to=own)
    return len(members)


def word_about_report(work: Work, report: Report, words: str) -> int:
    """The department's people read what was said about their report, which stays as it is; returns how many they
    are."""

    about = AboutWord(report.submission.id, work.person.id)

    def compose() -> Screen:
        name, by = report.department.name, work.person
        return word_words.word_notice(report.submission.id, by.id, name, report.month, words, by.name)

    members = completeness.people_to_tell(work, report.department.id)
    for person in members:
        notify_person(work, person, compose, f"word:{event_of(work)}:{report.submission.id}:{person.id}", about=about)
    overseeing.note_word(work, report, words)
    return len(members)


def word_answered(work: Work, report: Report, words: str, to: int) -> Sequence[str]:
    """Whoever said something about a report reads what its department answers; the others who oversee it, where they
    do so no more. Returns the names of those who are told."""
    about, said = AboutWord(report.submission.id, work.person.id), overseeing.last_word(work, report, to)

    def compose() -> Screen:
        name = report.department.name
        return word_words.answer_notice(report.submission.id, name, report.month, words, work.person.name, said)

    readers = overseeing.who_hears_answers(work, to)
    for person in readers:
        notify_person(work, person, compose, f"word:{event_of(work)}:{report.submission.id}:{person.id}", about=about)
    overseeing.note_word(work, report, words)
    return [person.name for person in readers]


def month_reopened(work: Work, department: int, name: str, month: Month, until: date, *, sent: bool) -> int:
    """The department's people hear that a closed month is open again until a day, whether or not a report of it had
    been `sent`; returns how many they are."""

    def compose() -> Screen:
        return reopening_words.reopened_notice(department, name, month, until, sent=sent)

    members = completeness.people_to_tell(work, department)
    for person in members:
        notify_person(work, person, compose, f"reopened:{department}:{month}:{until}:{person.id}")
    return len(members)


def months_opened(work: Work, opened: Opened) -> int:
    """Everybody whose closed months are open again hears of all of theirs at once; returns how many people they are."""
    told = _months_by_person(work, opened.reports)
    for person, own in told:
        compose = partial(opening_words.opened_notice, own, opened.until)
        notify_person(work, person, compose, f"opened:{event_of(work)}:{person.id}")
    return len(told)


def months_closed_again(work: Work, closed: Sequence[Closed]) -> int:
    """Everybody who had heard so hears that these months are open no longer; returns how many people they are."""
    told = _months_by_person(work, closed)
    for person, own in told:
        compose = partial(opening_words.closed_again_notice, own)
        notify_person(work, person, compose, f"closed_again:{event_of(work)}:{person.id}")
    return len(told)


def _months_by_person(work: Work, reports: Sequence[Closed]) -> list[tuple[Person, list[tuple[str, list[Month]]]]]:
    """Everybody who answers for some of these reports, with their departments' names and months."""
    people: dict[int, Person] = {}
    months: dict[int, list[tuple[str, list[Month]]]] = {}
    for key, its_months in by_department(reports).items():
        department = work.facts().department(key)
        for person in completeness.people_to_tell(work, key):
            people[person.id] = person
            months.setdefault(person.id, []).append((department.name if department else "", its_months))
    return [(people[key], months[key]) for key in people]


def reopening_asked(work: Work, closed: ClosedMonth) -> None:
    """The directors are asked to open a department's closed month, with what can be answered."""
    absent = work.stands_in_for(closed.department_id)
    name, in_place_of = work.person.name, absent.name if absent else ""

    def compose() -> Screen:
        return closed_words.request_notice(closed, on_behalf(name, in_place_of))

    for director in notices.other_directors(work):
        key = f"ask_open:{event_of(work)}:{closed.department_id}:{closed.state.month}:{director.id}"
        notify_person(work, director, compose, key)


def reopening_refused(work: Work, department: str, month: Month, people: Sequence[Person], why: str = "") -> None:
    """The people of a department, and whoever had asked, hear that their closed month is not opened, and `why`."""
    director = work.person.name

    def compose() -> Screen:
        return closed_words.refused_notice(department, month, director, why)

    for person in people:
        notify_person(work, person, compose, f"open_no:{event_of(work)}:{person.id}")


def ask_about_double_counts(work: Work, report: Report, changed: Collection[int] | None = None) -> None:
    """Ask the directors about numbers of this report that look counted twice, once for each time. `changed` are the
    figures whose numbers have changed; None is all of them."""
    for question in double_counts.compare_with_others(work, report, changed):
        names = double_counts.departments_of_question(work, question)
        compose = partial(double_count_question, question, names)
        for director in double_counts.people_to_ask(work):
            notify_person(work, director, compose, f"double:{question.id}:{question.asked}:{director.id}")


def double_count_question(question: Question, names: Sequence[tuple[int, str]]) -> Screen:
    """Whether several departments, each given by its key and name, counted the same thing."""
    return double_count_words.ask_whether_same(question.id, question.indicator, question.month, question.value, names)
