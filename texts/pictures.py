"""The words in pictures."""

from decimal import Decimal

from plan.completeness import Cell
from plan.line import Line
from plan.paper import PaperFacts
from texts.papers import DRAFT, period
from texts.papers import footer as paper_footer
from texts.wording import clip, department, figure, number, percent, unit

SECTIONS, DEPARTMENTS, EXPECTED = "Reja bo'limlari", "Xizmatlar", "shu kungacha kutilgan"
CUMULATIVE, MONTHLY, TARGET, BASELINE, FORECAST = "yil boshidan", "oyda", "reja", "o'tgan yil", "taxmin"
MONTHS = ("Yan", "Fev", "Mar", "Apr", "May", "Iyn", "Iyl", "Avg", "Sen", "Okt", "Noy", "Dek")
LEGEND = (
    ("ok", "✓", "vaqtida"),
    ("late", "!", "kech"),
    ("missing", "✗", "topshirmagan"),
    ("waiting", "·", "hali kelmagan"),
    ("nothing", "–", "so'ralmaydi"),
)


def overview_title(facts: PaperFacts) -> str:
    return f"{period(facts.report)}: bajarilish {percent(facts.report.completion)}"


def expected_line(facts: PaperFacts) -> str:
    return f"{EXPECTED} {percent(facts.report.expected)}"


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
