"""Raised numbers, which are notes beside figures and a part of the words beside words."""

import re

from plan.document.cell.struck import as_left, is_figure
from reports.read.unseen import parted, unseen

RAISED = "\ue000{}\ue001"
"""Marks that no text has, around what is raised."""
_MARKED = re.compile("\ue000(.*?)\ue001", re.DOTALL)


def without_notes(text: str) -> str:
    """The text without what is struck through, and without raised numbers beside figures: 14¹ is 14. Beside words they
    are part of them: m²."""
    text, hidden = parted(text)
    text = as_left(text)
    plain = _MARKED.sub("", text)
    return (plain if is_figure(plain) else _MARKED.sub(r"\1", text)) + unseen(hidden)
