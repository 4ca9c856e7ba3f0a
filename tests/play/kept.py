"""What the database keeps, read with plain SQL, held against what the chats have said."""

import sqlite3
from collections import defaultdict
from decimal import Decimal
from string import ascii_lowercase
from typing import Any

from tests.play.ledger import Ledger, Report, RowName
from texts.wording import short_department

_ANSWERS = """
    SELECT d.name, s.year, s.month, r.section, r.number, f.part, f.id, a.state, a.value
    FROM answers a JOIN submissions s ON s.id = a.submission_id JOIN departments d ON d.id = s.department_id
    JOIN plan_figures f ON f.id = a.figure_id JOIN plan_rows r ON r.id = f.row_id
    WHERE a.state IN ('given', 'unknown')
"""
_PARTS = """
    SELECT f.id, f.row_id, f.kind FROM plan_figures f WHERE f.part IS NOT NULL AND f.part != '' ORDER BY f.position
"""


class Kept:
    """The answers of a SQLite file."""

    def __init__(self, file: str) -> None:
        self._connection = sqlite3.connect(file)
        self._letters: dict[int, str] = {}
        """Figure → the letter of its part."""
        self._names: dict[int, list[RowName]] = {}
        self._reports: dict[tuple[str, int, int], Report] = {}
        rows: dict[int, list[int]] = defaultdict(list)
        for figure, row, _ in self._connection.execute(_PARTS):
            rows[row].append(figure)
        for figures in rows.values():
            self._letters.update(zip(figures, ascii_lowercase, strict=False))

    def close(self) -> None:
        self._connection.close()

    def history(self, after: int | None = None) -> Any:
        """The number of the newest entry of the history; or what those after one say was done."""
        if after is None:
            return self._connection.execute("SELECT coalesce(max(id), 0) FROM history").fetchone()[0]
        return [what for (what,) in self._connection.execute("SELECT action FROM history WHERE id > ?", (after,))]

    def faults(self, ledger: Ledger) -> list[str]:
        """Rows that are not what the chats have said last, in words."""
        seen: dict[Report, set[RowName]] = defaultdict(set)
        faults = []
        for department, year, month, section, number, part, figure, state, value in self._connection.execute(_ANSWERS):
            report = self._report(department, year, month)
            kept = None if state == "unknown" else Decimal(str(value))
            said = ledger.rows.get(report, {})
            names = self._names_of(section, number, figure, part)
            named = [name for name in names if name in said]
            seen[report].update(named)
            if any(said[name] != kept for name in named):
                faults.append(f"{report} {names[0]} is {kept}, its receipt says {said[named[0]]}")
            if not named and not (report in ledger.rest_zero and kept == 0):
                faults.append(f"{report} {names[0]} is {kept} without a receipt")
        for report, rows in ledger.rows.items():
            lost = [name for name in rows if name not in seen[report]]
            faults += [f"{report} {name}: {rows[name]} was said, and nothing is kept" for name in lost]
        return faults

    def _report(self, department: str, year: int, month: int) -> Report:
        place = department, year, month
        if place not in self._reports:
            self._reports[place] = Report(short_department(department), year, month)
        return self._reports[place]

    def _names_of(self, section: str, number: str, figure: int, part: str | None) -> list[RowName]:
        """What a receipt may call a figure; worked out once, for every row is looked at after every action."""
        if figure not in self._names:
            letter = self._letters.get(figure, "")
            self._names[figure] = [
                RowName(f"{prefix}{number}{called}", words)
                for prefix in ("", f"{section}.")
                for called, words in ((letter, ""), ("", part or ""))
            ]
        return self._names[figure]
