"""The words of papers: headings, captions and marks that the workbook, the letter, the PDF and the pictures share."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from plan.indicator import Indicator
from plan.period import Month, Span
from plan.progress.line import Line
from plan.progress.paper import Evidence, PaperFacts, Remark
from plan.progress.report import ProgressReport
from texts.progress.measures import WORDS, months_said, reached
from texts.wording import ROMAN, clip, department, moment, month_name, number, short_day, unit

DRAFT = "QORALAMA"
DRAFT_WHY = "QORALAMA: hali hamma hisobot topshirilmagan yoki tasdiqlanmagan"
AGREED, APPROVED = "“KELISHILDI”", "“TASDIQLAYMAN”"
SIGN_HERE = "____________________"
NUMBER, NAME, UNIT, AMOUNT, DONE = "№", "Nomi", "O'lchov birligi", "Miqdori", "Amalda bajarildi"
SINCE_JANUARY, COMPLETION, EXPECTED, STANDING = "Yil boshidan", "Bajarilishi, %", "Kutilgan, %", "Holati"
NOTE, RESPONSIBLE, ROWS, TOTAL, DEADLINE = "Izoh", "Mas'ullar", "Ko'rsatkichlar", "Jami", "Bajarilish muddati"
SECTION, DEPARTMENT, MONTH, MONTHS, ALL = "Bo'lim", "Xizmat", "Oy", "Oylar", "Jami reja bo'yicha"
VALUE, STATUS, WHO, WHEN, CODE = "Amalda", "Holati", "Kim kiritgan", "Qachon", "Band"
FORM, BY_DEPARTMENT, BY_MONTH, MISSING, CHARTS = "Ish rejasi", "Xizmatlar", "Oyma-oy", "Yetishmaydi", "Diagrammalar"
NOTHING_MISSING = "Hamma hisobot topshirilgan, barcha ko'rsatkichlar bajarilgan yoki jadvalda."
NOT_REPORTED, LAGGING = "Topshirilmagan hisobotlar", "Rejadan ortda qolgan ko'rsatkichlar"
NOT_APPROVED = "Tasdiqlanmagan hisobotlar"
DUE, SHORT, HOW_MANY = "Topshirish muddati", "Yetishmayotgan miqdor", "Nechta"
STATUSES = {"draft": "qoralama", "submitted": "topshirilgan", "approved": "tasdiqlangan", "returned": "qaytarilgan"}


def baseline_year(report: ProgressReport) -> str:
    return f"{report.span.year - 1}-yil (fakt)"


def target_year(report: ProgressReport) -> str:
    return f"{report.span.year}-yil (reja)"


def parts_of(span: Span) -> tuple[tuple[str, tuple[Month, ...]], ...]:
    """The columns a span is told in: its months, from a half-year on its quarters."""
    if span.kind in ("month", "quarter"):
        return tuple((month_name(one.number).capitalize(), (one,)) for one in span.months)
    quarters = [Span.containing(month, "quarter") for month in span.months[::3]]
    return tuple((f"{ROMAN[one.ordinal - 1]} chorak", one.months) for one in quarters)


def in_span(span: Span) -> str:
    """The heading over the span's own sum."""
    return "Chorak jami" if span.kind == "quarter" else "Yarim yil jami"


def heading(facts: PaperFacts) -> tuple[str, str]:
    """The two lines of a paper's title."""
    title = facts.plan_title or f"{facts.library}: {facts.report.span.year}-yil ish rejasi"
    return title, f"bajarilishi to'g'risida hisobot: {period(facts.report)}"


def period(report: ProgressReport) -> str:
    """What the paper is about: `2025-yil, I chorak yakuni`."""
    if report.span.kind == "year":
        return f"{report.span.year}-{reached(report)}"
    return f"{report.span.year}-yil, {reached(report)}"


def director_post(facts: PaperFacts) -> str:
    """Whose signature stands below what is approved."""
    return facts.letterhead.director_post or f"{facts.library} direktori"


def sign_here(name: str) -> str:
    return f"{SIGN_HERE} {name}".rstrip()


def approved_on(year: int) -> str:
    return f"{year}-yil “____” ______________"


def standing(report_standing: str) -> str:
    return WORDS[report_standing].plain().lower()  # type: ignore[index]


def remarks(found: Sequence[Remark], departments: Mapping[int, str], *, several: bool) -> list[str]:
    """Notes as papers print them: `Mart: bino ta'mirda edi`. The same words are said once for all their months; whose
    they are only where several departments report and one of them wrote it."""
    by_text: dict[str, list[Remark]] = {}
    for one in found:
        by_text.setdefault(" ".join(one.text.split()), []).append(one)
    told = []
    for text, same in by_text.items():
        whose = sorted({one.department for one in same})
        where = f" ({department(departments.get(whose[0], ''))})" if several and len(whose) == 1 else ""
        months = months_said([one.month for one in same])
        told.append(f"{months[:1].upper()}{months[1:]}{where}: {text}")
    return told


def evidence(one: Evidence) -> str:
    kind = {"photo": "rasm", "link": "havola"}.get(one.kind, "hujjat")
    return f"{month_name(one.month).capitalize()}: {kind} — {one.name}"


def footer(facts: PaperFacts) -> str:
    """What says on every page where its figures come from."""
    order = f" ({facts.plan_order})" if facts.plan_order else ""
    then = f" · {day(facts.as_it_was.date())} holatiga ko'ra" if facts.as_it_was else ""
    data = f"{facts.data_at.year}-yil {moment(facts.data_at)}"
    return f"Reja {facts.plan_version}-tahrir{order} · ma'lumotlar: {data}{then} · so'ragan: {facts.asked_by}"


def day(value: date) -> str:
    """`2025-yil 3-aprel`"""
    return f"{value.year}-yil {short_day(value)}"


def file_period(span: Span) -> str:
    """A span in a file's name: `2025-I-chorak`."""
    if span.kind == "month":
        return f"{span.year}-{month_name(span.first.number)}"
    if span.kind == "quarter":
        return f"{span.year}-{ROMAN[span.ordinal - 1]}-chorak"
    if span.kind == "half":
        return f"{span.year}-{span.ordinal}-yarim-yillik"
    return f"{span.year}-{'yil' if span.kind == 'year' else '9-oy'}"


def without_apostrophes(text: str) -> str:
    """Text for a file's name: signs over o and g are left out, because phones and archives spell them differently."""
    return re.sub("['‘’ʻʼ`´]", "", text)


def cut_to_bytes(text: str, most: int) -> str:
    """The beginning of a text, cut between two letters: file systems count bytes, and Cyrillic letters have two."""
    return text.encode()[:most].decode(errors="ignore").strip("_")


def month_of(value: Month) -> str:
    return f"{month_name(value.number).capitalize()} {value.year}"


def row_title(indicator: Indicator) -> str:
    """A row's whole name; of a list of parts the part in question behind it."""
    return f"{indicator.name} — {indicator.part}" if indicator.part else indicator.name


def short_title(section: str, lines: Sequence[Line]) -> str:
    return clip(f"{section}. {lines[0].indicator.section_title}", 60)


def short_of(line: Line) -> str:
    """How much was to be done by now and was not: `1 200 sahifa`."""
    if line.expected is None:
        return "–"
    begun = line.indicator.baseline if line.indicator.kind == "stock" else Decimal(0)
    lacking = abs(line.expected - (line.actual if line.actual is not None else begun or Decimal(0)))
    return f"{number(lacking)} {unit(line.indicator)}"


def sections_chart() -> str:
    return "Bajarilishi va rejasi: reja bo'limlari bo'yicha"


def departments_chart() -> str:
    return "Bajarilishi va rejasi: xizmatlar bo'yicha"


RAW_HEAD = (CODE, NAME, UNIT, DEPARTMENT, MONTH, VALUE, NOTE, STATUS, WHO, WHEN)


def approved_word(approved: bool) -> str:
    return STATUSES["approved" if approved else "submitted"]
