"""What holds for every level, percent, limit and schedule, whatever was promised and reported."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plan.indicator import Direction, Indicator, Kind, Window
from plan.period import Span
from plan.progress.line import Line
from plan.progress.pace import scheduled_amount
from plan.progress.report import measure
from plan.progress.tally import Reported
from plan.schedule import Schedule
from tests.support.plans.figures import after

YEAR = Span(2025, "year")
amounts = st.decimals(0, 5000, places=1)
maybe = st.none() | amounts
windows = st.sampled_from(["months 1-12", "months 4-9", "due 3,6,9,12", "due 12"]).map(Window.parse)
schedules = st.sampled_from([2, 4, 12]).flatmap(lambda size: st.tuples(*[maybe] * size)).filter(any).map(Schedule)
directions: st.SearchStrategy[Direction] = st.sampled_from(["more", "less"])
asked_kinds: st.SearchStrategy[Kind] = st.sampled_from(["count", "level", "percent"])


@st.composite
def figures(draw: st.DrawFn) -> Indicator:
    return Indicator(
        key=1,
        section="I",
        section_title="",
        number="1",
        part=None,
        name="",
        unit="Dona",
        kind=draw(asked_kinds),
        baseline=draw(maybe),
        target=draw(maybe),
        window=draw(windows),
        departments=(1,),
        direction=draw(directions),
        schedule=draw(st.none() | schedules),
    )


months = st.lists(maybe, min_size=12, max_size=12)


def measured(figure: Indicator, values: list[Decimal | None], finished: int, department: int = 1) -> Line:
    given = [Reported(1, department, at, value, "approved") for at, value in enumerate(values, 1) if value is not None]
    return measure([figure], given, span=YEAR, today=after(finished)).lines[0]


@given(figures(), months, st.integers(0, 12))
def test_it_never_calls_late_what_cannot_be(figure: Indicator, values: list[Decimal | None], finished: int) -> None:
    line = measured(figure, values, finished)
    first = min(figure.window.points, default=figure.window.first or 0)
    if finished < first:
        assert line.standing in ("not_due", "done", "no_target")
    if figure.target is None:
        assert line.standing == "no_target"
    if line.standing == "overdue":
        assert finished >= max(figure.window.points, default=figure.window.last or 0)


@given(figures(), months, st.integers(0, 12))
def test_it_says_done_of_nothing_that_misses_its_target(
    figure: Indicator, values: list[Decimal | None], finished: int
) -> None:
    line = measured(figure, values, finished)
    if line.standing != "done" or (figure.target == 0 and figure.direction == "more"):
        return
    assert line.actual is not None
    assert figure.target is not None
    reached = line.actual <= figure.target if figure.direction == "less" else line.actual >= figure.target
    assert reached


@given(figures(), months)
def test_it_stands_at_the_last_level_and_at_the_mean_of_percents(
    figure: Indicator, values: list[Decimal | None]
) -> None:
    line = measured(figure, values, 12)
    reported = [value for value in values if value is not None]
    if not reported:
        assert line.actual is None
    elif figure.kind == "level":
        assert line.actual == reported[-1]
    elif figure.kind == "percent":
        assert line.actual is not None
        assert min(reported) <= line.actual <= max(reported)
        assert abs(line.actual * len(reported) - sum(reported)) < Decimal("0.0001")
    else:
        assert line.actual == sum(reported)


@given(figures(), months)
def test_it_expects_the_target_at_the_end(figure: Indicator, values: list[Decimal | None]) -> None:
    line = measured(figure, values, 12)
    if figure.target is None:
        assert line.expected is None
    elif figure.schedule is None and figure.target:
        assert line.expected == figure.target
        assert line.expected_share in (None, 1)


@given(figures().filter(lambda figure: figure.kind == "level" and figure.schedule is None))
def test_it_expects_a_level_to_move_one_way_only(figure: Indicator) -> None:
    expected = [measured(figure, [None] * 12, finished).expected for finished in range(13)]
    steps = [value for value in expected if value is not None]
    assert steps in (sorted(steps), sorted(steps, reverse=True))


@given(schedules)
def test_a_schedule_is_kept_as_it_is(schedule: Schedule) -> None:
    assert Schedule.parse(str(schedule)) == schedule


@given(st.sampled_from([2, 4, 12]).flatmap(lambda size: st.lists(amounts, min_size=size, max_size=size)), windows)
def test_a_schedule_brings_all_of_it_by_the_end(parts: list[Decimal], window: Window) -> None:
    schedule = Schedule(tuple(parts))
    amounts_due = [scheduled_amount(schedule, window, month) for month in range(13)]
    assert amounts_due == sorted(amounts_due)
    assert amounts_due[0] == 0
    for part in range(len(parts)):
        assert amounts_due[schedule.months_of(part)[-1]] == sum(parts[: part + 1])


@given(st.sampled_from([2, 4, 12]).flatmap(lambda size: st.lists(amounts, min_size=size, max_size=size)))
def test_running_totals_and_their_parts_say_the_same(parts: list[Decimal]) -> None:
    totals = [sum(parts[: at + 1], Decimal(0)) for at in range(len(parts))]
    assert Schedule.of_running_totals(totals) == Schedule(tuple(parts))
