"""On 1 April 2025, when March is over and its report is due: the cast with telephones, or the small library."""

from tests.support.people.first_quarter import house
from tests.support.people.leave import away
from tests.support.people.story import story

__all__ = ["away", "house", "story"]
