"""Every paper in every language of papers: the plan's words in its letters, sentences in its words, what somebody has
typed as it was typed; the same facts give the same bytes in each."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from plan.letter.bands import lines_behind
from plan.progress.letterhead import Letterhead
from plan.progress.paper import PaperFacts, Reason
from reports.kinds import KINDS, Print, print_paper, printed_year
from storage.database import open_database
from tests.support.empty_database import empty_database
from tests.support.papers.words import words_of
from tests.support.papers.year import facts_of, small_year
from tests.support.people.cast import INFORMATION, OFFICE, READERS, Planned
from texts.language import CYRILLIC, SOURCE, speaking
from texts.papers.language.choice import paper_languages
from texts.script.cyrillic import cyrillic

OTHERS = [language for language in paper_languages() if language != SOURCE]
PLAN = (
    Planned("I", "1", "PQ-401-son qaror ijrosi haqida Prezident Administratsiyasiga ma'lumot", (OFFICE,), 4, 4,
            unit="Hujjat"),
    Planned("II", "2", "Ko'rgazma va tadbirlarni o'tkazish", (READERS,), 40, 35, unit="Tadbir"),
    Planned("II", "3", "Kitobxonlar qatnovi", (READERS,), 118500, 112000, unit="Nafar"),
    Planned("III", "4", "Bolalar uchun qo'llanma: - yangi qo'llanmalar; - qayta nashrlar", (INFORMATION,), 12, 10,
            part="yangi qo'llanmalar", unit="Nusxa"),
    Planned("III", "4", "Bolalar uchun qo'llanma: - yangi qo'llanmalar; - qayta nashrlar", (INFORMATION,), 6, 5,
            part="qayta nashrlar", unit="Nusxa"),
    Planned("III", "5", "Qarzdor kitobxonlar soni", (READERS,), 20, 50, kind="level", unit="Nafar", direction="less"),
)  # fmt: skip
NUMBERS = {("1", 1): Decimal(1), ("2", 1): Decimal(3), ("3", 1): Decimal("9870"), ("3", 2): Decimal("9402")}
HEAD = Letterhead(
    addressee="Andijon viloyat axborot-kutubxona markazi direktori M. Yusupovaga",
    greeting="Munira Anvarovna",
    director="M. Karimova",
    director_post="Markaz direktori",
    executor="N. Aliyeva",
    phone="(74) 000-00-00",
    place="Andijon viloyati, Qo'rg'ontepa tumani",
    email="kutubxona@example.uz",
    agreed_post="Viloyat markazi direktori o'rinbosari",
    agreed_by="B. Rahimov",
)
CAUSE, MEASURE = "skaner ta'mirda bo'ldi", "qolgan sahifalar raqamlashtiriladi"
TYPED = frozenset(re.findall(r"\w+", f"{CAUSE} {MEASURE}".lower())) | {
    "malika",
    "nilufar",
    "bekzod",
    "yulduz",
    "taʼmirda",
    "boʻldi",
}
"""Reasons and names of those who report: they stand as they were typed."""
_GLYPH = re.compile("(?i)glyph")


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PaperFacts]:
    """A quarter of the small plan, with a reason for whatever is behind."""
    folder: Path = tmp_path_factory.mktemp("languages")
    database = open_database(empty_database(folder / "year.db"))
    with database.write() as session:
        small_year(session, PLAN, NUMBERS)
    told = facts_of(database, "2025-quarter-1")
    late = lines_behind(told.report.lines)
    reasons = tuple(Reason(line.indicator.key, CAUSE, MEASURE, date(2026, 6, 30)) for line in late)
    yield replace(told, letterhead=HEAD, reasons=reasons)
    database.close()


@pytest.fixture(scope="module", params=OTHERS)
def made(request: pytest.FixtureRequest, facts: PaperFacts) -> tuple[str, dict[str, Print]]:
    """Every kind of paper in a language; a letter that no font has for it is warned of."""
    language: str = request.param
    with speaking(language), warnings.catch_warnings():
        warnings.filterwarnings("error", message=_GLYPH.pattern)
        papers = {kind: print_paper(kind, facts) for kind in KINDS}
        papers["year"] = printed_year(facts, facts.report.lines[2].indicator.key)
    return language, papers


def _words(papers: dict[str, Print]) -> Iterator[tuple[str, str]]:
    for kind, paper in papers.items():
        for text in words_of(paper):
            yield kind, re.sub(r"\w+", lambda word: "" if word[0].lower() in TYPED else word[0], text)


def test_no_word_is_left_in_latin_letters(made: tuple[str, dict[str, Print]]) -> None:
    left = {(kind, text) for kind, text in _words(made[1]) if cyrillic(text) != text}

    assert left == set()


def test_a_translated_paper_has_uzbek_words_in_names_alone(
    facts: PaperFacts, made: tuple[str, dict[str, Print]]
) -> None:
    language, papers = made
    if language == CYRILLIC:
        return
    rows = [line.indicator for line in facts.report.lines]
    named = {row.name for row in rows} | {row.part or "" for row in rows} | {row.section_title for row in rows}
    named |= {name for names in facts.responsible.values() for name in names} | set(facts.departments.values())
    named |= {facts.library, facts.plan_title, *facts.deadlines.values(), *facts.mechanisms.values()}
    named |= {HEAD.addressee, HEAD.director_post, HEAD.place, HEAD.agreed_post, HEAD.executor, HEAD.agreed_by}
    known = {word for name in named for word in re.findall(r"\w+", cyrillic(name).lower())}

    left = {
        word
        for kind, text in _words(papers)
        for word in re.findall(r"\w+", text.lower())
        if re.search("[ўқғҳ]", word) and word not in known and not kind.endswith("pdf")
    }
    assert left == set()


def test_files_are_named_in_the_language(made: tuple[str, dict[str, Print]]) -> None:
    names = [paper.name.rpartition(".")[0].removesuffix("-A3") for paper in made[1].values()]

    assert [name for name in names if cyrillic(name) != name] == []
    assert len({paper.name for paper in made[1].values()}) == len(made[1])


def test_reasons_stand_as_they_were_typed_and_names_are_of_one_script(made: tuple[str, dict[str, Print]]) -> None:
    letter = " ".join(" ".join(words_of(made[1]["word"])).replace("\u00a0", " ").split())

    assert "skaner taʼmirda boʻldi" in letter
    assert MEASURE in letter
    assert "М. Каримова" in letter
    assert "Мунира Анваровна" in letter


def test_the_same_facts_give_the_same_bytes(facts: PaperFacts, made: tuple[str, dict[str, Print]]) -> None:
    language, papers = made
    with speaking(language):
        assert print_paper("word", facts) == papers["word"]
        assert print_paper("excel", facts) == papers["excel"]


def test_the_letters_points_of_form_hold(facts: PaperFacts, made: tuple[str, dict[str, Print]]) -> None:
    lines = [line.replace("\u00a0", " ") for line in words_of(made[1]["word"]) if line.strip()]
    text = "\n".join(lines)

    assert not re.search(r"[\"'‘`]", text), "quotes and apostrophes as printed"
    assert "{" not in text
    assert not re.search(r"\d\.\d{3}", text), "thousands are parted by spaces"
    assert all(not line.endswith((",", ";", "..")) or line.startswith(tuple("123")) or len(line) < 20 for line in lines)
    assert re.search(r"18 \d{3}|19 272", text), "visits with their thousands apart"
