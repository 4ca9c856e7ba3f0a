"""The numbers that LibreOffice itself puts before paragraphs."""

from typing import Any

from reports.read.list_counts import CountedList, ListLevel
from reports.read.opendocument.styles import Styles, count, named

_KINDS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_NUMBERED = named("text:list-level-style-number"), named("text:outline-level-style")
_DEEPEST = 9


class ListNumbers:
    """Counts lists and headings. Paragraphs have to be asked about in the order in which they stand."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._levels: dict[str, dict[int, ListLevel]] = {}
        self._by_id: dict[str, CountedList] = {}
        self._by_style: dict[str, CountedList] = {}
        self._headings = CountedList(_levels(styles.outline))

    def open(self, element: Any) -> CountedList:
        """The counter of an outermost list: its own, or that of the list which it says it goes on with."""
        style = element.get(named("text:style-name"), "")
        counted = self._by_id.get(element.get(named("text:continue-list"), ""))
        if counted is None and element.get(named("text:continue-numbering")) == "true":
            counted = self._by_style.get(style)
        if counted is None:
            counted = CountedList()
        self._by_style[style] = counted
        self._by_id[element.get(named("xml:id"), "")] = counted
        self._by_id.pop("", None)
        return counted

    def next(self, counted: CountedList, style: str, paragraph: Any, item: Any, level: int) -> str:
        """The number before the first paragraph of a list's item; "" for none."""
        level = min(level, _DEEPEST - 1)
        style = item.get(named("text:style-override")) or style
        style = style or self._styles.list_of(paragraph.get(named("text:style-name")))
        if style:
            counted.levels = self._of_style(style)
        if start := count(item, "text:start-value", 0):
            counted.counts[level] = start - 1
        return counted.next(level)

    def of_heading(self, heading: Any) -> str:
        """The number before a heading outside of lists; "" for none."""
        level = min(max(count(heading, "text:outline-level"), 1), _DEEPEST) - 1
        if heading.get(named("text:is-list-header")) == "true" or level not in self._headings.levels:
            return ""
        if start := count(heading, "text:start-value", 0):
            self._headings.counts[level] = start - 1
        return self._headings.next(level)

    def _of_style(self, name: str) -> dict[int, ListLevel]:
        if name not in self._levels:
            self._levels[name] = _levels(self._styles.lists.get(name))
        return self._levels[name]


def _levels(style: Any) -> dict[int, ListLevel]:
    """The counted levels of a list's style, from 0; levels with dots and dashes are not among them."""
    levels: dict[int, ListLevel] = {}
    for element in () if style is None else style:
        kind = element.get(named("style:num-format"))
        at = count(element, "text:level")
        if element.tag in _NUMBERED and kind in _KINDS and 1 <= at <= _DEEPEST:
            first = max(1, at - count(element, "text:display-levels") + 1)
            digits = ".".join(f"%{number}" for number in range(first, at + 1))
            before, behind = (element.get(named(f"style:num-{place}"), "") for place in ("prefix", "suffix"))
            start = count(element, "text:start-value")
            levels[at - 1] = ListLevel(start, _KINDS[kind], f"{before}{digits}{behind}")
    return levels
