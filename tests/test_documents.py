"""Documents that cannot lie: commands, buttons and sentences are compared with the code that they speak of."""

import ast
import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import texts
from bot.cli.parser import command_parser
from bot.version import VERSION
from handlers import routes
from handlers.routes import COMMANDS, PRESSES
from texts import help as help_words
from texts.press import Press

ROOT = Path(__file__).parent.parent
USING = (ROOT / "docs" / "using.md").read_text()
FOR_PROGRAMMERS = {
    ": a figure without a window cannot be kept",
    "open questions",
    "library %s (%s) could not be reminded",
}
"""Messages of errors that can only be mistakes of ours, and what is logged of them."""
OF_THE_DOOR = {"stay_out"}
"""A stranger's button, which carries nothing."""
ALIASES = {"help", "cancel"}
"""What people who know other bots type; everybody else has the Uzbek word."""


def test_every_chat_command_is_in_its_document_and_every_named_one_exists() -> None:
    named = set(re.findall(r"`/(\w+)`", USING))

    assert named == set(COMMANDS) - ALIASES


def test_every_terminal_command_is_in_its_document() -> None:
    commands = next(action for action in command_parser()._actions if action.choices and not action.option_strings)
    named = set(re.findall(r"`hisobot (\w+)", USING))

    assert set(commands.choices or ()) == named


def test_the_changelog_has_this_version_with_its_day() -> None:
    """Above it only what is not released yet; the newest release is the one that the program says it is."""
    titles = re.findall(r"^## (.*)$", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE)
    unreleased, newest = titles[:2]

    assert unreleased == "Unreleased"
    assert re.fullmatch(rf"\[{re.escape(VERSION)}\] - \d{{4}}-\d\d-\d\d", newest)


def test_it_says_which_version_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        command_parser().parse_args(["--version"])

    assert (ended.value.code, capsys.readouterr().out) == (0, f"hisobot {VERSION}\n")


@pytest.mark.parametrize("role", sorted(help_words.COMMANDS))
def test_telegrams_menu_offers_only_commands_that_are_answered(role: str) -> None:
    assert set(help_words.COMMANDS[role]) <= set(COMMANDS)


def _strings(folder: str) -> list[tuple[str, str]]:
    """Every string constant of a folder's code that is not a docstring, with its file."""
    lost = []
    for path in sorted((ROOT / folder).rglob("*.py")):
        tree = ast.parse(path.read_text())
        options = {
            id(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }
        lost += [
            (path.name, node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in options
        ]
    return lost


def test_every_button_has_somebody_who_answers_it() -> None:
    declared = {
        value.verb
        for module in pkgutil.walk_packages(texts.__path__, "texts.")
        if module.name.endswith(".presses")
        for value in vars(importlib.import_module(module.name)).values()
        if isinstance(value, Press)
    }

    assert declared | OF_THE_DOOR == set(PRESSES)


def test_no_layer_but_texts_has_sentences_of_its_own() -> None:
    wrong = {
        (name, text)
        for folder in ("handlers", "reports", "usecases")
        for name, text in _strings(folder)
        if re.search(r"[A-Za-z'\u0400-\u04ff]{3,} [a-z'\u0400-\u04ff]{2,}", text)
    }

    assert {text for _, text in wrong} == FOR_PROGRAMMERS


def test_no_two_pages_answer_the_same_button_text_or_command() -> None:
    for kind in ("commands", "presses", "texts", "files", "present"):
        entries = [entry for page in routes.PAGES for entry in getattr(page, kind)]
        named = [press[0].verb for press in entries] if kind == "presses" else entries
        assert len(named) == len(set(named)), sorted(name for name in named if named.count(name) > 1)


@pytest.mark.parametrize("document", sorted(str(path.relative_to(ROOT)) for path in ROOT.glob("*.md")))
def test_every_file_that_a_document_names_is_there(document: str) -> None:
    text = (ROOT / document).read_text()
    folders = "bot|handlers|notices|plan|reports|sandbox|scheduler|storage|tests|texts|usecases"
    named = set(re.findall(rf"`((?:{folders})/[\w./]*)`", text))
    linked = set(re.findall(r"\]\(([\w./-]+)\)", text))

    assert {path for path in named | linked if not (ROOT / path).exists()} == set()
