"""A note that is typed as one, at a question or at the review: `izoh: ta'tilda`, `14) izoh: ta'mir`, `izoh 14: ta'mir`.

`45, izoh: ta'mir` is none: nobody can say whether 45 is a row or its number.
"""

import re
from dataclasses import dataclass

from plan.typed.answers import Address, address_in_front
from plan.typed.signs import plain_but_letters

_CALLED = r"(?:izoh|izox|изоҳ|изох|примечание|комментарий|коммент)(?:im|i|им|и)?"
_ENDED = r"(?:\s*[:=-]|\s+(?P<behind>[^\n:=]{1,40}?)\s*(?:[:=]|(?<=\s)-))"
_NOTE = re.compile(rf"\s*(?P<row>[^\n]{{0,40}}?)\s*\b{_CALLED}{_ENDED}\s*(?P<words>\S.*)", re.I | re.S)
_BARE = re.compile(r"\d[\d .,']*")


@dataclass(frozen=True, slots=True)
class TypedNote:
    """The words of a note, and the row that it names, if it does."""

    target: Address | None
    words: str


def note_in(text: str) -> TypedNote | None:
    """The note that a text is; None of any other text."""
    match = _NOTE.fullmatch(plain_but_letters(text))
    if match is None:
        return None
    row = (match["row"] or match["behind"] or "").strip()
    if _BARE.fullmatch(match["row"]):
        return None
    if not row:
        return TypedNote(None, match["words"].strip())
    target = address_in_front(row)
    return TypedNote(target, match["words"].strip()) if target is not None else None
