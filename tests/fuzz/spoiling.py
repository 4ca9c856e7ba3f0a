"""How files are spoilt on their way: bytes lost or doubled, and parts of packed files written, left out or put
elsewhere, as other programs and ill will do it."""

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from random import Random

from hypothesis import strategies as st

_SWAPS = (
    (rb">[^<]{1,40}<", b">=1+cmd|' /C calc'!A0<"),
    (rb"\d+", b"9999999999999999999999"),
    (rb"\d+", b"-1"),
    (rb'"[^"]*"', b'""'),
    (rb"<(\w+:?\w*)[^>]*/>", b""),
    (rb"</[^>]+>", b""),
    (rb">[^<]{1,40}<", b">&#0;<"),
    (rb">[^<]{1,40}<", b">" + "ўқғҳ\u202e\u0000".encode() + b"<"),
    (rb"A1|B2|C3", b"XFD1048576"),
    (rb"UTF-8", b"UTF-7"),
)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """How a file is spoilt; nothing where `times` is 0."""

    seed: int
    times: int

    def spoil(self, content: bytes) -> bytes:
        dice = Random(self.seed)
        for _ in range(self.times):
            spoil = dice.choice((_bytes, _bytes, _part, _part, _part, _parts))
            content = spoil(content, dice)
        return content


def _bytes(content: bytes, dice: Random) -> bytes:
    """Something of the bytes themselves, as on a bad connection."""
    at = dice.randrange(len(content) + 1)
    match dice.randrange(5):
        case 0:
            return content[:at]
        case 1:
            return content[:at] + bytes(dice.randrange(256) for _ in range(dice.randrange(1, 9))) + content[at + 4 :]
        case 2:
            return content[:at] + content[dice.randrange(len(content) + 1) :]
        case 3:
            return content[:at] + content[at : at + 200] * 20 + content[at:]
        case _:
            return dice.choice((b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0", "\ufeff".encode())) + content


def _opened(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, OSError, EOFError, RuntimeError, ValueError):
        return {}


def _packed(parts: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name or "x", part)
    return made.getvalue()


def _part(content: bytes, dice: Random) -> bytes:
    """Something in the writing of one part, as a program writes it that has its own ideas."""
    parts = _opened(content)
    if not parts:
        return _bytes(content, dice)
    name = dice.choice(sorted(parts))
    part = parts[name]
    found = list(re.finditer((swap := dice.choice(_SWAPS))[0], part[:200_000]))
    if found:
        hit = dice.choice(found)
        times = dice.choice((1, 1, 1, 50))
        parts[name] = part[: hit.start()] + swap[1] * times + part[hit.end() :]
    return _packed(parts)


def _parts(content: bytes, dice: Random) -> bytes:
    """Parts that are missing, or where another one belongs."""
    parts = _opened(content)
    if not parts:
        return _bytes(content, dice)
    name, other = dice.choice(sorted(parts)), dice.choice(sorted(parts))
    match dice.randrange(4):
        case 0:
            del parts[name]
        case 1:
            parts[name] = parts[other]
        case 2:
            parts[f"../{name}"] = parts.pop(name)
        case _:
            parts[name] = b""
    return _packed(parts)


spoilt = st.builds(Spoilt, st.integers(0, 2**32), st.sampled_from((0, 1, 1, 2, 4)))
