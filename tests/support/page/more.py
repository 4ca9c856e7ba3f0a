"""The page behind ⋯ of the card of /hisobot."""

from sandbox.people import Phone, Seen


def open_more(phone: Phone) -> Seen:
    """Open it, and return it."""
    phone.press("⋯ Fayllar")
    return phone.wait_for(lambda message: any("Boshqa fayllar" in button["label"] for row in message["buttons"]
                                              for button in row))  # fmt: skip
