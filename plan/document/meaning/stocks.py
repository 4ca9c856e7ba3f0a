"""What a name says is there, and is not done month by month: `plan/levels.csv`, read by the role of each beginning of
a word.

    thing    what a library has: a name of nothing else is a level ("Klublar va to'garaklar")
    person   who works or reads there
    state    how a thing or a person stands: "internetga ulangan filiallar", "oliy ma'lumotli xodimlar"
    last     what is a level as the last word of a name, first: as the first one, seat: behind a place ("zaldagi")
    month    what makes it something of one month all the same: "yangi ulangan filiallar"
"""

import csv
import re
from functools import lru_cache
from importlib.resources import files

from plan.document.meaning.wording import BRACKETS, Wording

_COUNT = r"(?: (?:umumiy )?(?:soni|miqdori|hajmi|hisobi))?\W*$"
_ALL_OF_PLACE = re.compile(rf"^\W*\w{{3,}}dagi (?:jami|umumiy) (?:[\w-]+ ?){{1,3}}{_COUNT}")
"""All that there is in a place, whatever its unit: "saytdagi jami ma'lumotlar"."""


@lru_cache(maxsize=1)
def _patterns() -> dict[str, re.Pattern[str]]:
    listed: dict[str, list[str]] = {}
    with files("plan").joinpath("levels.csv").open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            listed.setdefault(row["role"], []).append(re.escape(row["form"]))
    words = {role: rf"\b(?:{'|'.join(forms)})" for role, forms in listed.items()}
    had = rf"(?:{words['thing']}|{words['person']})\w*"
    return {
        "month": re.compile(words["month"]),
        "things": re.compile(rf"\W*(?:{words['thing']}\w{{0,6}}\W*(?:(?:va|hamda|i)\b)?\W*)+(?:soni)?\W*"),
        "state": re.compile(words["state"]),
        "subject": re.compile(rf"{had}{_COUNT}|^\W*(?:kolichestvo |chislo )?{had}"),
        "last": re.compile(rf"{words['last']}\w{{0,6}}{_COUNT}"),
        "first": re.compile(rf"^\W*{words['first']}\w*(?: [\w-]+){{0,3}}\W*$"),
        "seats": re.compile(rf"\w{{3,}}(?:dagi|\bv \w+) (?:\w+ ){{0,2}}{words['seat']}\w*{_COUNT}"),
    }


def is_there(wording: Wording) -> bool:
    """Whether the words may speak of all that there are."""
    patterns = _patterns()
    texts = [BRACKETS.sub(" ", text).strip() for text in wording.texts]
    if any(map(patterns["month"].search, texts)):
        return False
    if any(map(_ALL_OF_PLACE.search, texts)):
        return True
    return not wording.is_occasion and any(_says_it(text, patterns) for text in texts)


def _says_it(text: str, patterns: dict[str, re.Pattern[str]]) -> bool:
    if patterns["things"].fullmatch(text) or (patterns["state"].search(text) and patterns["subject"].search(text)):
        return True
    return any(patterns[role].search(text) for role in ("last", "first", "seats"))
