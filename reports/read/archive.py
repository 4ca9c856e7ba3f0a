"""Looks into a zipped office file before any parser does: a small file may unpack to gigabytes."""

import io
import re
import zipfile
import zlib
from typing import Literal

from reports.read.refused import MAX_PARTS, MAX_ROWS, MAX_UNPACKED, MAX_XML, PlanFileRefused

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the container begins in which Office keeps its old formats and its password-protected new ones."""
ArchiveKind = Literal["xlsx", "docx", "odt", "ods", ""]
_CHUNK = 2**16
_MACROS = re.compile(rb"vbaProject|macroEnabled")
_TYPES = "[Content_Types].xml"
_MIMETYPE, _MANIFEST, _ENCRYPTED = "mimetype", "META-INF/manifest.xml", "encrypted-package"
"""In files of LibreOffice: what kind of file it is, how its parts are kept, and all of it behind a password."""
_XML = (".xml", ".rels", ".vml")
_STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT_NAME = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_USUAL_NAME = rb"http://schemas.openxmlformats.org/\1/2006/"
_SHEET_ROW, _WORD_ROW, _CALC_ROW = (
    re.compile(pattern) for pattern in (rb"<(?:\w+:)?row[\s>]", rb"<w:tr[\s>]", rb"<table:table-row[\s>]")
)
_ENTITIES = (b"<!DOCTYPE", b"<!ENTITY")


def check_archive(content: bytes) -> ArchiveKind:
    """What kind of office file it is; raises `PlanFileRefused` for bombs, macros, passwords and damage."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _check(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        raise PlanFileRefused("damaged") from error


def old_or_locked(content: bytes) -> str:
    """What is in a container that begins with `OLE`."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return "password"
    if "WordDocument".encode("utf-16-le") in content:
        return "old_doc"
    return "old_xls"


def _check(archive: zipfile.ZipFile) -> ArchiveKind:
    parts = archive.infolist()
    declared = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or declared > MAX_UNPACKED:
        raise PlanFileRefused("bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise PlanFileRefused("password")
    names = {part.filename for part in parts}
    if len(names) != len(parts):
        raise PlanFileRefused("damaged")
    left = MAX_UNPACKED
    for part in parts:
        left -= _unpacked(archive, part, left)
    if _MIMETYPE in names and b"opendocument" in (kind := archive.read(_MIMETYPE)):
        if _ENCRYPTED in names or (_MANIFEST in names and b"encryption-data" in archive.read(_MANIFEST)):
            raise PlanFileRefused("password")
        return _kind_of_opendocument(kind)
    return _kind(archive.read(_TYPES)) if _TYPES in names else ""


def _kind_of_opendocument(kind: bytes) -> ArchiveKind:
    """A presentation or a drawing has no table that could be a plan."""
    if b"opendocument.spreadsheet" in kind:
        return "ods"
    if b"opendocument.text" in kind:
        return "odt"
    raise PlanFileRefused("opendocument")


def _kind(types: bytes) -> ArchiveKind:
    """By the declared kind of its main part, whose name is anybody's choice."""
    if b"spreadsheetml.sheet.main+xml" in types or b"spreadsheetml.template.main+xml" in types:
        return "xlsx"
    word = b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml"
    return "docx" if any(kind in types for kind in word) else ""


def without_strictness(content: bytes) -> bytes:
    """The same file with the names that Office usually writes; "Strict Open XML" has other names for the same things,
    which the parsers do not know."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {part.filename: archive.read(part) for part in archive.infolist()}
    if not any(_STRICT in part for name, part in parts.items() if name.endswith(_XML)):
        return content
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as written:
        for name, part in parts.items():
            written.writestr(name, _STRICT_NAME.sub(_USUAL_NAME, part) if name.endswith(_XML) else part)
    return kept.getvalue()


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo, left: int) -> int:
    """Unpacks a part and throws it away: what is declared may be a lie. Returns its size in bytes."""
    is_xml, row = part.filename.endswith(_XML), _row_mark(part.filename)
    limit = min(left, MAX_XML) if is_xml else left
    size, tail, rows = 0, b"", 0
    if _MACROS.search(part.filename.encode()):
        raise PlanFileRefused("macro")
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            rows += sum(1 for _ in row.finditer(chunk)) if row else 0
            # A sheet's format may reach to its last row, so there rows count only where the part is too large as well.
            if rows > MAX_ROWS and (size > limit or row is _WORD_ROW):
                raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
            if size > (left if row else limit):
                raise PlanFileRefused("bomb")
            if is_xml:
                _check_xml(part.filename, tail + chunk)
                tail = chunk[-64:]
    if size > limit:
        raise PlanFileRefused("bomb")
    return size


def _row_mark(name: str) -> re.Pattern[bytes] | None:
    """How a row begins in a part that holds a table: what is too large for its many rows is refused for these."""
    if name.startswith("xl/worksheets/"):
        return _SHEET_ROW
    if name.startswith("word/") and "document" in name:
        return _WORD_ROW
    return _CALC_ROW if name == "content.xml" else None


def _check_xml(name: str, chunk: bytes) -> None:
    # Office writes neither document types nor entities; entities can grow to any size when they are expanded.
    plain = chunk.replace(b"\x00", b"")
    if any(mark in plain for mark in _ENTITIES):
        raise PlanFileRefused("bomb")
    if name == _TYPES and _MACROS.search(plain):
        raise PlanFileRefused("macro")
