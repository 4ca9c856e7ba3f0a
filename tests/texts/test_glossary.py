"""One word for one thing: no sentence uses a word that the glossary keeps off the screens."""

import re
from pathlib import Path

import pytest

from texts.catalogue import ROOT, templates_in

GLOSSARY = (ROOT.parent / "docs" / "glossary.md").read_text()
NEVER = re.findall(r"^\| ([^|]+) \| [^|]+ \|$", GLOSSARY.split("## Never on a screen")[1], re.M)[2:]
UNCHANGED = {
    "planning/file/table.py",
    *(f"papers/letter/{page}.py" for page in ("parts", "results", "behind", "phrases")),
}
"""The letter's body, whose words are a matter of their own; and the table for a terminal, which programs may read."""
PAGES = sorted(path for path in ROOT.rglob("*.py") if str(path.relative_to(ROOT)) not in UNCHANGED)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_it_says_nothing_that_the_glossary_keeps_off_the_screens(page: Path) -> None:
    words = [word.strip() for line in NEVER for word in line.split(",")]
    pattern = re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, words))})(?![\w'])", re.I)

    sentences = [(line, re.sub(r"{[^}]*}", "", text)) for line, text, _ in templates_in(page.read_text())]
    assert [(line, text) for line, text in sentences if pattern.search(text)] == []


def test_the_glossary_names_words_to_keep_off() -> None:
    assert len(NEVER) > 40
