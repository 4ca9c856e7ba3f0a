"""Letters for PDFs: the DejaVu fonts, which hold oʻ, gʻ, ʼ and all of Cyrillic, cut down to what a file uses.

They are the ones that matplotlib carries for the pictures, so no font file is kept here and none is looked for on the
machine. They are found without importing matplotlib, which takes its time.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

SANS, SANS_BOLD = "DejaVuSans", "DejaVuSans-Bold"
SERIF, SERIF_BOLD = "DejaVuSerif", "DejaVuSerif-Bold"
_FOLDER = Path("mpl-data", "fonts", "ttf")


@cache
def register_fonts() -> None:
    """Make the fonts known; once in a process."""
    package = find_spec("matplotlib")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("matplotlib/mpl-data/fonts")
    folder = Path(package.submodule_search_locations[0]) / _FOLDER
    for name in (SANS, SANS_BOLD, SERIF, SERIF_BOLD):
        registerFont(TTFont(name, folder / f"{name}.ttf"))
    for plain, bold in ((SANS, SANS_BOLD), (SERIF, SERIF_BOLD)):
        registerFontFamily(plain, normal=plain, bold=bold, italic=plain, boldItalic=bold)


def longest_word(text: str, font: str, size: float) -> float:
    """How wide a column has to be for no word of a text to be torn, in points."""
    return max((stringWidth(word, font, size) for word in text.split(" ")), default=0.0)
