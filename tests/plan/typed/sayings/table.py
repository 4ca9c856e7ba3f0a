"""The made-up texts given to the reader, and what became of them, family by family."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plan.indicator import Indicator, Window
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, NotRead, assign_lines
from tests.plan.typed.sayings.sayings import ROWS, Saying, sayings

MARCH = 3
ANSWERED_BY_BUTTON = frozenset({"later", "no_answer", "dash", "mistake", "delete", "address", "as_before"})
"""Questions whose own button is no number: [🕓], the row before, the row that was named, or last month's number."""
ALWAYS_TAKEN = {"plain": 0.995, "unit": 0.995}
MAY_BE_LEFT_OPEN = 0.02


@dataclass
class Counts:
    """What became of one family; the texts themselves of what went wrong."""

    texts: int = 0
    taken: int = 0
    offered: int = 0
    left_open: list[str] = field(default_factory=list)
    """Without a number on a button, so that only "not known yet" can be pressed."""
    wrong: list[str] = field(default_factory=list)
    """Taken with another number than was said, or although none was said."""
    offered_wrong: list[str] = field(default_factory=list)
    """Buttons, none of which is the number that was meant."""


Table = Mapping[str, Counts]


def rows_of(unit: str) -> list[Indicator]:
    """The rows that the texts are typed in."""
    rows = []
    for key, name in enumerate(ROWS):
        number, _, part = name.partition(" ")
        rows.append(
            Indicator(
                key,
                "IV",
                "IV",
                number,
                part or None,
                "Nomi",
                unit,
                "count",
                None,
                None,
                Window(1, 12),
                departments=(1,),
            )
        )
    return rows


def play(count: int, seed: int) -> Table:
    """Let the reader read so many texts."""
    table: dict[str, Counts] = defaultdict(Counts)
    rows: dict[str, list[Indicator]] = {}
    for saying in sayings(count, seed):
        counts = table[saying.family]
        counts.texts += 1
        rows.setdefault(saying.unit, rows_of(saying.unit))
        if saying.rows:
            _judge_list(saying, rows[saying.unit], counts)
        else:
            _judge(saying, rows[saying.unit], counts)
    return table


def _judge(saying: Saying, rows: list[Indicator], counts: Counts) -> None:
    outcomes = assign_lines(read_answers(saying.text, whole=False, month=MARCH), rows[:1], rows)
    shown = f"{saying.text!r} ({saying.unit}) {outcomes}"
    for outcome in outcomes:
        if isinstance(outcome, Assigned) and outcome.value is not None:
            if outcome.value != saying.takes or outcome.indicator is not rows[0]:
                counts.wrong.append(shown)
            counts.taken += 1
            return
        if isinstance(outcome, Assigned):
            if saying.family != "later":
                counts.wrong.append(shown)
            counts.taken += 1
            return
    candidates = [value for outcome in outcomes if isinstance(outcome, NotRead) for value in outcome.unclear.candidates]
    whys = {outcome.unclear.why for outcome in outcomes if isinstance(outcome, NotRead)}
    meant: Decimal | None = saying.offers if saying.offers is not None else saying.takes
    if candidates and (meant not in candidates or saying.family in NOT_OFFERED):
        counts.offered_wrong.append(shown)
    elif candidates or whys & ANSWERED_BY_BUTTON:
        counts.offered += 1
    else:
        counts.left_open.append(shown)


def _judge_list(saying: Saying, rows: list[Indicator], counts: Counts) -> None:
    said: dict[int, Decimal] = {
        row.key: saying.rows[name] for row, name in zip(rows, ROWS, strict=True) if name in saying.rows
    }
    outcomes = assign_lines(read_answers(saying.text, whole=False, month=MARCH), rows, rows)
    given = {outcome.indicator.key: outcome.value for outcome in outcomes if isinstance(outcome, Assigned)}
    if any(said.get(key) != value for key, value in given.items()):
        counts.wrong.append(f"{saying.text!r} {given}")
    elif given == said:
        counts.taken += 1
    else:
        counts.offered += 1


def faults(table: Table) -> list[str]:
    """What must not be, in words."""
    found = []
    for family, counts in table.items():
        if counts.wrong:
            found.append(f"{family}: {len(counts.wrong)} taken wrongly, such as {counts.wrong[0]}")
        if counts.offered_wrong:
            found.append(f"{family}: {len(counts.offered_wrong)} offered wrongly, such as {counts.offered_wrong[0]}")
        if counts.taken < ALWAYS_TAKEN.get(family, 0) * counts.texts:
            found.append(f"{family}: only {counts.taken} of {counts.texts} taken, not {[*counts.left_open, ''][0]}")
        if family not in NOT_OFFERED and len(counts.left_open) > MAY_BE_LEFT_OPEN * counts.texts:
            found.append(
                f"{family}: {len(counts.left_open)} of {counts.texts} left_open, such as {counts.left_open[0]}"
            )
    return found


NOT_OFFERED = frozenset({"not percent", "fold", "rate", "less"})
"""Families in which no number may be offered: a percent of something that is counted, a half or three times as many,
what comes each day, what is to be taken away."""


def print_table(table: Table, show: int) -> None:
    """The families, each with its counts, and some texts of each fault."""
    print(f"{'family':12} {'texts':>7} {'taken':>7} {'asked':>7} {'🕓 only':>7} {'wrong':>6} {'wrong button':>12}")
    for family, counts in table.items():
        print(
            f"{family:12} {counts.texts:7} {counts.taken:7} {counts.offered:7} {len(counts.left_open):7} "
            f"{len(counts.wrong):6} {len(counts.offered_wrong):12}"
        )
        for texts in (counts.wrong, counts.offered_wrong, counts.left_open):
            print(*(f"    {text}" for text in texts[:show]), sep="\n", end="\n" if show and texts else "")
