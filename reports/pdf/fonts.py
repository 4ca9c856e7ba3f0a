"""Letters for PDFs: the DejaVu fonts, which hold oʻ, gʻ, ʼ and all of Cyrillic, cut down to what a file uses.

They are the ones that matplotlib carries for the pictures, so no font file is kept here and none is looked for on the
machine. They are found without importing matplotlib, which takes its time.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, registerFontFamily, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

SANS, SANS_BOLD = "DejaVuSans", "DejaVuSans-Bold"
SERIF, SERIF_BOLD = "DejaVuSerif", "DejaVuSerif-Bold"
NARROW, NARROW_BOLD = "STIXGeneral", "STIXGeneral-Bold"
"""Letters as wide as those of Times New Roman, of which a form has room for more; it lacks some of Uzbek Cyrillic."""
_FILES = {NARROW: "STIXGeneral", NARROW_BOLD: "STIXGeneralBol"}
_FOLDER = Path("mpl-data", "fonts", "ttf")


def _folder() -> Path:
    package = find_spec("matplotlib")
    if package is None or not package.submodule_search_locations:
        raise FileNotFoundError("matplotlib/mpl-data/fonts")
    return Path(package.submodule_search_locations[0]) / _FOLDER


@cache
def register_fonts() -> None:
    """Make the fonts known; once in a process."""
    folder = _folder()
    for name in (SANS, SANS_BOLD, SERIF, SERIF_BOLD):
        registerFont(TTFont(name, folder / f"{name}.ttf"))
    for plain, bold in ((SANS, SANS_BOLD), (SERIF, SERIF_BOLD)):
        registerFontFamily(plain, normal=plain, bold=bold, italic=plain, boldItalic=bold)


@cache
def register_narrow_fonts() -> None:
    """Make the letters of forms known; once in a process, and only in one that prints a form."""
    register_fonts()
    folder = _folder()
    for name, file in _FILES.items():
        registerFont(TTFont(name, folder / f"{file}.ttf"))
    registerFontFamily(NARROW, normal=NARROW, bold=NARROW_BOLD, italic=NARROW, boldItalic=NARROW_BOLD)


@cache
def _letters_of(font: str) -> frozenset[int]:
    return frozenset(getFont(font).face.charToGlyph)


def has_letters(font: str, text: str) -> bool:
    """Whether a font has every letter of a text; what it lacks would be printed as an empty box."""
    return _letters_of(font).issuperset(map(ord, text.replace("\n", "")))


def longest_word(text: str, font: str, size: float) -> float:
    """How wide a column has to be for no word of a text to be torn, in points."""
    return max((stringWidth(word, font, size) for word in text.split(" ")), default=0.0)
