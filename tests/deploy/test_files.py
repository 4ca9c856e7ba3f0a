"""What stands beside the program to install and run it: the image, the compose file, the unit, the workflow."""

import json
import re
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.settings import NAMES
from tests.support.image.steps import instructions

ROOT = Path(__file__).parent.parent.parent
ANALYZE = shutil.which("systemd-analyze")
OF_OTHERS = {"PATH", "PYTHONDONTWRITEBYTECODE", "MPLCONFIGDIR"}
"""What the image sets and is no setting of ours."""


def _yaml(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))
    return loaded


def _image() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, words in instructions(ROOT / "Dockerfile"):
        found.setdefault(name, []).append(words)
    return found


def test_the_image_sets_only_what_is_a_setting() -> None:
    names = {words.partition("=")[0] for words in _image()["ENV"]}

    assert names - OF_OTHERS <= set(NAMES)
    assert {"DATABASE_URL", "BACKUP_DIR", "HEALTH_LISTEN"} <= names


def test_the_healthcheck_asks_where_the_bot_listens() -> None:
    [listen] = [words.partition("=")[2] for words in _image()["ENV"] if words.startswith("HEALTH_LISTEN")]
    [check] = _image()["HEALTHCHECK"]

    assert f"http://{listen}/healthz" in json.loads(check[check.index("[") :])[-1]


def test_the_image_is_worked_by_nobody_with_rights() -> None:
    [user] = _image()["USER"]

    assert int(user.partition(":")[0]) > 1000


def test_the_image_is_made_of_what_the_wheel_is_made_of() -> None:
    lines = (ROOT / ".dockerignore").read_text().splitlines()
    packages = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["setuptools"]["packages"]["find"]["include"]

    taken = {line[1:] for line in lines if line.startswith("!")}
    assert {package.rstrip("*") for package in packages} <= taken
    assert all((ROOT / name).exists() for name in taken)


def test_every_process_of_the_compose_file_is_shut_in() -> None:
    services = _yaml("compose.yaml")["services"]

    ours = {name: service for name, service in services.items() if service["image"] == "hisobot"}
    assert set(ours) == {"bot", "several", "backup"}
    for service in ours.values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert set(service["environment"]) <= set(NAMES)
    assert {profile for service in services.values() for profile in service.get("profiles", [])} == {
        "several",
        "backup",
        "postgresql",
    }


@pytest.mark.skipif(ANALYZE is None, reason="systemd is not installed")
def test_systemd_finds_nothing_wrong_with_the_unit(tmp_path: Path) -> None:
    assert ANALYZE is not None
    text = (ROOT / "deploy" / "hisobot.service").read_text()
    unit = tmp_path / "hisobot.service"
    unit.write_text(text.replace("/opt/hisobot/bin/hisobot", shutil.which("true") or "/bin/true"))
    verified = subprocess.run([ANALYZE, "verify", unit], capture_output=True, text=True, check=False)
    assert (verified.returncode, verified.stderr) == (0, "")
    exposed = subprocess.run(
        [ANALYZE, "security", "--offline=true", "--threshold=20", unit], capture_output=True, text=True, check=False
    )
    assert exposed.returncode == 0, exposed.stdout[-300:]


def test_the_unit_keeps_what_the_bot_writes_to_itself() -> None:
    lines = (ROOT / "deploy" / "hisobot.service").read_text().splitlines()

    assert {"UMask=0077", "StateDirectory=hisobot", "Restart=always", "ProtectSystem=strict"} <= set(lines)


def test_the_proxy_hands_on_what_the_settings_name() -> None:
    text = (ROOT / "deploy" / "nginx.conf").read_text()

    assert set(re.findall(r"\b([A-Z]+_[A-Z]+)=", text)) <= set(NAMES)
    [listen] = re.findall(r"WEBHOOK_LISTEN=(\S+)", text)
    assert f"proxy_pass http://{listen};" in text


def test_the_workflow_runs_what_a_bare_machine_runs() -> None:
    jobs = _yaml(".github/workflows/ci.yml")["jobs"]

    assert [step["run"] for step in jobs["everything"]["steps"] if "run" in step] == [".ci/run"]
    assert jobs["windows"]["steps"][-1]["run"] in (ROOT / "Makefile").read_text().replace("$(BIN)/", "")
