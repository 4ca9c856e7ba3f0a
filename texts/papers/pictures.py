"""The words in pictures."""

from decimal import Decimal

from plan.progress.completeness import Cell
from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from plan.progress.report import Group, ProgressReport
from texts.papers.labels import DRAFT, period
from texts.papers.labels import footer as paper_footer
from texts.progress.measures import expected_word
from texts.wording import clip, department, figure, number, percent, unit

SECTIONS, DEPARTMENTS = "Reja bo'limlari", "Xizmatlar"
CUMULATIVE, MONTHLY, TARGET, BASELINE, FORECAST = "yil boshidan", "oyda", "reja", "o'tgan yil", "taxmin"
MONTHS = ("Yan", "Fev", "Mar", "Apr", "May", "Iyn", "Iyl", "Avg", "Sen", "Okt", "Noy", "Dek")
APPROVED_TOO = "✓"
"""Stands behind the sign of a month that is approved."""
LEGEND = (
    ("ok", "✓", "vaqtida"),
    ("late", "!", "kech"),
    ("missing", "✗", "topshirmagan"),
    ("waiting", "·", "hali kelmagan"),
    ("nothing", "–", "so'ralmaydi"),
)


def overview_title(facts: PaperFacts) -> str:
    return f"{period(facts.report)}: bajarilish {percent(facts.report.completion)}"


def panel(title: str, report: ProgressReport) -> str:
    """The heading of one part of the overview, with what its mark means."""
    return f"{title}  (│ {expected_word(report)})"


def section_label(group: Group[str]) -> str:
    return f"{group.key}. {group.lines[0].indicator.section_title}".rstrip(". ")


def legend() -> str:
    told = [f"{sign} {words}" for _, sign, words in LEGEND]
    return "   ".join(told[:3]) + f"   {APPROVED_TOO}{APPROVED_TOO} tasdiqlangan\n" + "   ".join(told[3:])


def year_title(line: Line) -> str:
    one = line.indicator
    name = f"{one.name.split(':')[0]} — {one.part}" if one.part else one.name
    return f"{one.code}. {clip(name, 110)}"


def year_subtitle(line: Line) -> str:
    one = line.indicator
    said = f"{figure(line.actual)} {unit(one)}"
    return f"{said} / {TARGET} {number(one.target)} ({percent(line.completion)})" if one.target is not None else said


def who_title(facts: PaperFacts) -> str:
    return f"{facts.report.span.year}-yil: kim topshirgan"


def group_label(name: str) -> str:
    return department(name, 44)


def share(value: Decimal | None) -> str:
    return percent(value)


def plain(value: Decimal) -> str:
    return number(value)


def mark(cell: Cell) -> str:
    """Which of the legend's marks a month of a department gets."""
    if cell.state == "on_time":
        return "ok"
    if cell.state in ("late", "missing", "nothing"):
        return cell.state
    return "waiting"


def footer(facts: PaperFacts) -> str:
    draft = f"{DRAFT} · " if facts.report.is_draft else ""
    return f"{draft}{facts.library} · {paper_footer(facts)}"
