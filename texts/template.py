"""Templates with named places: looked up in the catalogue of the language that is spoken, then filled in.

Pages do not call this: they `say` (`texts/sentence.py`), which adds how numbers and dates are written.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from html import unescape
from string import Formatter

from texts.language import CYRILLIC, catalogue_of, spoken_language

COUNT = "n"
"""The place whose number chooses among the plural forms of a catalogue."""

Write = Callable[[str, object, str], str]
"""(place, value, form) → what stands in its place."""


def fill_template(template: str, places: Mapping[str, object], write: Write, *, bare_words: bool = False) -> str:
    """The translated template with every place written; `bare_words` takes the HTML out of the template itself.

    Raises KeyError for a place without a value and TypeError for a value without a place: both are slips of the pen.
    """
    if names_of(template) != places.keys():
        _complain(template, places)
    pieces = [
        words if name is None else f"{words}{write(name, places[name], form)}"
        for words, name, form in _parsed(_translated(template, places.get(COUNT)), bare_words)
    ]
    if spoken_language() == CYRILLIC:
        _drop_soft_signs(pieces)
    return "".join(pieces)


def _drop_soft_signs(pieces: list[str]) -> None:
    """`апрель` before an ending is `апрелда`; there are endings only behind places."""
    for at, following in enumerate(pieces[1:]):
        if pieces[at].endswith("ь") and "а" <= following[:1] <= "я":
            pieces[at] = pieces[at][:-1]


@lru_cache(maxsize=8192)
def names_of(template: str) -> frozenset[str]:
    """The places that a template has."""
    return frozenset(name for _, name, _ in _parsed(template) if name is not None)


def _complain(template: str, places: Mapping[str, object]) -> None:
    missing = names_of(template) - places.keys()
    if missing:
        raise KeyError(f"{sorted(missing)} missing for {template!r}")
    raise TypeError(f"{sorted(places.keys() - names_of(template))} have no place in {template!r}")


def _translated(template: str, count: object) -> str:
    if not template:  # under no words a catalogue keeps its own header
        return ""
    catalogue = catalogue_of(spoken_language())
    if isinstance(count, int):
        return catalogue.ngettext(template, template, count)
    return catalogue.gettext(template)


@lru_cache(maxsize=8192)
def _parsed(template: str, bare_words: bool = False) -> tuple[tuple[str, str | None, str], ...]:
    return tuple(
        (without_html(words) if bare_words else words, name, form or "")
        for words, name, form, _ in Formatter().parse(template)
    )


_TAG = re.compile(r"</?[a-z]+>")


def without_html(html: str) -> str:
    """The words of a message or screen without their HTML, as buttons and the terminal show them."""
    return unescape(_TAG.sub("", html))
