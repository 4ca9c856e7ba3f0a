"""A guide on paper: its page of HTML printed by headless Chromium."""

import re

import pypdfium2
from playwright.sync_api import Browser

_DAY = re.compile(rb"(?<=Date \(D:)[^)]*(?=\))")
SCALES = (1.0, 0.93, 0.87)
DOTS = 0.5
"""Pixels of a point by which two prints are compared."""


def print_page(browser: Browser, page: str) -> bytes:
    """The page as a PDF that says nothing of when it was printed, smaller where this machine's letters are wide.
    ValueError where it takes more than one sheet all the same."""
    sheet = browser.new_page()
    sheet.set_content(page, wait_until="load")
    for scale in SCALES:
        printed = sheet.pdf(prefer_css_page_size=True, print_background=True, scale=scale)
        sheets = len(pypdfium2.PdfDocument(printed))
        if sheets == 1:
            break
    sheet.close()
    if sheets != 1:
        raise ValueError(f"{sheets} sheets of paper")
    return _DAY.sub(lambda day: b"20250401000000"[: len(day[0])].ljust(len(day[0]), b"0"), printed)


def words_of(printed: bytes) -> str:
    """What can be read on it."""
    return "\n".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(printed))


def looks_alike(printed: bytes, other: bytes) -> bool:
    """Whether two prints say and show the same, so that neither has to replace the other."""
    return words_of(printed) == words_of(other) and _drawn(printed) == _drawn(other)


def _drawn(printed: bytes) -> list[bytes]:
    return [page.render(scale=DOTS).to_pil().tobytes() for page in pypdfium2.PdfDocument(printed)]
