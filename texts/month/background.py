"""What a card asks by the figure's kind, what is known of the figure already, and how its numbers are written."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.question import Background, PlannedPart, Standing
from plan.period import Month
from plan.rate import Rate
from texts.sentence import NOTHING, beside, lines, plain, say
from texts.wording import figure_words, indicator_unit, row_heading, row_label, two_numbers

_A_PERCENT = Decimal(95)
_LINE, _LEAST = 40, 22
"""Letters of a row in about a phone's line, and of a name that is worth to be begun there."""
_SMALL = Decimal(12)
"""A year's target up to which a row is small: its past is one line, and nobody works out what is needed each month."""
_TENTH = Decimal("0.1")


def asked_sentence(indicator: Indicator, month: Month) -> Markup:
    """What is to be typed, in one last line with the row: above an open keyboard nothing else may be seen. Of a level
    it must be clear beyond doubt that it is not what the month added."""
    places: dict[str, object] = {"row": row_in_line(indicator), "month": month}
    if month.since and indicator.of_two:
        return say(
            "👇 {row} · <b>{month:month_title} oylarida jami nechtadan nechtasi?</b> Masalan: 60 dan 45", **places
        )
    if month.since and indicator.is_added_up:
        return say("👇 {row} · <b>{month:month_title} oylarida jami qancha?</b>", **places)
    places["month"] = month.number
    if indicator.of_two:
        return say("👇 {row} · <b>{month:month_title} oyida nechtadan nechtasi?</b> Masalan: 60 dan 45", **places)
    if indicator.kind == "percent":
        example = indicator.target or indicator.baseline or _A_PERCENT
        return say(
            "👇 {row} · <b>{month:month_title} oyida necha foiz?</b> Masalan: {example}",
            example=example,
            **places,
        )
    if indicator.kind != "level":
        return say("👇 {row} · <b>{month:month_title} oyida qancha?</b>", **places)
    return lines(
        say("Kamayganini emas, oy oxiridagi jamini yozing.")
        if indicator.direction == "less"
        else say("Qo'shilganini emas, oy oxiridagi jamini yozing."),
        say("👇 {row} · <b>{month:month_title} oxirida jami qancha?</b>", **places),
    )


def row_in_line(row: Indicator, line: int = _LINE) -> Markup:
    """A row's number and the beginning of its name in about a phone's line; of a long part only the part."""
    label = row_label(row)
    room = line - len(label)
    if room < _LEAST:
        return say("<b>{label}</b>", label=label)
    return say("<b>{label}</b> {name}", label=label, name=row_heading(row, room))


def amount(indicator: Indicator, value: Decimal) -> Markup:
    """A figure with what it is counted in: `21 nafar`, `95 %`, and of a level `jami 60 080 nusxa`."""
    if indicator.kind == "percent":
        return say("{value}", value=figure_words(indicator, value))
    if indicator.kind == "level":
        return say("jami {value} {unit}", value=value, unit=indicator_unit(indicator))
    return say("{value} {unit}", value=value, unit=indicator_unit(indicator))


def as_before_label(indicator: Indicator, month: Month, facts: Background) -> str:
    """The button of "the same as last month"."""
    assert facts.as_before is not None
    if indicator.kind == "level":
        return plain("O'zgarmadi: {value}", value=facts.as_before)
    if indicator.kind == "percent":
        return plain("{month:month_name}: {value}\u00a0%", month=month.previous.number, value=facts.as_before)
    return plain("{month:month_name}: {value}", month=month.previous.number, value=facts.as_before)


def offers_zero(indicator: Indicator, facts: Background) -> bool:
    """Whether [0] stands on the card. A level or a percent of 0 is rare and is typed, unless it was 0 or is to be."""
    if indicator.of_two:
        return False
    return indicator.is_added_up or facts.as_before == 0 or indicator.target == 0


def background_lines(indicator: Indicator, month: Month, facts: Background) -> Iterator[Markup]:
    """What is known of this figure already, a line each."""
    if indicator.kind == "level":
        yield from _of_level(indicator, month, facts)
    elif indicator.kind == "percent":
        yield from _of_percent(indicator, month, facts)
    else:
        yield from _of_count(indicator, month, facts)


def _of_count(indicator: Indicator, month: Month, facts: Background) -> Iterator[Markup]:
    if _is_small(indicator, facts):
        if month.first == 1:
            yield say("Yillik reja: {target}", target=facts.target)
        else:
            yield beside(*_so_far(month, facts), say("yillik reja: {target}", target=facts.target))
        return
    yield beside(*_so_far(month, facts))
    if facts.same_month_last_year is not None:
        yield say("O'tgan yilning shu oyi: {value}", value=facts.same_month_last_year)
    if facts.planned_part is not None:
        yield _part_line(facts.planned_part)
    if facts.target is not None and indicator.direction == "less":
        yield say("Yillik reja: ko'pi bilan {target}", target=facts.target)
    elif facts.target and month.first > 1:
        share = (facts.year_to_date or Decimal(0)) / facts.target
        yield say("Yillik reja: {target} ({share:percent})", target=facts.target, share=share)
    elif facts.target:
        yield say("Yillik reja: {target}", target=facts.target)
    if facts.needed_per_month is not None:
        yield say("Rejani bajarish uchun har oy: {needed}", needed=facts.needed_per_month)


def _is_small(indicator: Indicator, facts: Background) -> bool:
    if facts.target is None or facts.planned_part is not None or indicator.direction == "less":
        return False
    return 0 < facts.target <= _SMALL


def _so_far(month: Month, facts: Background) -> Iterator[Markup]:
    before = Month(month.year, month.first).previous.number
    if facts.last_month is not None and facts.shared:
        yield say("{month:month_title}: {value} (siz)", month=before, value=facts.last_month)
    elif facts.last_month is not None:
        yield say("{month:month_title}: {value}", month=before, value=facts.last_month)
    so_far = facts.year_to_date or Decimal(0)
    if month.first > 1 and facts.shared:
        yield say("yil boshidan: {value} (barcha xizmatlar)", value=so_far)
    elif month.first > 1:
        yield say("yil boshidan: {value}", value=so_far)


def _part_line(part: PlannedPart) -> Markup:
    if part.span.kind == "month":
        return say("{month:month_title} rejasi: {target}", month=part.span.ordinal, target=part.target)
    if part.done:
        return say("{span:span} rejasi: {target}, shundan {done}", span=part.span, target=part.target, done=part.done)
    return say("{span:span} rejasi: {target}", span=part.span, target=part.target)


def _of_level(indicator: Indicator, month: Month, facts: Background) -> Iterator[Markup]:
    if facts.last_known is not None:
        yield _stood(facts.last_known, facts.shared)
    if facts.shared and facts.year_to_date is not None:
        yield say("Barcha xizmatlarda hozir: {value}", value=facts.year_to_date)
    if facts.same_month_last_year is not None:
        yield say("O'tgan yilning shu oyi oxirida: {value}", value=facts.same_month_last_year)
    part = facts.planned_part
    if part is not None and part.span.kind == "month":
        yield say("{month:month_title} oxiriga reja: {target}", month=part.span.ordinal, target=part.target)
    elif part is not None:
        yield say("{span:span} oxiriga reja: {target}", span=part.span, target=part.target)
    if facts.target is not None and indicator.direction == "less":
        yield say("Yil oxiriga reja: ko'pi bilan {target}", target=facts.target)
    elif facts.target is not None:
        yield say("Yil oxiriga reja: {target}", target=facts.target)


def _stood(last: Standing, shared: bool) -> Markup:
    if last.month == 0:
        return say("O'tgan yil oxirida: <b>{value}</b>", value=last.value)
    if shared:
        return say("{month:month_title} oxirida: <b>{value}</b> (siz)", month=last.month, value=last.value)
    return say("{month:month_title} oxirida: <b>{value}</b>", month=last.month, value=last.value)


def _of_percent(indicator: Indicator, month: Month, facts: Background) -> Iterator[Markup]:
    before = month.previous.number
    yield beside(
        say("{month:month_title}: {value}", month=before, value=figure_words(indicator, facts.last_month))
        if facts.last_month is not None
        else NOTHING,
        _mean(facts.year_to_date) if facts.year_to_date is not None else NOTHING,
    )
    if facts.same_month_last_year is not None:
        yield say("O'tgan yilning shu oyi: {value}", value=figure_words(indicator, facts.same_month_last_year))
    part = facts.planned_part
    if part is not None and part.span.kind == "month":
        yield say("{month:month_title} rejasi: {target}\u00a0%", month=part.span.ordinal, target=part.target)
    elif part is not None:
        yield say("{span:span} rejasi: {target}\u00a0%", span=part.span, target=part.target)
    if facts.target is not None and indicator.direction == "less":
        yield say("Yillik reja: ko'pi bilan {target}\u00a0%", target=facts.target)
    elif facts.target is not None:
        yield say("Yillik reja: {target}\u00a0%", target=facts.target)


def _mean(year: Decimal) -> Markup:
    if isinstance(year, Rate):
        return say(
            "yil boshidan: {numbers} ({percent}\u00a0%)",
            numbers=two_numbers(year),
            percent=year.quantize(_TENTH, ROUND_HALF_UP),
        )
    return say("yil boshidan o'rtacha: {mean}\u00a0%", mean=year.quantize(_TENTH, ROUND_HALF_UP))
