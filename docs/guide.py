"""The guides on one page: for whoever reports and for directors, in each language, as pages of HTML.

Their words stand in `docs/guides/<reader>.<language>.txt`, Uzbek and Russian; Cyrillic is made of the Uzbek ones. A
button is named there by its Uzbek sentence, `[📝 Kiritish]`, and shown as the bot says it in the language of the guide;
what is to be typed stands in `backticks`, what is the same everywhere in {braces}. `make guides` prints them.
"""

import re
from base64 import b64encode
from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup, escape

from reports.guides import LANGUAGES as LANGUAGES
from texts.language import MADE, SOURCE, speaking
from texts.sentence import plain

FOLDER = Path(__file__).parent / "guides"
READERS = ("reporters", "directors")
PICTURES = FOLDER / "pictures"
PART = re.compile(
    r"\[(?P<label>[^]|]+)(?: \| n=(?P<n>\d+))?\]|`(?P<typed>[^`]+)`|{(?P<kept>[^}]+)}|(?P<command>/[a-z]+)"
)
_MARKS = {"# ": "h1", "## ": "h2", "- ": "li", "! ": "figure"}


def source_of(reader: str, language: str) -> str:
    """What a guide is made of; Cyrillic has that of Latin."""
    written = SOURCE if language in MADE else language
    return (FOLDER / f"{reader}.{written}.txt").read_text(encoding="utf-8")


def pictures_of(reader: str) -> list[str]:
    """The names of a guide's pictures, in their order."""
    return re.findall(r"^! (\w+) \|", source_of(reader, SOURCE), re.MULTILINE)


def picture_file(name: str, language: str) -> Path:
    return PICTURES / f"{name}-{language}.png"


def label_in(language: str, template: str, n: str | None = None) -> str:
    """A button's words in a language."""
    with speaking(language):
        return plain(template, n=int(n)) if n else plain(template)


def guide_page(reader: str, language: str) -> str:
    """A guide with everything that it needs inside, so that it can be sent and opened as one file."""
    write = MADE.get(language, str)
    title, words, figures = "", Markup(), Markup()
    for mark, line in _lines(source_of(reader, language)):
        if mark == "figure":
            name, _, caption = line.partition(" | ")
            figures += Markup('<figure><img src="{}" alt=""><figcaption>{}</figcaption></figure>\n').format(
                _inline(picture_file(name, language)), _words(caption, language, write)
            )
        elif mark == "h1":
            title = write(line)
        else:
            words += Markup("<{0}>{1}</{0}>\n").format(mark, _words(line, language, write))
    page = Markup((FOLDER / "page.html").read_text(encoding="utf-8"))  # noqa: S704  (ours)
    return page.format(language=language.replace("_", "-"), title=title, words=words, figures=figures)


def _lines(source: str) -> Iterator[tuple[str, str]]:
    """Each line with the element it becomes."""
    for line in filter(None, source.splitlines()):
        mark = next((mark for mark in _MARKS if line.startswith(mark)), "")
        yield _MARKS.get(mark, "p"), line.removeprefix(mark)


def _words(line: str, language: str, write: Callable[[str], str]) -> Markup:
    """A line with its buttons, and what is to be typed, as they look on the phone."""
    done, at = Markup(), 0
    for part in PART.finditer(line):
        done += escape(write(line[at : part.start()]))
        if part["label"]:
            label = label_in(language, part["label"], part["n"])
            done += Markup('<b class="button">{}</b>').format(label)
        elif part["typed"]:
            done += Markup("<kbd>{}</kbd>").format(write(part["typed"]))
        else:
            done += Markup("<b>{}</b>").format(part["kept"] or part["command"])
        at = part.end()
    return done + escape(write(line[at:]))


def _inline(picture: Path) -> str:
    return f"data:image/png;base64,{b64encode(picture.read_bytes()).decode()}"
