"""Two workbooks compared as they are written: which cells differ, and whether anything else does."""

import io
import re
import zipfile

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

_CELL = re.compile(rb"<(?:\w+:)?c(?=[\s/>])[^>]*?(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_PLACE = re.compile(rb'\sr="([A-Z]+\d+)"')
_RESULT = re.compile(rb"<(?:\w+:)?v>[^<]*</(?:\w+:)?v>")
_EMPTY_ROW = re.compile(rb'<((?:\w+:)?)row r="\d+">\s*</(?:\w+:)?row>')


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that are not the same byte for byte; all of them must be there still, in the same order."""
    old, new = parts_of(before), parts_of(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def changed_cells(before: bytes, after: bytes) -> tuple[set[str], set[str]]:
    """(cells of a sheet's part that are written otherwise, cells of which only the stored result is gone). What stands
    between the cells has to be the same."""
    old, new = _cells(before), _cells(after)
    differing = {place for place in old.keys() | new.keys() if old.get(place) != new.get(place)}
    emptied = {
        place
        for place in differing
        if place in old and place in new and (b"f>" in old[place] or b"<f " in old[place] or b"<f/" in old[place])
        and _without_result(old[place]) == _without_result(new[place]) and not _RESULT.search(new[place])
    }  # fmt: skip
    assert _between(before) == _between(after)
    return differing - emptied, emptied


def _cells(part: bytes) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for at, match in enumerate(_CELL.finditer(part)):
        place = _PLACE.search(match[0].partition(b">")[0])
        found[place[1].decode() if place else f"{at}th"] = match[0]
    return found


def _without_result(cell: bytes) -> bytes:
    return re.sub(rb'\st="\w+"', b"", _RESULT.sub(b"", cell))


def _between(part: bytes) -> bytes:
    """What is left without cells and without rows that hold nothing else."""
    return _EMPTY_ROW.sub(b"", re.sub(rb"(<(?:\w+:)?row\b[^>]*?)(?:/>|>(?=</))", rb"\1>", _CELL.sub(b"", part)))


def sheet_of(content: bytes, name: str) -> Worksheet:
    sheet = load_workbook(io.BytesIO(content))[name]
    assert isinstance(sheet, Worksheet)
    return sheet
