"""What a library has written itself, in the letters of a paper: whose it is, when, by whom, who signs.

Names of rows, parts and units are not changed here but worded (`texts/wording/names.py`): whoever tells what a row is
about, as the letter does, knows it by the plan's own words. Reasons, notes and
the names of those who report stand as they were typed.
"""

from dataclasses import replace

from plan.progress.letterhead import Letterhead
from plan.progress.paper import PaperFacts, PlanChange
from texts.language import SOURCE, spoken_language
from texts.wording import in_readers_letters

_OF_THE_PLAN = frozenset({"name", "section_title", "mechanism", "deadline", "responsible", "unit"})
"""What a change may have changed that is words of the plan."""
_WORDED = (
    "addressee", "greeting", "director", "director_post", "executor", "place", "full_name", "agreed_post", "agreed_by",
)  # fmt: skip


def for_readers(facts: PaperFacts) -> PaperFacts:
    """The facts as the language that is spoken writes them; the same facts in Uzbek in Latin letters."""
    write = in_readers_letters
    if spoken_language() == SOURCE:
        return facts
    return replace(
        facts,
        library=write(facts.library),
        plan_title=write(facts.plan_title),
        responsible={key: tuple(map(write, names)) for key, names in facts.responsible.items()},
        deadlines={key: write(deadline) for key, deadline in facts.deadlines.items()},
        mechanisms={key: write(mechanism) for key, mechanism in facts.mechanisms.items()},
        changes=tuple(map(_change, facts.changes)),
        letterhead=_head(facts.letterhead),
    )


def _head(head: Letterhead) -> Letterhead:
    """Every line but telephone and address of mail: a paper that is signed is of one script. A line is as somebody has
    worded it in Russian, where that is spoken."""
    write = in_readers_letters
    return replace(head, **{line: write(getattr(head, line)) for line in _WORDED})


def _change(change: PlanChange) -> PlanChange:
    if change.what not in _OF_THE_PLAN:
        return replace(change, part=in_readers_letters(change.part))
    before, after = _written(change.before), _written(change.after)
    return replace(change, part=in_readers_letters(change.part), before=before, after=after)


def _written(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_written, value))
    return in_readers_letters(value) if isinstance(value, str) else value
