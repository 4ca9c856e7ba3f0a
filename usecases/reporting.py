"""A department's month, answered figure by figure. Whatever is said here is in the database before anything is shown."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from plan import submission as rules
from plan.calendar import end_of_day
from plan.indicator import Indicator
from plan.oddness import Oddness, odd
from plan.period import Month
from plan.question import Background, MonthState, Recorded
from storage import people, plans, submissions
from storage.plans import PlanContent
from storage.tables import Answer, Attachment, Department, Submission
from usecases.work import Work

REOPENED_FOR = 3
"""Working days for which a closed month is open again when the director opens it."""


@dataclass(slots=True)
class Report:
    """One department's month as its reporter sees it."""

    submission: Submission
    department: Department
    month: Month
    plan: PlanContent
    asked: list[Indicator]
    answers: dict[int, Answer]
    access: rules.Access

    @property
    def answered(self) -> set[int]:
        """Figures of which something was said; a note alone says nothing yet."""
        return {key for key, answer in self.answers.items() if answer.state != "noted"}

    @property
    def next_question(self) -> Indicator | None:
        return rules.next_question(self.asked, self.answered)

    @property
    def rows(self) -> list[Indicator]:
        """What the review shows: everything asked, and what was reported beyond that."""
        asked = {one.key for one in self.asked}
        answered = self.answered
        return [one for one in self.reported_by if one.key in asked or one.key in answered]

    @property
    def reported_by(self) -> list[Indicator]:
        """Every figure this department may report, in the plan's order."""
        return rules.reported_by(self.plan.indicators, self.department.id)

    @property
    def unasked(self) -> list[Indicator]:
        """Figures outside their window that nobody has reported either: they can be opened all the same."""
        shown = {one.key for one in self.rows}
        return [one for one in self.reported_by if one.key not in shown]

    def place_of(self, indicator: Indicator) -> int:
        """Which question this is, counted from one; 0 when it is not among those asked."""
        keys = [one.key for one in self.asked]
        return keys.index(indicator.key) + 1 if indicator.key in keys else 0

    def find(self, key: int) -> Indicator | None:
        return next((one for one in self.reported_by if one.key == key), None)

    def value(self, indicator: Indicator) -> Decimal | None:
        answer = self.answers.get(indicator.key)
        return answer.value if answer is not None else None

    @property
    def takes_answers(self) -> bool:
        return self.access in ("open", "correct")


def _access(work: Work, month: Month, submission: Submission | None) -> rules.Access:
    return rules.access(
        submission.status if submission else "draft",  # type: ignore[arg-type]
        month_begun=work.today >= month.first_day,
        closes_on=work.calendar().closes_on(month),
        reopened_until=submission.open_until if submission else None,
        now=work.now,
    )


def months(work: Work, department: Department) -> list[MonthState]:
    """The months of this plan's year that have begun, newest first, with what is due and what has been done."""
    plan = plans.plan_of_year(work.session, work.library.id, reporting_year(work))
    if plan is None:
        return []
    calendar = work.calendar()
    by_month = {
        one.month: one
        for one in submissions.of_year(work.session, work.library.id, plan.year)
        if one.department_id == department.id
    }
    states = []
    for number in range(12, 0, -1):
        month = Month(plan.year, number)
        if work.today < month.first_day:
            continue
        submission = by_month.get(number)
        asked = rules.asked_in(plan.indicators, department.id, number)
        answered = submissions.answers_of(work.session, submission.id) if submission else {}
        states.append(
            MonthState(
                month,
                submission.status if submission else None,  # type: ignore[arg-type]
                _access(work, month, submission),
                calendar.due_on(month),
                calendar.closes_on(month),
                sum(one.key in answered and answered[one.key].state != "noted" for one in asked),
                len(asked),
                submission.id if submission else None,
            )
        )
    return states


def has_plan(work: Work) -> bool:
    """Whether there is a plan to report to at all."""
    return plans.plan_of_year(work.session, work.library.id, reporting_year(work)) is not None


def reporting_year(work: Work) -> int:
    """The plan year people work on now: that of the last finished month, until its December has closed."""
    finished = Month.last_finished(work.today)
    current = Month.of(work.today)
    if finished.year == current.year:
        return current.year
    still_open = work.today <= work.calendar().closes_on(finished)
    has_old = plans.plan_of_year(work.session, work.library.id, finished.year) is not None
    return finished.year if still_open and has_old else current.year


def month_to_report(work: Work, department: Department) -> MonthState | None:
    """The month that /kiritish opens by itself: the oldest finished one that still waits; None when none does."""
    waiting = [
        state
        for state in months(work, department)
        if state.access == "open" and state.month.last_day < work.today and state.asked
    ]
    return waiting[-1] if waiting else None


def open_report(work: Work, department: Department, month: Month) -> Report | None:
    """A department's month, begun if it was not; None when there is no plan, or the month is not begun or closed."""
    plan = plans.plan_of_year(work.session, work.library.id, month.year)
    if plan is None:
        return None
    found = submissions.of_department(work.session, department.id, month.year, month.number)
    if found is None:
        if _access(work, month, None) != "open":
            return None
        found = Submission(
            library_id=work.library.id,
            department_id=department.id,
            year=month.year,
            month=month.number,
            status="draft",
            opened_at=work.now,
        )
        work.session.add(found)
        work.session.flush()
        work.note_down("open", "submission", found.id, after={"month": str(month)})
    return _report(work, found, department, plan)


def report(work: Work, submission_id: int) -> Report | None:
    """A report this person may see: their department's, or any for whoever sees the whole library."""
    found = submissions.submission(work.session, work.library.id, submission_id)
    if found is None:
        return None
    department = people.department(work.session, work.library.id, found.department_id)
    plan = plans.plan_of_year(work.session, work.library.id, found.year)
    if department is None or plan is None:
        return None
    own = any(one.id == department.id for one in work.departments())
    if not own and not work.observes:
        return None
    opened = _report(work, found, department, plan)
    if not own and opened.takes_answers:
        opened.access = "approved"
    return opened


def _report(work: Work, submission: Submission, department: Department, plan: PlanContent) -> Report:
    month = Month(submission.year, submission.month)
    return Report(
        submission,
        department,
        month,
        plan,
        rules.asked_in(plan.indicators, department.id, month.number),
        submissions.answers_of(work.session, submission.id),
        _access(work, month, submission),
    )


def unfinished(work: Work) -> Report | None:
    """The report this person has begun and not sent, to go on with; the one touched last when there are several."""
    drafts = [
        found
        for department in work.departments()
        for state in months(work, department)
        if state.status == "draft" and state.access == "open" and state.submission_id is not None
        if (found := report(work, state.submission_id)) is not None
    ]
    return max(drafts, key=_touched) if drafts else None


def _touched(report: Report) -> float:
    moments = [answer.entered_at for answer in report.answers.values()] + [report.submission.opened_at]
    return max(moments).timestamp()


def background(work: Work, report: Report, indicator: Indicator) -> Background:
    """Last month, last year's same month, the year so far and what the plan still needs each month."""
    story = submissions.figure_story(work.session, indicator.key)
    own = {
        month: value
        for department, month, value, status in story
        if department == report.department.id and month < report.month.number
    }
    counted = [
        value
        for department, month, value, status in story
        if month < report.month.number and (status in submissions.COUNTED or department == report.department.id)
    ]
    so_far = sum(counted, Decimal(0))
    return Background(
        last_month=own.get(report.month.number - 1),
        same_month_last_year=_last_year(work, report, indicator),
        year_to_date=so_far,
        target=indicator.target,
        needed_per_month=_needed(indicator, so_far, report.month.number),
        shared=len(indicator.departments) > 1,
    )


def _needed(indicator: Indicator, so_far: Decimal, month: int) -> Decimal | None:
    """What each remaining month of the window, this one included, must bring; rounded up, as one reads of such need."""
    window = indicator.window
    if indicator.target is None or window.last is None or window.first is None or month > window.last:
        return None
    left = indicator.target - so_far
    if left <= 0:
        return None
    months_left = window.last - max(month, window.first) + 1
    return -(-left // months_left)


def _last_year(work: Work, report: Report, indicator: Indicator) -> Decimal | None:
    before = plans.plan_of_year(work.session, work.library.id, report.month.year - 1)
    if before is None:
        return None
    identity = (indicator.section, indicator.number, indicator.part)
    for old in before.indicators:
        if (old.section, old.number, old.part) == identity:
            for department, month, value, status in submissions.figure_story(work.session, old.key):
                if (department, month) == (report.department.id, report.month.number):
                    return value if status in submissions.COUNTED else None
    return None


def record(
    work: Work,
    report: Report,
    indicator: Indicator,
    value: Decimal | None,
    typed: str,
    *,
    why: str = "",
    question: bool = True,
) -> Recorded:
    """Keep what was said about one figure; None means "not known yet". An odd value is kept too, and questioned once."""
    answer = report.answers.get(indicator.key)
    before = answer.value if answer else None
    doubt = _doubt(work, report, indicator, value) if question and value is not None else None
    previous = _as_json(answer)
    if answer is None:
        answer = _new_answer(work, report, indicator)
    answer.state = "unknown" if value is None else "given"
    answer.value = value
    answer.typed = typed[:300]
    answer.odd = doubt.slip if doubt else ""
    answer.confirmed = False
    answer.entered_by = work.person.id
    answer.entered_at = work.now
    work.session.flush()
    work.note_down("answer", "answer", answer.id, previous, _as_json(answer), why)
    return Recorded(indicator, value, before, doubt)


def _doubt(work: Work, report: Report, indicator: Indicator, value: Decimal) -> Oddness | None:
    story = submissions.figure_story(work.session, indicator.key)
    own = {month: past for department, month, past, _ in story if department == report.department.id}
    shared = len(indicator.departments) > 1
    return odd(
        value,
        previous_months=[own.get(month) for month in range(1, report.month.number)],
        target=None if shared else indicator.target,
        baseline=None if shared else indicator.baseline,
        window=indicator.window,
        month=report.month.number,
    )


def doubt_about(work: Work, report: Report, indicator: Indicator) -> Oddness | None:
    """What still looks odd about a kept value; None when nothing does or the person has said that it is right."""
    answer = report.answers.get(indicator.key)
    if answer is None or answer.value is None or not answer.odd or answer.confirmed:
        return None
    return _doubt(work, report, indicator, answer.value)


def confirm(work: Work, report: Report, indicator: Indicator) -> bool:
    """The person looked at the odd value and says that it is right."""
    answer = report.answers.get(indicator.key)
    if answer is None or not answer.odd or answer.confirmed:
        return False
    answer.confirmed = True
    work.note_down("confirm", "answer", answer.id, after=_as_json(answer))
    return True


def _as_json(answer: Answer | None) -> dict[str, str | None] | None:
    if answer is None:
        return None
    value = None if answer.value is None else format(answer.value, "f")
    return {"state": answer.state, "value": value, "note": answer.note, "typed": answer.typed}


def rest_are_zero(work: Work, report: Report) -> list[Indicator]:
    """Fill every asked figure that has no answer with zero; those said to be not known yet stay so."""
    answered = report.answered
    empty = [one for one in report.asked if one.key not in answered]
    for indicator in empty:
        record(work, report, indicator, Decimal(0), "qolgani 0", question=False)
    return empty


def _new_answer(work: Work, report: Report, indicator: Indicator) -> Answer:
    answer = Answer(
        library_id=work.library.id,
        submission_id=report.submission.id,
        figure_id=indicator.key,
        state="noted",
        note="",
        entered_by=work.person.id,
        entered_at=work.now,
    )
    work.session.add(answer)
    report.answers[indicator.key] = answer
    return answer


def add_note(work: Work, report: Report, indicator: Indicator, note: str) -> None:
    """Put a note beside a figure; it may come before the number."""
    answer = report.answers.get(indicator.key)
    previous = _as_json(answer)
    if answer is None:
        answer = _new_answer(work, report, indicator)
    answer.note = note
    work.session.flush()
    work.note_down("note", "answer", answer.id, previous, _as_json(answer))


def attach(work: Work, report: Report, indicator: Indicator, kind: str, file_id: str, name: str) -> int:
    """Keep a photo or document beside a figure and return how many it has now."""
    work.session.add(
        Attachment(
            library_id=work.library.id,
            submission_id=report.submission.id,
            figure_id=indicator.key,
            kind=kind,
            file_id=file_id,
            name=name[:300],
            added_by=work.person.id,
            added_at=work.now,
        )
    )
    work.session.flush()
    after = {"figure": indicator.key, "name": name}
    work.note_down("attach", "submission", report.submission.id, after=after)
    return sum(one.figure_id == indicator.key for one in submissions.attachments_of(work.session, report.submission.id))


def attachments(work: Work, report: Report) -> dict[int, int]:
    """Figure key → how many files stand beside it."""
    counts: dict[int, int] = {}
    for one in submissions.attachments_of(work.session, report.submission.id):
        counts[one.figure_id] = counts.get(one.figure_id, 0) + 1
    return counts


def take_message(work: Work, chat_id: int, message_id: int) -> bool:
    """Whether this message may become answers: a message that already has done so never does again."""
    return submissions.take_message(work.session, work.library.id, chat_id, message_id, work.now)


def submit(work: Work, report: Report) -> bool:
    """Send the month to the director; False while something is still unanswered, or it is not open."""
    if report.access != "open" or report.next_question is not None:
        return False
    report.submission.status = "submitted"
    report.submission.submitted_at = work.now
    report.submission.submitted_by = work.person.id
    report.access = "correct"
    work.note_down(
        "submit",
        "submission",
        report.submission.id,
        after={"figures": {str(key): _as_json(answer) for key, answer in sorted(report.answers.items())}},
    )
    return True


def on_time(work: Work, report: Report) -> bool:
    """Whether the month was (or would be now) sent by its due day."""
    moment = report.submission.submitted_at or work.now
    return moment < end_of_day(work.calendar().due_on(report.month), work.now.tzinfo)  # type: ignore[arg-type]


def reopen(work: Work, department_id: int, month: Month) -> date | None:
    """The director opens a department's closed month for a few working days; returns the last of them."""
    department = people.department(work.session, work.library.id, department_id)
    if department is None or not work.directs:
        return None
    found = submissions.of_department(work.session, department.id, month.year, month.number)
    if _access(work, month, found) != "closed":
        return None
    if found is None:
        found = Submission(
            library_id=work.library.id,
            department_id=department.id,
            year=month.year,
            month=month.number,
            status="draft",
            opened_at=work.now,
        )
        work.session.add(found)
        work.session.flush()
    last = work.calendar().working_day(work.today - timedelta(days=1), REOPENED_FOR)
    found.open_until = end_of_day(last, work.now.tzinfo)  # type: ignore[arg-type]
    work.note_down("reopen", "submission", found.id, after={"until": last.isoformat()})
    return last
