"""A local Telegram: the Bot API over real HTTP and a chat page, to try the bot on without the internet."""

from sandbox.clock import Clock
from sandbox.rates import Limits
from sandbox.sandbox import Sandbox
from sandbox.server import Running, close, serve, start_in_thread

__all__ = ["Clock", "Limits", "Running", "Sandbox", "close", "serve", "start_in_thread"]
