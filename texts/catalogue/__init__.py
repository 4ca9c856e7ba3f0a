"""All sentences in one file, as translators get them: collected from the sources, with the places where they are said.

`python -m texts.catalogue` writes `hisobot.pot` anew, and each `<language>.po` in the same order: what is said no more
goes, what is new comes without a translation.
"""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from texts.language import TERMINAL
from texts.template import COUNT, names_of

ROOT = Path(__file__).parent.parent
TEMPLATE = Path(__file__).parent / "hisobot.pot"
OF_THE_TERMINAL = "texts/operator/"
TOLD_IN_THE_CHAT = ("texts/operator/alerts.py",)
PHRASE, UNIT = "_phrase", "Unit"
"""Says how words stand together, which differs between languages even where no letter is between them: `3-aprel`; and
a unit, in two forms."""
SAYING = {"say", "plain", "Sentence", PHRASE, UNIT}
"""What a template is handed to."""


def templates_in(source: str) -> Iterator[tuple[int, str, bool]]:
    """The line and the template of everything that is said in a source file, and whether it is to be translated:
    what is but places and signs is not."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for first in node.args if name == UNIT else node.args[:1]:
            if name in SAYING and isinstance(first, ast.Constant) and isinstance(first.value, str):
                has_letters = bool(re.search(r"[^\W\d_]", re.sub(r"{[^}]*}|</?[a-z]+>", "", first.value)))
                yield node.lineno, first.value, has_letters or name == PHRASE


def collect_sentences() -> Catalog:
    """Every sentence of `texts/`, once, with the files that say it; a counted one with the plural it may need."""
    catalogue = Catalog(project="Hisobot", header_comment="# The sentences of Hisobot. Uzbek in Latin letters.")
    for path in sorted(ROOT.rglob("*.py")):
        for _, template, is_translated in sorted(templates_in(path.read_text())):
            if is_translated:
                message = (template, template) if COUNT in names_of(template) else template
                catalogue.add(message, locations=[(str(path.relative_to(ROOT.parent)), 0)])
    return catalogue


def is_of_the_terminal(message: Message) -> bool:
    """Whether a sentence is said at the terminal alone, which speaks Uzbek and English."""
    return all(page.startswith(OF_THE_TERMINAL) and page not in TOLD_IN_THE_CHAT for page, _ in message.locations)


def written_catalogue() -> bytes:
    """The template of all catalogues, without dates, so that the same sentences give the same bytes."""
    file = io.BytesIO()
    write_po(file, collect_sentences(), width=100, omit_header=True, sort_output=True, include_lineno=False)
    return file.getvalue()


def written_translation(path: Path) -> bytes:
    """A language's catalogue as it belongs to the sentences: those that there are, in one order, and nothing else. The
    terminal's own language has only what is translated."""
    with path.open("rb") as lines:
        known = read_po(lines, locale=path.stem)
    catalogue = Catalog(locale=path.stem)
    for sentence in collect_sentences():
        if sentence.id:
            translated = known.get(sentence.id)
            string = translated.string if translated is not None else None
            if path.stem != TERMINAL or (string and any(string)):
                catalogue.add(sentence.id, string)
    for message in catalogue:
        message.flags.clear()
    file = io.BytesIO()
    write_po(file, catalogue, width=100, omit_header=True, sort_output=True)
    return file.getvalue()
