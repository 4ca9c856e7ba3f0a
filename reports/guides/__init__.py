"""The guides on one page, as they come with the program: `make guides` prints them here."""

from pathlib import Path

MIME = "application/pdf"
LANGUAGES = ("uz", "uz_Cyrl", "ru")


def guide_file(reader: str, language: str) -> Path:
    """The guide for `reporters` or `directors` in a language, or in Uzbek where there is none in it."""
    spoken = language if language in LANGUAGES else LANGUAGES[0]
    return Path(__file__).parent / f"{reader}-{spoken}.pdf"
