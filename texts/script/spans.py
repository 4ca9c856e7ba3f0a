"""What keeps its letters in every script: markup, places, addresses, names of files, commands, Roman numbers.

A text is taken apart into what is kept and words (`each_word`); only words ever change their letters.
"""

import re
from collections.abc import Callable

APOSTROPHE = "['‘’ʻʼ`´ʹ′]"
_ESCAPED = r"&\#39;|&\#x27;"
_APOSTROPHES = re.compile(f"{_ESCAPED}|{APOSTROPHE}")
_ENDINGS_OF_SITES = "uz|ru|com|org|net|info|edu|gov|kz|tj|kg|io|me|eu|int|uk|de|us"
_ENDINGS_OF_FILES = (
    "xlsx|xlsm|xls|ods|csv|docx|doc|odt|rtf|pdf|pptx|txt|md|html|json|toml|yaml|png|jpe?g|heic|webp|mp4|ogg|mp3|zip|gz|"
    "ics|age|db|sqlite|env|log|py|service|lock"
)
_COMMANDS = "start|yordam|help|hisobot|kiritish|reja|holat|kundalik|muddat|xodimlar|sozlamalar|til|bekor|cancel"
_IN_A_TERMINAL = (
    "run|sandbox|invite|export|form|fill|history|setup|doctor|status|backup|restore|upgrade|move|person forget|"
    "plan (?:check|load)|library (?:add|list|close|open)"
).replace(" ", r"\ ")
# Where no letter stands before, nor an apostrophe that makes one (o', g').
_START = r"(?<!\w)(?<![oOgG]['‘’ʻʼ`´ʹ′])(?<![oOgG]&\#39;)(?<![oOgG]&\#x27;)"
# Longest and surest first; what begins with a letter must not begin inside a word.
_KEPT = rf"""
    <(?P<written>code|pre)\b[^>]*>.*?</(?P=written)>
  | </?[a-zA-Z][^<>]*>
  | \{{+[^{{}}]*\}}+
  | &(?!\#39;|\#x27;)\#?\w+;
  | {_START}`[^`\n]+`(?!\w)
  | \bhisobot\ (?:{_IN_A_TERMINAL})\b(?:\ -[-\w]+)*
  | \bhttps?://[^\s<>"»”]+
  | {_START}[\w.+-]+@[\w-]+(?:\.[\w-]+)+
  | {_START}@\w+
  | {_START}(?<![/.)])/(?:{_COMMANDS})(?:@\w+)?\b(?!/)
  | {_START}(?<![/.)])(?:(?:~|\.\.?)/[\w.-]+|/[a-z][\w.-]*(?=/))(?:/[\w.-]+)*
  | (?<!\S)--[a-z][a-z-]+(?:=\S+)?
  | {_START}[\w-]+(?:[./-][\w-]+)*\.(?:{_ENDINGS_OF_FILES})\b(?!\.\w)
  | {_START}(?<!\.)\.(?:{_ENDINGS_OF_FILES})\b
  | {_START}[a-zA-Z0-9][\w-]*(?:\.[\w-]+)*\.(?:{_ENDINGS_OF_SITES})\b(?:/[^\s<>"»”]*)?
  | \b[a-zA-Z]\w*_\w*
  | {_START}[IVX]+\.\d+(?:\.\d+)*
  | {_START}\d+[A-Za-z](?![\w'‘’ʻʼ`])
"""
_WORD = rf"(?P<word>[^\W\d_]+(?:(?:{APOSTROPHE}|{_ESCAPED})[^\W\d_]+)*(?:(?<=[oOgG])(?:{APOSTROPHE}|{_ESCAPED}))?)"
_LATIN_MONTH = "(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avgust|senty?abr|okty?abr|noyabr|dekabr)(?:[dgn]|lar|\\b)"
_MONTH = "(?:январ|феврал|март|апрел|май|июн|июл|август|сентябр|октябр|ноябр|декабр)(?:[дгнь]|\\b)"
_DATE = rf"""
    (?<=\d\d\d\d)-(?=yil) | (?<=\}})-(?=yil|\{{month|{_LATIN_MONTH}) | (?<=\d)-(?={_LATIN_MONTH})
  | (?<=\d\d\d\d)\ (?=йил) | (?<=\d)\ (?={_MONTH})
"""
_PIECES = re.compile(f"(?:{_KEPT})|{_WORD}|(?i:(?P<date>{_DATE}))", re.VERBOSE | re.DOTALL)
_OPENING = re.compile(rf"(?<!\w){APOSTROPHE}(?=\w|$)")
_CLOSING = re.compile(rf"(?<=\w){APOSTROPHE}(?!\w)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_INITIAL = re.compile(r"\.(?:[^\W\d_]|\s+[^\W\d_]+(?:ov|ova|ev|eva)\b)")


def each_word(text: str, change: Callable[[str], str], in_dates: str | None = None) -> str:
    """The text with each word changed, its apostrophes made straight before; all else byte for byte.

    `in_dates` is what stands between a number and `yil` or a month: Latin 2025-yil 14-aprel is 2025 йил 14 апрель.
    """

    def piece(found: re.Match[str]) -> str:
        word = found["word"]
        if found["date"] and in_dates:
            return in_dates
        if word is None or _is_roman(word, text, found.end()):
            return found[0]
        closing = ""
        if _APOSTROPHES.search(word[-1:]) and _opens(text, found.start()):
            word, closing = word[:-1], word[-1]
        changed = change(_APOSTROPHES.sub("'", word))
        return (word if changed == _APOSTROPHES.sub("'", word) else changed) + closing

    return _PIECES.sub(piece, text)


def _is_roman(word: str, text: str, end: int) -> bool:
    """A number such as IV, and not the first letter of somebody's name."""
    return _ROMAN.fullmatch(word) is not None and not (len(word) == 1 and _INITIAL.match(text, end))


def _opens(text: str, start: int) -> bool:
    """Whether a quote is open before a word, so that an apostrophe behind it closes that quote."""
    opened = max((found.end() for found in _OPENING.finditer(text, 0, start)), default=None)
    return opened is not None and _CLOSING.search(text, opened, start) is None
