"""Writing settings into `.env`, in which somebody else has perhaps written more."""

import re
from collections.abc import Mapping
from pathlib import Path

from bot.disk import keep_private, write_whole
from bot.trouble import Unusable, system_words
from texts.operator import refusals as words
from texts.operator import settings as settings_words


def keep_settings(file: Path, settings: Mapping[str, str]) -> None:
    """Put these settings into the file and leave everything else in it as it is. Whole or not at all; nobody else on
    the machine can read it afterwards. Raises Unusable."""
    try:
        text = file.read_bytes().decode("utf-8-sig") if file.exists() else ""
        for name, value in settings.items():
            text = _with(text, name, value)
        write_whole(file.parent, Path(file.name), text.encode())
    except OSError as error:
        what = words.ENV_NOT_WRITTEN.plain(why=system_words(error))
        raise Unusable(str(file), what, words.ROOM_OR_RIGHTS.plain()) from error
    keep_private([file])


def _with(text: str, name: str, value: str) -> str:
    line = re.compile(rf"^[ \t]*(?:export[ \t]+)?{name}[ \t]*=[^\r\n]*", re.MULTILINE)
    if line.search(text):
        return line.sub(lambda _: f"{name}={value}", text)
    end = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else f"{text}{end}"
    return f"{before}{settings_words.ABOUT_SETTING[name].plain()}{end}{name}={value}{end}"
