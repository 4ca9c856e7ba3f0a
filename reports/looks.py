"""What each meaning of a cell looks like, in a workbook, a letter and a PDF alike: one palette for all of them.

How large the letters are is each printer's own affair: a sheet on a screen and a page in the hand differ in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from reports.content.table import Meaning

Align = Literal["left", "center", "right"]

INK, FAINT, GOOD, BAD = "000000", "595959", "1B6E3C", "A61C00"
"""Colours of letters, as six hexadecimal digits; none of them says anything that the words do not say too."""
LINE = "808080"
"""The lines of a table."""
DONE_BAR, EXPECTED_BAR = "0072B2", "BDBDBD"
"""Columns of charts: what was done, and what was expected. People who see fewer colours can tell them apart."""


@dataclass(frozen=True, slots=True)
class Look:
    """`fill` None is the paper's own colour; `framed` cells have the lines of the table around them."""

    bold: bool = False
    ink: str = INK
    fill: str | None = None
    align: Align = "left"
    framed: bool = True


LOOKS: Mapping[Meaning, Look] = {
    "title": Look(bold=True, align="center", framed=False),
    "text": Look(framed=False),
    "attached": Look(align="right", framed=False),
    "approval": Look(align="center", framed=False),
    "mark": Look(bold=True, ink=BAD, align="center", framed=False),
    "heading": Look(bold=True, fill="D9E2F3", align="center"),
    "section": Look(bold=True, fill="EDEDED", align="center"),
    "label": Look(),
    "strong": Look(bold=True),
    "part": Look(),
    "number": Look(align="right"),
    "share": Look(align="right"),
    "percent": Look(align="right"),
    "total": Look(bold=True, align="right"),
    "done": Look(ink=GOOD, fill="E2EFDA", align="center"),
    "on_track": Look(align="center"),
    "late": Look(ink=BAD, fill="FBE5D6", align="center"),
    "waiting": Look(ink=FAINT, align="center"),
    "note": Look(),
    "sign": Look(bold=True, framed=False),
    "entry": Look(bold=True, fill="FFF2CC", align="right"),
    "small": Look(ink=FAINT, framed=False),
    "blank": Look(framed=False),
}
