"""What Telegram says when it does not do what was asked."""


class Refused(Exception):
    """An answer with `ok: false`; `retry_after` in seconds goes into its parameters."""

    def __init__(self, code: int, description: str, retry_after: int | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.retry_after = retry_after

    def body(self) -> dict[str, object]:
        """The answer's JSON."""
        answer: dict[str, object] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.retry_after is not None:
            answer["parameters"] = {"retry_after": self.retry_after}
        return answer


class Unable(Exception):
    """Something a person cannot do in the chat, said in a sentence; the person's interface answers 400."""


def bad_request(description: str) -> Refused:
    """A 400 with Telegram's usual opening."""
    return Refused(400, f"Bad Request: {description}")


def too_many(seconds: int) -> Refused:
    """The 429 that says how many seconds to wait."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
