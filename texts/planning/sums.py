"""A plan's own sums that do not add up, as one sentence each."""

from collections.abc import Mapping

from plan.document.compare.row_matching import printed_code
from plan.document.sums import WrongSum
from texts.sentence import Sentence

_WRONG_SUMS: Mapping[tuple[str, str], Sentence] = {
    ("baseline", "parts"): Sentence(
        "{place:row_place}, {code}-band: fakt ustunida {printed} yozilgan, qismlari jami esa {computed}."
    ),
    ("target", "parts"): Sentence(
        "{place:row_place}, {code}-band: reja ustunida {printed} yozilgan, qismlari jami esa {computed}."
    ),
    ("baseline", "growth"): Sentence(
        "{place:row_place}, {code}-band: fakt ustunida {printed} yozilgan, "
        "o'tgan yilgisi va yangisi birga esa {computed}."
    ),
    ("target", "growth"): Sentence(
        "{place:row_place}, {code}-band: reja ustunida {printed} yozilgan, "
        "o'tgan yilgisi va yangisi birga esa {computed}."
    ),
}
"""By the column and the rule that it breaks."""


def wrong_sum(wrong: WrongSum) -> str:
    """A sum of the plan that does not add up, with both numbers."""
    return _WRONG_SUMS[wrong.column, wrong.rule].plain(
        place=wrong.place,
        code=printed_code((wrong.section, wrong.number)),
        printed=wrong.printed,
        computed=wrong.computed,
    )
