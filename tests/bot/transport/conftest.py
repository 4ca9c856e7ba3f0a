"""A local Telegram for each test, and a database that can keep numbers."""

from tests.support.transport.stage import kept, kept_anywhere, telegram

__all__ = ["kept", "kept_anywhere", "telegram"]
