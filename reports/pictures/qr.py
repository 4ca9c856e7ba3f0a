"""A link as a picture, so that an invitation can be scanned from a colleague's screen or a sheet of paper."""

from io import BytesIO

import segno

_BORDER = 2
_HALVES = {(True, True): " ", (True, False): "▄", (False, True): "▀", (False, False): "█"}
"""What is drawn is the light, as terminals are mostly dark: (upper is dark, lower is dark) → its sign."""


def qr_picture(address: str) -> bytes:
    """The address as a QR code, a PNG large enough for an old phone's camera."""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()


def qr_lines(address: str) -> list[str]:
    """The address as a QR code for a terminal with light letters on dark, two rows of it in a line."""
    code = segno.make(address, error="l", micro=False)
    rows = [[bool(module) for module in row] for row in code.matrix_iter(border=_BORDER)]
    rows += [[False] * len(rows[0])] * (len(rows) % 2)
    return [
        "".join(map(_HALVES.__getitem__, zip(*pair, strict=True))) for pair in zip(rows[::2], rows[1::2], strict=True)
    ]
