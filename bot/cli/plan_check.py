"""`hisobot plan check FILE`: what would be read from a plan, before anybody trusts a bot with it."""

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from bot.cli.in_files import content_of
from bot.cli.out_files import print_lines
from plan.document.doubt import Doubt
from plan.document.figure import Figure
from plan.document.reader import PlanDocument, read_plan
from reports.read.plan_file import PlanFileRefused, read_tables
from texts.planning.doubts import choice_text, question, refusal, refusal_of, window_text, wrong_sum
from texts.planning.table import plan_lines, tally_lines


def plan_check(path: Path, as_json: bool) -> int:
    """Prints the plan in a file. Exit code 0: read (perhaps with questions); 1: refused; 2: no such file."""
    try:
        content = content_of(path)
    except OSError:
        print(refusal("not_found", {"path": path}), file=sys.stderr)
        return 2
    try:
        document = read_plan(read_tables(content, path.name))
    except PlanFileRefused as refused:
        print(f"{path}: {refusal(refused.code, refused.facts)}", file=sys.stderr)
        return 1
    if document.refusal:
        print(f"{path}: {refusal_of(document)}", file=sys.stderr)
        return 1
    print_lines([json.dumps(_objects(document), ensure_ascii=False, indent=1)] if as_json else _lines(document))
    return 0


def _objects(document: PlanDocument) -> list[dict[str, Any]]:
    """One object a figure, and one for each question that belongs to no figure: nothing is left unsaid."""
    told = {doubt.id for figure in document.figures for doubt in figure.doubts}
    loose = [doubt for doubt in document.doubts if doubt.id not in told]
    return [_object(figure) for figure in document.figures] + [_loose_object(doubt) for doubt in loose]


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
        "doubt": " ".join(question(doubt) for doubt in figure.doubts) or None,
    }


def _loose_object(doubt: Doubt) -> dict[str, Any]:
    names = ("section", "number", "part", "kind", "unit", "baseline", "target", "window", "responsible")
    known: dict[str, Any] = {"section": doubt.section or None, "number": doubt.number or None}
    return {**dict.fromkeys(names), **known, "doubt": question(doubt)}


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _lines(document: PlanDocument) -> list[str]:
    rows = {(figure.section, figure.number) for figure in document.figures}
    asked = sum(figure.kind == "count" for figure in document.figures)
    windows = [window_text(figure.window) for figure in document.figures]
    lines = [document.title] if document.title else []
    lines += [f"Yil: {document.year or '?'}", "", *plan_lines(document.figures, windows), ""]
    lines.append(f"{len(rows)} band, {len(document.figures)} ko'rsatkich, shundan {asked} tasi so'raladi.")
    lines += ["", "Hisobot beruvchilar:", *(f"  {name}" for name in document.departments)]
    if document.doubts:
        lines += ["", f"Savollar ({len(document.doubts)}):", *map(_asked, document.doubts)]
    else:
        lines += ["", "Savollar yo'q."]
    if document.sums:
        lines += ["", "To'g'ri chiqmagan yig'indilar:", *(f"  {wrong_sum(found)}" for found in document.sums)]
    return [*lines, "", "Fayldagi qatorlar:", *tally_lines(document.tally)]


def _asked(doubt: Doubt) -> str:
    choices = " · ".join(choice_text(choice) for choice in doubt.choices)
    return f"  {question(doubt)}" + (f" [{choices}]" if choices else "")
