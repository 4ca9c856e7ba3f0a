"""Lists as people make them: rows and their numbers in any shape, one's own numbering, and cells out of Excel.

    14 - 9870    14-9870    14=9870    14. 9870    14 9870    13 yangi 45    14 qatnov 9870    - 14: 9870
    14<tab>9870    14<tab>Qatnov<tab>nafar<tab>11933<tab>12000    14) 98 15) 30    14-9870, 15-300
    1) 45  2) 30  3) 12     the rows 1, 2 and 3, or somebody's own numbers of the questions that come next

None of these is kept before the person has seen how it was read. Only `13 yangi 45`, where a row and its part are both
named, is sure; a line with a bracket or a colon is, too, and is read in `answers.py`.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plan.fold import fold
from plan.indicator import Indicator
from plan.typed.answers import address_in_front
from plan.typed.assignment import Assigned, LeftOver, NotRead, Outcome, Several, fit_to_unit, parts_named
from plan.typed.numbers import Number, Unclear, plain_signs, read_number
from plan.typed.rows.headings import is_of_another_time
from plan.typed.rows.row_names import is_same_word, rows_named
from plan.typed.why import Why
from plan.vocabulary import is_unit, says_unknown, words_of


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list as it was read; the value None is "not known yet". `spelled` tells that the number did not stand
    there in digits (`3 ming`)."""

    indicator: Indicator
    value: Decimal | None
    line: str
    spelled: bool = False


Reading = tuple[Entry, ...]
"""One way to read a list."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A whole message that is a list: the ways to read it, of which only one can be meant, and the other lines."""

    readings: tuple[Reading, ...]
    others: tuple[Outcome, ...] = ()


_ROW = r"(\d{1,3}(?:[.,]\d{1,2})?)(?!\d)"
_FRONTS = tuple(
    re.compile(
        rf"(?:№\s?)?{row}(?:\s*[)\]:=→➡👉>-]+\s*|\s?(?:ga|га)\s+(?=\d)|\s*[.,]\s+|[.,](?=\d{{4}})|\s+|\s?(?=[(\w]))(?P<rest>\S.*)"
    )
    for row in (_ROW, r"(\d{1,3})(?!\d)")
)
_WORDS_AND_NUMBER = re.compile(r"(?P<words>[(]?(?:[^\W\d_][^\d+*/×]*?)?)[\s:=)-]*(?P<number>\d.*)")
_ROW_AND_WORDS = re.compile(rf"(?:№\s?)?{_ROW}(?:\s*[=→➡>-]+\s+|\.\s+)(?P<rest>\D.*)")
"""A row in front of what is no bare number: `14 - taxminan 9870`, `14 - keyin`."""
_ROW_BEHIND = re.compile(
    r"(?P<number>\d[\d ]*?)(?:\s*(?:-+>?|[=→>:])\s*|\s+\(?)(?P<row>\d{1,3}(?:\.\d{1,2})?)(?:\s?(?:ga|га|chi|чи))?\)?"
)
_TIME = re.compile(r"\d{1,2}:\d{2}")
_COUNTED = re.compile(r"(?P<place>\d{1,3})(?:\s*[).:=-]\s*|\s+)(?P<rest>\S.*)")
_MAY_BE_SPELLED: frozenset[Why] = frozenset(
    {"multiplier", "number_words", "grouping", "letters", "case", "parts", "strange_words", "approximate"}
)
"""Where the one number that is offered may stand in a list, marked as doubtful."""
_NO_NUMBER: frozenset[Why] = frozenset(
    {"address", "several", "range", "sum", "grouping", "separator", "fraction", "case"}
)
"""How a row and its number look to the reader of single numbers; words that change a number are never passed over."""


def read_list(text: str, queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None) -> Listing | None:
    """The message as a list that has to be shown before it is kept, because all of it may be meant otherwise; None for
    any other message. `queue` are the questions that come next, the open one first."""
    lines = [line for line in text.splitlines() if plain_signs(line)]
    if any("\t" in line.strip() for line in lines):
        return _of_cells(lines, queue, rows, month)
    lines = [plain_signs(line) for line in lines]
    return _rows_over_numbers(lines, queue, rows, month) or _numbered_by_hand(lines, queue, rows, month)


def _rows_over_numbers(
    lines: Sequence[str], queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    """A row on one line and its number on the next; where the rows are bare numbers, they may be answers as well."""
    if len(lines) < 4 or len(lines) % 2:
        return None
    named = [[row for row in rows if _is_called(row, line)] for line in lines[::2]]
    if any(len(found) != 1 for found in named):
        return None
    if len({row.key for [row] in named}) < len(named):
        return None
    pairs = [_entry(row, number, number, month) for [row], number in zip(named, lines[1::2], strict=True)]
    bare = all(isinstance(read_number(line, whole=False), Number) for line in lines[::2])
    in_order = [_entry(row, line, line, month) for row, line in zip(queue, lines, strict=False)] if bare else []
    ways = [pairs, in_order] if bare and len(in_order) == len(lines) else [pairs]
    readings = tuple(tuple(filter(None, way)) for way in ways if all(way))
    return Listing(readings) if all(pairs) else None


def _is_called(row: Indicator, line: str) -> bool:
    """Whether a line is a row's number and nothing else: `14`, `14.`, `14-band`."""
    address = address_in_front(line)
    return address is not None and address.part is None and address.number == row.number and not row.part


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
            _entry(row, match["rest"], line, month) for row, match, line in zip(way, matches, lines, strict=False)
        ]
        if len(way) == len(lines) and all(entries):
            readings.append(tuple(entry for entry in entries if entry))
    return Listing(tuple(readings)) if readings else None


def _entry(indicator: Indicator, number: str, line: str, month: int | None) -> Entry | None:
    """The number of a line in the figure's unit; None when it is none."""
    if indicator.of_two:
        return None
    if says_unknown(number):
        return Entry(indicator, None, line)
    read = fit_to_unit(read_number(number, whole=False, month=month), indicator)
    if isinstance(read, Number):
        return Entry(indicator, read.value, line)
    if read.why in _MAY_BE_SPELLED and len(read.candidates) == 1:
        return Entry(indicator, read.candidates[0], line, spelled=True)
    return None


def _of_cells(
    lines: Sequence[str], queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    """Rows copied out of a table: the number of each stands in the last column in which any row has one."""
    table = [[plain_signs(cell) for cell in line.split("\t")] for line in lines]
    table = _with_their_rows(table, {row.number for row in rows if row.part})
    if len(table) == 1 and all(isinstance(read_number(cell, whole=False), Number) for cell in table[0]):
        return _row_of_numbers(table[0], lines[0], queue, rows, month)
    entries: list[Entry] = []
    others: list[Outcome] = []
    placed = [(cells, line, _rows_of_cells(cells, rows)) for cells, line in zip(table, lines, strict=True)]
    column = max((_last_number(cells) for cells, _, named in placed if named), default=0)
    for cells, line, named in placed:
        number = cells[column] if len(cells) > column > 0 else ""
        entry = _entry(named[0], number, line, month) if len(named) == 1 and number else None
        if entry is not None:
            entries.append(entry)
        elif named or _last_number(cells):
            others.append(LeftOver(" ".join(filter(None, cells))))
    return Listing((tuple(entries),), tuple(others)) if entries else None


def _with_their_rows(table: Sequence[Sequence[str]], of_parts: Collection[str]) -> list[list[str]]:
    """The cells with the row's number in the line of each part: a merged one stands at the first part alone."""
    numbered: list[list[str]] = []
    for cells in table:
        above = numbered[-1][0] if numbered and len(cells) > 2 else ""
        front = cells[0] or (above if above.rstrip(").") in of_parts else "")
        numbered.append([front, *cells[1:]])
    return numbered


def _row_of_numbers(
    cells: Sequence[str], line: str, queue: Sequence[Indicator], rows: Sequence[Indicator], month: int | None
) -> Listing | None:
    """Nothing but numbers: of the questions that come next, or a row and its number."""
    readings: list[Reading] = []
    named = [row for row in rows if row.number == cells[0]] if len(cells) == 2 else []
    if len(named) == 1 and (entry := _entry(named[0], cells[1], line, month)):
        readings.append((entry,))
    if len(cells) <= len(queue):
        pairs = zip(queue, cells, strict=False)
        entries = tuple(entry for row, cell in pairs if (entry := _entry(row, cell, line, month)))
        readings += [entries] if len(entries) == len(cells) else []
    return Listing(tuple(readings)) if readings else None


def _last_number(cells: Sequence[str]) -> int:
    places = [place for place, cell in enumerate(cells) if isinstance(read_number(cell, whole=False), Number)]
    return places[-1] if places else 0


def _rows_of_cells(cells: Sequence[str], rows: Sequence[Indicator]) -> list[Indicator]:
    """The rows that a line of a table is about: by its number and the part that is named there, or by its name."""
    front, *texts = [cell for cell in cells if cell] or [""]
    named = [row for row in rows if front.rstrip(").") in (row.number, row.code)]
    if texts and (inside := [row for row in rows if (front, texts[0].rstrip(").")) == (row.section, row.number)]):
        named = inside
    if len(named) > 1:
        spoken = {word for text in texts for word in words_of(text)}
        named = [row for row in named if row.part and spoken.issuperset(words_of(row.part))] or named
    return named or list(rows_named(f"{front}: 1", None, rows))


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
        return _own_row_in_front(outcome) if outcome.indicator is pending else outcome
    if isinstance(outcome, LeftOver):
        return _with_row_in_front(outcome.line, rows, month, alone=False) or outcome
    if not isinstance(outcome, NotRead):
        return outcome
    unclear, indicator = outcome.unclear, outcome.indicator
    if not outcome.named and (behind := _words_behind_row(unclear.typed, rows, month)):
        outcome, unclear, indicator = behind, behind.unclear, behind.indicator
    bare = (unclear.why in _NO_NUMBER or (unclear.why == "date" and not alone)) and not outcome.named
    meant = _with_row_in_front(unclear.typed, rows, month, alone=alone) if bare else None
    told = isinstance(meant, Entry) and meant.spelled  # `17 - 14 ta (3 tasi maktabda)`
    if isinstance(meant, Several):
        return outcome if unclear.why in ("range", "date") else meant
    if meant is not None and not (alone and unclear.why == "range" and _is_range(meant) and not told):
        return meant
    if unclear.why == "address" and indicator is not None and not alone and len(unclear.candidates) == 1:
        return Entry(indicator, unclear.candidates[0], unclear.typed)  # `15 - yo'q`
    if unclear.why == "over_hundred" and indicator is not None and indicator is not pending:
        return Entry(indicator, unclear.candidates[0], unclear.typed)  # the list doubts it itself
    spelled = unclear.why in _MAY_BE_SPELLED and len(unclear.candidates) == 1
    if indicator is None or indicator is pending or not spelled:
        return outcome
    return Entry(indicator, unclear.candidates[0], unclear.typed, spelled=True)


def _words_behind_row(line: str, rows: Sequence[Indicator], month: int | None) -> NotRead | None:
    """What a line says of the row in front of it; its digits are no number that the row may be given."""
    match = _ROW_AND_WORDS.fullmatch(plain_signs(line))
    named = [row for row in rows if match and row.number == match[1].replace(",", ".")]
    if match is None or len(named) != 1:
        return None
    read = fit_to_unit(read_number(match["rest"], whole=False, month=month), named[0])
    if not isinstance(read, Unclear) or not (read.candidates or read.why in ("later", "no_answer")):
        return None
    return NotRead(named[0], Unclear(read.why, line, read.candidates), named=True)


def _is_range(meant: Entry | Assigned) -> bool:
    """Whether two numbers with a dash between them are near enough to be a range: `14-16`, unlike `14-9870`."""
    return meant.value is not None and meant.value < 10 * Decimal(meant.indicator.number)


def _own_row_in_front(outcome: Assigned) -> Outcome:
    """`14 667` at row 14: nobody can say whether these are fourteen thousand. One or two thousand at the rows 1 and 2
    are ordinary numbers."""
    front, _, rest = plain_signs(outcome.line).partition(" ")
    if (
        len(front) < 2
        or front != outcome.indicator.number
        or not re.fullmatch(r"\d{3}(?: \d{3})*", rest)
        or outcome.value is None
    ):
        return outcome
    candidates = (Decimal(rest.replace(" ", "")), outcome.value)
    return NotRead(outcome.indicator, Unclear("address", outcome.line, candidates))


def _with_row_in_front(
    line: str, rows: Sequence[Indicator], month: int | None, *, alone: bool
) -> Entry | Assigned | Several | None:
    """A line that begins with a row of this report and goes on with its number, or ends with one; `Assigned` if it is
    surely for it, `Several` if that row has several figures. `alone` it may be a time (`14:30`)."""
    if alone and _TIME.fullmatch(line.strip()):
        return None
    for match in filter(None, (front.fullmatch(plain_signs(line)) for front in _FRONTS)):
        named = [row for row in rows if row.number == match[1].replace(",", ".")]
        pieces = _WORDS_AND_NUMBER.fullmatch(match["rest"])
        if named and pieces:
            called = [*_called(named, pieces["words"])]
            if len(called) > 1 and isinstance(read_number(pieces["number"], month=month), Number):
                return Several(tuple(called), line)
            if len(called) != 1:
                return None
            entry = _entry(called[0], pieces["number"], line, month)
            if entry is None or entry.spelled or not _is_part_named(called[0], pieces["words"]):
                return entry
            return Assigned(entry.indicator, entry.value, line)
    return _with_row_behind(plain_signs(line), rows, month)


def _with_row_behind(line: str, rows: Sequence[Indicator], month: int | None) -> Entry | None:
    """`9870 - 14`: a number, and the row that it is for. What may be a range, or a row in front, is none."""
    match = _ROW_BEHIND.fullmatch(line)
    named = [row for row in rows if match and row.number == match["row"]]
    if match is None or len(named) != 1 or any(row.number == match["number"] for row in rows):
        return None
    entry = _entry(named[0], match["number"], line, month)
    return None if entry is None or entry.spelled or _is_range(entry) else entry


def _called(named: Sequence[Indicator], words: str) -> Iterator[Indicator]:
    """Those of a row's figures that the words behind its number may call."""
    spoken = words_of(words)
    if spoken and (parts := parts_named(named, fold(words.strip(" ()-:")))):
        yield from parts
    elif not spoken:
        yield from named
    else:
        for row in named:
            name = words_of(f"{row.name} {row.part or ''}")
            if all(is_unit(word) or any(is_same_word(word, part) for part in name) for word in spoken):
                yield row


def _is_part_named(indicator: Indicator, words: str) -> bool:
    called = words.strip(" ()-:")
    if not called or is_unit(called):
        return False
    return bool(indicator.part) and indicator in parts_named([indicator], fold(called))
