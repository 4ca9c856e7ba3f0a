"""Other contents in some cells of a sheet, and not a byte more than that: it is cut at the cells' own places."""

import re
from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape

from reports.content.cell_text import without_control_characters
from reports.own_form.sheet import Place, Sheet, SheetCell, name_of
from reports.read.refused import PlanFileRefused

Content = tuple[str, str]
"""What is put into a cell: the kind that its tag is to say, and what is inside, without a prefix."""
_TAG = re.compile(rb"""<([^\s/>]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(/?)>""")
_KIND = re.compile(rb"""\s+t\s*=\s*(?:"[^"]*"|'[^']*')""")
NOTHING: Content = "", ""


def number_content(value: str) -> Content:
    return "", f"<v>{value}</v>"


def text_content(text: str) -> Content:
    """Text that stays text, whatever it begins with."""
    clean = escape(without_control_characters(text))
    return ' t="inlineStr"', f'<is><t xml:space="preserve">{clean}</t></is>'


def rich_content(runs: str) -> Content:
    """Text with the looks of its pieces, as the book's list of texts has it."""
    return ' t="inlineStr"', f"<is>{runs}</is>"


def changed(sheet: Sheet, contents: Mapping[Place, Content]) -> bytes:
    """The sheet's part with other contents in these cells, and without the stored results of its formulas."""
    edits: list[tuple[int, int, bytes]] = []
    fresh: dict[int, list[Place]] = {}
    for place in sorted(contents):
        cell = sheet.cells.get(place)
        if cell is not None:
            edits.append((cell.begin, cell.end, _cell(sheet.part[cell.begin : cell.end], contents[place])))
        elif contents[place] != NOTHING:
            fresh.setdefault(place[0], []).append(place)
    edits += [_without_result(sheet.part, cell) for cell in sheet.cells.values()
              if cell.place not in contents and cell.result and sheet.is_worked_out(cell.place)]  # fmt: skip
    edits += _new_cells(sheet, fresh, contents)
    return _applied(sheet.part, edits)


def _cell(written: bytes, content: Content) -> bytes:
    """The cell with another content; its looks, and whatever else its tag says, stay."""
    match = _TAG.match(written)
    if match is None:
        raise PlanFileRefused("damaged")
    kind, body = content
    tag, rest = match[1], _KIND.sub(b"", match[2])
    if not body:
        return b"<" + tag + rest + b"/>"
    return b"<" + tag + rest + kind.encode() + b">" + _prefixed(body, tag) + b"</" + tag + b">"


def _without_result(part: bytes, cell: SheetCell) -> tuple[int, int, bytes]:
    begin, end = cell.result or (cell.begin, cell.begin)
    kept = part[cell.begin : begin] + part[end : cell.end]
    match = _TAG.match(kept)
    if match is None:
        raise PlanFileRefused("damaged")
    head = b"<" + match[1] + _KIND.sub(b"", match[2]) + match[3] + b">"
    return cell.begin, cell.end, head + kept[match.end() :]


def _new_cells(
    sheet: Sheet, fresh: dict[int, list[Place]], contents: Mapping[Place, Content]
) -> Iterable[tuple[int, int, bytes]]:
    """Cells of which nothing was written yet: each where it belongs, in the looks of its row or column."""
    tag = _tags(sheet)
    missing: dict[int, bytes] = {}
    for row_number, places in sorted(fresh.items()):
        row = sheet.rows.get(row_number)
        written = {}
        for place in places:
            kind, body = contents[place]
            style = row.style if row is not None and row.style is not None else _style_of_column(sheet, place[1])
            look = f' s="{style}"'.encode() if style else b""
            head = b"<" + tag + b"c" + f' r="{name_of(place)}"'.encode() + look + kind.encode() + b">"
            written[place] = head + _prefixed(body, tag + b"c") + b"</" + tag + b"c>"
        if row is None:
            missing[row_number] = (
                b"<" + tag + f'row r="{row_number}">'.encode() + b"".join(written.values()) + b"</" + tag + b"row>"
            )
        elif row.inside is None:
            match = _TAG.match(sheet.part, row.begin)
            assert match is not None
            head = b"<" + match[1] + match[2] + b">"
            yield row.begin, row.end, head + b"".join(written.values()) + b"</" + match[1] + b">"
        else:
            for place, cell in written.items():
                behind = [other.begin for at, other in sheet.cells.items() if at[0] == row_number and at > place]
                where = min(behind, default=row.inside)
                yield where, where, cell
    yield from _new_rows(sheet, missing, tag)


def _new_rows(sheet: Sheet, missing: dict[int, bytes], tag: bytes) -> Iterable[tuple[int, int, bytes]]:
    begin, end = sheet.data
    if begin != end and missing:  # a sheet of which nothing was written has one tag for all its rows
        rows = b"".join(row for _, row in sorted(missing.items()))
        yield begin, end, b"<" + tag + b"sheetData>" + rows + b"</" + tag + b"sheetData>"
        return
    for number, row in sorted(missing.items()):
        behind = [other.begin for at, other in sheet.rows.items() if at > number]
        where = min(behind, default=end)
        yield where, where, row


def _tags(sheet: Sheet) -> bytes:
    """The prefix that the sheet's elements have, with its colon; mostly none."""
    match = re.search(rb"<((?:[\w.-]+:)?)sheetData[\s/>]", sheet.part)
    return match[1] if match else b""


def _style_of_column(sheet: Sheet, column: int) -> int:
    return next((style for first, last, style in sheet.columns if first <= column <= last), 0)


def _prefixed(body: str, tag: bytes) -> bytes:
    prefix = tag.rpartition(b":")[0].decode()
    return (re.sub(r"<(/?)(?=[A-Za-z])", rf"<\1{prefix}:", body) if prefix else body).encode()


def _applied(part: bytes, edits: Iterable[tuple[int, int, bytes]]) -> bytes:
    pieces, at = [], 0
    for begin, end, written in sorted(edits, key=lambda edit: edit[:2]):
        pieces += [part[at:begin], written]
        at = end
    return b"".join([*pieces, part[at:]])
