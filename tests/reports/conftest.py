"""One full year for all tests of papers."""

from tests.support.papers.whole_year import year

__all__ = ["year"]
