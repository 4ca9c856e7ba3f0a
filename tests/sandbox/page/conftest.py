"""One sandbox, one small bot and one page for all tests of the page."""

from tests.support.page.stage import bot, open_page, person, running, shared_page, watch

__all__ = ["bot", "open_page", "person", "running", "shared_page", "watch"]
