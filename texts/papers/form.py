"""The words of the plan's own form as it is signed: whose it is, its blocks, its headings, and what stands beside a
figure."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.paper import PaperFacts, Reason
from plan.progress.report import ProgressReport
from texts.papers import labels
from texts.papers.letter.parts import library_name
from texts.progress.kinds import grows, is_limit, is_mixed, rounded, shown_unit
from texts.sentence import Sentence, beside, plain, say
from texts.template import without_html
from texts.wording import join_names, month_title, short_day
from texts.wording import name_of_span as span_name

AGREED, APPROVED = Sentence("KELISHILDI"), Sentence("TASDIQLAYMAN")
NUMBER, NAME, UNIT = Sentence("№"), Sentence("Nomi"), Sentence("O'lchov birligi")
AMOUNT, DONE, COMPLETION = Sentence("Miqdori"), Sentence("Amalda bajarildi"), Sentence("Bajarilishi, %")
MECHANISM = Sentence("Amalga oshirish mexanizmi")
NOTHING_PLANNED = Sentence("–")
"""Where the plan has no figure."""
_DIRECTOR = Sentence("Direktor")
_MEAN, _LEVEL = Sentence("o'rtacha"), Sentence("davr oxiriga")
_BARE = re.compile(r"[\w/-]*\d[\w/-]*")
"""An order's number alone."""
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


def whose(name: str) -> str:
    """Whose something is: `Qo'rg'ontepa tuman AKMning`. A bracket behind a name takes no ending and is left out."""
    bare = _IN_BRACKETS.sub("", name) or name
    return plain("{name}ning", name=bare) if bare[-1:].isalnum() else plain("{name} kutubxonasining", name=bare)


def attached_to(facts: PaperFacts) -> str:
    """Whose letter it goes with; number and day are written by hand when that is registered."""
    year = str(facts.report.today.year)
    return plain(
        "{whose} {year}-yil “___” ____________dagi ____-son xatiga ilova", whose=whose(library_name(facts)), year=year
    )


def day_to_sign(day: date) -> str:
    """Where the day is written by hand: `2025-yil “____” aprel`."""
    return plain("{year}-yil “____” {month:month_name}", year=str(day.year), month=day.month)


def sign_on(name: str) -> str:
    """A line to sign on, with who signs behind it."""
    return plain("____________________ {name}", name=name).rstrip()


def form_title(facts: PaperFacts) -> str:
    """The whole title in one sentence."""
    year = str(facts.report.span.year)
    return plain(
        "{whose} {year}-yil uchun mo'ljallangan ish rejasining {period} bo'yicha bajarilishi",
        whose=whose(library_name(facts)),
        year=year,
        period=labels.paper_period(facts.report),
    )


def baseline_heading(report: ProgressReport) -> str:
    return plain("{year}-yil (fakt)", year=str(report.span.year - 1))


def target_heading(report: ProgressReport) -> str:
    return plain("{year}-yil (reja)", year=str(report.span.year))


def sum_heading(report: ProgressReport) -> str | None:
    """The heading over what the span brought, which names the span; None where that is its only month. What is not
    added up in every row is no sum."""
    span, mixed = report.span, is_mixed(report.lines)
    if span.kind == "month":
        return None
    if span.kind == "year":
        return plain("Yil yakuni") if mixed else plain("Yil jami")
    return plain("{span} yakuni", span=span_name(span)) if mixed else plain("{span} jami", span=span_name(span))


def since_heading(span: Span) -> str | None:
    """The heading over what came since January; None where the span begins there, so that it would say the same."""
    return plain("Yil boshidan ({n} oy)", n=span.last.number) if span.first.number > 1 else None


def parts_of(span: Span) -> tuple[tuple[str, tuple[Month, ...]], ...]:
    """The columns a span is told in."""
    return labels.parts_of(span)


def last_heading(report: ProgressReport) -> str:
    """The heading over the last of the columns of what was done: from January to the end of the span."""
    return since_heading(report.span) or sum_heading(report) or month_title(report.span.first.number)


def part_label(line: Line, part: str) -> str:
    """One of several figures of a row; what is not added up says so."""
    if line.indicator.kind == "stock" or line.combining == "last":
        return plain("{part} (davr oxiriga)", part=part)
    return part


def beside_figure(line: Line, span: Span, reason: Reason | None = None) -> str:
    """What a figure's cells do not say by themselves: a growth, a mean, a limit, when it is due; of what is behind why,
    and until when it will be done, if somebody has said so."""
    told = _kind_of(line)
    if reason is not None and reason.cause and line.standing in ("behind", "overdue"):
        why = _why(reason, span)
        return plain("{told}; {why}", told=told, why=why) if told else why
    due = _due_quarter(line, span) if line.standing == "not_due" else None
    if due is None:
        return told
    if not told:
        return plain("muddati {span:span}", span=due)
    return plain("muddati {span:span}; {told}", span=due, told=told)


def _why(reason: Reason, span: Span) -> str:
    cause = reason.cause.rstrip(" .")
    if reason.until is None:
        return plain("Sababi: {cause}", cause=cause)
    day = short_day(reason.until) if reason.until.year == span.year else labels.paper_day(reason.until)
    return plain("Sababi: {cause}; muddati: {day}", cause=cause, day=day)


def _kind_of(line: Line) -> str:
    indicator = line.indicator
    base, target, unit = indicator.baseline, indicator.target, shown_unit(line)
    if is_limit(indicator):
        if base is not None and target is not None and base > target:
            return plain("kamaytirish: {base:figure} dan {target:figure} gacha", base=base, target=target)
        return plain("ko'pi bilan {target:figure}", target=target) if target is not None else ""
    if grows(line) and base is not None and target is not None and line.actual is not None:
        gained, promised = rounded(line, line.actual - base), target - base
        if promised < 0:
            return plain(
                "Kamayish: {n:figure} {unit} (rejada {of:figure})", n=-(gained or Decimal(0)), unit=unit, of=-promised
            )
        return plain("O'sish: {n:figure} {unit} (rejada {of:figure})", n=gained, unit=unit, of=promised)
    if line.combining == "mean":
        return _MEAN.plain()
    return _LEVEL.plain() if line.combining == "last" and not indicator.part else ""


def _due_quarter(line: Line, span: Span) -> Span | None:
    """The quarter in which a figure is first due after a span."""
    window = line.indicator.window
    months: Sequence[int] = window.points or ((window.first,) if window.first is not None else ())
    coming = [month for month in months if month > span.last.number]
    return Span.containing(Month(span.year, min(coming)), "quarter") if coming else None


def of_sums(report: ProgressReport) -> str:
    """Below the rows: of which months no quarter and no month is told, because one sum stands for all of them."""
    sums = dict.fromkeys(note for line in report.lines for note in labels.sum_notes(line, report.span))
    if not sums:
        return ""
    return plain("{sums} (alohida oylari va choraklari ko'rsatilmagan).", sums=join_names(sums, "; "))


def signer_post(facts: PaperFacts) -> str:
    return facts.letterhead.director_post or _DIRECTOR.plain()


def made_by(facts: PaperFacts) -> str:
    """Who has put it together and how to reach them; empty where that is not set."""
    head = facts.letterhead
    if not head.executor:
        return ""
    if head.phone:
        return plain("Ijrochi: {who}, tel. {phone}", who=head.executor, phone=head.phone)
    return plain("Ijrochi: {who}", who=head.executor)


def named_order(order: str) -> str:
    """An order as it was typed; a bare number is said to be one."""
    return plain("{order}-son buyruq", order=order) if _BARE.fullmatch(order) else order


def form_footer(facts: PaperFacts) -> str:
    """Below every page: which order has changed the plan, and of which past day it tells."""
    order = facts.plan_order
    return without_html(
        beside(
            *([say("o'zgartirish: {order}", order=named_order(order))] if order else []),
            *([say("{day} holatiga ko'ra", day=labels.paper_day(facts.as_it_was.date()))] if facts.as_it_was else []),
        )
    )
