"""The question which stands of how figures are counted: what was set by hand, or what the file says."""

from collections.abc import Sequence

from markupsafe import Markup

from plan.document.compare.hand_set import HandSet
from plan.document.doubt import Doubt
from texts.paging import page_of, page_turns
from texts.planning import presses
from texts.planning.file.hand_set import hand_set_bullet
from texts.planning.file.loading import ask_doubt
from texts.screen import Screen
from texts.sentence import NOTHING, lines, say

PAGE = 12


def ask_which_counting(
    draft: int,
    doubt: Doubt,
    hand_set: Sequence[HandSet],
    page: int,
    place: int,
    total: int,
    answered: int,
    above: Markup = NOTHING,
) -> Screen:
    """Whether the file stands or what was set by hand, asked once for all figures of which both have changed."""
    shown, page, pages = page_of([asked for asked in hand_set if asked.asked], page, PAGE)
    listed = lines(
        map(hand_set_bullet, shown),
        say("({page}/{pages}-bet)", page=page + 1, pages=pages) if pages > 1 else NOTHING,
    )
    turns = page_turns(page, pages, lambda other: presses.turn_facts(draft, place, other))
    return ask_doubt(draft, doubt, place, total, answered, above, shown=listed, turns=turns)
