"""The names that papers need: which of them nobody has given yet, and whom the plan itself names above its table."""

import json

from plan.document.approval import Signatory, signatories_of
from plan.document.table.tables import from_json
from storage.planning import plans
from usecases.papers.letterhead import library_letterhead
from usecases.work import Work

NEEDED = ("director", "addressee")
"""Lines without which no letter should leave the house; in the order in which they are asked for."""
OFFERED = "agreed_by"
"""Asked for only where the plan names somebody: a paper without who agreed to it is whole."""


def missing_names(work: Work) -> tuple[str, ...]:
    """The lines that a letter needs and that are empty."""
    head = library_letterhead(work)
    return tuple(line for line in NEEDED if not getattr(head, line))


def next_name(work: Work, after: str = "") -> str:
    """The next line to ask for, behind the one that was just given or passed over; "" when that is all."""
    head, lines = library_letterhead(work), [*NEEDED]
    if any(one.name for one in names_in_plan(work)):
        lines.append(OFFERED)
    rest = lines[lines.index(after) + 1 :] if after in lines else lines
    return next((line for line in rest if not getattr(head, line)), "")


def names_in_plan(work: Work) -> tuple[Signatory, ...]:
    """Whom the newest plan file names as having agreed to it and approved it."""
    for draft in plans.drafts_of(work.session, work.library.id, 1):
        return signatories_of(from_json(json.loads(draft.tables)))
    return ()
