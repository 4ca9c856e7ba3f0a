"""`hisobot upgrade`: brings the database to this program's form without starting the bot, or only tells what that would
change."""

import ast
from argparse import Namespace

from bot import process
from bot.cli.out_files import print_lines
from bot.opening import prepared_database, require_some, settled_revision
from bot.settings import Settings
from bot.trouble import Unusable, place_of
from storage.revisions import file_of_revision, known_revisions
from storage.trial import NotSound, try_to_write
from texts.language import TERMINAL, spoken_language
from texts.operator import copies as words


def upgrade(settings: Settings, given: Namespace) -> int:
    """Upgrade the database, after a copy of it; with `--check` only print what would be done. 0 where this program can
    work with it, afterwards at the latest; 1 where it cannot. Raises AlreadyRunning, Unusable."""
    require_some(settings)
    place, present = place_of(settings.database_url), settled_revision(settings)
    steps = [revision for revision in known_revisions() if revision > present]
    if not steps:
        print_lines([words.NOTHING_TO_UPGRADE.plain(place=place, revision=present)])
        return 0
    if not given.check:
        with process.sole_process(settings):
            prepared_database(settings).close()
        print_lines(
            [words.UPGRADED.plain(place=place, before=present, after=steps[-1], folder=str(settings.backup_dir))]
        )
        return 0
    _require_writable(settings)
    print_lines(
        [
            words.WOULD_UPGRADE.plain(place=place, revision=present, folder=str(settings.backup_dir)),
            *(f"  {revision}  {_purpose(revision)}".rstrip() for revision in steps),
        ]
    )
    return 0


def _require_writable(settings: Settings) -> None:
    """Raises AlreadyRunning while a bot is at work with it, Unusable where another program holds it, the disk does not
    let us write, or it is damaged."""
    with process.sole_process(settings):
        try:
            try_to_write(settings.database_url)
        except NotSound as broken:
            what = words.DAMAGED.plain(place=place_of(settings.database_url), why=str(broken))
            raise Unusable("DATABASE_URL", what, words.PUT_BACK.plain()) from None


def _purpose(revision: str) -> str:
    """What a migration is for, in the first sentence of its file; nothing where another language is spoken."""
    if spoken_language() != TERMINAL:
        return ""
    written = ast.get_docstring(ast.parse(file_of_revision(revision).read_text(encoding="utf-8"))) or ""
    return " ".join(written.split()).partition(". ")[0].rstrip(".") + "."
