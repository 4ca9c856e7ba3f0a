"""Pictures of 256 colours: a third of the bytes, so that the repository stays light; standard library only."""

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
BUCKET = 3
"""Bits by which colours are first brought together, so that shades of an edge do not crowd out whole colours."""

Colour = tuple[int, ...]


def with_palette(png: bytes) -> bytes:
    """The same picture in at most 256 colours; `png` is one of 8 bits a channel, not interlaced."""
    parts = dict(_parts(png))
    width, height, depth, kind = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    if depth != 8 or kind not in (2, 6):
        raise ValueError("only PNGs of 8 bits a channel, with or without transparency")
    channels = 3 if kind == 2 else 4
    pixels = _pixels(zlib.decompress(parts[b"IDAT"]), width * channels, channels)
    colours = list(zip(*(pixels[at::channels] for at in range(3)), strict=True))
    palette, place = _palette(Counter(colours))
    drawn = bytes(map(place.__getitem__, colours))
    lines = b"".join(b"\0" + drawn[at : at + width] for at in range(0, len(drawn), width))
    return b"".join(
        (
            SIGNATURE,
            _part(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            _part(b"PLTE", bytes(channel for colour in palette for channel in colour)),
            _part(b"IDAT", zlib.compress(lines, 9)),
            _part(b"IEND", b""),
        )
    )


def _parts(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The parts by name, those of the same name joined."""
    chunks: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name = png[at + 4 : at + 8]
        chunks[name] = chunks.get(name, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    yield from chunks.items()


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixels(packed: bytes, width: int, step: int) -> bytearray:
    """The lines as they were before PNG's filters; `width` is in bytes."""
    out = bytearray()
    above = bytearray(width)
    for start in range(0, len(packed), width + 1):
        kind, line = packed[start], bytearray(packed[start + 1 : start + 1 + width])
        if kind:
            for at in range(width):
                left, corner = (line[at - step], above[at - step]) if at >= step else (0, 0)
                line[at] = (line[at] + _guess(kind, left, above[at], corner)) & 255
        out += line
        above = line
    return out


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == 1:
        return left
    if kind == 2:
        return up
    if kind == 3:
        return (left + up) // 2
    return min((left, up, corner), key=lambda neighbour: abs(left + up - corner - neighbour))


def _palette(counted: Counter[Colour]) -> tuple[list[Colour], dict[Colour, int]]:
    """The colours to draw with, and which of them stands for each colour of the picture."""
    buckets: dict[Colour, list[Colour]] = {}
    for colour, _ in counted.most_common():
        buckets.setdefault(tuple(channel >> BUCKET for channel in colour), []).append(colour)
    largest = sorted(buckets.values(), key=lambda bucket: -sum(counted[colour] for colour in bucket))
    palette = [bucket[0] for bucket in largest[:COLOURS]]
    place: dict[Colour, int] = {}
    for number, bucket in enumerate(largest):
        near = number if number < COLOURS else _nearest(bucket[0], palette)
        place.update(dict.fromkeys(bucket, near))
    return palette, place


def _nearest(colour: Colour, palette: list[Colour]) -> int:
    return min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))
