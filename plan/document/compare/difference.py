"""Where two long texts part."""

_SHORT = 6
"""Words up to which a text is shown whole."""


def differing_words(before: str, after: str) -> tuple[str, str]:
    """The two texts without the words that they share at the beginning and at the end, so that long texts show only
    what differs."""
    old, new = before.split(), after.split()
    if min(len(old), len(new)) <= _SHORT:
        return before, after
    shorter = min(len(old), len(new))
    head = next((at for at, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]), shorter)
    least = shorter - head
    tail = next((at for at in range(least) if old[-1 - at] != new[-1 - at]), least)
    # One word on either side is kept, as the place where to look.
    start, end = max(0, head - 1), max(0, tail - 1)
    return _cut_out(old, start, end), _cut_out(new, start, end)


def _cut_out(words: list[str], start: int, end: int) -> str:
    stop = len(words) - end
    return ("… " if start else "") + " ".join(words[start:stop]) + (" …" if end else "")
