"""Last year's figures in a new plan's file that the bot has counted otherwise, in words."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from plan.document.doubt import Doubt
from texts.paging import page_of, page_turns
from texts.planning import presses
from texts.planning.file.loading import ask_doubt
from texts.screen import Screen
from texts.sentence import NOTHING, lines, paragraphs, plain, say
from texts.wording import clip

PAGE = 12


class FactOff(Protocol):
    """A figure of last year that a file gives otherwise than the bot has counted it."""

    @property
    def code(self) -> str: ...
    @property
    def part(self) -> str: ...
    @property
    def printed(self) -> Decimal | None: ...
    @property
    def counted(self) -> Decimal: ...


def ask_whose_facts(
    draft: int,
    year: int,
    doubt: Doubt,
    facts: Sequence[FactOff],
    page: int,
    place: int,
    total: int,
    answered: int,
    missing: int,
    above: Markup = NOTHING,
) -> Screen:
    """Whose figures of last year stand, asked once for all of them; `missing` reports of that year have not come, so
    that the bot's own figures are not whole."""
    shown, page, pages = page_of(facts, page, PAGE)
    listed = paragraphs(
        lines(
            lines(map(_fact, shown)),
            say("({page}/{pages}-bet)", page=page + 1, pages=pages) if pages > 1 else NOTHING,
        ),
        say("⚠️ {year:bare}-yilning {n} ta hisoboti topshirilmagan: bot hisobi to'liq emas.", year=year - 1, n=missing)
        if missing
        else NOTHING,
    )
    turns = page_turns(page, pages, lambda other: presses.turn_facts(draft, place, other))
    return ask_doubt(draft, doubt, place, total, answered, above, shown=listed, turns=turns)


def _fact(fact: FactOff) -> Markup:
    return say("• {fact}", fact=fact_line(fact))


def fact_line(fact: FactOff) -> str:
    """One such figure in a line, for the terminal as well."""
    if fact.part:
        return plain(
            "{code} ({part}): faylda {printed:figure}, bot hisobida {counted}",
            code=fact.code,
            part=clip(fact.part, 40),
            printed=fact.printed,
            counted=fact.counted,
        )
    return plain(
        "{code}: faylda {printed:figure}, bot hisobida {counted}",
        code=fact.code,
        printed=fact.printed,
        counted=fact.counted,
    )
