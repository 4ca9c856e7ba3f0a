"""What a file is by its name, as far as that goes: whether somebody may think that it brings a month's numbers."""

import re
from typing import Literal

from plan.fold import fold

FileKind = Literal["", "table", "archive", "report"]

_TABLES = frozenset({"xlsx", "xlsm", "xltx", "xls", "xlsb", "xlt", "ods", "fods", "ots", "csv", "tsv", "numbers"})
_ARCHIVES = frozenset({"zip", "rar", "7z", "gz", "tar", "tgz", "bz2", "xz"})
_PICTURES = frozenset({"jpg", "jpeg", "png", "heic", "heif", "webp", "gif", "bmp", "tif", "tiff"})
_FORM = re.compile(r"forma?[\s_]")
_REPORT = re.compile(
    r"\b(?:\w*hisobot|otch\w{1,2}t|forma|report|oylik|blank|anketa|\w*jadval|tabli[ts]|svod|korsatkich|kursatkich|pokazatel"
    r"|raqamlar|rakamlar|tsifr|statisti)"
)
_ONLY_A_MONTH = re.compile(
    r"(?:(?:19|20)\d\d )?(?:yan|fev|mart|apr|may|iyun|iyul|avg|sent|okt|noya|deka)[a-z]*"
    r"(?: (?:oyi?|oyida|oyiga|yil|goda?|(?:19|20)\d\d))* "
)
"""A file that is called like the month that it may bring, and nothing else: `mart.docx`, `mart 2025.doc`."""


def file_kind(name: str) -> FileKind:
    """A table, an archive, or something called a report; "" for all that can only be a document or a picture."""
    ending = name.lower().rpartition(".")[2] if "." in name else ""
    if ending in _TABLES:
        return "table"
    if ending in _ARCHIVES:
        return "archive"
    if ending in _PICTURES:
        return ""
    stem = _words(name.rpartition(".")[0] or name)
    return "report" if _REPORT.search(_words(name)) or _ONLY_A_MONTH.fullmatch(stem) else ""


def is_called_form(name: str) -> bool:
    """Whether a file is called like the forms that are handed out (`Forma_2025-03_Abonement.xlsx`), whatever its
    ending has become on the way."""
    return _FORM.match(_words(name)) is not None


def may_be_form(name: str) -> bool:
    """Whether a file is worth being opened in search of a filled form."""
    return file_kind(name) == "table" or is_called_form(name)


def _words(name: str) -> str:
    return fold(re.sub(r"[_\W]+", " ", name)).strip() + " "
