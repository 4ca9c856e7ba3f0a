"""What somebody sends that is no text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sent:
    """A photo or document that the person sent; `other` is whatever else came without words, such as a video, with its
    kind for a name. Photos of one `album` come one by one."""

    kind: str
    file_id: str
    name: str
    size: int = 0
    """In bytes, as far as Telegram says."""
    album: str = ""
