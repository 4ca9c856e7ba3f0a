"""Carries the steps of a Dockerfile out in an empty folder, which stands for the image's root.

Each path that a step names lies below that folder. What the base image brings, Python and the system's commands, is the
machine's own. A stage that another one copies from is moved aside, so that the last one always stands at the same
place: a virtual environment remembers where it was made.
"""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.transport.running import ROOT

NOBODY = 65534
_FOLDERS = re.compile(r"(?<![\w.-])/(?=(?:opt|src|data|tmp)\b)")
"""The beginning of a path of the image. Those of the base image are the machine's own."""


@dataclass
class Image:
    """What the steps came to: the folder of its root, and how a process is started in it."""

    root: Path
    python: Path
    """The interpreter of the base image."""
    environment: dict[str, str] = field(default_factory=dict)
    folder: str = "/"
    user: int | None = None
    health: list[str] = field(default_factory=list)
    command: list[str] = field(default_factory=list)

    def inside(self, text: str) -> str:
        """The text with every path of the image below the folder."""
        return _FOLDERS.sub(f"{self.root}/", text)

    def around(self, **more: str) -> dict[str, str]:
        """The environment of a process in it."""
        named = {name: self.inside(value) for name, value in self.environment.items()} | more
        path = named.pop("PATH", "/usr/bin:/bin")
        return {"PATH": f"{self.root}/base:{path}", "HOME": "/nonexistent", **named}

    def start(self, command: Iterable[str], **more: str) -> "subprocess.Popen[str]":
        """A process in it, as its user where this one may choose; its words come out of one pipe."""
        chosen = self.user if os.getuid() == 0 else None
        return subprocess.Popen(
            [*command], cwd=self.inside(self.folder), env=self.around(**more), user=chosen, group=chosen,
            extra_groups=None if chosen is None else [], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
        )  # fmt: skip


def instructions(file: Path) -> Iterator[tuple[str, str]]:
    """Each instruction of a Dockerfile with its words."""
    text = re.sub(r"^\s*#.*\n", "", file.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, words = line.partition(" ")
        yield name, words.strip()


def carry_out(folder: Path, packages: Path | None) -> Image:
    """The image of our Dockerfile in an empty folder. With `packages`, a folder of installed ones, the requirements are
    those, and are not fetched. Where the image's user could reach no Python of this machine, it has none."""
    folder.chmod(0o755)
    python, reached = _interpreter(packages)
    image = Image(folder / "root", python)
    stages: dict[str, Path] = {}
    for name, words in instructions(ROOT / "Dockerfile"):
        match name:
            case "FROM":
                if image.root.exists():
                    image.root.rename(folder / "stage")
                    stages["build"] = folder / "stage"
                _begin(image)
            case "COPY":
                _copy(image, stages, words)
            case "RUN":
                _run(image, words, packages)
            case "ENV":
                key, _, value = words.partition("=")
                image.environment[key] = value
            case "WORKDIR":
                image.folder = words
                Path(image.inside(words)).mkdir(parents=True, exist_ok=True)
            case "USER":
                image.user = int(words.partition(":")[0])
            case "HEALTHCHECK":
                image.health = json.loads(words[words.index("[") :])
            case "ENTRYPOINT":
                image.command = json.loads(words)
            case "CMD":
                image.command += json.loads(words)
            case "VOLUME":
                pass
            case _:
                raise AssertionError(f"nobody knows how to carry out {name}")
    image.user = image.user if reached else None
    return image


def _interpreter(packages: Path | None) -> tuple[Path, bool]:
    """A Python of this version, and whether another user than root reaches it and the packages."""
    own = Path(sys.executable).resolve()
    if os.getuid() != 0:
        return own, False
    for python in (own, Path(f"/usr/bin/python3.{sys.version_info.minor}")):
        question = [str(python), "-c", f"import os, ensurepip; os.listdir({str(packages or '/')!r})"]
        with suppress(OSError):
            if subprocess.run(question, user=NOBODY, extra_groups=[], capture_output=True, check=False).returncode == 0:
                return python, True
    return own, False


def _begin(image: Image) -> None:
    image.root.mkdir(mode=0o755)
    (image.root / "base").mkdir()
    (image.root / "base" / "python").symlink_to(image.python)
    (image.root / "tmp").mkdir()
    (image.root / "tmp").chmod(0o1777)


def _copy(image: Image, stages: dict[str, Path], words: str) -> None:
    *options, source, target = shlex.split(words)
    into = Path(image.inside(target))
    if options:
        shutil.copytree(stages[options[0].removeprefix("--from=")] / source.lstrip("/"), into, symlinks=True)
    elif source == ".":
        for name in _not_ignored():
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, into / name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(ROOT / name, into / name)
    else:
        into.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / source, into)


def _not_ignored() -> list[str]:
    lines = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in lines, "everything is ignored but what is named"
    return [line.removeprefix("!") for line in lines if line.startswith("!")]


def _run(image: Image, words: str, packages: Path | None) -> None:
    if packages is not None and "--require-hashes" in words:
        [place] = (image.root / "opt" / "hisobot").glob("lib/python3*/site-packages")
        (place / "requirements.pth").write_text(str(packages))
        return
    if os.getuid() != 0:
        words = re.sub(r" --(?:owner|group)=\d+", "", words)
    done = subprocess.run(
        ["/bin/sh", "-ec", image.inside(words)], env=image.around(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{words}\n{done.stdout}{done.stderr}"
