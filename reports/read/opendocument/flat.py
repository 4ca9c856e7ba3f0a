"""Files of LibreOffice that are one text instead of an archive (.fodt, .fods)."""

import re
from collections.abc import Mapping
from typing import Literal

from reports.read.refused import MAX_ROWS, MAX_XML, PlanFileRefused

_KIND = re.compile(rb"<office:document\b[^>]*?mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.([a-z]+)")
_KINDS: Mapping[bytes, Literal["odt", "ods"]] = {b"spreadsheet": "ods", b"text": "odt"}
_OPENING = 20_000
"""Bytes within which the document's first mark stands: it names every space of names that there is."""
_ROW = re.compile(rb"<table:table-row\b")
_GROWS = (b"<!DOCTYPE", b"<!ENTITY")


def flat_kind(content: bytes) -> Literal["odt", "ods", ""]:
    """`odt` or `ods`; "" for what is no such file. Raises `PlanFileRefused` for one that is too large or unsound, and
    for a drawing or a presentation."""
    match = _KIND.search(content[:_OPENING])
    if match is None:
        return ""
    # The same limits as for the parts of an archive.
    if len(_ROW.findall(content)) > MAX_ROWS and len(content) > MAX_XML:
        raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
    if len(content) > MAX_XML or any(mark in content for mark in _GROWS):
        raise PlanFileRefused("bomb")
    if match[1] not in _KINDS:
        raise PlanFileRefused("opendocument")
    return _KINDS[match[1]]
