"""The library's own words in the letters of whoever reads them: rows, units, departments, sections of the plan.

They stand in the plan as they were approved and are never translated; only their letters change. What people have typed
(their names, notes, reasons) and the names of files stay as they are.
"""

from plan.fold import remembered
from plan.given_names import given_name
from texts.language import MADE, SOURCE, letters_of, names_in_russian, spoken_language


def in_readers_letters(text: str) -> str:
    """A word of the library's as its reader writes it, or what the library calls it in Russian; what is in those
    letters already stays."""
    return in_russian(text) or _written(text, spoken_language())


def in_russian(text: str) -> str:
    """What the library calls a row or a department in Russian, while that is spoken; "" where nobody has said it."""
    names = names_in_russian()
    return given_name(names, text) if names else ""


@remembered(8192)
def _written(text: str, language: str) -> str:
    write = letters_of(language)
    return write(text) if write is not None else text


def speaks_uzbek() -> bool:
    """Whether it is Uzbek that is spoken, in whatever letters."""
    language = spoken_language()
    return language == SOURCE or language in MADE


def uzbek_ending(case: str) -> str:
    """The ending of a case (`ga`) behind an Uzbek word, in its reader's letters; no other language has it."""
    return in_readers_letters(case) if speaks_uzbek() else ""
