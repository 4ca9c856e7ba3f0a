"""The cast with telephones, on 1 April 2025 or with a clock that beats; or with the clock in hand."""

from tests.support.people.first_quarter import house
from tests.support.people.story import story
from tests.support.reminders.ledger import ledger
from tests.support.reminders.on_the_phone import beating

__all__ = ["beating", "house", "ledger", "story"]
