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
    r"(?:ть|ться|ние|ния|ий|ый|ая|ое|ые|ого|ому|ами|ями|ешь|ите|йте|аю|яю|ую|лся|лась|или|ала|ал|ость|ство|ций|ция)$"
)
_UZBEK = re.compile(r"(?:лар|ларни|нинг|дан|даги|ган|ди|миз|инг|нгиз|син|сиз|ман|лик|ча|чи|дим|ми)$")


def languages_written(text: str) -> tuple[str, ...]:
    """The languages that a text may be in, the likelier first; nothing where its words say nothing, as a name does."""
    every = _WORD.findall(text)
    words = [word for word in every if len(word) >= _LONG and word.lower() not in _LISTS["everywhere"]]
    cyrillic = sum(map(_is_cyrillic, words))
    if not words or 2 * cyrillic == len(words) or (len(words) > 1 and all(word[0].isupper() for word in words)):
        return ()
    if 2 * cyrillic < len(words):
        return (LATIN,)
    return _of_cyrillic([word.lower() for word in every if _is_cyrillic(word)])


def _is_cyrillic(word: str) -> bool:
    first = word[0].lower()
    return "а" <= first <= "я" or first in "ёўқғҳ"


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
