"""Whether text of a Word document has the colour of what is behind it."""

from typing import Any

from docx.oxml.ns import qn

from reports.read.unseen import PAPER, look_alike

_VALUE, _FILL = qn("w:val"), qn("w:fill")
_PROPERTIES = {qn(f"w:{name}"): qn(f"w:{name}Pr") for name in ("r", "p", "tc", "tbl")}
_SHADE, _COLOUR, _HIGHLIGHT = qn("w:shd"), qn("w:color"), qn("w:highlight")
_NO_COLOUR = ("", "auto")
_HIGHLIGHTS = {"white": PAPER, "none": ""}
_SOME = "some"
"""Any other than that of the paper."""


def is_unseen(run: Any, properties: Any) -> bool:
    """Whether nobody can see the run: white on white, yellow on yellow."""
    colour = None if properties is None else properties.find(_COLOUR)
    if colour is None or colour.get(_VALUE, "").lower() in _NO_COLOUR:
        return False
    return look_alike(colour.get(_VALUE), _ground(run, properties))


def _ground(run: Any, properties: Any) -> str:
    """The colour behind a run: the nearest that anything around it has."""
    highlight = properties.find(_HIGHLIGHT)
    if highlight is not None and (ground := _HIGHLIGHTS.get(highlight.get(_VALUE, ""), _SOME)):
        return ground
    row = None
    for around in (run, *run.iterancestors()):
        if around.tag == qn("w:tr") and row is None:
            row = around
        if around.tag not in _PROPERTIES:
            continue
        if ground := _shade(around.find(_PROPERTIES[around.tag])):
            return ground
        if around.tag == qn("w:tbl") and _may_shade_head(around) and around.find(qn("w:tr")) is row:
            return _SOME
    return PAPER


def _shade(properties: Any) -> str:
    shade = None if properties is None else properties.find(_SHADE)
    if shade is None:
        return ""
    if shade.get(_VALUE, "clear") not in ("clear", "nil"):
        return _SOME  # a pattern, or a colour that lies over the ground
    fill = str(shade.get(_FILL, ""))
    return "" if fill.lower() in _NO_COLOUR else fill


def _may_shade_head(table: Any) -> bool:
    """Whether a table's style may have a dark first row, as all but the plainest have."""
    style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
    return style is not None and style.get(_VALUE) not in ("TableGrid", "TableNormal")
