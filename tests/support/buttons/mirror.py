"""A language for tests, in which every sentence that went through the catalogue stands in ⟦brackets⟧: whatever is said
outside of them was said past it."""

import re
from html import unescape
from pathlib import Path

from babel.messages.pofile import write_po

from texts.catalogue import collect_sentences

LANGUAGE = "pl"
"""Any language that Babel knows, that nobody speaks here, and that has plurals of its own."""
_INNERMOST = re.compile(r"⟦[^⟦⟧]*⟧")
_WORDS = re.compile(r"[^\W\d_]{2,}")


def write_catalogue(folder: Path) -> None:
    """Translate every sentence by itself, in brackets."""
    catalogue = collect_sentences()
    catalogue.locale = LANGUAGE
    for message in catalogue:
        if message.id:
            plural = isinstance(message.id, tuple)
            mirrored = f"⟦{message.id[0] if plural else message.id}⟧"
            message.string = (mirrored,) * catalogue.num_plurals if plural else mirrored
            message.flags.discard("fuzzy")
    with (folder / f"{LANGUAGE}.po").open("wb") as file:
        write_po(file, catalogue)


def texts_past_it(text: str) -> set[str]:
    """The words that stand in no bracket."""
    text = unescape(re.sub(r"</?[a-z]+>", "", text))
    while _INNERMOST.search(text):
        text = _INNERMOST.sub(" ", text)
    return set(_WORDS.findall(text))
