"""The shape of keyboards: what Telegram refuses about buttons."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.refusals import bad_request

ACTIONS = ("callback_data", "url", "copy_text")
STYLES = ("danger", "success", "primary")


def inline_rows(markup: dict[str, Any] | None) -> list[list[dict[str, Any]]]:
    """The rows of an inline keyboard without empty ones; refuses what Telegram would."""
    if not markup or "inline_keyboard" not in markup:
        return []
    rows = [row for row in markup["inline_keyboard"] if row]
    if sum(map(len, rows)) > 100 or any(len(row) > 8 for row in rows):
        raise bad_request("reply markup is too long")
    for row in rows:
        for button in row:
            _check_button(button)
    return rows


def _check_button(button: dict[str, Any]) -> None:
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _check_style(button)
    actions = [name for name in ACTIONS if name in button]
    if not actions:
        raise bad_request("text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request(f"inline keyboard button must have exactly one action, it has {' and '.join(actions)}")
    if "callback_data" in button and not 1 <= len(button["callback_data"].encode()) <= 64:
        raise bad_request("BUTTON_DATA_INVALID")
    if "url" in button and not _good_url(button["url"]):
        raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
    if "copy_text" in button and not 1 <= len(button["copy_text"]["text"]) <= 256:
        raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_style(button: dict[str, Any]) -> None:
    if button.get("style", "primary") not in STYLES:
        raise bad_request(f'unknown button style "{button["style"]}"')


def _good_url(url: str) -> bool:
    if re.search(r"\s", url):
        return False
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme == "tg":
        return bool(parts.netloc)
    return parts.scheme in ("http", "https") and re.fullmatch(r"[^.]+(\.[^.]+)+", parts.hostname or "") is not None


def reply_keyboard(markup: dict[str, Any] | None) -> dict[str, Any] | None:
    """A reply keyboard, its removal or a forced reply; None for none."""
    if not markup or "inline_keyboard" in markup:
        return None
    if not 1 <= len(markup.get("input_field_placeholder", "-")) <= 64:
        raise bad_request("input field placeholder must be 1-64 characters long")
    for button in (button for row in markup.get("keyboard", []) for button in row):
        if not button["text"].strip():
            raise bad_request("keyboard button text must be non-empty")
        _check_style(button)
    if "keyboard" in markup and not any(markup["keyboard"]):
        raise bad_request("keyboard must have a button")
    return markup
