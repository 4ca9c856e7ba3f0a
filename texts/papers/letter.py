"""The words of the letter to the province: what was done, written from the figures, what was not done and why."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Span
from plan.progress.line import Line
from plan.progress.paper import Evidence, PaperFacts
from plan.progress.report import ProgressReport
from plan.progress.standing import Standing
from texts.papers.labels import evidence, remarks
from texts.papers.labels import period as period_told
from texts.progress.measures import months_said
from texts.wording import figure, percent, row_name, unit
from texts.wording import span as span_name

NUMBER_LINE = "№ ______________"
TABLE = "Ko'rsatkichlarning bajarilishi"
UNDONE = "Bajarilmagan ishlar va ularning sabablari"
ABSENT = "Hisoboti to'liq bo'lmagan xizmatlar"
APPENDIX = "Ilova. Tasdiqlovchi hujjatlar ro'yxati"
NOTHING_UNDONE = "Hisobot davri uchun rejalashtirilgan ishlarning barchasi bajarilgan yoki jadvalga muvofiq bormoqda."
NO_REASON = "Sababi ko'rsatilmagan."
SIGN_HERE = "____________________"
PERFORMED_BY, PHONE = "Ijrochi", "Tel."
PAGE = ("", "-bet, jami ", " bet")
"""The words around the page and the number of pages."""
MOST_TOLD = 5
"""Rows told in a sentence; the table has them all."""
_STANDINGS: dict[Standing, str] = {
    "done": "{} tasi bajarildi",
    "on_track": "{} tasi jadvalga muvofiq bormoqda",
    "behind": "{} tasi kutilganidan ortda",
    "overdue": "{} tasining muddati o'tgan",
    "not_due": "{} tasining vaqti hali kelmagan",
    "no_target": "{} tasiga reja raqami belgilanmagan",
}


def date_line(year: int) -> str:
    return f"{year}-yil “____” ______________"


def subject(facts: PaperFacts) -> tuple[str, str]:
    """What the letter is about: the plan, and the time."""
    title = facts.plan_title or f"{facts.library}ning {facts.report.span.year}-yilgi ish rejasi"
    told = period_told(facts.report)
    return f"{title} bajarilishi to'g'risida", f"HISOBOT: {told}" if "(" in told else f"HISOBOT ({told})"


def in_period(span: Span) -> str:
    """The heading over what the span itself brought."""
    if span.kind == "year":
        return "Yil jami"
    return f"{span_name(span).capitalize() if span.kind == 'month' else span_name(span)} jami"


def target_heading(span: Span) -> str:
    return f"{span.year}-yil rejasi"


def results(facts: PaperFacts) -> tuple[str, ...]:
    """The paragraphs of main results, each a sentence or two that says nothing beside the figures."""
    report = facts.report
    told = [_overall(report), _largest(report)]
    ahead = sorted((one for one in report.lines if _ahead(one) > 0), key=_ahead, reverse=True)
    if ahead:
        told.append(f"Kutilganidan eng ko'p oldinda borayotganlari: {_named(ahead)}.")
    if report.worst:
        told.append(f"Kutilganidan eng ko'p ortda qolganlari: {_named(report.worst)}.")
    told.append(_reports(report))
    return tuple(one for one in told if one)


def _overall(report: ProgressReport) -> str:
    counts = [words.format(count) for key, words in _STANDINGS.items() if (count := report.standings[key])]
    standing = f"Rejadagi {len(report.lines)} ta ko'rsatkichning {', '.join(counts)}." if counts else ""
    if report.completion is None:
        return standing
    expected = "" if report.expected is None else f" (shu davr uchun kutilgani {percent(report.expected)})"
    told = period_told(report)
    when = f"{told}ga ko'ra" if told.endswith("yakuni") else f"{told} holatiga ko'ra"
    return (
        f"{when[:1].upper()}{when[1:]} yillik reja o'rtacha {percent(report.completion)} bajarildi{expected}. "
        + standing
    )


def _largest(report: ProgressReport) -> str:
    """What the library does most of: the rows with the largest targets, one figure of each."""
    by_target = sorted(
        (one for one in report.lines if one.indicator.target and one.actual is not None),
        key=lambda one: -(one.indicator.target or Decimal(0)),
    )
    rows: dict[str, Line] = {}
    for line in by_target:
        rows.setdefault(line.indicator.code, line)
    told = [_amount(report.span, line) for line in list(rows.values())[:MOST_TOLD]]
    return f"Hajmi eng katta ko'rsatkichlar bo'yicha: {'; '.join(told)}." if told else ""


def _amount(span: Span, line: Line) -> str:
    """`kitob berilishi — chorakda 85 000, yil boshidan 85 000 nusxa (yillik rejaning 24,0 %)`"""
    one = line.indicator
    if one.kind == "stock":
        told = f"{figure(line.actual)} {unit(one)}ga yetdi"
    elif span.first.number == 1:
        told = f"{figure(line.actual)} {unit(one)}"
    else:
        told = f"hisobot davrida {figure(line.in_span)}, yil boshidan {figure(line.actual)} {unit(one)}"
    share = "" if line.completion is None else f" (yillik rejaga nisbatan {percent(line.completion)})"
    return f"{_quoted(one)} — {told}{share}"


def _ahead(line: Line) -> Decimal:
    """By how much a figure is further than was expected of it."""
    return -(line.shortfall or Decimal(0)) if line.completion is not None else Decimal(0)


def _named(lines: Sequence[Line]) -> str:
    return "; ".join(f"{_quoted(one.indicator)} ({_shares(one)})" for one in lines[:MOST_TOLD])


def _shares(line: Line) -> str:
    return f"{percent(line.completion or Decimal(0))}, kutilgani {percent(line.expected_share)}"


def _quoted(indicator: Indicator) -> str:
    return f"{indicator.code} “{row_name(indicator, 90).rstrip('. ')}”"


def _reports(report: ProgressReport) -> str:
    found = report.completeness
    wanted = len(found.expected)
    if not wanted:
        return ""
    came = wanted - len(found.missing)
    return (
        f"Xizmatlardan kutilgan {wanted} ta oylik hisobotdan {came} tasi topshirildi, "
        f"{len(set(found.approved) & set(found.expected))} tasi tasdiqlandi."
    )


def undone(facts: PaperFacts) -> tuple[str, ...]:
    """Each row behind or overdue with its figures, and the notes written beside it since January."""
    return tuple(_undone(facts, line) for line in facts.report.worst)


def _undone(facts: PaperFacts, line: Line) -> str:
    one = line.indicator
    notes = [each for each in facts.remarks if each.indicator == one.key]
    why = "; ".join(remarks(notes, facts.departments, several=len(one.departments) > 1))
    promised = f"reja {figure(one.target)} {unit(one)}, amalda {figure(line.actual)}"
    name = row_name(one, 300).rstrip(". ")
    return f"{one.code}. {name}: {promised} ({_shares(line)}). " + (f"Sababi: {why}" if why else NO_REASON)


def absent(facts: PaperFacts) -> tuple[str, ...]:
    """Who has not reported, and whose report nobody has approved, with the months."""
    found = facts.report.completeness
    approved = set(found.approved)
    waiting = [one for one in found.received if one not in approved]
    return (
        *_by_department(facts, found.missing, "topshirilmagan"),
        *_by_department(facts, waiting, "tasdiqlanmagan"),
    )


def _by_department(facts: PaperFacts, returns: Iterable[tuple[int, int]], words: str) -> list[str]:
    months: dict[int, list[int]] = {}
    for department, month in returns:
        months.setdefault(department, []).append(month)
    return [f"{facts.departments.get(key, '?')} — {words}: {months_said(some)}" for key, some in months.items()]


def evidence_lines(facts: PaperFacts) -> tuple[str, ...]:
    """What stands beside the figures of the span, in the plan's order."""
    first, last = facts.report.span.first.number, facts.report.span.last.number
    by_row: dict[int, list[Evidence]] = {}
    for one in facts.evidence:
        if first <= one.month <= last:
            by_row.setdefault(one.indicator, []).append(one)
    return tuple(
        f"{line.indicator.code}. {row_name(line.indicator, 90)} — {evidence(one)}"
        for line in facts.report.lines
        for one in sorted(by_row.get(line.indicator.key, []), key=lambda each: each.month)
    )


def signer(facts: PaperFacts) -> tuple[str, str]:
    """The post of who signs, and the name; an empty name is a line to write it on."""
    return facts.letterhead.director_post or "Direktor", facts.letterhead.director


def performer(facts: PaperFacts) -> str:
    """The line with who wrote the letter, and the telephone; empty when neither is set."""
    head = facts.letterhead
    told = [f"{PERFORMED_BY}: {head.executor}"] if head.executor else []
    told += [f"{PHONE} {head.phone}"] if head.phone else []
    return ", ".join(told)


PLACES = {
    "kutubxona": "kutubxonaning nomi",
    "joy": "joylashgan yeri",
    "manzil": "xat kimga yoziladi",
    "raqam": "raqam uchun bo'sh joy",
    "sana": "sana uchun bo'sh joy",
    "mavzu": "xatning mavzusi",
    "davr": "hisobot davri",
    "natijalar": "asosiy natijalar",
    "jadval": "ko'rsatkichlar jadvali (alohida satrda tursin)",
    "bajarilmagan": "bajarilmagan ishlar va sabablari",
    "topshirmagan": "hisoboti to'liq bo'lmagan xizmatlar",
    "dalillar": "tasdiqlovchi hujjatlar ro'yxati",
    "bajarilish": "reja necha foiz bajarilgani",
    "kutilgan": "necha foiz kutilgani",
    "lavozim": "rahbarning lavozimi",
    "rahbar": "rahbarning ismi",
    "ijrochi": "ijrochining ismi",
    "telefon": "telefon raqami",
    "qoralama": "hammasi tasdiqlanguncha «QORALAMA» belgisi",
    "izoh": "reja tahriri, ma'lumotlar vaqti, kim so'ragani",
}
"""The places a library's own template may name, and what comes there."""
ROWS, TABLE_PLACE = "qatorlar", "jadval"
ROW_PLACES = ("raqam", "nomi", "birlik", "reja", "davrda", "jami", "foiz", "holati")
