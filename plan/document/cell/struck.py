"""Figures that are struck through: they are no figures any more, and nobody may take them for never written.

A letter that is struck through has the stroke behind it that Unicode has for this, so that it is seen so in questions.
"""

import re

STROKE = "\u0336"
_STRUCK = re.compile(rf"(?:[^{STROKE}]{STROKE})+")
_FIGURE = re.compile(r"(?=.*\d)[\d\s.,;%\u00a0–—-]+", re.DOTALL)


def struck(text: str) -> str:
    """The text as struck through, blanks at its ends not."""
    return "".join(letter if letter.isspace() else letter + STROKE for letter in text)


def without_struck(text: str) -> str:
    """The text that is left when what is struck through is taken away."""
    return _STRUCK.sub("", text) if STROKE in text else text


def is_figure(text: str) -> bool:
    """Whether there is nothing but numbers in a cell."""
    return _FIGURE.fullmatch(text) is not None


def as_left(text: str) -> str:
    """What a cell says: without what is struck through, unless it is a figure and there is nothing else."""
    if STROKE not in text:
        return text
    left = "\n".join(line.strip() for line in without_struck(text).split("\n") if line.strip())
    return text if not left and is_figure(text.replace(STROKE, "")) else left


def rows_as_left(cells: tuple[str, ...]) -> tuple[str, ...]:
    """The cells of a row. Where nothing is left but figures, the whole row was struck through, and not its figure."""
    if not any(STROKE in cell for cell in cells) or any(map(_says_something, cells)):
        return cells
    return tuple(map(without_struck, cells))


def _says_something(cell: str) -> bool:
    return STROKE not in cell and any(map(str.isalpha, cell))
