"""Every doubt and every refusal that the code can raise has its sentence, and no sentence waits for nothing."""

import re
from pathlib import Path
from typing import get_args

from plan.document.cell.numbers import Fault
from plan.document.doubt import Choice
from plan.document.figure import Refusal
from plan.document.figures import WINDOWS
from plan.document.table.lines import Fate
from plan.indicator import Window
from reports.read.refused import NO_TABLE
from texts.deadlines import window_words
from texts.planning.file import doubts, refusals
from texts.planning.file import table as plan_table

HOME = Path(__file__).parents[3]


def written_in(pattern: str, *globs: str) -> set[str]:
    sources = [file.read_text(encoding="utf-8") for glob in globs for file in HOME.glob(glob)]
    return {code for source in sources for code in re.findall(pattern, source)}


def test_it_has_a_sentence_for_every_doubt() -> None:
    asked = written_in(
        r'"([a-z_]+)"',
        "plan/document/**/*.py",
        "usecases/planning/row_matching.py",
        "usecases/planning/held/cross_checks.py",
        "usecases/planning/held/hand_set.py",
    ) | {f"number_{fault}" for fault in get_args(Fault)}
    assert set(doubts._QUESTIONS) <= asked
    raised = {code for code in asked if re.match(r"(number|deadline|row|year|responsible|total|which|no|same)_", code)}
    assert raised - {"number_", "no_rows"} <= set(doubts._QUESTIONS)


def test_it_has_a_sentence_for_every_refusal() -> None:
    raised = written_in(r'PlanFileRefused\("(\w+)"', "reports/read/**/*.py", "bot/apart/*.py") | {
        "password",
        "old_doc",
        "old_xls",
    }
    raised |= written_in(r'refusal\("(\w+)"', "bot/**/*.py")
    raised |= written_in(r'FileTrouble\("(\w+)"', "bot/**/*.py") - {"too_big"}  # told as `too_large`
    raised |= NO_TABLE  # of these the first bytes decide
    assert raised | {code for code in get_args(Refusal) if code} == set(refusals._REFUSALS)


def test_it_has_words_for_every_fate_of_a_row() -> None:
    assert set(plan_table._FATES) == set(get_args(Fate))


def test_it_has_words_for_every_window_that_is_offered() -> None:
    assert all(not doubts.choice_text(Choice(str(window))).startswith(("months", "due")) for window in WINDOWS)


def test_it_says_other_windows_by_their_months() -> None:
    assert window_words(Window(2, 2)) == "fevral"
    assert window_words(Window(2, 5)) == "fevral–may"
    assert window_words(Window(points=(4,))) == "aprel oxirida"
    assert window_words(None) == "aniqlanmagan"
