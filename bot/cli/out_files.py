"""What a command writes for its operator: a file that is whole, in place of no other unless told so; and lines."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.disk import write_whole
from bot.trouble import system_words
from texts.operator import refusals as words


class NotWritten(Exception):
    """The file could not be, or must not be, written; the text is the line that says so."""


def write_file(path: Path, content: bytes, *, overwrite: bool) -> Path:
    """Write a file into a folder that is there. Raises NotWritten, of another file's content too."""
    target = path.resolve()
    try:
        target.parent.stat()  # a folder that is mistyped is better refused than made
        if target.exists() and not (target.is_file() or target.is_dir()):
            raise NotWritten(words.NOT_ORDINARY.plain(path=str(path)))
        if not overwrite and target.exists() and target.read_bytes() != content:
            raise NotWritten(words.SAYS_ELSE.plain(path=str(path)))
        write_whole(target.parent, Path(target.name), content)
    except OSError as error:
        raise NotWritten(words.NOT_WRITTEN.plain(path=str(path), why=system_words(error))) from None
    return path


def print_lines(lines: Iterable[str]) -> None:
    """Print for a reader who may stop early, as `head` does. Raises NotWritten where a disk is full."""
    try:
        for line in lines:
            print(line)
        sys.stdout.flush()
    except OSError as error:
        # What is still buffered would be written, and fail, once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            raise NotWritten(words.NOT_PRINTED.plain(why=system_words(error))) from None
