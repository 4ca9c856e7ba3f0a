"""Sheets that are the months, quarters or half-years of one plan: the same rows on each, with the figures of that part.
Together they are one table whose columns are the parts."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from plan.document.doubt import Choice, Doubt, Questions
from plan.document.in_parts.lines import YEARS, names_a_part, parted_by_lines
from plan.document.table.copies import have_one_name
from plan.document.table.headings import read_heading
from plan.document.table.lines import Fate, Line, Sheet
from plan.document.table.rows import read_rows
from plan.document.table.tables import Row, Table
from plan.fold import fold

QUESTION = "plan:sheets_of_a_year"
SPLIT, _APART = "split", "apart"
_LEFT: Mapping[Fate, Fate] = {"read": "continuation", "question": "around"}
"""What rows of the further sheets are, beside those of the first: more figures of the same row, and the same title."""
_NAMES = {
    "month": (
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
    ),
    "quarter": ("I chorak", "II chorak", "III chorak", "IV chorak"),
    "half": ("I yarim yillik", "II yarim yillik"),
}  # fmt: skip


_ROMAN = " i ii iii iv v vi vii viii ix x xi xii "
_NUMBERED = re.compile(
    r"(?:list|sheet|varaq|oy)?[-. ]*(?:20\d\d[-. ]+)?(?:0?(\d{1,2})|([ivx]+))"
    r"[-. ]*(?:oy|oyi|oylik|mes|mesyas|m|varaq|list)?(?:[-. ]+20\d\d)?"
)
"""A sheet's name that is a number, folded."""
_OF_ITS_PART = re.compile(
    r"(?:shu |joriy |butun )?(?:oy|chorak|kvartal|yarim ?yil(?:lik)?)"
    r"(?:da| davomida| ichida| (?:oxiri|yakuni)(?:da|gacha)?)"
    r"|(?:v techenie|do konsa) (?:mesyasa|kvartala|polugodiya)"
)
"""A deadline that each sheet has for its own part."""


@dataclass(slots=True)
class _Joined:
    """A row of the plan with what its target is in each part."""

    first: Line
    targets: dict[str, str] = field(default_factory=dict)
    deadlines: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class YearOfSheets:
    """Sheets that may be parts of one year."""

    tables: list[Table]
    """With these sheets made one."""
    answer: str | None
    left: Mapping[Fate, int]
    """Rows of the file that are none of its own there: how many had each fate."""

    @property
    def is_one_plan(self) -> bool:
        """Whether they are, or nobody has said so yet."""
        return self.answer in (None, SPLIT)


def year_in_parts(sheet: Sheet, given: Sequence[Table], questions: Questions) -> YearOfSheets | None:
    """The parts of a year on sheets of their own, or below lines that name them; None where there are none."""
    if (year := _year_of_sheets(sheet, given, questions)) is not None or not (parted := parted_by_lines(given)):
        return year
    return _year_of_sheets(read_rows(parted, answers=sheet.answers), parted, questions)


def _year_of_sheets(sheet: Sheet, given: Sequence[Table], questions: Questions) -> YearOfSheets | None:
    """The sheets of a file that are named after all parts of a year and have the same rows; None where it has none.
    Whether they are parts of one plan is asked."""
    parts = _parts(sheet, given)
    if not parts or (joined := _joined(sheet, parts)) is None:
        return None
    names = "; ".join(given[at].name for at in parts)
    choices = (Choice(SPLIT), Choice(_APART))
    doubt = Doubt(QUESTION, "sheets_of_a_year", None, "", "", "plan", names[:300], choices)
    kept = {row.first.row.place for row in joined}
    left = Counter[Fate](
        _LEFT.get(line.fate, line.fate)
        for line in sheet.lines
        if line.table in parts and line.table != min(parts) and line.row.place not in kept
    )
    others = [table for at, table in enumerate(given) if at not in parts]
    return YearOfSheets([_table(sheet, given, parts, joined), *others], questions.ask(doubt), left)


def _parts(sheet: Sheet, given: Sequence[Table]) -> dict[int, str]:
    """By the place of a sheet the part that it is named after, if the sheets with a plan make a whole year."""
    headed = {line.table for line in sheet.lines if line.columns is not None or line.fate == "read"}
    names = {at: given[at].name for at in sorted(headed) if given[at].name}
    by_words: dict[int, str] = {at: read_heading([name]).part for at, name in names.items()}
    for parts in (by_words, _by_numbers(names)):
        if len(parts) == len(headed) and sorted(parts.values()) in map(sorted, YEARS):
            return parts
    return {}


def _by_numbers(names: Mapping[int, str]) -> dict[int, str]:
    """The parts of sheets that are only numbered ("1" to "12", "1-oy", "I" to "IV"): as many as there are decide what
    they are parts of. Nobody takes sheets for that unasked."""
    kind = {2: "half", 4: "quarter", 12: "month"}.get(len(names), "")
    numbered = {at: match for at, name in names.items() if (match := _NUMBERED.fullmatch(fold(name)))}
    if len(numbered) < len(names):
        return {}
    roman = {at: _ROMAN.find(f" {match[2]} ") for at, match in numbered.items() if match[2]}
    return {
        at: f"{kind} {_ROMAN[: roman[at]].count(' ') + 1 if at in roman else int(match[1])}"
        for at, match in numbered.items()
    }


def _joined(sheet: Sheet, parts: dict[int, str]) -> list[_Joined] | None:
    """The rows of all sheets, those with one number and name as one; None where one number has two names, or hardly a
    row is on two sheets."""
    rows: dict[tuple[str, str], _Joined] = {}
    section, again = "", 0
    for line in sheet.lines:
        if line.fate == "section" and not names_a_part(line.row):
            section = " ".join(cell for cell in line.row.cells if cell.strip())
        if line.fate != "read" or line.table not in parts:
            continue
        row = rows.setdefault((section, line.number), _Joined(line))
        if row.first is not line:
            if not have_one_name(row.first.cells["name"], line.cells["name"]) or parts[line.table] in row.targets:
                return None
            again += 1
        row.targets[parts[line.table]] = line.cells["target"]
        row.deadlines[parts[line.table]] = line.cells["window"]
    return list(rows.values()) if again >= len(rows) else None


def _table(sheet: Sheet, given: Sequence[Table], parts: dict[int, str], joined: Sequence[_Joined]) -> Table:
    """One table: the first sheet's, with a column for each part instead of that of its plan."""
    first = min(parts)
    order = sorted(parts.values(), key=lambda part: int(part.split()[1]))
    by_place = {row.first.row.place: row for row in joined}
    rows: list[Row] = []
    target = window = 0
    for line in sheet.lines:
        if line.table not in parts:
            continue
        if line.columns is not None and line.table == first and not target:
            columns = line.columns
            target, window = columns.at.get("target", 0), columns.at.get("window", -1)
            texts = [" ".join(dict.fromkeys(texts)) for texts in columns.headings]
            rows.append(
                replace(line.row, cells=_with_parts(texts, target, [f"{texts[target]} {_name(p)}" for p in order]))
            )
        elif (row := by_place.get(line.row.place)) is not None:
            cells = list(line.row.cells)
            if 0 <= window < len(cells):
                cells[window] = _deadline(row, order)
            rows.append(replace(line.row, cells=_with_parts(cells, target, [row.targets.get(p, "") for p in order])))
        elif line.table == first and line.fate not in ("heading", "read"):
            rows.append(replace(line.row, across=(), above=()))
    return replace(given[first], rows=tuple(rows), name="")


def _with_parts(cells: Sequence[str], target: int, parts: Sequence[str]) -> tuple[str, ...]:
    return (*cells[:target], *parts, *cells[target + 1 :])


def _head(words: str, part: str) -> str:
    """The heading of a part, from that of the plan on its sheet."""
    if read_heading([words]).part in ("", "whole"):
        return f"{words} {_name(part)}"
    year = re.search(r"20\d\d", words)
    return f"{year[0]}-yil reja, {_name(part)}" if year else f"Reja, {_name(part)}"


def _name(part: str) -> str:
    kind, number = part.split()
    return _NAMES[kind][int(number) - 1]


def _deadline(row: _Joined, order: Sequence[str]) -> str:
    """The deadline that all sheets say, or the parts that the row has a figure in."""
    said = {" ".join(words.split()) for words in row.deadlines.values()}
    if len(said) == 1 and len(row.deadlines) > 1 and not _OF_ITS_PART.fullmatch(fold(next(iter(said)))):
        return said.pop()
    with_figure = [part for part in order if row.targets.get(part, "").strip(" -–—")]
    return "yil davomida" if len(with_figure) == len(order) else ", ".join(map(_name, with_figure))
