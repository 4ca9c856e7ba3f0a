"""Paragraphs of a Word file that Word itself numbers."""

import docx
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph


def define(document: docx.document.Document, number: int, *levels: tuple[str, str], start: int = 1) -> None:
    """A list of one or more levels, each with its kind of number and what is printed; known by `number`."""
    inner = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for at, (kind, text) in enumerate(levels)
    )
    numbering = document.part.numbering_part.element
    numbering.append(parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'))
    numbering.append(list_element(number, number))


def list_element(number: int, of: int, start: int | None = None) -> object:
    """A list in use, known by `number`, of the kind `of`; with `start` it begins anew."""
    anew = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>' if start else ""
    return parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{anew}</w:num>')


def counted(paragraph: Paragraph, number: int, level: int = 0) -> None:
    """Let Word number a paragraph by a list."""
    properties = paragraph._p.get_or_add_pPr()
    marks = OxmlElement("w:numPr")
    for name, value in (("w:ilvl", level), ("w:numId", number)):
        child = OxmlElement(name)
        child.set(qn("w:val"), str(value))
        marks.append(child)
    properties.append(marks)
