"""The numbers that Word itself puts before paragraphs: they stand on the paper and nowhere in the text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

_LEVELS = 9
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST_ROMAN = 39
"""Beyond this a Roman number is written as a plain one: no plan has so many sections."""


@dataclass(slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


@dataclass(slots=True)
class _List:
    """One counted list; several numberings may go on counting the same."""

    levels: dict[int, _Level] = field(default_factory=dict)
    counts: dict[int, int] = field(default_factory=dict)

    def next(self, level: int) -> str:
        """Count on at a level; levels below it begin anew."""
        self.counts = {at: count for at, count in self.counts.items() if at <= level}
        own = self.levels.get(level, _Level())
        self.counts[level] = self.counts.get(level, own.start - 1) + 1
        return re.sub(r"%([1-9])", lambda match: self._written(int(match[1]) - 1), own.text).strip()

    def _written(self, level: int) -> str:
        about = self.levels.get(level, _Level())
        return _written(self.counts.get(level, about.start), about.kind)


class ListNumbers:
    """Says what number Word prints before a paragraph. Paragraphs have to be asked about in their order."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, _List] = {}
        self._numberings: dict[str, tuple[str, dict[int, int]]] = {}
        self._begun: set[str] = set()
        self._styles = {style.get(qn("w:styleId")): style for style in _part(document, "/styles", "w:style")}
        for definition in _part(document, "/numbering", "w:abstractNum"):
            self._lists[definition.get(qn("w:abstractNumId"))] = _List(_levels(definition))
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
        printed = counted.next(level)
        return printed if any(letter.isalnum() for letter in printed) else ""

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


def _levels(definition: Any) -> dict[int, _Level]:
    return {
        _number(level.get(qn("w:ilvl"))): _Level(
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


def _written(count: int, kind: str) -> str:
    if kind in ("bullet", "none"):
        return ""
    if kind in ("upperLetter", "lowerLetter") and 1 <= count <= 26:
        letter = chr(ord("a") + count - 1)
        return letter.upper() if kind == "upperLetter" else letter
    if kind in ("upperRoman", "lowerRoman") and 1 <= count <= _MOST_ROMAN:
        roman = _roman(count)
        return roman.upper() if kind == "upperRoman" else roman
    return str(count)


def _roman(count: int) -> str:
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (count // value)
        count %= value
    return letters
