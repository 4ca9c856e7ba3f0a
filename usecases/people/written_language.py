"""In which language somebody writes, by its letters, a few words and endings: as far as words say anything about it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

LATIN, CYRILLIC, RUSSIAN = "uz", "uz_Cyrl", "ru"
_LISTS: Mapping[str, Sequence[str]] = tomllib.loads(
    Path(__file__).with_name("written_words.toml").read_text(encoding="utf-8")
)
_READ: Mapping[str, str] = {"uz_new": LATIN}
"""What is read → as what it is written, where these are called differently."""
_WORD = re.compile(r"[^\W\d_]+(?:['’ʻʼ‘`][^\W\d_]+)*")
_LONG = 3
"""Letters of a word that says anything: shorter ones are signs and abbreviations."""
_RUSSIAN_LETTERS, _UZBEK_LETTERS = re.compile("[ыщ]"), re.compile("[ўқғҳ]")
_RUSSIAN = re.compile(
    r"(?:ть|ться|ние|ния|ий|ый|ая|ое|ые|ого|ому|ами|ями|ешь|ите|йте|лся|лась|или|ала|ал|ость|ство|ций|ция)$"
)
_UZBEK = re.compile(r"(?:лар|ларни|нинг|дан|даги|ган|ди|миз|инг|нгиз|син|сиз|ман|лик|ча|чи|дим|ми)$")


def languages_written(text: str) -> tuple[str, ...]:
    """The languages that a text may be in, the likelier first; nothing where its words say nothing, as a name does."""
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG]
    if len(words) > 1 and all(word[:1].isupper() for word in words):
        return ()
    words = [word.lower() for word in words if word.lower() not in _LISTS["everywhere"]]
    cyrillic = [word for word in words if "а" <= word[0] <= "я" or word[0] in "ёўқғҳ"]
    if not words or 0 < len(cyrillic) * 2 == len(words):
        return ()
    return _of_cyrillic(cyrillic) if len(cyrillic) * 2 > len(words) else (LATIN,)


def _of_cyrillic(words: list[str]) -> tuple[str, ...]:
    if any(_UZBEK_LETTERS.search(word) for word in words):
        return (CYRILLIC,)
    if any(_RUSSIAN_LETTERS.search(word) for word in words):
        return (RUSSIAN,)
    russian = sum(word in _LISTS["russian"] or bool(_RUSSIAN.search(word)) for word in words)
    uzbek = sum(word in _LISTS["uzbek"] or bool(_UZBEK.search(word)) for word in words)
    if russian == uzbek:
        return (CYRILLIC, RUSSIAN)
    return (RUSSIAN,) if russian > uzbek else (CYRILLIC,)


def to_offer(text: str, reads: str) -> tuple[str, ...]:
    """The languages to offer to somebody who reads another one and has written this."""
    written = languages_written(text)
    return () if _READ.get(reads, reads) in written else written
