"""The open questions about a plan's file, one after another: answered by a button, by typing, or taken back."""

from markupsafe import Markup

from handlers import menus
from handlers.planning.drafts import DOUBT, draft_of_dialog, opened_draft, show_preview
from handlers.planning.typed_answers import Understood, read_answer
from handlers.visit import BadPress, Visit
from plan.document.doubt import Doubt, typed_window, window_of_word
from plan.document.figure import PlanDocument
from plan.indicator import Window
from texts.deadlines import window_words
from texts.planning.file import deadline_answers as deadlines
from texts.planning.file import loading as words
from texts.planning.file.doubts import choice_text
from texts.planning.file.last_year import ask_whose_facts
from texts.planning.file.which_counting import ask_which_counting
from texts.sentence import NOTHING
from usecases.planning import loading as use
from usecases.planning.held.cross_checks import FACTS, facts_off
from usecases.planning.held.hand_set import COUNTING
from usecases.planning.last_year import missing_from_year
from usecases.planning.loading import PlanDraft

_ALL_MONTHS = 2**12 - 1
_OF_MANY = (FACTS, COUNTING)
"""What the ids of questions begin with that list the figures that they are about."""


def ask(visit: Visit, draft: PlanDraft, document: PlanDocument, place: int, above: Markup = NOTHING) -> None:
    """The open question at that place, the last one if there are fewer, or the preview when none is left."""
    if not document.doubts:
        show_preview(visit, draft, document)
        return
    place = min(place, len(document.doubts) - 1)
    doubt = document.doubts[place]
    if doubt.id.startswith(_OF_MANY):
        _ask_of_many(visit, draft, document, place, 0, above)
        return
    visit.go(DOUBT, draft=draft.id, doubt=doubt.id, place=place)
    visit.show(words.ask_doubt(draft.id, doubt, place, len(document.doubts), len(draft.answers), above))


def _ask_of_many(
    visit: Visit, draft: PlanDraft, document: PlanDocument, place: int, page: int, above: Markup = NOTHING
) -> None:
    """A question about many figures at once, with a page of those that differ."""
    year, doubt = document.year or 0, document.doubts[place]
    visit.go(DOUBT, draft=draft.id, doubt=doubt.id, place=place, page=page)
    if doubt.id.startswith(COUNTING):
        total, answered = len(document.doubts), len(draft.answers)
        visit.show(ask_which_counting(draft.id, doubt, document.hand_set, page, place, total, answered, above))
        return
    visit.show(
        ask_whose_facts(
            draft.id,
            year,
            doubt,
            facts_off(visit.work.session, visit.work.library.id, document, draft.answers),
            page,
            place,
            len(document.doubts),
            len(draft.answers),
            len(missing_from_year(visit.work, year - 1).missing),
            above,
        )
    )


def press_facts(visit: Visit, draft: int, place: int, page: int) -> None:
    """Another page of the figures that differ."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    plan_draft, document = opened
    if place >= len(document.doubts) or not document.doubts[place].id.startswith(_OF_MANY):
        ask(visit, plan_draft, document, place)
        return
    _ask_of_many(visit, plan_draft, document, place, page)


def present_question(visit: Visit) -> bool:
    """Show again the question that is open, with the months chosen, the deadline typed or the page of figures that was
    read; False when the file is gone."""
    draft = draft_of_dialog(visit)
    if draft is None:
        return False
    document = use.read_draft(visit.work, draft)
    place = _place_of_question(visit, document)
    facts, doubt = visit.dialog.facts, _doubt_of_dialog(visit, document)
    if doubt is not None and "months" in facts:
        _show_months(visit, draft, doubt, place, facts["months"])
    elif doubt is not None and "typed" in facts and (window := typed_window(facts["window"])):
        _show_understood(visit, draft, doubt, place, facts["typed"], window)
    elif doubt is not None and "page" in facts:
        _ask_of_many(visit, draft, document, place, facts["page"])
    else:
        ask(visit, draft, document, place)
    return True


def _place_of_question(visit: Visit, document: PlanDocument) -> int:
    """Where the question that was shown stands now among the open ones."""
    asked = visit.dialog.facts.get("doubt")
    places = [place for place, doubt in enumerate(document.doubts) if doubt.id == asked]
    return places[0] if places else int(visit.dialog.facts.get("place", 0))


def _doubt_of_dialog(visit: Visit, document: PlanDocument) -> Doubt | None:
    return next((doubt for doubt in document.doubts if doubt.id == visit.dialog.facts.get("doubt")), None)


def press_ask(visit: Visit, draft: int, place: int) -> None:
    """An open question about the file."""
    if (opened := opened_draft(visit, draft)) is not None:
        ask(visit, *opened, place)


def press_answer_doubt(visit: Visit, draft: int, doubt: str, choice: str) -> None:
    """An answer by button. One to a question that is answered already only shows where things stand."""
    if (pressed := _pressed(visit, draft, doubt)) is None:
        return
    plan_draft, asked, place = pressed
    for offered in asked.choices:
        if words.press_key(offered.id) == choice:
            _keep(visit, plan_draft, asked, place, offered.id, choice_text(offered, asked.field))
            return
    raise BadPress


def _pressed(visit: Visit, draft: int, key: str) -> tuple[PlanDraft, Doubt, int] | None:
    """The question that a button belongs to, and its place. Where it is answered already, what is open is shown."""
    if (opened := opened_draft(visit, draft)) is None:
        return None
    plan_draft, document = opened
    for place, doubt in enumerate(document.doubts):
        if words.press_key(doubt.id) == key:
            return plan_draft, doubt, place
    ask(visit, plan_draft, document, 0)
    return None


def press_months(visit: Visit, draft: int, doubt: str, months: int) -> None:
    """The months of a deadline, one more or one less than before."""
    if (pressed := _pressed(visit, draft, doubt)) is None:
        return
    plan_draft, asked, place = pressed
    if asked.typed != "deadline" or months > _ALL_MONTHS:
        raise BadPress
    _show_months(visit, plan_draft, asked, place, months)


def _show_months(visit: Visit, draft: PlanDraft, doubt: Doubt, place: int, months: int) -> None:
    visit.go(DOUBT, draft=draft.id, doubt=doubt.id, place=place, months=months)
    visit.show(deadlines.choose_months(draft.id, doubt, place, months))


def press_deadline(visit: Visit, draft: int, doubt: str, window: str) -> None:
    """✅: the deadline that was put together of months, or understood."""
    if (pressed := _pressed(visit, draft, doubt)) is None:
        return
    plan_draft, asked, place = pressed
    chosen = window_of_word(window)
    if asked.typed != "deadline" or chosen is None:
        raise BadPress
    _keep(visit, plan_draft, asked, place, str(chosen), window_words(chosen))


def _show_understood(
    visit: Visit, draft: PlanDraft, doubt: Doubt, place: int, typed: str, window: Window, receipt: Markup = NOTHING
) -> None:
    visit.go(DOUBT, draft=draft.id, doubt=doubt.id, place=place, typed=typed, window=str(window))
    visit.show(deadlines.deadline_understood(draft.id, doubt, place, typed, window), receipt=receipt)


def _keep(visit: Visit, draft: PlanDraft, doubt: Doubt, place: int, answer: str, shown: str) -> None:
    use.answer_doubt(visit.work, draft, doubt, answer)
    ask(visit, draft, use.read_draft(visit.work, draft), place, words.doubt_settled(doubt, shown))


def receive_answer(visit: Visit) -> None:
    """A typed answer to the question that is open."""
    draft = draft_of_dialog(visit)
    if draft is None:
        menus.show_menu(visit, words.DRAFT_GONE())
        return
    document = use.read_draft(visit.work, draft)
    place = int(visit.dialog.facts.get("place", 0))
    doubt = _doubt_of_dialog(visit, document)
    if doubt is None or not doubt.typed:
        ask(visit, draft, document, place, words.PRESS_A_BUTTON())
        return
    read = read_answer(doubt, visit.text, document)
    if isinstance(read, Understood):
        _keep(visit, draft, doubt, place, read.answer, read.shown)
    elif isinstance(read, Window):
        _show_understood(visit, draft, doubt, place, " ".join(visit.text.split())[:100], read)
    else:
        ask(visit, draft, document, place, read)


def press_undo(visit: Visit, draft: int) -> None:
    """The newest answer is taken back, and asked again."""
    if (opened := opened_draft(visit, draft)) is None:
        return
    plan_draft, _ = opened
    reopened = use.take_back_answer(visit.work, plan_draft)
    document = use.read_draft(visit.work, plan_draft)
    places = [place for place, doubt in enumerate(document.doubts) if doubt.id == reopened]
    if places:
        ask(visit, plan_draft, document, places[0])
    else:
        show_preview(visit, plan_draft, document)
