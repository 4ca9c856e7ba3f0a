"""The cast on 1 April 2025, when March is due."""

from tests.support.people.story import story

__all__ = ["story"]
