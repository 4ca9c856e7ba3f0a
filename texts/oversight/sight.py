"""What stands below a number for whoever approves it: what it was before, and what the plan asks."""

from decimal import Decimal

from markupsafe import Markup

from plan.indicator import Indicator
from plan.month.oversight import Sight
from plan.period import Month
from texts.sentence import NOTHING, beside, say
from texts.wording import figure_words, month_name, short_month


def sight_line(indicator: Indicator, month: Month, sight: Sight) -> Markup:
    """`fevral 9 902 · o'tgan yil mart 10 300 · reja 120 000 (24,2 %)`"""
    return beside(_before(indicator, month, sight), _last_year(indicator, month, sight), _target(indicator, sight))


def _before(indicator: Indicator, month: Month, sight: Sight) -> Markup:
    if sight.before is None:
        return NOTHING
    value = figure_words(indicator, sight.before)
    if indicator.kind == "level":
        return say("avval {value}", value=value)
    return say("{month} {value}", month=month_name(month.previous.number), value=value)


def _last_year(indicator: Indicator, month: Month, sight: Sight) -> Markup:
    if sight.last_year is None:
        return NOTHING
    value = figure_words(indicator, sight.last_year)
    return say("o'tgan yil {month} {value}", month=short_month(month.number), value=value)


def _target(indicator: Indicator, sight: Sight) -> Markup:
    if sight.target is None:
        return say("rejasi yo'q")
    target = figure_words(indicator, sight.target)
    if sight.of_all is not None:
        of_all = figure_words(indicator, sight.of_all)
        return say(
            "reja {planned}, shu xizmatga {target} ({share:percent})",
            planned=of_all,
            target=target,
            share=sight.share or Decimal(0),
        )
    if sight.share is None:
        return say("reja {target}", target=target)
    return say("reja {target} ({share:percent})", target=target, share=sight.share)
