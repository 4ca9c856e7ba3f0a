"""/hisobot: the plan's whole progress on one phone card."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.period import Span
from plan.progress.pace import SpanItself
from plan.progress.report import ProgressReport
from texts.home import home_button
from texts.paging import fit_lines
from texts.progress.as_it_was import as_of, difference_since
from texts.progress.card_buttons import WORST, more_buttons, summary_buttons
from texts.progress.kinds import BEHIND_OR_PASSED, WORDS, is_limit
from texts.progress.measures import (
    ICONS,
    months_words,
    reach_of_report,
    reaches_today,
    row_lines,
    share_bar,
)
from texts.progress.of_span import sums_of
from texts.screen import Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import short_department

NO_ROWS = Sentence("📊 Sizga reja bandi biriktirilmagan. Direktorga murojaat qiling.")


def summary_card(
    report: ProgressReport,
    names: Mapping[int, str],
    *,
    whole: bool,
    papers: Sequence[Row] | None = None,
    earlier: Span | None = None,
    later: Span | None = None,
    now: ProgressReport | None = None,
    itself: SpanItself | None = None,
    due: date | None = None,
    summed: int = 0,
) -> Screen:
    """The card. `whole`: the whole library's plan, not somebody's own rows; `names` are the departments'. With
    `papers`, the buttons of what may be taken away, it is the page behind ⋯. Of a past day's report, `now` is the same
    as it is now. `itself` says what the span itself brought; `due` is the last day on time of a month that is over and
    may still be reported, so that nothing is behind for its sake. The report of the month `summed` is one sum of all
    months up to it."""
    if not report.lines:
        return Screen(NO_ROWS(), ((home_button(),),))
    text = paragraphs(
        lines(_title(report, whole=whole), as_of(report.as_it_was)),
        lines(_completion(report, itself), difference_since(report, now) if now else ()),
        lines(
            say("<b>{n} ta ko'rsatkich</b>", n=len(report.lines)), _standings(report), _not_judged(report, due, summed)
        ),
        _figures(report),
        _worst(report),
        _missing(report, names, summed),
    )
    if papers is not None:
        return Screen(fit_lines(text), more_buttons(report, papers))
    return Screen(fit_lines(text), summary_buttons(report, earlier, later))


def _title(report: ProgressReport, *, whole: bool) -> Markup:
    year, to = report.span.year, reach_of_report(report)
    if whole:
        return say("📊 <b>{year:bare}-yil ish rejasi</b> · {reached}", year=year, reached=to)
    return say("📊 <b>{year:bare}-yil rejasidagi bandlaringiz</b> · {reached}", year=year, reached=to)


def _completion(report: ProgressReport, itself: SpanItself | None) -> Markup:
    unknown = next((line for line in report.lines if not line.known and line.sums), None)
    told = say("🧮 {months}: oylari alohida ma'lum emas.", months=sums_of(unknown)) if unknown else NOTHING
    if _has_not_begun(report) or (report.completion is None and any(not line.known for line in report.lines)):
        return told or _nothing_yet(report)
    if report.completion is None:
        return say("Foiz hisoblanmadi: rejasi belgilangan ko'rsatkich yo'q.")
    if reaches_today(report):
        expected = say("Shu kungacha reja bo'yicha: {expected:percent}", expected=report.expected)
    else:
        expected = say("O'sha paytgacha reja bo'yicha: {expected:percent}", expected=report.expected)
    return lines(
        say("Bajarilish, yil boshidan: <b>{completion:percent}</b>", completion=report.completion),
        _of_the_span(report, itself) if itself is not None else NOTHING,
        say("{bar}", bar=share_bar(report.completion)),
        expected,
        told,
    )


def _has_not_begun(report: ProgressReport) -> bool:
    """Whether nobody has said a number yet and none had to be said: what could be told of it is 0 against a share."""
    judging = report.whole.judging
    nothing_due = judging.due_to is not None and judging.due_to < judging.begins
    return judging.begins > 1 and nothing_due and all(value is None for line in report.lines for value in line.months)


def _nothing_yet(report: ProgressReport) -> Markup:
    """Where nobody has said anything of the time before the library began to report here."""
    begins = report.whole.judging.begins
    if report.span.last.number < begins:
        return say("Bu davr kutubxona bot bilan ish boshlashidan oldin: raqamlar kiritilmagan.")
    return say("Hisobot {month:month_name} oyidan boshlab topshiriladi: hali raqam kiritilmagan.", month=begins)


def _of_the_span(report: ProgressReport, itself: SpanItself) -> Markup:
    """What the span itself brought, in percentage points, against the plan's share of it and the same span last year;
    nothing for a year, which is the year so far, nor for a span of which nothing is over and nothing was said."""
    span = report.span
    if itself.brought is None or span.kind == "year" or (report.as_of < span.first.number and not itself.brought):
        return NOTHING
    brought = _points(itself.brought)
    if itself.planned is None or span.first.number == 1:  # what is expected since January stands below
        own = say("Shundan {span:span}da: <b>{brought}</b> punkt", span=span, brought=brought)
    else:
        own = say(
            "Shundan {span:span}da: <b>{brought}</b> punkt (reja bo'yicha {planned})",
            span=span,
            brought=brought,
            planned=_points(itself.planned),
        )
    if itself.last_year is None:
        return own
    return lines(own, say("O'tgan yil {span:span}da: {points} punkt", span=span, points=_points(itself.last_year)))


def _points(share: Decimal) -> str:
    points = (abs(share) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return plain("−{points}", points=points) if share < 0 and points else plain("{points}", points=points)


def _standings(report: ProgressReport) -> Markup:
    counts = report.standings
    passed = any(line.standing == "behind" and is_limit(line.indicator) for line in report.lines)
    named = {**WORDS, "behind": BEHIND_OR_PASSED} if passed else WORDS
    return lines(
        say("{icon} {standing}: <b>{count}</b>", icon=icon, standing=named[standing](), count=counts[standing])
        for standing, icon in ICONS.items()
        if counts[standing]
    )


def _not_judged(report: ProgressReport, due: date | None, summed: int) -> Markup:
    """That a month which may still be reported makes nothing yellow."""
    if due is None or not any(month == report.as_of for _, month in report.completeness.missing):
        return NOTHING
    if report.as_of == summed:
        return say(
            "<i>Yil boshidan jami {due:short_day} kuni oxirigacha topshiriladi: "
            "ungacha kelmagani ortda sanalmaydi.</i>",
            due=due,
        )
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


def _missing(report: ProgressReport, names: Mapping[int, str], summed: int) -> Markup:
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
            say(
                "📭 {department}: {months}",
                department=short_department(name, 40),
                months=_owed_words(owed[key], summed),
            )
            for key, name in names.items()
            if key in owed
        ),
        _returned(report, names),
    )


def _owed_words(months: Sequence[int], summed: int) -> Markup:
    """`yanvar–aprel jami, may`: the months that are owed, and what is owed as one sum."""
    alone = months_words([month for month in months if month != summed])
    if summed not in months:
        return say("{months}", months=alone)
    whole = say("{months} jami", months=months_words(range(1, summed + 1)))
    return say("{whole}, {months}", whole=whole, months=alone) if alone else whole


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
