"""The sums of a first March, worked out from the plan's expected figures without any code of the product.

So the card on the screen is compared with plain arithmetic, and not with the program's own opinion of itself.
"""

import csv
from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

PLAN = Path(__file__).parents[2] / "data" / "plan" / "ish-reja-2025.expected.csv"
READERS = "Abonement va foydalanuvchilarga xizmat ko'rsatish xizmati"
MARCH = 3
MADE_OF = {
    ("9", ""): [("9.1", ""), ("9.2", ""), ("9.3", ""), ("9.4", "")],
    ("9.4", ""): [("9.4", "Jismoniy shaxslar"), ("9.4", "Yuridik shaxslar")],
    ("13", "jami"): [("13", "yangi")],
}
"""What the three computed figures of section IV are added up from."""

Place = tuple[str, str, str]
"""(section, number, part)"""


@dataclass(frozen=True)
class Figure:
    """One figure of the plan with what was done by the end of March; None where nobody said anything."""

    place: Place
    is_stock: bool
    baseline: int | None
    target: int | None
    months: tuple[int, ...]
    goes_on: bool
    """Whether it is work of each month, and not due in some."""
    is_in: bool
    """Whether everybody who answers for it has reported."""
    done: int | None

    @property
    def promise(self) -> int | None:
        """What the year is to bring; None if it promises nothing."""
        if self.target is None or not self.is_stock:
            return self.target or None
        return self.target - (self.baseline or 0)

    @property
    def passed(self) -> int:
        return sum(month <= MARCH for month in self.months)

    @property
    def expected(self) -> int:
        return floor(Fraction((self.promise or 0) * self.passed, len(self.months)))

    @property
    def completion(self) -> Fraction:
        return Fraction(self.done or 0, self.promise or 1)

    @property
    def expected_share(self) -> Fraction:
        return Fraction(self.expected, self.promise or 1)

    @property
    def needed(self) -> int:
        """Each month from April on."""
        return ceil(Fraction((self.promise or 0) - (self.done or 0), len(self.months) - self.passed))

    @property
    def standing(self) -> str:
        if self.promise is None:
            return "Rejasi belgilanmagan"
        if self.done is None:
            return "Muddati kelmagan"  # reporting begins with March, and March may still come
        if self.done >= self.promise:
            return "Bajarilgan"
        if not self.passed:
            return "Muddati kelmagan"
        if self.passed == len(self.months):
            return "Muddati o'tgan"
        # Where somebody's March may still come, what was due before it counts.
        due = (
            self.expected
            if self.is_in
            else self.promise * sum(month < MARCH for month in self.months) // len(self.months)
        )
        forgiven = max(Fraction(2 * due, 100), 1 if self.goes_on else 0)
        return "Rejaga muvofiq" if self.done >= due - forgiven else "Rejadan ortda"


@dataclass(frozen=True)
class Sums:
    """What the director's card must say."""

    figures: dict[Place, Figure]
    completion: Fraction
    expected: Fraction
    standings: Counter[str]


def asked_of_readers() -> list[Place]:
    """Every figure that the readers' department is asked for in March, in the plan's order."""
    return [_place(row) for row in _rows() if row["kind"] == "count" and _is_readers(row) and MARCH in _months(row)]


def sums(typed: dict[Place, int]) -> Sums:
    """The whole plan at the end of March when nothing but this was reported."""
    figures = {_place(row): _figure(row, typed) for row in _rows()}
    inside = {("IV", *part) for whole, parts in MADE_OF.items() if figures["IV", *whole].promise for part in parts}
    counted = [figure for place, figure in figures.items() if figure.promise is not None and place not in inside]
    return Sums(
        figures,
        sum((min(figure.completion, Fraction(1)) for figure in counted), Fraction()) / len(counted),
        sum((figure.expected_share for figure in counted), Fraction()) / len(counted),
        Counter(figure.standing for figure in figures.values()),
    )


def percent(share: Fraction) -> str:
    """As people read it: `8,3 %`, `25 %`."""
    tenths = floor(share * 1000 + Fraction(1, 2))
    return f"{tenths // 10},{tenths % 10} %" if tenths % 10 else f"{tenths // 10} %"


def grouped(value: int) -> str:
    """`29 554`"""
    return f"{value:,}".replace(",", " ")


def _rows() -> list[dict[str, str]]:
    with PLAN.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _place(row: dict[str, str]) -> Place:
    return row["section"], row["number"], row["part"]


def _is_readers(row: dict[str, str]) -> bool:
    """Named in the row; or the row is everybody's: only the heads of departments are named, and it is no document."""
    names = [name.strip() for name in row["responsible"].split(";")]
    return READERS in names or (names == ["Direktor", "Xizmat rahbarlari"] and row["unit"] != "Hujjat")


def _months(row: dict[str, str]) -> tuple[int, ...]:
    kind, numbers = row["window"].split()
    if kind == "due":
        return tuple(map(int, numbers.split(",")))
    first, last = map(int, numbers.split("-"))
    return tuple(range(first, last + 1))


def _figure(row: dict[str, str], typed: dict[Place, int]) -> Figure:
    return Figure(
        _place(row),
        row["kind"] == "stock",
        int(row["baseline"]) if row["baseline"] else None,
        int(row["target"]) if row["target"] else None,
        _months(row),
        not row["window"].startswith("due"),
        {name.strip() for name in row["responsible"].split(";")} - {"Direktor"} == {READERS},
        _done(_place(row), typed),
    )


def _done(place: Place, typed: dict[Place, int]) -> int | None:
    section, *rest = place
    parts = MADE_OF.get((rest[0], rest[1])) if section == "IV" else None
    if parts is None:
        return typed.get(place)
    values = [value for part in parts if (value := _done((section, *part), typed)) is not None]
    return sum(values) if values else None
