"""A phone in a test's hand: a small synchronous client of the person's interface."""

import json
import secrets
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO
from urllib.parse import urlencode, urlsplit

Seen = dict[str, Any]
_A_MOMENT = 5.0


class Phone:
    """One person's phone; `wait_for` looks at what appeared or changed since this phone's last action."""

    def __init__(self, url: str, person_id: int, bot: str | None = None) -> None:
        self.url = url.rstrip("/")
        self._line = _Line(self.url)
        self.person_id = person_id
        self._bot = {"bot": bot} if bot else {}
        self._mark = 0
        self._known: dict[int, Seen] = {}
        self._known_seq = 0

    def say(self, text: str, reply_to: int | None = None) -> Seen:
        """Write to the bot."""
        more = {"reply_to": reply_to} if reply_to else {}
        return self._mine(self._post("say", text=text, **more))

    def edit(self, message_id: int, text: str) -> Seen:
        """Change a message of one's own."""
        return self._mine(self._post("edit", message_id=message_id, text=text))

    def press(self, label: str, message_id: int | None = None, wait: float = 0.0) -> Seen:
        """Press a button by its label or the beginning of it, of the newest message that has such a button: a person
        would wait a moment for it. With `wait` the bot's answer to the press is awaited so many seconds."""
        self._messages()
        if message_id is None:
            message_id = self._message_with(label)
        return self._pressed(self._known_seq, wait, message_id=message_id, button=label)

    def press_data(self, data: str, message_id: int, wait: float = 0.0) -> Seen:
        """Send any callback data, whether or not such a button exists."""
        return self._pressed(self.chat(self._mark)["seq"], wait, message_id=message_id, data=data)

    def answer(self, callback_id: str, timeout: float = 40.0) -> Seen | None:
        """What the bot answered to a press, awaited up to `timeout` seconds; None if it did not answer."""
        answer: Seen | None = self._get(f"answers/{callback_id}", timeout=timeout)["answer"]
        return answer

    def open_link(self, link: str) -> Seen:
        """Open a deep link to the bot."""
        return self._mine(self._post("open_link", link=link))

    def send_file(
        self,
        name: str,
        data: bytes,
        caption: str | None = None,
        kind: str = "document",
        group: str = "",
        reply_to: int | None = None,
    ) -> Seen:
        """Send a file, as a document or as a photo; those of one `group` make an album."""
        fields = {"person": str(self.person_id), "as": kind, "group": group, **self._bot}
        if caption:
            fields["caption"] = caption
        if reply_to:
            fields["reply_to"] = str(reply_to)
        body, content_type = _multipart(fields, name, data)
        return self._mine(self._line.ask("/sandbox/send_file", body, content_type))

    def fetch(self, seen: Seen) -> bytes:
        """The bytes of the file that a message shows."""
        return self._line.fetch(seen["file"]["url"])

    def block(self) -> None:
        """Block the bot."""
        self._post("block")

    def unblock(self) -> None:
        """Let the bot write again."""
        self._post("unblock")

    def speak(self, language_code: str) -> None:
        """The telephone is in another language from now on (`ru`)."""
        self._post("language", language_code=language_code)

    def chat(self, after: int = 0) -> Seen:
        """The chat as it is now, or what changed in it after a `seq`."""
        return self._get(f"chat/{self.person_id}", after=after)

    def last(self) -> Seen:
        """The newest message of the bot."""
        messages = self._messages()
        newest = next((sent for sent in reversed(messages) if sent["from"] == "bot" and not sent["deleted"]), None)
        if newest:
            return newest
        raise AssertionError("the bot has said nothing")

    def wait_for(self, wanted: str | Callable[[Seen], bool], timeout: float = 40.0, since: int | None = None) -> Seen:
        """The first message of the bot that holds a text or fulfils a predicate, new or edited since this
        phone's last action (or since a `seq`); fails with the chat as it is after `timeout` seconds."""
        fits = _holds(wanted) if isinstance(wanted, str) else wanted
        after, end = self._mark if since is None else since, time.monotonic() + timeout
        while (left := end - time.monotonic()) > 0:
            news = self._get(f"wait/{self.person_id}", after_seq=after, timeout=round(left, 3))
            changed: list[Seen] = sorted(news["messages"], key=lambda message: int(message["seq"]))
            for message in changed:
                if message["from"] == "bot" and not message["deleted"] and fits(message):
                    return message
            after = max(after, news["seq"])
        raise AssertionError(f"waited {timeout} s for {wanted!r}; the chat is:\n{self.transcript()}")

    def transcript(self) -> str:
        """The chat as lines of text, with buttons in brackets."""
        lines = []
        for message in self.chat()["messages"]:
            if not message["deleted"]:
                file = f"<{message['file']['name']}> " if message["file"] else ""
                lines.append(f"{message['from']}: {file}{message['text'] or message['caption']}")
                lines += ["    " + " ".join(f"[{button['label']}]" for button in row) for row in message["buttons"]]
        return "\n".join(lines)

    def _messages(self) -> list[Seen]:
        """All messages of the chat as they are now; asked for are those that changed since this was asked last."""
        news = self.chat(self._known_seq)
        if news["seq"] < self._known_seq:  # another chat than before: the server had been begun anew
            self._known, news = {}, self.chat()
        self._known |= {message["message_id"]: message for message in news["messages"]}
        self._known_seq = news["seq"]
        return list(self._known.values())

    def _message_with(self, label: str) -> int:
        end = time.monotonic() + _A_MOMENT
        while (newest := _newest_with(self._messages(), label)) is None:
            if time.monotonic() > end:
                raise AssertionError(f"no message has a button {label!r}")
            time.sleep(0.02)
        return int(newest["message_id"])

    def _pressed(self, seq: int, wait: float, **what: Any) -> Seen:
        self._mark = seq
        result = self._post("press", **what)
        if wait and result["callback_id"]:
            result["answer"] = self.answer(result["callback_id"], wait)
        return result

    def _mine(self, message: Seen) -> Seen:
        self._mark = message["seq"]
        return message

    def _post(self, what: str, **body: Any) -> Seen:
        data = json.dumps({"person": self.person_id, **body, **self._bot}).encode()
        return self._line.ask(f"/sandbox/{what}", data)

    def _get(self, what: str, **query: Any) -> Seen:
        return self._line.ask(f"/sandbox/{what}?{urlencode({**query, **self._bot})}")


def add_person(url: str, first_name: str, **more: Any) -> Phone:
    """Let somebody have an account (last_name, username, id, note) and return the phone."""
    body = json.dumps({"first_name": first_name, **more}).encode()
    person = _Line(url.rstrip("/")).ask("/sandbox/people", body)
    return Phone(url, person["id"])


def _holds(text: str) -> Callable[[Seen], bool]:
    return lambda message: text in message["text"] + message["caption"]


def _newest_with(messages: list[Seen], label: str) -> Seen | None:
    for fits in (str.__eq__, str.startswith):
        for message in reversed(messages):
            labels = [button["label"] for row in message["buttons"] for button in row]
            if not message["deleted"] and any(fits(shown, label) for shown in labels):
                return message
    return None


class _Line:
    """A phone's way to the server; each thread keeps a connection of its own open.

    It speaks as much HTTP as the server needs: tests ask thousands of times, and http.client takes several times as
    long to read the head of an answer.
    """

    def __init__(self, url: str) -> None:
        address = urlsplit(url)
        self._host, self._path = address.netloc, address.path
        self._place = address.hostname or "", address.port or 80
        self._of_thread = threading.local()

    def ask(self, path: str, body: bytes | None = None, content_type: str = "application/json") -> Seen:
        seen: Seen = json.loads(self.fetch(path, body, content_type))
        return seen

    def fetch(self, path: str, body: bytes | None = None, content_type: str = "application/json") -> bytes:
        """What a request is answered with, as it comes."""
        head = f"GET {self._path + path} HTTP/1.1\r\nHost: {self._host}\r\n"
        if body is not None:
            head = f"POST{head[3:]}Content-Type: {content_type}\r\nContent-Length: {len(body)}\r\n"
        status, content = self._answer(f"{head}\r\n".encode() + (body or b""))
        if status >= 400:
            raise AssertionError(f"{path}: {status} {content.decode()}")
        return content

    def _answer(self, request: bytes) -> tuple[int, bytes]:
        kept: _Connection | None = getattr(self._of_thread, "connection", None)
        connection = kept or _Connection(self._place)
        self._of_thread.connection = connection
        try:
            return connection.answer(request)
        except OSError as error:
            connection.close()
            self._of_thread.connection = None
            if kept is None or not isinstance(error, ConnectionError):
                raise
        return self._answer(request)  # the server had been begun anew meanwhile


class _Connection:
    """An open connection, for one request after another."""

    def __init__(self, place: tuple[str, int]) -> None:
        self._socket = socket.create_connection(place, timeout=90)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._read: BinaryIO = self._socket.makefile("rb")

    def answer(self, request: bytes) -> tuple[int, bytes]:
        """The status and the body. Raises ConnectionError when the server has closed the connection."""
        self._socket.sendall(request)
        status, length = self._read.readline(), 0
        while line := self._read.readline().strip():
            name, _, value = line.partition(b":")
            if name.lower() == b"content-length":
                length = int(value)
        body = self._read.read(length)
        if not status or len(body) < length:
            raise ConnectionResetError("the server has closed the connection")
        return int(status.split()[1]), body

    def close(self) -> None:
        self._read.close()
        self._socket.close()


def _multipart(fields: dict[str, str], name: str, data: bytes) -> tuple[bytes, str]:
    edge = secrets.token_hex(12)
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()
    ]
    parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n')
    return "".join(parts).encode() + data + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
