"""Numbers in reply to what the diary said of a row's day, and messages for the diary that are edited afterwards."""

from collections.abc import Sequence
from datetime import date

from handlers.month.days.offers import offer_days
from handlers.month.days.pages import Question, keep_numbers
from handlers.month.screens import ASK
from handlers.month.waiting import drop_days, waiting_at
from handlers.visit import Visit
from plan.indicator import Indicator
from plan.typed.days.lines import DayLine, DayNumber, days_in, read_days
from texts.month.days import diary as words
from texts.sentence import lines
from usecases.conversation import AboutDays
from usecases.month import day_counts, reporting
from usecases.month.reporting import Department, Report


def take_reply(visit: Visit) -> bool:
    """Take a number for the row and the day that its message is about; where a number stands there already it is asked
    which one counts. False when it is no such reply, or says nothing of days that can be read."""
    if not visit.reply_to or visit.reply_to == visit.dialog.card_message_id:
        return False
    place = _place(visit)
    if place is None:
        return False
    about, department = place
    if about.only_figure is None or about.only_day is None:
        if not any(map(str.isdigit, visit.text)) or days_in(visit.text, visit.work.today, visit.work.today.year):
            return False
        visit.say(words.which_day(visit.text))
        visit.resume()
        return True
    numbers = _numbers(visit, about, department, about.only_day)
    if not numbers:
        return False
    keep_numbers(visit, department, numbers[0].day, numbers, question=_question(visit))
    return True


def take_edit(visit: Visit) -> bool:
    """Take what a message for the diary says now; False when it was none, or cannot be read."""
    place = _place(visit)
    if place is None:
        return False
    about, department = place
    numbers = _numbers(visit, about, department, about.only_day or visit.work.today)
    if not numbers:
        visit.say(words.edit_not_read())
        visit.resume()
        return True
    said = {(number.indicator.key, number.day) for number in numbers}
    before = [number for place in about.days if (number := _stands(visit, department, place)) is not None]
    question = _question(visit)
    if not before and question is not None:
        _offer_again(visit, about, numbers)
        return True
    stays = lines(
        [
            words.stays(number.indicator, number.day, number.value)
            for number in before
            if (number.indicator.key, number.day) not in said
        ]
    )
    keep_numbers(visit, department, numbers[0].day, numbers, above=stays, question=None if stays else question)
    return True


def _place(visit: Visit) -> tuple[AboutDays, Department] | None:
    """The days that the message is about, of a department of this person's."""
    about = visit.work.referred.days if visit.work.referred is not None else None
    if about is None:
        return None
    department = next((own for own in visit.work.departments() if own.id == about.department), None)
    return None if department is None else (about, department)


def _numbers(visit: Visit, about: AboutDays, department: Department, day: date) -> Sequence[DayNumber]:
    """What the text says of days; where it names no day, of `day`."""
    report = day_counts.month_of_day(visit.work, department, day)
    if report is None:
        return ()
    named = days_in(visit.text, visit.work.today, day.year)
    day_lines = named or [DayLine(day, line, line) for line in visit.text.splitlines() if line.strip()]
    current = _figure(report, about)
    return read_days(day_lines, current, report.reported_by, day.month).numbers


def _figure(report: Report, about: AboutDays) -> Indicator | None:
    return report.find(about.only_figure) if about.only_figure is not None else None


def _question(visit: Visit) -> Question | None:
    """The month's question that is open; the conversation goes on there."""
    facts = visit.dialog.facts
    if visit.dialog.screen != ASK or not facts.get("figure"):
        return None
    return Question(facts["submission"], facts["figure"], bool(facts.get("reviewing")))


def _offer_again(visit: Visit, about: AboutDays, numbers: Sequence[DayNumber]) -> None:
    """The days of an edited message that nobody has kept yet, in place of what was offered of it before."""
    report = reporting.load_report(visit.work, visit.dialog.facts.get("submission", 0), to_change=True)
    if report is None:
        visit.present()
        return
    offered = [number for number in waiting_at(visit, report).days if (number.indicator.key, number.day) in about.days]
    drop_days(visit, report, offered)
    offer_days(visit, report, report.find(visit.dialog.facts.get("figure", 0)), numbers)


def _stands(visit: Visit, department: Department, place: tuple[int, date]) -> DayNumber | None:
    key, day = place
    report = day_counts.month_of_day(visit.work, department, day)
    indicator = report.find(key) if report is not None else None
    standing = day_counts.standing(visit.work, department, indicator, day) if indicator is not None else None
    return None if indicator is None or standing is None else DayNumber(indicator, day, standing.value, "")
