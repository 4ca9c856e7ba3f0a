"""The reader of plans: from rows to figures, questions and an account of every row."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from plan.document.approval import library_of
from plan.document.cell.slips import slips_of
from plan.document.doubt import Choice, Doubt, Questions
from plan.document.figure import Figure, PlanDocument, Refusal
from plan.document.figures import read_entry, shift_parts
from plan.document.in_parts.sheets import YearOfSheets, year_in_parts
from plan.document.meaning.fact_parts import settle_facts
from plan.document.meaning.kind_questions import settle_kinds
from plan.document.names import Names, names_of
from plan.document.printed_totals import settle_totals
from plan.document.row_questions import named_entries, parted_copies, settle_dates, settle_late_rows, settle_rows
from plan.document.scales import settle_scales
from plan.document.schedules import settle_schedules
from plan.document.split import first_of
from plan.document.sums import wrong_sums
from plan.document.table.alternatives import QUESTION as WHICH_TABLE
from plan.document.table.alternatives import alternatives_of, excluded_lines
from plan.document.table.beside.marks import note_marks
from plan.document.table.beside.scale_words import note_scales
from plan.document.table.beside.units import note_units
from plan.document.table.copies import Entry, entries_of
from plan.document.table.heading.near import near_heading
from plan.document.table.lines import Fate, Line, Sheet
from plan.document.table.rows import read_rows
from plan.document.table.tables import Table
from plan.document.table.title import (
    ask_for_columns,
    ask_for_sections,
    ask_which_table,
    baseline_year_of,
    title_of,
    year_of,
)
from plan.document.table.title_span import ask_for_title_span
from plan.document.table.unread import ask_for_unread_tables
from plan.document.table.unused import taken_heading, target_heading, unused_columns
from plan.document.unit_questions import settle_units

_LONGEST = 300
"""Letters that are shown of what cannot be seen."""


def read_plan(tables: Sequence[Table], answers: Mapping[str, str] | None = None) -> PlanDocument:
    """The plan in the tables, with answers (choice by doubt id) applied. Odd content is asked about."""
    given, tables, answers = tables, [table for table in tables if not table.hidden], answers or {}
    sheet = read_rows(tables, answers=answers)
    if not sheet.columns:
        sheet = read_rows(tables, answers=answers, by_figures=True)
    if not sheet.columns:
        return _refused(sheet, given, "not_a_plan")
    questions = Questions(answers)
    if (of_year := year_in_parts(sheet, tables, questions)) is not None and of_year.is_one_plan:
        return _of_sheets(of_year, [table for table in given if table.hidden], answers, questions)
    alternatives = alternatives_of(sheet)
    if alternatives and ask_which_table(alternatives, questions) is None:
        # What else is asked depends on the answer, so the first plan is only shown meanwhile.
        shown = read_plan(given, {**answers, WHICH_TABLE: "1"})
        return replace(shown, doubts=tuple(questions.open), figures=tuple(map(_undoubted, shown.figures)))
    if excluded := excluded_lines(alternatives, answers):
        sheet = read_rows(tables, None, answers, excluded, by_figures=sheet.by_figures)
    year = year_of(sheet, title := title_of(sheet), questions)
    # Only now can the columns of that year be told from those of other years.
    sheet = read_rows(tables, year, answers, excluded, by_figures=sheet.by_figures)
    if not sheet.columns:
        return _refused(sheet, given, "not_a_plan")
    baseline_year = baseline_year_of(sheet, year, questions) if year is not None else None
    _ask_of_tables(sheet, given, questions)
    for note in (note_units, note_scales, note_marks):
        note(sheet)
    totals = settle_totals(sheet.lines, questions)
    entries = _settled_entries(sheet, questions)
    if not entries:
        return replace(_refused(sheet, given, "no_rows"), year=year, title=title, doubts=tuple(questions.open))
    _ask_without_sections(entries, questions)
    settle_units(entries, questions)
    names = names_of(entries, questions)
    figures, suspects = _figures(entries, sheet.sections, year, names, questions)
    figures = _settled_figures(figures, entries, target_heading(sheet), questions)
    return PlanDocument(
        year,
        baseline_year,
        title,
        library_of(title),
        tuple(figures),
        tuple(dict.fromkeys((*names.departments, *(name for figure in figures for name in figure.reporters)))),
        tuple(questions.open),
        (*wrong_sums(figures, suspects), *totals),
        _tally(sheet.lines, given),
        slips=slips_of(figures),
        target_heading=taken_heading(sheet),
        unused_columns=unused_columns(sheet),
    )


def _ask_without_sections(entries: Sequence[Entry], questions: Questions) -> None:
    if without := next((entry for entry in entries if not entry.line.section), None):
        place = without.line.row.place
        questions.ask(Doubt("plan:no_sections", "no_sections", place, "", "", "plan", "", (Choice("yes"),)))


def _of_sheets(
    sheets: YearOfSheets, hidden: Sequence[Table], answers: Mapping[str, str], questions: Questions
) -> PlanDocument:
    """The plan whose parts are sheets; only shown until somebody has said that they are."""
    read = read_plan([*sheets.tables, *hidden], answers)
    read = replace(read, tally={fate: count + sheets.left.get(fate, 0) for fate, count in read.tally.items()})
    if sheets.answer is None:
        return replace(read, doubts=tuple(questions.open), figures=tuple(map(_undoubted, read.figures)))
    return read


def _ask_of_tables(sheet: Sheet, given: Sequence[Table], questions: Questions) -> None:
    """What the tables leave open before a row is read: their columns, sections and numbers, and what is left out."""
    ask_for_title_span(sheet, questions)
    ask_for_columns(sheet, questions)
    ask_for_unread_tables(sheet.lines, questions)
    _tell_of_hidden(given, questions)
    if sheet.counted:
        questions.ask(Doubt("plan:no_numbers", "no_numbers", None, "", "", "plan", "", (Choice("yes"),)))
    ask_for_sections(sheet, questions)


def _settled_entries(sheet: Sheet, questions: Questions) -> list[Entry]:
    """The plan's rows, once it is asked what is one, what its number is, and which of two with one number is meant."""
    settle_dates(sheet.lines, questions)
    settle_rows(sheet.lines, questions)
    entries = entries_of(sheet)
    if settle_late_rows(sheet.lines, questions):
        entries = entries_of(sheet)
    return parted_copies(named_entries(entries, questions), questions)


def _settled_figures(
    figures: list[Figure], entries: Sequence[Entry], target_heading: str, questions: Questions
) -> list[Figure]:
    """The figures with their kinds and schedules, and with whatever is asked about each."""
    by_place = {copy.line.row.place: copy for entry in entries for copy in (entry, *entry.copies)}
    added_up = {
        place for place, copy in by_place.items() if copy.line.schedule and copy.line.schedule.columns.make_year
    }
    of_no_sum = settle_facts(figures, by_place, questions)
    settle_kinds(figures, target_heading, questions, added_up)
    settle_facts(figures, by_place, questions, of_no_sum)
    settle_schedules(figures, by_place, questions)
    settle_scales(figures, by_place, questions)
    _mark_questions(entries, questions.open)
    asked = {doubt.id: doubt for doubt in questions.open}
    return [replace(figure, doubts=tuple(asked[doubt.id] for doubt in figure.doubts)) for figure in figures]


def _undoubted(figure: Figure) -> Figure:
    return replace(figure, doubts=())


def _tell_of_hidden(tables: Sequence[Table], questions: Questions) -> None:
    """What is hidden in a workbook is no part of the paper; whoever hid it by mistake hears of it."""
    sheets = [f"«{table.name}»" for table in tables if table.hidden and table.rows]
    columns = [letter for table in tables if not table.hidden for letter in table.left_out]
    for code, hidden in (("hidden_sheets", sheets), ("hidden_columns", columns)):
        if hidden:
            printed, choices = ", ".join(dict.fromkeys(hidden)), (Choice("yes"),)
            questions.ask(Doubt(f"plan:{code}", code, None, "", "", "plan", printed, choices, required=False))
    if unseen := [row for table in tables if not table.hidden for row in table.rows if row.unseen]:
        printed = ", ".join(dict.fromkeys(f"«{row.unseen}»" for row in unseen))[:_LONGEST]
        code, place = "hidden_text", unseen[0].place
        questions.ask(Doubt(f"plan:{code}", code, place, "", "", "plan", printed, (Choice("yes"),)))


def _refused(sheet: Sheet, tables: Sequence[Table], refusal: Refusal) -> PlanDocument:
    near = near_heading(tables) if refusal == "not_a_plan" else None
    return PlanDocument(None, None, "", None, (), (), (), (), _tally(sheet.lines, tables), refusal, near)


def _tally(lines: Sequence[Line], tables: Sequence[Table]) -> dict[Fate, int]:
    counted = Counter[Fate](line.fate for line in lines)
    counted["hidden_sheet"] = sum(len(table.rows) for table in tables if table.hidden)
    return {fate: counted[fate] for fate in get_args(Fate)}


def _figures(
    entries: Sequence[Entry],
    sections: Mapping[str, str],
    year: int | None,
    names: Names,
    questions: Questions,
) -> tuple[list[Figure], dict[int, tuple[int, ...]]]:
    figures: list[Figure] = []
    suspects: dict[int, tuple[int, ...]] = {}
    starts: dict[tuple[str, str], int] = {}
    below: dict[int, list[int]] = {}
    for entry in entries:
        start = starts[entry.identity] = len(figures)
        row = read_entry(entry, sections.get(entry.line.section, ""), year, names, questions)
        figures += shift_parts(row, start)
        if row.suspects:
            suspects[start] = tuple(part + start for part in row.suspects)
        if entry.after_of_which and (parent := _parent(entry, starts)) is not None:
            parts = range(start, start + 1) if row.figures[0].kind == "total" else range(start, len(figures))
            below.setdefault(parent, []).extend(parts)
    for parent, children in below.items():
        _add_up(figures, suspects, parent, tuple(children), questions)
    return figures, suspects


def _parent(entry: Entry, starts: Mapping[tuple[str, str], int]) -> int | None:
    """Where the nearest row above in the numbering stands: 9 for 9.4, 9.4 for 9.4.1."""
    number = entry.line.number
    while "." in number:
        number = re.sub(r"\.[^.]*$", "", number)
        if (entry.line.section, number) in starts:
            return starts[(entry.line.section, number)]
    return None


def _add_up(
    figures: list[Figure],
    suspects: dict[int, tuple[int, ...]],
    parent: int,
    children: tuple[int, ...],
    questions: Questions,
) -> None:
    """Make the row above "Shundan," a total or a stock of the rows below it if the sum is right; otherwise ask."""
    figure = figures[parent]
    if figure.kind != "count" or figure.part is not None:
        return
    baselines = [figure.baseline, *(figures[child].baseline for child in children)]
    targets = [figure.target, *(figures[child].target for child in children)]
    kind = first_of(baselines, targets)
    if kind != "count":
        figures[parent] = replace(figure, kind=kind, parts=children if kind == "total" else children[:1])
        return
    doubt = Doubt(
        f"{figure.code}:kind:total_or_count",
        "total_or_count",
        figure.place,
        figure.section,
        figure.number,
        "kind",
        "",
        (Choice("total"), Choice("stock"), Choice("count")),
        name=figure.name,
    )
    answer = questions.ask(doubt)
    if answer in ("total", "stock"):
        made_of = children if answer == "total" else children[:1]
        figures[parent] = replace(figure, kind="total" if answer == "total" else "stock", parts=made_of)
    elif answer is None:
        suspects[parent] = children
        figures[parent] = replace(figure, doubts=(*figure.doubts, doubt))


def _mark_questions(entries: Sequence[Entry], doubts: Sequence[Doubt]) -> None:
    """A row with something to be asked before loading counts as a question, not as read."""
    asked = {(row.section, row.number) for doubt in doubts if doubt.required and doubt.number for row in doubt.rows}
    for entry in entries:
        if entry.identity in asked:
            for copy in (entry, *entry.copies):
                copy.line.fate = "question"
