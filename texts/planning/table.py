"""A plan as read, printed for a person at a terminal: figures in columns, then what became of every row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from plan.document.figure import Figure

_FATES = {
    "read": "o'qildi",
    "question": "savol bor",
    "heading": "jadval sarlavhasi",
    "section": "bo'lim sarlavhasi",
    "of_which": "“shundan” qatori",
    "repeated": "takrorlangan sahifa",
    "continuation": "oldingi qatorning davomi",
    "column_numbers": "ustun raqamlari",
    "blank": "bo'sh",
    "around": "jadvaldan tashqari matn",
}
_HEADINGS = ("band", "ko'rsatkich", "birlik", "turi", "fakt", "reja", "muddat", "kim hisobot beradi")
_KINDS = {"count": "", "total": "jami", "stock": "to'planma"}
_WIDEST = 44
_RIGHT = {4, 5}


def figure_text(value: Decimal | None) -> str:
    """A figure with its thousands apart; "-" where the plan gives none."""
    if value is None:
        return "-"
    plain = f"{value.normalize():f}"
    whole, _, rest = plain.partition(".")
    grouped = f"{int(whole):,}".replace(",", " ")
    return f"{grouped},{rest}" if rest else grouped


def plan_lines(figures: Sequence[Figure], windows: Sequence[str]) -> list[str]:
    """The figures as lines of one table; `windows` are their deadlines in words, in the same order."""
    rows = [_HEADINGS]
    for figure, window in zip(figures, windows, strict=True):
        name = f"  · {figure.part}" if figure.part else figure.name
        rows.append(
            (
                figure.code if figure.section else figure.number,
                _cut(name),
                _cut(figure.unit, 18),
                _KINDS[figure.kind],
                figure_text(figure.baseline),
                figure_text(figure.target),
                window,
                _cut(", ".join(figure.reporters)),
            )
        )
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    return [
        "  ".join(
            cell.rjust(width) if column in _RIGHT else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def _cut(text: str, width: int = _WIDEST) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"


def tally_lines(tally: Mapping[Any, int]) -> list[str]:
    """What became of every row of the file; the counts add up to the last line."""
    lines = [f"  {words}: {tally[fate]}" for fate, words in _FATES.items() if tally.get(fate)]
    return [*lines, f"  jami qatorlar: {sum(tally.values())}"]
