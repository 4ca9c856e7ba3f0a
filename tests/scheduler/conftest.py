"""The cast with the clock in hand."""

from tests.support.reminders.ledger import ledger

__all__ = ["ledger"]
