"""The documents' pictures of papers: the first page of each, of the demo's first quarter once all of it is approved.

`make screenshots` takes them anew. Pages of Excel and Word need LibreOffice; without it these two stay as they are.
`--short` draws only the letter as PDF; `--into` another folder leaves the documents as they are.
"""

import argparse
import io
import sys
import tempfile
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pypdfium2
from PIL import Image

from bot.demo import PLAYERS, ZONE, create_demo, report_month
from plan.letter.bands import lines_behind
from plan.period import Month, Span
from plan.progress.paper import PaperFacts, Reason
from reports.excel.workbook import paper_workbook
from reports.on_demand import letter_document, letter_pdf
from reports.pdf.document import form_pdf
from reports.pictures.drawing import indicator_year, overview_picture, who_reported
from storage.database import open_database
from storage.migrate import migrate
from tests.support.papers.office_suite import SOFFICE, as_pdf
from tests.support.papers.year import approve_all, director, facts_of
from texts.language import CYRILLIC, SOURCE, speaking
from texts.papers.language.spelling import for_readers
from usecases.papers.letterhead import set_letterhead

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
DOTS = 120
"""An inch of paper in pixels: the letters of a form can just be read."""
CAUSES = (
    ("skaner ta'mirda bo'lgani uchun ish bir oy to'xtadi", "qolgan ish to'liq bajariladi"),
    ("kitob xaridi shartnomasi kech tuzildi", "kitoblar to'liq qabul qilinadi"),
)
"""Made up, as all figures are: the cause, and what is done about it."""
LANGUAGES = {CYRILLIC: "cyrillic", "ru": "russian"}
"""In which a letter and a form are drawn as well, and what their pictures are called."""
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
        facts = explained(reported(Path(folder), "2025-quarter-1"))
        keep_pages(given.into, "letter-pdf", letter_pdf(facts))
        if given.short:
            return 0
        for span, name in (("2025-nine_months-1", "letter-nine-months"), ("2025-year-1", "letter-year")):
            keep_pages(given.into, name, letter_pdf(explained(reported(Path(folder), span))))
        return _take_the_rest(given.into, Path(folder), facts)


def _take_the_rest(into: Path, folder: Path, facts: PaperFacts) -> int:
    keep(into, "form-pdf", first_page(form_pdf(facts)))
    for language, name in LANGUAGES.items():
        with speaking(language):
            written = for_readers(facts)
            keep_pages(into, f"letter-{name}", letter_pdf(written))
            keep(into, f"form-{name}", first_page(form_pdf(written)))
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
    keep_pages(into, "letter-word", printed["letter.docx"])
    return 0


def reported(folder: Path, span: str) -> PaperFacts:
    """The demo's months up to the end of a span, reported and approved some days after it."""
    last = Span.parse(span).last
    finished = datetime.combine(last.next.first_day, time(10), ZONE) + timedelta(days=11)
    address = f"sqlite:///{folder}/{span}.db"
    migrate(address)
    database = open_database(address)
    try:
        with database.write() as session:
            create_demo(session)
            for number in range(1, last.number + 1):
                for player in PLAYERS:
                    report_month(session, player, Month(2025, number), note="")
            approve_all(session, finished)
            for name, words in HEAD.items():
                set_letterhead(director(session, finished), name, words)
        return facts_of(database, span, finished)
    finally:
        database.close()


def explained(facts: PaperFacts) -> PaperFacts:
    """With what a director may have said of the first rows that are behind."""
    until = facts.report.today + timedelta(days=75)
    late = zip(lines_behind(facts.report.lines), CAUSES, strict=False)
    return replace(facts, reasons=tuple(Reason(line.indicator.key, *said, until) for line, said in late))


def keep_pages(into: Path, name: str, content: bytes) -> None:
    """Every page of a letter: the first by its name alone, so that the documents can show it."""
    for at, page in enumerate(pypdfium2.PdfDocument(content), 1):
        keep(into, name if at == 1 else f"{name}-{at}", page.render(scale=DOTS * 0.75 / 72).to_pil())


def first_page(content: bytes) -> Image.Image:
    page: Image.Image = pypdfium2.PdfDocument(content)[0].render(scale=DOTS / 72).to_pil()
    return page


def keep(into: Path, name: str, picture: Image.Image) -> None:
    """Write a picture in as few colours as it needs."""
    few = picture.convert("RGB").quantize(96, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(into / f"paper-{name}.png", optimize=True)


if __name__ == "__main__":
    sys.exit(main())
