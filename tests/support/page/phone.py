"""A phone on the chat page, used as a person uses it: it is read, tapped, typed on, and files are attached."""

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

PATIENCE = 10_000
"""Milliseconds; words are waited for until they appear and no longer."""


class PagePhone:
    """One person's phone among those that are open on a page."""

    def __init__(self, page: Page, account: int) -> None:
        self.page = page
        self.account = account
        self.screen = page.get_by_test_id(f"phone-{account}")
        self.messages = self.screen.get_by_test_id("message")

    def say(self, text: str) -> None:
        """Type and send."""
        self.page.get_by_test_id(f"input-{self.account}").fill(text)
        self.page.get_by_test_id(f"send-{self.account}").click()

    def attach(self, file: Path) -> None:
        """Choose a file with the paperclip and send it."""
        with self.page.expect_file_chooser() as chooser:
            self.screen.get_by_role("button", name="Fayl yoki rasm biriktirish").click()
        chooser.value.set_files(file)
        self.page.get_by_test_id(f"send-{self.account}").click()

    def sees(self, *words: str) -> Locator:
        """The newest message that holds all these words, awaited."""
        bubbles = self.messages
        for word in words:
            bubbles = bubbles.filter(has_text=word)
        expect(bubbles.last).to_be_visible(timeout=PATIENCE)
        return bubbles.last

    def press(self, label: str) -> None:
        """Tap the newest button whose label begins with these words, after its picture; awaited."""
        beginning = re.compile(rf"^(\W+ )?{re.escape(label)}")
        self.screen.get_by_test_id("button").filter(has_text=beginning).last.click(timeout=PATIENCE)

    def open_link(self, message: Locator, owner: int) -> None:
        """Tap the link in a message and choose whose phone opens it."""
        message.locator("a[href*='start=']").click()
        self.page.get_by_test_id(f"who-{owner}").click()


def lines_of(message: Locator) -> list[str]:
    """A message's text by lines, with ordinary spaces, so that figures compare."""
    return message.locator(".words").inner_text().replace("\u00a0", " ").splitlines()
