"""What stands above a plan: whose it is, and the block in which it is agreed and approved, with posts and names.

Nothing is taken from here unasked. Two blocks may bear the same post by a slip, names are often blank, and who signed
the plan in January may be gone by April: so whoever needs a name is offered these, and says which is right.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from plan.document.table.tables import Row, Table
from plan.fold import fold

Block = Literal["agreed", "approved"]
_MARKS: dict[Block, re.Pattern[str]] = {
    "agreed": re.compile(r"\W*(?:kelish(?:ildi|ilgan|amiz)|soglasovan[oa]?)\b\W*"),
    "approved": re.compile(r"\W*(?:tasdiq(?:layman|landi|langan|laydi)|utv[ey]rj(?:dayu|deno|dena))\b\W*"),
}
_LONGEST_MARK, _LINES = 24, 8
_TITLE = re.compile(r"\breja(?:si|lari)?\b|\bplan\b")
_WHOSE = re.compile(r"ning\W*$")
"""How the first line of a title in capitals ends."""
_GENITIVE = re.compile(r"(?i)\s*(?:ning|нинг)$")
_DAY = re.compile(r"20\d\d|[\"“”«»'’ʼ]\s*[_\d\s]{0,6}[\"“”«»'’ʼ]|^\W*\d{1,2}\s*[.\-/]\s*\d{1,2}\b|^[\W\d_]+$")
_NO_NAME = re.compile(
    r"\((?:imzo|f\.?\s*i\.?\s*(?:sh|o)\.?|podpis|подпись|имзо)[^)]*\)|\bM\.\s?[O‘'ʻ]{1,2}\.?$", re.IGNORECASE
)
_APART = re.compile(r"\t|\s{3,}")
_UPPER, _REST = "A-ZА-ЯЎҚҒҲЁ", r"[\w'‘’ʻʼ`]"
_INITIAL = rf"[{_UPPER}](?:h|['‘’ʻʼ`])?\."
_SURNAME = rf"[{_UPPER}]{_REST}+(?:-[{_UPPER}]{_REST}+)?"
_FATHERS = rf"(?:[{_UPPER}]{_REST}+(?:vna|vich|вна|вич)|[{_UPPER}]{_REST}+\s+(?:qizi|o['‘’ʻʼ`]g['‘’ʻʼ`]li|қизи|ўғли))"
_OF_A_FAMILY = rf"[{_UPPER}]{_REST}+(?:ov|ova|ev|eva|yev|yeva|ов|ова|ев|ева|ОВ|ОВА|OV|OVA|EV|EVA)"
_NAME = re.compile(
    rf"(?:{_INITIAL}\s*(?:{_INITIAL}\s*)?{_SURNAME}"
    rf"|{_SURNAME}\s+{_INITIAL}(?:\s*{_INITIAL})?"
    rf"|{_SURNAME}\s+{_SURNAME}\s+{_FATHERS}"
    rf"|(?:{_SURNAME}\s+{_OF_A_FAMILY}|{_OF_A_FAMILY}\s+{_SURNAME}))$"
)


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who agreed to a plan or approved it, as printed; `name` is empty where the paper leaves it to be written."""

    block: Block
    post: str
    name: str


@dataclass(slots=True)
class _Open:
    """A block that is being read: where its column begins, and its lines so far."""

    block: Block
    column: int
    texts: list[str] = field(default_factory=list)
    rows: int = 0


def signatories_of(tables: Sequence[Table]) -> tuple[Signatory, ...]:
    """Who stands in the blocks of a plan's file, in the order of the paper; each block once."""
    found: dict[Block, Signatory] = {}
    for table in tables:
        if not table.hidden:
            for block in _blocks(table.rows):
                found.setdefault(block.block, _read(block))
    return tuple(one for one in found.values() if one.post or one.name)


def _blocks(rows: Sequence[Row]) -> Iterator[_Open]:
    open_now: list[_Open] = []
    for row in rows:
        pieces = list(_pieces(row))
        marked = [(column, mark) for column, text in pieces if (mark := _mark_of(text)) is not None]
        if marked:
            yield from open_now
            open_now = [_Open(block, column, [rest] if rest else []) for column, (block, rest) in marked]
            pieces = []
        elif any(_is_title(text) for _, text in pieces) or any(one.rows >= _LINES for one in open_now):
            yield from open_now
            open_now = []
        for one in open_now:
            one.rows += 1
        for column, text in pieces:
            if (owner := _owner(open_now, column, len(pieces))) is not None:
                owner.texts.append(text)
    yield from open_now


def _is_title(text: str) -> bool:
    return _TITLE.search(fold(text)) is not None or (text.isupper() and _WHOSE.search(fold(text)) is not None)


def _pieces(row: Row) -> Iterator[tuple[int, str]]:
    """(column, text) of a row's cells; a line in which two blocks stand beside each other is parted at its gaps."""
    for column, cell in enumerate(row.cells):
        if cell.strip() and column not in row.above:
            parts = _APART.split(cell.strip("\n")) if len(row.cells) == 1 and "\n" not in cell else [cell]
            yield from ((column + at, part.strip()) for at, part in enumerate(filter(str.strip, parts)))


def _mark_of(text: str) -> tuple[Block, str] | None:
    """The block that a cell opens, and what stands in the same cell behind the word."""
    first, _, below = text.partition("\n")
    for block, mark in _MARKS.items():
        match = mark.match(fold(first))
        if match is None:
            continue
        word, *behind = re.split(r"(?<=\w)[\W_]+(?=\w)", first.strip(), maxsplit=1)
        rest = "\n".join(filter(None, (behind[0] if behind else "", below)))
        if len(word) <= _LONGEST_MARK and not any(other.search(fold(rest)) for other in _MARKS.values()):
            return block, rest
    return None


def _owner(open_now: Sequence[_Open], column: int, pieces: int) -> _Open | None:
    """Whose line it is: of blocks side by side the one that begins last before it. One line below two of them, in a
    text without columns, could be of either."""
    if not open_now:
        return None
    if len(open_now) > 1 and pieces == 1 and {one.column for one in open_now} == set(range(len(open_now))):
        return None
    before = [one for one in open_now if one.column <= column]
    return before[-1] if before else open_now[0]


def _read(block: _Open) -> Signatory:
    posts: list[str] = []
    name = ""
    for line in (line for text in block.texts for line in text.split("\n")):
        for piece in filter(
            None, (part.strip(" ,;:\t") for part in re.split(r"_{2,}|\.{4,}|…+", _NO_NAME.sub(" ", line)))
        ):
            if _DAY.search(piece):
                if posts or name:  # the day ends a block
                    return Signatory(block.block, " ".join(" ".join(posts).split()), name)
                continue
            match = _NAME.search(piece)
            if match is not None and not name:
                name, piece = " ".join(match[0].split()), piece[: match.start()].strip(" ,;:")
            if (piece and not name) or (piece and match is not None):
                posts.append(piece)
    return Signatory(block.block, " ".join(" ".join(posts).split()), name)


_GREETED = re.compile(rf"{_SURNAME}\s+({_SURNAME}\s+{_FATHERS})$")


def greeted(name: str) -> str:
    """The name and patronymic out of a whole name, by which somebody is greeted; "" where they are not written out."""
    match = _GREETED.match(name)
    return match[1] if match else ""


def in_dative(words: str) -> str:
    """A post or a name in the case of whom something is for: `… direktori M. Yusupovaga`, `… blokka`."""
    end = words[-1:].casefold()
    if not end.isalpha():
        return words
    if re.search("[а-яўқғҳё]", end):
        return words + {"к": "ка", "қ": "қа"}.get(end, "га")
    return words + {"k": "ka", "q": "qa"}.get(end, "ga")


def library_of(title: str) -> str | None:
    """The institution's name out of the title ("… MARKAZINING 2025-YIL …"), in ordinary letters."""
    words = title.split()
    for end, word in enumerate(words):
        if fold(word).endswith("ning") and end:
            name = _GENITIVE.sub("", " ".join(words[: end + 1]))
            return name[:1] + name[1:].lower() if name.isupper() else name
    return None
