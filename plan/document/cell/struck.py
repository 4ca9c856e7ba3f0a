"""Figures that are struck through: they are no figures any more, and nobody may take them for never written.

A letter that is struck through has the stroke behind it that Unicode has for this, so that it is seen so in questions.
"""

import re

STROKE = "\u0336"
_STRUCK = re.compile(rf"(?:[^{STROKE}]{STROKE})+")
_ROW_NUMBER = re.compile(r"\d[\d.]*\)?")
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
    """What a cell says: without what is struck through, unless it is a figure and there is nothing else. Of words that
    are struck through as a whole the stroke is left, until it is known whether the row is (`row_as_left`)."""
    if STROKE not in text:
        return text
    left = "\n".join(line.strip() for line in without_struck(text).split("\n") if line.strip())
    return left or (text if is_figure(text.replace(STROKE, "")) else STROKE)


def row_as_left(cells: tuple[str, ...]) -> tuple[tuple[str, ...], bool]:
    """The cells of a row, and whether it is struck through as a whole. Where nothing is left but figures, the whole row
    was, and not its figure; a number that is left alone before struck words is one that a list gave, or none any
    more."""
    if not any(STROKE in cell for cell in cells):
        return cells, False
    if any(map(_says_something, cells)):
        return tuple("" if cell == STROKE else cell for cell in cells), False
    left = tuple("" if cell == STROKE else without_struck(cell) for cell in cells)
    rest = [at for at, cell in enumerate(left) if cell.strip()]
    if not rest or (rest == [0] and STROKE in cells and _ROW_NUMBER.fullmatch(left[0].strip())):
        return ("",) * len(cells), True
    return left, False


def _says_something(cell: str) -> bool:
    return STROKE not in cell and any(map(str.isalpha, cell))
