"""What can be done when a copy was not put back: the newest one that is sound, or what is wrong with the key."""

import shlex
from collections.abc import Callable
from functools import partial
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.copies import restoring
from bot.copies.making import copies_stem
from bot.settings import Settings
from storage.copies.contents import Contents
from storage.copies.folder import finished_copies
from storage.copies.putting_back import NotRestored
from storage.copies.trouble import CopyTrouble
from texts.operator import copies as words

Accepts = Callable[[Path, Contents], None]
OF_THE_COPY = ("not_restorable", "no_hisobot", "not_there")
"""Codes of what is wrong with the copy itself, so that another one may be better."""
STEPS = {
    "no_key": words.KEY_OF_ITS_TIME, "other_key": words.KEY_OF_ITS_TIME, "unreadable": words.LET_READ,
    "no_copy": words.NAME_ANOTHER, "the_database": words.NAME_A_COPY,
}  # fmt: skip


def way_on(refused: NotRestored, copy: Path | None, settings: Settings, accepts: Accepts) -> str | None:
    """What to do next, as the end of the sentence; None where the refusal says it itself."""
    code = _root_of(refused)
    if code in STEPS:
        return STEPS[code].plain()
    if copy is None or code not in OF_THE_COPY:
        return None
    sound = newest_sound(settings, copy, accepts)
    if sound is None:
        return words.NO_SOUND_ONE.plain(folder=str(settings.backup_dir))
    return words.SOUND_ONE.plain(copy=shlex.quote(str(sound)))


def newest_sound(settings: Settings, but: Path, accepts: Accepts) -> Path | None:
    """The newest copy in BACKUP_DIR that could be put back, each looked through like the one that could not."""
    for copy in reversed(finished_copies(settings.backup_dir, copies_stem(settings.database_url))):
        if copy.path.resolve() == but.resolve():
            continue
        try:
            with restoring.opened(copy.path, settings) as plain:
                restoring.try_copy(plain, settings.database_url, partial(accepts, plain))
        except (NotRestored, SQLAlchemyError, OSError):
            continue
        return copy.path
    return None


def _root_of(refused: NotRestored) -> str:
    """The code of what it came from: a refusal of what an encrypted copy opened to names the copy that was given."""
    cause: BaseException | None = refused
    while isinstance(cause, CopyTrouble) and cause.code == "said":
        cause = cause.__cause__
    return cause.code if isinstance(cause, CopyTrouble) else ""
