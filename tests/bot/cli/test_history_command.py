"""`hisobot history`: every line can be found again by day, person, row, department and what was done."""

import json
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.demo import build_demo
from plan.period import Month
from storage.database import Database, open_database
from tests.support.command_line import hisobot
from tests.support.empty_database import empty_database
from tests.support.people.cast import NILUFAR, gather, moment
from tests.support.plans.plans import row, table
from usecases.month import answering, reporting
from usecases.planning.loading import load_plan_file
from usecases.planning.row_matching import NEW, QUESTION
from usecases.work import work_of


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo library's database is, with January and February reported."""
    path: Path = tmp_path_factory.mktemp("history")
    url = empty_database(path / "data" / "hisobot.db")
    database: Database = open_database(url)
    build_demo(database)
    database.close()
    return path


def lines(folder: Path, *words: str) -> list[dict[str, object]]:
    done = hisobot(folder, "history", "--json", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_it_prints_the_newest_lines_with_who_what_where_and_why(folder: Path) -> None:
    done = hisobot(folder, "history", "--lang", "uz", "--figure", "IV.15", "--person", "nilufar", "--limit", "2")
    assert done.returncode == 0
    first, second = done.stdout.splitlines()
    assert first.startswith("04.03.2025 15:30  Nilufar raqam yozdi: 2025-yil fevral, Abonement va ")
    assert "IV.15 — " in first
    assert first.endswith("Sababi: namuna (o'ylab topilgan)")
    assert " izoh yozdi: " in second


def test_it_narrows_by_every_option_at_once(folder: Path) -> None:
    everything = lines(folder, "--limit", "100000")
    assert [entry["id"] for entry in everything] == sorted(entry["id"] for entry in everything)  # type: ignore[type-var]
    moments = [datetime.fromisoformat(str(entry["at"])) for entry in everything]
    options: dict[tuple[str, str], Callable[[datetime, Any], bool]] = {
        ("--since", "2025-03-01"): lambda at, entry: at.date().isoformat() >= "2025-03-01",
        ("--until", "2025-02-28"): lambda at, entry: at.date().isoformat() <= "2025-02-28",
        ("--person", "BEKZOD"): lambda at, entry: entry["person"] == "Bekzod",
        ("--figure", "iv.13"): lambda at, entry: entry["about"].split()[:1] == ["IV.13"],
        ("--department", "Bosh hisobchi"): lambda at, entry: entry["department"] == "Bosh hisobchi",
        ("--action", "submit"): lambda at, entry: entry["action"] == "submit",
    }
    for option, fits in options.items():
        wanted = [entry for at, entry in zip(moments, everything, strict=True) if fits(at, entry)]
        assert 0 < len(wanted) < len(everything)
        assert lines(folder, *option, "--limit", "100000") == wanted
    both = lines(folder, "--person", "Nilufar", "--action", "submit", "--since", "2025-03-01")
    assert [(entry["person"], entry["action"], entry["month"]) for entry in both] == [("Nilufar", "submit", "2025-02")]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--since", "yesterday"], 2, "--since"),
        (
            ["--since", "2025-04-01", "--until", "2025-03-01"],
            2,
            "--until: 2025-03-01 is before --since 2025-04-01; name a later day.",
        ),
        (["--limit", "0"], 2, "--limit"),
        (["--person", "Sardor"], 2, "--person: the history knows nothing of 'Sardor'; there is: AKT mudiri, "),
        (["--department", "Garaj"], 2, "--department"),
        (["--figure", "IV.99"], 2, "--figure: the history knows nothing of 'IV.99'."),
        (["--action", "steal"], 2, "--action: the history knows nothing of 'steal'; there is: answer, "),
    ],
)
def test_it_names_the_option_that_finds_nothing(folder: Path, words: list[str], code: int, sentence: str) -> None:
    done = hisobot(folder, "history", *words)
    assert done.returncode == code
    assert sentence in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_it_takes_the_calendars_edges_for_what_they_are(folder: Path) -> None:
    everything = lines(folder, "--limit", "100000")
    assert lines(folder, "--since", "0001-01-01", "--until", "9999-12-31", "--limit", "100000") == everything
    assert lines(folder, "--since", "9999-12-31") == lines(folder, "--until", "0001-01-01") == []


def test_it_names_a_dropped_row_by_the_number_that_people_knew(tmp_path: Path) -> None:
    """When another row has been given its number since."""
    url = empty_database(tmp_path / "data" / "hisobot.db")
    database = open_database(url)
    with database.write() as session:
        cast = gather(session, moment("2025-01-06 09:00"))
        work = work_of(session, cast.people[NILUFAR], moment("2025-02-03 10:00"))
        report = reporting.open_report(work, work.departments()[0], Month(2025, 1))
        assert report is not None
        given_out = next(indicator for indicator in report.asked if indicator.code == "IV.15")
        answering.record_answer(work, report, given_out, Decimal(29870), "29870")
        plan = [table(row(number="15.", name="Onlayn seminarlar o'tkazish"))]
        load_plan_file(session, cast.library, plan, moment("2025-02-10 10:00"), {f"{QUESTION}IV.15": NEW})
    database.close()
    [line] = hisobot(tmp_path, "history", "--action", "answer", "--lang", "uz").stdout.splitlines()
    assert line.endswith(" IV.15 (rejadan chiqqan) — 29\u00a0870.")
    assert [entry["about"] for entry in lines(tmp_path, "--figure", "IV.15")] == ["IV.15 (dropped)"]
