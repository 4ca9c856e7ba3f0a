"""Numbers in a text that was asked for as words, a note or a reason, which are more likely answers.

15) 31 000 kitob berildi      a row of the report, and its number
40 emas 41                    a correction
45 ta, jami 45                nothing but a count
45 kitob berildi              words as well; an answer only where the question has none yet
"""

from collections.abc import Sequence
from decimal import Decimal

from plan.indicator import Indicator
from plan.typed.answers import Answer, read_answers
from plan.typed.assignment import Assigned, Doubtful, NotRead, assign_lines
from plan.typed.numbers import Number, Unclear
from plan.vocabulary import look_up, words_of

_COUNTS_ONLY = frozenset({"counted", "neutral", "month", "calendar"})

Meant = tuple[Indicator, Decimal]


def numbers_in_words(
    text: str, indicator: Indicator, rows: Sequence[Indicator], month: int | None, *, answered: bool
) -> list[Meant]:
    """The rows among `rows`, and the numbers that the text may have meant for them; `indicator` is the row whose words
    were asked for, and `answered` tells whether it has its number."""
    meant: list[Meant] = []
    for answer in read_answers(text, whole=False, month=month):
        if not _may_be_answer(answer, answered):
            continue
        for outcome in assign_lines([answer], [indicator], rows):
            if isinstance(outcome, Assigned) and outcome.value is not None:
                meant.append((outcome.indicator, outcome.value))
            elif isinstance(outcome, NotRead) and outcome.indicator is not None:
                meant += [(outcome.indicator, value) for value in outcome.unclear.candidates[:1]]
            elif isinstance(outcome, Doubtful):
                meant += zip(outcome.choices, outcome.values, strict=True)
    return list({(row.key, value): (row, value) for row, value in meant if not row.of_two}.values())


def _may_be_answer(answer: Answer, answered: bool) -> bool:
    if answer.target is not None:
        return True
    if isinstance(answer.read, Unclear):
        return answer.read.why == "right"
    return isinstance(answer.read, Number) and (not answered or _only_counts(answer.line))


def _only_counts(line: str) -> bool:
    words = [look_up(word) for word in words_of(line)]
    return any(map(str.isdigit, line)) and all(word is not None and word.family in _COUNTS_ONLY for word in words)
