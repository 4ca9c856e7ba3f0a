"""Rows that are no plain row of the plan: what each of them is, is asked. A row can always be kept with a number."""

import re
from collections.abc import Sequence
from dataclasses import replace

from plan.document.cell.excel_dates import month_and_day
from plan.document.doubt import Choice, Doubt, Questions
from plan.document.table.copies import Entry
from plan.document.table.lines import Line
from plan.document.table.rows import is_lone_name
from plan.document.table.sub_rows import become_part, may_join_above
from plan.fold import fold

_LETTERED = re.compile(r"([a-z])\s*[.)]?")
_BOTH = "both"
_PART = "part"


def settle_dates(lines: Sequence[Line], questions: Questions) -> None:
    """Excel makes a date of "9.1"; which of the two numbers comes first is asked."""
    for at, line in enumerate(lines):
        day_made = month_and_day(line.number) if line.date else None
        if day_made is None:
            continue
        month, day = day_made
        choices = tuple(Choice(number) for number in dict.fromkeys((f"{day}.{month}", f"{month}.{day}")))
        place, section = line.row.place, line.section
        doubt = Doubt(f"row:{at}:date", "row_number_date", place, section, "", "number", line.number, choices)
        if answer := questions.ask(doubt):
            line.number = answer
        else:
            line.fate = "question"


def settle_rows(lines: Sequence[Line], questions: Questions) -> None:
    """Ask about rows that are neither a row of the plan nor anything else that is recognised; those that have a number
    are asked about elsewhere."""
    numbers = _Numbers(lines)
    before: Line | None = None
    for at, line in enumerate(lines):
        if line.fate == "question" and not line.number:
            _ask_about_row(at, line, questions, numbers.offered(line, before), before, may_join=True)
        before = line if line.fate == "read" else before


def settle_late_rows(lines: Sequence[Line], questions: Questions) -> bool:
    """Ask about continuations that turned out to follow no row. Returns whether one of them has become a row."""
    numbers = _Numbers(lines)
    asked, numbered = {doubt.id for doubt in questions.open}, False
    for at, line in enumerate(lines):
        if line.fate == "question" and not line.number and f"row:{at}" not in asked:
            _ask_about_row(at, line, questions, numbers.offered(line, None), None, may_join=False)
            numbered = numbered or bool(line.number)
    return numbered


class _Numbers:
    """The numbers that a row without one may be given."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines

    def offered(self, line: Line, before: Line | None) -> list[str]:
        """The next free number of its section; of "b)", or of what may be a part, below row 4 also 4.2."""
        used = {other.number for other in self._lines if other.section == line.section and other.fate == "read"}
        tops = [number.partition(".")[0] for number in used]
        first = max((int(top) for top in tops if top.isdigit()), default=0) + 1
        lettered = _LETTERED.fullmatch(fold(line.cells.get("number", "")))
        below = ""
        if before is not None and before.number.count(".") < 3:
            places = [ord(lettered[1]) - ord("a") + 1] if lettered else range(1, 100) if line.may_be_part else []
            below = next((n for n in (f"{before.number}.{place}" for place in places) if n not in used), "")
        return [number for number in (below, str(first)) if number and number not in used]


def _ask_about_row(
    at: int, line: Line, questions: Questions, numbers: Sequence[str], before: Line | None, *, may_join: bool
) -> None:
    printed = " | ".join(" ".join(cell.split()) for cell in line.row.cells if cell.strip())[:120]
    skip = Choice("skip")
    choices: tuple[Choice, ...] = (skip,)
    if may_join and is_lone_name(line):
        code, choices = "row_rest", (Choice("join"), skip)
    else:
        unnumbered = bool(line.cells) and not line.cells["number"]
        code = "row_without_number" if unnumbered else "row_unclear"
    doubt = Doubt(f"row:{at}", code, line.row.place, line.section, "", "row", printed, choices)
    if line.cells:  # a line of text beside the table has no columns to read a row from
        part = (Choice(_PART),) if before is not None and may_join_above(line, before) else ()
        kept = (*part, *(Choice(number) for number in numbers))
        doubt = replace(doubt, choices=(*choices[:-1], *kept, skip), typed="own_number")
    answer = questions.ask(doubt)
    match answer:
        case None:
            return
        case "join":
            line.fate = "continuation"
        case "skip":
            line.fate = "left_out"
        case "part" if before is not None:
            become_part(line, before)
        case _:
            line.number, line.fate = answer, "read"


def named_entries(entries: list[Entry], questions: Questions) -> list[Entry]:
    """The rows that have a name; one without can only be left out here, or be named in the file."""
    kept = []
    for entry in entries:
        every = [entry, *entry.copies]
        nameless = [copy for copy in every if not copy.cells["name"]]
        named = [copy for copy in every if copy.cells["name"]]
        left_out = bool(nameless) and _leaves_out(nameless[0], questions)
        if left_out:
            for line in (line for copy in nameless for line in copy.lines):
                line.fate = "left_out"
        if named:
            # The same row whether or not the question is open: answers about its copies count from it.
            named[0].copies = named[1:]
            kept.append(named[0])
        elif not left_out:
            kept.append(entry)
    return kept


def _leaves_out(entry: Entry, questions: Questions) -> bool:
    section, number = entry.identity
    printed = " | ".join(" ".join(text.split()) for text in entry.cells.values() if text)[:120]
    place, choices = entry.line.row.place, (Choice("skip"),)
    doubt = Doubt(f"{section}.{number}:name", "no_name", place, section, number, "row", printed, choices)
    return questions.ask(doubt) is not None


def twice_id(entry: Entry) -> str:
    """The id of the question which of several rows with one number stays."""
    section, number = entry.identity
    return f"{section}.{number}:row:number_twice"


def next_number(entries: Sequence[Entry], section: str) -> int:
    """The first number that no row of the section has."""
    tops = [entry.line.number.partition(".")[0] for entry in entries if entry.line.section == section]
    return max((int(top) for top in tops if top.isdigit()), default=0) + 1


def parted_copies(entries: Sequence[Entry], questions: Questions) -> list[Entry]:
    """Of rows with one number that are all to stay, the later ones get the next free numbers of their section."""
    parted: list[Entry] = list(entries)
    for entry in entries:
        if not entry.copies or questions.answers.get(twice_id(entry)) != _BOTH:
            continue
        for copy in entry.copies:
            copy.line.number = str(next_number(parted, copy.line.section))
            parted.insert(parted.index(entry) + 1, copy)
        entry.copies = []
    return parted
