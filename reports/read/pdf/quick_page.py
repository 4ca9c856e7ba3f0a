"""A page of pdfplumber's that tells of each letter only what is asked here: most of the time that reading a PDF takes
went into what nobody looks at (its colours, its matrix, the tags around it), and into finding its operators."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTPage
from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFGraphicState, PDFPageInterpreter, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import stream_value
from pdfminer.utils import Matrix, mult_matrix
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from reports.read.pdf.letters import Letter
from reports.read.pdf.operators import may_hold_a_picture, operators_of

_Glyph = tuple[str, float]
"""A letter of a font as text, and its width in sizes of the font."""
_BLANK = 32
_NOT_LOOKED_AT = (
    "w",
    "J",
    "j",
    "M",
    "d",
    "ri",
    "i",
    "gs",
    "g",
    "G",
    "rg",
    "RG",
    "k",
    "K",
    "cs",
    "CS",
    "sc",
    "SC",
    "scn",
    "SCN",
    "BMC",
    "BDC",
    "EMC",
    "MP",
    "DP",
)
"""Operators that say with what pen and colour to draw."""
_OTHER_NAMES = str.maketrans({"*": "_a", '"': "_w", "'": "_q"})
"""How pdfminer names its methods for operators that are no letters."""


class QuickPage(Page):
    """Everything but letters is as pdfplumber has it."""

    cached_properties = [*Page.cached_properties, "_letters"]  # noqa: RUF012  # as pdfplumber declares it

    @property
    def layout(self) -> LTPage:
        """What is drawn on the page besides letters, which are kept apart."""
        if not hasattr(self, "_layout"):
            left, above = self.mediabox[:2]
            device = _LetterDevice(self.pdf.rsrcmgr, left, self.height + above)
            _QuickInterpreter(self.pdf.rsrcmgr, device).process_page(self.page_obj)
            self._letters = device.letters
            self._layout = device.get_result()
        return self._layout

    @property
    def chars(self) -> list[Letter]:
        """The letters with their edges in points from the upper left corner."""
        assert self.layout is not None  # they are found together
        return self._letters


def pages_of(pdf: PDF) -> Iterator[QuickPage]:
    """Its pages in order."""
    below: float = 0
    for number, page in enumerate(PDFPage.create_pages(pdf.doc), 1):
        quick = QuickPage(pdf, page, page_number=number, initial_doctop=below)
        below += quick.height
        yield quick


class _QuickInterpreter(PDFPageInterpreter):
    """pdfminer's, which is given the operators of a stream by the stream and not by the byte."""

    def execute(self, streams: Sequence[object]) -> None:
        # A stream that draws itself again and again is left out.
        numbered = [(stream.objid, stream) for stream in map(stream_value, streams)]
        self.stream_ids = {number for number, _ in numbered if number is not None} - self.parent_stream_ids
        content = b"\n".join(part.get_data() for number, part in numbered if number in self.stream_ids)
        if may_hold_a_picture(content):
            super().execute(streams)
            return
        methods: dict[str, tuple[Callable[..., None], int] | None] = dict.fromkeys(_NOT_LOOKED_AT)
        words = self.argstack
        for operator in operators_of(content, words):
            if operator not in methods:
                method = getattr(self, f"do_{operator.translate(_OTHER_NAMES)}", None)
                methods[operator] = (method, method.__code__.co_argcount - 1) if method else None
            if (known := methods[operator]) is not None:
                method, wanted = known
                if not wanted:
                    method()
                elif len(words) >= wanted:
                    method(*words[-wanted:])
            words.clear()

    def do_TJ(self, seq: Any) -> None:
        """Print letters: in which colour does not matter."""
        if self.textstate.font is not None:
            self.device.render_string(self.textstate, seq, self.graphicstate.ncs, self.graphicstate)


class _LetterDevice(PDFPageAggregator):
    """Keeps the letters with where they stand on the paper."""

    def __init__(self, resources: PDFResourceManager, left: float, bottom: float) -> None:
        super().__init__(resources)
        self.letters: list[Letter] = []
        self._left, self._bottom = left, bottom
        self._glyphs: dict[PDFFont, dict[int, _Glyph]] = {}

    def render_string(self, textstate: PDFTextState, seq: Any, ncs: Any, graphicstate: PDFGraphicState) -> None:
        """A piece of text; upright letters, which nearly all are, without pdfminer's values for each."""
        matrix = mult_matrix(textstate.matrix, self.ctm)
        font = textstate.font
        if font is not None and _is_upright(matrix, textstate) and not font.is_vertical():
            textstate.linematrix = self._upright(textstate, seq, font, matrix)
        else:
            super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(self, *drawn: Any) -> float:
        """A letter that does not stand upright."""
        width = super().render_char(*drawn)
        letter = self.cur_item._objs.pop()
        if isinstance(letter, LTChar):
            self.letters.append(
                {
                    "text": letter.get_text(),
                    "x0": self._left + letter.x0,
                    "x1": self._left + letter.x1,
                    "top": self._bottom - letter.y1,
                    "bottom": self._bottom - letter.y0,
                    "size": letter.size,
                    "upright": letter.upright,
                }
            )
        return width

    def _upright(self, state: PDFTextState, seq: Any, font: PDFFont, matrix: Matrix) -> tuple[float, float]:
        """Where the next letter stands."""
        across, _, _, upward, x_begin, y_begin = matrix
        x, y = state.linematrix
        scaling = state.scaling * 0.01
        size, between = state.fontsize * scaling, state.charspace * scaling
        after_blank = 0 if font.is_multibyte() else state.wordspace * scaling
        below = y + font.get_descent() * state.fontsize + state.rise
        height = state.fontsize * upward
        bottom = self._bottom - y_begin - below * upward
        top, begin = bottom - height, self._left + x_begin
        letters = self.letters
        glyphs = self._glyphs.setdefault(font, {})
        begun = False
        for piece in seq:
            if isinstance(piece, (int, float)):
                x -= piece * 0.001 * size
                begun = True
            for number in font.decode(piece) if isinstance(piece, bytes) else ():
                if begun:
                    x += between
                begun = True
                if (glyph := glyphs.get(number)) is None:
                    glyph = glyphs[number] = self._glyph(font, number)
                text, width = glyph
                left = begin + x * across
                x += width * size
                letters.append(
                    {
                        "text": text,
                        "x0": left,
                        "x1": begin + x * across,
                        "top": top,
                        "bottom": bottom,
                        "size": height,
                        "upright": True,
                    }
                )
                if number == _BLANK:
                    x += after_blank
        return x, y

    def _glyph(self, font: PDFFont, number: int) -> _Glyph:
        try:
            text = font.to_unichr(number)
        except PDFUnicodeNotDefined:
            text = self.handle_undefined_char(font, number)
        return text, font.char_width(number)


def _is_upright(matrix: Matrix, state: PDFTextState) -> bool:
    """Whether letters are neither turned nor mirrored nor slanted, as nearly all are."""
    across, turned, slanted, upward, _, _ = matrix
    return min(across, upward, state.scaling, state.fontsize) > 0 and not turned and not slanted
