"""Which rows of a plan go on with which of last year's, before the plan is loaded."""

from collections.abc import Sequence
from typing import Protocol

from markupsafe import Markup

from plan.document.compare.row_matching import printed_code
from plan.fold import fold_key
from texts.home import back_button
from texts.paging import fit_lines, numbered_title, page_of, page_turns
from texts.planning import presses
from texts.screen import Screen
from texts.sentence import NOTHING, lines, paragraphs, say
from texts.wording import clip, plan_words

_ON_A_PAGE = 12


class Linked(Protocol):
    """A row and the row of last year's plan that it goes on with."""

    @property
    def row(self) -> tuple[str, str]: ...
    @property
    def name(self) -> str: ...
    @property
    def old(self) -> tuple[str, str] | None: ...
    @property
    def old_name(self) -> str: ...


def links_line(links: Sequence[Linked]) -> Markup:
    """How many rows of a plan go on with rows of last year's."""
    if not links:
        return NOTHING
    linked = sum(link.old is not None for link in links)
    return say(
        "🔗 O'tgan yil rejasi bilan: {linked} ta band bog'landi, {new} tasi yangi.",
        linked=linked,
        new=len(links) - linked,
    )


def row_links_page(draft: int, rows: Sequence[Linked], page: int) -> Screen:
    """Which row goes on with which of last year's: those that moved or were worded anew first."""
    order = sorted(rows, key=lambda link: link.old == link.row and fold_key(link.name) == fold_key(link.old_name))
    shown, page, pages = page_of(order, page, _ON_A_PAGE)
    title = numbered_title(say("🔗 <b>Bandlarning o'tgan yil bilan bog'lanishi</b>"), page, pages)
    turned = page_turns(page, pages, lambda other: presses.show_links(draft, other))
    text = fit_lines(paragraphs(title, lines(map(_link, shown))))
    return Screen(text, (*turned, (back_button(presses.show_draft(draft)),)))


def _link(link: Linked) -> Markup:
    row = printed_code(link.row)
    if link.old is None:
        return say("➕ <b>{row}</b> {name}: o'tgan yilda yo'q edi", row=row, name=plan_words(link.name, 70))
    if fold_key(link.name) == fold_key(link.old_name):
        return say("<b>{row}</b> ← {old} {name}", row=row, old=printed_code(link.old), name=plan_words(link.name, 60))
    return say(
        "<b>{row}</b> ← {old} «{was}» {name}",
        row=row,
        old=printed_code(link.old),
        was=clip(link.old_name, 50),
        name=plan_words(link.name, 60),
    )
