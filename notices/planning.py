"""What people hear of a change of the plan, and of the months with which a library begins."""

from notices import papers
from notices.telling import notify_person
from plan.calendar import Beginning
from plan.period import Month
from texts.papers import outdated as outdated_words
from texts.planning import beginning as beginning_words
from texts.planning import editing as words
from texts.screen import Screen
from usecases import notices
from usecases.planning.editing import Foreseen
from usecases.planning.wish import NONE
from usecases.progress import completeness
from usecases.work import Work

_PRINTED = frozenset({"target", "baseline", "row_added", "row_dropped", "part_added", "part_dropped"})
"""Changes after which a paper's figures are others."""


def plan_changed(work: Work, year: int, made: Foreseen, why: str, order: str = NONE) -> int:
    """Everybody whom the change concerns, and the other directors, hear of it once; returns how many they are."""
    decree = "" if order == NONE else order

    def compose() -> Screen:
        return words.change_notice(year, work.person.name, made.changes, why, decree)

    members = {person.id: person for key in made.concerned for person in completeness.people_to_tell(work, key)}
    members |= {director.id: director for director in notices.other_directors(work)}
    for person in members.values():
        notify_person(work, person, compose, f"plan:{work.library.id}:{year}:{made.version}:{person.id}")
    if any(change.aspect in _PRINTED for change in made.changes):
        papers.papers_outdated(work, Month(year, 1), lambda: outdated_words.why_plan(decree), lambda: ())
    return len(members)


def earlier_months_opened(work: Work, beginning: Beginning) -> None:
    """Everybody who reports hears that months from before the library began here are open."""

    def compose() -> Screen:
        return beginning_words.opened_notice(beginning)

    reporting = {
        person.id: person
        for department in work.facts().departments
        for person in completeness.people_to_tell(work, department.id)
    }
    about = f"{work.library.id}:{beginning.year}:{beginning.earlier_from}:{beginning.earlier_until}:{beginning.summed}"
    for person in reporting.values():
        notify_person(work, person, compose, f"begins:{about}:{person.id}")
