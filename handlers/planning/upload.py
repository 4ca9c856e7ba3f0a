"""The director sends the plan's file: what was read is shown, what is doubtful is asked, and then it is loaded.

The file and the answers are a draft in the database, read again at every step; nothing is in force before ✅.
"""

from handlers.files import ReadFile, RefusedFile
from handlers.page import Page, on
from handlers.planning.beginning import ask_beginning
from handlers.planning.drafts import DOUBT, PREVIEW, changes_of, draft_of_dialog, opened_draft, show_preview
from handlers.planning.file_questions import (
    ask,
    present_question,
    press_answer_doubt,
    press_ask,
    press_deadline,
    press_facts,
    press_months,
    press_undo,
    receive_answer,
)
from handlers.visit import HOME_SCREEN, Visit
from texts.planning import changes as change_words
from texts.planning import presses
from texts.planning.file import loading as words
from texts.planning.file import preview as previews
from texts.planning.file.refusals import plan_refusal_of
from texts.planning.file.row_links import row_links_page
from texts.planning.undoing import undo_file_button
from texts.screen import Screen
from usecases.people.staff import load_staff, nobody_reports
from usecases.planning import loading as use
from usecases.planning.beginning import begin_as_it_stands


def unexpected_file(visit: Visit) -> None:
    """A file outside a report: a director's document is a plan; from anybody else it is answered kindly."""
    if visit.work.directs and isinstance(visit.prepared, ReadFile):
        _begin(visit, visit.prepared)
        return
    visit.page(_not_taken(visit))
    visit.resume()


def _not_taken(visit: Visit) -> Screen:
    file = visit.prepared
    # What could not be fetched from a member may have been a filled form, so they are told why.
    if isinstance(file, RefusedFile) and (visit.work.directs or file.content is None):
        return words.plan_file_refused(file.name, file.sentence)
    if not visit.work.directs:
        observer = visit.work.person.role == "observer"
        return Screen(words.NOT_NOW_OBSERVER()) if observer else words.file_of_which_row()
    picture = visit.file is not None and visit.file.kind == "photo"
    return Screen(words.NOT_A_PICTURE() if picture else words.SEND_AGAIN())


def _begin(visit: Visit, file: ReadFile) -> None:
    draft = use.begin_draft(visit.work, file.name, file.tables)
    document = use.read_draft(visit.work, draft)
    if document.refusal:
        use.set_draft_aside(visit.work, draft)
        visit.page(words.plan_file_refused(file.name, plan_refusal_of(document)))
        visit.resume()
    elif document.loadable and changes_of(visit, draft, document) == []:
        use.set_draft_aside(visit.work, draft)
        visit.page(words.plan_unchanged(document))
        visit.resume()
    else:
        show_preview(visit, draft, document, first=not use.was_sent_before(visit.work, draft))


def present_upload(visit: Visit) -> bool:
    """Show again what was read of the file; False when it is gone."""
    draft = draft_of_dialog(visit)
    if draft is None:
        return False
    show_preview(visit, draft, use.read_draft(visit.work, draft), first="first" in visit.dialog.facts)
    return True


def press_preview(visit: Visit, draft: int) -> None:
    """What was read of the file."""
    if (opened := opened_draft(visit, draft)) is not None:
        show_preview(visit, *opened)


def receive_beside_upload(visit: Visit) -> None:
    """Something typed while the preview waits for a button."""
    visit.present()


def press_changes(visit: Visit, draft: int, page: int) -> None:
    """What the file changes in the plan in force."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    plan_draft, document = opened
    changes = changes_of(visit, plan_draft, document) if document.loadable else None
    if not changes or document.year is None:
        show_preview(visit, plan_draft, document)
        return
    visit.go(PREVIEW, draft=plan_draft.id)
    session, library = visit.work.session, visit.work.library.id
    recounted = use.recounted_numbers(session, library, document, plan_draft.answers, changes)
    visit.show(change_words.changes_page(plan_draft.id, document.year, changes, page, document.loadable, recounted))


def press_links(visit: Visit, draft: int, page: int) -> None:
    """Which rows of last year's plan the new ones go on with."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    plan_draft, document = opened
    links = use.links_of_draft(visit.work, plan_draft, document)
    if not links:
        show_preview(visit, plan_draft, document)
        return
    visit.go(PREVIEW, draft=plan_draft.id)
    visit.show(row_links_page(plan_draft.id, links, page))


def press_rows(visit: Visit, draft: int, page: int) -> None:
    """Every figure that was read of the file."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    plan_draft, document = opened
    visit.go(PREVIEW, draft=plan_draft.id)
    visit.show(previews.file_rows_page(plan_draft.id, document, page))


def press_load(visit: Visit, draft: int) -> None:
    """✅: the draft comes into force, unless a required question is open."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    plan_draft, document = opened
    if not document.loadable:
        ask(visit, plan_draft, document, 0)
        return
    done = use.load_draft(visit.work, plan_draft)
    visit.go(HOME_SCREEN)
    if done.outcome == "same":
        visit.show(words.plan_unchanged(done.document))
        return
    people = load_staff(visit.work)
    undo = undo_file_button(done.year, done.version) if done.outcome == "changed" else None
    alone = nobody_reports(visit.work)
    loaded = words.plan_loaded(done.document, len(people.departments), len(done.changes), alone, undo)
    if done.outcome == "new" and _begins_late(visit, done.year):
        ask_beginning(visit, done.year, words.told_loaded(done.document, len(people.departments)))
        return
    visit.show(loaded)


def _begins_late(visit: Visit, year: int) -> bool:
    """Whether months of this year had closed before its plan came, so that it is asked with which to begin. What closed
    is owed by nobody, whatever is answered and whether or not it is."""
    work = visit.work
    begun = begin_as_it_stands(work.session, work.library.id, work.now, year, work.person.id)
    work.refresh()
    return begun is not None and year == work.today.year


def press_discard(visit: Visit, draft: int) -> None:
    """The file is not wanted."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    use.set_draft_aside(visit.work, opened[0])
    visit.go(HOME_SCREEN)
    visit.show(words.set_aside())


PAGE = Page(
    presses=(
        on(presses.show_draft, press_preview),
        on(presses.ask_doubt, press_ask),
        on(presses.answer_doubt, press_answer_doubt),
        on(presses.pick_months, press_months),
        on(presses.take_deadline, press_deadline),
        on(presses.undo_answer, press_undo),
        on(presses.turn_facts, press_facts),
        on(presses.show_changes, press_changes),
        on(presses.show_links, press_links),
        on(presses.show_rows, press_rows),
        on(presses.load_draft, press_load),
        on(presses.discard_draft, press_discard),
    ),
    texts={PREVIEW: receive_beside_upload, DOUBT: receive_answer},
    present={PREVIEW: present_upload, DOUBT: present_question},
)
