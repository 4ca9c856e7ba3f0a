"""The parts of a file of LibreOffice, and what its styles say about whether people see a text."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import etree

from reports.read.refused import PlanFileRefused

_NAMES = {
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
_MOST_PARENTS = 20
"""Styles are based on one another; no more than this is followed, for a file may have a circle of them."""


def named(name: str) -> str:
    """`table:table` as lxml writes it."""
    space, _, local = name.partition(":")
    return f"{{{_NAMES[space]}}}{local}"


def count(element: Any, name: str, default: int = 1) -> int:
    """A number of cells or rows that an attribute gives; what is no number is the default."""
    value = element.get(named(name), "")
    return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else default


def open_parts(content: bytes) -> tuple[Any, "Styles"]:
    """The body of the document and its styles. The file has been checked before (`reports.read.archive`, `flat`)."""
    try:
        if not content.startswith(b"PK"):
            return _opened(_parsed(content), None)
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            document = _parsed(archive.read("content.xml"))
            shared = _parsed(archive.read("styles.xml")) if "styles.xml" in archive.namelist() else None
    except (LookupError, ValueError, etree.LxmlError) as error:
        raise PlanFileRefused("damaged") from error
    return _opened(document, shared)


def _opened(document: Any, shared: Any) -> tuple[Any, "Styles"]:
    body = document.find(named("office:body"))
    if body is None or not len(body):
        raise PlanFileRefused("damaged")
    return body[0], Styles([root for root in (shared, document) if root is not None])


def _parsed(part: bytes) -> Any:
    # Not `huge_tree`: the parser itself then refuses what is nested so deeply that walking over it would end us.
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True))


class Styles:
    """The styles of a document by their names; what a style does not say, the one that it is based on does."""

    def __init__(self, roots: list[Any]) -> None:
        self._styles: dict[tuple[str, str], Any] = {}
        self.lists: dict[str, Any] = {}
        """The styles of counted lists."""
        self.outline: Any = None
        """How headings are counted."""
        for root in roots:
            for style in root.iter(named("style:style")):
                self._styles[style.get(named("style:family"), ""), style.get(named("style:name"), "")] = style
            for style in root.iter(named("text:list-style")):
                self.lists[style.get(named("style:name"), "")] = style
            for style in root.iter(named("text:outline-style")):
                self.outline = style

    def struck(self, family: str, name: str | None) -> bool | None:
        """Whether text of this style is struck through; None when the style says nothing of it."""
        for properties in self._properties(family, name, "style:text-properties"):
            for mark in ("style:text-line-through-style", "style:text-line-through-type"):
                if (line := properties.get(named(mark))) is not None:
                    return bool(line != "none")
        return None

    def unseen(self, family: str, name: str | None) -> bool:
        """Whether text of this style is hidden."""
        return any(
            properties.get(named("text:display")) == "none"
            for properties in self._properties(family, name, "style:text-properties")
        )

    def raised(self, family: str, name: str | None) -> bool:
        """Whether text of this style stands higher than the rest, or is a small sign below it."""
        for properties in self._properties(family, name, "style:text-properties"):
            if position := properties.get(named("style:text-position")):
                height = position.split()[0]
                return bool(
                    height in ("super", "sub") or (height[:1].isdigit() and height.rstrip("%") not in ("0", ""))
                )
        return False

    def colour(self, family: str, name: str | None) -> str:
        """The colour of text of this style; "" when the style says nothing of it."""
        return self._first(family, name, "style:text-properties", "fo:color")

    def ground(self, family: str, name: str | None) -> str:
        """The colour behind text of this style; "" when the style says nothing of it."""
        return self._first(family, name, f"style:{family}-properties", "fo:background-color")

    def _first(self, family: str, name: str | None, kind: str, mark: str) -> str:
        found = (properties.get(named(mark)) for properties in self._properties(family, name, kind))
        said = next((colour for colour in found if colour), "").lstrip("#")
        return "" if said == "transparent" else said

    def hides_sheet(self, name: str | None) -> bool:
        """Whether a sheet of this style is shown to nobody."""
        return any(
            properties.get(named("table:display")) == "false"
            for properties in self._properties("table", name, "style:table-properties")
        )

    def list_of(self, name: str | None) -> str:
        """The counted list that paragraphs of this style belong to; "" for none."""
        for style in self._based("paragraph", name):
            if (own := style.get(named("style:list-style-name"))) is not None:
                return str(own)
        return ""

    def _properties(self, family: str, name: str | None, kind: str) -> Iterator[Mapping[str, str]]:
        for style in self._based(family, name):
            if (properties := style.find(named(kind))) is not None:
                yield properties.attrib

    def _based(self, family: str, name: str | None) -> Iterator[Any]:
        """The style and those that it is based on, its own first."""
        for _ in range(_MOST_PARENTS):
            style = self._styles.get((family, name or ""))
            if style is None:
                return
            yield style
            name = style.get(named("style:parent-style-name"))
