"""A plan file without its format: rows of text. Readers of files end here; the reader of plans begins."""

import re
from dataclasses import dataclass
from typing import Any

_IN_WORDS = re.compile(r"(?:(\d+)-jadval, |«(.*)» varag'i, )?(\d+)-qator")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands in its file, as people count, from 1: in which of several tables, on which of several
    sheets, or on which page of what is printed."""

    row: int
    table: int | None = None
    sheet: str = ""
    page: int | None = None

    def to_json(self) -> list[Any]:
        return [self.row, self.table, self.sheet, *([] if self.page is None else [self.page])]

    @classmethod
    def from_json(cls, kept: list[Any] | str) -> "Place":
        """The reverse of `to_json`; earlier versions kept words ("2-jadval, 12-qator")."""
        if not isinstance(kept, str):
            return cls(*kept)
        match = _IN_WORDS.fullmatch(kept)
        if match is None:
            return cls(0)
        table, sheet, row = match.groups()
        return cls(int(row), int(table) if table else None, sheet or "")


@dataclass(frozen=True, slots=True)
class Row:
    """One row as printed. `place` is how people find it again."""

    place: Place
    cells: tuple[str, ...]
    hidden: bool = False
    prose: bool = False
    """A line of text between the tables, with one cell."""
    wide: bool = False
    """One cell merged over most of the row, as section headings are."""
    above: tuple[int, ...] = ()
    """Columns whose cell belongs to the row above (merged downwards); its text is repeated here."""
    across: tuple[int, ...] = ()
    """Columns whose cell belongs to the one left of it (merged to the right); it is empty here."""
    struck: bool = False
    """Whether it is struck through, deleted or unseen as a whole: it is only counted, and its cells are empty."""
    unseen: str = ""
    """What is written in it in the colour of the paper; its cells are without that."""


@dataclass(frozen=True, slots=True)
class Table:
    """A run of rows with one layout: a sheet, a table of a document, a text."""

    rows: tuple[Row, ...]
    name: str = ""
    flat: bool = False
    """Line breaks inside cells are lost, so "255 11 244" may be three numbers."""
    hidden: bool = False
    """A sheet that nobody sees: it is no part of the paper."""
    left_out: tuple[str, ...] = ()
    """Hidden columns, by their letters: their cells are empty here."""


def to_json(tables: list[Table]) -> list[dict[str, Any]]:
    """The tables as plain lists and dictionaries, to be kept while the director answers questions."""
    return [
        {
            "name": table.name,
            "flat": table.flat,
            "hidden": table.hidden,
            "left_out": list(table.left_out),
            "rows": [_row_to_json(row) for row in table.rows],
        }
        for table in tables
    ]


def from_json(kept: list[dict[str, Any]]) -> list[Table]:
    """The reverse of `to_json`."""
    return [
        Table(
            tuple(_row_from_json(row) for row in table["rows"]),
            table["name"],
            table["flat"],
            table.get("hidden", False),
            tuple(table.get("left_out", ())),
        )
        for table in kept
    ]


def _row_to_json(row: Row) -> dict[str, Any]:
    return {
        "place": row.place.to_json(),
        "cells": list(row.cells),
        "hidden": row.hidden,
        "prose": row.prose,
        "wide": row.wide,
        "above": list(row.above),
        "across": list(row.across),
        "struck": row.struck,
        "unseen": row.unseen,
    }


def _row_from_json(kept: dict[str, Any]) -> Row:
    columns = {name: tuple(kept.get(name, ())) for name in ("cells", "above", "across")}
    return Row(**{**kept, "place": Place.from_json(kept["place"]), **columns})
