"""Who is responsible, in one spelling for the whole plan: a slip of the pen must not make a department of its own."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from plan.document.cell.responsible import (
    departments_behind_people,
    departments_of,
    is_heads,
    is_person,
    is_whole,
    may_be_several,
    read_responsible,
    split_joined_names,
    without_person,
)
from plan.document.doubt import Choice, Doubt, Questions
from plan.document.table.copies import Entry
from plan.fold import fold, fold_key

_ALIKE = 0.93
_WHAT_IT_IS = re.compile(
    r"(?: (?:bolim|xizmat|sektor|guruh)(?:i|lari)?)?(?: (?:mudir|boshli[gq]|rahbar)\w*)?$|^(?:otdel|slujba|sektor) "
)
"""Of a name what says that it is a department, or its head: "Abonement bo'limi mudiri" may be the "Abonement"."""
_MOST = 60
_SHORTENED = 3
"""Letters of a word that is cut short, at least."""


@dataclass(frozen=True, slots=True)
class Names:
    """Everybody named in the plan."""

    by_row: dict[int, tuple[str, ...]]
    """By the `id` of the entry: places and numbers may both stand twice."""
    departments: tuple[str, ...]


def names_of(entries: Sequence[Entry], questions: Questions) -> Names:
    """Everybody responsible, in the spelling that the plan uses most for each; near spellings are asked about."""
    printed = {
        id(copy): read_responsible(copy.cells["responsible"]) for entry in entries for copy in (entry, *entry.copies)
    }
    whole_names = {fold_key(name) for names in printed.values() for name in names}
    for entry in entries:
        for copy in (entry, *entry.copies):
            text = copy.cells["responsible"]
            printed[id(copy)] = departments_behind_people(text, printed[id(copy)], whole_names)
    rows = {
        where: tuple(part for name in names for part in _parted(name, whole_names, questions))
        for where, names in printed.items()
    }
    alone = {name for names in rows.values() if all(map(is_person, names)) for name in names}
    rows = {where: _without_people(names, alone) for where, names in rows.items()}
    spellings: dict[str, Counter[str]] = {}
    for names in rows.values():
        for name in names:
            spellings.setdefault(fold_key(name), Counter())[name] += 1
    best = {folded: counted.most_common(1)[0][0] for folded, counted in spellings.items()}
    for rare, common in _near(spellings):
        if _are_same(best[rare], best[common], questions):
            best[rare] = best[common]
    by_row = {where: tuple(dict.fromkeys(best[fold_key(name)] for name in names)) for where, names in rows.items()}
    return Names(by_row, departments_of(by_row.values()))


def _without_people(names: tuple[str, ...], alone: Collection[str]) -> tuple[str, ...]:
    """The names of a row without the people beside a post or a service ("A. Karimov, Abonement xizmati"), who are whose
    post it is or of that service; but whoever is named `alone` in some row reports by himself."""
    people = {name for name in names if is_person(name) and name not in alone}
    return tuple(name for name in names if name not in people) if any(map(is_whole, names)) else names


def _parted(name: str, whole_names: Collection[str], questions: Questions) -> tuple[str, ...]:
    """The several names of a piece, once it is plain or answered that these are several."""
    parts = split_joined_names(without_person(name), whole_names)
    if len(parts) > 1 or not (several := may_be_several(parts[0])):
        return parts
    doubt_id, choices = f"plan:parted:{fold_key(name)}", (Choice("same"), Choice("different"))
    printed = "» / «".join(several)
    doubt = Doubt(doubt_id, "same_department", None, "", "", "plan", printed, choices)
    answer = questions.answers.get(doubt_id) if doubt in questions.open else questions.ask(doubt)
    return several if answer == "different" else parts


def _near(spellings: dict[str, Counter[str]]) -> list[tuple[str, str]]:
    """Pairs of names that differ by a letter or two, or in what they call a department; the rarer first, each rare one
    once."""
    pairs: dict[str, str] = {}
    printed = {folded: next(iter(counted)) for folded, counted in spellings.items()}
    names = [folded for folded, name in printed.items() if not is_heads(name)]
    cores = {folded: _WHAT_IT_IS.sub("", fold(printed[folded])).strip() for folded in names}
    for name, other in combinations(names[:_MOST], 2):
        one_thing = bool(cores[name]) and cores[name] == cores[other]
        one_thing = one_thing or _shortens(printed[name], printed[other]) or _shortens(printed[other], printed[name])
        if one_thing or SequenceMatcher(None, name, other, autojunk=False).ratio() >= _ALIKE:
            rare, common = sorted((name, other), key=lambda folded: spellings[folded].total())
            if common not in pairs:
                pairs.setdefault(rare, common)
    return list(pairs.items())


def _shortens(name: str, other: str) -> bool:
    """Whether a name is the other with some of its words cut short: "Abonement xizm"."""
    words, whole = fold(name).split(), fold(other).split()
    if len(words) != len(whole) or words == whole:
        return False
    return all(
        word == long or (len(word.strip(".")) >= _SHORTENED and long.startswith(word.strip(".")))
        for word, long in zip(words, whole, strict=True)
    )


def _are_same(rare: str, common: str, questions: Questions) -> bool:
    choices = (Choice("same"), Choice("different"))
    printed = f"{rare}» / «{common}"
    doubt_id = f"plan:same:{fold_key(rare)}"
    return questions.ask(Doubt(doubt_id, "same_department", None, "", "", "plan", printed, choices)) == "same"
