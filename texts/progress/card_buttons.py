"""The buttons below the card of /hisobot: at most six rows, with the spans in one and the rest behind ⋯."""

from collections.abc import Mapping, Sequence

from plan.period import Month, Span, SpanKind
from plan.progress.report import ProgressReport
from plan.progress.view import RowList, SpanView
from texts.home import back_button, home_button
from texts.paging import packed_buttons
from texts.progress import presses
from texts.progress.as_it_was import PAST
from texts.progress.measures import ICONS, row_button_label, short_span
from texts.screen import Button, Row
from texts.sentence import Sentence, plain
from texts.wording import ROMAN

WORST = 3
"""Rows that are named on the card."""
LATE = RowList("late")
KINDS: tuple[SpanKind, ...] = ("month", "quarter", "half", "nine_months", "year")
_KINDS: Mapping[SpanKind, Sentence] = {
    "month": Sentence("oy"),
    "quarter": Sentence("chor."),
    "half": Sentence("6 oy"),
    "nine_months": Sentence("9 oy"),
    "year": Sentence("yil"),
}
"""So short that the five of them stand in one row; the card's title has the whole name."""


def summary_buttons(report: ProgressReport, earlier: Span | None, later: Span | None) -> tuple[Row, ...]:
    """At most six rows: the spans, the neighbours, the lists, what lags, and the rest behind ⋯."""
    view = SpanView.of(report)
    groups = [Button(plain("📚 Bo'limlar"), presses.sections(view, 0))]
    if len(report.departments) > 1:
        groups.append(Button(plain("👥 Xizmatlar"), presses.departments(view, 0)))
    more = Button(plain("⋯ Fayllar"), presses.more(view))
    return (
        *_spans(report, anchor_of(report)),
        *_steps(report, earlier, later),
        tuple(groups),
        *_worst_buttons(report),
        (_now(report), more) if report.as_it_was else (more, home_button()),
    )


def _now(report: ProgressReport) -> Button:
    """From a past day to this one."""
    return Button(plain("🔄 Hozirgi holat"), presses.summary_of(SpanView(report.span)))


def more_buttons(report: ProgressReport, papers: Sequence[Row]) -> tuple[Row, ...]:
    """Behind ⋯: the files of the span, its past days, and who has reported."""
    present, anchor = report.span, anchor_of(report)
    back = back_button(presses.summary_of(SpanView.of(report)))
    if report.as_it_was:
        other_day = Button(plain("📆 Boshqa sana"), presses.choose_past_day(SpanView(present)))
        return (*papers, (other_day,), (back, home_button()))
    past = Button(PAST.plain(), presses.choose_past_day(SpanView(present)))
    who = Button(plain("🗓 Kim topshirdi"), presses.board_of(anchor.year, anchor.number, 0))
    return (*papers, (past,), (who,), (back, home_button()))


def anchor_of(report: ProgressReport) -> Month:
    """The month that the other spans are chosen by: the last one that the report reaches."""
    return Month(report.span.year, max(report.as_of, report.span.first.number))


def _spans(report: ProgressReport, anchor: Month) -> tuple[Row, ...]:
    """The month, quarter, half and so on that the anchor lies in, in one row; the present one is marked."""
    buttons = []
    for kind in KINDS:
        span = report.span if kind == report.span.kind else Span.containing(anchor, kind)
        name = _KINDS[kind].plain()
        label = plain("•{name}", name=name) if span == report.span else name
        buttons.append(Button(label, presses.summary_of(SpanView.of(report, span))))
    return (tuple(buttons),)


def _steps(report: ProgressReport, earlier: Span | None, later: Span | None) -> tuple[Row, ...]:
    """To the span before and the one after, if there are any."""
    steps = []
    if earlier is not None:
        label = plain("◀️ {span}", span=_step(earlier, report.span))
        steps.append(Button(label, presses.summary_of(SpanView.of(report, earlier))))
    if later is not None:
        label = plain("{span} ▶️", span=_step(later, report.span))
        steps.append(Button(label, presses.summary_of(SpanView.of(report, later))))
    return (tuple(steps),) if steps else ()


def _step(to: Span, present: Span) -> str:
    """A neighbour's name, with its year when that is another one."""
    if to.year == present.year or to.kind == "year":
        return short_span(to)
    if to.kind == "quarter":
        return plain("{year:bare} {quarter} chor", year=to.year, quarter=ROMAN[to.ordinal - 1])
    return plain("{year:bare} {span}", year=to.year, span=short_span(to))


def _worst_buttons(report: ProgressReport) -> tuple[Row, ...]:
    """The rows that are named on the card, and the list of all that lag."""
    if not report.worst:
        return ()
    view = SpanView.of(report)
    worst = [
        Button(row_button_label(line), presses.row(view, line.indicator.key, LATE, 0)) for line in report.worst[:WORST]
    ]
    standings = {line.standing for line in report.worst}
    icon = ICONS["behind"] if "behind" in standings else ICONS["overdue"]
    label = plain("{icon} Ortda qolganlar: {n}", icon=icon, n=len(report.worst))
    return (*packed_buttons(worst)[:1], (Button(label, presses.rows(view, LATE, 0)),))
