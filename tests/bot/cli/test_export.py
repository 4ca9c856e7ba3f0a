"""`hisobot export`: the papers of the chat as files in a folder, and one line for whatever is wrong."""

import io
from pathlib import Path

import docx
import pytest

from bot.demo import MALIKA
from reports.kinds import KINDS, print_paper
from storage.database import open_database
from storage.people import people
from storage.tables import LibraryFile
from tests.support.command_line import hisobot
from tests.support.empty_database import empty_database
from tests.support.papers.orders import csv_lines, picture, sheet_months, words_in
from tests.support.papers.year import AFTER, facts_of, full_year
from tests.support.people.cast import READERS, Planned, gather, moment

STEM = "Qorgontepa_AKM_filiallar"
ALL = {
    f"{STEM}_2025-I-chorak_2025-04-08{ending}"
    for ending in (
        *(f"_QORALAMA{signed}" for signed in (".xlsx", "-xat.docx", "-xat.pdf", ".pdf")),
        *(".csv", "-bajarilish.png", "-kim-topshirgan.png"),
    )
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the demo library's database is, with a first quarter reported; only read it."""
    path: Path = tmp_path_factory.mktemp("export")
    url = empty_database(path / "data" / "hisobot.db")
    database = open_database(url)
    with database.write() as session:
        full_year(session, months=3)
    database.close()
    return path


def exported(folder: Path, out: Path, *words: str) -> dict[str, bytes]:
    """What a well-formed command wrote; it says so itself, path by path."""
    done = hisobot(folder, "export", "--out", str(out), *words)
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    paths = [Path(line) for line in done.stdout.splitlines()]
    assert {path.name for path in paths} == {path.name for path in out.iterdir()}
    assert all(path.parent == out for path in paths)
    return {path.name: path.read_bytes() for path in paths}


def test_it_writes_every_paper_as_it_comes_in_the_chat(folder: Path, tmp_path: Path) -> None:
    made = exported(folder, tmp_path / "new" / "deep", "--span", "2025-quarter-1")
    assert set(made) == ALL
    by_ending = {name.partition("2025-04-08")[2].removeprefix("_QORALAMA"): data for name, data in made.items()}
    csv_values = {(line[0], line[1], line[4]): line[5] for line in csv_lines(by_ending[".csv"])[1:]}
    march = {code: value for (code, _, month), value in csv_values.items() if month == "2025-03"}
    assert march["IV.15"] == "29870"
    year = sheet_months(by_ending[".xlsx"])["IV.15"]
    quarter = [int(value) for (code, _, _), value in csv_values.items() if code == "IV.15"]
    assert (year["Mart"], year["Jami"], len(quarter)) == (29870, sum(quarter), 3)
    for kind, ending in (("word", "-xat.docx"), ("word_pdf", "-xat.pdf"), ("form_pdf", ".pdf")):
        assert str(sum(quarter)) in words_in(kind, by_ending[ending])
    assert all(picture(data).width == 1080 for ending, data in by_ending.items() if ending.endswith(".png"))


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--span", "2025-month-3", "--kind", "csv"], [f"{STEM}_2025-mart_2025-04-08.csv"]),
        (
            ["--span", "2025-year", "--kind", "pdf"],
            [f"{STEM}_2025-yil_2025-04-08_QORALAMA-xat.pdf", f"{STEM}_2025-yil_2025-04-08_QORALAMA.pdf"],
        ),
        (["--span", "2025-nine_months-1", "--kind", "xlsx"], [f"{STEM}_2025-9-oy_2025-04-08_QORALAMA.xlsx"]),
        (
            ["--span", "2025-year", "--kind", "plan"],
            [f"{STEM}_2025-yil_2025-04-08-reja.docx", f"{STEM}_2025-yil_2025-04-08-reja.xlsx"],
        ),
        (
            ["--span", "2025-quarter-1", "--kind", "a3"],
            [f"{STEM}_2025-I-chorak_2025-04-08_QORALAMA-A3.pdf", f"{STEM}_2025-I-chorak_2025-04-08_QORALAMA-A3.xlsx"],
        ),
        (["--span", "2025-half-2", "--kind", "docx"], [f"{STEM}_2025-II-yarim-yillik_2025-04-08_QORALAMA-xat.docx"]),
        # The clock is the real one: the plan's year is long over, and /hisobot opens with its December.
        (["--kind", "csv"], [f"{STEM}_2025-dekabr_2025-04-08.csv"]),
    ],
)
def test_it_writes_what_it_is_asked_for(words: list[str], names: list[str], folder: Path, tmp_path: Path) -> None:
    assert sorted(exported(folder, tmp_path, *words)) == sorted(names)


def test_it_draws_each_figures_year(tmp_path: Path) -> None:
    url = empty_database(tmp_path / "data" / "hisobot.db")
    database = open_database(url)
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"))
    database.close()
    made = exported(tmp_path, tmp_path / "out", "--span", "2025-year", "--kind", "years")
    stem = "Qorgontepa_tuman_AKM_2025-yil_2025-01-06"
    figures = [
        "I.1",
        "II.1",
        "IV.13_jami",
        "IV.13_qayta",
        "IV.13_yangi",
        *(f"IV.{at}" for at in (14, 15, 16, 23, 26.1)),
    ]
    assert sorted(made) == [f"{stem}-{figure}.png" for figure in figures]
    assert all(picture(data).width == 1080 for data in made.values())


def test_it_gives_long_names_in_cyrillic_files_that_every_disk_takes(tmp_path: Path) -> None:
    """A disk counts bytes, of which these letters have two; and such names may begin alike."""
    url = empty_database(tmp_path / "data" / "hisobot.db")
    database = open_database(url)
    endless = "ўқувчиларга уйга берилган китоблар " * 8
    planned = tuple(Planned("IV", "13", "Китоб", (READERS,), 10, 5, part=endless + end) for end in "аб")
    with database.write() as session:
        gather(session, moment("2025-01-06 09:00"), planned).library.name = "Ахборот-кутубхона маркази " * 7
    database.close()
    for kind, count in (("years", 2), ("png", 2), ("csv", 1)):
        made = exported(tmp_path, tmp_path / kind, "--span", "2025-year", "--kind", kind)
        assert len(made) == count
        assert all("_2025-yil_2025-01-06" in name and "\ufffd" not in name for name in made)


def test_it_goes_back_to_a_past_day(folder: Path, tmp_path: Path) -> None:
    made = exported(folder, tmp_path, "--span", "2025-quarter-1", "--kind", "csv", "--as-of", "2025-03-10")
    [(name, data)] = made.items()
    assert name == f"{STEM}_2025-I-chorak_2025-03-10.csv"
    assert {line[4] for line in csv_lines(data)[1:]} == {"2025-01", "2025-02"}


def test_it_writes_the_letter_in_the_librarys_own_form(tmp_path: Path) -> None:
    own = docx.Document()
    own.add_paragraph("Bizning xat: {{ kutubxona }}")
    kept = io.BytesIO()
    own.save(kept)
    home = _home_with_letter(tmp_path, kept.getvalue())
    [data] = exported(home, tmp_path / "out", "--span", "2025-quarter-1", "--kind", "docx").values()
    assert "Bizningxat:Qoʻrgʻontepa" in words_in("word", data)


def test_it_says_that_the_librarys_own_form_cannot_be_filled(tmp_path: Path) -> None:
    home = _home_with_letter(tmp_path, b"PK torn")
    done = hisobot(home, "export", "--span", "2025-quarter-1", "--kind", "docx")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("--kind docx: the library's own letter cannot be filled in")
    assert done.stderr.count("\n") == 1


def _home_with_letter(home: Path, content: bytes) -> Path:
    url = empty_database(home / "data" / "hisobot.db")
    database = open_database(url)
    with database.write() as session:
        library = full_year(session, months=3)
        malika = people.by_telegram_id(session, MALIKA.account)
        assert malika is not None
        session.add(
            LibraryFile(
                library_id=library.id,
                kind="letter",
                name="x",
                content=content,
                uploaded_at=AFTER,
                uploaded_by=malika.id,
            )
        )
    database.close()
    return home


def test_it_replaces_no_file_that_says_something_else_unless_told_to(folder: Path, tmp_path: Path) -> None:
    words = ("--span", "2025-month-3", "--kind", "csv")
    [(name, first)] = exported(folder, tmp_path, *words).items()
    assert exported(folder, tmp_path, *words) == {name: first}, "the same again is no harm"
    (tmp_path / name).write_bytes(b"signed by hand")
    done = hisobot(folder, "export", "--out", str(tmp_path), *words)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"--out: {tmp_path / name} says something else; name another place, or add --overwrite.\n"
    assert (tmp_path / name).read_bytes() == b"signed by hand"
    assert exported(folder, tmp_path, *words, "--overwrite") == {name: first}


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--span", "march"], 2, "--span: 'march' is no span; write it like 2025-month-3"),
        (["--span", "2025-month-13"], 2, "--span"),
        (["--span", "99999-year"], 2, "--span"),
        (["--span", "2031-year"], 1, "--span: there was no plan for 2031."),
        (["--span", "2025-year", "--as-of", "2025-13-01"], 2, "--as-of: '2025-13-01' is no day"),
        (["--span", "2025-year", "--as-of", "2999-01-01"], 2, "--as-of: 2999-01-01 cannot be gone back to; only days"),
        (["--span", "2025-year", "--as-of", "2020-01-01"], 2, "--as-of: 2020-01-01 cannot be gone back to; only days"),
        (["--span", "2025-year", "--kind", "gold"], 2, "--kind"),
        (["--span", "2025-year", "--kind", "csv", "--out", "data/hisobot.db"], 1, "--out: data/hisobot.db"),
        (["--span", "2025-year", "--kind", "csv", "--out", "/dev/null/x"], 1, "--out: /dev/null/x"),
    ],
)  # fmt: skip
def test_it_names_the_option_that_is_wrong(words: list[str], code: int, sentence: str, folder: Path) -> None:
    done = hisobot(folder, "export", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert sentence in done.stderr.splitlines()[-1]
    assert "Traceback" not in done.stderr


def test_it_tells_every_form_of_a_span_and_every_kind(tmp_path: Path) -> None:
    help_text = " ".join(hisobot(tmp_path, "export", "--help").stdout.split())
    for form in ("2025-month-3", "2025-quarter-1", "2025-half-1", "2025-nine_months", "2025-year", "years:", "csv:"):
        assert form in help_text
    assert not list(tmp_path.iterdir())


def test_it_makes_the_chats_very_bytes_but_for_who_asked(folder: Path, tmp_path: Path) -> None:
    made = exported(folder, tmp_path, "--span", "2025-quarter-1", "--kind", "csv")
    database = open_database(f"sqlite:///{folder / 'data' / 'hisobot.db'}")
    in_chat = print_paper("csv", facts_of(database, "2025-quarter-1"))
    database.close()
    assert made == {in_chat.name: in_chat.content}
    large_and_plan = {"excel_a3", "form_a3", "plan_excel", "plan_word"}
    assert set(KINDS) == {"excel", "csv", "word", "word_pdf", "form_pdf", "overview", "who"} | large_and_plan
