"""Which language is spoken: set at the door for an update and for each person who is written to, never for a process.

Whoever speaks without having said to whom gets an error, and not some default: a notice in the wrong language would
only be noticed by the person who cannot read it.

A language is a catalogue, `<language>.po`, or Uzbek written in other letters, which is made out of the sentences.
"""

import gettext
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError

from texts.script.cyrillic import cyrillic
from texts.script.new_latin import new_latin

SOURCE, CYRILLIC, NEW_LATIN = "uz", "uz_Cyrl", "uz_new"
"""The language in which the sentences stand in the code, and the other letters in which it can be read."""
RUSSIAN = "ru"
"""In which a library may have names of its own."""
Write = Callable[[str], str]
MADE: Mapping[str, Write] = {CYRILLIC: cyrillic, NEW_LATIN: new_latin}
TERMINAL = "en"
TERMINAL_LANGUAGES = (SOURCE, TERMINAL)
"""What a command may speak. English is the terminal's alone: its catalogue lacks what only the chat says."""
CATALOGUES = Path(__file__).parent / "catalogue"
"""One `<language>.po` for each other language."""
OWN_NAME = "O'zbekcha"
"""A sentence as well: each catalogue translates it by what its language calls itself."""

_WRITTEN_AS = {TERMINAL: "en_SE"}
"""English words with numbers as they are written here, 9 870 and 0,5: 9,870 would be taken for something else."""

_spoken: ContextVar[str] = ContextVar("spoken language")
_given: ContextVar[tuple[tuple[str, str], ...]] = ContextVar("given names", default=())


@contextmanager
def speaking(language: str, names: tuple[tuple[str, str], ...] | None = None) -> Iterator[None]:
    """Everything that is said inside this block, and in nothing beside it, is said in this language (`uz`). `names` are
    those that the library has given in Russian; without them those that held before."""
    before = _spoken.set(language)
    given_before = _given.set(_given.get() if names is None else names)
    try:
        yield
    finally:
        _spoken.reset(before)
        _given.reset(given_before)


def spoken_language() -> str:
    """The language of whoever is spoken to now; LookupError where nobody has said who that is."""
    return _spoken.get()


def names_in_russian() -> tuple[tuple[str, str], ...]:
    """The library's own Russian names, each behind the one that it stands for, while Russian is spoken."""
    return _given.get() if _spoken.get() == RUSSIAN else ()


@cache
def languages() -> tuple[str, ...]:
    """Every language that somebody can be spoken to in, as they are offered."""
    translated = sorted({path.stem for path in CATALOGUES.glob("*.po")} - {TERMINAL})
    return (SOURCE, CYRILLIC, *translated, NEW_LATIN)


def first_languages() -> tuple[str, ...]:
    """Those that somebody new is asked about: the new letters are not in force yet."""
    return tuple(language for language in languages() if language != NEW_LATIN)


def language_of_phone(code: str) -> str:
    """The language of a phone (`ru-RU`) as far as we speak it, or Uzbek."""
    code = code.replace("-", "_")
    known = {language.lower(): language for language in first_languages()}
    return known.get(code.lower()) or known.get(code.lower().split("_")[0]) or SOURCE


@cache
def locale_of(language: str) -> Locale:
    """How numbers and dates are written in a language; Uzbek in other letters is written as Uzbek is."""
    try:
        return Locale.parse(_WRITTEN_AS.get(language, SOURCE if language in MADE else language))
    except UnknownLocaleError:
        return Locale.parse(SOURCE)


@cache
def letters_of(language: str) -> Write | None:
    """What writes an Uzbek name in the letters of a language; None where these are the name's own."""
    if language in MADE:
        return MADE[language]
    own_name = catalogue_of(language).gettext(OWN_NAME)
    return cyrillic if any("а" <= letter <= "я" for letter in own_name) else None


@cache
def catalogue_of(language: str) -> gettext.NullTranslations:
    """The sentences of a language by their Uzbek templates; what is not translated stays Uzbek."""
    if language in MADE:
        return _Made(MADE[language])
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


class _Made(gettext.NullTranslations):
    """Uzbek sentences in other letters, each written when it is first said."""

    def __init__(self, write: Write) -> None:
        super().__init__()
        self._write = write
        self._written: dict[str, str] = {}

    def gettext(self, message: str) -> str:
        if message not in self._written:
            self._written[message] = self._write(message)
        return self._written[message]

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)
