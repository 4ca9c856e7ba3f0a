"""How a row is named to those who type: whatever is offered as an example is taken when it is typed."""

import re
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plan.indicator import Indicator, Window
from plan.typed.answers import read_answers
from plan.typed.assignment import Assigned, Several, address_of, assign_lines
from tests.support.plans.plans import real_plan
from texts.month import unclear
from texts.template import without_html


def row(key: int, section: str, number: str, part: str | None = None) -> Indicator:
    return Indicator(
        key, section, section, number, part, "Nomi", "Dona", "count", None, None, Window(1, 12), departments=(1,)
    )


def refused_examples(line: str, rows: list[Indicator]) -> list[tuple[Indicator, str]]:
    """What the refusal of a line offers to type instead, and for which row."""
    pairs: list[tuple[Indicator, str]] = []
    for outcome in assign_lines(read_answers(line), rows[:1], rows):
        assert isinstance(outcome, Several)
        names = [address_of(choice, rows) for choice in outcome.choices]
        shown = re.findall("<b>(.+?)</b>", unclear.which_one(outcome.line, names))
        offered = [choice for choice, name in zip(outcome.choices, names, strict=True) if name is not None]
        pairs += zip(offered, map(without_html, shown), strict=False)
    return pairs


PARTS = st.one_of(
    st.sampled_from(
        ["Bibliografik yozuv yaratish", "Bibliografik yozuvlarga nusxa qo'shish", "nusxa", "ta", "yangi", "2 marta"]
    ),
    st.text("abng' -()nusxata12ўқ", min_size=1, max_size=24).filter(lambda text: bool(text.strip())),
)


@given(
    parts=st.lists(PARTS, min_size=2, max_size=5, unique=True),
    elsewhere=st.sampled_from(["", "II", "X"]),
    beside=st.booleans(),
)
def test_it_offers_no_example_that_it_does_not_take(parts: list[str], elsewhere: str, beside: bool) -> None:
    rows = [row(key, "IV", "12", part) for key, part in enumerate(parts)]
    if beside:
        rows.append(row(90, "IV", "12"))
    if elsewhere:
        rows.append(row(91, elsewhere, "12"))
    for wanted, example in refused_examples("12) 300", rows):
        assert assign_lines(read_answers(example), rows[:1], rows) == [Assigned(wanted, Decimal(45), example)]


def test_it_names_every_row_of_a_real_plan_so_that_it_is_taken() -> None:
    rows = [
        row(key, figure.section, figure.number, figure.part)
        for key, figure in enumerate(real_plan().figures)
        if figure.kind == "count"
    ]
    for figure in rows:
        name = address_of(figure, rows)
        assert name is not None, figure.code
        assert assign_lines(read_answers(f"{name}) 45"), (), rows) == [Assigned(figure, Decimal(45), f"{name}) 45")]
