"""The words in pictures."""

from collections.abc import Mapping
from decimal import Decimal

from plan.progress.completeness import Cell
from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from plan.progress.report import Group
from texts.papers import labels
from texts.progress.kinds import grows, is_limit, rounded, shown_unit
from texts.sentence import Sentence, beside, plain, say
from texts.template import without_html
from texts.wording import clip, grouped_number, row_name, short_department, short_month

SECTIONS, DEPARTMENTS = Sentence("Reja bo'limlari"), Sentence("Xizmatlar")
CUMULATIVE, MONTHLY = Sentence("yil boshidan"), Sentence("oylar bo'yicha")
LEVEL, MEAN = Sentence("oxirgi holat"), Sentence("yil boshidan o'rtacha")
TARGET, BASELINE, FORECAST = Sentence("reja"), Sentence("o'tgan yil"), Sentence("yil oxiri (taxmin)")
LIMIT, SCHEDULE = Sentence("reja: ko'pi bilan"), Sentence("davr rejasi")
OVER = Sentence("▲ rejadan ortiq bajarilgan ko'rsatkichlar\n(o'rtachada 100 % deb olingan)")
SIGNS: Mapping[str, str] = {"ok": "✓", "late": "!", "missing": "✗", "waiting": "·", "nothing": "–"}
"""What a month of a department may be → its sign, so that nothing is said by colour alone."""
APPROVED_TOO = "✓"
"""Stands behind the sign of a month that is approved."""


def month_labels() -> tuple[str, ...]:
    """Short names over and below columns: `Yan`."""
    return tuple(short_month(month).capitalize() for month in range(1, 13))


def overview_title(facts: PaperFacts) -> str:
    report = facts.report
    return plain("{period}: bajarilish {share:percent}", period=labels.paper_period(report), share=report.completion)


def panel_title(title: Sentence) -> str:
    """The heading of one part of the overview, with what its mark means."""
    return plain("{title}  (│ — reja bo'yicha)", title=title.plain())


def over_label(group: Group[str] | Group[int]) -> str:
    """How many figures of a group are beyond their plan, which its mean does not show; empty for none."""
    over = sum(line.completion is not None and line.completion > 1 for line in group.lines)
    return plain("▲ {n} ta", n=over) if over else ""


def section_label(group: Group[str]) -> str:
    return labels.section_band(group.key, group.lines)


def board_legend() -> str:
    """What the signs of the board mean, in two lines."""
    return plain(
        "{ok} o'z vaqtida   {late} kechikib   {missing} topshirmagan   {waiting} kutilmoqda\n"
        "{approved}{approved} tasdiqlangan   {nothing} hisobot so'ralmaydi",
        **SIGNS,
        approved=APPROVED_TOO,
    )


def year_title(line: Line) -> str:
    row = line.indicator
    return plain("{code}. {name}", code=row.code, name=clip(row_name(row, 80), 110))


def month_figure(line: Line, at: int, value: Decimal) -> str:
    """The figure above a month's column; of a sum also the months that it stands for."""
    since = line.since[at - 1]
    if not since:
        return figure_label(value)
    return plain("{first:month_button}–{last:month_button}: {figure}", first=since, last=at, figure=figure_label(value))


def run_label(line: Line) -> str:
    """What the line over the months is."""
    if line.combining == "last":
        return LEVEL.plain()
    return MEAN.plain() if line.combining == "mean" else CUMULATIVE.plain()


def target_label(line: Line) -> str:
    return LIMIT.plain() if is_limit(line.indicator) else TARGET.plain()


def year_subtitle(line: Line) -> str:
    target = line.indicator.target
    places: dict[str, object] = {"actual": rounded(line, line.actual), "unit": shown_unit(line)}
    if target is None:
        return plain("{actual:figure} {unit}", **places)
    places["target"] = target
    if is_limit(line.indicator):
        return plain("{actual:figure} {unit} / ko'pi bilan {target}", **places)
    if line.combining == "mean":
        return plain("o'rtacha {actual:figure} {unit} / reja {target}", **places)
    if grows(line):
        return plain("{actual:figure} {unit} / reja {target} (o'sish {share:percent})", **places, share=line.completion)
    return plain("{actual:figure} {unit} / reja {target} ({share:percent})", **places, share=line.completion)


def who_title(facts: PaperFacts) -> str:
    return plain("{year}-yil: kim hisobot topshirgan", year=str(facts.report.span.year))


def group_label(name: str) -> str:
    return short_department(name, 44)


def share_label(value: Decimal | None) -> str:
    return plain("{share:percent}", share=value)


def expected_share(value: Decimal | None) -> str:
    """The same beside the mark of what was expected."""
    return plain("│ {share:percent}", share=value)


def figure_label(value: Decimal) -> str:
    return grouped_number(value)


def month_mark(cell: Cell) -> str:
    """Which of the legend's marks a month of a department gets."""
    if cell.state == "on_time":
        return "ok"
    if cell.state in ("late", "missing", "nothing"):
        return cell.state
    return "waiting"


def picture_footer(facts: PaperFacts) -> str:
    """Below every picture: whose it is, and where its figures come from."""
    parts = [say("{library}", library=facts.library), say("{footer}", footer=labels.paper_footer(facts))]
    return without_html(beside(*([labels.DRAFT()] if facts.report.is_draft else []), *parts))
