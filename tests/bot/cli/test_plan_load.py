"""`hisobot plan load` over a plan in force: what would change is shown, and agreed to before it is written."""

import os
import pty
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import create_engine, text

from tests.support.command_line import environment, hisobot
from tests.support.plans.files import row, workbook
from tests.support.warm.process import client_command

NAMES = ("Kitob berish", "Tadbirlar", "Ko'rgazmalar", "Hisob yuritish", "Uchrashuvlar", "Qatnov")


def plan(*targets: int, heading: str = "", baseline: int = 10) -> bytes:
    """The small plan with these targets for its first rows."""
    given = [*targets, *[12] * len(NAMES)]
    rows = [
        row(f"{at}.", name, baseline=baseline, target=target)
        for at, (name, target) in enumerate(zip(NAMES, given, strict=False), 1)
    ]
    content = workbook(*rows)
    return content if not heading else _with_heading(content, heading)


def _with_heading(content: bytes, heading: str) -> bytes:
    """The same with other words above the year's plan."""
    book = openpyxl.load_workbook(BytesIO(content))
    sheet = book.active
    assert sheet is not None
    sheet["E2"] = heading
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


@pytest.fixture(scope="module")
def first_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("first") / "office"
    folder.mkdir()
    (folder / "reja.xlsx").write_bytes(plan())
    assert hisobot(folder, "plan", "load", "reja.xlsx").stdout == "2025: the plan was loaded.\n"
    return folder


@pytest.fixture
def office(first_office: Path, tmp_path: Path) -> Path:
    """A folder with a database that holds the small plan."""
    return Path(shutil.copytree(first_office, tmp_path / "office"))


def targets(office: Path) -> list[int]:
    engine = create_engine(f"sqlite:///{office / 'data' / 'hisobot.db'}")
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT target FROM plan_figures WHERE NOT dropped ORDER BY position"))
        found = [int(target) for (target,) in rows]
    engine.dispose()
    return found


def at_a_terminal(office: Path, typed: str, *words: str) -> tuple[int, str]:
    """The command with somebody at the keyboard: its exit code and what they read."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [*client_command(), "bot", *words],
        cwd=office,
        env=environment({}),
        stdin=slave,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    os.close(slave)
    os.write(master, typed.encode())
    read, _ = process.communicate(timeout=100)
    os.close(master)
    return process.returncode, read.decode().replace("\r\n", "\n")


def test_it_stops_with_one_line_where_nobody_can_be_asked(office: Path) -> None:
    (office / "reja.xlsx").write_bytes(plan(15, 16))
    done = hisobot(office, "plan", "load", "reja.xlsx")
    assert done.returncode == 1
    assert done.stdout.splitlines() == ["✏️ IV.1 year's plan: 12 → 15", "✏️ IV.2 year's plan: 12 → 16"]
    assert done.stderr.startswith("--yes: 2 differences to the plan in force. ")
    assert len(done.stderr.splitlines()) == 1
    assert targets(office) == [12] * 6


def test_a_program_says_yes_at_once(office: Path) -> None:
    (office / "reja.xlsx").write_bytes(plan(15))
    done = hisobot(office, "plan", "load", "--yes", "reja.xlsx")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == ["✏️ IV.1 year's plan: 12 → 15", "2025: the plan in force was changed."]
    assert targets(office) == [15, *[12] * 5]
    again = hisobot(office, "plan", "load", "reja.xlsx")
    assert again.stdout == "2025: the plan in force is the same, nothing was changed.\n"


@pytest.mark.walk
@pytest.mark.parametrize(("typed", "code", "first"), [("y\n", 0, 15), ("n\n", 1, 12), ("\n", 1, 12), ("\x04", 1, 12)])
def test_it_asks_at_a_terminal(office: Path, typed: str, code: int, first: int) -> None:
    (office / "reja.xlsx").write_bytes(plan(15))
    exit_code, read = at_a_terminal(office, typed, "plan", "load", "reja.xlsx")
    assert exit_code == code, read
    assert "IV.1 year's plan: 12 → 15" in read
    assert "1 difference to the plan in force. Load it? [y/N]" in read
    assert targets(office)[0] == first


@pytest.mark.walk
def test_it_asks_what_is_open_in_the_file(office: Path) -> None:
    (office / "reja.xlsx").write_bytes(workbook(row("1.", NAMES[0], target=15, window="zarurat bo'yicha")))
    done = hisobot(office, "plan", "load", "--yes", "reja.xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert "send the file to the bot" in done.stderr
    exit_code, read = at_a_terminal(office, "i\ny\n", "plan", "load", "reja.xlsx")
    assert exit_code == 0, read
    assert "i) at the end of each month" in read
    assert targets(office)[0] == 15


def test_it_stops_at_a_column_that_moved(office: Path) -> None:
    (office / "reja.xlsx").write_bytes(plan(15, heading="2025-yil tasdiqlangan reja"))
    done = hisobot(office, "plan", "load", "--yes", "reja.xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(
        "--moved-column: The year's plan was taken from another column before: «2025-yil (reja)»"
    )
    assert targets(office)[0] == 12
    exit_code, read = at_a_terminal(office, "y\ny\n", "plan", "load", "reja.xlsx")
    assert exit_code == 0, read
    assert targets(office)[0] == 15


def test_other_words_above_the_same_figures_are_no_question(office: Path) -> None:
    (office / "reja.xlsx").write_bytes(plan(heading="2025-yil tasdiqlangan reja"))
    done = hisobot(office, "plan", "load", "reja.xlsx")
    assert done.stdout == "2025: the plan in force is the same, nothing was changed.\n"


def test_it_stops_where_the_figures_of_most_rows_shift(office: Path) -> None:
    (office / "reja.xlsx").write_bytes(plan(1, 2, 3, 4, 5))
    done = hisobot(office, "plan", "load", "--yes", "reja.xlsx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("--moved-column: The year's plan of 5 rows has changed at once")
    done = hisobot(office, "plan", "load", "--yes", "--moved-column", "reja.xlsx")
    assert done.returncode == 0, done.stderr
    assert targets(office) == [1, 2, 3, 4, 5, 12]


def test_a_year_begins_with_the_month_that_is_named(tmp_path: Path) -> None:
    (tmp_path / "reja.xlsx").write_bytes(plan())
    done = hisobot(tmp_path, "plan", "load", "reja.xlsx", "--begins", "5")
    assert done.stdout == (
        "2025: reports are asked for from May on; 🚩 in the director's /sozlamalar opens earlier months.\n"
        "2025: the plan was loaded.\n"
    )
    assert "--begins" in hisobot(tmp_path, "plan", "load", "reja.xlsx", "--begins", "13").stderr
