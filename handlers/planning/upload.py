"""The director sends the plan's file: what was read is shown, what is doubtful is asked, and then it is loaded.

The file and the answers are a draft in the database, read again at every step; nothing is in force before ✅.
"""

from collections.abc import Callable

from handlers import menus
from handlers.files import ReadFile, RefusedFile
from handlers.visit import BadPress, Visit, whole
from plan.document.doubt import Doubt
from plan.document.reader import PlanDocument
from plan.typed.numbers import Number, read_number
from texts.month import unclear
from texts.planning import changes as plan_changes
from texts.planning import loading as plan_loading
from texts.planning.doubts import choice_text, refusal_of
from texts.planning.loading import HOME, press_key
from texts.screen import Screen
from usecases.people.staff import staff
from usecases.planning import loading as use
from usecases.planning.changes import Change
from usecases.planning.loading import PlanDraft


def unexpected_file(visit: Visit) -> None:
    """A file outside a report: a director's document is a plan; from anybody else it is answered kindly."""
    if not visit.work.directs:
        if isinstance(visit.prepared, RefusedFile) and visit.prepared.content is None:
            visit.page(_not_taken(visit))  # it may have been a filled form
            visit.resume()
            return
        observer = visit.work.person.role == "observer"
        visit.page(Screen(plan_loading.NOT_NOW_OBSERVER if observer else plan_loading.NOT_NOW_MEMBER))
        visit.resume()
    elif isinstance(visit.prepared, ReadFile):
        _begin(visit, visit.prepared)
    else:
        visit.page(_not_taken(visit))
        visit.resume()


def _not_taken(visit: Visit) -> Screen:
    if isinstance(visit.prepared, RefusedFile):
        return plan_loading.refused(visit.prepared.name, visit.prepared.sentence)
    picture = visit.file is not None and visit.file.kind == "photo"
    return Screen(plan_loading.NOT_A_PICTURE if picture else plan_loading.SEND_AGAIN)


def _begin(visit: Visit, file: ReadFile) -> None:
    draft = use.begin_draft(visit.work, file.name, file.tables)
    document = use.read_draft(visit.work, draft)
    if document.refusal:
        use.set_aside(visit.work, draft)
        visit.page(plan_loading.refused(file.name, refusal_of(document)))
        visit.resume()
    elif document.loadable and _changes(visit, draft, document) == []:
        use.set_aside(visit.work, draft)
        visit.page(plan_loading.same(document))
        visit.resume()
    else:
        _show_preview(visit, draft, document)


def _changes(visit: Visit, draft: PlanDraft, document: PlanDocument) -> list[Change] | None:
    return use.changes_of(visit.work.session, visit.work.library.id, document, draft.answers)


def _open(visit: Visit, draft: str) -> tuple[PlanDraft, PlanDocument] | None:
    """The draft a button belongs to. For one that is closed the person is told so, and shown the one that is open."""
    if not visit.work.directs:
        raise BadPress
    found = use.open_draft(visit.work, whole(draft))
    if found is not None:
        return found, use.read_draft(visit.work, found)
    visit.toast(plan_loading.DRAFT_GONE, alert=True)
    newer = use.open_draft(visit.work, visit.dialog.facts["draft"]) if visit.dialog.screen in TEXTS else None
    if newer is None:
        raise BadPress
    _show_preview(visit, newer, use.read_draft(visit.work, newer))
    return None


def _show_preview(visit: Visit, draft: PlanDraft, document: PlanDocument) -> None:
    changes = None
    if document.loadable:
        found = _changes(visit, draft, document)
        changes = None if found is None else len(found)
    visit.go("plan_draft", draft=draft.id)
    links = use.links_of(visit.work, draft, document)
    visit.show(plan_loading.preview(draft.id, draft.file_name, document, changes, len(draft.answers), links))


def press_preview(visit: Visit, draft: str) -> None:
    if (opened := _open(visit, draft)) is not None:
        _show_preview(visit, *opened)


def press_ask(visit: Visit, draft: str, place: str) -> None:
    if (opened := _open(visit, draft)) is None:
        return
    found, document = opened
    _ask(visit, found, document, whole(place))


def _ask(visit: Visit, draft: PlanDraft, document: PlanDocument, place: int, above: str = "") -> None:
    """The open question at that place, the last one if there are fewer, or the preview when none is left."""
    if not document.doubts:
        _show_preview(visit, draft, document)
        return
    place = min(place, len(document.doubts) - 1)
    doubt = document.doubts[place]
    visit.go("plan_doubt", draft=draft.id, doubt=doubt.id, place=place)
    visit.show(plan_loading.ask(draft.id, doubt, place, len(document.doubts), len(draft.answers), above))


def press_pick(visit: Visit, draft: str, doubt: str, choice: str) -> None:
    """An answer by button. One to a question that is answered already only shows where things stand."""
    if (opened := _open(visit, draft)) is None:
        return
    found, document = opened
    for place, asked in enumerate(document.doubts):
        if press_key(asked.id) != doubt:
            continue
        for offered in asked.choices:
            if press_key(offered.id) == choice:
                _keep(visit, found, asked, place, offered.id, choice_text(offered))
                return
        raise BadPress
    _ask(visit, found, document, 0)


def _keep(visit: Visit, draft: PlanDraft, doubt: Doubt, place: int, answer: str, words: str) -> None:
    use.answer_doubt(visit.work, draft, doubt, answer)
    _ask(visit, draft, use.read_draft(visit.work, draft), place, plan_loading.taken(doubt, words))


def receive_answer(visit: Visit) -> None:
    """A typed answer to the question that is open: a figure, or a year."""
    draft = use.open_draft(visit.work, visit.dialog.facts["draft"])
    if draft is None:
        menus.show_menu(visit, plan_loading.DRAFT_GONE)
        return
    document = use.read_draft(visit.work, draft)
    place = int(visit.dialog.facts.get("place", 0))
    doubt = next((one for one in document.doubts if one.id == visit.dialog.facts.get("doubt")), None)
    if doubt is None or not doubt.typed:
        _ask(visit, draft, document, place, plan_loading.PRESS_A_BUTTON)
        return
    if doubt.typed == "year":
        year = visit.text.removesuffix("-yil").strip()
        if year.isascii() and year.isdigit() and 2000 <= int(year) <= 2100:
            _keep(visit, draft, doubt, place, year, year)
        else:
            _ask(visit, draft, document, place, plan_loading.TYPE_A_YEAR)
        return
    read = read_number(visit.text, whole=False)
    if isinstance(read, Number):
        answer = format(read.value, "f")
        _keep(visit, draft, doubt, place, answer, answer)
    else:
        _ask(visit, draft, document, place, unclear.why_not(read))


def receive_nothing(visit: Visit) -> None:
    """Something typed while the preview waits for a button."""
    draft = use.open_draft(visit.work, visit.dialog.facts["draft"])
    if draft is None:
        menus.show_menu(visit)
    else:
        _show_preview(visit, draft, use.read_draft(visit.work, draft))


def press_undo(visit: Visit, draft: str) -> None:
    if (opened := _open(visit, draft)) is None:
        return
    found, _ = opened
    reopened = use.take_back_answer(visit.work, found)
    document = use.read_draft(visit.work, found)
    places = [place for place, doubt in enumerate(document.doubts) if doubt.id == reopened]
    if places:
        _ask(visit, found, document, places[0])
    else:
        _show_preview(visit, found, document)


def press_changes(visit: Visit, draft: str, page: str) -> None:
    if (opened := _open(visit, draft)) is None:
        return
    found, document = opened
    changes = _changes(visit, found, document) if document.loadable else None
    if not changes or document.year is None:
        _show_preview(visit, found, document)
        return
    visit.go("plan_draft", draft=found.id)
    visit.show(plan_changes.changes_page(found.id, document.year, changes, whole(page), document.loadable))


def press_links(visit: Visit, draft: str, page: str) -> None:
    """Which rows of last year's plan the new ones go on with."""
    if (opened := _open(visit, draft)) is None:
        return
    found, document = opened
    links = use.links_of(visit.work, found, document)
    if not links:
        _show_preview(visit, found, document)
        return
    visit.go("plan_draft", draft=found.id)
    visit.show(plan_loading.links(found.id, links, whole(page)))


def press_load(visit: Visit, draft: str) -> None:
    """✅: the draft comes into force, unless a required question is open."""
    if (opened := _open(visit, draft)) is None:
        return
    found, document = opened
    if not document.loadable:
        _ask(visit, found, document, 0)
        return
    done = use.load_draft(visit.work, found)
    visit.go("menu")
    if done.outcome == "same":
        visit.show(plan_loading.same(done.document))
        return
    people = staff(visit.work)
    directors = {one.id for one in people.directors}
    alone = not any(one.id not in directors for _, members in people.departments for one in members)
    visit.show(plan_loading.loaded(done.document, len(people.departments), len(done.changes), alone))


def press_stop(visit: Visit, draft: str) -> None:
    if (opened := _open(visit, draft)) is None:
        return
    use.set_aside(visit.work, opened[0])
    visit.go("menu")
    visit.show(Screen(plan_loading.SET_ASIDE, (HOME,)))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "draft": press_preview,
    "draft_ask": press_ask,
    "draft_pick": press_pick,
    "draft_undo": press_undo,
    "draft_diff": press_changes,
    "draft_links": press_links,
    "draft_load": press_load,
    "draft_stop": press_stop,
}
TEXTS: Page = {"plan_draft": receive_nothing, "plan_doubt": receive_answer}
FILES: Page = {}
