"""A sandbox, its bot with raw calls, and somebody who has started it."""

from tests.support.sandbox.raw_bot import bot, nilufar, running, sandbox

__all__ = ["bot", "nilufar", "running", "sandbox"]
