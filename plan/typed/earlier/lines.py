"""The lines of a table with months as filled forms of these months: a line is a row of the plan by its number and its
name together, and a line of which that cannot be said is told and not taken."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from plan.fold import fold, fold_key
from plan.indicator import Indicator
from plan.short_names.offered import offered_short_name
from plan.typed.earlier.columns import OwnLine, OwnTable
from plan.typed.filled_form import FilledForm, FormCode, FormLine, name_of, number_of
from plan.typed.rows.row_names import is_same_word
from plan.vocabulary import words_of

_CODE = re.compile(r"(?:([ivxl]+) ?[.\-] ?)?(\d{1,3}(?:\.\d{1,3})*)[.)]?")
_LEAST = 12
"""Letters from which the beginning of a name is enough, where a number says the same."""


@dataclass(frozen=True, slots=True)
class TakenTable:
    """The forms of the months, how many lines are rows of the department, and how many are of other departments."""

    forms: tuple[FilledForm, ...]
    own: int
    others: int


def take_table(
    table: OwnTable,
    own: Sequence[Indicator],
    every: Sequence[Indicator],
    months: Iterable[int],
    code_of: Callable[[int], FormCode],
) -> TakenTable:
    """Of a table what a department reports (`own`, of all figures of the plan) in some months."""
    wanted = [month for month in months if month in table.months]
    lines: dict[int, list[FormLine]] = {month: [] for month in wanted}
    keys, found, others, code = {row.key for row in own}, 0, 0, ""
    called = _called(every)
    for line in table.lines:
        named = _named(line, code, every, called)
        code = named[0].code if named else "" if line.number else code
        figure = _one(line, named)
        here = [month for month in wanted if month in line.cells]
        if not here:
            continue
        if figure is not None and figure.key in keys:
            found += 1
            for month in here:
                lines[month].append(_line(line, number_of(figure), name_of(figure), month))
        elif named and not any(row.key in keys for row in named):
            others += any(row.is_asked for row in named)
        elif all(row.is_asked for row in named):  # a sum that is reckoned anyway is nobody's to say
            said = line.cells[here[0]]
            lines[here[0]].append(FormLine(line.place, line.number, line.name, "", said, "", unplaced=True))
    forms = tuple(FilledForm(code_of(month), tuple(lines[month])) for month in wanted)
    return TakenTable(forms, found, others)


def _line(line: OwnLine, number: str, name: str, month: int) -> FormLine:
    return FormLine(line.place, number, name, "", line.cells[month], "")


def _called(every: Sequence[Indicator]) -> dict[str, list[Indicator]]:
    """The rows by what they are called, whole or short."""
    called: dict[str, list[Indicator]] = {}
    for row in every:
        names = (row.name, name_of(row), row.short_name, row.told_apart, row.russian, offered_short_name(row.name))
        for key in {fold_key(name) for name in names if name}:
            called.setdefault(key, []).append(row)
    return called


def _named(
    line: OwnLine, above: str, every: Sequence[Indicator], called: Mapping[str, Sequence[Indicator]]
) -> Sequence[Indicator]:
    """The figures of the one row that a line is, or is a part of; `above` is the code of the line above it."""
    match = _CODE.fullmatch(fold(line.number))
    by_name = called.get(fold_key(line.name), []) if line.name else []
    by_name = by_name if len({row.code for row in by_name}) == 1 else []
    if match is None:
        parts = [row for row in every if row.code == above and _is_part(line.name, row)]
        return parts or by_name
    section, number = (match[1] or line.section).upper(), match[2]
    numbered = [row for row in every if row.number == number]
    of_section = [row for row in numbered if row.section.upper() == section]
    numbered = of_section if of_section or match[1] else numbered
    if line.name:
        is_called = [row for row in numbered if row in by_name]
        numbered = is_called or [row for row in numbered if _is_alike(line.name, row)] or list(by_name)
    return numbered if len({row.code for row in numbered}) == 1 else []


def _one(line: OwnLine, named: Sequence[Indicator]) -> Indicator | None:
    """The figure that a line is; None where its row has several and it names none of them."""
    if len(named) == 1:
        return named[0]
    texts = {_key(text) for text in (line.name, *line.beside)}
    parts = [row for row in named if row.part and (fold_key(row.part) in texts or fold_key(name_of(row)) in texts)]
    return parts[0] if len(parts) == 1 else None


def _key(text: str) -> str:
    return fold_key(text.lstrip("-–—• "))


def _is_part(name: str, row: Indicator) -> bool:
    return bool(row.part) and fold_key(row.part or "") == _key(name)


def _is_alike(name: str, row: Indicator) -> bool:
    """Whether a name is the row's but for its endings and what is left out, so that it is this row where the number
    says so, too."""
    words, own_words = words_of(name), words_of(f"{row.name} {row.part or ''}")
    if _is_part(name, row) or (words and all(any(is_same_word(word, own) for own in own_words) for word in words)):
        return True
    said, own = fold_key(name), fold_key(row.name)
    return len(said) >= _LEAST and (own.startswith(said) or said.startswith(own))
