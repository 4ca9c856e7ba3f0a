"""Numbers of a report that was sent become others, one after another, each with a reason of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.month.not_taken import told
from handlers.month.screens import as_seen, show_next, show_question, show_why
from handlers.visit import BadPress, Visit
from notices import month as month_news
from plan.indicator import Indicator
from plan.month.question import Recorded
from plan.typed import assignment
from texts.month import questions
from usecases.month import answering
from usecases.month.reporting import Report


@dataclass(frozen=True, slots=True)
class Waiting:
    """A correction of a number that was sent: it waits for its reason."""

    indicator: Indicator
    value: Decimal
    typed: str


def correct_each(
    visit: Visit, report: Report, waiting: Sequence[Waiting], above: str = "", corrected: Sequence[Recorded] = ()
) -> None:
    """Ask for the reason of the first correction that needs one; the others wait behind it. `corrected` are those that
    were just made."""
    said, left = [above], []
    new: dict[int, answering.Saying] = {}
    for one in waiting:
        before = new[one.indicator.key].value if one.indicator.key in new else report.value(one.indicator)
        if before == one.value:
            said.append(questions.unchanged(one.indicator, one.value))
        elif before is None or report.access == "open":
            # Nothing is being corrected: a number that was not known at sending has come, or the report was returned.
            new[one.indicator.key] = answering.Saying(one.indicator, one.value, one.typed)
        else:
            left.append(one)
    come = answering.record_all(visit.work, report, list(new.values()))
    if come and report.access == "correct":
        month_news.report_corrected(visit.work, report, come, questions.CAME_LATER)
    recorded = [*corrected, *come]
    receipt = questions.received(recorded)
    above = "\n\n".join(filter(None, ("\n".join(filter(None, said)), receipt)))
    if not left:
        show_next(visit, report, above=above, leaves=receipt, recorded=recorded, reviewing=True)
        return
    visit.go(
        "why",
        submission=report.submission.id,
        figure=left[0].indicator.key,
        value=format(left[0].value, "f"),
        typed=left[0].typed[:300],
        seen=as_seen(report.answers.get(left[0].indicator.key)),
        then=[[one.indicator.key, format(one.value, "f"), one.typed[:300]] for one in left[1:]],
        reviewing=True,
        if_left=[questions.unchanged(one.indicator, report.value(one.indicator)) for one in left],
    )
    show_why(visit, report, left[0].indicator, above=above, leaves=receipt)


def correct(visit: Visit, report: Report, indicator: Indicator, why: str) -> None:
    """Make the correction that waited for its reason, and go on with the next. If the report was returned meanwhile it
    is an answer like any other: whoever returned it sees what changed when it comes again."""
    facts = visit.dialog.facts
    if facts.get("figure") != indicator.key or "value" not in facts or not report.takes_answers:
        raise BadPress
    answer = report.answers.get(indicator.key)
    if answer is not None and facts.get("seen", as_seen(answer)) != as_seen(answer):
        # A colleague has corrected it while this correction waited: theirs is shown, not overwritten.
        visit.dialog.facts = {**facts, "if_left": facts["if_left"][1:]}
        above = questions.answered_meanwhile(facts["typed"], answering.author(visit.work, answer), answer.value)
        show_question(visit, report, indicator, above=above, reviewing=True)
        return
    recorded = answering.record(visit.work, report, indicator, Decimal(facts["value"]), facts["typed"], why=why)
    if report.access == "correct":
        month_news.report_corrected(visit.work, report, [recorded], why)
    then = [(report.find(key), Decimal(value), typed) for key, value, typed in facts.get("then", ())]
    lost = [typed for found, _, typed in then if found is None]
    visit.settle()
    above = told(report, [assignment.LeftOver(one) for one in lost])
    waiting = [Waiting(found, value, typed) for found, value, typed in then if found is not None]
    correct_each(visit, report, waiting, above, [recorded])
