"""The form itself: what is written into it is read back equal, and whatever people type into it is read or named."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plan.document.table.tables import Place
from plan.indicator import Indicator, Window
from plan.period import Month
from plan.typed.filled_form import (
    FilledForm,
    FormAnswer,
    FormCode,
    FormFacts,
    FormLine,
    FormRow,
    ReadLine,
    TroubledLine,
    name_of,
    number_of,
    read_cell,
    read_form,
)
from plan.typed.numbers import Unclear
from reports.excel.form import form_workbook
from reports.read.filled_form import filled_form
from reports.read.plan_file import read_tables
from texts.language import CYRILLIC, NEW_LATIN, speaking
from texts.month.files import form_troubles

MADE = datetime(2025, 4, 1, 4, 0, 0, 123_000, tzinfo=UTC)
CODE = FormCode(3, Month(2025, 3), MADE)


def indicator(
    key: int, section: str, number: str, name: str, unit: str = "Nusxa", part: str | None = None
) -> Indicator:
    return Indicator(
        key, section, "", number, part, name, unit, "count", None, Decimal(10), Window(1, 12), departments=(3,)
    )


NAMES = st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0xFFFF), min_size=1, max_size=60)
NOTES = st.text(st.characters(exclude_categories=["Cs", "Cc"], max_codepoint=0xFFFF), max_size=60)
UNITS = st.sampled_from(["Nusxa", "Nafar", "Soat", "km", "Tadbir", "%", ""])
WHOLE = st.integers(0, 999_999_999).map(Decimal)
BROKEN = st.integers(0, 10**9 - 1).map(lambda thousandths: Decimal(thousandths) / 1000)


@st.composite
def forms(draw: st.DrawFn) -> FormFacts:
    """Any form: rows of two sections with the same numbers, parts of one row, things counted and measured."""
    rows: list[FormRow] = []
    places = draw(st.lists(st.tuples(st.sampled_from(["I", "II", "IV"]), st.sampled_from(["1", "9.1", "9.10", "26"]))))
    for key, (section, number) in enumerate(dict.fromkeys(places)):
        name = draw(NAMES.filter(str.strip))
        parts: tuple[str | None, ...] = draw(st.sampled_from([(None,), ("yangi", "qayta")]))
        for part in parts:
            figure = indicator(10 * key + len(rows), section, number, name, draw(UNITS), part)
            value = draw(st.none() | (BROKEN if figure.unit in ("Soat", "km", "%") else WHOLE))
            answer = draw(st.sampled_from([None, FormAnswer(value)]))
            rows.append(FormRow(figure, draw(st.none() | WHOLE), draw(WHOLE), answer, draw(NOTES)))
    return FormFacts(CODE, "Kutubxona", draw(NAMES), tuple(rows))


@given(forms())
@settings(max_examples=60, deadline=None)
def test_it_reads_back_what_it_has_written(facts: FormFacts) -> None:
    form = filled_form(read_tables(form_workbook(facts, MADE), "forma.xlsx"))
    assert form is not None
    assert (form.fault, form.code) == ("", CODE)
    again = FilledForm.from_json(form.to_json())
    assert again == form
    read = read_form(form.lines, [row.indicator for row in facts.rows])
    handed_out = {row.indicator.key: row for row in facts.rows if row.answer or row.note.strip()}
    assert all(isinstance(outcome, ReadLine) for outcome in read), read
    read_lines = {outcome.indicator.key: outcome for outcome in read if isinstance(outcome, ReadLine)}
    assert read_lines.keys() == handed_out.keys()
    for key, read_line in read_lines.items():
        assert read_line.answer == handed_out[key].answer
        assert read_line.line.note.split() == handed_out[key].note.split()


@given(forms())
@settings(max_examples=20, deadline=None)
def test_the_same_form_is_the_same_bytes(facts: FormFacts) -> None:
    assert form_workbook(facts, MADE) == form_workbook(facts, MADE)


FIGURES = [
    indicator(1, "IV", "13", "Ro'yxatga olish: - yangi; - qayta", part="yangi"),
    indicator(2, "IV", "13", "Ro'yxatga olish: - yangi; - qayta", part="qayta"),
    indicator(3, "IV", "14", "Qatnov"),
    indicator(4, "I", "1", "Buyruqlar", "Soat"),
    indicator(5, "II", "1", "Qo'llanmalar"),
]


@pytest.mark.parametrize("spoken", [CYRILLIC, NEW_LATIN, "ru"])
def test_it_reads_back_a_form_in_any_language(spoken: str) -> None:
    """It is handed out in its reader's language, and read wherever it comes back to."""
    answers = [FormAnswer(Decimal(5)), FormAnswer(None), FormAnswer(Decimal(7))]
    rows = [FormRow(figure, None, Decimal(0), answer, "") for figure, answer in zip(FIGURES, answers, strict=False)]
    with speaking(spoken):
        written = form_workbook(FormFacts(CODE, "Kutubxona", "Abonement xizmati", tuple(rows)), MADE)
    form = filled_form(read_tables(written, "forma.xlsx"))
    assert form is not None
    assert (form.fault, form.code) == ("", CODE)
    read = read_form(form.lines, FIGURES)
    assert [(outcome.indicator.key, outcome.answer) for outcome in read if isinstance(outcome, ReadLine)] == [
        (row.indicator.key, row.answer) for row in rows
    ]


CELLS = st.text(max_size=40) | st.sampled_from(
    ["IV.14", "14", "1", "=1+", "1.200", "-", "12,5", "1e9", "٣", "1 200 ta"]
)


@given(st.lists(st.builds(FormLine, st.just(Place(5)), *[CELLS] * 5), max_size=8))
def test_it_never_stumbles_over_what_people_type(lines: list[FormLine]) -> None:
    """Each row with something in it is taken for one figure, or named with a sentence that can be said."""
    read = read_form(lines, FIGURES)
    taken = [outcome.indicator.key for outcome in read if isinstance(outcome, ReadLine)]
    assert len(taken) == len(set(taken))
    for outcome in read:
        if isinstance(outcome, TroubledLine):
            assert form_troubles.form_row_trouble(outcome)
        elif outcome.answer is not None and outcome.answer.value is not None:
            assert 0 <= outcome.answer.value < 10**9
    for line in lines:
        if line.says_something and line not in [outcome.line for outcome in read]:
            (alone,) = read_form([line], FIGURES)
            assert isinstance(alone, ReadLine), "only a copy of a taken row is passed over"
            assert alone.indicator.key in taken


def line(
    number: str = "IV.14", name: str = "Qatnov", unit: str = "Nusxa", typed: str = "5", note: str = ""
) -> FormLine:
    return FormLine(Place(5), number, name, unit, typed, note)


@pytest.mark.parametrize(
    ("cells", "wanted"),
    [
        (line(), 3),
        (line("14"), 3),
        (line(" № 14. "), 3),
        (line("iv.14", name="QATNOV", unit=""), 3),
        (line("ІV.14", name=""), 3),  # a Cyrillic letter
        (line("IV.13", "Ro'yxatga olish — qayta"), 2),
        (line("IV,13", "Roʻyxatga  olish - yangi"), 1),
        (line("1", "Qo'llanmalar"), 5),
        (line("1", "Buyruqlar", "soat"), 4),
        (line("1", "", "Soat"), 4),
        (line("1", ""), 5),
        (line("1", "", ""), "several"),
        (line("IV.13", ""), "several"),
        (line("IV.14", "Buyruqlar"), "other_row"),
        (line("IV.14", unit="Nafar"), "other_row"),
        (line("IV.99"), "no_row"),
        (line(""), "no_row"),
        (line("II.14"), "no_row"),
    ],
)
def test_it_finds_a_row_by_its_number_and_name(cells: FormLine, wanted: object) -> None:
    (outcome,) = read_form([cells], FIGURES)
    assert (outcome.indicator.key if isinstance(outcome, ReadLine) else outcome.why) == wanted


@pytest.mark.parametrize(
    ("typed", "counted", "measured"),
    [
        ("1200", 1200, 1200),
        ("1 200 ta", 1200, 1200),
        ("12,0", 12, 12),
        ("12,5", "fraction", "12.5"),
        ("1.200", "separator", "separator"),
        ("1.2340", "fraction", "1.2340"),
        ("1234.567", "fraction", "1234.567"),
        ("noma'lum", None, None),
        ("Hali noma’lum", None, None),
        ("-", "dash", "dash"),
        ("-3", "negative", "negative"),
        ("=A1", "formula", "formula"),
        ("1e+20", "several", "several"),
        ("990000000", 990000000, 990000000),  # in the chat it might be a telephone
        ("9999999999", "too_big", "too_big"),
        ("2025-04-01", "date", "date"),
        ("True", "not_a_number", "not_a_number"),
        ("#REF!", "not_a_number", "not_a_number"),
    ],
)
def test_it_reads_a_cell_as_the_chat_reads_a_line(typed: str, counted: object, measured: object) -> None:
    for figure, wanted in ((FIGURES[2], counted), (FIGURES[3], measured)):
        read = read_cell(typed, figure)
        if isinstance(read, Unclear):
            assert read.why == wanted
        else:
            expected = wanted if wanted is None else Decimal(str(wanted))
            assert read.value == expected


@given(st.integers(1, 10**9 - 1), st.integers(2000, 2099), st.integers(1, 12), st.integers(0, 10**12))
def test_a_code_is_found_again_in_any_text(department: int, year: int, number: int, later: int) -> None:
    code = FormCode(department, Month(year, number), MADE + timedelta(milliseconds=later))
    assert FormCode.find(f"Kod: {code} .") == code


@given(st.text())
def test_a_code_is_found_in_no_other_text(text: str) -> None:
    assert FormCode.find(text) is None


def test_names_and_numbers_are_printed_as_they_are_looked_for() -> None:
    assert [number_of(figure) for figure in FIGURES] == ["IV.13", "IV.13", "IV.14", "I.1", "II.1"]
    assert name_of(FIGURES[0]) == "Ro'yxatga olish — yangi"
    assert number_of(indicator(9, "", "7", "Bo'limsiz")) == "7"
