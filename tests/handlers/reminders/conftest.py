"""The cast on 1 April 2025 with telephones, or with the clock in hand."""

from tests.support.people.story import story
from tests.support.reminders.ledger import ledger

__all__ = ["ledger", "story"]
