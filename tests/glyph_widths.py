"""Write how wide the letters of a button are in Android's font, for the sandbox and for the bot's own measure.

    pip download --no-deps fontpkg-roboto && unzip fontpkg_roboto-*.whl
    python -m tests.glyph_widths "fontpkg_roboto/files/Roboto[wdth,wght].ttf"

Roboto is free (SIL Open Font License). The widths are of its medium weight, in thousandths of the letters' height (em).
Given Liberation Serif, whose letters are as wide as those of Times New Roman, it writes those of the workbook.
"""

import json
import sys
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

TABLES = [Path(__file__).parents[1] / folder / "glyph_widths.json" for folder in ("sandbox/messages", "texts")]
"""The sandbox imports nothing of ours, so each has its own."""
SERIF = Path(__file__).parents[1] / "reports/excel/serif_widths.json"
MEDIUM = {"wght": 500, "wdth": 100}
LETTERS = (range(0x20, 0x7F), range(0xA0, 0x180), range(0x2B0, 0x2C0), range(0x400, 0x500), range(0x2000, 0x2070))
"""Latin with its accents, the apostrophes of Uzbek, Cyrillic, dashes, quotes, spaces and the ellipsis."""
SIGNS = "→←↑↓−×÷≈≤≥№✓•"


def widths_of(font: Path) -> dict[str, int]:
    """Each letter's advance in thousandths of an em; letters that the font lacks are left out."""
    medium = TTFont(font)
    if "fvar" in medium:
        medium = instantiateVariableFont(medium, MEDIUM)
    names, advances, em = medium.getBestCmap(), medium["hmtx"].metrics, medium["head"].unitsPerEm
    wanted = [*(code for codes in LETTERS for code in codes), *map(ord, SIGNS)]
    return {chr(code): round(advances[names[code]][0] * 1000 / em) for code in wanted if code in names}


if __name__ == "__main__":
    table = json.dumps(widths_of(Path(sys.argv[1])), indent=0)
    for path in [SERIF] if "Serif" in sys.argv[1] else TABLES:
        path.write_text(table + "\n")
