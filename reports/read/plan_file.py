"""A file that somebody sent, turned into rows of text or refused, by what is in it and not by its name."""

from collections.abc import Callable, Mapping

from plan.document.table.tables import Table
from reports.read.archive import OLE, ArchiveKind, check_archive, old_or_locked, without_strictness
from reports.read.opendocument.flat import flat_kind
from reports.read.refused import MAX_FILE, PlanFileRefused, limited_tables
from reports.read.text import read_text

__all__ = ["PlanFileRefused", "read_tables"]

_OTHER_KINDS: tuple[tuple[str, tuple[bytes, ...]], ...] = (
    ("picture", (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")),
    ("rtf", (b"{\\rtf",)),
    ("packed", (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")),
)
"""How files begin that are no tables, by the code of the sentence that says what to do with such a file."""


def read_tables(content: bytes, name: str = "") -> list[Table]:
    """The tables of a file that may be a plan; raises `PlanFileRefused` with the reason's code."""
    if len(content) > MAX_FILE:
        raise PlanFileRefused("too_large", megabytes=MAX_FILE // 2**20)
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise PlanFileRefused("empty")
    if content.startswith(OLE):
        raise PlanFileRefused(old_or_locked(content))
    if other := _other_kind(content):
        raise PlanFileRefused(other)
    if content.startswith(b"PK"):
        return limited_tables(_read_archive(content))
    if b"%PDF-" in content[:1024]:  # some programs write something before it
        return limited_tables(_read_pdf(content))
    if flat := flat_kind(content):
        return limited_tables(_READERS[flat](content))
    # A damaged workbook is no text that happens to be unreadable.
    if name.lower().endswith((".xlsx", ".docx", ".xlsm", ".docm", ".odt", ".ods", ".fodt", ".fods", ".pdf")):
        raise PlanFileRefused("damaged")
    return limited_tables(read_text(content))


def _other_kind(content: bytes) -> str:
    """The code of a kind of file that cannot be read; "" for what may be a table."""
    for code, beginnings in _OTHER_KINDS:
        if content.startswith(beginnings):
            return code
    if content[4:8] == b"ftyp" or (content.startswith(b"RIFF") and content[8:12] == b"WEBP"):  # HEIC of phones, too
        return "picture"
    opening = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return "html" if opening.startswith((b"<!doctype html", b"<html")) else ""


def _read_archive(content: bytes) -> list[Table]:
    kind = check_archive(content)
    if not kind:
        raise PlanFileRefused("packed")
    return _READERS[kind](content)


def _read_xlsx(content: bytes) -> list[Table]:
    from reports.read.xlsx import read_xlsx

    return read_xlsx(without_strictness(content))


def _read_docx(content: bytes) -> list[Table]:
    from reports.read.docx import read_docx

    return read_docx(without_strictness(content))


def _read_odt(content: bytes) -> list[Table]:
    from reports.read.opendocument.odt import read_odt

    return read_odt(content)


def _read_ods(content: bytes) -> list[Table]:
    from reports.read.opendocument.ods import read_ods

    return read_ods(content)


def _read_pdf(content: bytes) -> list[Table]:
    from reports.read.pdf.document import read_pdf

    return read_pdf(content)


_READERS: Mapping[ArchiveKind, Callable[[bytes], list[Table]]] = {
    "xlsx": _read_xlsx,
    "docx": _read_docx,
    "odt": _read_odt,
    "ods": _read_ods,
}
"""Each loads its library when a file of its kind comes: for one file it takes longer to load all than to read it."""
