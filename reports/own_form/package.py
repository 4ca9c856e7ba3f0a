"""A workbook as its parts: what is not changed is written again byte for byte, in its place and under its date."""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from xml.parsers.expat import ExpatError, ParserCreate

from reports.read.archive import OLE, check_archive, old_or_locked
from reports.read.refused import PlanFileRefused

LARGEST = 5 * 2**20
"""Bytes of a form; it is read again for every paper that is made of it."""
_ENCODING = re.compile(rb"""^[^>]*?encoding\s*=\s*["']([\w.-]+)["']""")
_OFFICE = "/officeDocument"
_REACHING = ("xl/externalLinks/", "xl/connections", "xl/queryTables/")


@dataclass(frozen=True, slots=True)
class Package:
    """A workbook's parts by name, in the order in which they lie in the file."""

    infos: tuple[zipfile.ZipInfo, ...]
    parts: Mapping[str, bytes]

    def packed(self, changed: Mapping[str, bytes]) -> bytes:
        """The file with some parts in another form."""
        kept = io.BytesIO()
        with zipfile.ZipFile(kept, "w") as written:
            for info in self.infos:
                same = zipfile.ZipInfo(info.filename, info.date_time)
                same.compress_type = zipfile.ZIP_DEFLATED if info.compress_type else zipfile.ZIP_STORED
                same.external_attr, same.create_system = info.external_attr, info.create_system
                written.writestr(same, changed.get(info.filename, self.parts[info.filename]))
        return kept.getvalue()

    @property
    def workbook(self) -> str:
        """The name of the main part."""
        for kind, target in self.related("").values():
            if kind.endswith(_OFFICE) and target in self.parts:
                return target
        raise PlanFileRefused("damaged")

    def related(self, part: str) -> dict[str, tuple[str, str]]:
        """What a part refers to inside the file: its id → (kind, the part's name)."""
        folder, name = posixpath.split(part)
        found: dict[str, tuple[str, str]] = {}
        for tag, attributes in elements(self.parts.get(posixpath.join(folder, "_rels", f"{name}.rels"), b"")):
            if tag == "Relationship" and attributes.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
                found[attributes.get("Id", "")] = attributes.get("Type", ""), target
        return found

    @property
    def reaches_out(self) -> bool:
        """Whether it takes figures from other files or from the net when somebody opens it."""
        return any(name.startswith(_REACHING) for name in self.parts)


def opened(content: bytes) -> Package:
    """A workbook's parts. Raises `PlanFileRefused` for whatever is none, is too large, locked, or not sound."""
    if len(content) > LARGEST:
        raise PlanFileRefused("too_large", megabytes=LARGEST // 2**20)
    if content.startswith(OLE):
        raise PlanFileRefused(old_or_locked(content))
    if not content.startswith(b"PK"):
        raise PlanFileRefused("not_excel")
    kind = check_archive(content)
    if kind != "xlsx":
        raise PlanFileRefused("not_excel")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        infos = tuple(archive.infolist())
        return Package(infos, {info.filename: archive.read(info) for info in infos})


def elements(part: bytes) -> Iterator[tuple[str, dict[str, str]]]:
    """Every element of a small part: its name without a prefix, and its attributes."""
    found: list[tuple[str, dict[str, str]]] = []
    parse(part, start=lambda name, attributes: found.append((local(name), attributes)))
    return iter(found)


def local(name: str) -> str:
    return name.rpartition(":")[2]


def parse(part: bytes, **handlers: Any) -> None:
    """Let a part be read by `start`, `end` and `text`, each of which may also ask for `parser` to be handed to it.
    Raises `PlanFileRefused` for what is not sound, or not written as Office writes."""
    if not part:
        return
    if part.startswith((b"\xff\xfe", b"\xfe\xff")) or not _is_usual(part):
        raise PlanFileRefused("damaged")
    parser = ParserCreate("utf-8")
    parser.buffer_text = True
    parser.StartElementHandler = handlers.get("start")
    parser.EndElementHandler = handlers.get("end")
    parser.CharacterDataHandler = handlers.get("text")
    parser.StartDoctypeDeclHandler = _no_document_types
    if "parser" in handlers:
        handlers["parser"](parser)
    try:
        parser.Parse(part, True)
    except ExpatError as error:
        raise PlanFileRefused("damaged") from error


def _is_usual(part: bytes) -> bool:
    match = _ENCODING.match(part[:200]) if part.lstrip(b"\xef\xbb\xbf").startswith(b"<?xml") else None
    return match is None or match[1].lower() in (b"utf-8", b"utf8", b"us-ascii", b"ascii")


def _no_document_types(*_: object) -> None:
    raise PlanFileRefused("bomb")
