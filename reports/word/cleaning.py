"""A library's own letter without anything that would reach out of it, or run, where somebody opens it.

A letter goes to the province in the library's name. What its form may bring along is listed here; links to other
files and addresses, attached templates, embedded objects, imported texts and fields that fetch are taken out, and of
each only the text that stands on the paper stays.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from docx.oxml.ns import qn
from lxml import etree

Element = Any
"""Of lxml, whose types nobody has written down."""
_KINDS = re.compile(
    r"/(officeDocument|core-properties|extended-properties|custom-properties|customXml|customXmlProps|thumbnail"
    r"|styles|stylesWithEffects|settings|webSettings|fontTable|font|theme|themeOverride|numbering|header|footer"
    r"|footnotes|endnotes|comments\w*|people|classificationlabels|image|hdphoto|glossaryDocument|chart\w*|diagram\w+|printerSettings)$"
)
"""How the relations between parts of a file may be called; everything else is taken out with what it leads to."""
_FIELDS = re.compile(
    r"\s*(=|(PAGE|NUMPAGES|SECTION|SECTIONPAGES|PAGEREF|REF|NOTEREF|STYLEREF|SEQ|TOC|TC|XE|DATE|TIME|CREATEDATE|SAVEDATE"
    r"|PRINTDATE|TITLE|SUBJECT|AUTHOR|SYMBOL|EQ|LISTNUM|FORMTEXT|FORMCHECKBOX|FORMDROPDOWN)(\s|$))",
    re.IGNORECASE,
)
"""Fields that work something out of the letter itself; of all others only the result stays."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ACTIVE = {
    qn(f"w:{name}")
    for name in ("altChunk", "object", "control", "subDoc", "attachedTemplate", "mailMerge", "frameset", "movie")
} | {f"{{urn:schemas-microsoft-com:office:office}}{name}" for name in ("OLEObject", "relationtable")}
_HOLDERS = {qn("w:drawing"), qn("w:pict"), qn("w:object")}
"""What is taken out whole when something in it is."""
_LINKS = {qn("w:hyperlink"), qn("w:smartTag")}
_VML = "{urn:schemas-microsoft-com:vml}"
_HREFS = ("href", "src", "althref")
"""What old drawings call an address outside the file; pictures of the file itself have a relation."""


def cleaned(form: bytes) -> tuple[bytes, bool]:
    """The form without all that, and whether there was any; the file's archive was checked before."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist() if not part.is_dir()}
    found = False
    for name in [name for name in parts if name.endswith(".rels")]:
        found |= _clean_relations(parts, name)
    for name in [name for name in parts if name.endswith((".xml", ".vml"))]:
        found |= _clean_part(parts, name, set())
    return (_packed(parts), True) if found else (form, False)


def _packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return kept.getvalue()


def _clean_relations(parts: dict[str, bytes], name: str) -> bool:
    """Take out the relations of one part that lead outside or to something active; also what speaks of them there, and
    the parts that they lead to."""
    tree, gone = _parsed(parts[name]), set()
    folder, _, own = name.rpartition("_rels/")
    for relation in list(tree):
        outside = relation.get("TargetMode") == "External"
        if not outside and _KINDS.search(relation.get("Type") or ""):
            continue
        gone.add(relation.get("Id"))
        if not outside:
            parts.pop(urljoin(f"/{folder}", relation.get("Target") or "").lstrip("/"), None)
        tree.remove(relation)
    if not gone:
        return False
    parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    _clean_part(parts, f"{folder}{own.removesuffix('.rels')}", gone)
    return True


def _clean_part(parts: dict[str, bytes], name: str, gone: set[Any]) -> bool:
    """Take out of one part's text what is active by itself, and what speaks of relations that are gone."""
    if name not in parts:
        return False
    try:
        tree = _parsed(parts[name])
    except etree.XMLSyntaxError:
        return False  # whoever opens the form says so
    found = False
    for element in list(tree.iter(etree.Element)):
        found |= _clean_element(element, gone)
    found |= clean_fields(tree)
    if found:
        parts[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)
    return found


def _parsed(content: bytes) -> Element:
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def _clean_element(element: Element, gone: set[Any]) -> bool:
    """Take out an element that is active or speaks of a relation that is gone, or what of it does."""
    if element.tag in _ACTIVE:
        _take_out(element)
        return True
    related = [name for name in element.attrib if name.startswith(_RELATION)]
    lost = [name for name in related if element.get(name) in gone]
    addresses = [name for name in element.attrib if element.tag.startswith(_VML) and _local(name) in _HREFS]
    for name in lost + addresses:
        del element.attrib[name]
    if lost and len(lost) == len(related):  # a picture that is in the file as well stays
        if _local(element.tag).startswith("hlink"):  # a picture's link; the picture stays
            element.getparent().remove(element)
        else:
            _take_out(element)
    return bool(lost or addresses)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _take_out(element: Element) -> None:
    """Remove an element with the drawing that it belongs to; of a link the text stays."""
    if element.tag in _LINKS:
        parent = element.getparent()
        if parent is not None:
            at = parent.index(element)
            parent[at : at + 1] = list(element)
        return
    holder = next((above for above in element.iterancestors() if above.tag in _HOLDERS), element)
    parent = holder.getparent()
    if parent is not None:
        parent.remove(holder)


def clean_fields(tree: Element) -> bool:
    """Take out fields that are not among those let through; their results stay as text."""
    found = False
    for simple in list(tree.iter(qn("w:fldSimple"))):
        if not _FIELDS.match(simple.get(qn("w:instr")) or ""):
            parent = simple.getparent()
            at = parent.index(simple)
            parent[at : at + 1] = list(simple)
            found = True
    for signs in list(_unwanted_signs(tree)):
        for sign in signs:
            if sign.getparent() is not None:
                sign.getparent().remove(sign)
        found = True
    return found


def _unwanted_signs(tree: Element) -> Iterator[list[Element]]:
    """The elements that make fields of what stands between them: of each field that is not let through its marks, and
    everything that stands before its result."""
    open_fields: list[_Field] = []
    for element in tree.iter(qn("w:fldChar"), qn("w:instrText"), qn("w:delInstrText"), qn("w:t")):
        kind = element.get(qn("w:fldCharType")) if element.tag == qn("w:fldChar") else ""
        if kind == "begin":
            open_fields.append(_Field(element, inside=bool(open_fields) and not open_fields[-1].told))
        elif not open_fields:
            if element.tag in (qn("w:instrText"), qn("w:delInstrText")):
                yield [element]  # of no field
            continue
        elif kind:
            open_fields[-1].signs.append(element)
            open_fields[-1].told |= kind == "separate"
            if kind == "end":
                field = open_fields.pop()
                if field.inside or not field.is_harmless():
                    yield field.signs
                if field.inside and open_fields:
                    open_fields[-1].built = True
        elif not open_fields[-1].told:
            open_fields[-1].signs.append(element)
            open_fields[-1].instruction += element.text or ""
        elif element.tag != qn("w:t"):
            yield [element]
    for field in open_fields:  # never ended
        yield field.signs


class _Field:
    """A field as far as it was read: what makes it one, what it says, and whether its result has begun. A field
    `inside` another's instruction is part of that one, which is then `built` of others."""

    def __init__(self, begin: Element, *, inside: bool) -> None:
        self.signs, self.instruction, self.inside = [begin], "", inside
        self.told = self.built = False

    def is_harmless(self) -> bool:
        return not self.built and _FIELDS.match(self.instruction) is not None
