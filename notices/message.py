"""A screen as the parameters of the Bot API's methods, written plainly: no library of Telegram's is needed for it."""

from collections.abc import Mapping
from typing import Any

from texts.fitting import fitted_rows
from texts.screen import Button, Screen

Params = dict[str, Any]


def message_parameters(screen: Screen) -> Params:
    """The parameters of sendMessage and editMessageText."""
    params: Params = {"text": screen.text, "parse_mode": "HTML", "link_preview_options": {"is_disabled": True}}
    if screen.buttons:
        params["reply_markup"] = keyboard_markup(screen)
    return params


def file_parameters(screen: Screen) -> Params:
    """The parameters of sendDocument and sendPhoto that are not the file: the words below it and their buttons."""
    params: Params = {"caption": screen.text, "parse_mode": "HTML"}
    if screen.buttons:
        params["reply_markup"] = keyboard_markup(screen)
    return params


def keyboard_markup(screen: Screen) -> Mapping[str, Any]:
    """The screen's buttons as an InlineKeyboardMarkup, in rows that a small phone shows whole."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in fitted_rows(screen.buttons)]}


def _button(button: Button) -> dict[str, str]:
    fields = {"text": button.label, "callback_data": button.press, "url": button.url, "style": button.style}
    return {name: value for name, value in fields.items() if value is not None}
