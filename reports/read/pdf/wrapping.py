"""The lines of a cell joined again: most of their ends are there only because the cell was full.

A line that was full goes on in the next; where the next word would have had room, somebody ended the line, and the end
may part labels and figures.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from plan.document.cell.struck import is_figure
from reports.read.pdf.letters import Line
from reports.read.pdf.usual_words import is_usual

_CLOSE = 1.0
"""Points by which places may differ that are meant to be the same."""
_WORD = re.compile(r"\S+")
_HYPHEN = re.compile(r"[^\W_][-\u2010\u2011]$")
_COMPOSED = re.compile(r"[-/\u2010\u2011]")
_SHORT = 3
"""Letters of an ending, which is seldom a word."""
_LONGEST = 18
"""Letters of the longest word that is likely."""
_JOINING = {
    "va", "ва", "ham", "ҳам", "hamda", "ҳамда", "bilan", "билан", "uchun", "учун", "yoki", "ёки", "bu", "бу", "или",
    "на", "об", "по", "для", "от", "из",
}  # fmt: skip
"""Words so short or so frequent that they are no rest of another."""
UNCLEAR = "…"
"""Between two figures that may be one: no number has it, so that it is asked about."""
_NUMERAL = 4
_CLOSING = ")]}»”’.,;:!?"
_EDGES = "\"'“”«»‘’()[].,;:!?"


Words = Counter[str]
"""The words of the whole document with their numbers."""


def words_of(cells: Iterable[Sequence[Line]]) -> Words:
    """The words of the document, without those that a line's end may have torn."""
    counts: Words = Counter()
    for lines in cells:
        # What begins with a small letter may be the rest of a word on the page before.
        torn = bool(lines) and lines[0].text[:1].islower()
        for line in lines:
            words = _WORD.findall(line.text)
            # The last line of a cell may be torn, too: by the page's end.
            may_tear = len(lines) > 1 and len(words) == 1 and not line.ends_with_blank
            whole = [word for word in words[torn : len(words) - may_tear] if len(word) > _NUMERAL or not word.isupper()]
            counts.update(part for word in whole for part in _parts(word))
            torn = may_tear
    return counts


def _bare(word: str) -> str:
    return word.strip(_EDGES).lower()


def _parts(word: str) -> list[str]:
    """A word and what it is composed of: "axborot-kutubxona" is known as "kutubxona", too. "I." numbers a section."""
    parts = [part for part in _COMPOSED.split(_bare(word)) if part]
    return [_bare(word), *parts] if len(parts) > 1 else parts


def joined(lines: Sequence[Line], left: float, right: float, words: Words) -> str:
    """The text of a cell whose text may reach from `left` to `right`, with the line ends that somebody set."""
    text, centered = "", _are_centered(lines, left, right)
    for at, line in enumerate(lines):
        if at == 0:
            text = line.text
        elif is_figure(line.text) and is_figure(lines[at - 1].text):
            # Two figures are never made one. Where one may have been torn in two it is asked.
            torn = _is_full_to_the_letter(lines[at - 1], line, right - left)
            text += (UNCLEAR if torn else "\n") + line.text
        elif _is_full(lines[at - 1], line, left, right, centered=centered):
            before = lines[at - 1]
            if _HYPHEN.search(before.text) and not before.ends_with_blank:
                text = text[:-1] if _is_hyphenated(before.text, line.text, words) else text
            text += _between(before, line, right - left, words) + line.text
        else:
            text += "\n" + line.text
    return text


def goes_on(line: Line, following: Line, left: float, right: float) -> bool:
    """Whether a line was full, so that the first word of the following one had no room any more."""
    return _is_full(line, following, left, right, centered=_are_centered([line, following], left, right))


def _is_full(line: Line, following: Line, left: float, right: float, *, centered: bool) -> bool:
    needed = line.space + following.first_word
    if centered:
        return (line.x1 - line.x0) + needed > right - left - _CLOSE
    return line.x1 + needed > right - _CLOSE


def _are_centered(lines: Sequence[Line], left: float, right: float) -> bool:
    """Whether the lines stand around the middle, or at the right: the room before them is room, too."""
    if len(lines) < 2:
        return False
    starts = [line.x0 for line in lines]
    if max(starts) - min(starts) <= _CLOSE:
        return False
    middle = (left + right) / 2
    if all(abs((line.x0 + line.x1) / 2 - middle) <= 2 * _CLOSE for line in lines):
        return True
    return all(abs(line.x1 - right) <= _CLOSE for line in lines)


def _between(line: Line, following: Line, room: float, words: Words) -> str:
    """What goes between two lines of which the first was full: a blank, or nothing inside a word."""
    if line.ends_with_blank:
        return " "
    if _HYPHEN.search(line.text):
        return ""
    last, first = _WORD.findall(line.text)[-1], _WORD.findall(following.text)[0]
    if is_usual(last + first.rstrip(_EDGES)) and not (is_usual(last) and is_usual(first)):
        return ""
    # A word is torn only where it fills a line from its beginning and is still longer than one.
    if last != line.text or (line.x1 - line.x0) + following.first_word < room - _CLOSE:
        return " "
    if not _is_full_to_the_letter(line, following, room):
        return " "
    return "" if _is_torn(last, first, words) else " "


def _is_full_to_the_letter(line: Line, following: Line, room: float) -> bool:
    """Whether not even the first letter of the following line had room: a blank or a part of a word was cut off."""
    return room - (line.x1 - line.x0) < following.first_letter + 1.5 * _CLOSE


def _is_torn(last: str, first: str, words: Words) -> bool:
    """Whether two pieces without a blank are one word: where the place says nothing, the document's words do."""
    if not first.strip(_EDGES):
        return first[0] in _CLOSING
    if not (last[-1].isalpha() and first[0].isalpha()) or (first[0].isupper() and not last.isupper()):
        return False
    start, rest = _parts(last)[-1], _parts(first)[0]
    if rest in _JOINING:
        return False
    if is_usual(rest) and is_usual(start):
        return False
    if words[start + rest]:
        return not (words[start] and words[rest])
    if is_usual(rest) or is_usual(start):
        return is_usual(start + rest)
    if len(rest) <= _SHORT:
        return not (len(rest) > 1 and words[rest])
    return not words[rest] and not words[start] and len(start + rest) <= _LONGEST


def _is_hyphenated(text: str, following: str, words: Words) -> bool:
    """Whether the hyphen at a line's end was put there for the line's end: the word stands elsewhere without it."""
    last, first = _WORD.findall(text)[-1], _WORD.findall(following)[0]
    start, rest = _bare(last[:-1]), _bare(first)
    return bool(words[start + rest] and not words[f"{start}-{rest}"])
