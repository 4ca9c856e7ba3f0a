"""What a director calls rows, sections and departments in Russian, for those who read it and for Russian papers; and
how the letterhead's lines are written there."""

import re

from storage import settings
from storage.planning import plans, russian_names
from usecases.work import Work

LONGEST = 300
SIGNED = ("addressee", "greeting", "director", "director_post", "full_name")
"""The lines of the letterhead without which a Russian letter looks like a mistake."""
HEAD = (*SIGNED, "executor", "place", "agreed_post", "agreed_by")
"""Those that a Russian paper may write otherwise."""
_LATIN = re.compile("[A-Za-z]")


def russian_names_of(work: Work) -> dict[str, str]:
    """Name as the plan has it → what it is called."""
    return dict(work.facts().russian)


def name_department(work: Work, department_id: int, russian: str) -> bool:
    """Call a department so; "" takes its Russian name. False for none of this library's, and for nobody who directs."""
    department = work.facts().department(department_id)
    if department is None or not work.directs:
        return False
    return _name(work, "department", department.id, department.name, russian, {})


def name_row(work: Work, year: int, row_id: int, russian: str) -> bool:
    """Call a row of the plan in force so."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    figure = next((key for key, row in plan.rows.items() if row == row_id), None) if plan is not None else None
    if plan is None or figure is None or not work.directs:
        return False
    row = next(indicator for indicator in plan.indicators if indicator.key == figure)
    return _name(work, "plan", plan.id, row.name, russian, {"row": row.code})


def section_of_plan(work: Work, year: int, place: int) -> tuple[str, str]:
    """Number and title of a section of the plan in force, counted from 0; two "" where there is none."""
    plan = plans.plan_of_year(work.session, work.library.id, year)
    titles = {row.section: row.section_title for row in plan.indicators} if plan is not None else {}
    return list(titles.items())[place] if 0 <= place < len(titles) else ("", "")


def name_section(work: Work, year: int, place: int, russian: str) -> bool:
    """Call a section of the plan in force so."""
    section, title = section_of_plan(work, year, place)
    plan = plans.plan_of_year(work.session, work.library.id, year)
    if plan is None or not title or not work.directs:
        return False
    return _name(work, "plan", plan.id, title, russian, {"row": section})


def line_of_head(work: Work, line: str) -> str:
    """What stands on a line of the letterhead; "" where nothing does, and for lines that have no Russian wording."""
    head = settings.letterhead_of_library(work.session, work.library.id)
    return str(getattr(head, line)) if line in HEAD else ""


def name_line(work: Work, line: str, russian: str) -> bool:
    """Write a line of the letterhead so in Russian papers, as long as it says what it does now."""
    present = line_of_head(work, line)
    if not present or not work.directs:
        return False
    return _name(work, "setting", None, present, russian, {"line": line})


def lines_without_russian(work: Work) -> tuple[str, ...]:
    """The lines of a signed letter that stand in Latin letters and have no Russian wording yet."""
    known = russian_names_of(work)
    present = {line: line_of_head(work, line) for line in SIGNED}
    return tuple(line for line, words in present.items() if _LATIN.search(words) and words not in known)


def _name(work: Work, subject: str, subject_id: int | None, name: str, russian: str, where: dict[str, str]) -> bool:
    before, after = russian_names_of(work).get(name, ""), " ".join(russian.split())
    if len(after) > LONGEST:
        return False
    if before != after:
        russian_names.keep_russian_name(work.session, work.library.id, name, after)
        was, now = {**where, "name": before}, {**where, "name": after}
        work.note_down("russian_name", subject, subject_id, was, now)
    return True
