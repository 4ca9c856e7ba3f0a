"""Which library a command is about: the only one there is, or the one that `--library` names."""

from collections.abc import Sequence

from bot.opening import no_library
from bot.settings import Settings
from bot.trouble import Declined
from storage.base import Session
from storage.people import people
from storage.tables import Library
from texts.operator import libraries as words
from usecases.people.libraries import named


def library_meant(
    session: Session, settings: Settings, wanted: str | None, *, at_work: bool = False, option: str = "--library"
) -> Library:
    """The library that is named, by the word of the command that `option` calls; where none is, the only one that is
    open. With `at_work` never one that is closed. Raises Declined, and Unusable where there is none at all."""
    there = people.every_library(session)
    if not there:
        raise no_library(settings)
    library = _chosen(there, wanted, option)
    if at_work and library.closed_at is not None:
        raise Declined(words.IS_CLOSED.plain(name=library.name))
    return library


def _chosen(there: Sequence[Library], wanted: str | None, option: str) -> Library:
    if wanted is None:
        if len(there) == 1:
            return there[0]
        still_open = [library for library in there if library.closed_at is None]
        if len(still_open) == 1:
            return still_open[0]
        raise Declined(words.SEVERAL.plain(names=_names(there)))
    meant = named(there, wanted)
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Declined(words.MAY_BE_SEVERAL.plain(option=option, wanted=repr(wanted), names=_names(meant)))
    raise Declined(words.NONE_SUCH.plain(option=option, wanted=repr(wanted), names=_names(there)))


def _names(libraries: Sequence[Library]) -> str:
    return ", ".join(
        words.CLOSED_NAME.plain(name=library.name) if library.closed_at else library.name for library in libraries
    )


def are_several(session: Session) -> bool:
    """Whether what is printed has to say whose it is."""
    return len(people.every_library(session)) > 1
