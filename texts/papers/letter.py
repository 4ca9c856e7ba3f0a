"""The words of the letter to the province: what was done, written from the figures, what was not done and why."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from plan.period import Span
from plan.progress.line import Line
from plan.progress.paper import Evidence, PaperFacts
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from texts.papers import labels
from texts.papers.letter_rows import BETWEEN, MOST_TOLD, is_amount, lead_of, told_amount, told_rows
from texts.progress.kinds import is_mixed, is_passed
from texts.progress.measures import months_words
from texts.sentence import Sentence, plain
from texts.wording import join_names, month_title, row_name
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
_STANDINGS: Mapping[Standing, Sentence] = {
    "done": Sentence("{n} tasi bajarildi"),
    "nearly": Sentence("{n} tasi deyarli bajarildi"),
    "on_track": Sentence("{n} tasi jadvalga muvofiq bormoqda"),
    "behind": Sentence("{n} tasi kutilganidan ortda"),
    "overdue": Sentence("{n} tasining muddati o'tgan"),
    "not_due": Sentence("{n} tasining vaqti hali kelmagan"),
    "no_target": Sentence("{n} tasiga reja raqami belgilanmagan"),
}
_BEHIND_OR_PASSED = Sentence("{n} tasi kutilganidan ortda yoki ko'p")


def letter_subject(facts: PaperFacts) -> tuple[str, str]:
    """What the letter is about: the plan, and the time."""
    year, period = str(facts.report.span.year), labels.paper_period(facts.report)
    title = facts.plan_title or plain("{library}ning {year}-yilgi ish rejasi", library=facts.library, year=year)
    return (
        plain("{plan} bajarilishi to'g'risida", plan=title),
        plain("HISOBOT: {period}", period=period) if "(" in period else plain("HISOBOT ({period})", period=period),
    )


def period_heading(report: ProgressReport) -> str:
    """The heading over what the span itself brought; a sum where all its rows are added up."""
    span = report.span
    if span.kind == "year":
        return plain("Yil jami")
    if is_mixed(report.lines):
        return plain("{span}da", span=_titled(span))
    return plain("{span} jami", span=_titled(span))


def planned_heading(span: Span) -> str:
    """The heading over what the plan itself asks of the span."""
    return plain("{span} rejasi", span=_titled(span))


def _titled(span: Span) -> str:
    return month_title(span.ordinal) if span.kind == "month" else span_name(span)


def target_heading(span: Span) -> str:
    return plain("{year}-yil rejasi", year=str(span.year))


def letter_results(facts: PaperFacts) -> tuple[str, ...]:
    """The paragraphs of main results, each a sentence or two that says nothing beside the figures."""
    report = facts.report
    paragraphs = [_overall(report), _largest(report)]
    ahead = sorted((line for line in report.lines if lead_of(line) > 0), key=lead_of, reverse=True)
    if ahead:
        paragraphs.append(plain("Kutilganidan eng ko'p oldinda borayotganlari: {rows}.", rows=told_rows(ahead)))
    lagging = [line for line in report.worst if not is_passed(line)]
    passed = [line for line in report.worst if is_passed(line)]
    if lagging:
        paragraphs.append(plain("Kutilganidan eng ko'p ortda qolganlari: {rows}.", rows=told_rows(lagging)))
    if passed:
        paragraphs.append(plain("Rejada belgilanganidan ko'p bo'lganlari: {rows}.", rows=told_rows(passed)))
    paragraphs.append(_reports(report))
    return tuple(paragraph for paragraph in paragraphs if paragraph)


def _overall(report: ProgressReport) -> str:
    named = {**_STANDINGS, "behind": _BEHIND_OR_PASSED} if any(map(is_passed, report.worst)) else _STANDINGS
    counts = [sentence.plain(n=count) for key, sentence in named.items() if (count := report.standings[key])]
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
        (line for line in report.lines if line.indicator.target and line.actual is not None and is_amount(line)),
        key=lambda line: -(line.indicator.target or Decimal(0)),
    )
    rows: dict[str, Line] = {}
    for line in by_target:
        rows.setdefault(line.indicator.code, line)
    if not rows:
        return ""
    amounts = join_names((told_amount(report.span, line) for line in list(rows.values())[:MOST_TOLD]), BETWEEN)
    return plain("Hajmi eng katta ko'rsatkichlar bo'yicha: {amounts}.", amounts=amounts)


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


def letter_missing_reports(facts: PaperFacts) -> tuple[str, ...]:
    """Who has not reported, and whose report nobody has approved, with the months."""
    completeness = facts.report.completeness
    approved = set(completeness.approved)
    back = set(completeness.returned)
    waiting = [report for report in completeness.received if report not in approved | back]
    return (
        *(
            plain("{department} — topshirilmagan: {months}", department=name, months=months)
            for name, months in _by_department(facts, completeness.missing)
        ),
        *(
            plain("{department} — tasdiqlanmagan: {months}", department=name, months=months)
            for name, months in _by_department(facts, waiting)
        ),
        *(
            plain("{department} — tuzatishga qaytarilgan: {months}", department=name, months=months)
            for name, months in _by_department(facts, completeness.returned)
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
