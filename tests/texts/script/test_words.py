"""Words with known answers: written down by the two alphabets' rules before there was code, and the glossary's own."""

import csv
from pathlib import Path

import pytest

from texts.script.cyrillic import cyrillic
from texts.script.latin import latin

FOLDER = Path(__file__).parent


def pairs(name: str) -> list[tuple[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return [(row["latin"], row["cyrillic"]) for row in csv.DictReader(lines)]


@pytest.mark.parametrize("name", ["words.csv", "glossary.csv"])
def test_each_word_has_its_cyrillic(name: str) -> None:
    wrong = {said: (made, known) for said, known in pairs(name) if (made := cyrillic(said)) != known}

    assert wrong == {}


@pytest.mark.parametrize("name", ["words.csv", "glossary.csv"])
def test_what_is_cyrillic_stays_untouched(name: str) -> None:
    assert [known for _, known in pairs(name) if cyrillic(known) != known] == []


def test_the_glossary_comes_back() -> None:
    assert {known: latin(known) for said, known in pairs("glossary.csv") if latin(known) != said} == {}
