"""Who agreed to a plan and who approved it, read from above its table however offices lay that out."""

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfgen.canvas import Canvas

from plan.document.approval import Signatory, signatories_of
from plan.document.table.tables import Place, Row, Table
from reports.on_demand import read_tables
from storage.database import open_database
from tests.support.plans.files import SIGNED, row, workbook
from usecases.papers.gathering import unattended_work
from usecases.papers.names import names_in_plan
from usecases.people.founding import open_library
from usecases.planning.loading import load_plan_file

PLANS = Path(__file__).parent.parent / "data" / "plan"
LIBRARYS = "Qo'rg'ontepa tuman axborot-kutubxona markazi direktori"
YUSUPOVA = Signatory("agreed", "Viloyat markazi direktori", "M. Yusupova")
KARIMOVA = Signatory("approved", "Tuman markazi direktori", "M. Karimova")


def paper(*rows: str | list[str]) -> list[Table]:
    """A sheet, or lines of text."""
    return [
        Table(
            tuple(
                Row(Place(at), (cells,) if isinstance(cells, str) else tuple(cells), prose=isinstance(cells, str))
                for at, cells in enumerate(rows, 1)
            )
        )
    ]


LAYOUTS: dict[str, tuple[list[Table], tuple[Signatory, ...]]] = {
    "one below the other": (
        paper(
            "“KELISHILDI”",
            "Viloyat markazi direktori",
            "____ M. Yusupova",
            "6. 01.",
            "“TASDIQLAYMAN”",
            "Tuman markazi direktori",
            "________ M. Karimova",
            "2025-yil “ 6 ” yanvar",
            "TUMAN MARKAZINING",
            "2025-YIL UCHUN ISH REJASI",
        ),
        (YUSUPOVA, KARIMOVA),
    ),
    "side by side": (
        paper(
            ["KELISHILDI:", "", "TASDIQLAYMAN:"],
            ["Viloyat markazi direktori", "", "Tuman markazi direktori"],
            ["________ M. Yusupova", "", "________ M. Karimova"],
            ["2025-yil “__” yanvar", "", "2025-yil “__” yanvar"],
            ["TUMAN MARKAZINING 2025-YIL ISH REJASI", "", ""],
        ),
        (YUSUPOVA, KARIMOVA),
    ),
    "names in a column of their own": (
        paper(
            ["Kelishilgan", "", "", "Tasdiqlandi", ""],
            ["Viloyat markazi", "", "", "Tuman markazi", ""],
            ["direktori", "M. Yusupova", "", "direktori", "M. Karimova"],
        ),
        (YUSUPOVA, KARIMOVA),
    ),
    "parted by tabs": (
        paper(
            "KELISHILDI\t\tTASDIQLAYMAN",
            "Viloyat markazi direktori\t\tTuman markazi direktori",
            "____ M. Yusupova\t\t____ M. Karimova",
        ),
        (YUSUPOVA, KARIMOVA),
    ),
    "in one cell each": (
        paper(
            [
                "KELISHILDI\nViloyat markazi direktori\n______ M. Yusupova\n“__” yanvar",
                "TASDIQLAYMAN\nTuman markazi direktori\n______ M. Karimova",
            ]
        ),
        (YUSUPOVA, KARIMOVA),
    ),
    "in one line": (paper("“TASDIQLAYMAN” Direktor A. Karimov"), (Signatory("approved", "Direktor", "A. Karimov"),)),
    "in Cyrillic": (
        paper("ТАСДИҚЛАЙМАН", "Туман маркази директори", "________ М.А. Каримова", "2025 йил «__» январь"),
        (Signatory("approved", "Туман маркази директори", "М.А. Каримова"),),
    ),
    "in Russian": (
        paper("УТВЕРЖДАЮ\nДиректор ИРЦ\n__________ Каримова М.А.\n«___» января 2025 г."),
        (Signatory("approved", "Директор ИРЦ", "Каримова М.А."),),
    ),
    "a whole name": (
        paper("Tasdiqlayman:", "Markaz direktori v.b.", "____________", "Karimova Malika Anvarovna", "(imzo)"),
        (Signatory("approved", "Markaz direktori v.b.", "Karimova Malika Anvarovna"),),
    ),
    "a name and a surname": (
        paper("Tasdiqlayman:", "Markaz direktori", "Malika Karimova"),
        (Signatory("approved", "Markaz direktori", "Malika Karimova"),),
    ),
    "an initial of two letters": (
        paper("Tasdiqlayman:", "Markaz direktori", "_____ Sh. O'rinova"),
        (Signatory("approved", "Markaz direktori", "Sh. O'rinova"),),
    ),
    "blanks": (
        paper("Tasdiqlayman:", "Markaz direktori", "______ (F.I.Sh.)", "“___” ________ 2026-yil"),
        (Signatory("approved", "Markaz direktori", ""),),
    ),
    "two words of one line, whose columns are lost": (
        paper("KELISHILDI TASDIQLAYMAN", "Viloyat direktori Tuman direktori"),
        (),
    ),
    "a single line below two blocks of a text": (
        paper("KELISHILDI\tTASDIQLAYMAN", "Direktor M. Karimova"),
        (),
    ),
    "a row that only speaks of approving": (
        paper(["1.", "Ish rejasini tasdiqlash va kelishish", "Hujjat", "1", "2"]),
        (),
    ),
    "nothing": (paper("TUMAN MARKAZINING 2025-YIL ISH REJASI", ["1.", "Kitob berish", "", "", "4"]), ()),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_it_reads_who_signed(layout: str) -> None:
    tables, signed = LAYOUTS[layout]
    assert signatories_of(tables) == signed


@pytest.mark.parametrize("ending", ["txt", "docx", "xlsx"])
def test_it_reads_the_posts_of_a_plan_whose_names_are_blank(ending: str) -> None:
    name = f"ish-reja-2025.{ending}"
    tables = read_tables((PLANS / name).read_bytes(), name)
    assert signatories_of(tables) == (Signatory("agreed", LIBRARYS, ""), Signatory("approved", LIBRARYS, ""))


def test_it_reads_who_signed_a_pdf() -> None:
    """Its lines run over both blocks; what stands far apart is told apart."""
    file = BytesIO()
    page = Canvas(file, pagesize=landscape(A4))
    page.setFont("Times-Roman", 11)
    for at, (left, right) in enumerate(
        (
            ("KELISHILDI", "TASDIQLAYMAN"),
            ("Navoiy viloyat axborot-kutubxona markazi direktori", "Xonqa tuman axborot-kutubxona markazi direktori"),
            ("__________ N. Aliyeva", "__________ M. Karimova"),
            ('2026-yil "12" yanvar', '2026-yil "14" yanvar'),
        )
    ):
        page.drawString(40, 560 - 15 * at, left)
        page.drawString(470, 560 - 15 * at, right)
    page.drawString(300, 470, "2026-YIL UCHUN ISH REJASI")
    for x in (40, 80, 400, 500, 600, 800):
        page.line(x, 440, x, 400)
    for y in (440, 420, 400):
        page.line(40, y, 800, y)
    for x, words in zip((42, 82, 402, 502, 602), ("No", "Nomi", "Birligi", "2026-yil reja", "Muddati"), strict=True):
        page.drawString(x, 426, words)
    page.save()
    agreed, approved = signatories_of(read_tables(file.getvalue(), "reja.pdf"))
    assert (agreed.block, agreed.name) == ("agreed", "N. Aliyeva")
    assert agreed.post == "Navoiy viloyat axborot-kutubxona markazi direktori"
    assert (approved.block, approved.name) == ("approved", "M. Karimova")
    assert approved.post == "Xonqa tuman axborot-kutubxona markazi direktori"


def test_a_plan_that_came_without_the_chat_is_asked_for_its_names_too(sqlite_url: str) -> None:
    now = datetime(2025, 1, 9, 9, tzinfo=UTC)
    database = open_database(sqlite_url)
    with database.write() as session:
        library = open_library(session, "Xonqa AKM", now)
        work = unattended_work(session, library, now, "hisobot")
        assert names_in_plan(work) == ()
        load_plan_file(session, library, read_tables(workbook(row("1.", "Kitob"), above=SIGNED), "a.xlsx"), now, {})
        assert [one.name for one in names_in_plan(work)] == ["Yusupova Munira Anvarovna", "M. Karimova"]
    database.close()
