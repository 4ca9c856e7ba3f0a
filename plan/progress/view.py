"""What somebody looks at in /hisobot, as buttons name it: which span, as it is or as it was, which of its rows, and in
which language its papers are wanted."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from plan.period import Span
from plan.progress.line import Line
from plan.progress.report import ProgressReport

_LANGUAGE = re.compile(r"[a-zA-Z_]{2,8}", re.ASCII)
_ROWS = re.compile(r"late|([sd])(\d{1,18})", re.ASCII)


@dataclass(frozen=True, slots=True)
class SpanView:
    """A span as it is now, or as it was at the end of the past day `as_it_was`; `language` is what papers of it are
    written in where that is not the library's own choice."""

    span: Span
    as_it_was: date | None = None
    language: str = ""

    @classmethod
    def of(cls, report: ProgressReport, span: Span | None = None) -> "SpanView":
        """What a report shows; or another span, of the same day."""
        return cls(span or report.span, report.as_it_was)

    def __str__(self) -> str:
        day = f".{self.as_it_was:%Y%m%d}" if self.as_it_was else ""
        return f"{self.span}{day}+{self.language}" if self.language else f"{self.span}{day}"

    @classmethod
    def parse(cls, text: str) -> "SpanView":
        """The reverse of `str`; ValueError for anything that `str` does not give, and for years without neighbours."""
        looked_at, _, language = text.partition("+")
        written, _, day = looked_at.partition(".")
        span = Span.parse(written)
        view = cls(span, date.fromisoformat(day) if day else None, language)
        known = not language or _LANGUAGE.fullmatch(language)
        if str(view) != text or not known or not date.min.year < span.year < date.max.year:
            raise ValueError(f"no such view: {text}")
        return view


@dataclass(frozen=True, slots=True)
class RowList:
    """Rows of a report that are listed together: a section's by its place in the plan (from 0), a department's by its
    key, or all that are late."""

    kind: Literal["late", "section", "department"]
    key: int = 0

    def __str__(self) -> str:
        return "late" if self.kind == "late" else f"{self.kind[0]}{self.key}"

    @classmethod
    def parse(cls, text: str) -> "RowList":
        """The reverse of `str`; ValueError for anything else."""
        match = _ROWS.fullmatch(text)
        if match is None:
            raise ValueError(f"no such rows: {text}")
        if match[1] is None:
            return cls("late")
        return cls("section" if match[1] == "s" else "department", int(match[2]))

    def lines_of(self, report: ProgressReport) -> tuple[Line, ...] | None:
        """The rows in their order; None when the report has no such section or department."""
        if self.kind == "late":
            return report.worst
        if self.kind == "section":
            return report.by_section[self.key].lines if self.key < len(report.by_section) else None
        return next((group.lines for group in report.by_department if group.key == self.key), None)
