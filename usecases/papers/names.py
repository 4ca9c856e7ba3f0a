"""The names that papers need: which of them nobody has given yet, and whom the plan itself names above its table."""

import json

from plan.document.approval import Signatory, signatories_of
from plan.document.table.tables import from_json
from storage.oversight import history
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
    """Whom the newest plan file names as having agreed to it and approved it: one that was sent here, or one that was
    put into force without the chat."""
    session, library_id = work.session, work.library.id
    draft = next(iter(plans.drafts_of(session, library_id, 1)), None)
    since = draft.created_at if draft is not None else None
    for event in history.newest_first(session, library_id, since, None, "load"):
        if event.subject == "plan" and isinstance(event.after, dict) and "signatories" in event.after:
            return tuple(Signatory(block, post, name) for block, post, name in event.after["signatories"])
    return signatories_of(from_json(json.loads(draft.tables))) if draft is not None else ()
