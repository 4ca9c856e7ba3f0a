"""The draft of a plan's file that a director is looking at: found again, and shown as far as it was read."""

from handlers.visit import BadPress, Visit
from plan.document.figure import PlanDocument
from texts.planning.file import loading as words
from texts.planning.file import preview as previews
from usecases.planning import loading as use
from usecases.planning.changes import Change
from usecases.planning.loading import PlanDraft

PREVIEW, DOUBT = "plan_draft", "plan_doubt"


def changes_of(visit: Visit, draft: PlanDraft, document: PlanDocument) -> list[Change] | None:
    return use.changes_of_plan(visit.work.session, visit.work.library.id, document, draft.answers)


def draft_of_dialog(visit: Visit) -> PlanDraft | None:
    """The open draft that the present screen is about."""
    if visit.dialog.screen not in (PREVIEW, DOUBT):
        return None
    return use.open_draft(visit.work, visit.dialog.facts["draft"])


def opened_draft(visit: Visit, draft_id: int) -> tuple[PlanDraft, PlanDocument] | None:
    """The draft a button belongs to. For one that is closed the person is told so, and shown the one that is open."""
    if not visit.work.directs:
        raise BadPress
    draft = use.open_draft(visit.work, draft_id)
    if draft is not None:
        return draft, use.read_draft(visit.work, draft)
    visit.toast(words.DRAFT_GONE.plain(), alert=True)
    newer = draft_of_dialog(visit)
    if newer is None:
        raise BadPress
    show_preview(visit, newer, use.read_draft(visit.work, newer))
    return None


def show_preview(visit: Visit, draft: PlanDraft, document: PlanDocument, *, first: bool = False) -> None:
    """What was read of the file; likely slips of the pen are told the `first` time only, for nothing is to be done."""
    changes = changes_of(visit, draft, document) if document.loadable else None
    visit.go(PREVIEW, draft=draft.id, **({"first": True} if first else {}))
    visit.show(
        previews.plan_preview(
            draft.id,
            draft.file_name,
            document,
            None if changes is None else len(changes),
            len(draft.answers),
            use.links_of_draft(visit.work, draft, document),
            slips=first,
            this_year=visit.work.today.year,
        )
    )
