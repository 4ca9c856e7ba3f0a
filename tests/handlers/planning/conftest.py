"""The cast or the small library with their plans, or a new library that has none yet."""

from tests.support.people.first_quarter import house
from tests.support.people.new_library import malika, telegram, telegram_on_both
from tests.support.people.story import story

__all__ = ["house", "malika", "story", "telegram", "telegram_on_both"]
