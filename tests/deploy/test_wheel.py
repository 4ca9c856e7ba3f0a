"""What is built and installed elsewhere works in any empty folder, without the sources beside it."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.command_line import run_module
from tests.support.transport.running import ROOT

pytestmark = pytest.mark.long


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    around = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "BOT_TOKEN")}
    return subprocess.run(
        [*map(str, command)], cwd=folder, env=around, capture_output=True, text=True, timeout=200, check=False
    )


@pytest.fixture(scope="module")
def image() -> Iterator[Path]:
    """The root folder of an image: what the Dockerfile's steps come to, with this environment's requirements."""
    with tempfile.TemporaryDirectory() as made:  # pytest's own are for nobody else's eyes
        done = run_module("tests.deploy.image", "--short", "--out", made, timeout=220)
        assert done.returncode == 0, done.stdout + done.stderr
        (Path(made) / "said").write_text(done.stdout)
        yield Path(made) / "root"


@pytest.fixture(scope="module")
def installed(image: Path) -> Path:
    """The command of its environment, which has the built wheel and no sources beside it."""
    return image / "opt" / "hisobot" / "bin" / "hisobot"


def test_it_lives_in_its_image_and_answers_for_its_health(image: Path) -> None:
    said = (image.parent / "said").read_text().splitlines()

    assert said[2] == "its healthcheck answers"
    assert said[3].startswith("it may write to /data, /tmp")
    assert said[4] == "it ends in peace, and its healthcheck says so"


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
    script = (
        "import bot.demo, reports.guides as g; print(bot.demo.PLAN, len([*g.guide_file('', '').parent.glob('*.pdf')]))"
    )
    example, guides = run(installed.parent / "python", "-c", script, folder=tmp_path).stdout.split()
    assert str(ROOT) not in example
    assert guides == "6"
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
