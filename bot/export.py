"""`hisobot export`: every paper of a library as files in a folder, without the chat."""

import sys
from argparse import Namespace
from datetime import datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot import process
from bot.settings import Settings
from plan.paper import PaperFacts
from plan.period import Span
from storage import people
from usecases.papers import paper_facts, unattended

KINDS = ("xlsx", "docx", "pdf", "csv", "png")


def export(settings: Settings, given: Namespace) -> int:
    """Write the papers of a span; the paths are printed. 1 when there is nothing to write, 2 for a wrong word."""
    try:
        span = Span.parse(given.span)
    except ValueError:
        return _refuse(f"--span: {given.span!r} is no span; write it like 2025-quarter-1 or 2025-year-1.", 2)
    database = process.prepared_database(settings)
    try:
        with database.read() as session:
            library = people.only_library(session)
            if library is None:
                return _refuse("There is no library yet, and so nothing to export.", 1)
            zone = ZoneInfo(library.timezone)
            as_of = datetime.combine(given.as_of, time.max, zone) if given.as_of else None
            facts = paper_facts(unattended(session, library, process.real_time(), "hisobot export"), span, as_of)
    finally:
        database.close()
    if facts is None:
        return _refuse(f"There was no plan for {span.year}" + (f" on {given.as_of}." if given.as_of else "."), 1)
    return _write(facts, given.out, KINDS if given.kind == "all" else (given.kind,))


def _write(facts: PaperFacts, folder: Path, kinds: tuple[str, ...]) -> int:
    from reports.tables import stem

    try:
        folder.mkdir(parents=True, exist_ok=True)
        for kind in kinds:
            for ending, content in _made(facts, kind):
                path = folder / f"{stem(facts)}{ending}"
                path.write_bytes(content)
                print(path)
    except OSError as error:
        return _refuse(f"--out: {folder} cannot be written to: {error.strerror}.", 1)
    return 0


def _made(facts: PaperFacts, kind: str) -> list[tuple[str, bytes]]:
    """Each printer is imported only when it is wanted."""
    if kind == "xlsx":
        from reports.workbook import workbook

        return [(".xlsx", workbook(facts))]
    if kind == "csv":
        from reports.tables import raw_csv

        return [(".csv", raw_csv(facts))]
    if kind == "docx":
        from reports.letter import letter

        return [(".docx", letter(facts))]
    if kind == "pdf":
        from reports.pdf import form_pdf, letter_pdf

        return [("-xat.pdf", letter_pdf(facts)), (".pdf", form_pdf(facts))]
    from reports.pictures import overview, who_reported

    return [("-bajarilish.png", overview(facts)), ("-kim-topshirgan.png", who_reported(facts))]


def _refuse(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)
    return code
