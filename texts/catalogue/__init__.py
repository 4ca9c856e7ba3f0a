"""All sentences in one file, as translators get them: collected from the sources, with the places where they are said.

`python -m texts.catalogue` writes `hisobot.pot` anew; a language is a `<language>.po` made from it, read at the start.
"""

import ast
import io
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from texts.template import COUNT, names_of

ROOT = Path(__file__).parent.parent
TEMPLATE = Path(__file__).parent / "hisobot.pot"
SAYING = {"say", "plain", "Sentence", "_phrase"}
"""What a template is handed to."""


def templates_in(source: str) -> Iterator[tuple[int, str]]:
    """The line and the template of everything that is said in a source file."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = node.args[0]
        if name in SAYING and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield node.lineno, first.value


def collect_sentences() -> Catalog:
    """Every sentence of `texts/`, once, with the files that say it; a counted one with the plural it may need."""
    catalogue = Catalog(project="Hisobot", header_comment="# The sentences of Hisobot. Uzbek in Latin letters.")
    for path in sorted(ROOT.rglob("*.py")):
        for _, template in sorted(templates_in(path.read_text())):
            if re.search(r"[^\W\d_]", re.sub(r"{[^}]*}|</?[a-z]+>", "", template)):
                message = (template, template) if COUNT in names_of(template) else template
                catalogue.add(message, locations=[(str(path.relative_to(ROOT.parent)), 0)])
    return catalogue


def written_catalogue() -> bytes:
    """The template of all catalogues, without dates, so that the same sentences give the same bytes."""
    file = io.BytesIO()
    write_po(file, collect_sentences(), width=100, omit_header=True, sort_output=True, include_lineno=False)
    return file.getvalue()
