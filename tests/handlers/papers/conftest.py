"""The cast on 1 April 2025, when March is due, and makers of papers that have nothing left to import."""

import pytest

import bot.paper_process
from tests.support.people.story import story
from tests.support.warm.process import client_command

__all__ = ["story", "warm_maker"]


@pytest.fixture(autouse=True)
def warm_maker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a paper's two seconds most are imports."""
    monkeypatch.setattr(bot.paper_process, "MAKER", (*client_command(), "bot.paper_maker"))
