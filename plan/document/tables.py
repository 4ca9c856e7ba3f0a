"""A plan file without its format: rows of text. Readers of files end here; the reader of plans begins."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Row:
    """One row as printed. `place` is how people find it again ("12-qator")."""

    place: str
    cells: tuple[str, ...]
    hidden: bool = False
    prose: bool = False
    """A line of text between the tables, with one cell."""
    wide: bool = False
    """One cell merged over most of the row, as section headings are."""
    above: tuple[int, ...] = ()
    """Columns whose cell belongs to the row above (merged downwards); its text is repeated here."""


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows with one layout: a sheet, a table of a document, a text."""

    rows: tuple[Row, ...]
    name: str = ""
    flat: bool = False
    """Line breaks inside cells are lost, so "255 11 244" may be three numbers."""


def to_json(tables: list[Table]) -> list[dict[str, Any]]:
    """The tables as plain lists and dictionaries, to be kept while the director answers questions."""
    return [
        {"name": table.name, "flat": table.flat, "rows": [_row_to_json(row) for row in table.rows]} for table in tables
    ]


def from_json(kept: list[dict[str, Any]]) -> list[Table]:
    """The reverse of `to_json`."""
    return [Table(tuple(_row_from_json(row) for row in table["rows"]), table["name"], table["flat"]) for table in kept]


def _row_to_json(row: Row) -> dict[str, Any]:
    return {
        "place": row.place,
        "cells": list(row.cells),
        "hidden": row.hidden,
        "prose": row.prose,
        "wide": row.wide,
        "above": list(row.above),
    }


def _row_from_json(kept: dict[str, Any]) -> Row:
    return Row(**{**kept, "cells": tuple(kept["cells"]), "above": tuple(kept["above"])})
