"""A link as a picture, so that an invitation can be scanned from a colleague's screen or a sheet of paper."""

from io import BytesIO

import segno


def qr_picture(address: str) -> bytes:
    """The address as a QR code, a PNG large enough for an old phone's camera."""
    picture = BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="png", scale=10, border=4)
    return picture.getvalue()
