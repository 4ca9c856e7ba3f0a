"""The documents as a site, and the commands in them."""

import re
import shlex
from pathlib import Path

import pytest

from bot.cli.parser import COMMANDS, command_parser
from bot.settings import NAMES
from bot.version import VERSION
from tests.support.command_line import run_module

ROOT = Path(__file__).parent.parent.parent
TYPED = [
    (document.name, line.removeprefix("sudo -u hisobot ").removeprefix("docker compose exec bot "))
    for document in sorted((ROOT / "docs").glob("*.md"))
    for block in re.findall(r"^\s*```\n(.*?)^\s*```", document.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    for line in map(str.strip, block.splitlines())
]
"""Every line of the documents that is to be typed, without who types it."""


@pytest.mark.long
def test_the_site_is_built_of_every_page_and_no_link_of_it_is_dead(tmp_path: Path) -> None:
    done = run_module("docs.build", str(tmp_path / "site"), timeout=200)

    assert done.returncode == 0, done.stdout + done.stderr
    pages = {page.name: page.read_text(encoding="utf-8") for page in (tmp_path / "site").glob("*.html")}
    assert {"index.html", "start.html", "running.html", "windows.html", "upgrade.html", "ARCHITECTURE.html"} <= set(
        pages
    )
    assert all(re.search(rf"<h2>.*\b{name}\b.*</h2>|<h2>{name}", pages["settings.html"]) for name in NAMES)
    assert all(f"hisobot {command.name}<" in pages["commands.html"] for command in COMMANDS)
    guides = re.findall(r'href="(guides/[\w-]+\.(?:html|pdf))"', pages["guides.html"])
    assert len(guides) == 12
    assert all((tmp_path / "site" / guide).stat().st_size > 50_000 for guide in guides)


@pytest.mark.parametrize(("document", "line"), [typed for typed in TYPED if re.match(r"(\S*[/\\])?hisobot ", typed[1])])
def test_every_command_that_is_to_be_typed_is_one(document: str, line: str) -> None:
    words = shlex.split(line.replace("\\", "/"))[1:]
    if words[-1:] == ["…"]:
        words.pop()

    command_parser().parse_args(words)


def test_the_documents_install_this_version() -> None:
    named = {
        version
        for document in (ROOT / "docs").glob("*.md")
        for version in re.findall(r"hisobot-([\d.]+)-py3", document.read_text(encoding="utf-8"))
    }

    assert named == {VERSION}
