"""Figures counted in thousands, millions or lots: where a word beside the column or the row says so and the unit does
not, or where the unit says so and the figure cannot be meant, it is asked what each figure is."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from plan.document.cell.row_cells import row_doubt
from plan.document.doubt import Choice, Questions
from plan.document.figure import Figure
from plan.document.table.copies import Entry
from plan.document.table.heading.words import Column
from plan.document.table.lines import ScaleWords
from plan.document.table.tables import Place
from plan.fold import fold
from plan.schedule import Schedule
from plan.units import money_scale, scale_of

_TIMES, _UNIT, _AS_PRINTED, _DIVIDED = "times", "scaled_unit", "as_printed", "divided"
_NAMES = {10**3: "ming", 10**6: "mln", 10**9: "mlrd"}
_LOTS = {10: "o'n", 12: "o'n ikki", 100: "yuz"}
_COUNTED = "ta"
"""The unit of what is counted in lots, where nothing says of what."""
_MOST = {10**3: Decimal(10**5), 10**6: Decimal(10**5), 10**9: Decimal(10**3)}
_MOST_THOUSANDS_OF_MONEY = Decimal(5 * 10**6)
"""More of a scaled unit nobody plans who has a plan of this kind; the figure is in ones, or the unit is wrong."""
_APART = 1000
"""Last year's figure and this year's are not of one unit when one is so many times the other."""


def settle_scales(figures: list[Figure], entries: Mapping[Place, Entry], questions: Questions) -> None:
    """Put every figure in the unit that is meant, in place; `entries` by the place of a figure's row."""
    for at, figure in enumerate(figures):
        entry = entries.get(figure.place)
        if entry is None or not (figure.target or figure.baseline):
            continue
        seen = len(questions.asked)
        if scales := {column: words for column, words in entry.line.scales.items() if getattr(figure, column)}:
            figure = _scaled(figure, entry, scales, questions)
        elif is_out_of_scale(figure):
            figure = _in_scale(figure, entry, questions)
        doubts = tuple(doubt for doubt in questions.asked[seen:] if doubt not in figure.doubts)
        figures[at] = replace(figure, doubts=(*figure.doubts, *doubts))


def _scaled(figure: Figure, entry: Entry, scales: Mapping[Column, ScaleWords], questions: Questions) -> Figure:
    columns: dict[ScaleWords, list[Column]] = {}
    for column, words in scales.items():
        columns.setdefault(words, []).append(column)
    if len({words.scale for words in columns}) == 1:
        # "fakt, ming" and "reja, ming" are one thing to be asked.
        columns = {scales.get("target", next(iter(columns))): list(scales)}
    for words, names in columns.items():
        field: Literal["target", "baseline"] = "target" if "target" in names else "baseline"
        every = all(name in names for name in ("target", "baseline") if getattr(figure, name))
        printed = f"{words.printed}: {' '.join(entry.cells[field].split())}"
        code = "figures_in_lots" if words.lot else "figures_scaled"
        doubt = row_doubt(entry, code, field, printed, _choices(figure.unit, words, with_unit=every))
        if not words.scale and not every:
            # Nothing says how many are in a pack, so that each figure has to be said by itself.
            answer = questions.ask(replace(doubt, typed="number"))
            if answer is not None and answer != _AS_PRINTED:
                typed = Decimal(answer)
                figure = replace(figure, target=typed) if field == "target" else replace(figure, baseline=typed)
            continue
        answer = questions.ask_of_all(doubt, f"scale:{'+'.join(names)}:{fold(words.printed)}")
        if answer == _TIMES:
            figure = _multiplied(figure, names, Decimal(words.scale))
            figure = replace(figure, unit=words.thing or _COUNTED) if words.of_unit else figure
        elif answer == _UNIT:
            figure = replace(figure, unit=_scaled_unit(figure.unit, words))
    return figure


def _choices(unit: str, words: ScaleWords, *, with_unit: bool) -> list[Choice]:
    """`with_unit`: whether every figure of the row is counted so, and the unit may say it."""
    times = [Choice(_TIMES, f"{words.scale}" if words.lot else "")] if words.scale else []
    named = [Choice(_UNIT, _scaled_unit(unit, words) if words.lot else "")] if with_unit and not words.of_unit else []
    return [*times, *named, Choice(_AS_PRINTED)]


def _scaled_unit(unit: str, words: ScaleWords) -> str:
    """The unit with the word that was beside it; where a row has none, that word with what it counts."""
    if words.lot:
        number = _LOTS.get(words.scale, str(words.scale))
        return f"{number} {unit or words.thing or _COUNTED}" if words.scale else words.thing
    printed = words.printed.strip("() ")
    return printed if not unit and scale_of(printed.split()[0]) > 1 else f"{_NAMES[words.scale]} {unit}".strip()


def _multiplied(figure: Figure, columns: Collection[str], by: Decimal) -> Figure:
    baseline, target, schedule = figure.baseline, figure.target, figure.schedule
    if "baseline" in columns and baseline is not None:
        baseline *= by
    if "target" in columns and target is not None:
        target *= by
        parts = tuple(None if part is None else part * by for part in schedule.parts) if schedule else ()
        schedule = Schedule(parts) if schedule else None
    return replace(figure, baseline=baseline, target=target, schedule=schedule)


def is_out_of_scale(figure: Figure) -> bool:
    """Whether a figure cannot be in the millions or thousands that its unit speaks of: 15 000 000 beside "mln so'm"."""
    scale = scale_of(figure.unit)
    if scale == 1:
        return False
    most = _MOST_THOUSANDS_OF_MONEY if scale == 10**3 and money_scale(figure.unit) else _MOST[scale]
    given = [value for value in (figure.baseline, figure.target) if value]
    return max(given) >= most or max(given) >= _APART * min(given)


def _in_scale(figure: Figure, entry: Entry, questions: Questions) -> Figure:
    shown = " / ".join(
        " ".join(entry.cells[column].split()) for column in ("baseline", "target") if entry.cells[column]
    )
    doubt = row_doubt(
        entry, "unit_too_large", "target", f"{figure.unit}: {shown}", [Choice(_DIVIDED), Choice(_AS_PRINTED)]
    )
    if questions.ask_of_all(doubt, f"unscaled:{fold(figure.unit)}") != _DIVIDED:
        return figure
    scale = scale_of(figure.unit)
    given = [value for value in (figure.baseline, figure.target) if value]
    most = max(given)
    # Where both are in ones both are divided; where one is a thousand times the other, only that one is.
    columns = [name for name in ("baseline", "target") if (value := getattr(figure, name)) and value * _APART > most]
    return _multiplied(figure, columns, 1 / Decimal(scale))
