"""The languages that papers are written in, each named in itself."""

from collections.abc import Callable
from dataclasses import replace

from plan.progress.view import SpanView
from texts.language import CYRILLIC, SOURCE, first_languages
from texts.people.languages import language_name
from texts.screen import Button, Row
from texts.sentence import plain

_SHORT = {SOURCE: "Lotin", CYRILLIC: "Кирилл"}
"""By their letters, where the language is the same."""


def paper_languages() -> tuple[str, ...]:
    """Papers are handed on: the letters that are not in force yet are not among them."""
    return first_languages()


def short_language(language: str) -> str:
    """`Lotin`, `Кирилл`, `Русский`"""
    return _SHORT.get(language) or language_name(language)


def language_choice(at: SpanView, present: str, write: Callable[[SpanView], str]) -> Row:
    """The languages side by side, the present one marked: one press, and what is ordered there is in another."""
    return tuple(
        Button(
            plain("✅ {name}", name=short_language(language)) if language == present else short_language(language),
            write(replace(at, language=language)),
        )
        for language in paper_languages()
    )
