"""The files that are made of one span's facts."""

import io
from dataclasses import dataclass
from functools import cached_property

import docx

from plan.progress.paper import PaperFacts
from reports.content.form import plan_form_table
from reports.content.letter_parts import letter_parts
from reports.content.table import Table
from reports.excel.workbook import paper_workbook
from reports.pdf.document import form_pdf
from reports.pdf.letter import letter_pdf
from reports.word.letter import letter_document


@dataclass
class Files:
    """The facts, and the files made of them and the tables in these, each once and only if somebody asks for it."""

    facts: PaperFacts

    @cached_property
    def form(self) -> Table:
        return plan_form_table(self.facts)

    @cached_property
    def letter_table(self) -> Table:
        return letter_parts(self.facts).table

    @cached_property
    def book(self) -> bytes:
        return paper_workbook(self.facts)

    @cached_property
    def word(self) -> bytes:
        return letter_document(self.facts)

    @cached_property
    def word_with_rows(self) -> bytes:
        """The letter of a library whose own form has the table of rows in it."""
        document, kept = docx.Document(), io.BytesIO()
        document.add_paragraph("{{ jadval }}")
        document.save(kept)
        return letter_document(self.facts, kept.getvalue())

    @cached_property
    def letter_pdf(self) -> bytes:
        return letter_pdf(self.facts)

    @cached_property
    def form_pdf(self) -> bytes:
        return form_pdf(self.facts)
