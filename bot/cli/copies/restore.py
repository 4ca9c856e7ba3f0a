"""`hisobot restore`: puts a copy in the database's place, after the copy has been looked through."""

import sys
from argparse import Namespace
from functools import partial
from pathlib import Path

from bot import process
from bot.cli.copies.way_on import way_on
from bot.cli.out_files import print_lines
from bot.copies import restoring
from bot.copies.making import newest_copy
from bot.copies.restoring import Restored, nobody_at_work
from bot.copies.words import in_words, told
from bot.disk import database_file
from bot.process import Clock
from bot.settings import Settings
from bot.trouble import disk_trouble, place_of
from storage.copies.contents import Contents
from storage.copies.putting_back import NotRestored
from storage.revisions import known_revisions
from texts.operator import copies as words
from texts.sentence import Sentence


def restore_copy(settings: Settings, given: Namespace, clock: Clock = process.real_time) -> int:
    """Restore a copy, or with `--check` only tell what is in it. Raises AlreadyRunning, Unusable."""
    copy = None
    try:
        copy = _chosen(settings, given)
        if given.check and copy is not None:
            with restoring.opened(copy, settings) as plain:
                contents = restoring.try_copy(plain, settings.database_url, partial(_accept, plain))
            print_lines(
                [words.SOUND.plain(copy=str(copy)), *(f"  {line}" for line in told(contents, settings.timezone))]
            )
            return 0
        restored = _restore(settings, copy, clock)
    except NotRestored as refused:
        print(_said(refused, way_on(refused, copy or given.file, settings, _accept)), file=sys.stderr)
        return 1
    except OSError as error:
        raise disk_trouble(settings.database_url, error) from error
    print_lines(_report(settings, copy, restored))
    return 0


def _chosen(settings: Settings, given: Namespace) -> Path | None:
    """The copy that is meant; None to finish what was interrupted. Raises NotRestored."""
    if given.newest and given.file is not None:
        raise _refused(words.NAME_ONE, file=given.file)
    if given.newest:
        newest = newest_copy(settings)
        if newest is None:
            raise NotRestored("no_copy", place=place_of(settings.database_url), folder=settings.backup_dir)
        return newest
    copy: Path | None = given.file
    if copy is not None and not copy.is_file():
        raise NotRestored("not_there", copy=copy)
    if copy is None and given.check:
        raise _refused(words.CHECK_WHAT)
    return copy


def _restore(settings: Settings, copy: Path | None, clock: Clock) -> Restored:
    url, database = settings.database_url, database_file(settings.database_url)
    if copy is not None and database is not None and database.exists() and copy.samefile(database):
        raise NotRestored("the_database", copy=copy)
    with nobody_at_work(url) as ask_again:
        if copy is None:
            return restoring.finish(database)
        with restoring.opened(copy, settings) as plain:
            accept = partial(_accept, plain)
            if database is not None:
                return restoring.restore_file(plain, database, clock(), accept)
            return restoring.restore_into_server(plain, url, clock(), accept, ask_again)


def _said(refused: NotRestored, step: str | None) -> str:
    why = in_words(refused)
    return words.AS_IT_WAS.plain(why=why) if step is None else words.AS_IT_WAS_BUT.plain(why=why, step=step)


def _report(settings: Settings, copy: Path | None, restored: Restored) -> list[str]:
    place = place_of(settings.database_url)
    lines = [words.RESTORED.plain(place=place, copy=str(copy)) if copy else words.FINISHED.plain(place=place)]
    lines += [f"  {line}" for line in told(restored.contents, settings.timezone)]
    if restored.kept is not None:
        lines.append(words.KEPT_IN.plain(kept=restored.kept))
    return [*lines, words.START.plain()]


def _accept(copy: Path, contents: Contents) -> None:
    """Raises NotRestored for a copy that no bot of this program could work with."""
    if contents.revision is None:
        raise NotRestored("no_hisobot", copy=copy)
    if contents.revision not in known_revisions():
        raise _refused(words.NEWER_COPY, copy=copy, revision=contents.revision)


def _refused(sentence: Sentence, **facts: object) -> NotRestored:
    return NotRestored("said", why=sentence.plain(**{name: str(fact) for name, fact in facts.items()}))
