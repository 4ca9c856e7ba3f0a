"""What is built and installed elsewhere works in any empty folder, without the sources beside it."""

import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import time
import tomllib
from pathlib import Path

import pytest

from tests.support.transport.running import ROOT

pytestmark = pytest.mark.long
SOURCES = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]["find"]["include"]


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    around = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BOT_TOKEN")}
    return subprocess.run(
        [*map(str, command)], cwd=folder, env=around, capture_output=True, text=True, timeout=200, check=False
    )


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command of a new environment that has the built wheel, and its requirements by the path of ours."""
    folder = tmp_path_factory.mktemp("elsewhere")
    for name in (pattern.rstrip("*") for pattern in SOURCES):  # building leaves things beside what is built
        shutil.copytree(ROOT / name, folder / "sources" / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, folder / "sources" / name)
    sources = folder / "sources"
    built = run(sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", folder, sources, folder=folder)
    assert built.returncode == 0, built.stderr
    [wheel] = folder.glob("hisobot-*.whl")
    assert run(sys.executable, "-m", "venv", "--without-pip", "env", folder=folder).returncode == 0
    [packages] = (folder / "env").glob("lib/python3*/site-packages")
    (packages / "requirements.pth").write_text(sysconfig.get_path("purelib"))
    placed = run(
        sys.executable, "-m", "pip", "--python", folder / "env", "install", "-q", "--no-deps", "--no-index", wheel,
        folder=folder,
    )  # fmt: skip
    assert placed.returncode == 0, placed.stderr
    return folder / "env" / "bin" / "hisobot"


def test_it_plays_the_demo_migrates_and_exports(installed: Path, tmp_path: Path) -> None:
    with (tmp_path / "out").open("wb") as out:
        demo = subprocess.Popen(
            [installed, "sandbox"], cwd=tmp_path, stdout=out, stderr=out, env={**_around(), "SANDBOX_PORT": "0"}
        )
    try:
        _wait_for(tmp_path / "out", "http://127.0.0.1:", demo)
    finally:
        demo.send_signal(signal.SIGTERM)
        assert demo.wait(30) == 0
    [database] = (tmp_path / "data").glob("*.db")
    settings = {**_around(), "DATABASE_URL": f"sqlite:///{database}"}
    exported = subprocess.run(
        [installed, "export", "--span", "2025-month-2", "--kind", "xlsx", "--out", "papers"],
        cwd=tmp_path, env=settings, capture_output=True, text=True, timeout=100, check=False,
    )  # fmt: skip
    assert exported.returncode == 0, exported.stderr
    assert [*(tmp_path / "papers").glob("*.xlsx")]


def test_it_makes_a_database_and_reads_the_example(installed: Path, tmp_path: Path) -> None:
    script = "import bot.demo; print(bot.demo.PLAN)"
    example = run(installed.parent / "python", "-c", script, folder=tmp_path).stdout.strip()
    assert str(ROOT) not in example
    loaded = run(installed, "plan", "load", example, "--yes", folder=tmp_path)
    assert loaded.returncode == 0, loaded.stderr
    assert (tmp_path / "data" / "hisobot.db").exists()


def _around() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BOT_TOKEN")}


def _wait_for(file: Path, words: str, process: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + 120
    while words not in file.read_text(errors="replace"):
        assert process.poll() is None, file.read_text(errors="replace")
        assert time.monotonic() < end, file.read_text(errors="replace")
        time.sleep(0.2)
