"""`hisobot plan check FILE`: what would be read from a plan, before anybody trusts a bot with it."""

import json
import sys
from argparse import Namespace
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.apart.limits import read_limited
from bot.cli.in_files import content_of
from bot.cli.out_files import print_lines
from bot.settings import Settings
from plan.document.doubt import Doubt
from plan.document.figure import Figure, PlanDocument
from plan.document.reader import read_plan
from plan.document.table.unused import UnusedColumn
from reports.read.refused import PlanFileRefused
from texts.deadlines import window_words
from texts.planning.file.doubts import doubt_question
from texts.planning.file.refusals import plan_refusal, plan_refusal_of
from texts.planning.file.table import document_listing, table_cells, table_headings, unused_column

_WIDEST = {1: 44, 2: 18, 7: 44}
"""Letters of the columns that hold long words: name, unit and who reports."""
_FIGURES = {4, 5}
"""Columns that are set to the right."""


def plan_check(settings: Settings, given: Namespace) -> int:
    """Prints the plan in a file. Exit code 0: read (perhaps with questions); 1: refused; 2: no such file."""
    path: Path = given.file
    try:
        content = content_of(path)
    except OSError:
        print(plan_refusal("not_found", {"path": path}), file=sys.stderr)
        return 2
    try:
        document = read_plan(read_limited(content, path.name))
    except PlanFileRefused as refused:
        print(f"{path}: {plan_refusal(refused.code, refused.facts)}", file=sys.stderr)
        return 1
    if document.refusal:
        print(f"{path}: {plan_refusal_of(document)}", file=sys.stderr)
        return 1
    print_lines(
        [json.dumps(_objects(document), ensure_ascii=False, indent=1)]
        if given.json
        else document_listing(document, _table(document.figures))
    )
    return 0


def _objects(document: PlanDocument) -> list[dict[str, Any]]:
    """One object a figure, and behind them one for each question that belongs to no figure and one for each column that
    was not read: nothing is left unsaid."""
    of_figures = {doubt.id for figure in document.figures for doubt in figure.doubts}
    loose = [doubt for doubt in document.doubts if doubt.id not in of_figures]
    figures = [_object(figure) for figure in document.figures]
    return figures + [_loose_object(doubt) for doubt in loose] + list(map(_column_object, document.unused_columns))


def _object(figure: Figure) -> dict[str, Any]:
    return {
        "section": figure.section,
        "number": figure.number,
        "part": figure.part,
        "kind": figure.kind,
        "unit": figure.unit,
        "baseline": _number(figure.baseline),
        "target": _number(figure.target),
        "window": str(figure.window) if figure.window else None,
        "responsible": "; ".join(figure.responsible) or None,
        "doubt": " ".join(doubt_question(doubt) for doubt in figure.doubts) or None,
        "direction": figure.direction,
        "schedule": str(figure.schedule) if figure.schedule else None,
    }


_NAMES = (
    "section", "number", "part", "kind", "unit", "baseline", "target", "window", "responsible", "doubt", "direction",
    "schedule",
)  # fmt: skip


def _loose_object(doubt: Doubt) -> dict[str, Any]:
    place = {"section": doubt.section or None, "number": doubt.number or None}
    return {**dict.fromkeys(_NAMES), **place, "doubt": doubt_question(doubt)}


def _column_object(column: UnusedColumn) -> dict[str, Any]:
    return {**dict.fromkeys(_NAMES), "unused_column": unused_column(column)}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _table(figures: Sequence[Figure]) -> list[str]:
    """The figures in columns, each as wide as its widest cell."""
    rows = [table_headings(), *(_shortened(table_cells(figure, window_words(figure.window))) for figure in figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return ["  ".join(map(_padded, row, widths, range(len(widths)))).rstrip() for row in rows]


def _shortened(row: Sequence[str]) -> tuple[str, ...]:
    return tuple(_cut(cell, _WIDEST.get(column)) for column, cell in enumerate(row))


def _cut(cell: str, width: int | None) -> str:
    return cell if width is None or len(cell) <= width else cell[: width - 1] + "…"


def _padded(cell: str, width: int, column: int) -> str:
    return cell.rjust(width) if column in _FIGURES else cell.ljust(width)
