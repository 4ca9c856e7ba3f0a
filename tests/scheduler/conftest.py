"""The cast with the clock in hand, or with telephones and a clock that beats."""

from tests.support.reminders.ledger import ledger
from tests.support.reminders.on_the_phone import beating

__all__ = ["beating", "ledger"]
