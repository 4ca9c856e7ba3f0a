"""The letters of a PDF: found quickly, and the same that pdfminer finds slowly."""

import io
from collections.abc import Callable

import pdfplumber
import pytest
from pdfminer.psparser import LIT
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from reports.read.pdf.operators import may_hold_a_picture, operators_of
from reports.read.pdf.quick_page import pages_of
from reports.read.pdf.ruled import tables_of
from tests.support.plans.pdf_files import drawn, ruled
from tests.support.plans.plans import path


@pytest.mark.parametrize(
    ("stream", "said"),
    [
        (rb"1 -2 .5 -.5 +3. 4 Tm", [([1, -2, 0.5, -0.5, 3, 4], "Tm")]),
        (rb"12abc 1-2 x", [([12], "abc"), ([1, -2], "x")]),
        (rb"(kitob) Tj(o'quvchi)Tj", [([b"kitob"], "Tj"), ([b"o'quvchi"], "Tj")]),
        (rb"(a(b)c) Tj (\(a\) \\) Tj", [([b"a(b)c"], "Tj"), ([rb"(a) \ ".rstrip()], "Tj")]),
        (rb"((\)) (x)) Tj", [([b"()) (x)"], "Tj")]),
        (rb"(\101\1012\60\n\q) Tj", [([b"AA20\nq"], "Tj")]),
        (b"(a\\\r\nb\\\nc) Tj", [([b"abc"], "Tj")]),
        (rb"<41 4> Tj <> Tj", [([b"A@"], "Tj"), ([b""], "Tj")]),
        (rb"[(a) -20 <42>] TJ [[1] 2] x", [([[b"a", -20, b"B"]], "TJ"), ([[[1], 2]], "x")]),
        (rb"/F#31 12 Tf/P<</A 1/B[2]>>BDC", [([LIT("F1"), 12], "Tf"), ([LIT("P"), {"A": 1, "B": [2]}], "BDC")]),
        (b"% (ish) Tj\n(a) ' 1 2 (b) \" T*", [([b"a"], "'"), ([1, 2, b"b"], '"'), ([], "T*")]),
        (rb"true false null x", [([True, False, None], "x")]),
        (rb"] >> -- . ) } (yopilmagan", []),
        (rb"[1 2 Tj (3", []),
    ],
    ids=[
        "numbers", "torn numbers", "strings", "escaped", "brackets", "octal", "continued", "hex", "arrays", "names",
        "comments", "values", "no operators", "an open array",
    ],
)  # fmt: skip
def test_the_words_of_a_stream(stream: bytes, said: list[tuple[list[object], str]]) -> None:
    words: list[object] = []
    found = []
    for operator in operators_of(stream, words):
        found.append((list(words), operator))
        words.clear()
    assert found == said


def test_a_picture_in_a_stream_is_seen() -> None:
    assert may_hold_a_picture(b"q BI /W 1 /H 1 ID \x00 EI Q")
    assert not may_hold_a_picture(b"(BIR) Tj /BIB gs")


def page_with(draw: Callable[[Canvas], None]) -> bytes:
    kept, as_set = io.BytesIO(), rl_config.useA85
    rl_config.useA85 = 1  # a picture within a stream is text to this library, whatever our own papers set
    canvas = Canvas(kept, pagesize=(400, 300))
    canvas.setFont("Helvetica", 10)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    rl_config.useA85 = as_set
    return kept.getvalue()


def spaced(canvas: Canvas) -> None:
    text = canvas.beginText(30, 200)
    text.setCharSpace(1.5)
    text.setWordSpace(4)
    text.setHorizScale(80)
    text.setRise(3)
    text.setLeading(14)
    text.textLines("Kitob berish (yil)\nreja \\ fakt")
    canvas.drawText(text)


def turned(canvas: Canvas) -> None:
    canvas.rotate(90)
    canvas.drawString(40, -60, "Bajarilish muddati")
    canvas.rotate(-80)
    canvas.scale(2, -1)
    canvas.drawString(10, 10, "qiya")


def within(canvas: Canvas) -> None:
    canvas.beginForm("jadval")
    canvas.setFont("Helvetica", 8)
    canvas.drawString(5, 5, "14 nafar")
    canvas.endForm()
    for down in (50, 150):
        canvas.saveState()
        canvas.translate(20, down)
        canvas.doForm("jadval")
        canvas.restoreState()


def pictured(canvas: Canvas) -> None:
    canvas.drawInlineImage(Image.new("RGB", (8, 8), "red"), 10, 10)
    canvas.drawImage(ImageReader(Image.new("RGB", (8, 8), "blue")), 60, 10)
    canvas.drawString(30, 200, "rasm yonida 12")


@pytest.mark.parametrize(
    "content",
    [*(page_with(draw) for draw in (spaced, turned, within, pictured)), path("pdf").read_bytes()],
    ids=["spaced", "turned", "within", "pictured", "the real plan"],
)
def test_letters_are_found_where_pdfminer_finds_them(content: bytes) -> None:
    with pdfplumber.open(io.BytesIO(content)) as quick, pdfplumber.open(io.BytesIO(content)) as slow:
        for page, other in zip(list(pages_of(quick))[:2], slow.pages[:2], strict=True):
            assert page.chars
            assert list(map(shown, page.chars)) == list(map(shown, other.chars))
            assert [edge["pts"] for edge in page.edges if "pts" in edge] == [
                edge["pts"] for edge in other.edges if "pts" in edge
            ]


def shown(letter: dict[str, object]) -> dict[str, object]:
    said = {key: letter[key] for key in ("text", "x0", "x1", "top", "bottom", "size", "upright")}
    return {key: round(value, 3) if isinstance(value, float) else value for key, value in said.items()}


SIDES, TOPS = (40, 140, 300, 400), (100, 130, 160, 190)


@pytest.mark.parametrize("left_out", [None, (40, 160, 400, 160), (140, 100, 140, 190)])
def test_cells_are_those_that_pdfplumber_finds(left_out: tuple[float, ...] | None) -> None:
    rules = [rule for rule in ruled(SIDES, TOPS) if rule != left_out] + ruled((40, 90), (220, 240, 260))
    with pdfplumber.open(io.BytesIO(drawn([[(50, 112, "a")]], rules))) as pdf:
        (page,) = pages_of(pdf)
        assert [sorted(cells) for cells in tables_of(page, [])] == [sorted(t.cells) for t in page.find_tables()]
