"""Other catalogues than the program's own, for as long as a test needs them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from texts import language


@contextmanager
def spoken_from(catalogues: Path) -> Iterator[None]:
    """The languages are those of this folder."""
    known = (language.catalogue_of, language.letters_of, language.languages, language.locale_of)
    with patch.object(language, "CATALOGUES", catalogues):
        for kept in known:
            kept.cache_clear()
        yield
    for kept in known:
        kept.cache_clear()
