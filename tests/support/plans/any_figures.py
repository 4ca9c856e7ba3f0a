"""Figures of a plan as a property test draws them: of every kind, with whatever a plan may say of them."""

from hypothesis import strategies as st

from plan.indicator import Indicator, Window
from plan.schedule import Schedule

WINDOWS = [Window(1, 12), Window(1, 1), Window(4, 6), Window(10, 12), Window(points=(3, 6, 9, 12)), Window(points=(6,))]
words = st.text("ab'&<>ʻЖ 🙂-:;", max_size=400)
figures = st.none() | st.decimals(0, 10**15, places=1, allow_nan=False)
schedules = st.sampled_from([2, 4, 12]).flatmap(
    lambda parts: st.lists(figures, min_size=parts, max_size=parts).filter(any).map(lambda some: Schedule(tuple(some)))
)


@st.composite
def indicators(draw: st.DrawFn) -> Indicator:
    return Indicator(
        key=0,
        section=draw(st.sampled_from(["I", "II", "XXXVIII", "V"])),
        section_title=draw(words),
        number=str(draw(st.integers(1, 999))),
        part=draw(st.none() | words.filter(bool)),
        name=draw(words),
        unit=draw(words) or "Dona",
        kind=draw(st.sampled_from(["count", "level", "percent"])),
        baseline=draw(figures),
        target=draw(figures),
        window=draw(st.sampled_from(WINDOWS)),
        departments=draw(st.sampled_from([(), (1,), (3, 7), tuple(range(1, 41))])),
        direction=draw(st.sampled_from(["more", "less"])),
        schedule=draw(st.none() | schedules),
    )
