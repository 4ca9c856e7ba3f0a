"""Every kind of figure in every form: the chat, the workbook, Word, PDF and the pictures of one report say the same,
and what was worked out on paper."""

import html
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from plan.progress.line import Line
from plan.progress.paper import Reason
from plan.progress.view import RowList
from reports.content.table import Table
from reports.content.tables import month_table, paper_tables, raw_csv
from reports.pictures.drawing import year_figure
from reports.word.letter import letter_document
from storage.database import Database, open_database
from tests.support.empty_database import empty_database
from tests.support.papers import reading
from tests.support.papers.files import Files
from tests.support.papers.kinds import EVERY_KIND, MONTHS, NUMBERS, PAPER
from tests.support.papers.year import facts_of, small_year
from texts.papers import form as form_words
from texts.papers import labels as words
from texts.progress.line_card import line_card
from texts.progress.lists import listed_rows_page

Place = tuple[str, str]


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A plan with every kind of figure after half a year."""
    folder: Path = tmp_path_factory.mktemp("kinds")
    database = open_database(empty_database(folder / "kinds.db"))
    with database.write() as session:
        small_year(session, EVERY_KIND, NUMBERS)
    yield database
    database.close()


@pytest.fixture(scope="module")
def quarter(kinds: Database) -> Files:
    return Files(facts_of(kinds, "2025-quarter-2"))


@pytest.fixture(scope="module")
def half(kinds: Database) -> Files:
    return Files(facts_of(kinds, "2025-half-1"))


def lines_of(files: Files) -> Mapping[Place, Line]:
    return {(line.indicator.number, line.indicator.part or ""): line for line in files.facts.report.lines}


def column(table: Table, heading: str) -> int:
    for row in table.rows[table.head_from : table.head_to]:
        for at, cell in enumerate(row):
            if cell is not None and cell.value == heading:
                return at
    raise AssertionError(f"no column {heading}")


def sheet_cells(files: Files, table: Table) -> Mapping[Place, Mapping[str, str]]:
    """Each figure's cells in a sheet, by heading, as they are printed."""
    sheet = reading.sheet_of(files.book, table.name)
    headings = {
        str(cell.value): at
        for row in table.rows[table.head_from : table.head_to]
        for at, cell in enumerate(row)
        if cell is not None and cell.value is not None
    }
    figures = [(down, row) for down, row in enumerate(table.rows, 1) if reading.is_figure(table, row)]
    cells: dict[Place, dict[str, str]] = {}
    for (down, row), place in zip(figures, lines_of(files), strict=True):
        cells[place] = {
            heading: reading.cell_text(sheet.cell(down, at + 1).value, cell)
            for heading, at in headings.items()
            if (cell := row[at]) is not None
        }
    return cells


def screen(text: str) -> str:
    return html.unescape(reading.plain(text).replace("<b>", "").replace("</b>", ""))


def card(files: Files, place: Place) -> str:
    """The row's card, as somebody without Telegram's letters would read it."""
    lines = lines_of(files)
    by_key = {line.indicator.key: line for line in lines.values()}
    parts = [by_key[part] for part in lines[place].indicator.parts]
    page = line_card(
        files.facts.report, lines[place], (), parts, files.facts.departments, leads_back="home", why="home"
    )
    return "\n".join(map(screen, str(page.text).split("\n")))


FORM: Mapping[Place, tuple[tuple[str, ...], str]] = {
    ("2", ""): (("", "60 500", "", "60 500", "60 500"), "O'sish: 500 nusxa (rejada 1 000)"),
    ("3", ""): (("96", "95", "95", "95,3", "95,3"), "o'rtacha"),
    ("4", ""): (("2", "2", "1", "5", "8"), "kamaytirish: 50 dan 20 gacha"),
    ("5", ""): (("38", "", "30", "30", "30"), "kamaytirish: 50 dan 20 gacha"),
    ("6", ""): (("0", "1", "0", "1", "1"), "kamaytirish: 3 dan 0 gacha"),
    ("7", ""): (("6", "6", "6", "6", "6,7"), "kamaytirish: 10 dan 5 gacha"),
    ("8", "jami"): (("1 035", "1 040", "1 050", "1 050", "1 050"), "O'sish: 50 nafar (rejada 100)"),
    ("9", "jami"): (("124", "124", "127", "127", "127"), "O'sish: 7 o'rin (rejada 10)"),
}
"""Of what is no mere count: the quarter's months, what it came to and where the year stands, and what is said beside
them. A stock is a level in each cell."""


@pytest.mark.parametrize("place", PAPER, ids=" ".join)
def test_the_form_says_what_was_worked_out(quarter: Files, place: Place) -> None:
    cells, worked = sheet_cells(quarter, quarter.form)[place], PAPER[place]
    beside = (*worked.months, worked.brought, worked.since_january), ""
    figures, note = FORM.get(place, beside)
    assert cells["II chorak reja"] == worked.planned
    headings = ("Aprel", "May", "Iyun", "II chorak yakuni", "Yil boshidan (6 oy)")
    assert tuple(cells[heading] for heading in headings) == figures
    assert cells[form_words.COMPLETION.plain()] == tenths(worked.completion)
    if place in FORM:
        assert cells[words.NOTE.plain()] == note
    assert worked.unit.startswith(cells[words.UNIT.plain()])


def tenths(share: str) -> str:
    """A share as it stands below a heading that says "%"."""
    bare = share.removesuffix(" %")
    return bare if "," in bare or not bare else f"{bare},0"


@pytest.mark.parametrize("place", PAPER, ids=" ".join)
def test_the_letter_says_the_same(quarter: Files, place: Place) -> None:
    worked, at = PAPER[place], list(lines_of(quarter)).index(place)
    row = [row for row in reading.word_rows(quarter.word_with_rows)[1:] if len(row) > 1][at]
    assert row[2] == worked.unit
    assert row[5:] == [worked.planned, worked.brought, worked.since_january, worked.completion, worked.standing]


def test_every_form_prints_its_tables_cell_by_cell(quarter: Files, half: Files) -> None:
    for files in (quarter, half):
        for table in paper_tables(files.facts).tables:
            assert reading.sheet_rows(files.book, table) == reading.wanted_rows(table)
        assert reading.word_rows(files.word_with_rows) == reading.wanted_rows(files.letter_table)
        assert reading.pdf_rows(files.form_pdf, files.form) == reading.wanted_pdf_rows(files.form)


def test_the_chat_lists_the_same(quarter: Files) -> None:
    report, listed = quarter.facts.report, []
    for page in range(3):
        shown = listed_rows_page(report, "hammasi", report.lines, RowList("late"), page).text
        listed += [screen(line) for line in str(shown).split("\n") if line.startswith("     ")]
    numbers = [line for line in listed if not line.startswith("II chorakda")]
    assert numbers[: len(PAPER)] == [worked.listed for worked in PAPER.values()]
    assert listed.count("II chorakda 13, reja 14") == 1


CARDS: Mapping[Place, tuple[str, ...]] = {
    ("1", ""): (
        "Choraklar bo'yicha reja: I: 12 · II: 14 · III: 14 · IV: 10",
        "II chorakda 13, reja 14",
        "Yil boshidan: 25 · 50 %",
        "reja bo'yicha: 26 (52 %)",
    ),
    ("2", ""): (
        "oylar qo'shilmaydi, oxirgi holat olinadi",
        "Yil oxiriga reja: 61 000 · o'tgan yil oxirida: 60 000",
        "Chorak oxiridagi reja: I: 60 200 · II: 60 500 · III: 60 800 · IV: 61 000",
        "II chorakda oxirgi holat 60 500, reja 60 500",
        "May oxirida: 60 500 · 50 %",
    ),
    ("3", ""): ("II chorakda o'rtacha 95,3 %", "Yil boshidan o'rtacha: 95,3 % · rejaga nisbatan 100,4 %"),
    ("4", ""): ("Yillik reja: ko'pi bilan 20 · o'tgan yil: 50", "II chorakda 5", "Yil boshidan: 8",
                "reja bo'yicha: ko'pi bilan 10", "Yil oxiri (taxmin): 16 (ko'pi bilan 20)"),
    ("5", ""): ("Iyun oxirida: 30 · kamaytirish rejasi 66,7 %",
                "Foiz kamayishdan olinadi: rejada −30 nafar, amalda −20", "reja bo'yicha: ko'pi bilan 35"),
    ("6", ""): ("Rejadan ko'p", "Yillik reja: ko'pi bilan 0 · o'tgan yil: 3", "Yil boshidan: 1"),
    ("7", ""): ("Yillik reja: ko'pi bilan 5 % · o'tgan yil: 10 %", "II chorakda o'rtacha 6 %",
                "Yil boshidan o'rtacha: 6,7 % · kamaytirish rejasi 66,7 %",
                "rejada −5 punkt, amalda −3,3", "reja bo'yicha: ko'pi bilan 7,5"),
    ("8", "jami"): ("II chorakda qo'shildi: 25", "Iyun oxirida: 1 050 · 50 %"),
    ("9", "jami"): ("Iyun oxirida: 127 · 70 %", "katta: 85 / 90 o'rin"),
    ("12", ""): ("ikkala raqamning jamidan hisoblanadi", "II chorakda o'rtacha 82,4 %",
                 "Yil boshidan o'rtacha: 67,9 % · rejaga nisbatan 84,9 %"),
    ("11", ""): ("Shu davr uchun ko'p", "Yil oxiri (taxmin): 24 (ko'pi bilan 12)"),
}  # fmt: skip


@pytest.mark.parametrize("place", CARDS, ids=" ".join)
def test_the_card_says_the_same_and_what_the_quarter_brought(quarter: Files, place: Place) -> None:
    text = card(quarter, place)
    for sentence in CARDS[place]:
        assert sentence in text


def test_no_screen_and_no_paper_has_more_than_one_decimal_of_a_mean(quarter: Files, half: Files) -> None:
    for files in (quarter, half):
        shown = [card(files, place) for place in lines_of(files)]
        for table in paper_tables(files.facts).tables:
            shown += [text for row in reading.sheet_rows(files.book, table) for text in row]
        shown += [
            reading.word_text(files.word),
            *(text for row in reading.word_rows(files.word_with_rows) for text in row),
        ]
        assert "6,67" not in " ".join(shown)
        assert "95,33" not in " ".join(shown)


def test_a_half_year_has_its_quarters_by_kind(half: Files) -> None:
    cells = sheet_cells(half, half.form)
    quarters = {
        place: [cells[place][name] for name in ("I chorak reja", "II chorak reja", "I chorak", "II chorak")]
        for place in (("1", ""), ("2", ""), ("3", ""), ("7", ""), ("9", "jami"))
    }
    assert quarters == {
        ("1", ""): ["12", "14", "12", "13"],
        ("2", ""): ["60 200", "60 500", "60 080", "60 500"],
        ("3", ""): ["", "", "95,3", "95,3"],
        ("7", ""): ["", "", "7,3", "6"],
        ("9", "jami"): ["", "", "122", "127"],
    }


def test_the_sheet_of_months_adds_up_nothing_but_counts(half: Files) -> None:
    table = month_table(half.facts)
    cells = sheet_cells(half, table)
    year = {place: cells[place][words.SINCE_JANUARY.plain()] for place in cells}
    assert year == {**{place: worked.since_january for place, worked in PAPER.items()}, ("8", "jami"): "50"}
    printed = [cells["2", ""][month] for month in ("Yanvar", "Fevral", "Mart", "Aprel", "May", "Iyun")]
    assert printed == ["60 010", "", "60 080", "", "60 500", ""]


@pytest.mark.parametrize(
    ("place", "run", "marks"),
    [
        (("1", ""), [4, 8, 12, 17, 22, 25], [12, 26, 40, 50]),
        (("2", ""), [60010, 60010, 60080, 60080, 60500], [60200, 60500, 60800, 61000]),
        (("3", ""), [95, 95.5, 286 / 3, 95.5, 95.4, 572 / 6], None),
        (("4", ""), [1, 2, 3, 5, 7, 8], None),
        (("9", "jami"), [120, 120, 122, 124, 124, 127], None),
    ],
)
def test_the_picture_draws_a_level_as_a_level(
    half: Files, place: Place, run: list[float], marks: list[float] | None
) -> None:
    line = lines_of(half)[place]
    upper, lower = year_figure(line).axes
    drawn: dict[str, Any] = {str(at.get_label()): [float(y) for y in at.get_ydata()] for at in upper.lines}  # type: ignore[union-attr, arg-type]
    assert drawn[str(upper.lines[0].get_label())] == pytest.approx(run)
    assert drawn.get("davr rejasi") == marks
    months = MONTHS[" ".join(place).strip()] if line.indicator.is_asked else ("120", "120", "122", "124", "124", "127")
    bars = [bar.get_height() for bar in lower.patches]  # type: ignore[attr-defined]
    assert bars == [*(float(value or 0) for value in months), *[0] * 6]
    assert ("reja: ko'pi bilan" in drawn) == (line.indicator.direction == "less")
    assert len(upper.patches) == (line.indicator.direction == "less")  # what a limit forbids is a field of its own


def test_the_letter_says_of_a_limit_that_it_is_passed(quarter: Files) -> None:
    text = letter_of(quarter)
    assert "rejadan ortda" in text
    assert "to'g'ri yozuvlar — " not in text  # nobody has said why: the count tells, and nobody is accused
    explained = replace(quarter.facts, reasons=tuple(Reason(key, "sabab bor") for key in behind(quarter)))
    text = letter_of(Files(explained))
    assert "Yo'qotilgan kitoblar — 1 nusxani tashkil etdi (rejada ko'pi bilan 0 nusxa)" in text
    assert "ta'mir talab jihozlar — 12 tani tashkil etdi (rejada ko'pi bilan 12 ta)" in text
    assert "to'g'ri yozuvlar — 92,3 foizni tashkil etdi (rejada 95 foiz)" in text
    assert text.count("Sababi: sabab bor") == 1  # one cause is said once


def letter_of(files: Files) -> str:
    """What a letter says, in the plain apostrophe."""
    return reading.plain(reading.word_text(files.word)).replace("ʻ", "'").replace("ʼ", "'")


def behind(files: Files) -> list[int]:
    return [line.indicator.key for line in files.facts.report.lines if line.standing in ("behind", "overdue")]


def test_a_growth_is_said_to_be_one(quarter: Files) -> None:
    assert "Fond hajmi — 60 500 nusxa; o'sish 500 nusxa (rejada 1 000 nusxa)" in letter_of(quarter)
    title = year_figure(lines_of(quarter)["2", ""]).axes[0].get_title(loc="left")
    assert reading.plain(title) == "60 500 nusxa / reja 61 000 (o'sish 50 %)"


def own_letter() -> bytes:
    """A library's own form that draws its own table."""
    document = docx.Document()
    table = document.add_table(rows=3, cols=4)
    table.cell(0, 0).text = "{%tr for q in qatorlar %}"
    for at, name in enumerate(("raqam", "davr_rejasi", "davrda", "jami")):
        table.cell(1, at).text = f"{{{{ q.{name} }}}}"
    table.cell(2, 0).text = "{%tr endfor %}"
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_a_librarys_own_letter_has_the_quarters_plan_too(quarter: Files, half: Files) -> None:
    rows = reading.word_rows(letter_document(quarter.facts, own_letter()))
    assert rows[:3] == [["1", "14", "13", "25"], ["2", "60 500", "60 500", "60 500"], ["3", "", "95,3", "95,3"]]
    rows = reading.word_rows(letter_document(half.facts, own_letter()))
    assert rows[:2] == [["1", "26", "25", "25"], ["2", "60 500", "60 500", "60 500"]]


def test_what_lacks_is_said_by_kind(quarter: Files) -> None:
    lacking = {place: words.short_of(line) for place, line in lines_of(quarter).items() if line.standing == "behind"}
    assert {place: reading.plain(text) for place, text in lacking.items()} == {
        ("6", ""): "1 nusxa ortiq",
        ("10", ""): "2,7 punkt",
        ("11", ""): "6 dona ortiq",
        ("12", ""): "12,1 punkt",
    }


def test_the_raw_numbers_name_the_kind(quarter: Files) -> None:
    rows = [line.split(";") for line in raw_csv(quarter.facts).decode("utf-8-sig").split("\r\n")[1:-1]]
    assert [row[-1] for row in rows if row[0] == "IV.12"] == ["50 dan 40", "10 dan 10", "25 dan 20"]
    assert {row[-1] for row in rows if row[0] != "IV.12"} == {""}
    assert {row[0]: row[-2] for row in rows} == {
        **dict.fromkeys(("IV.1", "IV.8"), "qo'shib boriladigan"),
        **dict.fromkeys(("IV.2", "IV.9"), "yil oxiridagi holat"),
        **dict.fromkeys(("IV.3", "IV.10", "IV.12"), "foiz ko'rsatkichi"),
        **dict.fromkeys(("IV.4", "IV.6", "IV.11"), "qo'shib boriladigan, kamaytirish"),
        "IV.5": "yil oxiridagi holat, kamaytirish",
        "IV.7": "foiz ko'rsatkichi, kamaytirish",
    }
