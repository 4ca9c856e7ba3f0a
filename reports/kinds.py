"""Every kind of paper there is: how its file is called, and who prints it; for the chat and for the terminal."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from plan.indicator import Indicator
from plan.progress.paper import PaperFacts
from texts.papers import labels as words

_UNFIT = re.compile(r"[^\w'.-]+")


@dataclass(frozen=True, slots=True)
class Print:
    """A printed paper; `name` is fit for every file system."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """`ending` is what the file's name ends with; `draw` is given the facts and the library's own letter, if any."""

    ending: str
    mime: str
    draw: Callable[[PaperFacts, bytes | None], bytes]


# Each printer is imported only when it is wanted: none of them is small.


def _excel(facts: PaperFacts, _: bytes | None) -> bytes:
    from reports.excel.workbook import workbook

    return workbook(facts)


def _csv(facts: PaperFacts, _: bytes | None) -> bytes:
    from reports.content.tables import raw_csv

    return raw_csv(facts)


def _word(facts: PaperFacts, template: bytes | None) -> bytes:
    from reports.word.letter import letter

    return letter(facts, template)


def _word_pdf(facts: PaperFacts, _: bytes | None) -> bytes:
    from reports.pdf.document import letter_pdf

    return letter_pdf(facts)


def _form_pdf(facts: PaperFacts, _: bytes | None) -> bytes:
    from reports.pdf.document import form_pdf

    return form_pdf(facts)


def _overview(facts: PaperFacts, _: bytes | None) -> bytes:
    from reports.pictures.drawing import overview

    return overview(facts)


def _who(facts: PaperFacts, _: bytes | None) -> bytes:
    from reports.pictures.drawing import who_reported

    return who_reported(facts)


KINDS = {
    "excel": Kind(".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _excel),
    "csv": Kind(".csv", "text/csv", _csv),
    "word": Kind("-xat.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _word),
    "word_pdf": Kind("-xat.pdf", "application/pdf", _word_pdf),
    "form_pdf": Kind(".pdf", "application/pdf", _form_pdf),
    "overview": Kind("-bajarilish.png", "image/png", _overview),
    "who": Kind("-kim-topshirgan.png", "image/png", _who),
}
"""All but the pictures of one figure's year, of which there are as many as figures."""


def printed(kind: str, facts: PaperFacts, template: bytes | None = None) -> Print:
    """A paper of one of `KINDS`. Raises `TemplateRefused` where the letter's `template` cannot be filled."""
    one = KINDS[kind]
    return Print(_name(facts, one.ending), one.mime, one.draw(facts, template))


def printed_year(facts: PaperFacts, figure: int) -> Print:
    """The picture of one figure's year, by the figure's key. KeyError when the report does not have it."""
    from reports.pictures.drawing import indicator_year

    told = {line.indicator.key: _told(line.indicator) for line in facts.report.lines}
    alike = [key for key, one in told.items() if one.casefold() == told[figure].casefold()]
    which = f"_{alike.index(figure) + 1}" if len(alike) > 1 else ""
    return Print(_name(facts, f"-{told[figure]}{which}.png"), "image/png", indicator_year(facts, figure))


def _told(indicator: Indicator) -> str:
    """A figure in a file's name. Parts without an end may begin alike."""
    told = words.without_apostrophes(f"{indicator.code} {indicator.part or ''}")
    return words.cut_to_bytes(_UNFIT.sub("_", told).strip("_")[:60], 80)


def _name(facts: PaperFacts, ending: str) -> str:
    from reports.content.tables import stem

    return f"{stem(facts)}{ending}"
