"""/hisobot: the plan's whole progress on one phone card."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.period import Month, Span, SpanKind
from plan.progress.report import ProgressReport
from plan.progress.view import RowList, SpanView
from texts.home import home_button
from texts.paging import button_grid, fit_lines, packed_buttons
from texts.progress import presses
from texts.progress.as_it_was import PAST, as_of, difference_since
from texts.progress.kinds import BEHIND_OR_PASSED, WORDS, is_limit
from texts.progress.measures import (
    ICONS,
    chosen_span,
    months_words,
    reach_of_report,
    reaches_today,
    row_button_label,
    row_lines,
    share_bar,
    short_span,
)
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import ROMAN, short_department

WORST = 3
KINDS: tuple[SpanKind, ...] = ("month", "quarter", "half", "nine_months", "year")
LATE = RowList("late")
NO_ROWS = Sentence("📊 Sizga reja bandi biriktirilmagan. Direktorga murojaat qiling.")


def summary_card(
    report: ProgressReport,
    names: Mapping[int, str],
    *,
    whole: bool,
    papers: Sequence[Row] = (),
    earlier: Span | None = None,
    later: Span | None = None,
    now: ProgressReport | None = None,
    brought: Decimal | None = None,
    due: date | None = None,
) -> Screen:
    """The card. `whole`: the whole library's plan, not somebody's own rows; `names` are the departments'; `papers` the
    buttons of what may be taken away. Of a past day's report, `now` is the same as it is now. `brought` is the part of
    the completion that the span itself brought, as a fraction. `due` is the last day on time of a month that is over
    and may still be reported, so that nothing is behind for its sake."""
    if not report.lines:
        return Screen(NO_ROWS(), ((home_button(),),))
    text = paragraphs(
        lines(_title(report, whole=whole), as_of(report.as_it_was)),
        lines(_completion(report, brought), difference_since(report, now) if now else ()),
        lines(say("<b>{n} ta ko'rsatkich</b>", n=len(report.lines)), _standings(report), _not_judged(report, due)),
        _figures(report),
        _worst(report),
        _missing(report, names),
    )
    return Screen(fit_lines(text), _summary_buttons(report, earlier, later, papers))


def _title(report: ProgressReport, *, whole: bool) -> Markup:
    year, to = report.span.year, reach_of_report(report)
    if whole:
        return say("📊 <b>{year:bare}-yil ish rejasi</b> · {reached}", year=year, reached=to)
    return say("📊 <b>{year:bare}-yil rejasidagi bandlaringiz</b> · {reached}", year=year, reached=to)


def _completion(report: ProgressReport, brought: Decimal | None) -> Markup:
    if report.completion is None:
        return say("Foiz hisoblanmadi: rejasi belgilangan ko'rsatkich yo'q.")
    if reaches_today(report):
        expected = say("Shu kungacha reja bo'yicha: {expected:percent}", expected=report.expected)
    else:
        expected = say("O'sha paytgacha reja bo'yicha: {expected:percent}", expected=report.expected)
    return lines(
        say("Bajarilish, yil boshidan: <b>{completion:percent}</b>", completion=report.completion),
        _of_the_span(report.span, brought),
        say("{bar}", bar=share_bar(report.completion)),
        expected,
    )


def _of_the_span(span: Span, brought: Decimal | None) -> Markup:
    """What the span itself brought, in percentage points; nothing for a year, which is the year so far."""
    if brought is None or span.kind == "year":
        return NOTHING
    points = (abs(brought) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if brought < 0 and points:
        return say("Shundan {span:span}da: <b>−{points}</b> punkt", span=span, points=points)
    return say("Shundan {span:span}da: <b>{points}</b> punkt", span=span, points=points)


def _standings(report: ProgressReport) -> Markup:
    counts = report.standings
    passed = any(line.standing == "behind" and is_limit(line.indicator) for line in report.lines)
    named = {**WORDS, "behind": BEHIND_OR_PASSED} if passed else WORDS
    return lines(
        say("{icon} {standing}: <b>{count}</b>", icon=icon, standing=named[standing](), count=counts[standing])
        for standing, icon in ICONS.items()
        if counts[standing]
    )


def _not_judged(report: ProgressReport, due: date | None) -> Markup:
    """That a month which may still be reported makes nothing yellow."""
    if due is None or not any(month == report.as_of for _, month in report.completeness.missing):
        return NOTHING
    return say(
        "<i>{month:month_title} hisoboti {due:short_day} kuni oxirigacha topshiriladi: "
        "ungacha kelmagani ortda sanalmaydi.</i>",
        month=report.as_of,
        due=due,
    )


def _figures(report: ProgressReport) -> Markup:
    """How many numbers count, and how many of them are approved."""
    figures, approved = report.figures, report.figures_approved
    if not figures:
        return say("🔢 Hali birorta raqam kiritilmagan.")
    if approved == figures:
        counted_in = say("🔢 {n} ta raqam kiritilgan, hammasi tasdiqlangan.", n=figures)
    elif approved:
        counted_in = say("🔢 {n} ta raqam kiritilgan, {approved} tasi tasdiqlangan.", n=figures, approved=approved)
    else:
        counted_in = say("🔢 {n} ta raqam kiritilgan, hali tasdiqlanmagan.", n=figures)
    strays = len(report.passed_over)
    if not strays:
        return counted_in
    return lines(counted_in, say("❗️ Rejadan chiqarilgan bandlarning {n} ta raqami hisobga olinmadi.", n=strays))


def _worst(report: ProgressReport) -> Markup:
    worst = report.worst
    if not worst:
        return NOTHING
    more = len(worst) - WORST
    return lines(
        say("<b>Eng ortda qolganlar</b>"),
        (row_lines(line, report.span) for line in worst[:WORST]),
        say("     … va yana {n} ta", n=more) if more > 0 else (),
    )


def _missing(report: ProgressReport, names: Mapping[int, str]) -> Markup:
    """The departments that still owe a report of the span, each with its months."""
    expected, missing = report.completeness.expected, report.completeness.missing
    if not expected:
        return NOTHING
    owed: dict[int, list[int]] = {}
    for key, month in missing:
        owed.setdefault(key, []).append(month)
    if not owed:
        return lines(say("📬 Hisobotlarning hammasi topshirilgan ({n} ta).", n=len(expected)), _returned(report, names))
    return lines(
        say(
            "📬 Hisobotlar: {n} tadan <b>{received} tasi</b> topshirildi. Topshirmagan xizmatlar:",
            n=len(expected),
            received=len(expected) - len(missing),
        ),
        (
            say("📭 {department}: {months}", department=short_department(name, 40), months=months_words(owed[key]))
            for key, name in names.items()
            if key in owed
        ),
        _returned(report, names),
    )


def _returned(report: ProgressReport, names: Mapping[int, str]) -> Markup:
    """The departments whose reports are back to be corrected, each with its months; they count as they were sent."""
    back: dict[int, list[int]] = {}
    for key, month in report.completeness.returned:
        back.setdefault(key, []).append(month)
    if not back:
        return NOTHING
    return lines(
        say("↩️ Tuzatishga qaytarilgan (qayta topshirilguncha avvalgi raqamlari hisobda):"),
        (
            say("     {department}: {months}", department=short_department(name, 40), months=months_words(back[key]))
            for key, name in names.items()
            if key in back
        ),
    )


def _summary_buttons(
    report: ProgressReport, earlier: Span | None, later: Span | None, papers: Sequence[Row]
) -> tuple[Row, ...]:
    present, view = report.span, SpanView.of(report)
    anchor = Month(present.year, max(report.as_of, present.first.number))
    groups = [Button(plain("📚 Bo'limlar"), presses.sections(view, 0))]
    if len(report.by_department) > 1:
        groups.append(Button(plain("👥 Xizmatlar"), presses.departments(view, 0)))
    rows = [*_spans(report, anchor), *_steps(report, earlier, later), tuple(groups), *_worst_buttons(report), *papers]
    if report.as_it_was:
        now = Button(plain("🔄 Hozirgi holat"), presses.summary_of(SpanView(present)))
        other_day = Button(plain("📆 Boshqa sana"), presses.choose_past_day(SpanView(present)))
        return (*rows, (now, other_day), (home_button(),))
    past = Button(PAST.plain(), presses.choose_past_day(SpanView(present)))
    who = Button(plain("🗓 Kim topshirdi"), presses.board_of(anchor.year, anchor.number, 0))
    return (*rows, (past,), (who, home_button()))


def _spans(report: ProgressReport, anchor: Month) -> tuple[Row, ...]:
    """The month, quarter, half and so on that the anchor lies in; the present one is marked."""
    buttons = []
    for kind in KINDS:
        span = report.span if kind == report.span.kind else Span.containing(anchor, kind)
        label = chosen_span(span) if span == report.span else short_span(span)
        buttons.append(Button(label, presses.summary_of(SpanView.of(report, span))))
    return button_grid(buttons, 3)


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
    label = plain("{icon} Rejadan ortda: {n}", icon=icon, n=len(report.worst))
    return (*packed_buttons(worst), (Button(label, presses.rows(view, LATE, 0)),))
