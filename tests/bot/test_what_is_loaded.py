"""A serving process has no library for papers and plan files in it until somebody wants one, and no web server."""

import json
import subprocess
import sys

import pytest

from tests.support.transport.running import ROOT

pytestmark = pytest.mark.long

FOR_PAPERS = {
    "docx",
    "docxtpl",
    "icalendar",
    "jinja2",
    "lxml",
    "matplotlib",
    "numpy",
    "openpyxl",
    "pdfminer",
    "pdfplumber",
    "PIL",
    "reportlab",
    "segno",
    "xlsxwriter",
}


def test_it_answers_a_number_without_any_library_for_papers(sqlite_url: str) -> None:
    command = [sys.executable, "-m", "tests.bot.test_what_is_loaded", sqlite_url]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    modules = json.loads(done.stdout)
    assert modules["after the number"] == []
    assert "icalendar" in modules["after a calendar"], "it would be seen"


@pytest.fixture(scope="module")
def serving() -> set[str]:
    """The modules of a process that serves and has answered nothing yet."""
    return _modules_of("bot.cli.run, bot.wiring, bot.upkeep")


def _modules_of(imported: str) -> set[str]:
    lists = f"import sys, {imported}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", lists], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return set(done.stdout.split())


def test_it_asks_for_updates_before_the_conversation_is_loaded_and_has_no_web_server_in_it(serving: set[str]) -> None:
    start, whole = (
        {module.partition(".")[0] for module in modules} for modules in (_modules_of("bot.cli.run"), serving)
    )
    assert {"telegram", "sqlalchemy"} <= start
    assert "handlers" in whole - start
    assert whole & (FOR_PAPERS | {"aiohttp", "alembic", "prometheus_client", "pyrage", "wsgiref"}) == set()


def test_it_serves_without_the_reader_of_plans(serving: set[str]) -> None:
    """Which comes with the first plan that somebody sends."""
    assert "plan.document" in serving
    assert "plan.document.reader" not in serving


def test_it_does_without_what_the_library_keeps_for_passports() -> None:
    looks = """
import sys
from bot.__main__ import main
main(["plan", "check", "examples/ish-reja-2025.xlsx", "--json"])
print("telegram" in sys.modules, "cryptography" in sys.modules)
import cryptography.fernet
"""
    done = subprocess.run([sys.executable, "-c", looks], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "True False"


def _serve(url: str) -> None:
    """A number is answered, and then a calendar is asked for; what is loaded after each is printed."""
    from bot.cli import run  # what `hisobot run` imports
    from storage.database import open_database
    from tests.support.people.cast import MALIKA, NILUFAR, gather, moment
    from tests.support.people.house import house

    assert run
    database = open_database(url)
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    with house(database, moment("2025-04-01 09:00")) as opened:
        nilufar = opened.phone(NILUFAR, "Nilufar")
        nilufar.say("/kiritish")
        nilufar.wait_for("1/5")
        nilufar.say("7")
        nilufar.wait_for("2/5")
        modules = {"after the number": _loaded()}
        malika = opened.phone(MALIKA, "Malika")
        malika.say("/muddat")
        malika.press_data("dates_file", malika.wait_for("Muddatlar")["message_id"])
        malika.wait_for(lambda message: bool(message["file"]))
        modules["after a calendar"] = _loaded()
    database.close()
    print(json.dumps(modules))


def _loaded() -> list[str]:
    return sorted({name.split(".")[0] for name in sys.modules} & FOR_PAPERS)


if __name__ == "__main__":
    _serve(*sys.argv[1:])
