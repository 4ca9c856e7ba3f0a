"""A local Telegram: the Bot API over real HTTP and a chat page, to try the bot on without the internet."""

from sandbox.clock import Clock
from sandbox.sandbox import Sandbox
from sandbox.server import Running, close_server, serve_sandbox, start_in_thread
from sandbox.state.rates import Limits

__all__ = ["Clock", "Limits", "Running", "Sandbox", "close_server", "serve_sandbox", "start_in_thread"]
