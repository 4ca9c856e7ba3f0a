"""Where this process listens on its machine, and whether it can."""

from bot.settings import Settings
from bot.transport.webhook_place import WebhookPlace, require_free
from bot.trouble import Unusable, system_words
from texts.operator import refusals as words


def webhook_place(settings: Settings) -> WebhookPlace | None:
    """Where Telegram brings its updates; None where they are asked for."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        return None
    host, port = host_and_port(settings.webhook_listen)
    return WebhookPlace(settings.webhook_url, host, port, settings.webhook_secret)


def host_and_port(listen: str) -> tuple[str, int]:
    """The two halves of `127.0.0.1:8080`, which the settings have checked."""
    host, _, port = listen.rpartition(":")
    return host, int(port)


def require_free_ports(settings: Settings) -> None:
    """Raises Unusable for the first place that cannot be listened at."""
    for name, listen in listened_at(settings).items():
        try:
            require_free(*host_and_port(listen))
        except OSError as error:
            what = words.PORT_TAKEN.plain(listen=listen, why=system_words(error))
            raise Unusable(name, what, words.OTHER_PORT.plain()) from error


def listened_at(settings: Settings) -> dict[str, str]:
    """Setting → the place that it has a starting bot listen at."""
    wanted = {
        "WEBHOOK_LISTEN": settings.webhook_listen if settings.webhook_url is not None else None,
        "HEALTH_LISTEN": settings.health_listen,
    }
    return {name: place for name, place in wanted.items() if place is not None}
