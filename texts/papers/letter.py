"""The words of the letter to the province: what was done, written from the figures, what was not done and why."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.line import Line
from plan.progress.paper import Evidence, PaperFacts
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from texts.papers import labels
from texts.progress.measures import months_words
from texts.sentence import Sentence, plain
from texts.wording import indicator_unit, join_names, month_title, row_name
from texts.wording import name_of_span as span_name

NUMBER_LINE = Sentence("№ ______________")
TABLE = Sentence("Ko'rsatkichlarning bajarilishi")
UNDONE = Sentence("Bajarilmagan ishlar va ularning sabablari")
ABSENT = Sentence("Hisoboti to'liq bo'lmagan xizmatlar")
APPENDIX = Sentence("Ilova. Tasdiqlovchi hujjatlar ro'yxati")
NOTHING_UNDONE = Sentence(
    "Hisobot davri uchun rejalashtirilgan ishlarning barchasi bajarilgan yoki jadvalga muvofiq bormoqda."
)
EXECUTOR, PHONE = Sentence("Ijrochi: {executor}"), Sentence("Tel. {phone}")
EXECUTOR_AND_PHONE = Sentence("Ijrochi: {executor}, Tel. {phone}")
PAGE = Sentence("{page}-bet, jami {pages} bet")
MOST_TOLD = 5
"""Rows told in a sentence; the table has them all."""
_BETWEEN = "; "
"""Between phrases that have commas of their own."""
_STANDINGS: Mapping[Standing, Sentence] = {
    "done": Sentence("{n} tasi bajarildi"),
    "on_track": Sentence("{n} tasi jadvalga muvofiq bormoqda"),
    "behind": Sentence("{n} tasi kutilganidan ortda"),
    "overdue": Sentence("{n} tasining muddati o'tgan"),
    "not_due": Sentence("{n} tasining vaqti hali kelmagan"),
    "no_target": Sentence("{n} tasiga reja raqami belgilanmagan"),
}


def letter_subject(facts: PaperFacts) -> tuple[str, str]:
    """What the letter is about: the plan, and the time."""
    year, period = str(facts.report.span.year), labels.paper_period(facts.report)
    title = facts.plan_title or plain("{library}ning {year}-yilgi ish rejasi", library=facts.library, year=year)
    return (
        plain("{plan} bajarilishi to'g'risida", plan=title),
        plain("HISOBOT: {period}", period=period) if "(" in period else plain("HISOBOT ({period})", period=period),
    )


def period_heading(span: Span) -> str:
    """The heading over what the span itself brought."""
    if span.kind == "year":
        return plain("Yil jami")
    name = month_title(span.ordinal) if span.kind == "month" else span_name(span)
    return plain("{span} jami", span=name)


def target_heading(span: Span) -> str:
    return plain("{year}-yil rejasi", year=str(span.year))


def letter_results(facts: PaperFacts) -> tuple[str, ...]:
    """The paragraphs of main results, each a sentence or two that says nothing beside the figures."""
    report = facts.report
    paragraphs = [_overall(report), _largest(report)]
    ahead = sorted((line for line in report.lines if _lead(line) > 0), key=_lead, reverse=True)
    if ahead:
        paragraphs.append(plain("Kutilganidan eng ko'p oldinda borayotganlari: {rows}.", rows=_rows(ahead)))
    if report.worst:
        paragraphs.append(plain("Kutilganidan eng ko'p ortda qolganlari: {rows}.", rows=_rows(report.worst)))
    paragraphs.append(_reports(report))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _overall(report: ProgressReport) -> str:
    counts = [sentence.plain(n=count) for key, sentence in _STANDINGS.items() if (count := report.standings[key])]
    places: dict[str, object] = {"count": len(report.lines), "standings": join_names(counts)}
    if report.completion is None:
        return plain("Rejadagi {count} ta ko'rsatkichning {standings}.", **places) if counts else ""
    places |= {"period": labels.paper_period(report), "share": report.completion}
    is_over = labels.paper_period(report).endswith("yakuni")
    if report.expected is None:
        return _without_expectation(places, is_over=is_over)
    places["expected"] = report.expected
    if is_over:
        return plain(
            "{period}ga ko'ra yillik reja o'rtacha {share:percent} bajarildi (shu davr uchun kutilgani "
            "{expected:percent}). Rejadagi {count} ta ko'rsatkichning {standings}.",
            **places,
        )
    return plain(
        "{period} holatiga ko'ra yillik reja o'rtacha {share:percent} bajarildi (shu davr uchun kutilgani "
        "{expected:percent}). Rejadagi {count} ta ko'rsatkichning {standings}.",
        **places,
    )


def _without_expectation(places: Mapping[str, object], *, is_over: bool) -> str:
    if is_over:
        return plain(
            "{period}ga ko'ra yillik reja o'rtacha {share:percent} bajarildi. "
            "Rejadagi {count} ta ko'rsatkichning {standings}.",
            **places,
        )
    return plain(
        "{period} holatiga ko'ra yillik reja o'rtacha {share:percent} bajarildi. "
        "Rejadagi {count} ta ko'rsatkichning {standings}.",
        **places,
    )


def _largest(report: ProgressReport) -> str:
    """What the library does most of: the rows with the largest targets, one figure of each."""
    by_target = sorted(
        (line for line in report.lines if line.indicator.target and line.actual is not None),
        key=lambda line: -(line.indicator.target or Decimal(0)),
    )
    rows: dict[str, Line] = {}
    for line in by_target:
        rows.setdefault(line.indicator.code, line)
    if not rows:
        return ""
    amounts = join_names((_amount(report.span, line) for line in list(rows.values())[:MOST_TOLD]), _BETWEEN)
    return plain("Hajmi eng katta ko'rsatkichlar bo'yicha: {amounts}.", amounts=amounts)


def _amount(span: Span, line: Line) -> str:
    """`kitob berilishi — chorakda 85 000, yil boshidan 85 000 nusxa (yillik rejaning 24,0 %)`"""
    row, name = _quoted(line.indicator), indicator_unit(line.indicator)
    if line.indicator.kind == "stock":
        amount = plain("{row} — {actual:figure} {unit}ga yetdi", row=row, actual=line.actual, unit=name)
    elif span.first.number == 1:
        amount = plain("{row} — {actual:figure} {unit}", row=row, actual=line.actual, unit=name)
    else:
        amount = plain(
            "{row} — hisobot davrida {in_span:figure}, yil boshidan {actual:figure} {unit}",
            row=row,
            in_span=line.in_span,
            actual=line.actual,
            unit=name,
        )
    if line.completion is None:
        return amount
    return plain("{amount} (yillik rejaga nisbatan {share:percent})", amount=amount, share=line.completion)


def _lead(line: Line) -> Decimal:
    """By how much a figure is further than was expected of it."""
    return -(line.shortfall or Decimal(0)) if line.completion is not None else Decimal(0)


def _rows(lines: Sequence[Line]) -> str:
    rows = (plain("{row} ({shares})", row=_quoted(line.indicator), shares=_shares(line)) for line in lines[:MOST_TOLD])
    return join_names(rows, _BETWEEN)


def _shares(line: Line) -> str:
    share = line.completion or Decimal(0)
    return plain("{share:percent}, kutilgani {expected:percent}", share=share, expected=line.expected_share)


def _quoted(indicator: Indicator) -> str:
    return plain("{code} “{name}”", code=indicator.code, name=row_name(indicator, 90).rstrip(". "))


def _reports(report: ProgressReport) -> str:
    completeness = report.completeness
    expected = len(completeness.expected)
    if not expected:
        return ""
    return plain(
        "Xizmatlardan kutilgan {expected} ta oylik hisobotdan {received} tasi topshirildi, "
        "{approved} tasi tasdiqlandi.",
        expected=expected,
        received=expected - len(completeness.missing),
        approved=len(set(completeness.approved) & set(completeness.expected)),
    )


def letter_lagging(facts: PaperFacts) -> tuple[str, ...]:
    """Each row behind or overdue with its figures, and the notes written beside it since January."""
    return tuple(_undone(facts, line) for line in facts.report.worst)


def _undone(facts: PaperFacts, line: Line) -> str:
    row = line.indicator
    notes = [remark for remark in facts.remarks if remark.indicator == row.key]
    reasons = labels.note_lines(notes, facts.departments, several=len(row.departments) > 1)
    places: dict[str, object] = {
        "code": row.code,
        "name": row_name(row, 300).rstrip(". "),
        "target": row.target,
        "unit": indicator_unit(row),
        "actual": line.actual,
        "shares": _shares(line),
    }
    if reasons:
        return plain(
            "{code}. {name}: reja {target:figure} {unit}, amalda {actual:figure} ({shares}). Sababi: {reasons}",
            **places,
            reasons=join_names(reasons, _BETWEEN),
        )
    return plain(
        "{code}. {name}: reja {target:figure} {unit}, amalda {actual:figure} ({shares}). Sababi ko'rsatilmagan.",
        **places,
    )


def letter_missing_reports(facts: PaperFacts) -> tuple[str, ...]:
    """Who has not reported, and whose report nobody has approved, with the months."""
    completeness = facts.report.completeness
    approved = set(completeness.approved)
    waiting = [report for report in completeness.received if report not in approved]
    return (
        *(
            plain("{department} — topshirilmagan: {months}", department=name, months=months)
            for name, months in _by_department(facts, completeness.missing)
        ),
        *(
            plain("{department} — tasdiqlanmagan: {months}", department=name, months=months)
            for name, months in _by_department(facts, waiting)
        ),
    )


def _by_department(facts: PaperFacts, reports: Iterable[tuple[int, int]]) -> list[tuple[str, str]]:
    """(department, month) → each department's name and all its months in words."""
    months: dict[int, list[int]] = {}
    for department, month in reports:
        months.setdefault(department, []).append(month)
    return [(facts.departments.get(key, "?"), months_words(some)) for key, some in months.items()]


def letter_appendix(facts: PaperFacts) -> tuple[str, ...]:
    """What stands beside the figures of the span, numbered, in the plan's order."""
    first, last = facts.report.span.first.number, facts.report.span.last.number
    by_row: dict[int, list[Evidence]] = {}
    for piece in facts.evidence:
        if first <= piece.month <= last:
            by_row.setdefault(piece.indicator, []).append(piece)
    documents = [
        (line.indicator, piece)
        for line in facts.report.lines
        for piece in sorted(by_row.get(line.indicator.key, []), key=lambda piece: piece.month)
    ]
    return tuple(
        plain(
            "{number}. {code}. {name} — {document}",
            number=number,
            code=row.code,
            name=row_name(row, 90),
            document=labels.evidence_label(piece),
        )
        for number, (row, piece) in enumerate(documents, 1)
    )


def letter_signer(facts: PaperFacts) -> tuple[str, str]:
    """The post of who signs, and the name; an empty name is a line to write it on."""
    return facts.letterhead.director_post or plain("Direktor"), facts.letterhead.director


def letter_executor(facts: PaperFacts) -> str:
    """The line with who wrote the letter, and the telephone; empty when neither is set."""
    head = facts.letterhead
    if head.executor and head.phone:
        return EXECUTOR_AND_PHONE.plain(executor=head.executor, phone=head.phone)
    if head.executor:
        return EXECUTOR.plain(executor=head.executor)
    return PHONE.plain(phone=head.phone) if head.phone else ""
