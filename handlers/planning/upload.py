"""The director sends the plan's file: what was read is shown, what is doubtful is asked, and then it is loaded.

The file and the answers are a draft in the database, read again at every step; nothing is in force before ✅.
"""

from markupsafe import Markup

from handlers import menus
from handlers.files import ReadFile, RefusedFile
from handlers.page import Page, on
from handlers.visit import HOME_SCREEN, BadPress, Visit
from plan.document.doubt import Doubt
from plan.document.reader import PlanDocument
from plan.typed.numbers import Number, read_number
from texts.month import unclear
from texts.planning import changes as change_words
from texts.planning import file_preview as previews
from texts.planning import loading as words
from texts.planning import presses
from texts.planning.doubts import choice_text, plan_refusal_of
from texts.screen import Screen
from texts.sentence import NOTHING
from usecases.people.staff import load_staff
from usecases.planning import loading as use
from usecases.planning.changes import Change
from usecases.planning.loading import PlanDraft

PREVIEW, DOUBT = "plan_draft", "plan_doubt"


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
        return Screen(words.NOT_NOW_OBSERVER() if observer else words.NOT_NOW_MEMBER())
    picture = visit.file is not None and visit.file.kind == "photo"
    return Screen(words.NOT_A_PICTURE() if picture else words.SEND_AGAIN())


def _begin(visit: Visit, file: ReadFile) -> None:
    draft = use.begin_draft(visit.work, file.name, file.tables)
    document = use.read_draft(visit.work, draft)
    if document.refusal:
        use.set_draft_aside(visit.work, draft)
        visit.page(words.plan_file_refused(file.name, plan_refusal_of(document)))
        visit.resume()
    elif document.loadable and _changes(visit, draft, document) == []:
        use.set_draft_aside(visit.work, draft)
        visit.page(words.plan_unchanged(document))
        visit.resume()
    else:
        _show_preview(visit, draft, document)


def _changes(visit: Visit, draft: PlanDraft, document: PlanDocument) -> list[Change] | None:
    return use.changes_of_plan(visit.work.session, visit.work.library.id, document, draft.answers)


def _draft_of_dialog(visit: Visit) -> PlanDraft | None:
    """The open draft that the present screen is about."""
    if visit.dialog.screen not in (PREVIEW, DOUBT):
        return None
    return use.open_draft(visit.work, visit.dialog.facts["draft"])


def _open(visit: Visit, draft_id: int) -> tuple[PlanDraft, PlanDocument] | None:
    """The draft a button belongs to. For one that is closed the person is told so, and shown the one that is open."""
    if not visit.work.directs:
        raise BadPress
    draft = use.open_draft(visit.work, draft_id)
    if draft is not None:
        return draft, use.read_draft(visit.work, draft)
    visit.toast(words.DRAFT_GONE.plain(), alert=True)
    newer = _draft_of_dialog(visit)
    if newer is None:
        raise BadPress
    _show_preview(visit, newer, use.read_draft(visit.work, newer))
    return None


def present_upload(visit: Visit) -> bool:
    """Show again the question about the file that is open, or what was read of it; False when the file is gone."""
    draft = _draft_of_dialog(visit)
    if draft is None:
        return False
    document = use.read_draft(visit.work, draft)
    if visit.dialog.screen == DOUBT:
        _ask(visit, draft, document, _place_of_question(visit, document))
    else:
        _show_preview(visit, draft, document)
    return True


def _place_of_question(visit: Visit, document: PlanDocument) -> int:
    """Where the question that was shown stands now among the open ones."""
    asked = visit.dialog.facts.get("doubt")
    places = [place for place, doubt in enumerate(document.doubts) if doubt.id == asked]
    return places[0] if places else int(visit.dialog.facts.get("place", 0))


def _show_preview(visit: Visit, draft: PlanDraft, document: PlanDocument) -> None:
    changes = _changes(visit, draft, document) if document.loadable else None
    visit.go(PREVIEW, draft=draft.id)
    visit.show(
        previews.plan_preview(
            draft.id,
            draft.file_name,
            document,
            None if changes is None else len(changes),
            len(draft.answers),
            use.links_of_draft(visit.work, draft, document),
        )
    )


def press_preview(visit: Visit, draft: int) -> None:
    """What was read of the file."""
    if (opened := _open(visit, draft)) is not None:
        _show_preview(visit, *opened)


def press_ask(visit: Visit, draft: int, place: int) -> None:
    """An open question about the file."""
    if (opened := _open(visit, draft)) is not None:
        _ask(visit, *opened, place)


def _ask(visit: Visit, draft: PlanDraft, document: PlanDocument, place: int, above: Markup = NOTHING) -> None:
    """The open question at that place, the last one if there are fewer, or the preview when none is left."""
    if not document.doubts:
        _show_preview(visit, draft, document)
        return
    place = min(place, len(document.doubts) - 1)
    doubt = document.doubts[place]
    visit.go(DOUBT, draft=draft.id, doubt=doubt.id, place=place)
    visit.show(words.ask_doubt(draft.id, doubt, place, len(document.doubts), len(draft.answers), above))


def press_answer_doubt(visit: Visit, draft: int, doubt: str, choice: str) -> None:
    """An answer by button. One to a question that is answered already only shows where things stand."""
    if (opened := _open(visit, draft)) is None:
        return
    opened_draft, document = opened
    for place, asked in enumerate(document.doubts):
        if words.press_key(asked.id) != doubt:
            continue
        for offered in asked.choices:
            if words.press_key(offered.id) == choice:
                _keep(visit, opened_draft, asked, place, offered.id, choice_text(offered, asked.field))
                return
        raise BadPress
    _ask(visit, opened_draft, document, 0)


def _keep(visit: Visit, draft: PlanDraft, doubt: Doubt, place: int, answer: str, shown: str) -> None:
    use.answer_doubt(visit.work, draft, doubt, answer)
    _ask(visit, draft, use.read_draft(visit.work, draft), place, words.doubt_settled(doubt, shown))


def receive_answer(visit: Visit) -> None:
    """A typed answer to the question that is open: a figure, or a year."""
    draft = _draft_of_dialog(visit)
    if draft is None:
        menus.show_menu(visit, words.DRAFT_GONE())
        return
    document = use.read_draft(visit.work, draft)
    place = int(visit.dialog.facts.get("place", 0))
    doubt = next((doubt for doubt in document.doubts if doubt.id == visit.dialog.facts.get("doubt")), None)
    if doubt is None or not doubt.typed:
        _ask(visit, draft, document, place, words.PRESS_A_BUTTON())
        return
    answer, why_not = _typed_year(visit.text) if doubt.typed == "year" else _typed_number(visit.text)
    if why_not:
        _ask(visit, draft, document, place, why_not)
    else:
        _keep(visit, draft, doubt, place, answer, answer)


def _typed_year(text: str) -> tuple[str, Markup]:
    """The year, or why it was not taken."""
    year = text.removesuffix("-yil").strip()
    if year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100:
        return year, NOTHING
    return "", words.TYPE_A_YEAR()


def _typed_number(text: str) -> tuple[str, Markup]:
    """The number in plain digits, or why it was not taken."""
    read = read_number(text, whole=False)
    if isinstance(read, Number):
        return format(read.value, "f"), NOTHING
    return "", unclear.why_not(read)


def receive_beside_upload(visit: Visit) -> None:
    """Something typed while the preview waits for a button."""
    visit.present()


def press_undo(visit: Visit, draft: int) -> None:
    """The newest answer is taken back, and asked again."""
    if (opened := _open(visit, draft)) is None:
        return
    opened_draft, _ = opened
    reopened = use.take_back_answer(visit.work, opened_draft)
    document = use.read_draft(visit.work, opened_draft)
    places = [place for place, doubt in enumerate(document.doubts) if doubt.id == reopened]
    if places:
        _ask(visit, opened_draft, document, places[0])
    else:
        _show_preview(visit, opened_draft, document)


def press_changes(visit: Visit, draft: int, page: int) -> None:
    """What the file changes in the plan in force."""
    if (opened := _open(visit, draft)) is None:
        return
    opened_draft, document = opened
    changes = _changes(visit, opened_draft, document) if document.loadable else None
    if not changes or document.year is None:
        _show_preview(visit, opened_draft, document)
        return
    visit.go(PREVIEW, draft=opened_draft.id)
    visit.show(change_words.changes_page(opened_draft.id, document.year, changes, page, document.loadable))


def press_links(visit: Visit, draft: int, page: int) -> None:
    """Which rows of last year's plan the new ones go on with."""
    if (opened := _open(visit, draft)) is None:
        return
    opened_draft, document = opened
    links = use.links_of_draft(visit.work, opened_draft, document)
    if not links:
        _show_preview(visit, opened_draft, document)
        return
    visit.go(PREVIEW, draft=opened_draft.id)
    visit.show(previews.row_links_page(opened_draft.id, links, page))


def press_load(visit: Visit, draft: int) -> None:
    """✅: the draft comes into force, unless a required question is open."""
    if (opened := _open(visit, draft)) is None:
        return
    opened_draft, document = opened
    if not document.loadable:
        _ask(visit, opened_draft, document, 0)
        return
    done = use.load_draft(visit.work, opened_draft)
    visit.go(HOME_SCREEN)
    if done.outcome == "same":
        visit.show(words.plan_unchanged(done.document))
        return
    people = load_staff(visit.work)
    directors = {person.id for person in people.directors}
    alone = not any(person.id not in directors for _, members in people.departments for person in members)
    visit.show(words.plan_loaded(done.document, len(people.departments), len(done.changes), alone))


def press_discard(visit: Visit, draft: int) -> None:
    """The file is not wanted."""
    if (opened := _open(visit, draft)) is None:
        return
    use.set_draft_aside(visit.work, opened[0])
    visit.go(HOME_SCREEN)
    visit.show(words.set_aside())


PAGE = Page(
    presses=(
        on(presses.show_draft, press_preview),
        on(presses.ask_doubt, press_ask),
        on(presses.answer_doubt, press_answer_doubt),
        on(presses.undo_answer, press_undo),
        on(presses.show_changes, press_changes),
        on(presses.show_links, press_links),
        on(presses.load_draft, press_load),
        on(presses.discard_draft, press_discard),
    ),
    texts={PREVIEW: receive_beside_upload, DOUBT: receive_answer},
    present={PREVIEW: present_upload, DOUBT: present_upload},
)
