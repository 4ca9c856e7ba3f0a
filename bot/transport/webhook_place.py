"""Where updates come in when Telegram brings them; known apart from the web server, which only a webhook needs."""

import socket
from dataclasses import dataclass


@dataclass(frozen=True)
class WebhookPlace:
    """Where Telegram calls, where we listen, and how Telegram proves that it is Telegram."""

    url: str
    host: str
    port: int
    secret: str

    def __repr__(self) -> str:
        return f"WebhookPlace({self.url})"


def require_free(host: str, port: int) -> None:
    """Before anything else is begun: whether there can be listened at all. Raises OSError."""
    family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    with socket.socket(family, kind) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as the server does
        probe.bind(address)
        probe.listen(1)
