"""The numbers that Word itself puts before paragraphs: they stand on the paper and nowhere in the text."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

from reports.read.list_counts import CountedList, ListLevel

_LEVELS = 9


class ListNumbers:
    """Says what number Word prints before a paragraph. Paragraphs have to be asked about in their order."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, CountedList] = {}
        self._numberings: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        self._styles = {style.get(qn("w:styleId")): style for style in _part(document, "/styles", "w:style")}
        for definition in _part(document, "/numbering", "w:abstractNum"):
            self._lists[definition.get(qn("w:abstractNumId"))] = CountedList(_levels(definition))
        for numbering in _part(document, "/numbering", "w:num"):
            of = _value(numbering, "w:abstractNumId")
            anew = {
                _number(override.get(qn("w:ilvl"))): _number(_value(override, "w:startOverride"))
                for override in numbering.findall(qn("w:lvlOverride"))
                if override.find(qn("w:startOverride")) is not None
            }
            self._numberings[numbering.get(qn("w:numId"))] = of, anew

    def before(self, paragraph: Any) -> str:
        """The number before a paragraph, such as `12.` or `IV.`; "" for none, and for dots and dashes of lists."""
        properties = paragraph.find(qn("w:pPr"))
        numbered, level = self._numbering_of(properties)
        of, anew = self._numberings.get(numbered, ("", {}))
        counted = self._lists.get(of)
        if counted is None:
            return ""
        if numbered not in self._begun:
            self._begun.add(numbered)
            counted.counts.update({at: start - 1 for at, start in anew.items()})
        return counted.next(level)

    def _numbering_of(self, properties: Any) -> tuple[str, int]:
        """The paragraph's own numbering, or that of its style or of one that the style is based on."""
        level = None
        for _ in range(len(self._styles) + 1):
            own = None if properties is None else properties.find(qn("w:numPr"))
            if own is not None:
                level = level if level is not None else _optional(_value(own, "w:ilvl"))
                if numbered := _value(own, "w:numId"):
                    return numbered, min(level or 0, _LEVELS - 1)
            style = None if properties is None else self._styles.get(_value(properties, "w:pStyle"))
            if style is None and (based := "" if properties is None else _value(properties.getparent(), "w:basedOn")):
                style = self._styles.get(based)
            if style is None:
                return "", 0
            properties = style.find(qn("w:pPr"))
            if properties is None:
                return "", 0
        return "", 0


def _part(document: Any, kind: str, name: str) -> Iterator[Any]:
    """The elements of a part that a document has beside its text."""
    for relation in document.part.rels.values():
        if not relation.is_external and relation.reltype.endswith(kind) and hasattr(relation.target_part, "element"):
            yield from relation.target_part.element.findall(qn(name))


def _levels(definition: Any) -> dict[int, ListLevel]:
    return {
        _number(level.get(qn("w:ilvl"))): ListLevel(
            _number(_value(level, "w:start") or "1"), _value(level, "w:numFmt") or "decimal", _value(level, "w:lvlText")
        )
        for level in definition.findall(qn("w:lvl"))
    }


def _value(parent: Any, name: str) -> str:
    child = parent.find(qn(name))
    return "" if child is None else str(child.get(qn("w:val"), ""))


def _optional(text: str) -> int | None:
    return _number(text) if text else None


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 8 else 0
