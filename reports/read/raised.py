"""Raised numbers, which are notes beside figures and a part of the words beside words."""

import re

RAISED = "\ue000{}\ue001"
"""Marks that no text has, around what is raised."""
_MARKED = re.compile("\ue000(.*?)\ue001", re.DOTALL)
_FIGURE = re.compile(r"(?=.*\d)[\d\s.,;%\u00a0–—-]+", re.DOTALL)


def is_figure(text: str) -> bool:
    """Whether there is nothing but numbers in a cell: what is raised beside them is a note, beside words it is not."""
    return _FIGURE.fullmatch(text) is not None


def without_notes(text: str) -> str:
    """The text without raised numbers beside figures: 14¹ is 14. Beside words they are part of them: m²."""
    plain = _MARKED.sub("", text)
    return plain if is_figure(plain) else _MARKED.sub(r"\1", text)
