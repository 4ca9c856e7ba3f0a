"""The picture of a link: a PNG whose modules are those of the address."""

import struct
import zlib
from collections.abc import Callable

import segno

from reports.pictures.qr import qr_lines, qr_picture

ADDRESS = "https://t.me/hisobot_test_bot?start=TEST-abcdefghijklmnopqrstuvwxyz123"


def test_it_draws_the_modules_of_the_address() -> None:
    scale, border = 10, 4
    width, dark = _pixels(qr_picture(ADDRESS))
    matrix = segno.make(ADDRESS, error="m", micro=False).matrix
    assert width == (len(matrix) + 2 * border) * scale
    for y, line in enumerate(matrix):
        for x, module in enumerate(line):
            middle = ((x + border) * scale + 5, (y + border) * scale + 5)
            assert dark(*middle) == bool(module & 1)


def _pixels(png: bytes) -> tuple[int, Callable[[int, int], bool]]:
    """The width of a one-bit PNG, and whether a pixel of it is dark."""
    width, height, depth, color = struct.unpack(">IIBB", png[16:26])
    assert (depth, color) == (1, 0)
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, stride = zlib.decompress(data), (width + 7) // 8
    lines = [bytes(stride)]
    for start in range(0, height * (stride + 1), stride + 1):
        line = raw[start + 1 : start + 1 + stride]
        assert raw[start] in (0, 2)  # plain, or as the difference to the line above
        lines.append(bytes((a + b) % 256 for a, b in zip(line, lines[-1], strict=True)) if raw[start] else line)
    return width, lambda x, y: not lines[y + 1][x // 8] >> (7 - x % 8) & 1


def test_a_terminal_shows_every_module_of_it() -> None:
    lines = qr_lines(ADDRESS)
    lower = {"█": (0, 0), "▀": (0, 1), "▄": (1, 0), " ": (1, 1)}
    rows = [list(row) for line in lines for row in zip(*(lower[sign] for sign in line), strict=True)]
    expected = [list(row) for row in segno.make(ADDRESS, error="l", micro=False).matrix_iter(border=2)]

    assert rows[: len(expected)] == expected
    assert not any(map(any, rows[len(expected) :]))
