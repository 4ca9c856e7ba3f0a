"""A guide on paper is not mended once it hangs on the wall: what it names is there, and the print is the newest."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from html import unescape
from pathlib import Path

import pypdfium2
import pytest

from docs.guide import FOLDER, LANGUAGES, PART, READERS, guide_page, label_in, pictures_of, source_of
from handlers.routes import COMMANDS
from plan.typed.answers import read_answers
from plan.typed.days.lines import days_in
from plan.typed.numbers import Number
from reports.guides import guide_file
from tests.guides.printing import print_page, words_of
from tests.support.command_line import run_module
from tests.support.page.chromium import CHROMIUM, open_chromium
from texts.catalogue import ROOT as TEXTS

GUIDES = [(reader, language) for reader in READERS for language in LANGUAGES]
MADE_OF_LABELS = ("Button", "Section")
"""A section of the settings is opened by a button with its title."""
TODAY = date(2025, 4, 1)
A4 = (595, 842)
"""In points, rounded."""


def labels_of_buttons() -> set[str]:
    """The sentences that stand on buttons: said where a button is made, or under a name that is put on one there."""
    return {label for path in TEXTS.rglob("*.py") for label in _labels_in(ast.parse(path.read_text()))}


def _labels_in(page: ast.Module) -> Iterator[str]:
    said = [label for maker in MADE_OF_LABELS for label in _first_words(page, maker)]
    said += _named(page, _names(said))
    said += _named(page, {name for name in _names(said) if name.isupper()})
    for label in said:
        for saying in ("plain", "Sentence"):
            yield from (str(words.value) for words in _first_words(label, saying) if isinstance(words, ast.Constant))


def _first_words(code: ast.AST, called: str) -> list[ast.expr]:
    """The first argument of each call of a function."""
    calls = [node for node in ast.walk(code) if isinstance(node, ast.Call) and node.args]
    return [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == called]


def _names(nodes: list[ast.expr]) -> set[str]:
    return {name.id for node in nodes for name in ast.walk(node) if isinstance(name, ast.Name)}


def _named(page: ast.Module, names: set[str]) -> list[ast.expr]:
    """What is kept there under one of these names."""
    return [
        node.value
        for node in ast.walk(page)
        if isinstance(node, ast.Assign) and any(isinstance(to, ast.Name) and to.id in names for to in node.targets)
    ]


@pytest.fixture(scope="module")
def labels() -> set[str]:
    return labels_of_buttons()


def named(reader: str, language: str, kind: str) -> list[str]:
    return [part[kind] for part in PART.finditer(source_of(reader, language)) if part[kind]]


@pytest.mark.parametrize(("reader", "language"), GUIDES)
def test_every_button_that_a_guide_names_is_there(reader: str, language: str, labels: set[str]) -> None:
    buttons = named(reader, language, "label")

    assert len(buttons) > 10
    assert set(buttons) - labels == set()
    assert set(buttons) == set(named(reader, "uz", "label")), "the same ones in each language"


def test_it_sees_a_button_that_is_not_there(labels: set[str]) -> None:
    assert "📝 Kiritish" in labels
    assert {"📝 Yozish", "Nima haqida?"} & labels == set()


def test_the_pictures_are_taken_by_buttons_that_are_there(labels: set[str]) -> None:
    script = (Path(__file__).parent / "pictures.py").read_text(encoding="utf-8")

    assert set(re.findall(r'plain\("(.*?)"', script)) - labels == set()


@pytest.mark.parametrize(("reader", "language"), GUIDES)
def test_every_command_of_a_guide_is_answered(reader: str, language: str) -> None:
    assert {command.removeprefix("/") for command in named(reader, language, "command")} - {*COMMANDS, "start"} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_guide_says_to_type_is_understood(language: str) -> None:
    page = guide_page("reporters", language)
    typed = re.findall(r"<kbd>(.*?)</kbd>", page)

    assert len(typed) == 4
    for words in map(unescape, typed):
        [answer] = read_answers(words, whole=True)
        assert isinstance(answer.read, Number) or days_in(words, TODAY, TODAY.year), words


@pytest.mark.parametrize(("reader", "language"), GUIDES)
def test_the_printed_guide_is_the_newest_on_one_sheet(reader: str, language: str) -> None:
    """Where this fails, something that a guide says was changed: `make guides` prints it anew."""
    printed = guide_file(reader, language).read_bytes()
    [sheet] = pypdfium2.PdfDocument(printed)

    assert tuple(map(round, sheet.get_size())) == A4
    assert Counter(_words(words_of(printed))) == Counter(_words(_text(guide_page(reader, language))))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def _text(page: str) -> str:
    body = page[page.index("<body>") :]
    steps = len(re.findall("<h2>", body))
    return unescape(re.sub(r"<[^>]*>", " ", body)) + " ".join(map(str, range(1, steps + 1)))


def test_no_picture_lies_about(labels: set[str]) -> None:
    wanted = {f"{name}-{language}.png" for reader, language in GUIDES for name in pictures_of(reader)}

    assert {file.name for file in (FOLDER / "pictures").iterdir()} == wanted


def test_make_guides_writes_a_page(tmp_path: Path) -> None:
    done = run_module("tests.guides", "--short", "--into", str(tmp_path))

    assert done.returncode == 0, done.stderr
    assert label_in("uz", "📨 Topshirish") in (tmp_path / "reporters-uz.html").read_text(encoding="utf-8")


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium was found here")
def test_it_prints_one_sheet_and_no_second_one() -> None:
    page = guide_page("directors", "uz_Cyrl")
    with open_chromium() as browser:
        assert "тасдиқлайсиз" in words_of(print_page(browser, page))
        with pytest.raises(ValueError, match="2 sheets"):
            print_page(browser, page.replace("12.3pt", "16pt"))
