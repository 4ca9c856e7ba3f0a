"""Every kind of paper there is: how its file is called, and who prints it; for the chat and for the terminal."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from plan.indicator import Indicator
from plan.progress.paper import PaperFacts
from reports import on_demand
from reports.content.form import A3
from reports.content.tables import file_stem, raw_csv
from texts.papers import labels as words
from texts.papers.language.spelling import for_readers
from texts.papers.own_form import SAMPLE_FORM
from texts.wording import printed_part

_UNFIT = re.compile(r"[^\w'.-]+")


@dataclass(frozen=True, slots=True)
class Print:
    """A printed paper; `name` is fit for every file system."""

    name: str
    mime: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """`ending` is what the file's name ends with, behind a word for what it is; `draw` is given the facts and the
    library's own letter, if any."""

    ending: str
    mime: str
    draw: Callable[[PaperFacts, bytes | None], bytes]


def _without_template(draw: Callable[[PaperFacts], bytes]) -> Callable[[PaperFacts, bytes | None], bytes]:
    return lambda facts, _: draw(facts)


_OFFICE = "application/vnd.openxmlformats-officedocument"
KINDS = {
    "excel": Kind(
        ".xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        _without_template(on_demand.paper_workbook),
    ),
    "excel_a3": Kind(
        "-A3.xlsx",
        f"{_OFFICE}.spreadsheetml.sheet",
        _without_template(partial(on_demand.paper_workbook, sheet=A3)),
    ),
    "form_a3": Kind("-A3.pdf", "application/pdf", _without_template(partial(on_demand.form_pdf, sheet=A3))),
    "plan_excel": Kind(".xlsx", f"{_OFFICE}.spreadsheetml.sheet", _without_template(on_demand.plan_workbook)),
    "plan_word": Kind(".docx", f"{_OFFICE}.wordprocessingml.document", _without_template(on_demand.plan_document)),
    "csv": Kind(".csv", "text/csv", _without_template(raw_csv)),
    "word": Kind(".docx", f"{_OFFICE}.wordprocessingml.document", on_demand.letter_document),
    "word_pdf": Kind(".pdf", "application/pdf", _without_template(on_demand.letter_pdf)),
    "form_pdf": Kind(".pdf", "application/pdf", _without_template(on_demand.form_pdf)),
    "overview": Kind(".png", "image/png", _without_template(on_demand.overview_picture)),
    "who": Kind(".png", "image/png", _without_template(on_demand.who_reported)),
}
"""All but the pictures of one figure's year, of which there are as many as figures."""


SIGNED = frozenset({"excel", "excel_a3", "word", "word_pdf", "form_pdf", "form_a3"})
"""What is a draft until everything in it is approved, and says so in its name as well."""


def print_paper(kind: str, facts: PaperFacts, template: bytes | None = None) -> Print:
    """A paper of one of `KINDS`. Raises `TemplateRefused` where the letter's `template` cannot be filled."""
    paper, facts = KINDS[kind], for_readers(facts)
    mark = words.DRAFT_FILE.plain() if facts.report.is_draft and kind in SIGNED else ""
    return Print(_name(facts, f"{mark}{words.file_word(kind)}{paper.ending}"), paper.mime, paper.draw(facts, template))


def filled_form(facts: PaperFacts, name: str, content: bytes, chosen: Mapping[str, str]) -> tuple[Print, int]:
    """A form of the province's with the facts in it, and how many of its marks name nothing any more. Raises
    `PlanFileRefused`."""
    filled = on_demand.filled_form(content, chosen, for_readers(facts))
    stem = words.cut_to_bytes(_UNFIT.sub("_", words.without_apostrophes(name).removesuffix(".xlsx")).strip("_"), 100)
    mark = words.DRAFT_FILE.plain() if facts.report.is_draft else ""
    named = f"{stem or 'shakl'}_{words.file_period(facts.report.span)}{mark}.xlsx"
    return Print(named, KINDS["excel"].mime, filled.content), len(filled.troubles)


def sample_form(facts: PaperFacts) -> Print:
    """A form to begin with."""
    return Print(SAMPLE_FORM.plain(), KINDS["excel"].mime, on_demand.sample_form(for_readers(facts)))


def printed_year(facts: PaperFacts, figure: int) -> Print:
    """The picture of one figure's year, by the figure's key. KeyError when the report does not have it."""
    facts = for_readers(facts)
    labels = {line.indicator.key: _label(line.indicator) for line in facts.report.lines}
    alike = [key for key, label in labels.items() if label.casefold() == labels[figure].casefold()]
    which = f"_{alike.index(figure) + 1}" if len(alike) > 1 else ""
    return Print(_name(facts, f"-{labels[figure]}{which}.png"), "image/png", on_demand.indicator_year(facts, figure))


def _label(indicator: Indicator) -> str:
    """A figure in a file's name. Parts without an end may begin alike."""
    label = words.without_apostrophes(f"{indicator.code} {printed_part(indicator)}")
    return words.cut_to_bytes(_UNFIT.sub("_", label).strip("_")[:60], 80)


def _name(facts: PaperFacts, ending: str) -> str:
    return f"{file_stem(facts)}{ending}"
