"""Who answers for a row, read from the names printed beside it."""

import re
from collections.abc import Iterable, Sequence

from plan.fold import fold

DIRECTOR = "Direktor"

_LIST = re.compile(r"([,;]\s*|\n|(?<=[Dd]irektor) va (?=[^\W\d_])|(?<=иректор) ва (?=[^\W\d_]))")
_DIRECTOR = re.compile(r"(?:akm |takm |markaz )?dire?ktor(?:i|lar|lari)?")
_HEADS = re.compile(
    r"(?:barcha )?(?:xizmat(?:lar)?(?:i)?|bolim(?:lar)?(?:i)?) (?:rahbar|boshliq|mudir)(?:lari|lar)"
    r"|barcha (?:xizmat|bolim)(?:lar|lari)?"
    r"|(?:vse )?(?:rukovoditeli|nachalniki) (?:slujb|otdelov)|vse (?:slujbi|otdeli)"
)
_SERVICE = re.compile(r"xizmati?\b|bolimi?\b|slujba\b|otdel\b|sektori?\b")
_DOCUMENT = re.compile(r"hujjat(?:lar|i)?|dokument(?:i|ov)?|xujjat(?:lar|i)?")


def read_responsible(text: str) -> tuple[str, ...]:
    """The names as printed, each once. A piece with a small letter belongs to the name before it."""
    names: list[str] = []
    pieces = _LIST.split(text)
    for mark, raw in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        piece = " ".join(raw.split()).strip(" .")
        if not any(letter.isalnum() for letter in piece):
            continue
        if names and piece[0].islower():
            names[-1] += f", {piece}" if mark.startswith((",", ";")) else f" {piece}"
        else:
            names.append(piece)
    return tuple(dict.fromkeys(_one_director(name) for name in names))


def _one_director(name: str) -> str:
    # "Direktorlar" is a slip of the pen: an institution has one.
    return re.sub(r"(?i)(?:lari|lar|лари|лар)$", "", name) if is_director(name) else name


def is_director(name: str) -> bool:
    """Whether the name is the director's post."""
    return bool(_DIRECTOR.fullmatch(fold(name)))


def is_heads(name: str) -> bool:
    """Whether the name means all heads of services ("Xizmat rahbarlari")."""
    return bool(_HEADS.fullmatch(fold(name)))


def is_service(name: str) -> bool:
    """Whether the department is a service; posts of one person (Bosh hisobchi, Direktor) are not."""
    return not is_heads(name) and bool(_SERVICE.search(fold(name)))


def departments_of(rows: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """Everybody who can report, in the order in which the plan names them."""
    return tuple(dict.fromkeys(name for names in rows for name in names if not is_heads(name)))


def reporters_of(names: Sequence[str], unit: str, departments: Sequence[str]) -> tuple[str, ...]:
    """The departments that answer for a row; several mean shared parts, none means that it must be asked.

    "Direktor" in front of others is oversight; of several named departments the first leads.
    """
    named = [name for name in names if not is_director(name) and not is_heads(name)]
    if named:
        return (named[0],)
    director = next((name for name in (*names, *departments) if is_director(name)), DIRECTOR)
    if any(is_heads(name) for name in names):
        if _DOCUMENT.fullmatch(fold(unit)):
            return (director,)
        return tuple(name for name in departments if is_service(name))
    return (director,) if names else ()
