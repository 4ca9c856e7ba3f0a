"""What stands below the rows of a table and is none of them: notes, signatures, the day, who drew the plan up."""

import re
from collections.abc import Iterator, Sequence

from plan.document.cell.days import MONTH
from plan.document.table.beside.mark_cells import is_blank
from plan.document.table.heading.words import Column
from plan.document.table.lines import Line
from plan.fold import fold

_NOTE = re.compile(
    r"\W{0,3}(?:izoh|eslatma|primechani[ea]?|ilova|snoska|tushuntirish|poyasneni[ea]?)(?:lar|ya|e)?\b(?!\w)"
)
_STAR = re.compile(r"\*{1,3}\)?\s*(?:[^\W\d]|\d+ \D)|\*{1,3}\s*[-–—]")
_SIGNED = re.compile(
    r"\W*(?:tuz(?:uvchi|di|gan|ildi|uvchilar)|tayyorla(?:di|gan|ndi)|ishlab chiq(?:di|uvchi|ilgan|qan)|bajardi"
    r"|bajaruvchi|kirit(?:di|uvchi)|kelishil(?:di|gan)|rozi(?:man|lik)?|tanish(?:di|dim|tirildi)"
    r"|tasdiq(?:layman|landi|ladi|lanadi)|tekshir(?:di|uvchi)|qabul qil(?:di|uvchi)|imzo(?:si|lar)?"
    r"|(?:ijrochi|ispolnitel|masul|sana)(?= ?:)|m\.? ?[op]\b|sostavi(?:l|tel)\w*|soglasov\w+|utverj\w+|podgotovil\w*"
    r"|proveril\w*|oznakomlen\w*|podpis\w*|vnes(?:la)?)(?!\w)"
)
_POSTS = (
    r"(?:direktor|rahbar|mudir|boshli[qg]|hisobchi|kutubxonachi|metodist|inspektor|mutaxassis|kotib|rais|prezident"
    r"|zaveduyush|nachalnik|buxgalter|predsedatel|sekretar|bibliotekar|spesialist|rukovoditel|menejer|bibliograf|uslubchi"
    r"|kassir|yurist|psixolog|operator|dasturchi|administrator|ma'?mur)"
)
_POST = re.compile(
    rf"\W*(?:[^\W\d][\w-]*\s+){{0,5}}{_POSTS}\w*(?:\s+(?:vazifasini bajaruvchi|orinbosari|yordamchisi))?\W*"
)
_POST_OF = re.compile(rf"\W*{_POSTS}\w*(?:\s+[^\W\d][\w\"-]*){{0,4}}\W*")
"""As Russian has it: "директор библиотеки"."""
_HAS_POST = re.compile(rf"\b{_POSTS}")
_CAPITAL = "A-ZА-ЯЁЎҚҒҲ"
_INITIAL = rf"(?:[{_CAPITAL}]['‘’ʻ]?|Sh|Ch|Yo|Yu|Ya)\."
_SURNAME = rf"[{_CAPITAL}][\w'‘’ʻ`-]+"
_PERSONS = (
    re.compile(rf"{_INITIAL}\s?(?:{_INITIAL}\s?)?{_SURNAME}"),
    re.compile(rf"{_SURNAME}\s+{_INITIAL}(?:\s?{_INITIAL})?"),
)
_BLANKS = re.compile(r"[\s_.«»\"“”/()-]*(?:(?:imzo|podpis|f\.? ?i\.? ?(?:sh|o)|m\.? ?[op])\w*\.?[\s_.«»\"/()-]*)*")
_LINE_TO_SIGN = re.compile(r"_{2,}|\.{4,}")
_YEARLY = r"(?:yil\w*|y|g|god\w*)?[\W_]*"
_DAY = re.compile(
    rf"[\W_]*(?:20\d\d)?[\W_]*{_YEARLY}\d{{0,2}}[\W_]*(?:{MONTH})?[\W_]*(?:20\d\d|20_+)?"
    rf"[\W_]*{_YEARLY}"
    rf"|[\W_]*\d{{1,2}}\.\d{{1,2}}\.(?:20)?\d\d[\W_]*{_YEARLY}"
)
_ABOUT = re.compile(
    r"\W*(?:mazkur|ushbu|bu|ish|yillik|nastoyash\w+) (?:ish )?(?:reja|plan)|.*\bnusxada tuzil|.*\bbayonnoma"
    r"|.*\bprotokol|.*\bkengash\w* (?:\w+ ){0,3}(?:muhokama|korib|tasdiq)|.*\btelefon\b"
    r"|\W*(?:tel|elektron manzil|e-mail)\b"
    r"|\W*(?:jami|vsego|itogo)\W+\d+ ?(?:ta )?(?:band|tadbir|ish|qator|punkt|meropr)\w*\W*$"
)
_FIGURES: tuple[Column, ...] = ("baseline", "target")


def mark_closing(lines: Sequence[Line]) -> None:
    """Tell notes and signatures from rows of the plan. A note is one wherever it stands; a signature, a day or a post
    only behind the last row of its table."""
    for trailing, line in _loose(lines):
        if _is_note(line) or (trailing and _closes(line)):
            line.fate, line.cells = "closing", {}
    noted = False
    for trailing, line in _loose(lines, also_closing=True):
        noted = trailing and (noted or (line.fate == "closing" and _is_note(line)))
        if noted and line.fate == "question" and len(_texts(line)) == 1 and not line.cells.get("name"):
            # "Izoh:", and below it its sentences, one in each row.
            line.fate, line.cells = "closing", {}


def _loose(lines: Sequence[Line], *, also_closing: bool = False) -> Iterator[tuple[bool, Line]]:
    """Rows that are not yet known to be any of the plan's, and whether they stand behind the last of its table."""
    last: dict[int, int] = {}
    for at, line in enumerate(lines):
        if line.fate in ("read", "section", "heading", "total") or _has_figures(line):
            last[line.table] = at
    fates = ("question", "continuation", "closing") if also_closing else ("question", "continuation")
    for at, line in enumerate(lines):
        if line.fate in fates:
            yield at > last.get(line.table, -1), line


def _has_figures(line: Line) -> bool:
    return len(_texts(line)) > 1 and any(any(map(str.isdigit, line.cells.get(column, ""))) for column in _FIGURES)


def _texts(line: Line) -> list[str]:
    """What the row has of its own, each text once."""
    cells = (cell for at, cell in enumerate(line.row.cells) if at not in line.row.above)
    return list(dict.fromkeys(" ".join(cell.split()) for cell in cells if not is_blank(cell) or "__" in cell))


def _is_note(line: Line) -> bool:
    texts = _texts(line)
    return len(texts) == 1 and bool(_NOTE.match(fold(texts[0])) or _STAR.match(texts[0]))


def _closes(line: Line) -> bool:
    texts = _texts(line)
    if not texts or (line.cells.get("unit", "").strip() and len(texts) > 3):
        return False
    if any(_SIGNED.match(fold(text)) for text in texts) or (len(texts) == 1 and _ABOUT.match(fold(texts[0]))):
        return True
    others = [text for text in texts if not _is_post(fold(text))]
    return bool(others) and all(map(_belongs_to_a_signature, others))


def _belongs_to_a_signature(text: str) -> bool:
    """Whether it is a post, a person, a line to sign on, a day, or several of these in one."""
    folded = fold(text)
    if _DAY.fullmatch(folded) and any(map(str.isalnum, folded)) and not folded.strip(" .").isdigit():
        return True
    left = next((left for person in _PERSONS if (left := person.sub(" ", text)) != text), text)
    if left != text and (_BLANKS.fullmatch(fold(left)) or _HAS_POST.search(fold(left))):
        return not any(map(str.isdigit, left))
    return bool(_BLANKS.fullmatch(folded) or (_LINE_TO_SIGN.search(folded) and _is_post(folded)))


def _is_post(folded: str) -> bool:
    words = _LINE_TO_SIGN.sub(" ", folded).strip()
    return bool(_POST.fullmatch(words) or _POST_OF.fullmatch(words))
