"""The plan as plain text: cells parted by tabs, bars or separators, in whatever encoding the computer writes."""

import re

from plan.document.table.tables import Place, Row, Table
from reports.read.csv_text import read_separated
from reports.read.refused import MAX_COLUMNS, MAX_ROWS, PlanFileRefused, limited_cell

_TAG = re.compile(r"</?(?:b|i|u|p|br|strong|em|span|sup|sub)(?:\s[^<>]*)?/?>", re.I)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def read_text(content: bytes) -> list[Table]:
    """A table of separated cells; else one flat table of all lines that are not blank, of which one without tabs is
    prose."""
    text = _decode(content)
    if ("\t" not in text or '"' in text) and (separated := read_separated(text)):
        return [separated]
    rows: list[Row] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip(" \r\n") or (not _TAG.sub("", line).strip(" \r\n\t") and "\t" not in line):
            continue
        if len(rows) >= MAX_ROWS:
            raise PlanFileRefused("too_many_rows", limit=MAX_ROWS)
        cells = tuple(_clean(cell) for cell in _cells(line))
        place = Place(number)
        if len(cells) > MAX_COLUMNS:
            raise PlanFileRefused("too_wide", place=place, limit=MAX_COLUMNS)
        rows.append(Row(place, tuple(limited_cell(cell, place) for cell in cells), prose=len(cells) == 1))
    return [Table(tuple(rows), flat=True)]


def _cells(line: str) -> list[str]:
    if "\t" not in line and line.strip().startswith("|"):
        return line.strip().strip("|").split("|")
    return line.split("\t")


def _clean(cell: str) -> str:
    return _TAG.sub(" ", cell.strip("\r\n")).replace("**", "").strip()


def _decode(content: bytes) -> str:
    """The text in its own encoding; other bytes are no text and are refused."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if len(content) > 8 and (zeros := _share_of_zeros(content)):
        return _strictly(content, zeros)
    try:
        return _strictly(content, "utf-8")
    except PlanFileRefused:
        # Cyrillic typed under old Windows; nearly any bytes decode, so control characters tell a non-text.
        text = _strictly(content, "cp1251")
        if sum(letter < " " and letter not in "\t\r\n\f\v" for letter in text) > len(text) // 200:
            raise
        return text


def _share_of_zeros(content: bytes) -> str:
    """Which half of the bytes is mostly nought, as in UTF-16 without a mark at its beginning."""
    sample = content[:4000]
    if sample[1::2].count(0) > len(sample) // 8:
        return "utf-16-le"
    return "utf-16-be" if sample[::2].count(0) > len(sample) // 8 else ""


def _strictly(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise PlanFileRefused("unknown_kind") from error
    if "\x00" in text:
        raise PlanFileRefused("unknown_kind")
    return text
