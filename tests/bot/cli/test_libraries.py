"""Several libraries in one bot: each command says whose it is, and none reaches into another one."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.cli.parser import COMMANDS
from sandbox.sandbox import Sandbox
from sandbox.server import start_in_thread
from storage.base import LIBRARY
from storage.database import Database, open_database
from storage.tables import HistoryEntry, Invitation, Library
from tests.support.command_line import PLAN, TOKEN, hisobot
from tests.support.empty_database import empty_database
from tests.support.people.cast import MALIKA, NILUFAR, READERS, TASHKENT
from tests.support.people.two_libraries import FOUNDED, OURS, THEIRS, Town, two_libraries
from tests.support.terminal import typed
from usecases.conversation import work_of_account
from usecases.people.founding import open_library
from usecases.people.invitations import Arrival, Door, accept_invitation, read_link

NEEDED = {
    "form": ["--department", "Abonement", "--month", "2025-03"],
    "fill": ["forma.xlsx", "--by", "Nilufar"],
    "plan load": [str(PLAN)],
    "person forget": ["Nilufar", "--yes"],
}
"""What else has to be said."""
OF_ONE = [command.name for command in COMMANDS if any("--library" in word.names for word in command.words)]
"""Commands about one library; the others are about the whole database, or name a library themselves."""


@pytest.fixture
def town(sqlite_database: Database) -> Town:
    return two_libraries(sqlite_database)


@pytest.fixture(scope="module")
def telegram() -> Iterator[dict[str, str]]:
    running = start_in_thread(Sandbox(TOKEN))
    yield {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": running.url}
    running.stop()


def everything(database: Database) -> list[tuple[int, str]]:
    with database.read() as session:
        return [(line.library_id, line.action) for line in session.scalars(select(HistoryEntry))]


def form_of(town: Town, file: Path) -> None:
    words = ("form", "--library", OURS, "--department", READERS, "--month", "2025-03", "--out", str(file))
    assert typed(town.url, *words).returncode == 0


@pytest.mark.parametrize("name", OF_ONE)
def test_it_asks_which_library_where_there_are_several(
    name: str, town: Town, telegram: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    form_of(town, tmp_path / "forma.xlsx")
    before = everything(town.database)
    words = [*name.split(), *NEEDED.get(name, [])]
    for which, said in (
        ([], f"--library: there are several libraries; say which: {OURS}, {THEIRS}.\n"),
        (["--library", "Andijon"], f"--library: there is no 'Andijon'; there is: {OURS}, {THEIRS}.\n"),
        (["--library", "tuman"], f"--library: 'tuman' may be several: {OURS}, {THEIRS}.\n"),
    ):
        done = typed(town.url, *words, *which, **telegram)
        assert (done.returncode, done.stdout, done.stderr) == (2, "", said)
    assert everything(town.database) == before


def test_it_is_asked_by_all_that_read_or_change_one_library() -> None:
    assert {"invite", "export", "form", "fill", "history", "plan load", "person forget"} <= set(OF_ONE)


def test_one_library_need_not_be_named(town: Town, tmp_path: Path) -> None:
    """Nor the only one that is open."""
    assert typed(town.url, "library", "close", THEIRS, "--yes").returncode == 0
    done = typed(town.url, "form", "--department", READERS, "--month", "2025-03", "--out", str(tmp_path / "f.xlsx"))
    assert (done.returncode, done.stderr) == (0, "")


FOREIGN = [
    ["form", "--library", THEIRS, "--department", READERS, "--month", "2025-03"],
    ["history", "--library", THEIRS, "--department", READERS],
    ["history", "--library", THEIRS, "--person", "Sardor"],
    ["history", "--library", THEIRS, "--figure", "IV.23"],
    ["fill", "forma.xlsx", "--library", THEIRS, "--by", "Nilufar"],
    ["fill", "forma.xlsx", "--library", THEIRS, "--by", "Malika", "--send"],
]


@pytest.mark.parametrize("words", FOREIGN, ids=" ".join)
def test_it_knows_nothing_of_another_library(
    words: list[str], town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    form_of(town, tmp_path / "forma.xlsx")
    before = everything(town.database)
    done = typed(town.url, *words)
    assert done.returncode in (1, 2), done.stdout
    assert done.stdout == ""
    assert OURS not in done.stderr
    assert everything(town.database) == before


def test_it_forgets_nobody_of_another_library(town: Town) -> None:
    nilufar = town.ours.people[NILUFAR].id
    before = everything(town.database)
    done = typed(town.url, "person", "forget", str(nilufar), "--yes", "--library", THEIRS)
    assert (done.returncode, done.stdout) == (2, "")
    assert everything(town.database) == before


def test_each_history_and_paper_is_of_its_library_alone(town: Town, tmp_path: Path) -> None:
    for name, other in ((OURS, THEIRS), (THEIRS, OURS)):
        told = typed(town.url, "history", "--library", name, "--json").stdout
        assert other not in told
        out = tmp_path / name
        made = typed(town.url, "export", "--library", name, "--span", "2025-03", "--kind", "csv", "--out", str(out))
        assert made.returncode == 0, made.stderr
        (file,) = out.iterdir()
        assert file.name.startswith(name.split()[0].replace("'", ""))
    ours, theirs = (next((tmp_path / name).iterdir()).read_text() for name in (OURS, THEIRS))
    assert "4321" in theirs
    assert len(ours.splitlines()) == 1  # nobody has reported, and what others have is not ours


def test_the_log_is_told_whose_library_an_update_is_of(town: Town) -> None:
    for account, library in ((NILUFAR, town.ours.library.id), (next(iter(town.theirs.people)), town.theirs.library)):
        with town.database.write() as session:
            assert work_of_account(session, account, datetime.now(TASHKENT)) is not None
            assert session.info[LIBRARY] == library


def test_a_plan_goes_into_the_library_that_is_named(town: Town, telegram: dict[str, str]) -> None:
    with town.database.write() as session:
        third = open_library(session, "Navoiy AKM", FOUNDED).id
    before = everything(town.database)
    done = typed(town.url, "plan", "load", str(PLAN), "--library", "Navoiy")
    assert done.returncode == 0, done.stderr
    assert {library for library, _ in everything(town.database)[len(before) :]} == {third}


def test_a_directors_link_is_into_the_library_that_is_named(town: Town, telegram: dict[str, str]) -> None:
    done = typed(town.url, "invite", "--library", "guliston", **telegram)
    assert done.returncode == 0
    assert done.stderr.startswith(f"{THEIRS}. For the library's director: opens once")
    secret = done.stdout.strip().partition("start=")[2]
    with town.database.write() as session:
        opened = read_link(session, secret, 99, datetime.now(TASHKENT))
        assert isinstance(opened, Door)
        assert opened.library.id == town.theirs.library


def test_it_walks_from_nothing_to_two_libraries(telegram: dict[str, str], tmp_path: Path) -> None:
    url = empty_database(tmp_path / "data" / "hisobot.db")
    first = typed(url, "library", "add", "Guliston  tuman AKM", **telegram)
    assert re.fullmatch(r"https://t\.me/\w+\?start=\w{32}\n", first.stdout), first.stderr
    assert first.stderr.startswith("Guliston tuman AKM. For the library's director: opens once, until ")
    second = typed(url, "library", "add", "Navoiy AKM", "--timezone", "Asia/Samarkand", **telegram)
    assert "(Asia/Samarkand)" in second.stderr
    assert typed(url, "library", "list").stdout.splitlines() == [
        "1  Guliston tuman AKM  Asia/Tashkent  no director yet, 0 people, no plan yet",
        "2  Navoiy AKM  Asia/Samarkand  no director yet, 0 people, no plan yet",
    ]
    asked = hisobot(tmp_path, "library", "close", "Navoiy")  # a whole process
    assert (asked.returncode, asked.stderr.startswith("--yes: this would close Navoiy AKM: ")) == (2, True)
    assert typed(url, "library", "close", "Navoiy", "--yes").returncode == 0
    assert ", closed on " in typed(url, "library", "list").stdout
    assert typed(url, "library", "open", "2").stdout == "Navoiy AKM is open again.\n"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "NAME: there is no 'Andijon'; there is: "), ("uz", "NOM: 'Andijon' degani yo'q; borlari: ")],
)
def test_one_that_is_not_there_is_refused_by_the_word_that_was_typed(language: str, said: str, town: Town) -> None:
    for command in ("close", "open"):
        done = typed(town.url, "library", command, "Andijon", language=language)
        assert (done.returncode, done.stdout, done.stderr[: len(said)]) == (2, "", said)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["guliston  TUMAN kutubxonasi"], 2, "NAME: there is a library "),
        (["?"], 2, "NAME: '?' is no name; write one of 3 to 200 letters."),
        (["Navoiy AKM", "--timezone", "Navoiy"], 2, "--timezone: 'Navoiy' is not known: "),
    ],
)
def test_it_founds_none_that_could_not_be_told_apart(
    words: list[str], code: int, said: str, town: Town, telegram: dict[str, str]
) -> None:
    done = typed(town.url, "library", "add", *words, **telegram)
    assert (done.returncode, done.stdout, done.stderr[: len(said)]) == (code, "", said)


@pytest.mark.parametrize(
    ("settings", "code", "said"),
    [
        ({}, 2, "BOT_TOKEN is not set"),
        ({"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}, 1, "TELEGRAM_API_URL: "),
    ],
    ids=["no token", "no Telegram"],
)
def test_it_founds_none_whose_link_cannot_be_written(
    settings: dict[str, str], code: int, said: str, tmp_path: Path
) -> None:
    url = empty_database(tmp_path / "library.db")
    done = typed(url, "library", "add", "Navoiy AKM", **settings)
    assert (done.returncode, done.stderr.startswith(said)) == (code, True)
    database = open_database(url)
    with database.read() as session:
        assert session.scalars(select(Library)).all() == []
        assert session.scalars(select(Invitation)).all() == []
    database.close()


def test_nothing_is_changed_in_one_that_is_closed(town: Town, telegram: dict[str, str], tmp_path: Path) -> None:
    """Its figures can be read and handed out all the same."""
    assert typed(town.url, "library", "close", OURS, "--yes").returncode == 0
    assert typed(town.url, "library", "close", OURS, "--yes").stdout == f"{OURS} was closed already.\n"
    form = tmp_path / "forma.xlsx"
    form_of(town, form)
    for words in (["fill", str(form), "--by", "Nilufar"], ["invite"], ["plan", "load", str(PLAN)]):
        done = typed(town.url, *words, "--library", OURS, **telegram)
        said = f"--library: {OURS} is closed; `hisobot library open` lets its people work again.\n"
        assert (done.returncode, done.stderr) == (2, said)
    made = typed(town.url, "export", "--library", OURS, "--span", "2025-03", "--kind", "csv", "--out", str(tmp_path))
    assert made.returncode == 0, made.stderr
    assert typed(town.url, "library", "open", THEIRS).stdout == f"{THEIRS} is not closed.\n"


def test_whoever_runs_the_bot_moves_the_place_of_a_director_who_lost_their_phone(
    town: Town, telegram: dict[str, str]
) -> None:
    """Nobody else directs the library, so nobody could press the button for her."""
    words = ("invite", "--library", OURS, "--person")
    done = typed(town.url, *words, "malika", **telegram)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(f"{OURS}. For Malika, with the new account: opens once, until ")
    secret, new = done.stdout.strip().partition("start=")[2], 9001
    with town.database.write() as session:
        now = datetime.now(TASHKENT)
        door = read_link(session, secret, new, now)
        assert isinstance(door, Door)
        arrival = accept_invitation(session, door, new, now)
        assert isinstance(arrival, Arrival)
        assert (arrival.person.id, arrival.left_account) == (town.ours.people[MALIKA].id, MALIKA)
    refused = typed(town.url, *words, "Zarina", **telegram)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("--person: 'Zarina' does not work here; there is: ")
