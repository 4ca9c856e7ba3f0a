"""The cast on 1 April 2025: March is over and its report is due."""

from tests.support.people.story import story

__all__ = ["story"]
