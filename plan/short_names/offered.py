"""A short name for a row whose printed name is a whole paragraph: of a decree its number and date, of a task what is
worked on. It is only an offer: the director's own word goes before it."""

import re

from plan.fold import remembered
from plan.short_names.acts import act_of
from plan.short_names.phrases import head_of_phrase, named_event, russian_head

LENGTH = 32
"""Letters of a short name that is offered."""
LONGEST = 40
"""Letters of one that a director gives."""


@remembered(4096)
def offered_short_name(name: str, length: int = LENGTH) -> str:
    """A name of at most `length` letters, or "" where the printed one says nothing that stands by itself. A name that
    is short enough stays as it is."""
    text = " ".join(name.split()).rstrip(" .,;:")
    if len(text) <= length:
        return text
    act, task = act_of(text)
    if act:
        return act if len(act) <= length else ""
    short = named_event(task, length) or head_of_phrase(task, length) or russian_head(task, length)
    return short[:1].upper() + short[1:] if 2 < len(short) <= length else ""


def next_year_of(text: str, year: int) -> str:
    """A name in next year's plan: where it names its own year by itself, that one moves with it ("INFOLIB – 2025"). The
    day or the year of a decree stays."""
    return re.sub(rf"(?<![\d./])(?<!\d[-–—]){year}(?!\s*-?\s*(?:yil|йил)\w*\s+\d|\d|[.\-–—/]\d)", str(year + 1), text)
