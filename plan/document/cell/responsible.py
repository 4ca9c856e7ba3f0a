"""Who answers for a row, read from the names printed beside it."""

import re
from collections.abc import Collection, Iterable, Sequence

from plan.fold import fold, fold_key

DIRECTOR = "Direktor"

_LIST = re.compile(r"([,;]\s*|\n|(?<=[Dd]irektor) va (?=[^\W\d_])|(?<=иректор) ва (?=[^\W\d_]))")
_NOTE = re.compile(r"\s*\([^()]*\)|\s*\[[^\[\]]*\]")
_PERSON_IN_BRACKETS = re.compile(r"([^,;\n()]+)\(([^()]+)\)")
_MARK = re.compile(r"^(?:[-–—•*·▪●○◦]+|\d{1,2}[.)](?=\s|[^\W\d])|[a-dа-г]\)(?=\s|[^\W\d]))\s*")
_LABEL = re.compile(
    r"(?i)^(?:mas['’‘ʻ`]?ul(?:lar|i)?|ijrochi(?:lar|si)?|javobgar(?:lar)?|масъул(?:лар)?|ижрочи(?:лар)?"
    r"|ответственн\w+|исполнител\w+)(?: shaxs(?:lar)?)?\s*[:–—-]\s*|^(?:отв|исп|mas)\.\s*:?\s*"
)
_AND = re.compile(
    r"\s+(?:va|hamda|ham|yoki|bilan(?: (?:birgalikda|hamkorlikda|birga))?|ва|ҳамда|ёки"
    r"|билан(?: (?:биргаликда|ҳамкорликда))?|и|или|совместно с)\s+"
    r"|\s*[/\\|+&•·→]\s*|\s+[-–—]\s+(?=[^\W\d_a-zа-я])|\.\s+(?=[^\W\d_a-zа-я])"
    r"|\s*(?:\d|(?<=\s)[a-dа-г])\)\s*"
)
_TOGETHER_WITH = {
    "отделом": "Отдел", "сектором": "Сектор", "центром": "Центр", "службой": "Служба", "бухгалтерией": "Бухгалтерия",
}  # fmt: skip
"""How Russian names whom somebody works with: "совместно с отделом комплектования"."""
_STRONG = re.compile(r"[/\\|+&•·→]|\s[-–—]\s|\.\s")
"""Marks between two names, which no single name has."""
_NEXT_NAME = re.compile(r" (?=[^\W\d_a-zа-яўқғҳё])")
_OF_ONE = re.compile(r"(?:bosh |katta )?(?:mutaxassis|mudir|boshliq|boshligi|orinbosar|zamestitel|spesialist)\w*")
"""A post that may be that of the department named before it: "Abonement xizmati Bosh mutaxassisi"."""
_OF_SEVERAL = re.compile(r"(?P<names>.+?) (?P<noun>bo['’‘ʻʼ`´]?lim|xizmat|sektor|бўлим|хизмат|сектор)(?:lari|лари)")
_SEVERAL_FIRST = re.compile(r"(?P<noun>отдел|сектор)ы (?P<names>.+)", re.IGNORECASE)
_LISTED = re.compile(r"\s*,\s*|\s+(?:va|hamda|ва|ҳамда|и)\s+|\s*[/;]\s*")
_POST = re.compile(
    r".*\b(?:hisobchi|buxgalter|metodist|mutaxassis|kutubxonachi|yurist|dasturchi|kadrlar|inspektor|psixolog|arxivchi"
    r"|mudir|boshliq|boshligi|orinbosar|orinbosari|zamestitel|spesialist|bibliotekar|rais|yordamchi|etakchi|faol|kotib"
    r"|rahbar|hamshira|shifokor|vrach|oqituvchi|tarbiyachi|murabbiy|muhandis|iqtisodchi|ombor(?:chi|dor)|trener|zavuch"
    r"|zavxoz|sekretar|injener|ekonomist|pedagog|xudojnik|medsestra)(?:i|si|lar|lari)?"
)
_DIRECTOR = re.compile(r"(?:akm |takm |markaz )?dire?ktor(?:i|lar|lari)?")
_ANY_DIRECTOR = re.compile(r"(?:\w+ ){0,2}dire?ktori?")
_HEADS = re.compile(
    r"(?:barcha )?(?:xizmat(?:lar)?(?:i)?|bolim(?:lar)?(?:i)?) (?:rahbar|boshliq|mudir)(?:lari|lar)"
    r"|(?:barcha|hamma|butun) (?:xizmat|bolim|xodim|mutaxassis|kutubxonachi|jamoa)(?:lar|lari|si)?"
    r"|(?:kutubxona|markaz|akm) (?:jamoasi|xodimlari)"
    r"|(?:vse )?(?:rukovoditeli|nachalniki) (?:slujb|otdelov)|vse (?:slujbi|otdeli|sotrudniki|rabotniki|bibliotekari)"
    r"|ves (?:kollektiv|personal)|kollektiv biblioteki"
)
_SERVICE = re.compile(r"xizmati?\b|bolimi?\b|slujba\b|otdel\b|sektori?\b")
_INITIALS = r"(?:[A-ZА-ЯЎҚҒҲ]\.\s?){1,2}"
_SURNAME = r"[A-ZА-ЯЎҚҒҲ][a-zа-яёўқғҳ'’‘ʻʼ`´-]+"
_NAMED_AFTER = r"(?!\s*(?:nom|ном|им\b))"
_SURNAME_FIRST = re.compile(
    rf"(?<!\w)({_SURNAME})\s+(?:[A-ZА-ЯЎҚҒҲ](?:\.\s?[A-ZА-ЯЎҚҒҲ])?(?=\W*$)|{_INITIALS}){_NAMED_AFTER}"
)
_INITIALS_FIRST = re.compile(rf"(?<!\w){_INITIALS}{_SURNAME}\b{_NAMED_AFTER}")
_ABBREVIATED = 4
_DOCUMENT = re.compile(r"hujjat(?:lar|i)?|dokument(?:i|ov)?|xujjat(?:lar|i)?")


def read_responsible(text: str) -> tuple[str, ...]:
    """The names as printed, each once. A piece with a small letter belongs to the name before it, unless that one is
    whole and the piece is a post or a service by itself. What stands in brackets is a note."""
    names: list[str] = []
    pieces = _LIST.split(_NOTE.sub("", text))
    for mark, raw in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        piece = _MARK.sub("", _LABEL.sub("", _MARK.sub("", " ".join(raw.split())))).strip(" .")
        if not any(letter.isalnum() for letter in piece):
            continue
        goes_on = names and piece[0].islower() and not mark.startswith(";")
        if goes_on and not (is_whole(names[-1]) and is_whole(piece)):
            names[-1] += f", {piece}" if mark.startswith(",") else f" {piece}"
        else:
            names.append(piece[0].upper() + piece[1:])
    return tuple(dict.fromkeys(_one_director(name) for name in _with_shared_noun(names)))


def _with_shared_noun(names: Sequence[str]) -> list[str]:
    """ "Abonement, Bolalar bo'limlari" are two departments: the noun of the last is that of all that have none."""
    match = _OF_SEVERAL.fullmatch(names[-1]) if len(names) > 1 and not is_heads(names[-1]) else None
    if match is None or len(_LISTED.split(match["names"])) > 1:
        return list(names)
    noun = _singular(match["noun"])
    return [name if is_whole(name) or is_heads(name) else f"{name} {noun}" for name in (*names[:-1], match["names"])]


def _singular(noun: str) -> str:
    return f"{noun}{'и' if noun[0] in 'бхс' else 'i'}"


def without_person(name: str) -> str:
    """The name without the person whose initials stand before or behind it: "Direktor N. Karimova"."""
    left = _SURNAME_FIRST.sub(lambda match: match[0] if is_whole(match[1]) else " ", name)
    left = " ".join(_INITIALS_FIRST.sub(" ", left).split()).strip(" .,:–—-")
    return _one_director(left) if left != name and left and is_whole(left) else name


def is_person(name: str) -> bool:
    """Whether a name is that of a person with initials, and says nothing else."""
    left = _INITIALS_FIRST.sub(" ", _SURNAME_FIRST.sub(" ", name))
    return left != name and not any(map(str.isalpha, left)) and not is_whole(name)


def is_whole(name: str) -> bool:
    """Whether nothing is missing of the name: it ends with what somebody is, or with what a department is."""
    words = fold(name)
    if is_director(name) or _POST.fullmatch(words):
        return True
    return bool(re.search(rf"(?:{_SERVICE.pattern})$|^(?:otdel|sektor|slujba) \w", words))


def split_joined_names(name: str, whole_names: Collection[str]) -> tuple[str, ...]:
    """The several names that "va" or a stroke joins, or that only stand one behind another, where each is whole by
    itself or among `whole_names` (folded); those of a plural are given their noun ("A va B bo'limlari")."""
    if of_several := _names_of_plural(name):
        return of_several
    parts = [part.strip(" .,") for part in _AND.split(name) if part.strip(" .,")]
    parts = [*parts[:1], *map(_nominative, parts[1:])]
    if len(parts) == 1 or not all(is_whole(part) or fold_key(part) in whole_names for part in parts):
        parts = [name]
    return tuple(following for part in parts for following in _one_behind_another(_capital(part)))


def _nominative(name: str) -> str:
    first, _, rest = name.partition(" ")
    return f"{_TOGETHER_WITH.get(first, first)} {rest}".strip()


def may_be_several(name: str) -> tuple[str, ...]:
    """The names that a mark seems to join, of which one is no whole name by itself, or two posts without a mark;
    nothing where it is plainly one name."""
    if posts := _two_posts(name):
        return posts
    parts = [part.strip(" .,") for part in _AND.split(name) if part.strip(" .,")] if _STRONG.search(name) else []
    words = all(len(part) > _ABBREVIATED or not part.isupper() for part in parts)
    return tuple(map(_capital, parts)) if len(parts) > 1 and words and any(map(is_whole, parts)) else ()


def _two_posts(name: str) -> tuple[str, ...]:
    """ "Metodist Bosh hisobchi": two posts, or one that is both."""
    for gap in _NEXT_NAME.finditer(name):
        first, second = name[: gap.start()], name[gap.end() :]
        if all(map(_is_post, (first, second))) and not _OF_ONE.fullmatch(fold(second)):
            return first, second
    return ()


def _is_post(name: str) -> bool:
    return bool(_POST.fullmatch(fold(name)) or _ANY_DIRECTOR.fullmatch(fold(name)))


def _names_of_plural(name: str) -> tuple[str, ...]:
    before, behind = _OF_SEVERAL.fullmatch(name), _SEVERAL_FIRST.fullmatch(name)
    match = before or behind
    if match is None or is_heads(name):
        return ()
    names = [one for one in _LISTED.split(match["names"]) if one]
    if before:
        noun = _singular(match["noun"])
        return tuple(_capital(f"{one} {noun}") for one in names) if len(names) > 1 else ()
    return tuple(f"{match['noun'].capitalize()} {one}" for one in names) if len(names) > 1 else ()


def _one_behind_another(name: str) -> tuple[str, ...]:
    """ "Abonement xizmati Bolalar bo'limi": two names without a mark between them."""
    for gap in _NEXT_NAME.finditer(name):
        first, second = name[: gap.start()], name[gap.end() :]
        plain = is_director(first) or is_service(second)
        if plain and is_whole(first) and is_whole(second) and not _OF_ONE.fullmatch(fold(second)):
            return (first, *_one_behind_another(second))
    return (name,)


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def departments_behind_people(text: str, names: Sequence[str], whole_names: Collection[str]) -> tuple[str, ...]:
    """The names with a person's department, where it stands in brackets behind the person: `Karimova N. (Abonement
    bo'limi)`. It is one if it says so, or is among `whole_names` (folded)."""
    behind: dict[str, str] = {}
    for before, note in _PERSON_IN_BRACKETS.findall(text):
        is_department = is_service(note) or fold_key(note) in whole_names
        if is_department and not is_director(note):
            behind |= {name: " ".join(note.split()) for name in read_responsible(before) if not is_whole(name)}
    return tuple(dict.fromkeys(behind.get(name, name) for name in names))


def _one_director(name: str) -> str:
    # "Direktorlar" is a slip of the pen: an institution has one.
    return re.sub(r"(?i)(?:lari|lar|лари|лар)$", "", name) if is_director(name) else name


def is_director(name: str) -> bool:
    """Whether the name is the director's post."""
    return bool(_DIRECTOR.fullmatch(fold(name)))


def is_heads(name: str) -> bool:
    """Whether the name means everybody: all heads of services ("Xizmat rahbarlari"), or all the staff."""
    return bool(_HEADS.fullmatch(fold(name)))


def is_service(name: str) -> bool:
    """Whether the department is a service; posts of one person (Bosh hisobchi, Direktor) are not."""
    return not is_heads(name) and bool(_SERVICE.search(fold(name)))


def sharing_departments(departments: Sequence[str]) -> tuple[str, ...]:
    """Those of them that everybody's work is parted among: all but the posts of one person."""
    return tuple(name for name in departments if is_service(name) or not is_whole(name))


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
        sharing = sharing_departments(departments)
        # A name that does not say what it is ("Abonement") may be a department as well.
        return sharing if all(map(is_service, sharing)) else ()
    return (director,) if names else ()
