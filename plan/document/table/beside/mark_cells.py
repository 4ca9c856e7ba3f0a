"""Cells that hold a mark and no words: a cross, a tick, a star."""

import re

_MARK = re.compile(r"[+*✓✔✅☑☒✗✘×√∨•●○◦■□▪◆▲#]{1,3}|[vVxXхХ]{1,3}|\[[xXхХvV+*]\]")
_CROSS = re.compile(r"[xXхХ×✗✘☒]{1,3}")
_BLANK = re.compile(r"[-–—−_.]*")
_UNSEEN = re.compile("[\ufe0e\ufe0f\u200b\\s]")


def is_mark(text: str) -> bool:
    return bool(_MARK.fullmatch(_UNSEEN.sub("", text)))


def is_cross(text: str) -> bool:
    """Whether it is a mark that says "none" where other rows have figures."""
    return bool(_CROSS.fullmatch(_UNSEEN.sub("", text)))


def is_blank(text: str) -> bool:
    """Whether a cell has nothing in it, or a dash."""
    return bool(_BLANK.fullmatch(_UNSEEN.sub("", text)))
