"""Why rows are behind: asked one after another before the letter is made, or of one row on its card."""

from dataclasses import dataclass, replace
from datetime import date

from markupsafe import Markup

from handlers.page import Page, on
from handlers.papers.letter import show_letter
from handlers.progress.summary import report_of
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.progress.paper import Reason
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from plan.typed.answers import said_in_words
from plan.typed.yes_or_no import yes_or_no
from texts.papers import presses
from texts.papers import reasons as words
from texts.sentence import NOTHING
from usecases.papers import ordering
from usecases.papers import reasons as use
from usecases.settings.library import read_coming_day, read_day

REASON = "behind_why"
"""Screen: something of a reason is typed. Facts: `view` and `figure`; `step` (cause, measure, until); `following`,
whether the next row is asked about behind it."""
STEPS = ("cause", "measure", "until")


@dataclass(frozen=True, slots=True)
class _InHand:
    """A row that is behind, and what may be asked about it."""

    report: ProgressReport
    row: use.Explained
    left: int
    """Further rows that nobody has explained."""


def _in_hand(visit: Visit, view: SpanView, figure: int) -> _InHand:
    """BadPress for a past day, and for a row that is not behind or that is none of this person's."""
    if view.as_it_was is not None:
        raise BadPress
    report = report_of(visit, view)
    rows = use.rows_behind(visit.work, report)
    row = next((row for row in rows if row.line.indicator.key == figure), None)
    if row is None:
        line = next((line for line in report.lines if line.indicator.key == figure), None)
        if line is None or line.standing not in ("behind", "overdue") or not use.may_explain(visit.work, line):
            raise BadPress
        row = use.explained(visit.work, line, view.span.last.number)
    if not use.may_change(visit.work, row.line, view.span.last.number):
        raise BadPress
    return _InHand(report, row, sum(other.reason is None and other is not row for other in rows))


def press_explain(visit: Visit, view: SpanView, figure: int, following: bool) -> None:
    """Why a row is behind."""
    _ask(visit, view, figure, "cause", following)


def press_again(visit: Visit, view: SpanView, figure: int, following: bool) -> None:
    """The same as last time; a day that has passed is not promised once more."""
    hand = _in_hand(visit, view, figure)
    if hand.row.before is None:
        raise BadPress
    until = hand.row.before.until
    reason = replace(hand.row.before, until=until if until and until > visit.work.today else None)
    if not use.explain(visit.work, hand.row.line, view.span.last.number, reason):
        raise BadPress
    _go_on(visit, view, figure, following, words.reason_kept(hand.row.line, reason))


def press_pass(visit: Visit, view: SpanView, figure: int, following: bool) -> None:
    """What is asked is not said: of a cause the row is passed over, of a measure or a day the reason stays without."""
    hand = _in_hand(visit, view, figure)
    step = _step(visit, view, figure)
    if step == "measure":
        _ask(visit, view, figure, "until", following)
        return
    kept = hand.row.reason
    above = words.reason_kept(hand.row.line, kept) if step == "until" and kept is not None else NOTHING
    _go_on(visit, view, figure, following, above)


def press_until(visit: Visit, view: SpanView, figure: int, following: bool, day: date) -> None:
    """Until when it will be made up."""
    if not _keep_day(visit, view, figure, following, day):
        raise BadPress


def receive(visit: Visit) -> None:
    """What was typed: the cause, what is done about it, or the day."""
    facts = visit.dialog.facts
    view, figure, following = SpanView.parse(str(facts["view"])), int(facts["figure"]), bool(facts["following"])
    try:
        hand = _in_hand(visit, view, figure)
    except BadPress:
        visit.go(HOME_SCREEN)
        visit.show(words.not_kept(view))
        return
    step, month = str(facts["step"]), view.span.last.number
    if yes_or_no(visit.text) == "no":
        press_pass(visit, view, figure, following)
        return
    if step == "until":
        day = read_coming_day(visit.text, visit.work.today)
        if day is None or not _keep_day(visit, view, figure, following, day):
            _ask(visit, view, figure, "until", following, words.not_a_day(hand.report))
        return
    kept = hand.row.reason or Reason(figure, "")
    reason = replace(kept, cause=visit.text) if step == "cause" else replace(kept, measure=visit.text)
    if not said_in_words(visit.text) or read_day(visit.text, visit.work.today) is not None:
        _ask(visit, view, figure, step, following, words.NO_WORDS())
        return
    if not use.explain(visit.work, hand.row.line, month, reason):
        _ask(visit, view, figure, step, following, words.TOO_LONG())
        return
    _ask(visit, view, figure, STEPS[STEPS.index(step) + 1], following)


def _keep_day(visit: Visit, view: SpanView, figure: int, following: bool, day: date) -> bool:
    hand = _in_hand(visit, view, figure)
    if hand.row.reason is None or day <= visit.work.today:
        return False
    reason = replace(hand.row.reason, until=day)
    if not use.explain(visit.work, hand.row.line, view.span.last.number, reason):
        return False
    _go_on(visit, view, figure, following, words.reason_kept(hand.row.line, reason))
    return True


def _step(visit: Visit, view: SpanView, figure: int) -> str:
    """Which question is open about a row; an old button stands below its first one."""
    facts = visit.dialog.facts
    is_open = visit.dialog.screen == REASON and (facts["view"], facts["figure"]) == (str(view), figure)
    return str(facts["step"]) if is_open else "cause"


def _ask(visit: Visit, view: SpanView, figure: int, step: str, following: bool, above: Markup = NOTHING) -> None:
    hand = _in_hand(visit, view, figure)
    visit.go(REASON, view=str(view), figure=figure, step=step, following=following)
    visit.show(
        words.ask_reason(
            hand.report,
            view,
            hand.row.line,
            step,
            following=following,
            left=hand.left,
            before=hand.row.before,
            above=above,
        )
    )


def _go_on(visit: Visit, view: SpanView, figure: int, following: bool, above: Markup) -> None:
    """The next row that nobody has explained; behind the last, the letter."""
    report = report_of(visit, view)
    if following:
        rows = use.rows_behind(visit.work, report)
        keys = [row.line.indicator.key for row in rows]
        rest = rows[keys.index(figure) + 1 :] if figure in keys else rows
        if (row := next((row for row in rest if row.reason is None), None)) is not None:
            _ask(visit, view, row.line.indicator.key, "cause", following, above)
            return
    visit.go(HOME_SCREEN)
    if following and ordering.may_have_paper(visit.work, "word", report.span):
        visit.show(show_letter(visit, view, above))
    else:
        visit.show(words.all_said(report, above))


def present_reason(visit: Visit) -> bool:
    """Ask again; False when the row is no longer behind."""
    facts = visit.dialog.facts
    try:
        _ask(
            visit,
            SpanView.parse(str(facts["view"])),
            int(facts["figure"]),
            str(facts["step"]),
            bool(facts["following"]),
        )
    except BadPress:
        return False
    return True


def leave_reason(visit: Visit) -> None:
    """Something else was pressed: what is typed now is no reason."""
    visit.go(HOME_SCREEN)


PAGE = Page(
    presses=(
        on(presses.explain, press_explain),
        on(presses.explain_again, press_again),
        on(presses.pass_reason, press_pass),
        on(presses.reason_until, press_until),
    ),
    texts={REASON: receive},
    present={REASON: present_reason},
    left={REASON: leave_reason},
)
