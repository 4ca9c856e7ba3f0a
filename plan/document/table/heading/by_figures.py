"""Tables of which no heading says "plan": which of the columns that hold figures is the year's. Some words promise all
the same; of every other column only a person can tell."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from plan.document.table.beside.mark_cells import is_blank
from plan.document.table.heading.chosen import NO_COLUMN, Answers, ValueColumn, YearColumns, by_words, question_of
from plan.document.table.heading.limits import names_a_share, names_a_span
from plan.document.table.heading.words import Column
from plan.document.table.headings import Heading, read_heading
from plan.document.table.tables import Row
from plan.document.table.year_columns import choose_year_columns
from plan.fold import fold

ROWS = 25
"""How many rows of a table show what its columns hold."""
_PROMISES = re.compile(
    r".*(?:\bnorm(?:a|ativ)|\blimit|\bkvot|moljal|\bvazifa|\bzadacha|kozda tut|maqsad|\bsel[iy]?\b|belgilan"
    r"|\b(?:lozim|kerak|zarur)\b|\btarget|\bkpi\b|\bdoljn|namech|predusm|orientir|majburiyat|obyazatel|zadani|topshiri"
    r"|nazorat (?:raqam|son|korsatkich)|kontroln\w* (?:sifr|pokazat)|\bva'?da|\bmarra|chegara).*"
)
_OF_A_YEAR = re.compile(
    r"\W*20\d\d ?-? ?(?:yil\w*|god\w*|y\.|g\.)?(?:\W*(?:uchun|korsatkich|pokazatel|son|miqdor)\w*)*\W*"
)
_PLAIN_YEAR = re.compile(
    r"(?:bir )?yil(?:lik|iga|da|i)?(?: (?:jami|hammasi|boyicha))?|(?:jami )?yil(?:lik|iga|ga| boyicha)"
    r"|(?:itogo |vsego )?(?:za |na |v )?god"
)
"""A total of the year, and not "joriy yil"."""
_RESULT = re.compile(r"(?=.*20\d\d).*(?:natija|rezultat).*")
"""Of a year that is to come it is what is promised."""
_FIGURE = re.compile(r"\W*\d[\d\s.,]*\W*(?:[^\W\d]{1,12}\.?)?\W*")
_REMARK = re.compile(r"(?:izoh|eslatma|qoshimcha malumot|tushuntirish|primechani)\w*")
"""What is said about a row: a figure in it is no plan."""
_OTHERS = ("number", "unit", "window", "responsible", "mechanism")


def columns_of_figures(rows: Sequence[Row]) -> set[int]:
    """The columns in which most of what the rows have are figures."""
    filled: dict[int, list[bool]] = {}
    for row in rows[:ROWS]:
        for at, cell in enumerate(row.cells):
            if not is_blank(cell):
                filled.setdefault(at, []).append(bool(_FIGURE.fullmatch(" ".join(cell.split()))))
    return {at for at, cells in filled.items() if sum(cells) * 2 > len(cells)}


def choose_by_figures(
    stacks: Sequence[Sequence[str]],
    facts: Sequence[ValueColumn],
    taken: Collection[int],
    with_figures: Collection[int],
    year: int | None,
    answers: Answers,
) -> tuple[YearColumns | None, list[ValueColumn]]:
    """The column that was chosen, and all that might have been. `facts`: columns of which the heading says that they
    are figures; `taken`: those that hold something else."""
    free = [
        ValueColumn(at, heading)
        for at, texts in enumerate(stacks)
        if at in with_figures and at not in taken and (heading := read_heading(texts)).words.strip()
        if heading.column not in _OTHERS and not heading.beside and not _is_done(heading, year)
        if not _REMARK.fullmatch(fold(heading.words))
    ]
    facts = [fact for fact in facts if all(fact.index != column.index for column in free)]
    for certain in (
        [_as(column, "target") for column in free if _PROMISES.fullmatch(fold(column.heading.words))],
        [_as(column, None) for column in free if _OF_A_YEAR.fullmatch(fold(column.heading.words))],
    ):
        if certain and (chosen := choose_year_columns([*facts, *certain], year, answers)) is not None:
            return chosen, [*facts, *certain]
    if not free:
        return None, []
    whole = [column for column in free if _PLAIN_YEAR.fullmatch(fold(column.heading.words))]
    if len(whole) == 1 and all(column in whole or _as(column, "target").heading.part == "some" for column in free):
        # "Har oyda | Yil".
        chosen = choose_year_columns([*facts, _as(whole[0], "target")], year, answers)
        return chosen, [*facts, *free]
    candidates = by_words(free)
    answer = answers.get(question_of(candidates), "")
    if answer == NO_COLUMN:
        return YearColumns(None, None, None), [*facts, *free]
    answered = candidates.get(answer)
    guess = _as(answered or free[0], "target")
    guess = replace(guess, heading=replace(guess.heading, year=None, part="", share=False))
    chosen = choose_year_columns([*facts, guess], year, answers)
    if chosen is not None and answered is None:
        chosen = replace(chosen, candidates=candidates)
    return chosen, [*facts, *(column for column in free if column.index != guess.index), guess]


def _as(column: ValueColumn, kind: Column | None) -> ValueColumn:
    """The column as one of figures; a part of the year or of the library tells that they are not the year's."""
    words = fold(column.heading.words)
    part = column.heading.part or ("some" if names_a_span(words) else "")
    heading = replace(column.heading, column=kind, figures=True, expected=False, part=part, share=names_a_share(words))
    return replace(column, heading=heading)


def _is_done(heading: Heading, year: int | None) -> bool:
    """Whether a column holds what was done: of what is expected of the plan's own year it does not."""
    if heading.column != "baseline":
        return False
    to_come = heading.expected or bool(_RESULT.fullmatch(fold(heading.words)))
    return not to_come or (heading.year is not None and year is not None and heading.year < year)
