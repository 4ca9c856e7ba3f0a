"""The cast or the small library with their plans, or a new library that has none yet."""

from collections.abc import Iterator

import pytest

from tests.support.people.first_quarter import house
from tests.support.people.new_library import malika, telegram, telegram_on_both
from tests.support.people.story import story
from tests.support.read_once import plans_read_once

__all__ = ["house", "malika", "story", "telegram", "telegram_on_both"]


@pytest.fixture(autouse=True, scope="module")
def read_once() -> Iterator[None]:
    """Hundreds of times the same few plans come in."""
    with plans_read_once():
        yield
