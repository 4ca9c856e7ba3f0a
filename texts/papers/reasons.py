"""The words of why a row is behind: asked in three short questions, with last time's answer as a button."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from plan.period import Month
from plan.progress.line import Line
from plan.progress.paper import Reason
from plan.progress.report import ProgressReport
from plan.progress.view import SpanView
from texts.home import home_button
from texts.papers import presses
from texts.papers.labels import paper_period
from texts.progress import presses as progress_presses
from texts.progress.kinds import rounded, shown_unit
from texts.progress.measures import ICONS
from texts.screen import Button, Row, Screen
from texts.sentence import NOTHING, Sentence, lines, paragraphs, plain, say
from texts.wording import clip, row_name

TOO_LONG = Sentence("❗️ Ko'pi bilan 300 ta belgi yozing.")
NO_WORDS = Sentence("❗️ So'z bilan yozing: raqamning o'zi yetarli emas.")
NOTHING_BEHIND = Sentence("✅ Rejadan ortda qolgan band yo'q yoki hammasining sababi yozilgan.")
_ASKED = {
    "cause": Sentence("❓ <b>Sababi nima?</b> Qisqa yozing: xatga shunday tushadi."),
    "measure": Sentence("🛠 <b>Nima qilinadi?</b> Masalan: <i>qolgan 530 sahifa raqamlashtiriladi</i>"),
    "until": Sentence("📆 <b>Qachongacha?</b> Tugmasini bosing yoki sanasini yozing: <i>{example:short_day}</i>."),
}


def explain_button(view: SpanView, figure: int, *, said: bool) -> Row:
    """Below a row that is behind."""
    label = plain("✏️ Sababini o'zgartirish") if said else plain("✍️ Nega ortda: sababini yozish")
    return (Button(label, presses.explain(view, figure, following=False)),)


def reasons_button(view: SpanView, first: int, said: int, behind: int) -> Row:
    """On the letter's page: the rows behind are explained one after another, beginning with `first`."""
    label = plain("✍️ Ortda qolgan bandlar sababi: {said}/{behind}", said=said, behind=behind)
    return (Button(label, presses.explain(view, first, following=True)),)


class Behind(NamedTuple):
    """How many figures are behind, as the card counts them; how many of these are totals that their parts explain; and
    how many rows they are in the letter: those it calls behind, and those of which not everything is known yet."""

    figures: int
    totals: int
    rows: int
    unknown: int


def behind_line(said: int, asked: int, behind: Behind) -> Markup:
    """What of the card's count stands in the letter; of how many figures it is asked why, and was said."""
    if not behind.figures:
        return NOTHING
    in_the_letter = (
        say(
            "Xatda: {rows} ta band ortda, {unknown} ta band bo'yicha ma'lumot hali to'liq emas.",
            rows=behind.rows,
            unknown=behind.unknown,
        )
        if behind.unknown
        else say("Xatda: {rows} ta band ortda.", rows=behind.rows)
    )
    behind_at_all = say(
        "🟡 Rejadan ortda {behind} ta ko'rsatkich. {in_the_letter}",
        behind=behind.figures,
        in_the_letter=in_the_letter,
    )
    if not asked:
        return behind_at_all
    return lines(
        behind_at_all,
        say("Jami qatorning sababi qismlaridan so'raladi.") if behind.totals else NOTHING,
        say("Hammasining sababi yozilgan.")
        if said == asked
        else say("Sababi yozilgani: {said}/{asked}. Sababsizlari xatda faqat sanaladi.", said=said, asked=asked),
    )


def ask_reason(
    report: ProgressReport,
    view: SpanView,
    line: Line,
    step: str,
    *,
    following: bool,
    left: int,
    before: Reason | None,
    above: Markup = NOTHING,
) -> Screen:
    """One of the three questions about a row; `left` is how many more nobody has explained."""
    key = line.indicator.key
    text = paragraphs(
        above,
        say(
            "{icon} <b>{code}</b> {name}\n{period}: {actual:figure} {unit}, reja {target:figure}",
            icon=ICONS[line.standing],
            code=line.indicator.lettered,
            name=row_name(line.indicator, 80),
            period=paper_period(report),
            actual=rounded(line, line.actual),
            unit=shown_unit(line),
            target=line.indicator.target,
        ),
        _ASKED[step](example=_example(report)) if step == "until" else _ASKED[step](),
        say("Yana {n} ta band qoldi.", n=left) if following and left and step == "cause" else NOTHING,
    )
    rows: list[Row] = []
    if step == "cause" and before is not None:
        rows.append(
            (Button(plain("↩️ {cause}", cause=clip(before.cause, 30)), presses.explain_again(view, key, following)),)
        )
    if step == "until":
        days = _days(report)
        rows.append(
            tuple(
                Button(plain("{day:short_day}", day=day), presses.reason_until(view, key, following, day))
                for day in days
            )
        )
    skip = Button(plain("⏭ O'tkazish"), presses.pass_reason(view, key, following))
    back = Button(plain("⬅️ Bajarilish"), progress_presses.summary_of(view))
    return Screen(text, (*rows, (skip, back)))


def _days(report: ProgressReport) -> Sequence[date]:
    """The ends of this month and of the quarters after the span, as far as they are to come."""
    year = report.span.year
    ends = [Month.of(report.today).last_day, *(Month(year, month).last_day for month in (3, 6, 9, 12))]
    if report.span.last.number == 12:
        ends.append(Month(year + 1, 3).last_day)
    return sorted({day for day in ends if day > report.today})[:3]


def _example(report: ProgressReport) -> date:
    """A day that may be typed: one of the buttons', or the end of the next month."""
    days = _days(report)
    return days[-1] if days else (Month.of(report.today).last_day + timedelta(days=28))


def not_a_day(report: ProgressReport) -> Markup:
    return say("❗️ Bugundan keyingi sanani yozing, masalan: {example:short_day}.", example=_example(report))


def reason_kept(line: Line, reason: Reason) -> Markup:
    return say("✅ {code}: sababi yozildi: {cause}", code=line.indicator.lettered, cause=clip(reason.cause, 80))


def not_kept(view: SpanView) -> Screen:
    """To whoever typed when nothing was to be explained by them any more."""
    told = say("❗️ Yozilmadi: bu band endi ortda emas yoki sababini boshqa xodim yozgan.")
    return Screen(told, ((Button(plain("⬅️ Bajarilish"), progress_presses.summary_of(view)), home_button()),))


def all_said(report: ProgressReport, above: Markup = NOTHING) -> Screen:
    """Where one row was explained by itself: what was kept, and the way back."""
    back = Button(plain("⬅️ Bajarilish"), progress_presses.summary_of(SpanView.of(report)))
    return Screen(above or NOTHING_BEHIND(), ((back, home_button()),))
