"""The measurement of `make bench`, small: many libraries at ten o'clock, and a network that has its troubles."""

from pathlib import Path

from tests.bench.reminders import PEOPLE, lay, run

LIBRARIES = 4
FAULTS = [
    {"fault": "429", "nth": 5, "times": 2, "retry_after": 1},
    {"fault": "500", "nth": 9},
    {"fault": "502", "nth": 14, "times": 2},
]


def test_it_loses_and_doubles_nothing_when_telegram_refuses_some(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/many.db"
    lay(url, LIBRARIES)
    faults = run(url, LIBRARIES, FAULTS)

    assert (faults.injected, faults.again) == (5, 2)
    assert faults.sent == LIBRARIES * PEOPLE - faults.again, "these two ten minutes later"
    assert (faults.lost, faults.doubled, faults.thrice, faults.unknown, faults.refused) == (0, 0, 0, 0, 0)
