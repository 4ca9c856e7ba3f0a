"""`hisobot form` and `hisobot fill`: a month's numbers without the chat, all of them or none."""

import contextlib
import json
import subprocess
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.cli.parser import command_parser
from bot.instance import only_instance
from bot.settings import read_settings
from plan.period import Month
from storage.database import Database, open_database
from storage.tables import Answer, OutgoingMessage, Submission
from tests.support.command_line import hisobot
from tests.support.empty_database import empty_database
from tests.support.months.form_sheets import Sheet
from tests.support.people.cast import MALIKA, TASHKENT, Cast, gather
from texts.language import speaking
from usecases.people.founding import open_library

NOW = datetime.now(TASHKENT)
"""The command line has the real clock, and a month that has begun is open."""
MONTH = Month(NOW.year, NOW.month)
MONTH_NAMED = f"{NOW:%B %Y}"
Done = subprocess.CompletedProcess[str]
NUMBERS = {"13 yangi": 21, "13 qayta": "1 200", "14": 9870, "15": 29870, "23": 12}


@dataclass
class Office:
    """A folder with a library in it, and its database."""

    folder: Path
    database: Database
    cast: Cast

    def run(self, *words: str) -> Done:
        """The command in this process, which is quicker; what only the whole of it shows is in a process of its own."""
        out, err = StringIO(), StringIO()
        with contextlib.chdir(self.folder), redirect_stdout(out), redirect_stderr(err), speaking("en"):
            try:
                given = command_parser().parse_args(words)
                code = given.command(read_settings({}), given)
            except SystemExit as refused:
                code = refused.code
        return Done(words, code, out.getvalue(), err.getvalue())

    def form(self) -> Sheet:
        done = self.run(
            "form", "--department", "abonement", "--month", str(MONTH), "--out", "forma.xlsx", "--overwrite"
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "forma.xlsx\n", "")
        return Sheet((self.folder / "forma.xlsx").read_bytes())

    def fill(self, sheet: Sheet, *words: str, by: str = "Nilufar") -> Done:
        (self.folder / "forma.xlsx").write_bytes(sheet.saved())
        return self.run("fill", "forma.xlsx", "--by", by, *words)

    def answers(self) -> list[int | None]:
        with self.database.read() as session:
            values = session.scalars(select(Answer.value).order_by(Answer.figure_id))
            return [None if value is None else int(value) for value in values]

    def status(self) -> str | None:
        with self.database.read() as session:
            return session.scalars(select(Submission.status)).one_or_none()

    def notices(self) -> list[str]:
        """What waits to be said to the director."""
        with self.database.read() as session:
            query = select(OutgoingMessage.params).where(OutgoingMessage.chat_id == MALIKA)
            return [json.loads(params)["text"] for params in session.scalars(query)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    url = empty_database(tmp_path / "data" / "hisobot.db")
    database = open_database(url)
    with database.write() as session:
        cast = gather(session, NOW, year=MONTH.year)
    yield Office(tmp_path, database, cast)
    database.close()


def asked(sheet: Sheet) -> dict[str, object]:
    """Numbers for whatever this month asks of the readers (row 16 in some months only)."""
    return {label: NUMBERS.get(label, 1) for label in sheet.entries()}


def test_it_keeps_a_filled_form_and_says_who(office: Office) -> None:
    sheet = office.form()
    done = office.fill(sheet.put({"14": "9 870 nafar", "15": 29870}).note("15", "Ta'til"))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "IV.14: – -> 9\u00a0870",
        "IV.15: – -> 29\u00a0870  note: Ta'til",
        f"{MONTH_NAMED}, Abonement xizmati: 2 kept, 0 as before.",
    ]
    assert office.answers() == [9870, 29870]
    history = hisobot(office.folder, "history", "--action", "answer", "--lang", "uz").stdout
    assert history.count("  Nilufar raqam yozdi: ") == 2
    assert office.form().entries()["14"] == 9870
    again = office.fill(sheet)
    assert (again.returncode, again.stdout) == (0, f"{MONTH_NAMED}, Abonement xizmati: 0 kept, 2 as before.\n")


def test_it_keeps_nothing_when_one_row_is_not_understood(office: Office) -> None:
    done = office.fill(office.form().put({"13 yangi": 21, "14": "1.200", "15": "taxminan 5"}))
    assert (done.returncode, done.stdout) == (1, "")
    first, second = done.stderr.splitlines()
    assert first.startswith("forma.xlsx: ")
    assert "row 14: ❗️ «1.200»" in first
    assert "row 15: ❗️ «taxminan 5»" in second
    assert "<" not in done.stderr
    assert (office.answers(), office.status()) == ([], None)


def test_it_sends_only_when_nothing_is_missing(office: Office) -> None:
    sheet = office.form()
    full = asked(sheet)
    done = office.fill(sheet.put({"14": 9870}), "--send")
    assert done.returncode == 1
    assert f"--send: {len(full) - 1} figures have no answer yet, so nothing was kept: IV.13 (yangi)" in done.stderr
    assert (office.answers(), office.status(), office.notices()) == ([], None, [])
    done = office.fill(sheet.put(full), "--send")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"{MONTH_NAMED}, Abonement xizmati: sent."
    assert office.status() == "submitted"
    (notice,) = office.notices()
    assert f"hisoboti topshirildi (Nilufar). {len(full)} ta ko'rsatkich" in notice


def test_it_corrects_what_was_sent_only_with_a_reason(office: Office) -> None:
    sheet = office.form()
    office.fill(sheet.put(asked(sheet)), "--send")
    sheet = office.form().put({"14": 9780, "15": 29000})
    done = office.fill(sheet)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "--why: the report was sent; say why these numbers change: IV.14, IV.15\n"
    assert 9870 in office.answers()
    done = office.fill(sheet, "--why", "Sabab " * 100)
    assert (done.returncode, done.stdout) == (1, "")
    assert "--why: it may have 500 letters, and has 599." in done.stderr
    assert {9870, 29870} < set(office.answers())
    done = office.fill(sheet, "--why", "Jurnaldan qayta sanaldi")
    assert (done.returncode, done.stderr) == (0, "")
    assert "IV.14: 9\u00a0870 -> 9\u00a0780" in done.stdout
    assert {9780, 29000} < set(office.answers())
    assert "2 ta raqam o'zgardi (Nilufar)" in office.notices()[-1]
    history = office.run("history", "--action", "answer").stdout
    assert history.count("Reason: Jurnaldan qayta sanaldi") == 2
    assert "--send" in office.fill(sheet, "--send").stderr


def test_it_takes_nothing_from_somebody_elses_hand(office: Office) -> None:
    done = office.fill(office.form().put({"14": 9870}), by="Bekzod")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines() == [
        "forma.xlsx, --by Bekzod: This is another department's report, it can only be looked at.",
        "The form is of Abonement: somebody of that department is to give it.",
    ]
    assert (office.answers(), office.status()) == ([], None)


def test_it_wants_a_sqlite_database_for_itself_as_loading_a_plan_does(office: Office) -> None:
    sheet = office.form().put({"14": 9870})
    with only_instance(office.folder / "data" / "hisobot.db"):
        assert office.form().entries()["14"] is None  # only looking works beside a running bot
        (office.folder / "forma.xlsx").write_bytes(sheet.saved())
        done = hisobot(office.folder, "fill", "forma.xlsx", "--by", "Nilufar")
    assert (done.returncode, done.stdout) == (1, "")
    assert "in use by another running Hisobot" in done.stderr
    assert office.answers() == []


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["form", "--department", "Garaj", "--month", str(MONTH)], 2, "--department: there is no 'Garaj'; there is: "),
        (["form", "--department", "xizmati", "--month", str(MONTH)], 2, "--department: 'xizmati' may be several: "),
        (["form", "--department", "Abonement", "--month", "mart"], 2, "'mart' is no month; write it like 2025-03"),
        (["form", "--department", "Abonement", "--month", "1999-12"], 1, "--month: there is no plan for 1999."),
        (["form", "--department", "Abonement", "--month", str(MONTH), "--out", "yo'q/a.xlsx"], 1, "--out: yo'q/a.xlsx"),
        (["fill", "yo'q.xlsx", "--by", "Nilufar"], 2, "yo'q.xlsx: there is no such file"),
        (
            ["fill", "matn.txt", "--by", "Nilufar"],
            1,
            "matn.txt is no form of a month's report; `hisobot form` writes one.",
        ),
        (["fill", "buzuq.xlsx", "--by", "Nilufar"], 1, "buzuq.xlsx: The file is damaged"),
        (["fill", "data/hisobot.db", "--by", "Nilufar"], 1, "data/hisobot.db is no form of a month's report; `hisobot"),
        (
            ["fill", "bosh.xlsx", "--by", "Nilufar"],
            1,
            "bosh.xlsx is no form of a month's report; `hisobot form` writes",
        ),
        (["fill", "forma.xlsx", "--by", "Sardor"], 2, "--by: there is no 'Sardor'; there is: Bekzod, Malika, Nilufar."),
        (["fill", "forma.xlsx"], 2, "--by"),
    ],
)
def test_it_says_in_a_line_what_is_wrong(office: Office, words: list[str], code: int, sentence: str) -> None:
    office.form()
    (office.folder / "matn.txt").write_text("salom")
    (office.folder / "bosh.xlsx").write_text("")
    (office.folder / "buzuq.xlsx").write_bytes(b"PK\x03\x04 buzilgan")
    done = office.run(*words)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_both_do_their_work_as_commands(office: Office) -> None:
    """In processes of their own, by the words that a terminal has."""
    done = hisobot(office.folder, "form", "--department", "Abonement xizmati", "--month", str(MONTH))
    assert (done.returncode, done.stderr) == (0, "")
    file = office.folder / done.stdout.strip()
    assert file.name == f"Forma_{MONTH}_Abonement.xlsx"
    file.write_bytes(Sheet(file.read_bytes()).put({"14": 9870}).saved())
    done = hisobot(office.folder, "fill", file.name, "--by", "Nilufar")
    assert (done.returncode, done.stderr) == (0, "")
    assert office.answers() == [9870]


def test_it_writes_over_no_form_that_may_be_filled_unless_told_to(office: Office) -> None:
    words = ("form", "--department", "Abonement", "--month", str(MONTH), "--out", "forma.xlsx")
    filled = office.form().put({"14": 9870}).saved()
    (office.folder / "forma.xlsx").write_bytes(filled)
    done = office.run(*words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "--out: forma.xlsx says something else; name another place, or add --overwrite.\n"
    assert (office.folder / "forma.xlsx").read_bytes() == filled
    assert office.run(*words, "--overwrite").returncode == 0
    assert (office.folder / "forma.xlsx").read_bytes() != filled


def test_it_says_how_people_and_departments_come_into_a_library(office: Office, tmp_path: Path) -> None:
    office.form()
    settings = {"DATABASE_URL": empty_database(tmp_path / "young.db")}
    database = open_database(settings["DATABASE_URL"])
    with database.write() as session:
        open_library(session, "Yosh kutubxona", NOW)
    database.close()
    done = hisobot(office.folder, "form", "--department", "Abonement", "--month", str(MONTH), **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--department: the library has no departments yet; `hisobot plan load` ")
    done = hisobot(office.folder, "fill", "forma.xlsx", "--by", "Nilufar", **settings)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("--by: nobody has come into the library yet; `hisobot invite` ")


def test_it_fills_only_a_database_that_is_there_and_as_it_is(office: Office) -> None:
    office.form()
    for url, sentence in {
        "sqlite:///new/my.db": "DATABASE_URL: there is no file new/my.db; ",
        "sqlite:///old.db": "DATABASE_URL: old.db is of an older Hisobot; start this one's bot once ",
    }.items():
        if "old" in url:
            empty_database(office.folder / "old.db", "0002")
        done = hisobot(office.folder, "fill", "forma.xlsx", "--by", "Nilufar", DATABASE_URL=url)
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
        assert done.stderr.startswith(sentence)
    assert not (office.folder / "new").exists()
