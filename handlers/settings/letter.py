"""What is printed around the figures of a letter: whom the library writes to, who signs, and a Word form of its own."""

from collections.abc import Callable

from handlers import menus
from handlers.files import ReadFile, RefusedFile
from handlers.visit import BadPress, Visit
from reports.word.letter import letter
from reports.word.sample import sample
from reports.word.template import TemplateRefused
from texts.screen import Screen
from texts.settings import letter as words
from usecases.papers import letterhead as use

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def press_head(visit: Visit) -> None:
    _only_director(visit)
    if visit.dialog.screen in FILES or visit.dialog.screen in TEXTS:
        visit.go("menu")
    visit.page(words.letterhead(use.letterhead(visit.work)))


def _only_director(visit: Visit) -> None:
    if not visit.work.directs:
        raise BadPress


def press_set(visit: Visit, name: str) -> None:
    """One line of it, to be typed."""
    _only_director(visit)
    if name not in use.NAMES:
        raise BadPress
    visit.go("head", name=name)
    visit.show(words.ask(name, getattr(use.letterhead(visit.work), name)))


def press_clear(visit: Visit, name: str) -> None:
    _only_director(visit)
    if not use.set_letterhead(visit.work, name, ""):
        raise BadPress
    visit.page(words.letterhead(use.letterhead(visit.work), words.kept(name, "")))


def receive(visit: Visit) -> None:
    """The line as it was typed."""
    if not visit.work.directs:
        menus.not_for_you(visit)
        return
    name = str(visit.dialog.facts["name"])
    if not use.set_letterhead(visit.work, name, visit.text):
        visit.show(words.ask(name, getattr(use.letterhead(visit.work), name), words.TOO_LONG))
        return
    visit.go("menu")
    visit.show(words.letterhead(use.letterhead(visit.work), words.kept(name, " ".join(visit.text.split()))))


def press_template(visit: Visit) -> None:
    """What letters are written in; a file sent while this is open is the library's own form."""
    _only_director(visit)
    visit.go("letter_tpl")
    visit.show(_template(visit))


def _template(visit: Visit, above: str = "") -> Screen:
    own = use.own_letter(visit.work)
    return words.template(words.Own(own.name, own.at, own.by) if own else None, above)


def receive_template(visit: Visit) -> None:
    """The library's own form: tried with real figures, kept if they fit, and shown filled in."""
    if not visit.work.directs:
        menus.not_for_you(visit)
        return
    sent = visit.prepared
    if isinstance(sent, RefusedFile) and sent.content is None:
        visit.show(_template(visit, f"❗️ {sent.sentence}"))
    elif isinstance(sent, ReadFile | RefusedFile) and sent.content is not None:
        visit.show(_template(visit, _tried(visit, sent.name, sent.content)))
    else:
        visit.show(_template(visit, words.refused("not_word")))


def _tried(visit: Visit, name: str, content: bytes) -> str:
    """Fill in a form and keep it; returns what to say of it. The present one stays when the new one is refused."""
    facts = use.letter_to_try(visit.work)
    if facts is None:
        return words.NO_PLAN
    try:
        filled = letter(facts, content)
    except TemplateRefused as refused:
        return words.refused(refused.code, refused.place)
    use.keep_letter(visit.work, name, content)
    visit.document(filled, words.TRIAL_NAME, DOCX, words.trial())
    return words.taken(name)


def receive_words(visit: Visit) -> None:
    """Something typed where a file is awaited."""
    if not visit.work.directs:
        menus.not_for_you(visit)
        return
    visit.show(_template(visit, words.ONLY_A_FILE))


def press_get(visit: Visit, which: str) -> None:
    """A form to begin with, or the one in use."""
    _only_director(visit)
    own = use.own_letter(visit.work)
    if which == "sample":
        visit.document(sample(), words.SAMPLE_NAME, DOCX, words.sample())
    elif which == "own" and own is not None:
        visit.document(own.content, own.name, DOCX, words.present())
    else:
        raise BadPress


def press_drop(visit: Visit, sure: str) -> None:
    """Back to our own form, asked once."""
    _only_director(visit)
    own = use.own_letter(visit.work)
    if own is None or sure not in ("ask", "yes"):
        raise BadPress
    if sure == "ask":
        visit.show(words.ask_drop(own.name))
        return
    use.drop_letter(visit.work)
    visit.go("letter_tpl")
    visit.show(_template(visit, words.OURS_AGAIN))


Page = dict[str, Callable[[Visit], None]]

COMMANDS: Page = {}
PRESSES: dict[str, Callable[..., None]] = {
    "head": press_head,
    "head_set": press_set,
    "head_clear": press_clear,
    "letter_tpl": press_template,
    "letter_get": press_get,
    "letter_drop": press_drop,
}
TEXTS: Page = {"head": receive, "letter_tpl": receive_words}
FILES: Page = {"letter_tpl": receive_template}
