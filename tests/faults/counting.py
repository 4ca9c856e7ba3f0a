"""For a run of the faults' tests: counts how often each brought its fault about, and writes down what came of it.

A pytest plugin: `pytest -p tests.faults.counting` with HISOBOT_FAULTS naming the file to write.
"""

import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sandbox.state.faults import Rule
from tests.support.warm.process import WarmProcess

_struck = 0
_found: dict[str, dict[str, int]] = {}


def pytest_configure() -> None:
    """Have every spoilt call and every kill counted, in this process and thus in each worker."""
    meets, send_signal = Rule.meets, WarmProcess.send_signal

    def counted_meets(self: Rule, method: str, chat_id: Any) -> bool:
        global _struck
        struck = meets(self, method, chat_id)
        _struck += struck
        return struck

    def counted_signal(self: WarmProcess, number: int) -> None:
        global _struck
        _struck += number in (signal.SIGKILL, signal.SIGSTOP)
        send_signal(self, number)

    Rule.meets = counted_meets  # type: ignore[method-assign]
    WarmProcess.send_signal = counted_signal  # type: ignore[method-assign]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    global _struck
    _struck = 0
    yield
    item.user_properties.append(("struck", max(1, _struck)))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Called where the summary is made, also for what a worker ran."""
    if report.when != "call" and report.passed:
        return
    of_test = _found.setdefault(report.nodeid.partition("[")[0], {"passed": 0, "failed": 0, "skipped": 0, "times": 0})
    of_test[report.outcome] += 1
    of_test["times"] += sum(int(str(value)) for name, value in report.user_properties if name == "struck")


def pytest_sessionfinish() -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:
        Path(os.environ["HISOBOT_FAULTS"]).write_text(json.dumps(_found))
