"""The text of a Word document as a person sees it: what was deleted, struck through or hidden is not in the paper."""

from typing import Any

from docx.oxml.ns import qn

from plan.document.cell.struck import struck
from reports.read.raised import RAISED, without_notes
from reports.read.unseen import unseen
from reports.read.word.ground import is_unseen
from reports.read.word.numbers import ListNumbers

_P, _TBL, _R = qn("w:p"), qn("w:tbl"), qn("w:r")
_BREAKS = {qn("w:br"), qn("w:cr")}
# Deleted and moved-away text is not in the paper; drawn boxes repeat theirs for older programs.
_SKIPPED = {qn("w:del"), qn("w:moveFrom"), qn("w:drawing"), qn("w:pict"), qn("w:object")}
_SKIPPED |= {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
_SKIPPED |= {qn("w:pPr"), qn("w:rPr"), _TBL}
_STRUCK = [qn(name) for name in ("w:strike", "w:dstrike")]
_UNSEEN = [qn(name) for name in ("w:vanish", "w:specVanish")]
_OFF = {"0", "false", "off", "none"}


def cell_text(cell: Any, numbers: ListNumbers) -> str:
    """Paragraphs below each other; a table inside the cell is read as lines of it."""
    lines = [_numbered(paragraph, numbers) for paragraph in cell.iter(_P)]
    return without_notes("\n".join(line.strip() for text in lines for line in text.split("\n") if line.strip()))


def paragraph_text(paragraph: Any, numbers: ListNumbers) -> str:
    """A line of text between the tables."""
    return without_notes(_numbered(paragraph, numbers)).strip()


def _numbered(paragraph: Any, numbers: ListNumbers) -> str:
    return " ".join(filter(None, (numbers.before(paragraph), _text(paragraph))))


def is_on(parent: Any, name: str) -> bool:
    """Whether a property that is on or off is on: it stands there, and does not say otherwise."""
    child = None if parent is None else parent.find(name)
    return child is not None and str(child.get(qn("w:val"), "1")).lower() not in _OFF


def _text(element: Any) -> str:
    pieces: list[str] = []
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            pieces.append(child.text or "")
        elif child.tag in _BREAKS:
            pieces.append("\n")
        elif child.tag == qn("w:tab"):
            pieces.append(" ")
        elif child.tag == qn("w:noBreakHyphen"):
            pieces.append("-")
        else:
            pieces.append(_run_text(child) if child.tag == _R else _text(child))
    return "".join(pieces)


def _run_text(run: Any) -> str:
    properties = run.find(qn("w:rPr"))
    if any(is_on(properties, name) for name in _UNSEEN):
        return ""
    text = _text(run)
    if is_unseen(run, properties):
        return unseen(text)
    if any(is_on(properties, name) for name in _STRUCK):
        return struck(text)
    return RAISED.format(text) if text and _is_raised(properties) else text


def _is_raised(properties: Any) -> bool:
    """Whether a run stands higher than its line, or is a small sign below it: no digit of a figure is either."""
    align, moved = (
        "" if child is None else child.get(qn("w:val"), "")
        for child in (
            None if properties is None else properties.find(qn(name)) for name in ("w:vertAlign", "w:position")
        )
    )
    return align in ("superscript", "subscript") or (moved.isdigit() and int(moved) > 0)
