"""The documents as a site: `python -m docs.build` (`make site`) writes build/site/index.html and what it leads to.

Besides the files of this folder it has the documents of the root, two pages that are made of the program itself,
settings and commands, and the guides on one page. A link that leads nowhere ends it with 1.
"""

import posixpath
import re
import shutil
import sys
from argparse import PARSER, ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from sphinx.cmd.build import build_main

from bot.cli.parser import COMMANDS, command_parser
from docs.guide import LANGUAGES, READERS, guide_page
from reports.guides import guide_file
from texts.language import speaking
from texts.people.languages import language_name

ROOT = Path(__file__).parent.parent
OF_THE_ROOT = ("ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md")
"""Documents beside the README. That one is the repository's own front page; the site has its own."""
CONTENTS = {
    "Running it": ("start", "running", "windows", "using", "guides", "settings", "commands", "restore", "upgrade"),
    "Trust": ("reliability", "security"),
    "Building it": ("ARCHITECTURE", "CONTRIBUTING", "examples", "glossary", "decisions/README", "CHANGELOG"),
}
"""The site's table of contents. It is put below the first page here, where a reader of the file need not see it."""
_LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)\s]+)\)")
_SETTING = re.compile(r"((?:^#.*\n)+)((?:^[A-Z_]+=.*\n?)+)", re.MULTILINE)


def main(arguments: list[str]) -> int:
    """Build the site, into `arguments[0]` if given; 1 when a link or a heading is wrong."""
    out = Path(arguments[0]) if arguments else ROOT / "build" / "site"
    pages = out.parent / f"{out.name}-pages"
    shutil.rmtree(pages, ignore_errors=True)
    lay_pages(pages)
    as_they_are = out.parent / f"{out.name}-files"
    shutil.rmtree(as_they_are, ignore_errors=True)
    lay_guides(as_they_are / "guides")
    files = f"html_extra_path={as_they_are}"
    return build_main(["-q", "-W", "--keep-going", "-E", "-c", str(ROOT / "docs"), "-D", files, str(pages), str(out)])


def lay_pages(folder: Path) -> None:
    """Write everything that the site is made of into an empty folder."""
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns("*.py", "__pycache__", "guides"))
    for name in OF_THE_ROOT:
        shutil.copy(ROOT / name, folder / name)
    (folder / "settings.md").write_text(settings_page(), encoding="utf-8")
    (folder / "commands.md").write_text(commands_page(), encoding="utf-8")
    (folder / "guides.md").write_text(guides_page(), encoding="utf-8")
    for page in folder.rglob("*.md"):
        place = page.relative_to(folder).as_posix()
        page.write_text(with_links(page.read_text(encoding="utf-8"), place), encoding="utf-8")
    contents = [_contents(caption, pages) for caption, pages in CONTENTS.items()]
    for name, below in (("index.md", contents), ("decisions/README.md", [_contents("", ["0*"])])):
        with (folder / name).open("a", encoding="utf-8") as page:
            page.writelines(below)


def _contents(caption: str, pages: Sequence[str]) -> str:
    options = [":hidden:", ":glob:", *([f":caption: {caption}"] if caption else [])]
    return "\n".join(["", "```{toctree}", *options, "", *pages, "```", ""])


def with_links(text: str, place: str) -> str:
    """The text of a page with its links as the site needs them: a file of the sources is not on it and only named, and
    the documents of the root stand beside the others."""
    source = place if place in OF_THE_ROOT else posixpath.join("docs", place)

    def mended(link: re.Match[str]) -> str:
        picture, words, target = link.groups()
        if re.match(r"[a-z]+:|#", target):
            return link[0]
        file, mark, part = target.partition("#")
        named = posixpath.normpath(posixpath.join(posixpath.dirname(source), file))
        if not (ROOT / named).exists() or named in ("docs/settings.md", "docs/commands.md", "docs/guides.md"):
            return link[0]  # made here, or wrong, which the builder tells
        if named not in OF_THE_ROOT and not (named.startswith("docs/") and (ROOT / named).is_file()):
            return words
        on_site = named.removeprefix("docs/")
        return f"{picture}[{words}]({posixpath.relpath(on_site, posixpath.dirname(place) or '.')}{mark}{part})"

    return _LINK.sub(mended, text)


def lay_guides(folder: Path) -> None:
    """Each guide as a page by itself, and as it is printed."""
    folder.mkdir(parents=True)
    for reader in READERS:
        for language in LANGUAGES:
            (folder / f"{reader}-{language}.html").write_text(guide_page(reader, language), encoding="utf-8")
            shutil.copy(guide_file(reader, language), folder)


def guides_page() -> str:
    """Where the guides are."""
    parts = [
        "# Guides on one page\n",
        "To be printed and laid beside the phone. The bot sends everybody theirs, in their language, by 📄 Qo'llanma in"
        " `/yordam`.\n",
        f"| for | {' | '.join(map(language_name, LANGUAGES))} |",
        f"|---|{'---|' * len(LANGUAGES)}",
    ]
    for reader in READERS:
        links = (
            " · ".join(f'<a href="guides/{reader}-{language}.{kind}">{kind.upper()}</a>' for kind in ("html", "pdf"))
            for language in LANGUAGES
        )
        parts.append(f"| {reader} | {' | '.join(links)} |")
    return "\n".join([*parts, ""])


def settings_page() -> str:
    """Every setting with what `.env.example` says of it."""
    parts = [
        "# Settings\n",
        "Each stands on a line of its own in the file `.env`, in the folder in which the bot is started, or in the"
        " environment, which wins. What is left out has the value shown here.\n",
    ]
    for words, lines in _SETTING.findall((ROOT / ".env.example").read_text(encoding="utf-8")):
        said = " ".join(line.lstrip("# ") for line in words.splitlines()).strip().rstrip(".")
        names = [line.partition("=")[0] for line in lines.split()]
        parts.append(f"## {', '.join(names)}\n\n{said}.\n\n```\n{lines.strip()}\n```\n")
    return "\n".join(parts)


def _commands_below(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    below = next(action for action in parser._actions if action.nargs == PARSER)
    return dict(below.choices or {})  # type: ignore[call-overload, no-any-return]


def commands_page() -> str:
    """Every command of the terminal, as its own `--help` prints it."""
    parts = ["# Commands\n", "`hisobot` alone is `hisobot run`. Each command tells of itself with `--help`.\n"]
    with speaking("en"):
        whole = command_parser()
    for command in COMMANDS:
        parser = whole
        for name in command.name.split():
            parser = next(action.choices for action in parser._actions if action.choices and not action.option_strings)[
                name
            ]  # type: ignore[index]
        parts.append(f"## hisobot {command.name}\n\n```text\n{parser.format_help().strip()}\n```\n")
    return "\n".join(parts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
