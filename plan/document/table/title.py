"""What the paper says about itself above the table: whose plan it is, and for which year."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import takewhile

from plan.document.doubt import Choice, Doubt, Questions
from plan.document.table.alternatives import ALL, Alternative
from plan.document.table.alternatives import QUESTION as WHICH_TABLE
from plan.document.table.heading.chosen import ADDED_UP, NO_COLUMN, ValueColumn
from plan.document.table.lines import Line, Sheet
from plan.document.table.sections import QUESTION
from plan.document.table.year_columns import has_likely_plan, later_years, plan_years, years_of
from plan.fold import fold

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_SCHOOL_YEAR = re.compile(r"(20\d\d)\W{1,3}((?:20)?\d\d)\W{0,2}(?:oquv|uchebn|uch\b)")
_PLAN = re.compile(r"\breja(?:si|lari)?\b|\bplan\b")
_LIKE_A_PLAN = re.compile(
    r"(?=.*(?<!\d)20\d\d(?!\d)).*\b(?:zadani[ey]|topshirig?\w*|dasturi?|programma|tadbirlari?|korsatkichlari|pokazateli)\b"
)
_LONGEST = 200


def title_of(sheet: Sheet) -> str:
    """The lines in capitals that end in "ISH REJASI", as one line, or in another name of such a paper with its year;
    "" if the paper has none."""
    texts = _around(sheet)
    return _titled(texts, _PLAN) or _titled(texts, _LIKE_A_PLAN)


def _titled(texts: Sequence[str], words: re.Pattern[str]) -> str:
    for end, text in enumerate(texts):
        if not words.search(fold(text)) or len(text) > _LONGEST:
            continue
        start = end
        while start > 0 and texts[start - 1].isupper() and len(texts[start - 1]) < _LONGEST and text.isupper():
            start -= 1
        return " ".join(" ".join(texts[start : end + 1]).split())
    return ""


def year_of(sheet: Sheet, title: str, questions: Questions) -> int | None:
    """The plan's year; asked when the paper does not say."""
    headed = {year for columns in sheet.columns for year in plan_years(columns.values)}
    titled = {int(year) for year in _YEAR.findall(title)}
    done = {columns.chosen.baseline_year for columns in sheet.columns} - {None}
    beyond = {year for columns in sheet.columns for year in years_of(columns.values) if headed and year > max(headed)}
    later = {year for columns in sheet.columns for year in later_years(columns.values)} | beyond
    candidates = (headed & titled) or (later & titled) or headed or titled or {year + 1 for year in done if year}
    titled |= (school_years := _school_years(sheet))
    if not titled:
        # "Reja 2025 | Fakt 2025 | 2026": the paper may as well be the plan of the year behind.
        candidates, headed = candidates | beyond, headed | beyond
    contradicts = bool(school_years) or len(candidates) > 1 or bool(headed and titled and not (headed | later) & titled)
    if len(candidates) == 1 and not contradicts:
        return next(iter(candidates))
    offered = sorted(headed | titled) or [year for year, _ in _years_around(sheet).most_common(3)]
    choices = tuple(Choice(str(value)) for value in offered)
    printed = ", ".join(str(value) for value in offered)
    code = "year_contradicts" if contradicts else "year_unknown"
    answer = questions.ask(Doubt(f"plan:{code}", code, None, "", "", "plan", printed, choices, typed="year"))
    return int(answer) if answer else None


def _school_years(sheet: Sheet) -> set[int]:
    """Both years of the latest school year that the paper is for: its autumn is not of the year that it ends in."""
    headings = (value.heading.words for columns in sheet.columns for value in columns.values)
    spans = [match for text in (*_around(sheet), *headings) for match in _SCHOOL_YEAR.finditer(fold(text))]
    last = max((int(match[1]) for match in spans if int(match[2]) % 100 == (int(match[1]) + 1) % 100), default=None)
    return {last, last + 1} if last is not None else set()


def baseline_year_of(sheet: Sheet, year: int, questions: Questions) -> int:
    """The year of the "fakt" column; asked about when it is not the year before the plan's."""
    years = {columns.chosen.baseline_year for columns in sheet.columns} - {None}
    baseline = years.pop() if len(years) == 1 else None
    if baseline is None or baseline == year - 1:
        return year - 1
    code, choices = "baseline_year", (Choice("yes"),)
    questions.ask(Doubt(f"plan:{code}", code, None, "", "", "baseline", str(baseline), choices, required=False))
    return baseline


def ask_for_columns(sheet: Sheet, questions: Questions) -> None:
    """Ask which column is the plan where the headings leave several, or only such as hardly are one; who reports where
    people stand in several columns; and which of several deadlines counts where these differ. One answer is for all
    tables whose headings say the same."""
    asked = set[str]()
    for at, line in enumerate(sheet.lines):
        columns = line.columns
        if columns is None:
            continue
        below = _rows_below(sheet.lines[at + 1 :])
        for question, code, candidates, rows in (
            (columns.chosen.question, "which_column", columns.chosen.candidates, below),
            (columns.chosen.fact_question, "which_fact", *_differing(columns.chosen.facts, below, first_stands=True)),
            (columns.people_question, "which_responsible", columns.answerable, below),
            (columns.deadline_question, "which_deadline", *_differing(columns.deadlines, below)),
        ):
            if candidates and question not in asked:
                asked.add(question)
                first = rows[0] if rows else ()
                choices = tuple(Choice(answer, _shown(column, first)) for answer, column in candidates.items())
                printed = "; ".join(choice.text for choice in choices)
                if code == "which_column" and columns.chosen.may_add_up:
                    choices += (Choice(ADDED_UP),)
                if code == "which_column" and not has_likely_plan(candidates):
                    choices += (Choice(NO_COLUMN),)
                questions.ask(Doubt(question, code, line.row.place, "", "", "plan", printed, choices))
        if (undated := columns.chosen.undated) is not None and columns.chosen.undated_question not in asked:
            asked.add(question := columns.chosen.undated_question)
            if any(_cell(row, undated) for row in below):
                words, choices = undated.heading.words, (Choice("yes"), Choice("this_year"))
                questions.ask(Doubt(question, "fact_year", line.row.place, "", "", "plan", words, choices))
        if (expected := columns.chosen.expected) is not None and columns.chosen.expected_question not in asked:
            asked.add(question := columns.chosen.expected_question)
            printed, choices = expected.heading.words, (Choice("yes"), Choice("none"))
            questions.ask(
                Doubt(
                    question, "baseline_expected", line.row.place, "", "", "baseline", printed, choices, required=False
                )
            )


def _rows_below(lines: Sequence[Line]) -> list[Sequence[str]]:
    """The plan's rows below a heading, up to the next one."""
    of_table = takewhile(lambda line: line.columns is None, lines)
    return [line.row.cells for line in of_table if line.fate == "read"]


def _differing(
    candidates: Mapping[str, ValueColumn], rows: Sequence[Sequence[str]], *, first_stands: bool = False
) -> tuple[Mapping[str, ValueColumn], Sequence[Sequence[str]]]:
    """The columns that somebody wrote in, and the rows in which these say different things: of one column alone, or of
    columns that say the same, nothing has to be asked. `first_stands`: but it has where the first is empty."""
    written = {answer: column for answer, column in candidates.items() if any(_cell(row, column) for row in rows)}
    differ = [row for row in rows if len({fold(_cell(row, column)) for column in written.values()}) > 1]
    if first_stands and written and not differ and next(iter(candidates)) not in written:
        differ = [row for row in rows if any(_cell(row, column) for column in written.values())]
    return (written, differ) if differ else ({}, ())


def _cell(row: Sequence[str], column: ValueColumn) -> str:
    return " ".join(row[column.index].split()) if column.index < len(row) else ""


def ask_for_sections(sheet: Sheet, questions: Questions) -> None:
    """Tell which sections were made where the paper numbers none; where one has no title either, it has to be asked."""
    if not sheet.guessed:
        return
    printed = "; ".join(f"{numeral}. {title}" if title else f"{numeral}." for numeral, title in sheet.guessed.items())
    choices, required = (Choice("yes"), Choice("no")), not all(sheet.guessed.values())
    questions.ask(Doubt(QUESTION, "sections_guessed", None, "", "", "plan", printed[:900], choices, required))


def ask_which_table(alternatives: Sequence[Alternative], questions: Questions) -> str | None:
    """Ask which of several plans in the file is meant, by where it stands and its first row."""
    choices = [
        Choice(str(at), f"{plan.first.number}. {' '.join(plan.first.cells['name'].split())[:60]}", plan.first.row.place)
        for at, plan in enumerate(alternatives, 1)
    ]
    code = "which_table"
    return questions.ask(Doubt(WHICH_TABLE, code, None, "", "", "plan", "", (*choices, Choice(ALL))))


def _shown(column: ValueColumn, first: Sequence[str]) -> str:
    """What the first row has in the column, and its heading; the figure first, for a button may cut off the rest."""
    return f"{_cell(first, column) or '–'} · {column.heading.words}"


def _around(sheet: Sheet) -> list[str]:
    return [
        " ".join(cell.split()).lstrip("# ")
        for line in sheet.lines
        if line.fate == "around"
        for cell in line.row.cells
        if cell.strip()
    ]


def _years_around(sheet: Sheet) -> Counter[int]:
    texts: Sequence[str] = [*_around(sheet), *(line.cells.get("window", "") for line in sheet.lines)]
    return Counter(int(year) for text in texts for year in _YEAR.findall(text))
