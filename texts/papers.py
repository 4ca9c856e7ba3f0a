"""The words of papers: headings, captions and marks that the workbook, the letter, the PDF and the pictures share."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from plan.completeness import Cell, State
from plan.paper import Evidence, PaperFacts, Remark
from plan.period import Month, Span
from plan.progress import ProgressReport
from texts.measures import WORDS, reached
from texts.wording import ROMAN, department, moment, month_name, short_day

DRAFT = "QORALAMA"
DRAFT_WHY = "QORALAMA: hali hamma hisobot topshirilmagan yoki tasdiqlanmagan"
AGREED, APPROVED = "“KELISHILDI”", "“TASDIQLAYMAN”"
SIGN_HERE = "____________________"
NUMBER, NAME, PART, UNIT = "№", "Nomi", "Shundan", "O'lchov birligi"
SINCE_JANUARY, COMPLETION, EXPECTED, STANDING = "Yil boshidan", "Bajarilishi, %", "Kutilgan, %", "Holati"
NOTE, RESPONSIBLE, ROWS, TOTAL, DEADLINE = "Izoh", "Mas'ullar", "Ko'rsatkichlar", "Jami", "Muddati"
SECTION, DEPARTMENT, MONTH, ALL = "Bo'lim", "Xizmat", "Oy", "Jami reja bo'yicha"
VALUE, STATUS, WHO, WHEN, CODE = "Amalda", "Holati", "Kim kiritgan", "Qachon", "Band"
LIBRARY = "Kutubxona"
FORM, BY_DEPARTMENT, BY_MONTH, MISSING, CHARTS = "Ish rejasi", "Xizmatlar", "Oyma-oy", "Yetishmaydi", "Diagrammalar"
NOTHING_MISSING = "Hamma hisobot topshirilgan, barcha ko'rsatkichlar bajarilgan yoki jadvalda."
NOT_REPORTED, LAGGING = "Topshirilmagan hisobotlar", "Rejadan ortda qolgan ko'rsatkichlar"
NOT_APPROVED = "Tasdiqlanmagan hisobotlar"
DUE, SHORT = "Topshirish muddati", "Yetishmayotgan miqdor"
STATES: Mapping[State, str] = {
    "on_time": "o'z vaqtida",
    "late": "kechikib",
    "missing": "topshirmagan",
    "not_due": "muddati kelmagan",
    "nothing": "so'ralmaydi",
}
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
    return title, f"bajarilishi to'g'risida hisobot: {facts.report.span.year}-yil, {reached(facts.report)}"


def approved_on(year: int) -> str:
    return f"{year}-yil “____” ______________"


def standing(report_standing: str) -> str:
    return WORDS[report_standing].lower()  # type: ignore[index]


def remark(one: Remark, departments: Mapping[int, str], *, several: bool) -> str:
    """A note as papers print it: `Mart: bino ta'mirda edi`; the department only where several report."""
    where = f" ({department(departments.get(one.department, ''))})" if several else ""
    return f"{month_name(one.month).capitalize()}{where}: {' '.join(one.text.split())}"


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


def when(value: datetime) -> str:
    """`2025-yil 3-aprel, 14:05`"""
    return f"{value.year}-yil {moment(value)}"


def reported(cell: Cell) -> str:
    """A board's cell in words."""
    if cell.state == "late":
        return f"{cell.days_late} kun kech"
    return "tasdiqlangan" if cell.approved else STATES[cell.state]


def months_missing(months: Sequence[int]) -> str:
    return ", ".join(month_name(one) for one in months)
