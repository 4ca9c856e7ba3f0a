"""Lists as people make them: rows and their numbers in any shape, one's own numbering, and cells out of Excel.

    14 - 9870    14-9870    14=9870    14. 9870    14 9870    13 yangi 45    14 qatnov 9870    - 14: 9870
    14<tab>9870    14<tab>Qatnov<tab>nafar<tab>11933<tab>12000    14) 98 15) 30    14-9870, 15-300
    1) 45  2) 30  3) 12     the rows 1, 2 and 3, or somebody's own numbers of the questions that come next

None of these is kept before the person has seen how it was read. Only `13 yangi 45`, where a row and its part are both
named, is sure; a line with a bracket or a colon is, too, and is read in `answers.py`.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from plan.indicator import Indicator
from plan.typed.answers import address_in_front
from plan.typed.assignment import Assigned, Doubtful, LeftOver, NotRead, Outcome, Several, or_of_asked
from plan.typed.listed.cells import list_of_cells
from plan.typed.listed.entries import Entry, Listing, Reading, entry_of, may_be_spelled
from plan.typed.listed.in_front import ROW, is_range, with_row_in_front
from plan.typed.numbers import Number, Unclear, read_number
from plan.typed.rows.fitting import fit_to_unit
from plan.typed.rows.headings import is_of_another_time
from plan.typed.several.between import behind_arrow
from plan.typed.signs import plain_signs
from plan.typed.why import Why
from plan.vocabulary import is_unit

_ROW_AND_WORDS = re.compile(rf"(?:№\s?)?{ROW}(?P<mark>\s*[=→➡>-]+\s+|\.\s+|-|\s+)(?P<rest>\D.*)")
"""A row in front of what is no bare number: `14 - taxminan 9870`, `14 - keyin`, `14 yo'q`."""
_COUNTED = re.compile(r"(?P<place>\d{1,3})(?:\s*[).:=-]\s*|\s+)(?P<rest>\S.*)")
_THOUSANDS = re.compile(r"([1-9]\d{2}(?: \d{3})*)(?![\d.,'])\D*")
_NO_NUMBER: frozenset[Why] = frozenset(
    {"address", "several", "range", "sum", "grouping", "separator", "fraction", "case", "ordinal"}
)
"""How a row and its number look to the reader of single numbers; words that change a number are never passed over."""


def read_list(text: str, queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None) -> Listing | None:
    """The message as a list that has to be shown before it is kept, because all of it may be meant otherwise; None for
    any other message. `queue` are the questions that come next, the open one first."""
    lines = [line for line in text.splitlines() if plain_signs(line)]
    if any("\t" in line.strip() for line in lines):
        return list_of_cells(lines, queue, rows, month)
    lines = [plain_signs(line) for line in lines]
    return _rows_over_numbers(lines, queue, rows, month) or _numbered_by_hand(lines, queue, rows, month)


def _rows_over_numbers(
    lines: Sequence[str], queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    """A row on one line and its number on the next; where the rows are bare numbers, they may be answers as well."""
    if not 2 <= len(lines) <= 2 * len(rows) or len(lines) % 2:
        return None
    named: list[list[Indicator]] = []
    for line in lines[::2]:
        named.append(_called(rows, line))
        if len(named[-1]) != 1:
            return None
    if len(lines) == 2 and any(row.number == lines[1] for row in rows):
        return None  # two rows, or two numbers
    if len({row.key for [row] in named}) < len(named):
        return None
    pairs = [entry_of(row, number, number, month) for [row], number in zip(named, lines[1::2], strict=True)]
    bare = all(isinstance(read_number(line, whole=False), Number) for line in lines[::2])
    in_order = [entry_of(row, line, line, month) for row, line in zip(queue, lines, strict=False)] if bare else []
    ways = [pairs, in_order] if bare and len(in_order) == len(lines) else [pairs]
    readings = tuple(tuple(filter(None, way)) for way in ways if all(way))
    return Listing(readings) if all(pairs) else None


def _called(rows: Sequence[Indicator], line: str) -> list[Indicator]:
    """The rows whose number a line is, and nothing else: `14`, `14.`, `14-band`."""
    address = address_in_front(line)
    if address is None or address.part is not None:
        return []
    return [row for row in rows if row.number == address.number and not row.part]


def _numbered_by_hand(
    lines: Sequence[str], queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    matches = [match for match in map(_COUNTED.fullmatch, lines) if match]
    counted = [str(place) for place in range(1, len(lines) + 1)]
    if len(lines) < 2 or [match["place"] for match in matches] != counted or not queue:
        return None
    if [row.number for row in queue[: len(lines)]] == counted and not any(row.part for row in queue[: len(lines)]):
        return None  # both are the same
    named = [[row for row in rows if row.number == number] for number in counted]
    ways = ([row for [row] in named] if all(len(found) == 1 for found in named) else [], queue[: len(lines)])
    readings: list[Reading] = []
    for way in ways:
        entries = [
            entry_of(row, match["rest"], line, month) for row, match, line in zip(way, matches, lines, strict=False)
        ]
        if len(way) == len(lines) and all(entries):
            readings.append(tuple(entry for entry in entries if entry))
    return Listing(tuple(readings)) if readings else None


def unclear_lines(
    outcomes: Sequence[Outcome],
    pending: Indicator | None,
    rows: Sequence[Indicator],
    month: int | None,
    shown: Collection[Indicator] = (),
) -> tuple[list[Outcome], list[Entry]]:
    """What lines became of which the list can be asked: the outcomes that stay, and the entries to be shown. `pending`
    is the open question, whose own unclear number is asked about with its own buttons. Bare lines of which one is for a
    row that was not on the screen (`shown`, or the open question) are all shown first; so is all beside a line of
    another time (`Fevral`)."""
    seen = {row.key for row in (*shown, *([pending] if pending is not None else []))}
    in_order = [outcome for outcome in outcomes if isinstance(outcome, Assigned) and outcome.in_order]
    unseen = any(outcome.indicator.key not in seen for outcome in in_order)
    other_time = len(outcomes) > 1 and any(_says_another_time(outcome, month) for outcome in outcomes)
    stay: list[Outcome] = []
    entries: list[Entry] = []
    for outcome in outcomes:
        if isinstance(outcome, Assigned) and (other_time or (unseen and outcome.in_order)):
            entries.append(Entry(outcome.indicator, outcome.value, outcome.line))
            continue
        meant = _meant(outcome, pending, rows, month, alone=len(outcomes) == 1)
        if isinstance(meant, Entry):
            entries.append(meant)
        else:
            stay.append(meant)
    return stay, entries


def _says_another_time(outcome: Outcome, month: int | None) -> bool:
    """Whether a line has no number and says another time; then those of all others may be of that time."""
    if isinstance(outcome, LeftOver):
        return is_of_another_time(read_number(outcome.line, whole=False, month=month))
    return isinstance(outcome, NotRead) and not outcome.named and is_of_another_time(outcome.unclear)


def _meant(
    outcome: Outcome, pending: Indicator | None, rows: Sequence[Indicator], month: int | None, *, alone: bool
) -> Outcome | Entry:
    if isinstance(outcome, Assigned):
        return maybe_row_in_front(outcome, rows) if outcome.indicator is pending else outcome
    if isinstance(outcome, LeftOver):
        return with_row_in_front(outcome.line, rows, month, alone=False) or outcome
    if not isinstance(outcome, NotRead):
        return outcome
    unclear, indicator = _not_glued(outcome.unclear, rows), outcome.indicator
    outcome = replace(outcome, unclear=unclear)
    behind = None if outcome.named else _words_behind_row(unclear.typed, rows, month)
    if isinstance(behind, Entry):
        return behind
    if behind is not None:
        outcome, unclear, indicator = behind, behind.unclear, behind.indicator
    bare = (_is_bare(unclear) or (unclear.why == "date" and not alone)) and not outcome.named
    meant = with_row_in_front(unclear.typed, rows, month, alone=alone) if bare else None
    told = isinstance(meant, Entry) and meant.spelled  # `17 - 14 ta (3 tasi maktabda)`
    if isinstance(meant, Several | Doubtful):
        return outcome if unclear.why in ("range", "date") else meant
    if meant is not None and not (alone and unclear.why == "range" and is_range(meant) and not told):
        return meant
    if unclear.why == "address" and indicator is not None and not alone and len(unclear.candidates) == 1:
        return Entry(indicator, unclear.candidates[0], unclear.typed)  # `15 - yo'q`
    if unclear.why == "over_hundred" and indicator is not None and indicator is not pending:
        return Entry(indicator, unclear.candidates[0], unclear.typed)  # the list doubts it itself
    if indicator is None or indicator is pending or not may_be_spelled(unclear, indicator):
        return outcome
    return Entry(indicator, unclear.candidates[0], unclear.typed, spelled=True)


def _is_bare(unclear: Unclear) -> bool:
    """Whether a line may be a row and its number, with nothing said of it: `14 → 9870` corrects nothing then."""
    return unclear.why in _NO_NUMBER or behind_arrow(plain_signs(unclear.typed), whole=False) is not None


def _not_glued(unclear: Unclear, rows: Sequence[Indicator]) -> Unclear:
    """`9 12` with the row 9, or one below it, in the report: nobody meant 912."""
    front = plain_signs(unclear.typed).partition(" ")[0]
    leads = any(row.number == front or row.number.startswith(f"{front}.") for row in rows)
    return replace(unclear, why="several", candidates=()) if unclear.why == "grouping" and leads else unclear


def _words_behind_row(line: str, rows: Sequence[Indicator], month: int | None) -> NotRead | Entry | None:
    """What a line says of the row in front of it; its digits are no number that the row may be given."""
    match = _ROW_AND_WORDS.fullmatch(plain_signs(line))
    named = [row for row in rows if match and row.number == match[1].replace(",", ".")]
    if match is None or len(named) != 1:
        return None
    read = fit_to_unit(read_number(match["rest"], whole=False, month=month), named[0])
    marked = bool(match["mark"].strip("- ")) or len(match["mark"]) > 1
    if not marked and (any(map(str.isdigit, match["rest"])) or is_unit(match["rest"].split()[0])):
        return None
    if isinstance(read, Number):
        return Entry(named[0], read.value, line, spelled=True) if not any(map(str.isdigit, read.typed)) else None
    if read.why == "later":
        return Entry(named[0], None, line, spelled=True)
    if not marked and read.why != "none":
        return None
    if not (read.candidates or read.why == "no_answer"):
        return None
    return NotRead(named[0], Unclear(read.why, line, read.candidates), named=True)


def maybe_row_in_front(outcome: Assigned, rows: Sequence[Indicator]) -> Outcome:
    """`14 667` where there is a row 14: nobody can say whether these are fourteen thousand. One or two thousand at the
    rows 1 and 2 are ordinary numbers."""
    front, _, rest = plain_signs(outcome.line).partition(" ")
    thousands = _THOUSANDS.fullmatch(rest)
    if len(front) < 2 or outcome.value is None or not outcome.in_order or thousands is None:
        return outcome
    number = Number(Decimal(thousands[1].replace(" ", "")), rest)
    if front == outcome.indicator.number:
        candidates = (number.value, outcome.value)
        return NotRead(outcome.indicator, Unclear("address", outcome.line, candidates))
    return or_of_asked([row for row in rows if row.number == front], number, outcome)
