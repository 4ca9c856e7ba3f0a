"""The documents' pictures of papers: the first page of each, of the demo's first quarter once all of it is approved.

`make screenshots` takes them anew. Pages of Excel and Word need LibreOffice; without it these two stay as they are.
`--short` draws only the letter as PDF; `--into` another folder leaves the documents as they are.
"""

import argparse
import io
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from bot.demo import PLAYERS, ZONE, create_demo, report_month
from plan.period import Month
from plan.progress.paper import PaperFacts
from reports.excel.workbook import paper_workbook
from reports.on_demand import letter_document, letter_pdf
from reports.pdf.document import form_pdf
from reports.pictures.drawing import indicator_year, overview_picture, who_reported
from storage.database import open_database
from storage.migrate import migrate
from tests.support.papers.office_suite import SOFFICE, as_pdf
from tests.support.papers.year import approve_all, director, facts_of
from tests.support.people.cast import moment
from texts.language import SOURCE, speaking
from usecases.papers.letterhead import set_letterhead

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
DOTS = 120
"""An inch of paper in pixels: the letters of a form can just be read."""
FINISHED = moment("2025-04-12 10:00").astimezone(ZONE)
HEAD = {
    "addressee": "Andijon viloyat axborot-kutubxona markazi direktori M. Yusupovaga",
    "greeting": "Munira Anvarovna",
    "director_post": "Markaz direktori",
    "director": "M. Karimova",
    "agreed_post": "Andijon viloyat axborot-kutubxona markazi direktori",
    "agreed_by": "M. Yusupova",
    "executor": "N. Aliyeva",
    "phone": "(74) 000-00-00",
    "place": "Andijon viloyati, Qo'rg'ontepa tumani",
    "email": "kutubxona@example.uz",
}


def main() -> int:
    """Take every picture into docs/pictures; 1 where Excel and Word pages had to be left as they are."""
    parser = argparse.ArgumentParser(prog="python -m tests.paper_pictures", description=__doc__)
    parser.add_argument("--short", action="store_true", help="draw only the letter as PDF")
    parser.add_argument("--into", type=Path, default=PICTURES, help="the folder to draw them into")
    given = parser.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    with speaking(SOURCE), tempfile.TemporaryDirectory() as folder:
        facts = first_quarter(Path(folder))
        keep(given.into, "letter-pdf", first_page(letter_pdf(facts)))
        return 0 if given.short else _take_the_rest(given.into, Path(folder), facts)


def _take_the_rest(into: Path, folder: Path, facts: PaperFacts) -> int:
    keep(into, "form-pdf", first_page(form_pdf(facts)))
    line = next(line for line in facts.report.lines if line.indicator.code == "IV.15")
    drawn = {"overview": overview_picture(facts), "who": who_reported(facts)}
    drawn["year"] = indicator_year(facts, line.indicator.key)
    for name, content in drawn.items():
        keep(into, name, Image.open(io.BytesIO(content)))
    if SOFFICE is None:
        print("no LibreOffice was found here: the pictures of Excel and Word were not taken", file=sys.stderr)
        return 1
    printed = as_pdf(folder, {"form.xlsx": paper_workbook(facts), "letter.docx": letter_document(facts)})
    keep(into, "form-excel", first_page(printed["form.xlsx"]))
    keep(into, "letter-word", first_page(printed["letter.docx"]))
    return 0


def first_quarter(folder: Path) -> PaperFacts:
    """The demo's first three months, reported and approved."""
    address = f"sqlite:///{folder}/pictures.db"
    migrate(address)
    database = open_database(address)
    try:
        with database.write() as session:
            create_demo(session)
            for number in (1, 2, 3):
                for player in PLAYERS:
                    report_month(session, player, Month(2025, number), note="")
            approve_all(session, FINISHED)
            for name, words in HEAD.items():
                set_letterhead(director(session, FINISHED), name, words)
        return facts_of(database, "2025-quarter-1", FINISHED)
    finally:
        database.close()


def first_page(content: bytes) -> Image.Image:
    page: Image.Image = pypdfium2.PdfDocument(content)[0].render(scale=DOTS / 72).to_pil()
    return page


def keep(into: Path, name: str, picture: Image.Image) -> None:
    """Write a picture in as few colours as it needs."""
    few = picture.convert("RGB").quantize(96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(into / f"paper-{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
