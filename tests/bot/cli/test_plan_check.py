"""`hisobot plan check`: the 54 lines, the questions in sentences, the exit codes."""

import json
import re
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from bot.cli.plan_check import plan_check
from bot.settings import Settings
from tests.support.plans.kinds import WANTED, kinds_workbook
from tests.support.plans.opendocument_files import ods, packed, sheet
from tests.support.plans.opendocument_files import row as lines
from tests.support.plans.pdf_files import drawn, printed
from tests.support.plans.plans import DATA, FORMS, HEADING, SECTION, expected, path, row


def check(file: Path, *, as_json: bool) -> int:
    return plan_check(Settings(), Namespace(file=file, json=as_json))


def written(folder: Path, *rows: tuple[str, ...]) -> Path:
    file = folder / "reja.txt"
    file.write_text("\n".join("\t".join(cells) for cells in (HEADING, SECTION, *rows)), encoding="utf-8")
    return file


@pytest.mark.walk
@pytest.mark.parametrize("form", FORMS)
def test_it_gives_the_54_lines(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(path(form), as_json=True) == 0
    behind = {"doubt": None, "direction": "more", "schedule": None}
    assert json.loads(capsys.readouterr().out) == [{**line, **behind} for line in expected()]


def test_it_gives_the_lines_of_the_example_that_the_repository_carries(capsys: pytest.CaptureFixture[str]) -> None:
    assert check(Path(__file__).parents[3] / "examples" / "ish-reja-2025.xlsx", as_json=True) == 0
    assert len(json.loads(capsys.readouterr().out)) == 54


@pytest.mark.walk
@pytest.mark.parametrize("form", FORMS)
def test_it_prints_a_table_and_counts_that_add_up(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(path(form), as_json=False) == 0
    out = capsys.readouterr().out
    assert "45 ta band, 54 ta ko'rsatkich, shundan 51 tasi so'raladi." in out
    assert "Savollar yo'q." in out
    counts = [int(number) for number in re.findall(r": (\d+)$", out[out.index("Fayldagi qatorlar") :], re.M)]
    assert sum(counts[:-1]) == counts[-1]


def test_it_prints_every_question_with_its_row_and_column(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(
        tmp_path, row(target="kamida 12"), row("2.", "Ko'rgazma", window="zarur vaqtda"), row("", "Yangi ish")
    )
    assert check(file, as_json=False) == 0
    out = capsys.readouterr().out
    assert "Savollar (3):" in out
    assert "3-qator, IV.1-band (Kitob berish), «reja» ustuni: «kamida 12»" in out
    assert "4-qator, IV.2-band (Ko'rgazma), «bajarilish muddati» ustuni: «zarur vaqtda»" in out
    assert "5-qator: «Yangi ish" in out


def test_it_prints_kind_direction_and_split(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "reja.xlsx"
    file.write_bytes(kinds_workbook())
    assert check(file, as_json=True) == 0
    rows = json.loads(capsys.readouterr().out)
    names = ["section", "number", "part", "kind", "unit", "baseline", "target", "window", "responsible", "doubt"]
    assert [list(line) for line in rows] == [[*names, "direction", "schedule"]] * len(WANTED)
    assert [(line["kind"], line["direction"], line["schedule"] or "", line["window"]) for line in rows] == [
        (wanted.kind, wanted.direction, wanted.schedule, wanted.window) for wanted in WANTED
    ]
    assert check(file, as_json=False) == 0
    heading, first, *others = (line for line in capsys.readouterr().out.splitlines() if "  " in line)
    assert heading.split()[-2:] == ["yo'nalishi", "bo'linishi"]
    assert first.endswith("choraklar bo'yicha 300 · 300 · 200 · 400")
    (fewer,) = (line for line in others if line.startswith("I.6 "))
    assert re.search(r"foiz ko'rsatkichi +8 +5 .*kamaytirish ko'rsatkichi +choraklar bo'yicha 7 · 6 · 6 · 5$", fewer)


def test_it_gives_questions_without_a_figure_as_lines_of_their_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(written(tmp_path, row(target="kamida 12"), row("", "Yangi ish")), as_json=True) == 0
    first, second = json.loads(capsys.readouterr().out)
    assert (first["number"], first["target"], "kamida 12" in first["doubt"]) == ("1", None, True)
    assert (second["number"], second["target"], "Yangi ish" in second["doubt"]) == (None, None, True)
    assert list(first) == list(second)


def test_it_prints_sums_that_do_not_add_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = (
        row("9.", baseline="30", target="51"),
        ("", "Shundan,", *[""] * 6),
        row("9.1", "Xarid", baseline="10", target="20"),
        row("9.2", "Sovg'a", baseline="20", target="30"),
    )
    check(written(tmp_path, *rows), as_json=False)
    wrong = "3-qator, IV.9-band: reja ustunida 51 yozilgan, qismlari jami esa 50."
    assert wrong in capsys.readouterr().out


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        ((DATA / "ish-reja-2025-varaq.pdf").read_bytes, "o'sha Excel yoki Word faylini yuboring"),
        (partial(drawn, [[]]), "qog'ozning rasmi"),
        (partial(drawn, [[(50, 50, "Ish rejasi")]]), "jadval topilmadi"),
        (partial(printed, [HEADING, SECTION, row()], password="sir"), "parol"),
        (lambda: b"%PDF-1.7\n%%EOF", "buzilgan"),
        (partial(ods, sheet(lines("a", more='table:number-rows-repeated="999999999"'))), "qatorlar juda ko'p"),
        (partial(packed, "text", "<office:text/>", more={"x.bin": bytes(97 * 2**20)}), "kattalashib ketadi"),
    ],
    ids=["cut sheet", "scan", "no table", "password", "broken", "endless rows", "bomb"],
)
def test_it_says_the_way_out_of_a_file_that_cannot_be_read(
    make: Callable[[], bytes], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "reja"
    file.write_bytes(make())
    assert check(file, as_json=True) == 1
    assert sentence in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 buzilgan", b"salom\n", b"a\tb\nc\td\n"])
def test_it_refuses_in_one_sentence(content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "reja.xlsx"
    file.write_bytes(content)
    other = tmp_path / "reja.txt"
    other.write_bytes(content)
    for plan_file in (file, other):
        assert check(plan_file, as_json=True) == 1
        output = capsys.readouterr()
        assert output.out == ""
        assert len(output.err.strip().splitlines()) == 1


def test_it_says_when_there_is_no_such_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(tmp_path / "yo'q.xlsx", as_json=False) == 2
    output = capsys.readouterr().err
    assert "yo'q.xlsx: bunday fayl topilmadi" in output
    assert check(tmp_path, as_json=False) == 2, "a folder is no file"


@pytest.mark.parametrize(
    ("heading", "found", "missing"),
    [
        (("№", "Nomi", "Muddati", "Izoh"), "«№», «Nomi», «Muddati»", "o'lchov birligi, yillik reja, mas'ullar"),
        (("T/r", "Tadbirlar", "O'lchov birligi", "Mas'ullar"), "«O'lchov birligi», «Mas'ullar»", "yillik reja"),
        (("№", "Birligi", "2026 (reja)", "Muddati", "Ijrochi"), "«Birligi»", "lekin ishning nomi ustuni"),
    ],
)
def test_a_heading_that_is_none_is_refused_with_what_was_found_and_what_is_missing(
    heading: tuple[str, ...], found: str, missing: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "reja.txt"
    lines = [heading, *(tuple(str(at) for _ in heading) for at in range(1, 4))]
    file.write_text("\n".join("\t".join(cells) for cells in lines), encoding="utf-8")
    assert check(file, as_json=False) == 1
    refused = capsys.readouterr().err
    assert found in refused
    assert missing in refused


def _counts(out: str) -> dict[str, int]:
    lines = out[out.index("Fayldagi qatorlar") :].splitlines()[1:]
    return {words.strip(): int(count) for words, _, count in (line.rpartition(": ") for line in lines)}


def test_the_counts_add_up_over_sheets_hidden_rows_and_rows_that_go_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    first = book.worksheets[0]
    for cells in (["2025-YIL ISH REJASI"], HEADING, SECTION, row("1."), row("2.", "Ko'rgazma va"), ("", "tadbirlar")):
        first.append([cell or None for cell in cells])
    first.append([None])
    first["B9"] = "Tuzuvchi: Nilufar"
    first.row_dimensions[4].hidden = True
    second = book.create_sheet("Davomi")
    for cells in (HEADING, row("3.", "Tadbir"), row("4.", "Obuna", target="kamida 3")):
        second.append([cell or None for cell in cells])
    hidden = book.create_sheet("Eski")
    hidden.append(["eski", "reja"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "reja.xlsx")

    assert check(tmp_path / "reja.xlsx", as_json=False) == 0
    counts = _counts(capsys.readouterr().out)
    total = counts.pop("jami qatorlar")
    assert total == sum(sheet.max_row for sheet in (first, second, hidden)) == sum(counts.values())
    assert counts == {
        "o'qildi": 3,
        "savol bor": 1,
        "jadval ostidagi izoh va imzolar": 1,
        "jadval sarlavhasi": 2,
        "bo'lim sarlavhasi": 1,
        "oldingi qatorning davomi": 1,
        "bo'sh": 2,
        "jadvaldan tashqari matn": 1,
        "yashirin varaq": 1,
    }


def test_the_rows_of_a_plan_that_was_not_chosen_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.Workbook()
    for name, target in (("Loyiha", "12"), ("Tasdiqlangan", "14")):
        sheet = book.create_sheet(name)
        for cells in (HEADING, SECTION, *(row(f"{at}.", f"Ish {at}", target=target) for at in range(1, 5))):
            sheet.append([cell or None for cell in cells])
    book.remove(book.worksheets[0])
    book.save(tmp_path / "reja.xlsx")
    assert check(tmp_path / "reja.xlsx", as_json=False) == 0
    out = capsys.readouterr().out
    assert "«Loyiha» varag'i, 3-qator: 1. Ish 1 · «Tasdiqlangan» varag'i, 3-qator: 1. Ish 1" in out
    assert _counts(out)["tanlanmagan varaq yoki jadval"] == 6
    assert _counts(out)["jami qatorlar"] == 12
