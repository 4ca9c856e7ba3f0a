"""The processes that the bot starts for papers and files, begun by the warm server."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from tests.support.warm.process import client_command


class WarmCommand(tuple[str, ...]):
    """A module's command line. The server is started only when the words are asked for, that is when it is run."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        return iter((*client_command(), *super().__iter__()))


@contextmanager
def warm_children() -> Iterator[None]:
    """Until the block ends, makers of papers and readers of files have nothing left to import: of their seconds that is
    the most. What is about the processes themselves (their memory, their end) starts them as the bot does."""
    with (
        patch("bot.papers.process.PRESS", ()),
        patch("bot.papers.process.MAKER", WarmCommand(["bot.papers.maker"])),
        patch("bot.public_days.CHILD", WarmCommand(["plan.public_days"])),
        patch("bot.copies.nightly.CHILD", WarmCommand(["bot.copies.child"])),
        patch("bot.apart.file_process.READER", WarmCommand(["bot.apart.file_reader"])),
        patch("bot.apart.file_process.FORM_TRIAL", WarmCommand(["bot.apart.form_trial"])),
        patch("bot.apart.file_process.TRIAL", WarmCommand(["bot.apart.letter_trial"])),
    ):
        yield
