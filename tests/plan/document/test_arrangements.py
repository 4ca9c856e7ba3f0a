"""However an office arranges, tears or spells the same plan, it reads the same."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from plan.document.figure import PlanDocument
from plan.document.reader import read_plan
from plan.document.table.tables import Place, Row, Table
from plan.fold import fold, fold_key
from tests.support.plans.plans import FORMS, HEADING, real_plan, real_tables

CYRILLIC = (
    ("o'", "ў"), ("g'", "ғ"), ("sh", "ш"), ("ch", "ч"), ("yo", "ё"), ("yu", "ю"), ("ya", "я"), ("ye", "е"),
    ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "э"), ("j", "ж"), ("z", "з"), ("i", "и"),
    ("y", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "қ"), ("r", "р"),
    ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("x", "х"), ("h", "ҳ"), ("'", "ъ"),
)  # fmt: skip
NEW_LATIN = (("o'", "õ"), ("g'", "ğ"), ("sh", "ş"), ("ch", "ç"))


def spelled(alphabet: tuple[tuple[str, str], ...]) -> Callable[[str], str]:
    def spell(text: str) -> str:
        text = text.replace("‘", "'").replace("ʻ", "'")
        for latin, letter in alphabet:
            text = text.replace(latin, letter).replace(latin.capitalize(), letter.upper())
            text = text.replace(latin.upper(), letter.upper())
        return text

    return spell


def everywhere(tables: list[Table], change: Callable[[str], str]) -> list[Table]:
    return [
        replace(table, rows=tuple(replace(row, cells=tuple(map(change, row.cells))) for row in table.rows))
        for table in tables
    ]


def folded(plan: PlanDocument) -> list[tuple[object, ...]]:
    """What a plan says, whatever the alphabet."""
    return [
        (
            figure.section,
            figure.number,
            fold_key(figure.part or ""),
            fold_key(figure.name),
            fold(figure.unit),
            figure.kind,
            figure.baseline,
            figure.target,
            figure.window,
            tuple(map(fold_key, figure.responsible)),
            tuple(map(fold_key, figure.reporters)),
            figure.parts,
        )
        for figure in plan.figures
    ]


def shuffled(tables: list[Table], order: list[int]) -> list[Table]:
    def turn(row: Row) -> Row:
        if row.prose or len(row.cells) != len(order):
            return row
        return replace(
            row,
            cells=tuple(row.cells[at] for at in order),
            above=tuple(order.index(at) for at in row.above),
        )

    return [replace(table, rows=tuple(map(turn, table.rows))) for table in tables]


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(8)), st.sampled_from(FORMS))
def test_it_reads_columns_in_any_order(order: list[int], form: str) -> None:
    plan = read_plan(shuffled(real_tables(form), list(order)))
    assert folded(plan) == folded(real_plan(form))
    assert plan.doubts == ()


@pytest.mark.walk
@pytest.mark.parametrize("mark", "‘’ʻʼ`´")
@pytest.mark.parametrize("form", FORMS)
def test_it_reads_any_apostrophe(mark: str, form: str) -> None:
    plan = read_plan(everywhere(real_tables(form), lambda text: text.replace("'", mark).replace("‘", mark)))
    assert folded(plan) == folded(real_plan(form))


@pytest.mark.parametrize("alphabet", [CYRILLIC, NEW_LATIN], ids=["cyrillic", "new latin"])
@pytest.mark.parametrize("form", FORMS)
def test_it_reads_every_alphabet(alphabet: tuple[tuple[str, str], ...], form: str) -> None:
    plan = read_plan(everywhere(real_tables(form), spelled(alphabet)))
    assert plan.doubts == ()
    assert folded(plan) == folded(real_plan(form))
    assert plan.year == 2025


def split(tables: list[Table], cuts: set[int], repeat_heading: bool) -> list[Table]:
    """The long table over several pages; a page may repeat the heading of two rows."""
    pages: list[Table] = []
    for table in tables:
        heading = next((at for at, row in enumerate(table.rows) if row.cells[0] == "№"), None)
        if heading is None:
            pages.append(table)
            continue
        first = heading + 2
        edges = sorted({0, len(table.rows), *(first + cut % (len(table.rows) - first) for cut in cuts)})
        for start, end in pairwise(edges):
            again = table.rows[heading:first] if repeat_heading and start > heading else ()
            pages.append(replace(table, rows=again + table.rows[start:end]))
    return pages


@settings(max_examples=15, deadline=None)
@given(st.sets(st.integers(0, 200), max_size=6), st.booleans(), st.sampled_from(FORMS))
def test_it_reads_a_plan_split_over_pages(cuts: set[int], repeat_heading: bool, form: str) -> None:
    plan = read_plan(split(real_tables(form), cuts, repeat_heading))
    assert folded(plan) == folded(real_plan(form))
    assert plan.doubts == ()


@settings(max_examples=15, deadline=None)
@given(st.integers(14, 60), st.integers(1, 20), st.integers(0, 12))
def test_it_reads_a_plan_whose_page_was_copied_twice(start: int, length: int, later: int) -> None:
    """A page printed again right after itself, or a few rows later within the same section."""
    (table,) = real_tables("xlsx")
    rows = list(table.rows)
    sections = {at for at, row in enumerate(rows) if row.wide}
    end = min(start + length, len(rows))
    if any(at in sections for at in range(start, min(end + later, len(rows)))):
        later = 0
        end = next((at for at in range(start, end) if at in sections), end)
    list_of_parts = next(at for at, row in enumerate(rows) if "Shundan," in row.cells)
    # Half of a list's heading, put among its parts, is no page: nobody could say which row they belong to.
    assume(start != list_of_parts and (start, end) != (list_of_parts - 1, list_of_parts))
    page = rows[start:end]
    at = min(end + later, len(rows))
    plan = read_plan([replace(table, rows=(*rows[:at], *page, *rows[at:]))])
    assert folded(plan) == folded(real_plan("xlsx"))
    assert plan.doubts == ()


words = st.sampled_from(
    ["", "-", "1.", "9.4", "I. BO'LIM", "II", "Shundan,", "Nomi", "№", "O'lchov birligi", "2024-yil (fakt)", "reja",
     "2025-yil (reja)", "Muddati", "Mas'ullar", "12", "1 800", "kamida 3", "har oy", "2025-yil davomida", "Hujjat",
     "Direktor", "Abonement xizmati", "- a; - b", "3\n4", "=SUM(", "2025-01-09", "#N/A", "   ", "xizmat larga"]
)  # fmt: skip
rows = st.builds(
    Row,
    place=st.just(Place(1)),
    cells=st.lists(words | st.text(max_size=12), min_size=1, max_size=9).map(tuple),
    prose=st.booleans(),
    wide=st.booleans(),
    above=st.lists(st.integers(0, 9), max_size=3).map(tuple),
)
tables = st.builds(Table, rows=st.lists(rows, max_size=12).map(tuple), flat=st.booleans())


def under_a_heading(table: Table) -> Table:
    return replace(table, rows=(Row(Place(1), HEADING), *table.rows))


@settings(max_examples=80, deadline=None)
@given(st.lists(tables | tables.map(under_a_heading), max_size=4), st.dictionaries(words, words, max_size=2))
def test_it_never_fails_and_accounts_for_every_row_of_any_tables(
    given_tables: list[Table], answers: dict[str, str]
) -> None:
    plan = read_plan(given_tables, answers)
    assert sum(plan.tally.values()) == sum(len(table.rows) for table in given_tables)
    assert len({(figure.section, figure.number, figure.part) for figure in plan.figures}) == len(plan.figures)
    assert len({doubt.id for doubt in plan.doubts}) == len(plan.doubts)
    for figure in plan.figures:
        asked = {doubt.field for doubt in figure.doubts}
        assert figure.window or asked & {"window", "row"}
        assert figure.reporters or asked & {"responsible", "row"}
        assert set(figure.reporters) <= set(plan.departments)
        assert all(0 <= part < len(plan.figures) for part in figure.parts)


@settings(max_examples=30, deadline=None)
@given(st.lists(tables.map(under_a_heading), min_size=1, max_size=2), st.randoms(use_true_random=False))
def test_it_is_loadable_once_every_question_is_answered(given_tables: list[Table], chance: object) -> None:
    answers: dict[str, str] = {}
    for _ in range(40):
        plan = read_plan(given_tables, answers)
        if not plan.doubts:
            break
        for doubt in plan.doubts:
            typed = {"number": "7", "year": "2025"}.get(doubt.typed, "")
            answers[doubt.id] = chance.choice([choice.id for choice in doubt.choices] or [typed])  # type: ignore[attr-defined]
    assert not plan.doubts
    assert plan.loadable or plan.refusal
