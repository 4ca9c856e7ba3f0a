"""The sheets of a workbook, its texts, its names of cells, and what kind of number each look shows."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from reports.own_form.package import Package, elements, local, parse
from reports.own_form.sheet import Place, Sheet, area, read_sheet, whole_number

Look = Literal["percent", "date", ""]
_NAME = re.compile(r"(?:'((?:[^']|'')+)'|([^'!\[\]]+))!(.+)", re.DOTALL)
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PERCENTS, _DATES = {9, 10}, {*range(14, 23), 45, 46, 47}


@dataclass(frozen=True, slots=True)
class NamedCell:
    """A name of the book's; `first` and `last` are None where it is lost, or is no part of a sheet."""

    name: str
    sheet: str
    first: Place | None
    last: Place | None


@dataclass(frozen=True, slots=True)
class Workbook:
    """`runs` are the pieces of each text as they are written, `manual` whether it reckons only when it is told."""

    package: Package
    sheets: Mapping[str, Sheet]
    parts: Mapping[str, str]
    """Sheet → the name of its part."""
    names: Sequence[NamedCell]
    runs: Sequence[str]
    looks: Sequence[Look]
    manual: bool
    since_1904: bool

    def look_of(self, style: int) -> Look:
        return self.looks[style] if style < len(self.looks) else ""


@dataclass(slots=True)
class _Main:
    sheets: list[tuple[str, str]]
    names: list[tuple[str, str]]
    manual: bool = False
    since_1904: bool = False


def read_workbook(package: Package) -> Workbook:
    """Raises `PlanFileRefused` for a book that is not sound."""
    main, related = _main(package.parts.get(package.workbook, b"")), package.related(package.workbook)
    by_kind = {kind.rpartition("/")[2]: target for kind, target in related.values()}
    texts, runs = _strings(package.parts.get(by_kind.get("sharedStrings", ""), b""))
    sheets: dict[str, Sheet] = {}
    parts: dict[str, str] = {}
    for name, key in main.sheets:
        kind, target = related.get(key, ("", ""))
        if kind.endswith("/worksheet") and target in package.parts:
            sheets[name], parts[name] = read_sheet(name, package.parts[target], texts), target
            sheets[name].headings = list(_table_headings(package, target))
    looks = _looks(package.parts.get(by_kind.get("styles", ""), b""))
    names = [_named(name, written) for name, written in main.names]
    return Workbook(package, sheets, parts, names, runs, looks, main.manual, main.since_1904)


def _table_headings(package: Package, sheet: str) -> Iterator[tuple[Place, Place]]:
    """The first line of each table that has one for its headings."""
    for kind, target in package.related(sheet).values():
        if not kind.endswith("/table"):
            continue
        tag, attributes = next(elements(package.parts.get(target, b"")), ("", {}))
        place = area(attributes.get("ref", ""))
        if tag == "table" and place is not None and attributes.get("headerRowCount") != "0":
            (line, first), (_, last) = place
            yield (line, first), (line, last)


def _main(part: bytes) -> _Main:
    main = _Main([], [])
    written: list[str] = []
    open_name: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag == "sheet":
            key = next((value for key, value in attributes.items() if local(key) == "id" and ":" in key), "")
            main.sheets.append((attributes.get("name", ""), key))
        elif tag == "definedName":
            written.clear()
            usual = attributes.get("hidden") not in ("1", "true") and not attributes.get("function")
            open_name.append(attributes.get("name", "") if usual else "")
        elif tag == "calcPr":
            main.manual = attributes.get("calcMode") == "manual"
        elif tag == "workbookPr":
            main.since_1904 = attributes.get("date1904") in ("1", "true")

    def end(name: str) -> None:
        if local(name) == "definedName" and (own := open_name.pop()):
            main.names.append((own, "".join(written).strip()))

    parse(part, start=start, end=end, text=written.append)
    return main


def _named(name: str, written: str) -> NamedCell:
    match = _NAME.fullmatch(written)
    place = area(match[3]) if match else None
    if match is None or place is None:
        return NamedCell(name, "", None, None)
    return NamedCell(name, (match[1] or match[2]).replace("''", "'"), *place)


def _strings(part: bytes) -> tuple[list[str], list[str]]:
    """The book's list of texts: each as it is read, and as it is written with the looks of its pieces."""
    texts: list[str] = []
    runs: list[str] = []
    stack: list[str] = []
    written: list[str] = []
    began = [0]
    reading: list[object] = []

    def start(name: str, _: dict[str, str]) -> None:
        stack.append(local(name))
        if stack[-1] == "si":
            texts.append("")
            began[0] = reading[0].CurrentByteIndex  # type: ignore[attr-defined]
        written.clear()

    def end(name: str) -> None:
        tag = stack.pop()
        if tag == "t" and "rPh" not in stack and texts:
            texts[-1] += "".join(written)
        if tag == "si":
            whole = part[began[0] : reading[0].CurrentByteIndex]  # type: ignore[attr-defined]
            inside = whole[whole.find(b">") + 1 :].decode(errors="replace")
            runs.append("" if ":" in name else inside)
        written.clear()

    parse(part, start=start, end=end, text=written.append, parser=reading.append)
    return texts, runs


def _looks(part: bytes) -> list[Look]:
    """What the number format of each look of cells shows."""
    formats: dict[int, str] = {}
    looks: list[Look] = []
    inside = [False]

    def start(name: str, attributes: dict[str, str]) -> None:
        tag = local(name)
        if tag == "numFmt":
            formats[whole_number(attributes.get("numFmtId"), -1)] = attributes.get("formatCode", "")
        elif tag == "cellXfs":
            inside[0] = True
        elif tag == "xf" and inside[0]:
            looks.append(_look(whole_number(attributes.get("numFmtId"), 0), formats))

    def end(name: str) -> None:
        if local(name) == "cellXfs":
            inside[0] = False

    parse(part, start=start, end=end)
    return looks


def _look(number: int, formats: Mapping[int, str]) -> Look:
    code = _QUOTED.sub("", formats.get(number, "")).lower()
    if number in _PERCENTS or "%" in code:
        return "percent"
    return "date" if number in _DATES or re.search("[ymdh]", code.replace("general", "")) else ""


def reckoning_at_opening(workbook: Workbook) -> dict[str, bytes]:
    """The main part of a book that reckons only when it is told, saying that it is to do so when it is opened. Any
    other book does it by itself, since its formulas have no stored results any more, and its main part stays as it is.
    """
    name = workbook.package.workbook
    part = workbook.package.parts[name]
    match = re.search(rb"""<(?:[\w.-]+:)?calcPr\b(?:[^>"']|"[^"]*"|'[^']*')*?(?=\s*/?>)""", part)
    if not workbook.manual or match is None:
        return {}
    tag = re.sub(rb"""\s+fullCalcOnLoad\s*=\s*(?:"[^"]*"|'[^']*')""", b"", match[0])
    return {name: part[: match.start()] + tag + b' fullCalcOnLoad="1"' + part[match.end() :]}
