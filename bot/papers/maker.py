"""Makes one paper in a process of its own: `python -m bot.papers.maker`, its order on the standard input.

Printing takes the interpreter for seconds, and drawing a library of tens of megabytes. In here it delays nobody's
answer, and the memory goes back when it is done. If the bot dies meanwhile, this writes to nobody and ends.
"""

import gc
import json
import os
import struct
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.apart.posix import limited
from plan.period import Span
from plan.progress.paper import PaperFacts
from reports.kinds import Print, filled_form, print_paper, printed_year, sample_form
from reports.word.refused import TemplateRefused
from storage.database import Database, open_database
from storage.papers import library_files
from storage.papers import orders as papers
from texts.language import speaking
from texts.papers import orders as words
from texts.progress.measures import short_name
from usecases.papers import ordering, own_forms
from usecases.papers.gathering import paper_facts
from usecases.papers.own_forms import KeptForm

NICENESS = 10
"""People who wait for an answer come first, also on a machine with a single core."""
LONGEST = 2560
"""Points that Telegram leaves of a photo's longer side: a longer picture would come with letters too small to read."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file and what stands below it; `photo` files are shown in the chat."""

    file: Print
    photo: bool
    words: str


@dataclass(frozen=True, slots=True)
class _Ordered:
    """All that is read from the database, so that no transaction is open while the file is printed."""

    kind: str
    figure: int | None
    facts: PaperFacts
    template: bytes | None
    form: tuple[KeptForm, bytes] | None
    language: str
    """What it is written in."""
    spoken: str
    """What is spoken to whoever ordered it."""
    names: tuple[tuple[str, str], ...]
    """What the library calls rows and departments in Russian."""


def make_paper(database: Database, order_id: int, now: datetime) -> Made | None:
    """The file of an order; None when its person may not have it any more, or there is nothing to make it of."""
    ordered = _ordered(database, order_id, now)
    if ordered is None:
        return None
    with speaking(ordered.language, ordered.names):
        file, lost = _printed(ordered)
    with speaking(ordered.spoken, ordered.names):
        screen = words.file_caption(ordered.kind, ordered.facts.report, _about(ordered), lost)
    return Made(file, ordered.kind in ordering.PICTURES and _fits(file.content), screen.text)


def _printed(ordered: _Ordered) -> tuple[Print, int]:
    """The file, and how many marks of a form name nothing any more."""
    if ordered.form is not None:
        form, content = ordered.form
        with limited():
            return filled_form(ordered.facts, form.name, content, form.chosen)
    if ordered.kind == ordering.SAMPLE:
        return sample_form(ordered.facts), 0
    if ordered.figure is not None:
        return printed_year(ordered.facts, ordered.figure), 0
    return print_paper(ordered.kind, ordered.facts, ordered.template), 0


def _ordered(database: Database, order_id: int, now: datetime) -> _Ordered | None:
    with database.read() as session:
        order = papers.load_order(session, order_id)
        work = ordering.work_of_order(session, order, now)
        history = order.kind in ordering.OF_THE_PLAN
        span, language = Span.parse(order.span), order.language
        facts = paper_facts(work, span, order.as_of, language, history=history) if work is not None else None
        if work is None or facts is None:
            return None
        own = library_files.load_library_file(session, order.library_id, "letter")
        about = int(order.about) if order.about else None
        found = own_forms.form_of_library(work, about) if order.kind == ordering.FORM and about is not None else None
        form = None if found is None else (found, own_forms.content_of_form(work, found.id))
        figure = about if form is None else None
        template, spoken, names = own.content if own else None, work.person.language, work.facts().russian
        return _Ordered(order.kind, figure, facts, template, form, language, spoken, names)


def _about(ordered: _Ordered) -> str:
    if ordered.form is not None:
        return ordered.form[0].name
    for line in ordered.facts.report.lines:
        if line.indicator.key == ordered.figure:
            return f"{line.indicator.code} {short_name(line.indicator, 120)}"
    return ""


def _fits(picture: bytes) -> bool:
    """Whether a PNG is small enough to be read as a photo; otherwise it goes as a file, in which one can zoom."""
    wide, high = struct.unpack(">II", picture[16:24])
    return bool(max(wide, high) <= LONGEST)


def fulfil(asked: Mapping[str, Any]) -> bytes:
    """What comes of an order: one line about the file and then the file itself; nothing when it may not be had, and why
    when the library's own letter cannot be filled in."""
    database = open_database(asked["url"])
    try:
        made = make_paper(database, asked["order"], datetime.fromisoformat(asked["now"]))
    except TemplateRefused as refused:
        return json.dumps({"refused": f"{refused.code} {refused.place}".strip()}).encode() + b"\n"
    finally:
        database.close()
    if made is None:
        return b""
    head = {"name": made.file.name, "mime": made.file.mime, "photo": made.photo, "words": made.words}
    return json.dumps(head).encode() + b"\n" + made.file.content


def main() -> int:
    """Read the order, and write what comes of it."""
    os.nice(NICENESS)
    gc.disable()  # it ends before looking for garbage pays: a quarter of the time of a large file
    sys.stdout.buffer.write(fulfil(json.load(sys.stdin)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
