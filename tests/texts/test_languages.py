"""Every sentence in every language: with the same places, tags and lines, in its own words, and in each plural."""

import re
from collections.abc import Iterator
from string import Formatter

import pytest

from texts import language
from texts.catalogue import ROOT, collect_sentences, is_of_the_terminal, templates_in
from texts.language import CYRILLIC, NEW_LATIN, SOURCE, catalogue_of, languages, speaking
from texts.people.languages import NAME, language_name
from texts.sentence import plain
from texts.wording import places
from texts.wording.spelling import uzbek_ending

SAME = {
    *("📝 Word", "📕 PDF", "📊 Excel", "Excel", "Excel A3", "kutubxona@example.uz"),
    *("ℹ️ {row}", "ℹ️ {code}", "ℹ️ <b>{title}</b>", "ℹ️ <b>{code}</b> {name} ({unit})"),
    "late{key:bare}",
}
"""Names that are the same everywhere, a sign before a value, and the key of a paragraph."""
TAG = re.compile(r"</?[a-z]+>|&\w+;")


def sentences() -> Iterator[tuple[str, bool]]:
    for message in collect_sentences():
        if message.id and not is_of_the_terminal(message):
            counted = isinstance(message.id, tuple)
            yield (message.id[0], True) if counted else (str(message.id), False)


def said(template: str, counted: bool, spoken: str) -> list[str]:
    """A sentence in a language, in each plural."""
    catalogue = catalogue_of(spoken)
    numbers = (1, 2, 5, 11, 21, 22) if counted else ()
    return [catalogue.ngettext(template, template, n) for n in numbers] or [catalogue.gettext(template)]


def held(template: str) -> tuple[list[tuple[str, str]], list[str], int]:
    """What a translation must hold, in whatever order; behind a day it may say a month in the form that a day asks."""
    template = template.replace(":month_of_day}", ":month_name}")
    named = sorted((name, form or "") for _, name, form, _ in Formatter().parse(template) if name is not None)
    return named, sorted(TAG.findall(template)), template.count("\n")


@pytest.mark.parametrize("spoken", [CYRILLIC, NEW_LATIN, "ru"])
def test_each_language_has_the_same_places_tags_and_lines(spoken: str) -> None:
    wrong = [
        (template, form)
        for template, counted in sentences()
        for form in said(template, counted, spoken)
        if held(form) != held(template)
    ]
    assert wrong == []


def test_russian_has_every_sentence_in_its_own_words() -> None:
    """Give a new one its Russian in `texts/catalogue/ru.po` (`make catalogue` puts it there): for the terms see
    `docs/glossary.md`."""
    left = {
        template
        for template, counted in sentences()
        if template in said(template, counted, "ru")
        and re.search(r"[^\W\d_]", re.sub(r"{[^}]*}|<[^>]*>", "", template))
    }
    assert left - SAME == set()
    assert {template for template, _ in sentences()} >= SAME


@pytest.mark.parametrize(
    ("n", "told"),
    [(1, "1 вопрос"), (2, "2 вопроса"), (5, "5 вопросов"), (11, "11 вопросов"), (21, "21 вопрос"), (22, "22 вопроса")],
)
def test_russian_counts(n: int, told: str) -> None:
    with speaking("ru"):
        assert plain("{n} ta savol, hali boshlanmagan.", n=n).startswith(f"{told}, ")


def test_each_language_has_a_name_of_its_own() -> None:
    names = [language_name(spoken) for spoken in languages()]
    assert names[:3] == ["O'zbekcha", "Ўзбекча", "Русский"]
    assert len(set(names)) == len(names)
    assert NAME.template == language.OWN_NAME


def test_every_place_says_whose_word_it_holds() -> None:
    """A new place: put it into one of the lists of `texts/wording/places.py`."""
    found = {
        name
        for path in ROOT.rglob("*.py")
        for _, template, _ in templates_in(path.read_text())
        for _, name, _, _ in Formatter().parse(template)
        if name is not None
    }
    kinds = (places.LIBRARYS, places.PEOPLES, places.SAID, {places.ENDING})
    assert found == set().union(*kinds)
    assert sum(map(len, kinds)) == len(found), "in two lists"


@pytest.mark.parametrize(
    ("place", "spoken", "shown"),
    [
        ("department", SOURCE, "Abonement xizmati"),
        ("department", CYRILLIC, "Абонемент хизмати"),
        ("department", "ru", "Абонемент хизмати"),
        ("name", CYRILLIC, "Abonement xizmati"),
        ("name", "ru", "Abonement xizmati"),
    ],
)
def test_the_librarys_words_are_written_in_the_readers_letters_and_peoples_are_not(
    place: str, spoken: str, shown: str
) -> None:
    with speaking(spoken):
        assert plain(f"{{{place}}}", **{place: "Abonement xizmati"}) == shown


@pytest.mark.parametrize(("spoken", "shown"), [(SOURCE, "14-bandga"), (CYRILLIC, "14-бандга"), ("ru", "пункт 14")])
def test_an_ending_of_uzbek_is_written_in_its_letters_or_not_at_all(spoken: str, shown: str) -> None:
    with speaking(spoken):
        phrase = "{row}-band{case}"
        assert plain(phrase, row="14", case=uzbek_ending("ga")) == shown
