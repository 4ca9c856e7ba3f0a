"""The text of a cell or a line in a file of LibreOffice, as a person sees it on the paper."""

import re
from typing import Any

from plan.document.cell.struck import struck as with_stroke
from reports.read.list_counts import CountedList
from reports.read.opendocument.numbers import ListNumbers
from reports.read.opendocument.styles import Styles, count, named
from reports.read.raised import RAISED, without_notes
from reports.read.unseen import PAPER, look_alike, unseen

_P, _H, _LIST, _SPAN = named("text:p"), named("text:h"), named("text:list"), named("text:span")
_SPACES, _TAB, _BREAK = named("text:s"), named("text:tab"), named("text:line-break")
_LONGEST_GAP = 100
"""Blanks in a row that are kept: their number is written as a number, and may be any."""
_UNSEEN = {
    named(name)
    for name in (
        "text:note", "office:annotation", "office:annotation-end", "text:tracked-changes", "text:ruby-text",
        "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms", "table:shapes",
        "text:hidden-text",
    )
}  # fmt: skip
"""Notes, comments, what was deleted by tracking, and what is no text at all."""
_DRAWN = ("{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:form:1.0}")


class Texts:
    """Reads texts in the order in which they stand, because lists are counted on the way."""

    def __init__(self, styles: Styles) -> None:
        self._styles, self._numbers = styles, ListNumbers(styles)
        self._ground = PAPER

    def of_cell(self, cell: Any, style: str | None = None) -> str:
        """The lines of a cell below one another, those of a table inside it, too; `style` is the cell's own, for what
        is struck through as a whole."""
        own = style or cell.get(named("table:style-name"))
        self._ground = self._styles.ground("table-cell", own) or PAPER
        if look_alike(self._styles.colour("table-cell", own), self._ground):
            return unseen("\n".join(self._inside(cell, False)))
        paragraphs = self._inside(cell, bool(self._styles.struck("table-cell", style)))
        lines = [line.strip() for text in paragraphs for line in text.split("\n")]
        return without_notes("\n".join(filter(None, lines)))

    def between(self, element: Any) -> list[str]:
        """The paragraphs of an element that stands between the tables, each with the number that its list gives it."""
        self._ground = PAPER
        return [text for paragraph in self._of(element, False) if (text := without_notes(paragraph).strip())]

    def _inside(self, parent: Any, struck: bool) -> list[str]:
        return [text for child in parent for text in self._of(child, struck)]

    def _of(self, element: Any, struck: bool) -> list[str]:
        if _is_unseen(element):
            return []
        if element.tag in (_P, _H):
            number = self._numbers.of_heading(element) if element.tag == _H else ""
            return [self._paragraph(element, number, struck)]
        if element.tag == _LIST:
            return self._list(element, self._numbers.open(element), "", 0, struck)
        return self._inside(element, struck)  # a section, an index or a group around paragraphs

    def _list(self, element: Any, counted: CountedList, style: str, level: int, struck: bool) -> list[str]:
        style = element.get(named("text:style-name")) or style
        paragraphs: list[str] = []
        for item in element:
            begins = item.tag == named("text:list-item")  # of its paragraphs the first has the number
            for child in item:
                if child.tag == _LIST:
                    paragraphs += self._list(child, counted, style, level + 1, struck)
                elif child.tag in (_P, _H):
                    number = self._numbers.next(counted, style, child, item, level) if begins else ""
                    begins = False
                    paragraphs.append(self._paragraph(child, number, struck))
        return paragraphs

    def _paragraph(self, paragraph: Any, number: str, struck: bool) -> str:
        style = paragraph.get(named("text:style-name"))
        if self._styles.unseen("paragraph", style):
            return ""
        ground = self._styles.ground("paragraph", style) or self._ground
        if look_alike(self._styles.colour("paragraph", style), ground):
            return unseen(self._text(paragraph, False))
        own = self._styles.struck("paragraph", style)
        text = self._text(paragraph, struck if own is None else own)
        return " ".join(filter(None, (number, text)))

    def _text(self, element: Any, struck: bool) -> str:
        """What stands inside an element, children and what follows each of them."""
        said = with_stroke if struck else str
        pieces = [said(_plain(element.text))]
        for child in element:
            if not _is_unseen(child):
                pieces.append(self._child(child, struck))
            pieces.append(said(_plain(child.tail)))
        return "".join(pieces)

    def _child(self, child: Any, struck: bool) -> str:
        if child.tag == _SPACES:
            return " " * min(count(child, "text:c"), _LONGEST_GAP)
        if child.tag == _TAB:
            return " "
        if child.tag == _BREAK:
            return "\n"
        style = child.get(named("text:style-name")) if child.tag == _SPAN else None
        if style is None:
            return self._text(child, struck)
        if self._styles.unseen("text", style):
            return ""
        ground = self._styles.ground("text", style) or self._ground
        if look_alike(self._styles.colour("text", style), ground):
            return unseen(self._text(child, False))
        own = self._styles.struck("text", style)
        text = self._text(child, struck if own is None else own)
        return RAISED.format(text) if text and self._styles.raised("text", style) else text


def _is_unseen(element: Any) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in _UNSEEN or tag.startswith(_DRAWN):  # processing instructions have no name
        return True
    return bool(tag == named("text:section") and element.get(named("text:display")) == "none")


def _plain(text: str | None) -> str:
    """Line ends and blanks of the file itself are one blank, as in every XML of documents."""
    return re.sub(r"[ \t\r\n]+", " ", text) if text else ""
