"""Pictures for the chat, drawn with matplotlib: large letters for a small screen, and no meaning in colour alone.

Drawn by objects and never by pyplot, whose state belongs to the whole process. The same facts give the same bytes.
"""

import io
import textwrap
from collections.abc import Sequence
from decimal import Decimal
from typing import Any, TypeAlias

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import PatchCollection
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from PIL import Image

from plan.progress.line import Line
from plan.progress.paper import PaperFacts
from plan.progress.report import Group
from plan.progress.tally import combined
from plan.schedule import Schedule
from reports.looks import DONE_BAR
from texts.papers import pictures as words
from texts.progress.kinds import is_limit, shown_months

WIDE, DPI = 6.0, 180
"""Inches and points an inch: 1080 pixels, a phone's width."""
_Named: TypeAlias = tuple[str, Group[str] | Group[int]]
"""A section or department with its name as it is drawn."""
_SLOT = 0.64
"""Inches that a bar of the overview has at least."""
COLOURS = 64
"""What a picture is kept in: a tenth of the bytes, and no more than a trace of any colour lost."""
BLUE, ORANGE, GREEN, INK = f"#{DONE_BAR}", "#D55E00", "#009E73", "#222222"
DARK_ORANGE = "#A34700"
"""Okabe and Ito's colours, which people who see fewer colours can tell apart."""
rcParams["text.parse_math"] = False  # a name with two dollars is a name, not a formula
FILLS = {"ok": "#9BD3BF", "late": "#F6D58A", "missing": "#F0A080", "waiting": "#FFFFFF", "nothing": "#EEEEEE"}


def overview_picture(facts: PaperFacts) -> bytes:
    """Completion by section and by department, each with a mark where it was expected to be by now."""
    return _png(overview_figure(facts), facts)


def indicator_year(facts: PaperFacts, key: int) -> bytes:
    """One figure's year: its months as columns, what they come to (a sum, the last value or a mean) as a line, and what
    was promised, reached last year and is to be expected. KeyError for a figure the report does not have."""
    return _png(year_figure({line.indicator.key: line for line in facts.report.lines}[key]), facts)


def who_reported(facts: PaperFacts) -> bytes:
    """Months × departments: who has reported, each state with a sign of its own."""
    return _png(who_figure(facts), facts)


def overview_figure(facts: PaperFacts) -> Figure:
    """The drawing of `overview_picture`."""
    report = facts.report
    sections: list[_Named] = [(_wrapped(words.section_label(group), 28), group) for group in report.by_section]
    departments: list[_Named] = [
        (_wrapped(words.group_label(facts.departments.get(group.key, "?")), 28), group)
        for group in report.by_department
    ]
    panels = ((words.SECTIONS, sections), (words.DEPARTMENTS, departments))
    highs = [[_slot(name) for name, _ in groups] for _, groups in panels]
    figure = _sheet(2.9 + sum(map(sum, highs)))
    axes_of_panels = figure.subplots(2, 1, height_ratios=[max(sum(high), _SLOT) for high in highs])
    for axes, (title, groups), high in zip(axes_of_panels, panels, highs, strict=True):
        _bars(axes, words.panel_title(title), groups, high)
    if any(words.over_label(group) for _, groups in panels for _, group in groups):
        axes_of_panels[-1].set_xlabel(words.OVER.plain(), fontsize=9.5, color=INK, labelpad=10)
    _title(figure, words.overview_title(facts), 46)
    return figure


def _slot(name: str) -> float:
    """Inches for one bar: a name is never cut, however many lines it takes."""
    return max(_SLOT, 0.16 + 0.165 * (name.count("\n") + 1))


def _bars(axes: Axes, title: str, groups: Sequence[_Named], highs: Sequence[float]) -> None:
    """Bars of one thickness, each in the middle of a place as high as its name and its shares need, in inches."""
    middles = [sum(highs[:at]) + high / 2 for at, high in enumerate(highs)]
    for at, (_, group) in zip(middles, groups, strict=True):
        done, wanted, over = float(group.completion or 0), group.expected, words.over_label(group)
        axes.barh(at, min(done, 1.0), color=BLUE, height=0.34)
        if wanted is not None:
            axes.plot([float(wanted)] * 2, [at - 0.24, at + 0.24], color=ORANGE, linewidth=3.5)
        shares = [
            (words.share_label(group.completion), {"fontsize": 12, "fontweight": "bold", "color": INK}),
            (words.expected_share(wanted), {"fontsize": 9.5, "color": DARK_ORANGE}),
            *([(over, {"fontsize": 9.5, "color": INK})] if over else []),
        ]
        for line, (text, look) in enumerate(shares):
            axes.text(1.03, at + 0.2 * (line - (len(shares) - 1) / 2), text, va="center", **look)  # type: ignore[arg-type]
    axes.set_yticks(middles, [name for name, _ in groups], fontsize=9)
    axes.set_ylim(max(sum(highs), _SLOT), 0)
    axes.set_xlim(0, 1.26)
    axes.set_xticks([0, 0.25, 0.5, 0.75, 1.0], ["0 %", "25 %", "50 %", "75 %", "100 %"], fontsize=9.5)
    axes.set_title(title, fontsize=11.5, loc="left", color=INK)
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(axis="x", color="#E5E5E5")
    axes.set_axisbelow(True)


def year_figure(line: Line) -> Figure:
    """The drawing of `indicator_year`."""
    months = [None if value is None else float(value) for value in line.months]
    base = line.indicator.baseline if line.indicator.kind == "stock" else Decimal(0)
    sums = [combined(line.months[:month], line.combining) for month in range(1, 13)]
    last = max((at for at, value in enumerate(months, 1) if value is not None), default=0)
    run = [float((base or Decimal(0)) + (value or Decimal(0))) for value in sums[:last]]
    figure = _sheet(6.2)
    upper, lower = figure.subplots(2, 1, height_ratios=[3, 2], sharex=True)
    upper.plot(range(1, last + 1), run, color=BLUE, linewidth=3, marker="o", label=words.run_label(line))
    for value, name, style, colour in (
        (line.indicator.target, words.target_label(line), "-", ORANGE),
        (line.indicator.baseline, words.BASELINE.plain(), ":", "#666666"),
    ):
        if value is not None:
            upper.axhline(float(value), color=colour, linestyle=style, linewidth=2, label=name)
    # Where a level or a percent stands is all that can be said of the year's end.
    if line.forecast is not None and line.combining == "sum" and 0 < last < 12:
        ends = [run[-1], float(line.forecast)]
        upper.plot([last, 12], ends, color=GREEN, linestyle="--", linewidth=2, marker="D", label=words.FORECAST.plain())
    _draw_plan(upper, line)
    upper.legend(fontsize=10, loc="best", frameon=False)
    upper.set_title(words.year_subtitle(line), fontsize=12, loc="left", color=INK)
    lower.bar(range(1, 13), [value or 0 for value in months], color=BLUE, width=0.7)
    for at, value in enumerate(shown_months(line), 1):
        if value is not None:
            lower.text(
                at,
                float(value),
                words.month_figure(line, at, value),
                ha="center",
                va="bottom",
                fontsize=8.5,
                rotation=45,
            )
    longest = max((len(words.figure_label(value)) for value in shown_months(line) if value is not None), default=0)
    lower.set_title(words.MONTHLY.plain(), fontsize=11, loc="left", color=INK)
    lower.set_xticks(range(1, 13), words.month_labels(), fontsize=10)
    for axes in (upper, lower):
        axes.margins(y=0.22 if axes is upper else 0.22 + 0.05 * max(longest - 4, 0))  # figures stand above the columns
        if axes.dataLim.y0 >= 0 and line.indicator.kind == "count":
            axes.set_ylim(bottom=0)
        axes.yaxis.set_major_formatter(lambda value, _: words.figure_label(Decimal(round(value, 2))))
        axes.tick_params(axis="y", labelsize=9.5)
        axes.spines[["top", "right"]].set_visible(False)
        axes.grid(axis="y", color="#E5E5E5")
        axes.set_axisbelow(True)
    _title(figure, words.year_title(line), 48)
    return figure


def _draw_plan(axes: Axes, line: Line) -> None:
    """The area that a limit forbids, and what the plan itself asks for by the end of each part of the year."""
    target, schedule = line.indicator.target, line.indicator.schedule
    if target is not None and is_limit(line.indicator):
        top = max(axes.dataLim.y1, float(target)) * 1.15 + 0.5
        axes.axhspan(float(target), top, color=FILLS["missing"], alpha=0.25, linewidth=0)
        axes.set_ylim(top=top)
    if schedule is None:
        return
    steps = [
        (schedule.months_of(at)[-1], float(figure if line.combining != "sum" else _until(schedule, at)))
        for at, figure in enumerate(schedule.parts)
        if figure is not None
    ]
    base = float(line.indicator.baseline or 0) if line.indicator.kind == "stock" else 0.0
    axes.plot(
        [month for month, _ in steps],
        [base + figure for _, figure in steps],
        color=ORANGE,
        linestyle="none",
        marker="_",
        markersize=18,
        markeredgewidth=3,
        label=words.SCHEDULE.plain(),
    )


def _until(schedule: Schedule, last: int) -> Decimal:
    """What the plan asks for from January to the end of the part at this place."""
    return sum((figure or Decimal(0) for figure in schedule.parts[: last + 1]), Decimal(0))


def who_figure(facts: PaperFacts) -> Figure:
    """The drawing of `who_reported`."""
    rows = facts.board.rows
    figure = _sheet(2.2 + len(rows) * 0.62)
    axes = figure.subplots()
    boxes, fills = [], []
    for down, row in enumerate(rows):
        for month, cell in enumerate(row.cells):
            name = words.month_mark(cell)
            boxes.append(Rectangle((month - 0.46, down - 0.42), 0.92, 0.84))
            fills.append(FILLS[name])
            sign = words.SIGNS[name] + (words.APPROVED_TOO if cell.approved and name in ("ok", "late") else "")
            # in_layout: it stands inside its box, and need not be measured for finding the places
            axes.text(month, down, sign, ha="center", va="center", fontsize=12, color=INK, in_layout=False)
    drawn = PatchCollection(boxes, facecolors=fills, edgecolors="#888888", linewidths=0.8)
    axes.add_collection(drawn, autolim=False)
    axes.set_xticks(range(12), words.month_labels(), fontsize=9.5)
    axes.xaxis.tick_top()
    axes.set_yticks(range(len(rows)), [_wrapped(words.group_label(row.name), 24) for row in rows], fontsize=10)
    axes.set_xlim(-0.55, 11.55)
    axes.set_ylim(len(rows) - 0.45, -0.55)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    axes.set_xlabel(words.board_legend(), fontsize=10, color=INK, labelpad=10)
    _title(figure, words.who_title(facts), 42)
    return figure


def _sheet(high: float) -> Figure:
    """An empty drawing so many inches high. It has its canvas from the start, so that texts are measured once for
    their places and for being drawn."""
    figure = Figure(figsize=(WIDE, high), dpi=DPI)
    FigureCanvasAgg(figure)
    return figure


def _title(figure: Figure, text: str, width: int) -> None:
    wrapped = "\n".join(textwrap.wrap(text, width))
    figure.suptitle(wrapped, fontsize=14, fontweight="bold", color=INK)


def _wrapped(text: str, width: int) -> str:
    """A name in as many lines as it takes; words of the plan's own may be long, and are broken rather than cut."""
    return "\n".join(textwrap.wrap(" ".join(text.split()), width))


def finish_picture(figure: Figure, facts: PaperFacts) -> None:
    """Put the footer below a drawing, and everything else where nothing covers anything."""
    foot = textwrap.wrap(words.picture_footer(facts), 92)[:3]
    inch = 1 / figure.get_figheight()
    figure.tight_layout(rect=(0, (0.15 + 0.14 * len(foot)) * inch, 1, 0.98))
    figure.text(0.02, 0.05 * inch, "\n".join(foot), fontsize=7.5, color="#555555", va="bottom")


def _png(figure: Figure, facts: PaperFacts) -> bytes:
    """The drawing in as few colours as it needs, with nothing about the maker."""
    finish_picture(figure, facts)
    canvas: Any = figure.canvas
    canvas.draw()
    drawn = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    few = drawn.convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    kept = io.BytesIO()
    few.save(kept, "PNG", compress_level=6)
    return kept.getvalue()
