"""Of several columns of figures: which is the plan of the plan's year, and which the fact of the year before."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from plan.document.table.heading.chosen import (
    ADDED_UP,
    NO_ANSWERS,
    NO_COLUMN,
    Answers,
    ValueColumn,
    YearColumns,
    by_words,
    expected_question,
    question_of,
    undated_question,
)
from plan.document.table.heading.limits import is_a_plain_plan, names_the_year
from plan.fold import fold

_YEARS = [
    {f"{kind} {number}" for number in range(1, last + 1)} for kind, last in (("half", 2), ("quarter", 4), ("month", 12))
]
_ENDS = ("to 12", "quarter 4", "half 2", "month 12")
"""What a year has come to by then, where each part counts from the year's beginning."""

_FACT = re.compile(r".*\b(?:fakt|amal|[hx]aqiqat).*")
"""Beside it "bajarilishi" is a share: plan, fact, and how far it was fulfilled."""
_YEAR_BEFORE = re.compile(r".*(?:(?:otgan|oldingi|avvalgi) yil|bazaviy|bazov|proshl|predidush|predsh).*")
"""A fact of last year, also without its number."""
_THIS_YEAR = re.compile(r".*(?:(?:joriy|shu|hisobot) (?:yil|davr)|tekush|otchetn).*")


def choose_year_columns(
    columns: Sequence[ValueColumn],
    year: int | None,
    answers: Answers = NO_ANSWERS,
    totals: Sequence[ValueColumn] = (),
    *,
    with_share_done: bool = False,
) -> YearColumns | None:
    """The columns of the plan's year, and of the year before; None when nothing can be a plan. Before the year is known
    the latest is taken for it. `answers`: choices by the id of the question; `totals`: columns of which the heading
    says "jami" or "yillik", and not of what; `with_share_done`: whether a column beside them says how far the plan was
    fulfilled."""
    columns = _without_measures(columns)
    sure = year if year is not None else max(plan_years(columns), default=None)
    targets = _targets(columns, sure)
    if not targets.columns:
        return None
    targets = _with_totals(
        targets, [total for total in (*totals, *_totals(columns)) if total.heading.year in (sure, None)]
    )
    targets, candidates = _chosen_targets(targets, answers)
    indexes = tuple(column.index for column in targets.columns)
    facts = _facts([column for column in columns if column.index not in indexes], sure)
    parts = [] if facts else _parts_of_fact([column for column in columns if column.index not in indexes], sure)
    if len(parts) == 1:
        # "O'sib boruvchi": the last has all.
        facts, parts = parts, []
    several = by_words(facts) if len(facts) > 1 else {}
    fact = _chosen_fact(facts, several, answers)
    undated = fact if fact and _may_be_this_years(fact, indexes, with_share_done) else None
    if undated is not None:
        answer = answers.get(undated_question(undated))
        fact, undated = (fact if answer == "yes" else None), (None if answer else undated)
    return YearColumns(
        target=indexes[0] if indexes and not (targets.added_up and not candidates) else None,
        baseline=fact.index if fact else None,
        baseline_year=(fact or parts[0]).heading.year if fact or parts else None,
        fact_parts=tuple(column.index for column in parts),
        summands=indexes if targets.added_up and not candidates else (),
        candidates=candidates,
        may_add_up=bool(candidates) and targets.added_up,
        facts={} if answers.get(question_of(several, "baseline")) in several else several,
        expected=fact if fact is not None and fact.heading.expected else None,
        undated=undated,
    )


def _chosen_fact(
    facts: Sequence[ValueColumn], several: Mapping[str, ValueColumn], answers: Answers
) -> ValueColumn | None:
    fact = several.get(answers.get(question_of(several, "baseline"), "")) or (facts[0] if facts else None)
    if fact is not None and fact.heading.expected and answers.get(expected_question(fact)) == "none":
        return None
    return fact


def has_likely_plan(candidates: Mapping[str, ValueColumn]) -> bool:
    """Whether any of the columns is called a plan, and of nothing less than the year: otherwise the paper may have no
    figure of the year at all."""
    headings = [column.heading for column in candidates.values()]
    return any(
        head.part == "whole" or (head.column == "target" and not head.part and not head.share) for head in headings
    )


def _may_be_this_years(fact: ValueColumn, targets: Sequence[int], with_share_done: bool) -> bool:
    """Whether a fact without a year may be what came of this very plan: "Reja | Amalda | Bajarilishi, %"."""
    if not targets or fact.heading.year is not None or _YEAR_BEFORE.fullmatch(fold(fact.heading.words)):
        return False
    this_years = bool(_THIS_YEAR.fullmatch(fold(fact.heading.words)))
    return this_years or with_share_done or fact.index > min(targets)


def _without_measures(columns: Sequence[ValueColumn]) -> Sequence[ValueColumn]:
    """The columns, where no other is a plan those of money or percents too: then they are the plan themselves."""
    if any(column.heading.column != "baseline" and not column.heading.beside for column in columns):
        return columns
    return [
        replace(column, heading=replace(column.heading, beside=False)) if column.heading.in_measure else column
        for column in columns
    ]


def plan_years(columns: Sequence[ValueColumn]) -> set[int]:
    """The years that the columns may be the plan of. Of bare years the first is never the plan's: it is what was."""
    plain = [column.heading for column in columns if not column.heading.beside]
    planned = {heading.year for heading in plain if heading.column == "target" and heading.year}
    if planned:
        return planned
    bare = _bare_years(columns)
    return set(bare[1:] or bare)


def later_years(columns: Sequence[ValueColumn]) -> set[int]:
    """Bare years behind the first, beside a column that says of which year it is the plan: what is planned may be
    called so for the years to come only."""
    return set(_bare_years(columns)[1:])


def years_of(columns: Sequence[ValueColumn]) -> set[int]:
    """All years that the columns speak of, but for those that hold no figures of the plan."""
    return {column.heading.year for column in columns if column.heading.year and not column.heading.beside}


def _bare_years(columns: Sequence[ValueColumn]) -> list[int]:
    plain = [column.heading for column in columns if not column.heading.beside]
    return sorted({heading.year for heading in plain if heading.column is None and heading.year})


@dataclass(frozen=True, slots=True)
class _Targets:
    """The columns that fit: one; or several that are `added_up`; or such as have to be asked about, which then may be
    added up too."""

    columns: Sequence[ValueColumn] = ()
    doubtful: bool = False
    added_up: bool = False


def _chosen_targets(targets: _Targets, answers: Answers) -> tuple[_Targets, Mapping[str, ValueColumn]]:
    """What is left of the targets after an answer; and those that have to be asked about, by the answer's word."""
    candidates = by_words(targets.columns) if targets.doubtful else {}
    chosen = answers.get(question_of(candidates), "")
    if chosen in candidates:
        return _Targets([candidates[chosen]]), {}
    if candidates and chosen == NO_COLUMN and not has_likely_plan(candidates):
        return _Targets(), {}
    if candidates and chosen == ADDED_UP and targets.added_up:
        return _Targets(targets.columns, added_up=True), {}
    return targets, candidates


def _targets(columns: Sequence[ValueColumn], year: int | None) -> _Targets:
    planned = [column for column in columns if column.heading.column == "target"]
    either = [column for column in columns if column.heading.column is None]
    for fitting in (
        [column for column in planned if column.heading.year in (year, None)],
        [column for column in either if year is not None and column.heading.year == year],
        [column for column in either if column.heading.year is None],
    ):
        if plain := [column for column in fitting if not column.heading.beside]:
            return _of_year([column for column in plain if column.heading.year is not None] or plain)
    return _Targets(planned or [column for column in either if column.heading.of_which], doubtful=True)


def _of_year(columns: Sequence[ValueColumn]) -> _Targets:
    """Of columns of one year those that have the year's figure: beside its quarters the total wins."""
    if best := [column for column in columns if column.heading.part in ("whole", "")]:
        # Of "jami" and "bolalar" below one heading the first has all.
        whole = [column for column in best if column.heading.part == "whole"]
        if len(whole) == 1 and len({column.heading.words.split(" / ")[0] for column in best}) == 1:
            best = whole
        return _Targets(best, doubtful=len(best) > 1 or best[0].heading.share)
    if ends := [column for column in columns if column.heading.cumulative and column.heading.part in _ENDS]:
        return _Targets(ends, doubtful=len(ends) > 1)
    parts = {column.heading.part for column in columns}
    if len(parts) == len(columns) and parts in _YEARS and not any(column.heading.cumulative for column in columns):
        guessed = any(column.heading.guessed for column in columns)
        return _Targets(columns, doubtful=guessed, added_up=True)
    return _Targets(columns, doubtful=True)


def _totals(columns: Sequence[ValueColumn]) -> list[ValueColumn]:
    """Columns of figures of which the heading says only that they are the whole, or of which year: "2026 jami"."""
    either = [column for column in columns if column.heading.column is None]
    return [
        column
        for column in either
        if column.heading.part == "whole" or (column.heading.part == "" and column.heading.year is not None)
    ]


def _with_totals(targets: _Targets, totals: Sequence[ValueColumn]) -> _Targets:
    """Beside plans of a quarter or a branch alone a total has the year's figure, or may have it."""
    totals = [total for total in totals if total not in targets.columns and not total.heading.beside]
    in_parts = all(column.heading.part not in ("", "whole") for column in targets.columns)
    hardly = (targets.added_up or targets.doubtful) if in_parts else any(map(_is_hardly_the_years, targets.columns))
    if not totals or not hardly:
        return targets
    if len(totals) == 1 and in_parts and (targets.added_up or names_the_year(fold(totals[0].heading.words))):
        return _Targets(totals)
    return _Targets(sorted((*targets.columns, *totals), key=lambda column: column.index), doubtful=True)


def _is_hardly_the_years(column: ValueColumn) -> bool:
    """Whether a plan's heading says whose or what it is, and nothing of the year: "bosh kutubxona rejasi"."""
    heading = column.heading
    if heading.share or heading.in_measure:
        return True
    return heading.year is None and heading.part == "" and not is_a_plain_plan(fold(heading.words.split(" / ")[-1]))


def _facts(columns: Sequence[ValueColumn], year: int | None) -> Sequence[ValueColumn]:
    """The columns that may be the fact of the year before, most often one; never of the plan's own year,
    whatever stands beside it."""
    of_it = _of_year_before(columns, year)
    # Facts of a quarter alone say nothing of the year.
    for part in ("whole", ""):
        if whole := [column for column in of_it if column.heading.part == part]:
            done = [column for column in whole if not column.heading.expected] or whole
            return [column for column in done if _FACT.fullmatch(fold(column.heading.words))] or done
    return ()


def _of_year_before(columns: Sequence[ValueColumn], year: int | None) -> Sequence[ValueColumn]:
    """The facts of the latest year before the plan's, of the whole of it or of its parts."""
    plain = [column for column in columns if not column.heading.beside]
    facts = [column for column in plain if column.heading.column == "baseline"]
    if not facts:
        facts = [column for column in plain if column.heading.column is None and column.heading.year]
    years = [named for column in facts if (named := column.heading.year) and (year is None or named < year)]
    return [column for column in facts if column.heading.year == max(years, default=None)]


def _parts_of_fact(columns: Sequence[ValueColumn], year: int | None) -> Sequence[ValueColumn]:
    """The parts of last year that make its fact together; one, where each counts from the year's beginning."""
    parts = [column for column in _of_year_before(columns, year) if not column.heading.expected]
    if not parts or not all(_is_last_years(column, year) for column in parts):
        return ()
    made = _of_year(parts)
    return () if made.doubtful else made.columns


def _is_last_years(column: ValueColumn, year: int | None) -> bool:
    """Whether it says that it is of the year before the plan's; parts without a year are those of the plan's own."""
    named = column.heading.year
    if named is None:
        return bool(_YEAR_BEFORE.fullmatch(fold(column.heading.words)))
    return year is None or named < year
