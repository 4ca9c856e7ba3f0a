"""Whether the locked versions are those that pyproject.toml asks for: `python -m tests.locks`; `make lock` ends so."""

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)")


def main() -> int:
    """Print what is wrong, a line each; 1 when anything is."""
    lacking = problems(ROOT)
    print("\n".join(lacking) or "the locks hold what pyproject.toml asks for")
    return 1 if lacking else 0


def problems(folder: Path) -> list[str]:
    """What the locks of a folder lack: a version that is asked for, a hash, or agreement with one another."""
    project = tomllib.loads((folder / "pyproject.toml").read_text(encoding="utf-8"))
    runs, tests = _locked(folder / "requirements.lock"), _locked(folder / "requirements-dev.lock")
    asked = project["project"]["dependencies"]
    lacking = _lacking(asked, runs, "requirements.lock")
    lacking += _lacking([*asked, *project["dependency-groups"]["dev"]], tests, "requirements-dev.lock")
    return lacking + [
        f"{name}: {version} to run, {tests.get(name, 'nothing')} to test"
        for name, version in runs.items()
        if tests.get(name) != version
    ]


def _locked(file: Path) -> dict[str, str]:
    """Name → version; each of them must have a hash."""
    text = file.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if LOCKED.match(line)]
    assert all("--hash=sha256:" in line for line in lines), f"{file.name} has lines without a hash"
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1].split()[0] for line in lines}


def _lacking(asked: list[str], locked: dict[str, str], where: str) -> list[str]:
    lacking = []
    for requirement in map(Requirement, asked):
        version = locked.get(canonicalize_name(requirement.name))
        if version is None or not requirement.specifier.contains(version):
            lacking.append(f"{requirement} is asked for, {where} has {version or 'none'}")
    return lacking


if __name__ == "__main__":
    sys.exit(main())
