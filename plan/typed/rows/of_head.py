"""The row that a line names although no number of it is taken: `25 - 4 emas 6, xato`, `kitob berilishi 5 emas 6`.

What is asked back is then asked of that row, so that the number which is typed next cannot go to the one on the screen.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.indicator import Indicator
from plan.typed.assignment import NotRead, Outcome
from plan.typed.numbers import plain_signs
from plan.typed.rows.row_names import rows_named

_HEAD = re.compile(
    r"\s*(?:№\s?)?(?P<row>\d{1,3}(?:\.\d{1,2})?)"
    r"(?:\s?-?\s?(?:band|qator|банд|қатор|пункт)\w*|\s?-?\s?(?:ga|ni|да|ga|га|ни)\b|\s+(?:uchun|учун|для)\b"
    r"|\s*[:)]|\s*[-–—](?!\d)|\.(?=\s))\s*(?P<rest>.*[^\W\d_].*)",
    re.IGNORECASE,
)
"""A row's number with what makes it one, and words behind it. Of `15-16 ta` and `15 ta emas` the first is no row."""

_FIRST_NUMBER = re.compile(r"[^\W\d_][^\d]*\d[\d ]*")
"""Words and the first number behind them."""


def of_named_row(outcome: Outcome, asked: Indicator | None, rows: Sequence[Indicator]) -> Outcome:
    """A line that was not read and that names another row than the asked one, as that row's; others as they are."""
    if not isinstance(outcome, NotRead) or outcome.named or asked is None:
        return outcome
    typed = plain_signs(outcome.unclear.typed)
    first = _FIRST_NUMBER.match(typed)
    called = rows_named(first[0], asked, rows) if first else ()
    if len(called) == 1 and called[0] is not asked:
        return NotRead(called[0], outcome.unclear, named=True)
    head = _HEAD.fullmatch(typed)
    numbered = [row for row in rows if head and row.number == head["row"]]
    if head is None or len(numbered) != 1 or numbered[0] is asked:
        return outcome
    # The row's own number is no answer: `23 - o'tgan oyniki`.
    left = tuple(value for value in outcome.unclear.candidates if str(value) != head["row"])
    return NotRead(numbered[0], replace(outcome.unclear, candidates=left), named=True)
