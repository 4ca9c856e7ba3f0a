"""Makes one paper in a process of its own: `python -m bot.paper_maker`, its order on the standard input.

Printing takes the interpreter for seconds, and drawing a library of tens of megabytes. In here it delays nobody's
answer, and the memory goes back when it is done. If the bot dies meanwhile, this writes to nobody and ends.
"""

import json
import os
import sys
from dataclasses import dataclass
from datetime import datetime

from plan.paper import PaperFacts
from plan.period import Span
from storage import papers
from storage.base import Session
from storage.database import open_database
from storage.tables import PaperOrder
from texts import paper_orders as words
from texts.measures import short_name
from texts.screen import Screen
from usecases import ordering
from usecases.papers import paper_facts
from usecases.work import Work

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NICENESS = 10
"""People who wait for an answer come first, also on a machine with a single core."""


@dataclass(frozen=True, slots=True)
class Made:
    """A finished file and what stands below it; `photo` files are shown in the chat."""

    name: str
    mime: str
    photo: bool
    words: str
    content: bytes


def make(session: Session, order_id: int, now: datetime) -> Made | None:
    """The file of an order; None when its person may not have it any more, or there is nothing to make it of."""
    order = papers.find(session, order_id)
    work = ordering.work_for(session, order, now)
    if work is None:
        return None
    facts = paper_facts(work, Span.parse(order.span), order.as_of)
    return _printed(work, order, facts) if facts is not None else None


def _printed(work: Work, order: PaperOrder, facts: PaperFacts) -> Made:
    """Each printer is imported only when it is wanted: none of them is small."""
    from reports.tables import stem

    about = _about(order, facts)
    ending, mime, content = _content(work, order, facts)
    screen: Screen = words.below(order.kind, facts.report, about)
    name = f"{stem(facts)}{ending}"
    return Made(name, mime, order.kind in ordering.PICTURES, screen.text, content)


def _about(order: PaperOrder, facts: PaperFacts) -> str:
    for line in facts.report.lines:
        if str(line.indicator.key) == order.about:
            return f"{line.indicator.code} {short_name(line.indicator, 120)}"
    return ""


def _content(work: Work, order: PaperOrder, facts: PaperFacts) -> tuple[str, str, bytes]:
    """What the file's name ends with, its type, and the file."""
    if order.kind == "excel":
        from reports.workbook import workbook

        return ".xlsx", XLSX, workbook(facts)
    if order.kind == "csv":
        from reports.tables import raw_csv

        return ".csv", "text/csv", raw_csv(facts)
    if order.kind == "word":
        from reports.letter import letter

        return ".docx", DOCX, letter(facts, papers.letter_template(work.session, work.library.id))
    if order.kind in ("word_pdf", "form_pdf"):
        from reports.pdf import form_pdf, letter_pdf

        printed = letter_pdf(facts) if order.kind == "word_pdf" else form_pdf(facts)
        return "-xat.pdf" if order.kind == "word_pdf" else ".pdf", "application/pdf", printed
    from reports import pictures

    if order.kind == "year":
        return ".png", "image/png", pictures.indicator_year(facts, int(order.about))
    drawn = pictures.who_reported(facts) if order.kind == "who" else pictures.overview(facts)
    return ".png", "image/png", drawn


def main() -> int:
    """Read the order, write one line about the file and then the file itself; nothing when it may not be had."""
    os.nice(NICENESS)
    asked = json.load(sys.stdin)
    database = open_database(asked["url"])
    try:
        with database.read() as session:
            made = make(session, asked["order"], datetime.fromisoformat(asked["now"]))
    finally:
        database.close()
    if made is not None:
        head = {"name": made.name, "mime": made.mime, "photo": made.photo, "words": made.words}
        sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + made.content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
