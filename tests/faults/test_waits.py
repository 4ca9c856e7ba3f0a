"""A short form of `make waits`: some of the acts are carried out, and somebody is answered meanwhile."""

import pytest

from tests.support.command_line import run_module


@pytest.mark.bench
@pytest.mark.kill9
def test_somebody_is_answered_whatever_others_do() -> None:
    done = run_module("tests.faults.waits", "--short", timeout=220)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count(" answers, the longest after ") == 4
