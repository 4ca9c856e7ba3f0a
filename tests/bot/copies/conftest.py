"""A local Telegram for each test."""

from tests.support.transport.stage import telegram

__all__ = ["telegram"]
