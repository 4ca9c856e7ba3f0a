"""On 1 April 2025, when March is over and its report is due: the cast with telephones, or the small library; and the
day in which everything is shown once."""

from functools import partial
from pathlib import Path

import pytest

from tests.support.buttons.played import PlayedDay, play_day
from tests.support.months.days import middle
from tests.support.once import once_in_a_run
from tests.support.people.first_quarter import house
from tests.support.people.leave import away
from tests.support.people.story import story

__all__ = ["away", "house", "middle", "story"]


@pytest.fixture(scope="session")
def played_day(sqlite_template: Path, run_folder: Path) -> PlayedDay:
    """Only read it: all processes of the run share it."""
    return once_in_a_run(run_folder / "played_day", partial(play_day, sqlite_template))
