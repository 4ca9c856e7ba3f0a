"""Files of LibreOffice that are one text (.fodt, .fods) are read as the packed ones are."""

from pathlib import Path

import pytest

from plan.document.reader import read_plan
from plan.document.table.tables import Table
from reports.read.plan_file import PlanFileRefused, read_tables
from reports.read.refused import MAX_XML
from tests.support.command_line import hisobot
from tests.support.plans.opendocument_files import flat, ods, odt, row, sheet
from texts.planning.file.refusals import plan_refusal

STRUCK = (
    '<style:style style:name="struck" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
)
HEADING = ("№", "Nomi", "O'lchov birligi", "2026-yil (reja)", "Bajarilish muddati", "Mas'ullar")
ROWS = (
    row(*HEADING)
    + row("1.", "Kitob berish", "Nusxa", '<text:p><text:span text:style-name="struck">20</text:span>14</text:p>',
          "I chorak", "Abonement xizmati")
    + row("2.", "Uchrashuvlar", "Tadbir", "6", "2026-yil", "Abonement xizmati")
)  # fmt: skip


@pytest.mark.parametrize(
    ("one_text", "archive"),
    [
        (flat("text", sheet(ROWS), STRUCK), odt(sheet(ROWS), STRUCK)),
        (flat("spreadsheet", sheet(ROWS), STRUCK), ods(sheet(ROWS), STRUCK)),
    ],
)
def test_it_reads_the_same_as_of_the_archive(one_text: bytes, archive: bytes) -> None:
    tables: list[Table] = read_tables(one_text, "reja.fodt")
    assert tables == read_tables(archive, "reja.odt")
    figures = read_plan(tables).figures
    assert [(figure.number, figure.target, str(figure.window)) for figure in figures] == [
        ("1", 14, "months 1-3"),
        ("2", 6, "months 1-12"),
    ]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (flat("presentation", "<text:p>slayd</text:p>"), "opendocument"),
        (flat("graphics", ""), "opendocument"),
        (flat("text", sheet(ROWS))[:-40], "damaged"),
        (flat("text", sheet(ROWS)).replace(b"?>\n", b'?>\n<!DOCTYPE a [<!ENTITY b "c">]>', 1), "bomb"),
        (flat("text", "<text:p>" + " " * MAX_XML + "</text:p>"), "bomb"),
        (flat("spreadsheet", sheet("".join(row("x" * 2000) for _ in range(7000)))), "too_many_rows"),
        (flat("text", sheet("<table:table-row>" + "<a>" * 3000 + "</a>" * 3000 + "</table:table-row>")), "damaged"),
        (b"<?xml version='1.0'?><office:document>", "damaged"),
    ],
)
def test_what_is_unsound_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(PlanFileRefused) as caught:
        read_tables(content, "reja.fods")
    assert caught.value.code == code
    assert plan_refusal(caught.value.code, caught.value.facts)


def test_the_command_line_reads_it(tmp_path: Path) -> None:
    (tmp_path / "reja.fods").write_bytes(flat("spreadsheet", sheet(ROWS), STRUCK))
    done = hisobot(tmp_path, "plan", "check", "reja.fods")
    assert "Kitob berish" in done.stdout
    assert "14" in done.stdout
