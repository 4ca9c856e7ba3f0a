"""Whatever a plan says and whatever is reported: each paper can be made, and says of each kind what is true of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from plan.indicator import Indicator
from plan.period import Month, Span, SpanKind
from plan.progress.completeness import Board
from plan.progress.line import Line
from plan.progress.paper import Actual, PaperFacts
from plan.progress.report import measure
from plan.progress.tally import Reported
from reports.content.cell_text import printed_cell
from reports.content.letter_parts import letter_parts
from reports.content.table import Table
from reports.content.tables import month_table, paper_tables, raw_csv
from reports.pictures.drawing import year_figure
from tests.support.plans.any_figures import indicators
from texts.papers import labels as words

KINDS: tuple[SpanKind, ...] = ("month", "quarter", "half", "nine_months", "year")
MOMENT = datetime(2025, 7, 1, 9, tzinfo=UTC)
values = st.none() | st.decimals(0, 10**6, places=2) | st.integers(0, 100).map(Decimal)


@st.composite
def plans(draw: st.DrawFn) -> list[Indicator]:
    """A few figures, a total of two that are counted alike, and a stock."""
    some = draw(st.lists(indicators(), min_size=1, max_size=4))
    alike = [replace(draw(indicators()), kind=some[0].kind, direction=some[0].direction) for _ in range(2)]
    grown = replace(draw(indicators()), kind="count", direction="more")
    total = replace(draw(indicators()), kind="total", parts=(101, 102), direction=some[0].direction)
    stock = replace(draw(indicators()), kind="stock", parts=(103,))
    keyed = [*(replace(figure, key=key) for key, figure in enumerate(some, 1))]
    keyed += [replace(figure, key=key) for key, figure in enumerate([*alike, grown, total, stock], 101)]
    return [replace(figure, departments=figure.departments[:3] or (1,)) for figure in keyed]


@st.composite
def papers(draw: st.DrawFn) -> PaperFacts:
    plan = draw(plans())
    month = Month(2025, draw(st.integers(1, 12)))
    span = Span.containing(month, draw(st.sampled_from(KINDS)))
    reported = [
        Reported(figure.key, department, number, value, "submitted")
        for figure in plan
        if not figure.parts
        for department in figure.departments
        for number in range(1, month.number + 1)
        if (value := draw(values)) is not None
    ]
    days = {number: date(2025, number, 28) for number in range(1, 13)}
    return PaperFacts(
        library="Kutubxona",
        plan_title="",
        plan_version=1,
        plan_order="",
        report=measure(plan, reported, span=span, today=month.last_day + timedelta(days=1)),
        departments={key: f"Xizmat {key}" for key in range(1, 41)},
        responsible={},
        deadlines={},
        board=Board(2025, (), days, days),
        data_at=MOMENT,
        asked_by="Malika",
        actuals=tuple(
            Actual(number.indicator, number.department, number.month, number.value, "", False, "Nilufar", MOMENT)
            for number in reported
        ),
    )


@settings(max_examples=30, deadline=None)
@given(papers())
def test_every_paper_is_made_and_true_to_its_kinds(facts: PaperFacts) -> None:
    for table in paper_tables(facts).tables:
        for row in table.rows:
            assert not any("None" in printed_cell(cell) for cell in row if cell is not None)
    letter = letter_parts(facts)
    assert not any("None" in text for text in letter.body)
    assert raw_csv(facts).count(b"\r\n") == len(facts.actuals) + 1
    hold_months_to(facts, month_table(facts))
    for line in facts.report.lines:
        hold_standing_to(line)
    year_figure(facts.report.lines[0])


def hold_months_to(facts: PaperFacts, table: Table) -> None:
    """The year's figure of each row against its own twelve months."""
    for line, row in zip(facts.report.lines, table.rows[1:], strict=True):
        *months, year = (cell.value if cell is not None else None for cell in row[3:])
        known = [month for month in months if isinstance(month, Decimal)]
        if not known:
            assert year is None
        elif line.combining == "last":
            assert year == known[-1]
        elif line.combining == "sum":
            assert year == sum(known)
        else:
            assert isinstance(year, Decimal)
            assert min(known) - 1 <= year <= max(known) + 1
            assert year == round(year, 1)


def hold_standing_to(line: Line) -> None:
    """A limit is never behind, and passed only by what is more; what is rounded never reaches what it has missed."""
    word, target, actual = words.standing_word(line), line.indicator.target, line.actual
    if word == "rejadan ko'p":
        assert line.indicator.direction == "less"
        assert actual is not None
        assert target is not None
        assert actual > target
    if line.indicator.direction == "less" and line.indicator.kind != "stock":
        assert word != "rejadan ortda"
    assert words.short_of(line)
