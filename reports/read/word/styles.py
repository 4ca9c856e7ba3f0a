"""What the styles of a Word document say of text without the text saying so itself: struck through, hidden, raised."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from docx.oxml.ns import qn

_SHOWN = [qn(name) for name in ("w:strike", "w:dstrike", "w:vanish", "w:vertAlign", "w:color")]
_RUN = qn("w:rPr")


def write_out_styles(document: Any) -> None:
    """Give every run what its own style, or its paragraph's, says of it, as if somebody had marked the run."""
    styles = {style.get(qn("w:styleId")): style for style in document.styles.element.findall(qn("w:style"))}
    marked = {name: found for name in styles if (found := _properties(styles, name))}
    if not marked:
        return
    for paragraph in document.element.body.iter(qn("w:p")):
        of_paragraph = _named(paragraph.find(qn("w:pPr")), "w:pStyle")
        for run in paragraph.iter(qn("w:r")):
            own = run.find(_RUN)
            for style in (_named(own, "w:rStyle"), of_paragraph):
                for tag, element in marked.get(style, {}).items():
                    own = run.get_or_add_rPr()
                    if own.find(tag) is None:
                        own.append(deepcopy(element))


def _properties(styles: Mapping[str, Any], name: str) -> dict[str, Any]:
    """The properties of a style that change what is seen of a text, those of what it is based on, too."""
    found: dict[str, Any] = {}
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        properties = styles[name].find(_RUN)
        for tag in _SHOWN if properties is not None else ():
            if (element := properties.find(tag)) is not None:
                found.setdefault(tag, element)
        name = _named(styles[name], "w:basedOn")
    return found


def _named(parent: Any, tag: str) -> str:
    child = None if parent is None else parent.find(qn(tag))
    return "" if child is None else str(child.get(qn("w:val"), ""))
