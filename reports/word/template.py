"""The library's own letter: a Word document whose named places are filled, and nothing else of a template language.

A template is a small program that somebody uploads. So what it may say is listed here (`_ALLOWED`) and everything
else is refused before anything runs: no calls, no arithmetic, no loops but one over the table's rows.
"""

import io
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import BadZipFile

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import LxmlError

from plan.progress.paper import PaperFacts
from reports.content.cell_text import printed_cell, without_control_characters
from reports.content.letter_parts import Letter, Paragraph
from reports.content.table import Table
from reports.read.archive import OLE, check_archive, old_or_locked
from reports.read.refused import PlanFileRefused
from reports.word.cleaning import cleaned
from reports.word.refused import TemplateRefused
from reports.word.shapes import write_draft, write_table
from texts.papers.places import FORMER, PLACES, ROW_PLACES, ROWS, TABLE_PLACE
from texts.wording import share_in_percent

MAX_TEMPLATE = 2 * 2**20
_MAX_TEXT = 400_000
"""Characters of a letterhead's body in Word's own writing; a page has about 20 000."""
_TABLE_HERE = "\ue000jadval\ue000"
"""Stands where the table is to come until the rest is filled; from the area that no letter uses."""
_PARAGRAPH = "\a"
"""Begins a new paragraph in docxtpl."""
_OF_DAMAGE = (
    *(LookupError, ValueError, AttributeError, TypeError, AssertionError, NotImplementedError, OSError),
    *(LxmlError, BadZipFile, zlib.error, PackageNotFoundError),
)
"""What the libraries of Word files raise at parts that are missing, cut off or stand where another belongs."""
_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.For,
    nodes.If,
    nodes.Not,
)


class _Places(ImmutableSandboxedEnvironment):
    """Jinja with everything taken away that is not a named place; `seen` are the names that a template uses."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True)
        self.globals.clear()
        self.filters.clear()
        self.seen: set[str] = set()

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        self.seen |= set(_checked(tree))
        return tree


def _checked(node: nodes.Node, row: str = "") -> Iterator[str]:
    """The names a template uses; `row` is the name of the row inside the loop over rows."""
    if not isinstance(node, _ALLOWED):
        raise TemplateRefused("not_allowed", type(node).__name__)
    if isinstance(node, nodes.For):
        if row or not isinstance(node.iter, nodes.Name) or node.iter.name != ROWS or node.test or node.recursive:
            raise TemplateRefused("loop")
        if not isinstance(node.target, nodes.Name):
            raise TemplateRefused("loop")
        yield ROWS
        for child in (*node.body, *node.else_):
            yield from _checked(child, node.target.name)
        return
    if isinstance(node, nodes.Getattr):
        if not isinstance(node.node, nodes.Name) or node.node.name != row or node.attr not in ROW_PLACES:
            raise TemplateRefused("unknown", _written(node))
        return
    if isinstance(node, nodes.Name):
        if not (node.name in PLACES or node.name in FORMER) or node.ctx != "load":
            raise TemplateRefused("unknown", node.name)
        yield node.name
    for child in node.iter_child_nodes():
        yield from _checked(child, row)


def _written(node: nodes.Expr) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else "?"


def check_template(template: bytes) -> None:
    """Look at a template before it is kept; raises `TemplateRefused`."""
    if len(template) > MAX_TEMPLATE:
        raise TemplateRefused("too_big")
    if template.startswith(OLE):
        raise TemplateRefused("password" if old_or_locked(template) == "password" else "not_word")
    if not template.startswith(b"PK"):
        raise TemplateRefused("not_word")
    try:
        if check_archive(template) != "docx":
            raise TemplateRefused("not_word")
    except PlanFileRefused as refused:
        raise TemplateRefused(refused.code) from refused
    try:
        letters = len(docx.Document(io.BytesIO(template)).element.xml)
    except _OF_DAMAGE as error:
        raise TemplateRefused("damaged") from error
    if letters > _MAX_TEXT:
        raise TemplateRefused("too_big")


def reaches_out(template: bytes) -> bool:
    """Whether something is left out of letters in this form because it would reach out of them, or run."""
    return _cleaned(template)[1]


def _cleaned(template: bytes) -> tuple[bytes, bool]:
    try:
        return cleaned(template)
    except _OF_DAMAGE as error:
        raise TemplateRefused("damaged") from error


def fill_letter_template(template: bytes, parts: Letter, facts: PaperFacts) -> bytes:
    """The library's template with the letter in it; raises `TemplateRefused`."""
    check_template(template)
    template, _ = _cleaned(template)
    try:
        return _filled(template, parts, facts)
    except TemplateSyntaxError as error:
        raise TemplateRefused("broken", _near(error)) from error
    except TemplateError as error:
        raise TemplateRefused("broken", str(error)) from error
    except _OF_DAMAGE as error:
        raise TemplateRefused("damaged") from error


def _filled(template: bytes, parts: Letter, facts: PaperFacts) -> bytes:
    environment = _Places()
    paper = DocxTemplate(io.BytesIO(template))
    values = _values(parts, facts, has_overview=_names(template, "umumiy"))
    paper.render(values, environment, autoescape=True)
    if not environment.seen:
        raise TemplateRefused("no_places")
    kept = io.BytesIO()
    paper.save(kept)
    document = docx.Document(kept)  # opened again: what was filled above and below the pages is only in the file
    _put_table(document, parts.table)
    if parts.draft:
        _mark_draft(document, parts.draft)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def _mark_draft(document: Document, text: str) -> None:
    """The draft's mark on every page, whether or not the library has left a place for it: no form makes a draft a
    letter."""
    for at, section in enumerate(document.sections):
        above = [section.header]
        if section.different_first_page_header_footer:
            above.append(section.first_page_header)
        if document.settings.odd_and_even_pages_header_footer:
            above.append(section.even_page_header)
        for header in above:
            inherited = at and header.is_linked_to_previous
            if not inherited and text not in "".join(paragraph.text for paragraph in header.paragraphs):
                write_draft(header.paragraphs[0].insert_paragraph_before(), text)


def _near(error: TemplateSyntaxError) -> str:
    """The line of the letter that Jinja stumbled over."""
    lines = [line.strip() for line in getattr(error, "docx_context", ()) if "{" in line]
    return lines[0] if lines else str(error.message)


def _names(template: bytes, place: str) -> bool:
    """Whether a template has such a place outside its margins. A place may lie in several pieces of a line."""
    document = docx.Document(io.BytesIO(template))
    lines = (
        "".join(text.text or "" for text in line.iter(qn("w:t"))) for line in document.element.body.iter(qn("w:p"))
    )
    return any(re.search(rf"{{{{\s*{place}\s*}}}}", line) for line in lines)


def _texts(parts: Sequence[Paragraph]) -> str:
    return _PARAGRAPH.join(part.text for part in parts)


def _values(parts: Letter, facts: PaperFacts, *, has_overview: bool) -> dict[str, Any]:
    """What stands at each place. Everything is text, so that nothing of ours can be reached through it. A form that has
    no place for the overview has it above the results."""
    report, head = facts.report, facts.letterhead
    post, name = parts.signer
    values: dict[str, Any] = {
        "kutubxona": parts.library,
        "shahar": parts.place,
        "kimga": parts.addressee,
        "raqam": parts.number_line,
        "sana": parts.date_line,
        "javob": parts.answer_to,
        "mavzu": parts.subject,
        "davr": parts.period,
        "murojaat": parts.greeting,
        "umumiy": _texts(parts.overview),
        "natijalar": _texts(parts.results if has_overview else (*parts.overview, *parts.results)),
        "jadval": _TABLE_HERE,
        "bajarilmagan": _texts(parts.undone),
        "topshirmagan": "",
        "yakun": parts.closing,
        "ilova": _PARAGRAPH.join(parts.attachments),
        "hurmat": parts.regards,
        "dalillar": _PARAGRAPH.join(parts.evidence),
        "bajarilish": share_in_percent(report.completion),
        "kutilgan": share_in_percent(report.expected),
        "lavozim": post,
        "rahbar": name,
        "ijrochi": without_control_characters(head.executor),
        "telefon": without_control_characters(head.phone),
        "qoralama": parts.draft,
        "manba": parts.footer,
        ROWS: _rows(parts.table, parts.columns),
    }
    return {**values, **{former: values[name] for former, name in FORMER.items()}}


def _rows(table: Table, columns: Sequence[str]) -> list[Mapping[str, str]]:
    """The table's rows for a template that draws its own table; bands of sections are left out."""
    rows: list[Mapping[str, str]] = []
    for row in table.rows[table.head_to :]:
        texts = [printed_cell(cell) for cell in row if cell is not None]
        if len(texts) == len(columns):
            named = dict(zip(columns, texts, strict=True))
            rows.append({**dict.fromkeys(ROW_PLACES, ""), "davrda": named["jami"], **named})
    return rows


def _put_table(document: Document, table: Table) -> None:
    """Our table in place of the paragraph that named it."""
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        text = "".join(piece.text or "" for piece in paragraph.iter(qn("w:t")))
        if _TABLE_HERE not in text:
            continue
        if text.strip() != _TABLE_HERE:
            raise TemplateRefused("table_alone", TABLE_PLACE)
        section = document.sections[0]
        width = (section.page_width or 0) - (section.left_margin or 0) - (section.right_margin or 0)
        drawn = write_table(document, table, width)
        paragraph.addprevious(drawn._tbl)
        # A cell of a table has to end with a paragraph, and so does a page: the one that named the place stays, empty.
        for piece in list(paragraph.iter(qn("w:r"))):
            piece.getparent().remove(piece)
