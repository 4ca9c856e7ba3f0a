"""Words that stand together without a word of ours between them, in the order that a language has them."""

from texts.wording.phrase import _phrase


def done_what(heads: str, verb: str) -> str:
    """`150 ta resurs tasniflandi`"""
    return _phrase("{heads} {verb}", heads=heads, verb=verb)


def done_of(name: str, of: str, done: str) -> str:
    """`stajirovkalar (2 tadan 1 tasi)`"""
    return _phrase("{name} ({of} {done})", name=name, of=of, done=done)


def year_reached(year: str, reached: str) -> str:
    """`2025-yil yakuni`"""
    return _phrase("{year}-{reached}", year=year, reached=reached)
