"""The figures of a running process in the form of Prometheus, gathered anew whenever they are asked for."""

from collections.abc import Iterator
from datetime import timedelta

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST as CONTENT_TYPE
from prometheus_client.registry import Collector

from bot.care.health import Health
from bot.care.work import Standing, standing
from storage.people.counts import count_people
from storage.transport.standing import Waiting

__all__ = ["CONTENT_TYPE", "written_metrics"]

RECENT = timedelta(days=1)
"""Of dead updates those are counted: an index finds them, however many updates are kept."""


def written_metrics(health: Health) -> bytes:
    """Everything there is to tell; while the database is away, what is known without it."""
    registry = CollectorRegistry()
    registry.register(_Collector(health))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Collector(Collector):
    def __init__(self, health: Health) -> None:
        self._health = health

    def describe(self) -> list[Metric]:
        return []  # or registering it would gather everything once

    def collect(self) -> Iterator[Metric]:
        away = self._health.waits_for()
        signs, now = self._health.signs, self._health.monotonic()
        yield _gauge("ready", "1 while nothing keeps the process from working", not away)
        yield _gauge("leader", "1 while this process takes updates in and sends messages out", signs.leads)
        yield _gauge("database_up", "1 while the database answers", "database" not in away)
        if signs.telegram is not None:
            text = "seconds since Telegram last answered the question for updates"
            yield _gauge("telegram_silent_seconds", text, now - signs.telegram)
        if "database" not in away:
            yield from self._from_database()

    def _from_database(self) -> Iterator[Metric]:
        now = self._health.clock()
        with self._health.database.read() as session:
            stands, libraries = standing(session, now, now - RECENT), count_people(session)
        for name, waiting in (("inbox", stands.inbox), ("outbox", stands.outbox)):
            yield _gauge(f"{name}_waiting", f"how many wait in the {name}", waiting.count)
            yield _gauge(
                f"{name}_oldest_seconds",
                f"how long the oldest in the {name} has waited",
                _age(waiting, now.timestamp()),
            )
        yield _gauge(
            "updates_dead", "updates of the last day that could not be handled and were not made good", len(stands.dead)
        )
        yield _gauge("messages_given_up", "messages that did not arrive and were not made good", len(stands.given_up))
        yield from _of_copies(stands)
        people = GaugeMetricFamily(
            "hisobot_people", "people who can be reached or cannot", labels=["library", "reachable"]
        )
        for library in libraries:
            people.add_metric([library.name, "yes"], library.people - library.unreachable)
            people.add_metric([library.name, "no"], library.unreachable)
        yield people


def _of_copies(stands: Standing) -> Iterator[Metric]:
    failed = stands.newest_night is not None and bool(stands.newest_night.error)
    yield _gauge("copy_failed", "1 after a night of which there is no copy", failed)
    if stands.newest_copy is not None:
        yield _gauge(
            "copy_timestamp_seconds", "when the newest copy of a night was made", stands.newest_copy.at.timestamp()
        )


def _age(waiting: Waiting, now: float) -> float:
    return max(0.0, now - waiting.oldest.timestamp()) if waiting.oldest is not None else 0.0


def _gauge(name: str, text: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"hisobot_{name}", text, value=float(value))
