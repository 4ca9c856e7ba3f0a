"""The public days off of Uzbekistan, as far as they are announced, and the estimated ones beyond that.

The library that knows them takes 12 MB and 300 modules, so a serving process keeps them as rows and lets another
process work them out: `python -m plan.public_days 2025 2026`.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

FIVE_DAYS = frozenset({5, 6})
"""The weekend of a five-day week, as weekday numbers (Monday is 0)."""


@dataclass(frozen=True, slots=True)
class PublicDays:
    """One year: the days that are off, the weekend days that are worked in exchange for others, and those of the days
    off whose date is only estimated yet, because it follows the moon."""

    off: frozenset[date] = frozenset()
    working: frozenset[date] = frozenset()
    estimated: frozenset[date] = frozenset()


@lru_cache(maxsize=64)
def work_out(year: int, weekend: frozenset[int] = FIVE_DAYS) -> PublicDays:
    """The public days of a year for a library with this weekend.

    A holiday moves to the next working day only from a day that is free anyway, so the library's own weekend decides:
    where Saturday is worked, a holiday on Saturday is not given again on Monday.
    """
    # Imported only here: see above.
    from holidays.countries.uzbekistan import Uzbekistan
    from holidays.observed_holiday_base import ObservedRule

    next_working_day = ObservedRule(dict.fromkeys(weekend, +7))
    days = Uzbekistan(years=year, observed_rule=next_working_day, language="en_US")
    estimated = frozenset(day for day, name in days.items() if "estimated" in name)
    return PublicDays(frozenset(days), frozenset(days.weekend_workdays), estimated)


def to_json(years: Iterable[int]) -> str:
    """The public days of several years, for another process to read by `from_json`."""
    by_year = {year: work_out(year) for year in years}
    return json.dumps(
        {
            str(year): {name: sorted(map(str, getattr(days, name))) for name in ("off", "working", "estimated")}
            for year, days in by_year.items()
        }
    )


def from_json(text: str) -> dict[int, PublicDays]:
    """Year → its public days."""
    return {
        int(year): PublicDays(**{name: frozenset(map(date.fromisoformat, days)) for name, days in lists.items()})
        for year, lists in json.loads(text).items()
    }


if __name__ == "__main__":
    print(to_json(map(int, sys.argv[1:])))
