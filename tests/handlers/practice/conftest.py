"""The cast at work, or a new library with nobody but its director."""

from tests.support.people.new_library import malika, telegram, telegram_on_both
from tests.support.people.story import story

__all__ = ["malika", "story", "telegram", "telegram_on_both"]
