"""A small bot for the page's tests: one card that counts, one of everything else a chat can show."""

import json
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import Any

CARD = "<b>Kitob berilishi</b>\nMart oyida: {count}"


class CardBot:
    """Answers over HTTP in its own thread until the sandbox goes away or `stop` is called."""

    def __init__(self, url: str, token: str) -> None:
        self.address = f"{url}/bot{token}"
        self.heard: list[dict[str, Any]] = []  # every message people sent, as the bot got it
        self.presses: list[str] = []
        self.counts: dict[int, int] = {}
        self.hold_answers = threading.Event()  # while cleared, presses stay unanswered
        self.hold_answers.set()
        self.going = True
        self.news = threading.Condition()
        self.thread = threading.Thread(target=self.run, daemon=True)

    def start(self) -> "CardBot":
        self.thread.start()
        return self

    def stop(self) -> None:
        self.going = False
        self.hold_answers.set()

    def wait_until(self, true: Callable[[], bool], timeout: float = 5.0) -> None:
        """Wait for something the bot has yet to hear; fails with what it heard after `timeout` seconds."""
        with self.news:
            assert self.news.wait_for(true, timeout), self.heard[-5:]

    def call(self, method: str, **fields: Any) -> Any:
        body = json.dumps(fields).encode()
        request = urllib.request.Request(f"{self.address}/{method}", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.load(answer)["result"]

    def run(self) -> None:
        offset = 0
        while self.going:
            try:
                for update in self.call("getUpdates", offset=offset, timeout=5):
                    self.answer(update)
                    offset = update["update_id"] + 1
                    with self.news:
                        self.news.notify_all()
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                threading.Event().wait(0.1)

    def answer(self, update: dict[str, Any]) -> None:
        if "callback_query" in update:
            self.pressed(update["callback_query"])
        elif "message" in update:
            self.heard.append(update["message"])
            self.send(update["message"]["chat"]["id"], update["message"].get("text", ""))
        elif "edited_message" in update:
            self.heard.append(update["edited_message"])

    def send(self, chat: int, text: str) -> None:
        if text == "/card":
            self.call("sendMessage", chat_id=chat, **self.card(chat))
        elif text == "/keys":
            keyboard = {"keyboard": [[{"text": "Kiritish"}, {"text": "Hisobot"}]], "resize_keyboard": True}
            self.call("sendMessage", chat_id=chat, text="Tugmalar", reply_markup=keyboard)
        elif text == "/nokeys":
            self.call("sendMessage", chat_id=chat, text="Olindi", reply_markup={"remove_keyboard": True})
        elif text == "/invite":
            link = "https://t.me/hisobot_bot?start=taklif_1"
            self.call("sendMessage", chat_id=chat, text=f"Taklif: {link}")
        elif text.startswith("/start "):
            self.call("sendMessage", chat_id=chat, text=f"Keldi: {text.removeprefix('/start ')}")
        elif text:
            self.call("sendMessage", chat_id=chat, text=f"Eshitdim: {text}")

    def card(self, chat: int) -> dict[str, Any]:
        rows = [
            [{"text": "+1", "callback_data": "more", "style": "success"}, {"text": "0", "callback_data": "zero"}],
            [{"text": "diqqat", "callback_data": "alert"}, {"text": "o'chir", "callback_data": "delete"}],
        ]
        count = self.counts.setdefault(chat, 0)
        return {
            "text": CARD.format(count=count), "parse_mode": "HTML", "reply_markup": {"inline_keyboard": rows},
        }  # fmt: skip

    def pressed(self, press: dict[str, Any]) -> None:
        self.presses.append(press["data"])
        self.hold_answers.wait(10)
        chat, card = press["from"]["id"], press["message"]["message_id"]
        alert = press["data"] == "alert"
        words = {"more": "Saqlandi", "alert": "Diqqat bilan o'qing"}.get(press["data"], "")
        self.call("answerCallbackQuery", callback_query_id=press["id"], text=words, show_alert=alert)
        if press["data"] == "more":
            self.counts[chat] += 1
            self.call("editMessageText", chat_id=chat, message_id=card, **self.card(chat))
        elif press["data"] == "delete":
            self.call("deleteMessage", chat_id=chat, message_id=card)
