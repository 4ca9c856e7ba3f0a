"""Text in the colour of the paper below it: nobody sees it, so it is left out, and told."""

import re

PAPER = "FFFFFF"
UNSEEN = "\ue002{}\ue003"
"""Marks that no text has, around what cannot be seen."""
_BEGINS = UNSEEN[0]
_MARKED = re.compile("\ue002(.*?)\ue003", re.DOTALL)
_COLOUR = re.compile(r"(?:[0-9A-F]{2})?([0-9A-F]{6})")
_NEAR = 16
"""By how much each of red, green and blue may differ of 255, and nobody sees a difference."""


def look_alike(colour: str | None, ground: str | None) -> bool:
    """Whether nobody can tell two colours apart that are written like FFFFFF."""
    both = [match[1] for name in (colour, ground) if (match := _COLOUR.fullmatch((name or "").upper()))]
    if len(both) < 2:
        return False
    shades = [[int(name[at : at + 2], 16) for at in (0, 2, 4)] for name in both]
    return all(abs(one - other) <= _NEAR for one, other in zip(*shades, strict=True))


def unseen(text: str) -> str:
    """The text as one that cannot be seen."""
    inside = _MARKED.sub(r"\1", text)
    return UNSEEN.format(inside) if inside.strip() else inside


def has_unseen(text: str) -> bool:
    """Whether any of a text is marked as one that cannot be seen."""
    return _BEGINS in text


def parted(text: str) -> tuple[str, str]:
    """What is seen of a text, and what is not."""
    if _BEGINS not in text:
        return text, ""
    return _MARKED.sub("", text).strip(), " ".join(" ".join(_MARKED.findall(text)).split())
