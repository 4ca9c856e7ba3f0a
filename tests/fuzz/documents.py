"""Files as people's machines, other programs and ill will make them: plans, filled forms, letters and the province's
forms, whole and spoilt. Each is read, or refused by a reason that can be said, and none takes all time or memory."""

import io
import time
from collections.abc import Callable
from decimal import Decimal

import docx
from hypothesis import strategies as st

from bot.apart.limits import read_limited
from bot.apart.posix import TooHeavy, limited
from plan.document.reader import read_plan
from plan.indicator import Indicator, Window
from plan.period import Month
from plan.progress.paper import PaperFacts
from plan.typed.filled_form import FormAnswer, FormCode, FormFacts, FormRow, read_form
from reports.excel.form import form_workbook
from reports.on_demand import filled_form as fill_own_form
from reports.on_demand import letter_reaches_out, sample_form
from reports.read.filled_form import filled_form
from reports.read.refused import PlanFileRefused
from reports.word.letter import letter_document
from reports.word.refused import TemplateRefused
from tests.fuzz.spoiling import Spoilt, spoilt
from tests.fuzz.talk import BEGINS
from tests.support.plans.any_files import AnyFile, any_files
from texts.language import SOURCE, speaking

SLOWEST = 25.0
"""Processor's seconds for one file: a little more than the limit at which its reader gives up."""
Outcome = str
"""`read`, or by which word it was refused."""
_MARKS = (
    *(
        "raqam",
        "sana",
        "kutubxona",
        "davr",
        "tr.nomi",
        "tr['reja']",
        "bo'lim",
        "direktor",
        "yo'q narsa",
        "1/0",
        "raqam|upper",
    ),
    *(
        "''.__class__",
        "range(10**9)",
        "raqam*10**9",
        "tr.nomi.x.y",
        "{}",
        "'",
        "%",
        "loop.index",
        "cycler(1)",
        "9" * 90,
    ),
)
_STATEMENTS = (
    *(
        "{%p for tr in qatorlar %}",
        "{% for tr in qatorlar %}",
        "{%tr for tr in qatorlar %}",
        "{% endfor %}",
        "{%tr endfor %}",
    ),
    *(
        "{% if raqam %}",
        "{% else %}",
        "{% endif %}",
        "{% set a = 1 %}",
        "{% include 'x' %}",
        "{%",
        "%}",
        "{{",
        "}}",
        "{#",
    ),
)


def _within_limits(read: Callable[[], Outcome]) -> Outcome:
    began = time.process_time()
    with speaking(SOURCE):
        outcome = read()
    took = time.process_time() - began
    assert took < SLOWEST, f"{took:.0f} s"
    return outcome


def _tables_of(content: bytes, name: str) -> Outcome:
    try:
        tables = read_limited(content, name)
        read_plan(tables)
    except PlanFileRefused as refused:
        return refused.code
    return "read"


plans = st.tuples(any_files(), spoilt)


def read_a_plan(given: tuple[AnyFile, Spoilt]) -> Outcome:
    """The door of every plan that is sent."""
    file, how = given
    content = how.spoil(file.content)
    return _within_limits(lambda: _tables_of(content, f"reja.{file.form}"))


_CODE = FormCode(3, Month(2025, 3), BEGINS)
_FIGURES = tuple(
    Indicator(key, "IV", "", number, part, name, unit, "count", None, Decimal(10), Window(1, 12), departments=(3,))
    for key, (number, part, name, unit) in enumerate(
        (("13", "yangi", "Ro'yxat", "Nafar"), ("13", "qayta", "Ro'yxat", "Nafar"), ("14", None, "Qatnov", "Nusxa"),
         ("15", None, "Soatlar", "Soat"), ("26", None, "<b>Ulush</b>", "%")), 1,
    )
)  # fmt: skip
_notes = st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0xFFFF), max_size=30)
_values = st.none() | st.integers(0, 10**9).map(Decimal)
filled_forms = st.tuples(st.lists(st.tuples(_values, _notes), min_size=5, max_size=5), spoilt)


def read_a_filled_form(given: tuple[list[tuple[Decimal | None, str]], Spoilt]) -> Outcome:
    """A month's form that comes back, with what became of it on the way."""
    entries, how = given
    rows = tuple(
        FormRow(figure, None, Decimal(1), FormAnswer(value) if value is not None else None, note)
        for figure, (value, note) in zip(_FIGURES, entries, strict=True)
    )
    with speaking(SOURCE):
        content = how.spoil(form_workbook(FormFacts(_CODE, "Kutubxona", "Xizmat", rows), BEGINS))

    def read() -> Outcome:
        try:
            form = filled_form(read_limited(content, "forma.xlsx"))
        except PlanFileRefused as refused:
            return refused.code
        if form is None:
            return "no form"
        read_form(form.lines, _FIGURES, 3)
        return form.fault or "read"

    return _within_limits(read)


_lines = st.lists(
    st.one_of(
        st.sampled_from(_MARKS).map("{{{{ {} }}}}".format),
        st.sampled_from(_STATEMENTS),
        st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    ),
    max_size=12,
)
letters = st.tuples(_lines, st.booleans(), spoilt)


def fill_a_letter(given: tuple[list[str], bool, Spoilt], facts: PaperFacts) -> Outcome:
    """A library's own letter."""
    lines, in_table, how = given
    document, made = docx.Document(), io.BytesIO()
    if in_table and lines:
        table = document.add_table(len(lines), 2)
        for row, line in zip(table.rows, lines, strict=True):
            row.cells[0].text, row.cells[1].text = line, line[::-1]
    else:
        for line in lines:
            document.add_paragraph(line)
    document.save(made)
    content = how.spoil(made.getvalue())

    def fill() -> Outcome:
        try:
            with limited():
                letter_document(facts, content)
                letter_reaches_out(content)
        except TemplateRefused as refused:
            return refused.code
        except (TooHeavy, MemoryError, RecursionError):
            return "too_heavy"
        return "read"

    return _within_limits(fill)


own_forms = st.tuples(
    st.dictionaries(st.sampled_from("ABCDEFG"), st.sampled_from(("reja", "amalda", "")), max_size=3), spoilt
)


def fill_an_own_form(given: tuple[dict[str, str], Spoilt], facts: PaperFacts) -> Outcome:
    """The province's form, which a library is given."""
    chosen, how = given
    with speaking(SOURCE):
        content = how.spoil(sample_form(facts))

    def fill() -> Outcome:
        try:
            with limited():
                fill_own_form(content, chosen, facts)
        except PlanFileRefused as refused:
            return refused.code
        except (TooHeavy, MemoryError, RecursionError):
            return "too_heavy"
        return "read"

    return _within_limits(fill)
