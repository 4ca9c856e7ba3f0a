"""Which language is spoken: set at the door for an update and for each person who is written to, never for a process.

Whoever speaks without having said to whom gets an error, and not some default: a notice in the wrong language would
only be noticed by the person who cannot read it.
"""

import gettext
import io
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale

SOURCE = "uz"
"""The language in which the sentences stand in the code."""
CATALOGUES = Path(__file__).parent / "catalogue"
"""One `<language>.po` for each other language."""

_spoken: ContextVar[str] = ContextVar("spoken language")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Everything that is said inside this block, and in nothing beside it, is said in this language (`uz`)."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken_language() -> str:
    """The language of whoever is spoken to now; LookupError where nobody has said who that is."""
    return _spoken.get()


@cache
def locale_of(language: str) -> Locale:
    """How numbers and dates are written in a language."""
    return Locale.parse(language)


@cache
def catalogue_of(language: str) -> gettext.NullTranslations:
    """The sentences of a language by their Uzbek templates; what is not translated stays Uzbek."""
    path = CATALOGUES / f"{language}.po"
    if language == SOURCE or not path.exists():
        return gettext.NullTranslations()
    # Imported only here: what nobody needs for whom the sentences stand in the code is nearly a megabyte.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    compiled = io.BytesIO()
    with path.open("rb") as lines:
        write_mo(compiled, read_po(lines, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
