"""How a figure is said by what its kind makes of it: a level stands somewhere, a percent is a mean of its months, and a
limit is not to be passed. The chat and all papers take their words and their rounding from here."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from plan.indicator import Indicator
from plan.progress.line import Line
from plan.progress.standing import Standing
from plan.progress.tally import Combining, Months
from plan.rate import Rate
from plan.schedule import Schedule
from texts.sentence import NOTHING, Markup, Sentence, beside, lines, plain, say
from texts.wording import ROMAN, figure_words, indicator_unit, printed_unit, short_month

WORDS: Mapping[Standing, Sentence] = {
    "done": Sentence("Bajarilgan"),
    "nearly": Sentence("Deyarli bajarilgan"),
    "on_track": Sentence("Rejaga muvofiq"),
    "behind": Sentence("Rejadan ortda"),
    "overdue": Sentence("Muddati o'tgan"),
    "not_due": Sentence("Muddati kelmagan"),
    "no_target": Sentence("Rejasi belgilanmagan"),
}
PASSED = Sentence("Rejadan ko'p")
"""Of a limit: there is more than the plan allows."""
TOO_SOON = Sentence("Shu davr uchun ko'p")
"""Of a limit: there is more than its share of the year so far."""
NEARLY_WITHIN = Sentence("Rejadan biroz ko'p")
"""Of a limit whose time is over: there is more than the plan allows, within the tolerance."""
BEHIND_OR_PASSED = Sentence("Rejadan ortda yoki ko'p")
RUNNING = Sentence("Muddati tugamagan")
"""Of what is to become less: there is still more than there should be, and still time."""
_TENTH = Decimal("0.1")
_PERCENT_UNITS = ("%", "foiz", "protsent", "фоиз", "процент")
_KINDS: Mapping[tuple[Combining, bool], Sentence] = {
    ("last", False): Sentence("oxirgi holat"),
    ("mean", False): Sentence("o'rtacha"),
    ("sum", True): Sentence("ko'pi bilan"),
    ("last", True): Sentence("oxirgi holat, ko'pi bilan"),
    ("mean", True): Sentence("o'rtacha, ko'pi bilan"),
}
"""(how months make a year, whether less is better) → what a paper says beside the unit; nothing for a mere count."""
KINDS: Mapping[str, Sentence] = {
    "count": Sentence("qo'shib boriladigan"),
    "level": Sentence("yil oxiridagi holat"),
    "percent": Sentence("foiz ko'rsatkichi"),
    "total": Sentence("jami"),
    "stock": Sentence("o'sib boruvchi jami"),
}
DIRECTIONS: Mapping[str, Sentence] = {
    "more": Sentence("oshirish ko'rsatkichi"),
    "less": Sentence("kamaytirish ko'rsatkichi"),
}
_NAMES: Mapping[Combining, Sentence] = {
    "sum": KINDS["count"],
    "last": KINDS["level"],
    "mean": KINDS["percent"],
}
_EXPLAINED: Mapping[Combining, Sentence] = {
    "last": Sentence("🔢 Yil oxiridagi holat: oylar qo'shilmaydi, oxirgi holat olinadi."),
    "mean": Sentence("🔢 Foiz ko'rsatkichi: oylar qo'shilmaydi, o'rtachasi olinadi."),
}
OF_TWO = Sentence("🔢 Foiz ko'rsatkichi: oylar qo'shilmaydi, ikkala raqamning jamidan hisoblanadi.")
_SCHEDULES: Mapping[tuple[int, bool], Sentence] = {
    (2, False): Sentence("🗂 Yarim yilliklar bo'yicha reja: {figures}"),
    (4, False): Sentence("🗂 Choraklar bo'yicha reja: {figures}"),
    (12, False): Sentence("🗂 Oylar bo'yicha reja: {figures}"),
    (2, True): Sentence("🗂 Yarim yillik oxiridagi reja: {figures}"),
    (4, True): Sentence("🗂 Chorak oxiridagi reja: {figures}"),
    (12, True): Sentence("🗂 Oy oxiridagi reja: {figures}"),
}
"""(how many parts, whether each says what should stand at its end) → the line."""


def is_limit(indicator: Indicator) -> bool:
    """Whether its target is the most there may be. A stock is measured by its growth, whichever way that goes."""
    return indicator.direction == "less" and indicator.kind != "stock"


def grows(line: Line) -> bool:
    """Whether its completion is a share of the way up from last year's figure, and not of the whole target."""
    indicator = line.indicator
    if indicator.kind == "stock":
        return True
    base, target = indicator.baseline, indicator.target
    return line.combining == "last" and not is_limit(indicator) and base is not None and (target or base) > base


def rounded(line: Line, value: Decimal | None) -> Decimal | None:
    """A figure of the line as people see it. A mean of percents has one decimal at most, and is never rounded to a
    target that it has missed; whatever is added up or stands for itself is left as it is."""
    if value is None or line.combining != "mean":
        return value
    near, target = value.quantize(_TENTH, ROUND_HALF_UP), line.indicator.target
    if target is None:
        return near
    if is_limit(line.indicator):
        return value.quantize(_TENTH, ROUND_CEILING) if near <= target < value else near
    return value.quantize(_TENTH, ROUND_FLOOR) if value < target <= near else near


def shown_months(line: Line) -> Months:
    """The twelve months as people see them: as they were typed, and rounded where several percents make one."""
    return tuple(value if _is_typed(line, at) else rounded(line, value) for at, value in enumerate(line.months))


def _is_typed(line: Line, at: int) -> bool:
    return not line.indicator.parts and sum(months[at] is not None for _, months in line.shares) == 1


NOT_KNOWN = Sentence("alohida ma'lum emas")
"""In the place of a standing, where nothing is known of the time in question."""


def standing_of(line: Line) -> Sentence:
    """The word for where a line stands; of a limit one that is true for a limit."""
    if not line.known:
        return NOT_KNOWN
    if is_passed(line):
        is_above_target = line.actual is not None and line.actual > (line.indicator.target or Decimal(0))
        return PASSED if is_above_target else TOO_SOON
    if is_limit(line.indicator) and line.standing == "nearly":
        return NEARLY_WITHIN
    if is_limit(line.indicator) and line.standing == "on_track" and _is_above(line):
        return RUNNING
    return WORDS[line.standing]


def is_passed(line: Line) -> bool:
    """Whether it is a limit, and there is more than the plan allows by now. One that nobody has reported is only
    overdue."""
    is_red = line.standing == "behind" or (line.standing == "overdue" and line.actual is not None)
    return is_limit(line.indicator) and is_red


def _is_above(line: Line) -> bool:
    """Whether there is more than there should be by now, or at the end where nothing is expected yet."""
    allowed = line.expected if line.expected is not None else line.indicator.target
    return line.actual is not None and allowed is not None and line.actual > allowed


def shown_unit(line: Line) -> str:
    """The unit behind a figure of the line; a percent is one, whatever its unit says."""
    return "%" if line.combining == "mean" else indicator_unit(line.indicator)


def unit_and_kind(line: Line) -> str:
    """The unit in a paper's column, with what a reader must know of its figures: `nusxa (oxirgi holat)`."""
    indicator = line.indicator
    mark = _KINDS.get((line.combining, is_limit(indicator)))
    unit = printed_unit(indicator)
    if mark is None:
        return unit
    if line.combining == "mean" and not any(name in indicator.unit.lower() for name in _PERCENT_UNITS):
        return plain("{unit} (%, {mark})", unit=unit, mark=mark.plain())
    return plain("{unit} ({mark})", unit=unit, mark=mark.plain())


def kind_name(line: Line) -> str:
    """The kind in words, for a table that programs read: `yil oxiridagi holat, kamaytirish`."""
    name = _NAMES[line.combining].plain()
    return plain("{kind}, kamaytirish", kind=name) if is_limit(line.indicator) else name


def is_mixed(rows: Sequence[Line]) -> bool:
    """Whether some of these rows are not added up, so that nothing over their columns may speak of a sum."""
    return any(line.combining != "sum" for line in rows)


def explained_kind(line: Line) -> Markup:
    """What is done with the months of a figure that is not simply added up, and which way is better."""
    explained = OF_TWO if line.indicator.of_two else _EXPLAINED.get(line.combining)
    return lines(
        explained() if explained is not None else NOTHING,
        say("📉 Kamaytirish ko'rsatkichi: qancha kam bo'lsa, shuncha yaxshi.") if is_limit(line.indicator) else NOTHING,
    )


def figure_of(line: Line, value: Decimal | None) -> str:
    """A figure of the line without its unit, not rounded; only a percent is always said to be one."""
    if line.combining == "mean" and value is not None and not isinstance(value, Rate):
        return plain("{value}\u00a0%", value=value)
    return figure_words(line.indicator, value)


def schedule_line(schedule: Schedule | None, *, stands: bool) -> Markup:
    """What the plan itself asks of each quarter, half or month; nothing where it does not. Of a level (`stands`) it is
    what should be there at their ends."""
    if schedule is None:
        return NOTHING
    figures = beside(
        *(
            say("{part}: {figure:figure}", part=_part_name(schedule, at), figure=figure)
            for at, figure in enumerate(schedule.parts)
        )
    )
    return _SCHEDULES[len(schedule.parts), stands](figures=figures)


def _part_name(schedule: Schedule, at: int) -> str:
    return short_month(at + 1) if schedule.length == 1 else ROMAN[at]


def last_known_month(line: Line) -> int | None:
    """The month (1–12) of the newest number; None where there is none."""
    return next((month for month in range(12, 0, -1) if line.months[month - 1] is not None), None)
